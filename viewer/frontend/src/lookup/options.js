// The list below the field: what was found, and what may be added.

/** The options: every authority found, then one to add for each kind in `kinds`. */
export function optionsOf(found, kinds, text) {
  return [
    ...found.map((authority) => ({ type: 'found', authority })),
    ...kinds.map((kind) => ({ type: 'add', kind, text, isSure: false })),
  ];
}

/** The option that an arrow key marks, from `active` (-1: none) among `total`; it goes round. */
export function nextActive(active, key, total) {
  if (total === 0) return -1;
  if (key === 'ArrowDown') return active >= total - 1 ? 0 : active + 1;
  return active <= 0 ? total - 1 : active - 1;
}
