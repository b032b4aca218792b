// Groups of fields, and items of which there may be several: add, move, remove with a way back.
import { control } from './controls.js';
import { freshId, h } from './element.js';
import { collationNotes, quireFormula } from './quires.js';
import { isEmpty } from './tree.js';
import { announce, say } from './words.js';

const UNDO_MS = 10_000;

/** Fields that stand together; the object appears in the record with the first value in it. */
export function group(spec, holder, context, path) {
  const value = holder[spec.name] ?? {};
  const inner = { ...context, touched: () => {
    if (isEmpty(value) && spec.nullable) delete holder[spec.name];
    else holder[spec.name] = value;
    context.touched();
  } };
  return h('fieldset', { class: 'group', data: { path } }, h('legend', {}, spec.label),
    fieldsOf(spec.model, value, inner, path));
}

/** The controls of all fields of a model on one value. */
export function fieldsOf(model, value, context, path) {
  return context.form.models[model].fields.map((each) =>
    control(each, value, context, path ? `${path}.${each.name}` : each.name));
}

/** An identifier for a new item: it stays with it through every edit. */
export function newId() {
  const letters = crypto.getRandomValues(new Uint32Array(2));
  return [...letters].map((number) => number.toString(36).padStart(7, '0')).join('').slice(0, 12);
}

/** A few words by which one item of a list is known from the others. */
export function summaryOf(model, item, context) {
  const said = context.form.models[model].fields.map((each) => {
    const value = item[each.name];
    if (each.kind === 'choice' && ['kind', 'place', 'about', 'tradition', 'claim', 'of', 'role'].includes(each.name)) {
      return each.options.find(([option]) => option === (value ?? each.default))?.[1];
    }
    if (isEmpty(value)) return null;
    if (each.kind === 'texts') return best(value);
    if (each.kind === 'term') return termWords(each, value, context);
    if (each.kind === 'reference') return value.name?.text ?? context.authorityName(value.authority_id);
    if (each.kind === 'date') return value.original || value.start?.year;
    if (['line', 'prose', 'language', 'integer', 'measure'].includes(each.kind)) return String(value);
    return null;
  });
  return said.filter(Boolean).slice(0, 3).map((text) => `\u2068${String(text).slice(0, 60)}\u2069`).join(' · ');
}

function best(list) {
  const page = document.documentElement.lang;
  return (list.find((text) => text.language === page) ?? list[0])?.text;
}

function termWords(spec, value, context) {
  const options = context.form.vocabularies[spec.vocabulary] ?? [];
  return options.find(([key]) => key === value.key)?.[1] ?? best(value.texts ?? []) ?? value.key;
}

/** Items that can be added, moved and removed. */
export function repeat(spec, holder, context, path) {
  const list = h('ol', { class: 'items' });
  const items = () => holder[spec.name] ?? [];
  const what = context.form.models[spec.model].label ?? spec.label;
  const opened = new Set();
  const hasId = spec.model !== 'Source' && spec.model !== 'QuireLeaf';
  const removed = h('div', { class: 'removed' });

  function store(value) {
    if (value.length) holder[spec.name] = value;
    else delete holder[spec.name];
    context.touched();
  }

  function draw(focus) {
    list.replaceChildren(...items().map((item, place) => itemOf(item, place)));
    if (focus) list.querySelector(focus)?.focus();
  }

  function itemOf(item, place) {
    const at = `${path}[${item.id ?? place}]`;
    const number = say('editor-item', { what, number: place + 1 });
    const words = h('span', { class: 'muted item-words' }, summaryOf(spec.model, item, context));
    const body = h('div', { class: 'item-body' });
    const inner = { ...context, touched: () => {
      words.textContent = summaryOf(spec.model, item, context);
      context.touched();
    } };
    const fill = () => body.childElementCount || body.append(...fieldsOf(spec.model, item, inner, at));
    const key = item.id ?? item;
    const details = h('details', {
      class: 'item', open: opened.has(key), data: { path: at, place },
      toggle: () => {
        if (details.open) {
          opened.add(key);
          fill();
        } else opened.delete(key);
      },
      keydown: (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!event.altKey || !step || event.target.closest('details') !== details) return;
        event.preventDefault();
        move(place, place + step, 'summary');
      },
    }, h('summary', {}, h('span', { class: 'item-name' }, number), ' ', words), body);
    details.fill = fill;
    if (details.open) fill();
    const count = items().length;
    const tool = (name, sign, label, click, disabled) => h('button', {
      type: 'button', class: `button button-quiet tool-${name}`, 'aria-label': label, title: label,
      disabled, click,
    }, sign);
    return h('li', { class: 'item-row', data: { place } }, details,
      h('div', { class: 'item-tools' },
        tool('up', '↑', say('editor-move-up', { what: number }), () => move(place, place - 1, '.tool-up'), place === 0),
        tool('down', '↓', say('editor-move-down', { what: number }), () => move(place, place + 1, '.tool-down'), place === count - 1),
        tool('remove', '×', say('editor-remove', { what: number }), () => remove(place))));
  }

  function move(from, to, focus) {
    const moved = [...items()];
    if (to < 0 || to >= moved.length) return;
    moved.splice(to, 0, ...moved.splice(from, 1));
    store(moved);
    draw();
    const row = list.children[to];
    const button = row.querySelector(focus);
    (button.disabled ? row.querySelector('.item-tools button:not(:disabled)') : button).focus();
    announce(say('editor-moved', { number: to + 1, total: moved.length }));
  }

  function remove(place) {
    const gone = items()[place];
    store(items().filter((_, each) => each !== place));
    draw();
    const back = h('button', {
      type: 'button', class: 'button',
      click: () => {
        const again = [...items()];
        again.splice(Math.min(place, again.length), 0, gone);
        store(again);
        note.remove();
        draw();
        list.children[Math.min(place, again.length - 1)]?.querySelector('summary')?.focus();
      },
    }, say('editor-undo'));
    const sentence = say('editor-removed', { what: say('editor-item', { what, number: place + 1 }) });
    const note = h('p', { class: 'note row' }, h('span', {}, sentence), back);
    removed.replaceChildren(note);
    announce(sentence);
    back.focus();
    const end = () => {
      // Whoever still stands on the button keeps it: nothing vanishes under a finger.
      if (note.contains(document.activeElement)) setTimeout(end, UNDO_MS);
      else note.remove();
    };
    setTimeout(end, UNDO_MS);
  }

  function add() {
    const item = hasId ? { id: newId() } : {};
    for (const each of context.form.models[spec.model].fields) {
      if (each.kind === 'integer' && each.required) item[each.name] = each.name === 'leaves' ? 8 : items().length + 1;
    }
    opened.add(item.id ?? item);
    store([...items(), item]);
    draw();
    list.lastElementChild.querySelector('.item-body :is(input, select, textarea, button)')?.focus();
  }

  draw();
  const id = freshId('repeat');
  return h('section', { class: 'repeat', data: { path }, 'aria-labelledby': id },
    h('h3', { id }, spec.label),
    spec.hint ? h('p', { class: 'hint' }, spec.hint) : null,
    spec.model === 'Quire' ? quireFormula(context, (quires) => {
      store(quires.map((quire) => ({ ...quire, id: newId() })));
      draw();
    }) : null,
    spec.model === 'Quire' ? collationNotes(context) : null,
    list, removed,
    h('button', { type: 'button', class: 'button', click: add }, say('editor-add', { what })));
}
