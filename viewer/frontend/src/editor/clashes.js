// Two people changed the same place: both are shown, a person decides, nothing is lost.
import { control } from './controls.js';
import { freshId, h, words } from './element.js';
import { languageName } from './texts.js';
import { copy, isEmpty, parts, putAt, valueAt } from './tree.js';
import { announce, say } from './words.js';

/** A value in words, line by line. */
function linesOf(value, context, key = '') {
  if (isEmpty(value) && value !== false) return [h('span', { class: 'muted' }, say('editor-nothing'))];
  if (Array.isArray(value)) return value.flatMap((each) => linesOf(each, context, key));
  if (typeof value === 'object') {
    if (value.text !== undefined) {
      const language = value.language ?? 'none';
      return [h('span', {}, h('span', { class: 'muted small' }, `${languageName(language, context)}: `),
        words(value.text, language, value.direction))];
    }
    return Object.entries(value)
      .filter(([name, inner]) => name !== 'id' && !isEmpty(inner))
      .flatMap(([name, inner]) => linesOf(inner, context, name));
  }
  if (typeof value === 'boolean') return [say(value ? 'editor-yes' : 'editor-no')];
  return [words(key === 'authority_id' ? context.authorityName(value) : termWord(value, context))];
}

function termWord(value, context) {
  for (const terms of Object.values(context.form.vocabularies)) {
    const found = terms.find(([key]) => key === value);
    if (found) return found[1];
  }
  return String(value);
}

/** The field of the form that a path ends in, or null for what is below an instrument. */
export function specAt(path, form) {
  let spec = null;
  let fields = form.sections;
  for (const part of parts(path)) {
    if (typeof part !== 'string') continue;
    const found = fields?.find((each) => each.name === part);
    if (!found) return null;
    spec = found;
    fields = form.models[found.model]?.fields;
  }
  return typeof parts(path).at(-1) === 'string' ? spec : null;
}

/** Shows every clash in `root`; `done` receives the decided document. */
export function showClashes(root, { conflicts, document: merged, edition, edited_by: by }, context, done) {
  const decided = copy(merged);
  const open = new Set(conflicts.map((_, place) => place));
  const finish = h('button', {
    type: 'button', class: 'button button-first', disabled: true,
    click: () => done(decided, edition),
  }, say('editor-clash-save'));

  const one = (conflict, place) => {
    const name = freshId('clash');
    const edited = h('div', { class: 'clash-edited' });
    const drawEdited = () => {
      const spec = specAt(conflict.path, context.form);
      if (!spec || ['repeat', 'group'].includes(spec.kind)) return edited.replaceChildren();
      const way = conflict.path.slice(0, -spec.name.length - 1);
      const holder = way ? valueAt(decided, way) : decided;
      if (!holder) return edited.replaceChildren();
      return edited.replaceChildren(h('p', { class: 'hint' }, say('editor-clash-edit')),
        control(spec, holder, { ...context, document: decided, touched: () => {} }, conflict.path));
    };
    const side = (key, label, value) => {
      const id = freshId('side');
      return h('div', { class: 'clash-side' },
        h('div', { class: 'choice' },
          h('input', {
            type: 'radio', name, id,
            change: () => {
              putAt(decided, conflict.path, copy(value));
              open.delete(place);
              finish.disabled = open.size > 0;
              drawEdited();
            },
          }),
          h('label', { for: id }, label)),
        h('div', { class: 'clash-value' }, linesOf(value, context).map((line) => h('div', {}, line))));
    };
    return h('fieldset', { class: 'group clash' },
      h('legend', {}, context.labelOf(conflict.path)),
      h('div', { class: 'clash-sides' },
        side('mine', say('editor-clash-mine'), conflict.mine),
        side('theirs', by ? say('editor-clash-theirs-of', { name: by }) : say('editor-clash-theirs'), conflict.theirs),
        side('base', say('editor-clash-base'), conflict.base)),
      edited);
  };

  const title = h('h2', { tabindex: -1 }, say('editor-clash-title'));
  root.replaceChildren(title, h('p', {}, say('editor-clash-what')), ...conflicts.map(one),
    h('p', { class: 'row' }, finish));
  root.hidden = false;
  title.focus();
  announce(say('editor-clash'));
}
