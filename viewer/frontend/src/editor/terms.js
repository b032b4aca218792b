// A term of a controlled vocabulary, with the cataloguer's own words beside it.
import { field, select } from './controls.js';
import { h } from './element.js';
import { texts } from './texts.js';
import { isEmpty } from './tree.js';
import { say } from './words.js';

function options(spec, context) {
  return context.form.vocabularies[spec.vocabulary] ?? [];
}

function editorOf(spec, value, context, path, changed) {
  const known = [['', say('editor-not-said')], ...options(spec, context)];
  if (value.key && !known.some(([key]) => key === value.key)) known.push([value.key, value.key]);
  const list = select(known, value.key ?? '', (key) => {
    if (key) value.key = key;
    else delete value.key;
    changed();
  });
  const own = h('details', { class: 'own-words', open: !isEmpty(value.texts) },
    h('summary', {}, say('editor-own-words')),
    texts({ name: 'texts', label: say('editor-own-words') }, value,
      { ...context, document: context.document, touched: changed }, `${path}.texts`));
  return { list, own };
}

/** One term. */
export function term(spec, holder, context, path) {
  const value = holder[spec.name] ?? {};
  const { list, own } = editorOf(spec, value, context, path, () => {
    if (isEmpty(value)) delete holder[spec.name];
    else holder[spec.name] = value;
    context.touched();
  });
  const made = field(spec, path, list);
  made.append(own);
  return made;
}

/** Several terms, in the order in which they are given. */
export function terms(spec, holder, context, path) {
  const values = (holder[spec.name] ?? []).map((value) => value);
  const rows = h('ol', { class: 'terms' });
  const store = () => {
    const kept = values.filter((value) => !isEmpty(value));
    if (kept.length) holder[spec.name] = kept;
    else delete holder[spec.name];
    context.touched();
  };

  function draw(focus = -1) {
    rows.replaceChildren(...values.map((value, place) => {
      const { list, own } = editorOf(spec, value, context, `${path}[${place}]`, store);
      list.setAttribute('aria-label', `${spec.label} ${place + 1}`);
      return h('li', {}, h('div', { class: 'term-row' }, list,
        h('button', {
          type: 'button', class: 'button button-quiet', 'aria-label': say('editor-remove', { what: `${spec.label} ${place + 1}` }),
          click: () => {
            values.splice(place, 1);
            store();
            draw(Math.max(0, place - 1));
          },
        }, '×')), own);
    }));
    if (focus >= 0) (rows.children[focus]?.querySelector('select') ?? add).focus();
  }

  const add = h('button', {
    type: 'button', class: 'button button-quiet',
    click: () => {
      values.push({});
      draw(values.length - 1);
    },
  }, say('editor-add', { what: spec.label }));
  draw();
  return h('fieldset', { class: 'field plain', data: { path } },
    h('legend', {}, spec.label), rows, add);
}
