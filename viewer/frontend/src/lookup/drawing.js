// How the look-up field is drawn. Names come from people: they are only ever set as text.
import { SHOWN_MAX } from './asking.js';
import { others } from './names.js';

/** The field with its list, in place of whatever stood in the element. */
export function drawField(element, { id, label, words }) {
  const text = made('label', { for: `${id}-input` }, label);
  const input = made('input', {
    id: `${id}-input`, type: 'text', dir: 'auto', role: 'combobox', autocomplete: 'off',
    spellcheck: 'false', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    'aria-controls': `${id}-list`, 'aria-describedby': `${id}-hint`,
  });
  const hint = made('p', { class: 'hint', id: `${id}-hint` }, words.hint);
  const list = made('ul', { id: `${id}-list`, role: 'listbox', class: 'lookup-list', 'aria-label': label });
  list.hidden = true;
  const status = statusOf();
  const box = made('div', { class: 'lookup-box' });
  box.append(input, list);
  element.replaceChildren(text, hint, box, status);
  return { input, list, status };
}

/** What is chosen, with a button to choose another. */
export function drawChosen(element, { id, label, words }, { name, id: authority }) {
  const shown = made('p', { class: 'lookup-chosen', id: `${id}-chosen` });
  shown.append(made('bdi', {}, name));
  const clear = made('button', { type: 'button', class: 'button', 'aria-describedby': `${id}-chosen` }, words.clear);
  const row = made('div', { class: 'lookup-row' });
  row.append(shown, clear);
  const status = statusOf();
  element.replaceChildren(made('span', { class: 'label' }, label), row, status);
  if (element.getAttribute('name')) {
    element.append(made('input', { type: 'hidden', name: element.getAttribute('name'), value: authority }));
  }
  return { clear, status };
}

/** The options of the list. */
export function drawOptions({ list }, id, options, words, page) {
  list.replaceChildren(
    ...options.map((option, index) => {
      const item = made('li', {
        id: `${id}-option-${index}`, role: 'option', 'aria-selected': 'false', 'data-index': String(index),
      });
      item.append(...(option.type === 'found' ? lineOf(option.authority, page) : [addition(option, words, page)]));
      return item;
    }),
  );
}

/** How many were found, as a sentence. */
export function said(found, words) {
  if (found === 0) return words.none;
  if (found === 1) return words.one;
  return (found >= SHOWN_MAX ? words.more : words.many).replace('{count}', found);
}

function lineOf(authority, page) {
  const name = made('span', { class: 'lookup-name' });
  name.append(tongue(authority.shown));
  const rest = made('span', { class: 'lookup-rest' });
  for (const other of others(authority.names, authority.shown)) rest.append(tongue(other), ' · ');
  rest.append([page.kinds[authority.kind] ?? authority.kind, authority.dates].filter(Boolean).join(' · '));
  return [name, rest];
}

function addition({ kind, text, isSure }, words, page) {
  const sentence = (isSure ? words.addAnyway : words.add)
    .replace('{kind}', page.kinds[kind] ?? kind)
    .replace('{name}', `\u2068${text}\u2069`);
  return made('span', { class: 'lookup-add' }, sentence);
}

function tongue({ text, language }) {
  return made('bdi', language ? { lang: language } : {}, text);
}

// Seen here; heard through the region of the page, if it has one.
function statusOf() {
  const isHeardElsewhere = document.getElementById('announcer') !== null;
  return made('p', { class: 'hint lookup-status', ...(isHeardElsewhere ? {} : { role: 'status' }) });
}

function made(tag, attributes, text) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}
