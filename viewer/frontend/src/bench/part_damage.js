// Damage of one part of the binding: chosen from the vocabulary, with its severity and words.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeDetails } from './details.js';
import { askForTerm } from './term_picker.js';

const MIDDLING = 2;
const NO_WORDS = { words: [], observed: [], interpreted: [], cause: null, count: null, measure: null, materials: [] };

/**
 * The observations of a component, one of which may lie open; `changed` shows the pass anew, and
 * `found` is called when damage is recorded.
 */
export function makePartDamage({ book, config, component, changed, found }) {
  const { parts, terms } = book;
  const lines = new Map();

  const acts = {
    close: () => open(null),
    chooseTerm: async (seen) => {
      const key = await askForTerm(terms, seen.term);
      if (key) parts.change(seen.id, { term: key });
    },
    removeObservation: (seen) => {
      parts.remove(seen.id);
      open(null);
    },
  };

  function open(id) {
    book.openPart = id;
    changed();
  }

  const words = (seen) => `${terms.label(seen.term)} · ${seen.severity} ${say(`bench-severity-${seen.severity}`)}`;

  function entry(seen) {
    const isOpen = book.openPart === seen.id;
    const line = h('span', {}, words(seen));
    const details = isOpen ? makeDetails({ side: parts, seen, terms, config, acts }) : null;
    lines.set(seen, () => {
      line.textContent = words(seen);
      details?.update();
    });
    return h('li', {},
      h('button', {
        type: 'button', class: 'button bench-entry', data: { act: `open-${seen.id}` }, 'aria-expanded': String(isOpen),
        click: () => open(isOpen ? null : seen.id),
      }, line),
      details?.element ?? null);
  }

  const seen = parts.own.filter((one) => one.component === component);
  const list = seen.length ? h('ul', { class: 'bench-part-damage' }, seen.map(entry)) : null;
  const record = config.mayWrite ? h('button', {
    type: 'button', class: 'button', data: { act: 'damage' },
    'aria-label': `${say('bench-part-record')}: ${config.components[component] ?? component}`,
    click: async () => {
      const term = await askForTerm(terms, null);
      if (!term) return;
      terms.use(term);
      const made = parts.create({
        component, term, severity: MIDDLING, activity: 'unknown', extent: 'local', content: NO_WORDS, same_as: null, change: null,
      });
      found();
      open(made.id);
    },
  }, say('bench-part-record')) : null;
  return { list, record, update: () => lines.forEach((tell) => tell()) };
}
