// The address of a view: which page, which part of it, one page or an opening.

const MODES = new Set(['spread', 'page']);

/** `{canvas, xywh, mode}` from the search part of an address; what is absent or bad is null. */
export function readAddress(search) {
  const query = new URLSearchParams(search);
  const mode = query.get('mode');
  return {
    canvas: query.get('canvas'),
    xywh: parseRegion(query.get('xywh')),
    mode: MODES.has(mode) ? mode : null,
  };
}

/** `{x, y, width, height}` in canvas pixels from 'x,y,w,h' or 'pixel:x,y,w,h', or null. */
export function parseRegion(text) {
  const match = /^(?:pixel:)?(-?\d+),(-?\d+),(\d+),(\d+)$/.exec(text ?? '');
  if (!match) return null;
  const [x, y, width, height] = match.slice(1).map(Number);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The place that a link to a mark asks for, to be outlined on its whole page, or null. */
export const readMarked = (search) => parseRegion(new URLSearchParams(search).get('marked'));

/** The light that a link asks for, '' for the normal one. */
export const readLight = (search) => new URLSearchParams(search).get('light') ?? '';

/** True where a link asks for the text beside the picture. */
export const readText = (search) => new URLSearchParams(search).get('text') === '1';

/** `search` with the view put into it; parameters of others (such as `lang`) stay. */
export function writeAddress(search, { canvas, xywh, mode, light, marked, text }) {
  const query = new URLSearchParams(search);
  const page = canvas.split('/').pop();
  // A place is marked on one page: the address of another one does not know it.
  const isOther = query.get('canvas')?.split('/').pop() !== page;
  if (isOther || marked === null) query.delete('marked');
  // So is the older number by which one page was cited; and a content state was followed once.
  if (isOther) query.delete('cited');
  query.delete('iiif-content');
  query.set('canvas', page);
  if (marked) query.set('marked', spelled(marked));
  if (xywh) query.set('xywh', spelled(xywh));
  else query.delete('xywh');
  if (mode) query.set('mode', mode);
  else query.delete('mode');
  if (light) query.set('light', light);
  else query.delete('light');
  if (text) query.set('text', '1');
  else query.delete('text');
  return `?${query.toString().replaceAll('%2C', ',')}`;
}

const spelled = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(',');

/** A region of a page, in canvas pixels, as a rectangle of the viewer's space. */
export function regionToView(region, page, place) {
  const scale = place.width / page.width;
  return {
    x: place.x + region.x * scale,
    y: place.y + region.y * scale,
    width: region.width * scale,
    height: region.height * scale,
  };
}

/** A rectangle of the viewer's space as a region of a page, in canvas pixels. */
export function viewToRegion(rectangle, page, place) {
  const scale = page.width / place.width;
  return {
    x: (rectangle.x - place.x) * scale,
    y: (rectangle.y - place.y) * scale,
    width: Math.max(1, rectangle.width * scale),
    height: Math.max(1, rectangle.height * scale),
  };
}
