// A collation formula typed or pasted becomes quires; the server reads it, and looks over them.
import { freshId, h } from './element.js';
import { say } from './words.js';

/** A line for the formula; `take` receives the quires that it stands for. */
export function quireFormula(context, take) {
  const id = freshId('formula');
  const input = h('input', { id, dir: 'ltr', autocapitalize: 'off', spellcheck: 'false' });
  const mistake = h('p', { class: 'mistake', role: 'status' });
  async function read() {
    mistake.textContent = '';
    try {
      const answer = await fetch(context.config.quires, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ formula: input.value }),
      });
      const said = await answer.json();
      if (answer.ok) take(said.quires);
      else mistake.textContent = said.detail;
    } catch {
      mistake.textContent = say('editor-offline');
    }
  }
  return h('div', { class: 'field' },
    h('label', { for: id }, say('editor-formula')),
    h('div', { class: 'term-row' }, input,
      h('button', { type: 'button', class: 'button', click: read }, say('editor-formula-read'))),
    mistake);
}

/** What is odd in the quires as they were last saved; looked at again after each save. */
export function collationNotes(context) {
  const place = h('div', { class: 'note note-warn', role: 'status', hidden: true });
  async function look() {
    if (!place.isConnected) return document.removeEventListener('editor-saved', look);
    const answer = await fetch(context.config.collation, { headers: { Accept: 'application/json' } })
      .catch(() => null); // offline: the line that says whether all is saved says so already
    if (!answer?.ok) return undefined;
    const { notes } = await answer.json();
    place.hidden = !notes.length;
    place.replaceChildren(h('div', {},
      h('p', {}, h('strong', {}, say('collation-title'))),
      h('ul', {}, ...notes.map((note) => h('li', {}, note)))));
    return undefined;
  }
  document.addEventListener('editor-saved', look);
  queueMicrotask(look); // by then it stands in the page
  return place;
}
