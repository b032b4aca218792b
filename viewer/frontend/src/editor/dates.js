// A date: the wording of the source, what was read from it, and what the calendar makes of it.
import { field, readNumber, select } from './controls.js';
import { h, words } from './element.js';
import { isEmpty } from './tree.js';
import { directionOf } from './texts.js';
import { say } from './words.js';

const PAUSE_MS = 500;

/** The control of a date statement. */
export function dates(spec, holder, context, path) {
  const value = holder[spec.name] ?? {};
  const { labels, calendars, methods } = context.form.date;
  const reading = h('div', { class: 'date-reading', role: 'status' });
  let timer;

  const changed = () => {
    if (isEmpty(value)) delete holder[spec.name];
    else holder[spec.name] = value;
    context.touched();
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE_MS);
  };
  const set = (name, given, fallback) => {
    if (given === '' || given === null || given === fallback) delete value[name];
    else value[name] = given;
    changed();
  };
  const typed = (name, properties = {}) => field({ label: labels[name] }, `${path}.${name}`, h('input', {
    dir: 'auto', value: value[name] ?? '', input: ({ target }) => set(name, target.value), ...properties,
  }));
  const chosen = (name, options, fallback) => field({ label: labels[name] }, `${path}.${name}`,
    select(options, value[name] ?? fallback, (given) => set(name, given, fallback)));
  const number = (name) => field({ label: labels[name] }, `${path}.${name}`, h('input', {
    class: 'narrow', dir: 'ltr', inputmode: 'numeric', value: value[name] ?? '',
    input: ({ target }) => set(name, readNumber(target.value)),
  }));
  const ticked = (name) => {
    const made = field({ label: labels[name] }, `${path}.${name}`, h('input', {
      type: 'checkbox', checked: value[name] ?? false,
      change: ({ target }) => set(name, target.checked || null),
    }));
    made.className = 'choice turned';
    return made;
  };

  function day(name) {
    const part = (key) => field({ label: labels[key] }, `${path}.${name}.${key}`, h('input', {
      class: 'narrow', dir: 'ltr', inputmode: 'numeric', value: value[name]?.[key] ?? '',
      input: ({ target }) => {
        const given = readNumber(target.value);
        const now = { ...value[name] };
        if (given === null) delete now[key];
        else now[key] = given;
        set(name, Object.keys(now).length ? now : null);
      },
    }));
    const century = field({ label: labels.is_century }, `${path}.${name}.is_century`, h('input', {
      type: 'checkbox', checked: value[name]?.is_century ?? false,
      change: ({ target }) => {
        const now = { ...value[name] };
        if (target.checked) now.is_century = true;
        else delete now.is_century;
        set(name, Object.keys(now).length ? now : null);
      },
    }));
    century.className = 'choice turned';
    return h('fieldset', { class: 'day' }, h('legend', {}, labels[name]),
      h('div', { class: 'pair-row' }, part('day'), part('month'), part('year'), century));
  }

  async function ask(address, name, text) {
    const answer = await fetch(`${address}?${new URLSearchParams({ [name]: text })}`, {
      headers: { Accept: 'application/json' },
    });
    return { ok: answer.ok, said: await answer.json().catch(() => ({})) };
  }

  async function read() {
    if (isEmpty(value)) return reading.replaceChildren();
    try {
      const { ok, said } = await ask(context.config.dates.read, 'statement', JSON.stringify(value));
      return showReading(ok, said);
    } catch {
      return reading.replaceChildren(); // without a connection the form itself says so
    }
  }

  function showReading(ok, said) {
    if (!ok) return reading.replaceChildren(h('p', { class: 'mistake' }, said.detail ?? said.title ?? ''));
    const language = document.documentElement.lang;
    const computed = said.reading;
    if (!computed) return reading.replaceChildren();
    return reading.replaceChildren(
      h('p', {}, h('strong', {}, say('editor-date-means')), ' ', words(computed.words[language])),
      ...computed.findings.map((finding) =>
        h('p', { class: 'note note-warn' }, h('span', {}, words(finding.words[language])))));
  }

  const body = h('div', { class: 'date-body' });
  function draw() {
    body.replaceChildren(
      h('div', { class: 'pair-row wording-row' },
        typed('original', { dir: directionOf(value.original_language) }),
        typed('original_language', { class: 'narrow', dir: 'ltr', autocapitalize: 'off' })),
      h('p', {}, h('button', { type: 'button', class: 'button', click: propose }, say('editor-date-propose'))),
      chosen('calendar', calendars, 'unknown'),
      h('div', { class: 'pair-row' }, day('start'), day('end')),
      h('div', { class: 'row' }, ticked('is_approximate'), ticked('is_uncertain')),
      chosen('method', methods, 'catalogue'),
      h('details', { class: 'own-words', open: !isEmpty(value.stated_year) || !isEmpty(value.source) || !isEmpty(value.note) },
        h('summary', {}, say('editor-date-more')),
        h('div', { class: 'pair-row' }, number('stated_year'),
          chosen('stated_calendar', [['', say('editor-not-said')], ...calendars], '')),
        number('tolerance_days'), typed('source'), typed('note')));
  }

  async function propose() {
    try {
      const { ok, said } = await ask(context.config.dates.propose, 'text', value.original ?? '');
      const found = ok ? said.statement : null;
      if (!found) return reading.replaceChildren(h('p', { class: 'mistake' }, said.detail ?? say('editor-date-unread')));
      for (const name of ['calendar', 'start', 'end', 'is_approximate', 'is_uncertain', 'stated_year', 'stated_calendar']) {
        if (found[name] === null || found[name] === undefined || found[name] === false) delete value[name];
        else value[name] = found[name];
      }
      changed();
      draw();
      return body.querySelector('button')?.focus();
    } catch {
      return reading.replaceChildren(h('p', { class: 'mistake' }, say('editor-offline')));
    }
  }

  draw();
  if (!isEmpty(value)) read();
  return h('fieldset', { class: 'group', data: { path } }, h('legend', {}, spec.label), body, reading);
}
