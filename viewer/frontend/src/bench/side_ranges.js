// Sides as people cite them, '1r-8v, 12': read with the labels of this book, and written back.
const plain = (text) => text.trim().toLocaleLowerCase();

/**
 * The sides that `text` names, in reading order: `{ ids }`, or `{ wrong }` with the first piece that
 * names none. A leaf without a face is both its sides.
 */
export function readSides(text, sides) {
  const labels = sides.map((side) => plain(side.label));
  const find = (name) => {
    const exact = labels.indexOf(name);
    if (exact >= 0) return [exact, exact];
    const faces = labels.flatMap((label, at) => (label.startsWith(name) && /^\p{L}$/u.test(label.slice(name.length)) ? [at] : []));
    return faces.length ? [faces[0], faces.at(-1)] : null;
  };
  const places = new Set();
  for (const piece of text.split(/[,;،؛\n]/).map((one) => one.trim()).filter(Boolean)) {
    const ends = piece.split(/[-–]/).map(plain);
    const [from, to] = find(plain(piece)) ? [find(plain(piece)), find(plain(piece))] : [find(ends[0]), find(ends.at(-1))];
    if (ends.length > 2 || !ends.every(Boolean) || !from || !to || to[1] < from[0]) return { wrong: piece };
    for (let at = from[0]; at <= to[1]; at += 1) places.add(at);
  }
  return { ids: sides.filter((_, at) => places.has(at)).map((side) => side.id) };
}

/** Sides as ranges: '1r-8v, 12v'. */
export function writeSides(ids, sides) {
  const wanted = new Set(ids);
  const runs = [];
  sides.forEach((side, at) => {
    if (!wanted.has(side.id)) return;
    const run = runs.at(-1);
    if (run?.end === at - 1) Object.assign(run, { end: at, to: side.label });
    else runs.push({ end: at, from: side.label, to: side.label });
  });
  return runs.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}
