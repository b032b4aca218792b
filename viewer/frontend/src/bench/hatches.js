// How damage is told apart on the page: a hatch with a letter for each group, and a colour that
// only helps. The patterns keep their size on the screen at every zoom.
import { element } from '../drawing/svg.js';

const SIDE = 44;
// Lines of each hatch in a square of 44: no two alike without their colour.
const LINES = {
  loss: 'M0,44 L44,0',
  shape: 'M0,11 Q11,3 22,11 T44,11 M0,33 Q11,25 22,33 T44,33',
  water: 'M0,8 H44 M0,22 H44 M0,36 H44',
  living: 'M8,8 h.1 M30,8 h.1 M19,22 h.1 M41,22 h.1 M8,36 h.1 M30,36 h.1',
  media: 'M0,0 L44,44 M0,44 L44,0',
  surface: 'M8,0 V44 M22,0 V44 M36,0 V44',
  binding: 'M0,14 H44 M0,36 H44 M14,0 V44 M36,0 V44',
  repair: 'M6,16 h14 M13,9 v14 M28,38 h14 M35,31 v14',
  other: 'M0,0 L44,44',
};

export const hatchOf = (group) => `bench-hatch-${group}`;

/** Puts the pattern of every group into `defs`; the answer fits them to `scale`. */
export function addHatches(defs, groups) {
  const patterns = groups.map(({ name, letter }) => {
    const text = element('text', { x: 22, y: 28, class: 'bench-hatch-letter' });
    text.textContent = letter;
    const pattern = element('pattern', { id: hatchOf(name), class: `bench-group-${name}`, width: SIDE, height: SIDE, patternUnits: 'userSpaceOnUse' },
      element('path', { class: 'bench-hatch-line', d: LINES[name] ?? LINES.other }), text);
    defs.append(pattern);
    return pattern;
  });
  return (scale) => {
    for (const pattern of patterns) pattern.setAttribute('patternTransform', `scale(${1 / scale})`);
  };
}

/** A small picture of the hatch of a group, for the legend and for buttons. */
export function swatch({ name, letter }) {
  const text = element('text', { x: 22, y: 31, class: 'bench-swatch-letter' });
  text.textContent = letter;
  return element('svg', { class: `bench-swatch bench-group-${name}`, viewBox: '0 0 44 44', 'aria-hidden': 'true', focusable: 'false' },
    element('path', { class: 'bench-hatch-line', d: LINES[name] ?? LINES.other }),
    element('circle', { cx: 22, cy: 22, r: 13, class: 'bench-swatch-ground' }), text);
}
