// The plan as this window knows it: sides by number, their order, and what an action does to them.
// Pure: every action gives a patch {id: {field: value}}, or null when only the server can tell.
import { seriesLabels } from './series.js';

export const GAP = 2 ** 20;

/** Sides in the order of the plan. */
export function inOrder(sides) {
  return [...sides.values()].sort((one, other) => one.position - other.position || one.id - other.id);
}

/** `sides` after a patch, as a new map; other sides are the same objects. */
export function patched(sides, patch) {
  const changed = new Map(sides);
  for (const [id, fields] of patch) {
    if (changed.has(id)) changed.set(id, { ...changed.get(id), ...fields });
  }
  return changed;
}

/** What a side is called in the numbering shown; '' when it has no name there. */
export function labelOf(side, foliation) {
  return foliation ? (side.labels?.[foliation] ?? '') : side.label;
}

/** 'r', 'v' or '' by the end of a label. */
export function faceOf(label) {
  const end = /(?:\d|[a-z]|\s|-)([rv])$|([وظ])$/u.exec(label.trim());
  if (!end) return '';
  return end[1] ?? (end[2] === 'و' ? 'r' : 'v');
}

function labelled(side, label, foliation) {
  if (!foliation) return { label };
  const labels = { ...side.labels };
  if (label) labels[foliation] = label;
  else delete labels[foliation];
  return { labels };
}

function chosen(sides, ids) {
  const wanted = new Set(ids);
  return inOrder(sides).filter((side) => wanted.has(side.id));
}

function even(ids) {
  return new Map(ids.map((id, at) => [id, { position: (at + 1) * GAP }]));
}

/** Positions that put `moved` before the `place`-th of the other sides. */
export function placedBetween(sides, moved, place) {
  const going = new Set(moved);
  const rest = inOrder(sides).filter((side) => !going.has(side.id));
  if (!rest.length) return even(moved);
  if (place >= rest.length) {
    const last = rest[rest.length - 1].position;
    return new Map(moved.map((id, at) => [id, { position: last + (at + 1) * GAP }]));
  }
  const after = rest[place].position;
  const before = place > 0 ? rest[place - 1].position : after - (moved.length + 1) * GAP;
  const step = Math.floor((after - before) / (moved.length + 1));
  if (step < 1) {
    const ids = rest.map((side) => side.id);
    return even([...ids.slice(0, place), ...moved, ...ids.slice(place)]);
  }
  return new Map(moved.map((id, at) => [id, { position: before + (at + 1) * step }]));
}

function moving(sides, act) {
  const moved = chosen(sides, act.sides).map((side) => side.id);
  const going = new Set(moved);
  const order = inOrder(sides).map((side) => side.id);
  const rest = order.filter((id) => !going.has(id));
  let place = act.position !== undefined ? act.position - 1 : order.indexOf(moved[0]) + (act.by ?? 0);
  if (act.before !== undefined) place = rest.indexOf(act.before);
  if (act.after !== undefined) place = rest.indexOf(act.after) + 1;
  place = Math.min(Math.max(place, 0), rest.length);
  const wanted = [...rest.slice(0, place), ...moved, ...rest.slice(place)];
  if (wanted.every((id, at) => id === order[at])) return new Map();
  return placedBetween(sides, moved, place);
}

function series(sides, act) {
  const counted = chosen(sides, act.sides).filter(
    (side) => !act.only || act.only === 'all' || faceOf(side.label) === act.only[0],
  );
  const labels = seriesLabels(act, counted.length);
  if (!labels) return null;
  return new Map(
    counted.map((side, at) => [side.id, labelled(side, labels[at], act.foliation)]),
  );
}

const NAMES = {
  front_cover: ['front cover', 'front cover inside'],
  front_cover_inside: ['front cover inside'],
  back_cover_inside: ['back cover inside', 'back cover'],
  back_cover: ['back cover'],
  spine: ['spine'],
};

const ACTS = {
  relabel: (sides, act) =>
    new Map([[act.side, labelled(sides.get(act.side), act.label.trim(), act.foliation)]]),
  label_series: series,
  clear_labels: (sides, act) =>
    new Map(chosen(sides, act.sides).map((side) => [side.id, labelled(side, '', act.foliation)])),
  blank: (sides, act) => new Map(act.sides.map((id) => [id, { is_blank: act.is_blank }])),
  move: moving,
  mark_as: (sides, act) => {
    const names = NAMES[act.thing];
    if (!names) return null;
    return new Map(
      chosen(sides, act.sides).map((side, at) => [
        side.id,
        { label: names[Math.min(at, names.length - 1)] },
      ]),
    );
  },
};

/** What an action changes, or null when only the server can tell. */
export function patchOf(sides, act) {
  return ACTS[act.action]?.(sides, act) ?? null;
}
