// A text in several languages: one tab for each, a dot in words where a language is still empty.
import { freshId, h } from './element.js';
import { say } from './words.js';

const RIGHT_TO_LEFT = /^(ar|fa|ota|ur|he|yi|syr|ps|sd|ug|ckb|dv|chg|azb|prs|ks)(-|$)/;
const SCRIPTS = /-(Arab|Hebr|Syrc|Thaa|Nkoo|Samr)(-|$)/i;
const OTHER_SCRIPT = /^[a-z]{2,8}-[A-Z][a-z]{3}(-|$)/;
const LONGEST = 20_000;
const COPIED = ['transcription', 'texts', 'titles'];

/** Which way text of a language runs, as the catalogue itself decides it. */
export function directionOf(language) {
  if (!language || language === 'none') return 'auto';
  if (SCRIPTS.test(language)) return 'rtl';
  if (OTHER_SCRIPT.test(language)) return 'ltr';
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

/** The name of a language in the language of the page, or its code where nobody knows one. */
export function languageName(code, context) {
  if (code === 'none') return say('editor-language-none');
  const known = context.form.languages[code];
  if (known) return known;
  try {
    const page = document.documentElement.lang;
    return new Intl.DisplayNames([page === 'kk' ? 'ru' : page, 'en'], { type: 'language' }).of(code);
  } catch {
    return code;
  }
}

function offered(texts, context) {
  const own = (context.document.identity?.languages ?? []).map((use) => use.tag).filter(Boolean);
  const present = texts.map((text) => text.language ?? 'none');
  return [...new Set([...Object.keys(context.form.languages), ...own, ...present])];
}

/** The control of one text field; `holder[name]` is a list of texts and changes in place. */
export function texts(spec, holder, context, path) {
  const id = freshId('texts');
  const isCopied = COPIED.includes(spec.name);
  const list = () => holder[spec.name] ?? [];
  const extra = [];
  let chosen = first();

  function first() {
    const page = document.documentElement.lang;
    const filled = list().map((text) => text.language ?? 'none');
    const own = context.document.identity?.languages?.[0]?.tag;
    if (filled.length) return filled.includes(page) ? page : filled[0];
    return isCopied && own ? own : page;
  }

  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-labelledby': `${id}-label` });
  const panel = h('div', { class: 'tab-panel', role: 'tabpanel', id: `${id}-panel` });

  function codes() {
    return [...new Set([...offered(list(), context), ...extra])];
  }

  function drawTabs(focus = false) {
    const filled = new Set(list().map((text) => text.language ?? 'none'));
    const made = codes().map((code) => {
      const has = filled.has(code);
      const missing = !has && !isCopied && filled.size > 0 && code in context.form.languages;
      const mark = has ? '●' : missing ? '○' : '';
      return h(
        'button',
        {
          type: 'button', role: 'tab', class: 'tab', id: `${id}-${code}`,
          'aria-selected': String(code === chosen), 'aria-controls': `${id}-panel`,
          tabindex: code === chosen ? 0 : -1,
          data: { code, ...(missing ? { missing: '' } : {}) },
          click: () => choose(code, true),
          keydown: (event) => steer(event, code),
        },
        h('bdi', { lang: code in context.form.languages ? code : null }, languageName(code, context)),
        mark ? h('span', { class: 'dot', 'aria-hidden': 'true' }, ` ${mark}`) : null,
        missing ? h('span', { class: 'unseen' }, ` ${say('editor-missing')}`) : null,
      );
    });
    tabs.replaceChildren(...made);
    panel.setAttribute('aria-labelledby', `${id}-${chosen}`);
    if (focus) tabs.querySelector('[aria-selected=true]')?.focus();
  }

  function steer(event, code) {
    const all = codes();
    const turned = document.documentElement.dir === 'rtl' ? -1 : 1;
    const step = { ArrowRight: turned, ArrowLeft: -turned }[event.key];
    const place = { Home: 0, End: all.length - 1 }[event.key];
    if (step === undefined && place === undefined) return;
    event.preventDefault();
    const next = place ?? (all.indexOf(code) + step + all.length) % all.length;
    choose(all[next], true);
  }

  function choose(code, focus) {
    chosen = code;
    drawTabs(focus);
    drawPanel();
  }

  function write(text, entry, area) {
    if (!text.trim() && entry.kept) {
      holder[spec.name] = list().filter((each) => each !== entry.kept);
      entry.kept = null;
    } else if (text.trim()) {
      if (!entry.kept) {
        entry.kept = chosen === 'none' ? { text } : { text, language: chosen };
        holder[spec.name] = [...list(), entry.kept];
      }
      entry.kept.text = text;
    }
    if (!list().length) delete holder[spec.name];
    area.nextElementSibling.textContent =
      text.length > LONGEST ? say('editor-too-long', { count: text.length, most: LONGEST }) : '';
    drawTabs();
    context.touched();
  }

  function drawPanel() {
    const mine = list().filter((text) => (text.language ?? 'none') === chosen);
    const shown = mine.length ? mine : [null];
    panel.replaceChildren(
      ...shown.flatMap((kept, place) => {
        const entry = { kept };
        const name = languageName(chosen, context);
        const area = h('textarea', {
          rows: 1, lang: chosen === 'none' ? null : chosen,
          dir: kept?.direction ?? directionOf(chosen),
          'aria-label': `${spec.label}, ${name}${place ? ` ${place + 1}` : ''}`,
          value: kept?.text ?? '',
          input: (event) => write(event.target.value, entry, event.target),
        });
        const note = h('p', { class: 'mistake', role: 'status' });
        return [area, note, turning(area, entry)].filter(Boolean);
      }),
    );
  }

  // Where a language is written either way (Kazakh in Arabic letters), the direction can be said.
  function turning(area, entry) {
    if (chosen in context.form.languages || !entry.kept) return null;
    const options = [['', 'auto'], ['rtl', 'rtl'], ['ltr', 'ltr']].map(([value, word]) =>
      h('option', { value, selected: (entry.kept.direction ?? '') === value },
        say(`editor-direction-${word}`)));
    return h('label', { class: 'small row' }, say('editor-direction'), h('select', {
      class: 'narrow',
      change: (event) => {
        if (event.target.value) entry.kept.direction = event.target.value;
        else delete entry.kept.direction;
        area.dir = entry.kept.direction ?? directionOf(chosen);
        context.touched();
      },
    }, options));
  }

  const code = h('input', { id: `${id}-other`, class: 'narrow', dir: 'ltr', maxlength: 80, autocapitalize: 'off', spellcheck: 'false' });
  const other = h('details', { class: 'other-language' },
    h('summary', {}, say('editor-other-language')),
    h('div', { class: 'row' },
      h('label', { for: `${id}-other` }, say('editor-language-code')), code,
      h('button', {
        type: 'button', class: 'button',
        click: () => {
          const wanted = code.value.trim();
          if (!wanted) return;
          extra.push(wanted);
          code.value = '';
          other.open = false;
          choose(wanted, true);
        },
      }, say('editor-other-add'))),
    h('p', { class: 'hint' }, say('editor-other-hint')));
  drawTabs();
  drawPanel();
  return h('fieldset', { class: 'field plain', data: { path } },
    h('legend', { id: `${id}-label` }, spec.label),
    spec.hint ? h('p', { class: 'hint' }, spec.hint) : null,
    h('div', { class: 'tab-row' }, tabs, other), panel);
}
