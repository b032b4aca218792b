// Choosing what the damage is: a large list with a search, what was used last on top, and the keys
// 1 to 9 for the first nine.
import { freshId, h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { swatch } from './hatches.js';

const RECENT_KEY = 'kitabdar-bench-terms';
const MOST_RECENT = 9;

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

export class Terms {
  constructor({ terms, groups }, storage = window.localStorage) {
    this.terms = terms;
    this.groups = new Map(groups.map((group) => [group.name, group]));
    this.byKey = new Map(terms.map((term) => [term.key, term]));
    this.storage = storage;
    this.recent = this.kept().filter((key) => this.byKey.has(key));
  }

  kept() {
    try {
      return JSON.parse(this.storage.getItem(RECENT_KEY) ?? '[]');
    } catch {
      return [];
    }
  }

  label(key) {
    return this.byKey.get(key)?.label ?? key;
  }

  group(key) {
    return this.groups.get(this.byKey.get(key)?.group ?? 'other');
  }

  /** The first nine, which the keys 1 to 9 choose: used last, then in the order of the list. */
  get first() {
    const rest = this.terms.map((term) => term.key).filter((key) => !this.recent.includes(key));
    return [...this.recent, ...rest].slice(0, MOST_RECENT);
  }

  use(key) {
    // What is among the nine keeps its number, so that the hand need not learn it again.
    if (this.recent.includes(key)) return;
    this.recent = [key, ...this.recent].slice(0, MOST_RECENT);
    try {
      this.storage.setItem(RECENT_KEY, JSON.stringify(this.recent));
    } catch {
      // Only a convenience: the list itself has every term.
    }
  }
}

/** Asks for a term in a dialog; the answer is its key, or null. */
export function askForTerm(terms, current) {
  const id = freshId('terms');
  const list = h('div', { class: 'bench-terms' });
  const search = h('input', { type: 'search', id: `${id}-search`, autocomplete: 'off', dir: 'auto', input: () => fill() });
  const choice = (key, number) => h('button', {
    type: 'button', class: 'button bench-term', data: { term: key }, 'aria-pressed': String(key === current),
    click: () => dialog.close(key),
  }, swatch(terms.group(key)), h('span', {}, terms.label(key)), number ? h('kbd', { 'aria-hidden': 'true' }, String(number)) : null);

  function fill() {
    const wanted = plain(search.value.trim());
    const found = terms.terms.filter((term) => plain(term.label).includes(wanted));
    const parts = [];
    if (!wanted) parts.push(h('h3', {}, say('bench-terms-first')), h('div', { class: 'bench-term-grid' }, terms.first.map((key, at) => choice(key, at + 1))));
    for (const [name, group] of terms.groups) {
      const within = found.filter((term) => term.group === name);
      if (within.length) {
        parts.push(h('h3', {}, swatch(group), say(`bench-group-${name}`)),
          h('div', { class: 'bench-term-grid' }, within.map((term) => choice(term.key))));
      }
    }
    if (!found.length) parts.push(h('p', {}, say('bench-terms-none')));
    list.replaceChildren(...parts);
  }

  const dialog = h('dialog', {
    class: 'bench-dialog bench-picker', 'aria-labelledby': id,
    keydown: (event) => {
      const number = Number(event.key);
      if (event.target === search || !(number >= 1) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (terms.first[number - 1]) dialog.close(terms.first[number - 1]);
    },
  },
  h('h2', { id }, say('bench-terms-title')), list,
  h('div', { class: 'bench-picker-foot' },
    h('div', { class: 'field' }, h('label', { for: `${id}-search` }, say('bench-terms-search')), search),
    h('button', { type: 'button', class: 'button', click: () => dialog.close('') }, say('bench-close'))));
  fill();
  document.body.append(dialog);
  dialog.showModal();
  // Not the search: its keyboard would cover the list on a tablet.
  (list.querySelector('[aria-pressed=true]') ?? list.querySelector('button'))?.focus({ preventScroll: true });
  list.scrollTop = 0;
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      const { returnValue } = dialog;
      dialog.remove();
      answer(returnValue || null);
    }, { once: true });
  });
}

/** What every group looks like, as a list. */
export const legend = (groups) => h('div', {},
  h('ul', { class: 'bench-legend' }, groups.map((group) => h('li', {}, swatch(group), h('span', {}, say(`bench-group-${group.name}`))))),
  h('p', { class: 'small' }, say('bench-legend-points')));
