// Which pages are seen together, and where each stands.
import { leafNumber } from './book.js';

// Pages of one opening are drawn at the same height; this is the unit of the coordinate space.
const PAGE_HEIGHT = 1;

function facing(earlier, later) {
  if (earlier.nonPaged || later.nonPaged) return false;
  if (earlier.face !== 'verso' || later.face !== 'recto') return false;
  const [before, after] = [leafNumber(earlier.label), leafNumber(later.label)];
  // 2v and 4r do not face each other: a leaf between them was not photographed.
  return before === null || after === null || after - before <= 1;
}

function knowsFaces(pages) {
  return pages.every(({ nonPaged, face }) => nonPaged || face === 'recto' || face === 'verso');
}

/**
 * The openings of a book in reading order, each a list of one or two page indexes.
 *
 * A verso stands with the recto that follows it. Without folio labels the rule of IIIF
 * Presentation 3.0 for `paged` holds: the first page alone, then pairs; `non-paged` ones alone.
 */
export function openings(pages) {
  const labelled = knowsFaces(pages);
  const found = [];
  let paged = 0;
  for (let index = 0; index < pages.length; index += 1) {
    const page = pages[index];
    const next = pages[index + 1];
    const pair =
      next !== undefined &&
      (labelled
        ? facing(page, next)
        : !page.nonPaged && !next.nonPaged && paged % 2 === 1);
    found.push(pair ? [index, index + 1] : [index]);
    if (!page.nonPaged) paged += pair ? 2 : 1;
    if (pair) index += 1;
  }
  return found;
}

/** Every page by itself, in the shape of `openings`. */
export const singles = (pages) => pages.map((_, index) => [index]);

/** Position in `views` of the one that shows page `index`. */
export const viewOf = (views, index) => views.findIndex((view) => view.includes(index));

/**
 * Places of the pages of one view: `[{index, x, y, width, height}]`, in units of page height.
 *
 * In a right-to-left book the earlier page of an opening (a verso) is on the right.
 */
export function placements(pages, view, direction) {
  const vertical = direction === 'top-to-bottom' || direction === 'bottom-to-top';
  const backwards = direction === 'right-to-left' || direction === 'bottom-to-top';
  const order = backwards ? [...view].reverse() : view;
  let offset = 0;
  const placed = order.map((index) => {
    const { width, height } = pages[index];
    const size = vertical
      ? { width: PAGE_HEIGHT, height: (PAGE_HEIGHT * height) / width }
      : { width: (PAGE_HEIGHT * width) / height, height: PAGE_HEIGHT };
    const place = vertical ? { index, x: 0, y: offset, ...size } : { index, x: offset, y: 0, ...size };
    offset += vertical ? size.height : size.width;
    return place;
  });
  return placed.sort((a, b) => a.index - b.index);
}

/** The rectangle around all placements. */
export function bounds(placed) {
  const right = Math.max(...placed.map(({ x, width }) => x + width));
  const bottom = Math.max(...placed.map(({ y, height }) => y + height));
  return { x: 0, y: 0, width: right, height: bottom };
}
