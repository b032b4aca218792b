// The instruments for plain values, and the table that gives every kind of field its own.
import { dates } from './dates.js';
import { freshId, h } from './element.js';
import { group, repeat, summaryOf } from './groups.js';
import { locus } from './locus.js';
import { reference } from './reference.js';
import { term, terms } from './terms.js';
import { texts } from './texts.js';
import { valueAt } from './tree.js';
import { say } from './words.js';

/** A label, its control and a place for a mistake; `path` is where the value stands. */
export function field(spec, path, control) {
  const id = control.id || freshId('field');
  control.id = id;
  const hint = spec.hint ? h('p', { class: 'hint', id: `${id}-hint` }, spec.hint) : null;
  if (hint) control.setAttribute('aria-describedby', hint.id);
  return h('div', { class: 'field', data: { path } },
    h('label', { for: id }, spec.label,
      spec.required ? h('span', { class: 'muted small' }, ` ${say('editor-required')}`) : null),
    control, hint);
}

/** Writes a value into its holder; what is empty or as by default is left out. */
export function put(holder, spec, value, context) {
  if (value === '' || value === null || value === undefined) delete holder[spec.name];
  else holder[spec.name] = value;
  context.touched();
}

function line(spec, holder, context, path) {
  const isCode = ['address', 'language', 'languages'].includes(spec.kind);
  return field(spec, path, h('input', {
    type: spec.kind === 'address' ? 'url' : 'text',
    dir: isCode ? 'ltr' : 'auto',
    autocapitalize: isCode ? 'off' : null,
    spellcheck: isCode ? 'false' : null,
    value: spec.kind === 'languages' ? (holder[spec.name] ?? []).join(' ') : holder[spec.name] ?? '',
    input: ({ target }) => {
      const text = target.value;
      if (spec.kind !== 'languages') return put(holder, spec, text, context);
      const codes = text.split(/[\s,;]+/).filter(Boolean);
      return put(holder, spec, codes.length ? codes : null, context);
    },
  }));
}

function prose(spec, holder, context, path) {
  return field(spec, path, h('textarea', {
    rows: 2, dir: 'auto', value: holder[spec.name] ?? '',
    input: ({ target }) => put(holder, spec, target.value, context),
  }));
}

function number(spec, holder, context, path) {
  return field(spec, path, h('input', {
    class: 'narrow', inputmode: spec.kind === 'integer' ? 'numeric' : 'decimal', dir: 'ltr',
    value: holder[spec.name] ?? '',
    input: ({ target }) => put(holder, spec, readNumber(target.value), context),
  }));
}

/** The number that digits of any script write, or the text itself: the server says what is wrong. */
export function readNumber(text) {
  const plain = text.trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[,٫]/, '.');
  if (plain === '') return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function flag(spec, holder, context, path) {
  if (spec.nullable) {
    const options = [['', say('editor-not-said')], ['true', say('editor-yes')], ['false', say('editor-no')]];
    const chosen = holder[spec.name];
    return field(spec, path, select(options, chosen === undefined ? '' : String(chosen), (value) =>
      put(holder, spec, value === '' ? null : value === 'true', context)));
  }
  const id = freshId('flag');
  const box = h('input', {
    type: 'checkbox', id, checked: holder[spec.name] ?? spec.default ?? false,
    change: ({ target }) =>
      put(holder, spec, target.checked === (spec.default ?? false) ? null : target.checked, context),
  });
  return h('div', { class: 'choice', data: { path } }, box, h('label', { for: id }, spec.label));
}

/** A list to choose from; `options` are pairs of value and words. */
export function select(options, chosen, change) {
  return h('select', { change: ({ target }) => change(target.value) },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
}

function choice(spec, holder, context, path) {
  return field(spec, path, select(spec.options, holder[spec.name] ?? spec.default, (value) =>
    put(holder, spec, value === spec.default ? null : value, context)));
}

function listed(spec, holder, context, path) {
  const given = spec.kind === 'holder' ? context.config.holders : context.config.rights;
  const value = holder[spec.name] ?? '';
  const options = spec.required ? [...given] : [['', say('editor-not-said')], ...given];
  if (value && !options.some(([each]) => each === value)) options.push([value, value]);
  return field(spec, path, select(options, value, (chosen) => put(holder, spec, chosen, context)));
}

function itemsAt(spec, context) {
  const model = spec.link === 'provenance.marks' ? 'Mark' : 'Inference';
  return (valueAt(context.document, spec.link) ?? []).map((item, place) => [
    item.id, `${place + 1}. ${summaryOf(model, item, context)}`,
  ]);
}

function link(spec, holder, context, path) {
  const options = [['', say('editor-not-said')], ...itemsAt(spec, context)];
  return field(spec, path, select(options, holder[spec.name] ?? '', (value) =>
    put(holder, spec, value, context)));
}

function links(spec, holder, context, path) {
  const boxes = itemsAt(spec, context).map(([item, words]) => {
    const id = freshId('link');
    return h('div', { class: 'choice' },
      h('input', {
        type: 'checkbox', id, checked: (holder[spec.name] ?? []).includes(item),
        change: ({ target }) => {
          const others = (holder[spec.name] ?? []).filter((each) => each !== item);
          const chosen = target.checked ? [...others, item] : others;
          put(holder, spec, chosen.length ? chosen : null, context);
        },
      }),
      h('label', { for: id }, words));
  });
  return h('fieldset', { class: 'field plain', data: { path } }, h('legend', {}, spec.label),
    boxes.length ? boxes : h('p', { class: 'muted' }, say('editor-nothing-to-link')));
}

const CONTROLS = {
  line, prose, address: line, language: line, languages: line, text: line,
  integer: number, measure: number, flag, choice, holder: listed, rights: listed, link, links,
  texts, term, terms, reference, date: dates, locus, group, repeat,
};

/** The instrument of one field, on the value in `holder`; `path` is where that value stands. */
export function control(spec, holder, context, path) {
  return CONTROLS[spec.kind](spec, holder, context, path);
}
