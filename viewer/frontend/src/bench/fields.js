// Fields of the bench: words with their language, and choices large enough for a wet hand.
import { freshId, h } from '../editor/element.js';
import { say } from '../editor/words.js';

/** A row of buttons of which one is chosen; `options` are [value, words, extra]. */
export function makeChoice({ label, options, value, chosen, disabled = false, kind = '' }) {
  const buttons = options.map(([option, words, extra]) => h('button', {
    type: 'button', class: 'button', data: { value: String(option) }, disabled,
    click: () => {
      show(option);
      chosen(option);
    },
  }, extra ?? null, h('span', {}, words)));
  function show(now) {
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(options[at][0] === now)));
  }
  show(value);
  const id = freshId('choice');
  return {
    show,
    element: h('div', { class: `bench-field ${kind}`.trim() }, h('span', { class: 'label', id }, label),
      h('div', { class: 'bench-choices', role: 'group', 'aria-labelledby': id }, buttons)),
  };
}

/** A drop-down; `options` are [value, words]. */
export function makeSelect({ label, options, value, chosen, disabled = false }) {
  const id = freshId('select');
  const select = h('select', { id, disabled, change: () => chosen(select.value) },
    options.map(([option, words]) => h('option', { value: option }, words)));
  select.value = value ?? '';
  return { select, element: h('div', { class: 'field' }, h('label', { for: id }, label), select) };
}

/** Boxes to tick; `options` are [value, words], `chosen` hears the values in their order. */
export function makeBoxes({ label, options, values, chosen, disabled = false }) {
  const now = new Set(values);
  const box = ([value, words]) => {
    const input = h('input', {
      type: 'checkbox', disabled, checked: now.has(value),
      change: () => {
        if (input.checked) now.add(value);
        else now.delete(value);
        chosen(options.map(([one]) => one).filter((one) => now.has(one)));
      },
    });
    return h('label', { class: 'bench-choice' }, input, h('span', {}, words));
  };
  return h('fieldset', { class: 'bench-field' }, h('legend', {}, label), h('div', { class: 'bench-choices' }, options.map(box)));
}

/** A field of one line. */
export function makeLine({ label, value, typed, disabled = false, ...more }) {
  const id = freshId('line');
  const input = h('input', { id, value: value ?? '', dir: 'auto', disabled, autocomplete: 'off', input: () => typed(input.value), ...more });
  return { input, element: h('div', { class: 'field' }, h('label', { for: id }, label), input) };
}

/**
 * Words in one or more languages; `typed(texts)` hears every letter. `languages` are [code, name],
 * `language` is that of the page, in which a new text begins.
 */
export function makeTexts({ label, hint, texts, languages, language, typed, disabled = false, rows = 3 }) {
  const id = freshId('texts');
  const known = new Map(languages);
  const list = h('div', { class: 'bench-texts' });
  const values = texts.length ? texts.map((text) => ({ ...text })) : [{ text: '', language }];
  const tell = () => typed(values.filter(({ text }) => text.trim()).map((one) => ({ ...one })));

  function row(value) {
    const field = freshId('text');
    const area = h('textarea', {
      id: field, rows, dir: 'auto', lang: value.language, disabled, value: value.text,
      'aria-labelledby': `${id} ${field}-language`,
      input: () => {
        value.text = area.value;
        tell();
      },
    });
    const options = known.has(value.language) || !value.language ? languages : [...languages, [value.language, value.language]];
    const select = h('select', {
      id: `${field}-language`, 'aria-label': say('bench-text-language'), disabled,
      change: () => {
        value.language = select.value;
        area.lang = select.value;
        tell();
      },
    }, options.map(([code, name]) => h('option', { value: code, lang: code }, name)));
    select.value = value.language;
    return h('div', { class: 'bench-text' }, area, select);
  }

  const more = h('button', {
    type: 'button', class: 'button button-quiet', disabled,
    click: () => {
      const used = new Set(values.map((value) => value.language));
      const [free] = languages.map(([code]) => code).filter((code) => !used.has(code));
      const made = { text: '', language: free ?? language };
      values.push(made);
      const added = row(made);
      list.append(added);
      added.querySelector('textarea').focus();
    },
  }, say('bench-text-more'));
  list.append(...values.map(row));
  return h('div', { class: 'bench-field' }, h('span', { class: 'label', id }, label),
    hint ? h('p', { class: 'hint' }, hint) : null, list, disabled ? null : more);
}

/** Texts as one line, for a person who compares two of them. */
export const written = (texts) => (texts ?? []).map(({ text, language }) => `${text} (${language})`).join(' · ');
