// What an assessment is about: the whole book, some quires, some sides, or the binding alone.
import { freshId, h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeBoxes, makeChoice, makeLine } from './fields.js';
import { readSides, writeSides } from './side_ranges.js';

/** The fields of the scope; `changed` is called when other sides are asked for. */
export function makeScope({ book, config, changed }) {
  const disabled = !config.mayWrite;
  const { scope } = book.content;
  const tell = (fields, options) => {
    book.say({ scope: { ...book.content.scope, ...fields } }, options);
    show();
    changed();
  };

  const numbered = book.quires.filter((quire) => quire.number !== null);
  const quires = numbered.length ? makeBoxes({
    label: say('bench-scope-which'), values: scope.quires, disabled,
    options: numbered.map((quire) => [quire.number, quire.label]),
    chosen: (values) => tell({ quires: values }),
  }) : h('p', { class: 'note' }, say('bench-no-collation'));

  const told = h('p', { class: 'hint', id: freshId('sides'), role: 'status' }, say('bench-scope-sides-hint'));
  const sides = makeLine({
    label: say('bench-scope-sides'), value: writeSides(scope.canvas_ids, config.sides), disabled, dir: 'ltr',
    'aria-describedby': told.id,
    typed: (text) => {
      const { ids, wrong } = readSides(text, config.sides);
      sides.input.setAttribute('aria-invalid', String(Boolean(wrong)));
      told.textContent = wrong ? say('bench-scope-sides-wrong', { label: wrong }) : say('bench-scope-sides-hint');
      if (ids) tell({ canvas_ids: ids }, { calm: true });
    },
  });
  sides.element.append(told);

  const kind = makeChoice({
    label: say('bench-scope'), value: scope.kind, disabled,
    options: config.scopes.map((name) => [name, say(`bench-scope-${name}`)]),
    chosen: (value) => tell({ kind: value }),
  });
  const parts = new Set([...config.firstComponents, ...scope.components]);
  const components = makeBoxes({
    label: say('bench-scope-parts'), values: scope.components, disabled,
    options: [...parts].map((key) => [key, config.components[key] ?? key]),
    chosen: (values) => tell({ components: values }),
  });

  function show() {
    const now = book.content.scope.kind;
    quires.hidden = now !== 'quires';
    sides.element.hidden = now !== 'leaves';
  }
  show();
  return [kind.element, quires, sides.element, components];
}
