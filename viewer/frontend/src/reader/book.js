// The book as the page shell gives it: a JSON block, read once and checked.

/**
 * @typedef {object} Page
 * @property {string} id       canvas identifier, as it stands in addresses of the reader
 * @property {string} label    folio label, e.g. '12v'
 * @property {number} width    canvas width in pixels
 * @property {number} height   canvas height in pixels
 * @property {?string} service base address of the IIIF image service; null: no image can be shown
 * @property {?{width: number, height: number}} image  size of the image, when not that of the canvas
 * @property {?string} thumb   address of a small image
 * @property {boolean} nonPaged  true for covers and loose things that face no other page
 * @property {?boolean} uncut  true: its custodians want it whole, no region of it is linked to
 * @property {?boolean} uncovered  true: nothing of ours is laid over it
 * @property {?boolean} noThumbnail  true: a quiet mark stands where a small image would
 * @property {?number[]} notes  numbers of the custodians' notes that stand beside it
 * @property {boolean} written  true: what is written on it may be read beside it
 * @property {?string} face    'recto', 'verso' or 'whole'; read from the label when it is absent
 */

const DIRECTIONS = new Set([
  'right-to-left',
  'left-to-right',
  'top-to-bottom',
  'bottom-to-top',
]);

/** 'recto', 'verso' or null, from a folio label such as '12v', '3bis r' or 'iir'. */
export function faceOf(label) {
  const match = /^(?:[0-9]+|[ivxlc]+)\s*(?:bis|ter|[a-z*])?\s*([rv])$/iu.exec(label.trim());
  if (!match) return null;
  return match[1].toLowerCase() === 'v' ? 'verso' : 'recto';
}

/** Leaf number in a folio label, or null: '12v' gives 12. */
export function leafNumber(label) {
  const match = /^(\d+)/.exec(label.trim());
  return match ? Number(match[1]) : null;
}

/** A checked book from the parsed JSON of `#reader-config`; throws when it has no page. */
export function readBook(config) {
  if (!Array.isArray(config.pages) || config.pages.length === 0) {
    throw new Error('the reader was given no pages');
  }
  const direction = DIRECTIONS.has(config.direction) ? config.direction : 'left-to-right';
  const written = new Set(config.writtenOn ?? []);
  const pages = config.pages.map((page) => ({
    ...page,
    written: written.has(page.id),
    id: String(page.id),
    label: String(page.label),
    service: page.service ? String(page.service).replace(/\/$/, '') : null,
    image: page.image ?? { width: page.width, height: page.height },
    thumb: page.thumb ?? null,
    nonPaged: Boolean(page.nonPaged),
    face: page.face ?? faceOf(String(page.label)),
  }));
  const { strings = {}, notes = [], start = null } = config;
  return { direction, pages, strings, notes, start };
}

/** Index of the page whose identifier is `id`, given whole or as the last part of its URI; or -1. */
export function indexOfPage(pages, id) {
  if (!id) return -1;
  const tail = id.split('/').pop();
  return pages.findIndex((page) => page.id === id || page.id.split('/').pop() === tail);
}
