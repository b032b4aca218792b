// Recording without drawing: a shape in numbers, damage of the whole side, or none.
import { makeNumbersForm } from '../drawing/numbers_form.js';
import { readNumbers } from '../drawing/numbers.js';
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeChoice } from './fields.js';

const KINDS = ['polygon', 'rectangle', 'point'];

/** The part of the panel; `taken(drawn)` hears a shape that can stand. `noDamage` may be null. */
export function makeByNumbers({ size, taken, wholeSide, noDamage }) {
  const place = h('div', { class: 'bench-stack' });
  let form = null;
  let kind = 'polygon';
  const use = (wanted) => {
    kind = wanted;
    form = makeNumbersForm(kind, size, say, () => {});
    place.replaceChildren(form.element);
  };
  use(kind);
  const add = () => {
    if (!form.check()) return;
    const points = readNumbers(form.field.value, kind);
    if (!points) {
      form.told(`drawing-unread-${kind}`);
      form.field.focus();
      return;
    }
    form.field.blur();
    taken({ kind, points });
  };
  return h('section', { class: 'bench-by-numbers' },
    h('div', { class: 'bench-row' },
      noDamage ? h('button', { type: 'button', class: 'button', data: { act: 'no-damage' }, click: noDamage }, say('bench-no-damage')) : null,
      h('button', { type: 'button', class: 'button', data: { act: 'whole-side' }, click: wholeSide }, say('bench-whole-side'))),
    h('details', {}, h('summary', { class: 'button' }, say('bench-by-numbers')),
      h('div', { class: 'bench-stack' },
        makeChoice({ label: say('bench-shape'), value: kind, options: KINDS.map((name) => [name, say(`bench-tool-${name}`)]), chosen: use }).element,
        place,
        h('button', { type: 'button', class: 'button button-first', data: { act: 'add-numbers' }, click: add }, say('bench-add')))));
}
