// Where each side lies on the screen, and which one lies where an arrow points. All by counting:
// a slot is the place of a side in order, or null where an open book shows nothing.
import { faceOf } from './plan.js';

const VIEWS = {
  grid: { width: 132, height: 204 },
  spreads: { width: 204, height: 300 },
  list: { width: 0, height: 76 },
};
const TOWARDS = { ArrowRight: 1, ArrowLeft: -1 };

/** `{columns, slots, rowHeight, rowOf}` of the sides (in order) in a field `width` px wide. */
export function layOut(sides, view, width) {
  const measure = VIEWS[view] ?? VIEWS.grid;
  let columns = measure.width ? Math.max(1, Math.floor(width / measure.width)) : 1;
  if (view === 'spreads') columns = Math.max(2, columns - (columns % 2));
  const slots = view === 'spreads' ? opened(sides) : sides.map((_, place) => place);
  const rowOf = new Array(sides.length);
  slots.forEach((place, at) => {
    if (place !== null) rowOf[place] = Math.floor(at / columns);
  });
  return { columns, slots, rowHeight: measure.height, rowOf, rows: Math.ceil(slots.length / columns) };
}

// Two slots an opening: what faces the reader first (a verso), then the recto beside it.
function opened(sides) {
  const slots = [];
  sides.forEach((side, place) => {
    const isFirst = slots.length % 2 === 0;
    const face = faceOf(side.label) || coverFace(side.label);
    if (face === 'r' && isFirst) slots.push(null);
    if (face === 'v' && !isFirst) slots.push(null);
    slots.push(place);
  });
  return slots;
}

function coverFace(label) {
  if (label === 'front cover' || label === 'back cover inside') return 'r';
  return label === 'front cover inside' || label === 'back cover' ? 'v' : '';
}

/** The place that `key` leads to from `place` by sight, or null when the key is not for moving. */
export function placeTowards(key, place, { columns, slots }, rightToLeft, page = 1) {
  const last = slots.length - 1;
  const at = slots.indexOf(place);
  if (key === 'Home') return firstFrom(slots, 0, 1);
  if (key === 'End') return firstFrom(slots, last, -1);
  if (key in TOWARDS) {
    const step = TOWARDS[key] * (rightToLeft ? -1 : 1);
    return firstFrom(slots, at + step, step) ?? place;
  }
  const rows = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[key];
  if (!rows) return null;
  const wanted = at + rows * columns;
  if (wanted < 0 || wanted > last) {
    const isPage = key.startsWith('Page');
    const isShortRow = wanted > last && Math.floor(at / columns) < Math.floor(last / columns);
    if (!isPage && !isShortRow) return place;
    return firstFrom(slots, wanted < 0 ? 0 : last, wanted < 0 ? 1 : -1);
  }
  // Half of an opening may be empty: then the other half is meant.
  return slots[wanted] ?? slots[wanted + 1] ?? slots[wanted - 1] ?? place;
}

function firstFrom(slots, start, step) {
  for (let at = start; at >= 0 && at < slots.length; at += step) {
    if (slots[at] !== null) return slots[at];
  }
  return null;
}
