// The pass over the binding: part by part as this book has them; every other part can be added.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeSelect, makeTexts } from './fields.js';
import { makePartDamage } from './part_damage.js';

const OUTCOMES = ['no_damage', 'examined', 'not_examined'];

/** The parts of the binding with their findings. */
export function makeComponents({ book, config, changed }) {
  const { content } = book;
  if (!content) return h('p', { class: 'note' }, say('bench-loading'));
  const disabled = !config.mayWrite;
  const findings = () => new Map(book.content.components.map((one) => [one.component, one]));
  const known = new Set([...config.firstComponents, ...content.components.map((one) => one.component), ...content.scope.components,
    ...book.parts.own.map((one) => one.component).filter(Boolean)]);

  const tell = (component, fields, options) => {
    const found = findings();
    const { outcome = null, note = [] } = { ...found.get(component), ...fields };
    if (outcome === null) found.delete(component);
    else found.set(component, { component, outcome, note });
    book.say({ components: [...found.values()] }, options);
  };

  // What is open stays as it is while somebody works in it; only its words follow.
  const updates = [];
  book.partsChanged = () => updates.forEach((update) => update());

  const row = (component) => {
    const finding = findings().get(component);
    const seen = book.parts.own.some((one) => one.component === component);
    const damage = makePartDamage({ book, config, component, changed, found: () => tell(component, { outcome: 'examined' }) });
    updates.push(damage.update);
    const choose = (outcome) => h('button', {
      type: 'button', class: 'button', data: { act: outcome }, 'aria-pressed': String(finding?.outcome === outcome), disabled: disabled || (seen && outcome !== 'examined'),
      'aria-label': `${say(`bench-component-${outcome}`)}: ${config.components[component]}`,
      click: () => {
        tell(component, { outcome: finding?.outcome === outcome ? null : outcome });
        changed();
      },
    }, say(`bench-component-${outcome}`));
    return h('li', { class: 'bench-quire', data: { component } },
      h('div', { class: 'bench-quire-head' }, h('h3', {}, config.components[component] ?? component),
        content.scope.components.includes(component) ? h('span', { class: 'small' }, say('bench-in-scope')) : null),
      h('div', { class: 'bench-row' }, OUTCOMES.map(choose)),
      finding && finding.outcome !== 'no_damage' ? makeTexts({
        label: say('bench-component-note'), texts: finding.note, languages: config.languages, language: config.language, disabled, rows: 2,
        typed: (note) => tell(component, { note }, { calm: true }),
      }) : null,
      damage.list, damage.record);
  };

  const others = Object.entries(config.components).filter(([key]) => !known.has(key));
  const list = h('ul', { class: 'bench-quires' }, [...known].map(row));
  const add = makeSelect({
    label: say('bench-component-add'), value: '', disabled, options: [['', ''], ...others],
    chosen: (key) => {
      if (!key) return;
      list.append(row(key));
      tell(key, { outcome: 'examined' });
      changed();
    },
  });
  return h('section', {}, h('h2', {}, say('bench-pass-components')), h('p', {}, say('bench-components-lead')), list,
    disabled ? null : add.element);
}
