// The form: sections in a side list, one of them shown, its state in words and not by colour alone.
import { showClashes, specAt } from './clashes.js';
import { control } from './controls.js';
import { h } from './element.js';
import { markFaults, summary, uncover } from './faults.js';
import { fieldsOf } from './groups.js';
import { startPages } from './pages.js';
import { Saving, stateLine } from './saving.js';
import { isEmpty, parts } from './tree.js';
import { announce, learn, say } from './words.js';

/** Starts the editor in `root` with what the server wrote into the page. */
export function startEditor(root, config) {
  learn(config.words, document.documentElement.dir);
  const place = (name) => root.querySelector(`[data-editor=${name}]`);
  const body = place('section');
  const told = stateLine(place('state'), config.signIn);
  const names = new Map(Object.entries(config.authorities));
  let faults = [];
  let current = null;

  const saving = new Saving({
    address: config.save,
    key: `kitabdar-draft-${config.id}`,
    draft: config.draft,
    told: (state, detail) => {
      told(state, detail);
      if (state === 'saved') document.dispatchEvent(new CustomEvent('editor-saved'));
    },
    refused: (found) => {
      faults = found;
      drawFaults();
    },
    clash: (said) => {
      body.hidden = true;
      showClashes(place('clashes'), said, context, (decided, edition) => {
        place('clashes').hidden = true;
        body.hidden = false;
        saving.resolved(decided, edition);
        body.querySelector('h2')?.focus();
      });
    },
    replaced: () => show(current, false),
  });

  const context = {
    config,
    form: config.form,
    get document() {
      return saving.document;
    },
    pages: startPages(place('pages'), config.pages, config.direction),
    touched: () => {
      saving.touched();
      drawStates();
    },
    redraw: () => show(current, false),
    labelOf,
    authorityName: (id) => names.get(id) ?? id,
    learnAuthority: ({ id, name }) => names.set(id, name),
  };

  function labelOf(path) {
    const labels = [];
    let way = '';
    for (const part of parts(path)) {
      if (typeof part !== 'string') {
        way += `[${part.id}]`;
        continue;
      }
      way = way ? `${way}.${part}` : part;
      const spec = specAt(way, config.form);
      if (spec) labels.push(spec.label);
    }
    return labels.join(' › ');
  }

  const sectionOf = (path) => path.split(/[.[]/)[0];

  function stateOf(section) {
    if (faults.some((fault) => sectionOf(fault.path) === section.name)) return 'faulty';
    return isEmpty(saving.document[section.name]) ? 'empty' : 'filled';
  }

  const links = new Map(config.form.sections.map((section) => {
    const dot = h('span', { class: 'section-dot', 'aria-hidden': 'true' });
    const words = h('span', { class: 'unseen' });
    const link = h('a', { href: `#${section.name}` }, dot, h('span', {}, section.label), words);
    return [section.name, { link, dot, words, section }];
  }));
  place('sections').replaceChildren(...[...links.values()].map(({ link }) => h('li', {}, link)));

  function drawStates() {
    for (const { dot, words, link, section } of links.values()) {
      const state = stateOf(section);
      link.dataset.state = state;
      dot.textContent = { faulty: '!', empty: '○', filled: '●' }[state];
      words.textContent = ` (${say(`editor-section-${state}`)})`;
    }
  }

  function drawFaults() {
    drawStates();
    summary(place('faults'), faults, labelOf, go);
    const shown = faults.filter((fault) => sectionOf(fault.path) === current);
    markFaults(body, shown, labelOf);
  }

  function go(path) {
    if (sectionOf(path) !== current) show(sectionOf(path), true);
    const found = uncover(body, path);
    const target = found?.querySelector('input, select, textarea, summary') ?? found;
    target?.focus();
  }

  function show(name, focus) {
    const found = links.get(name) ?? links.get(config.form.sections[0].name);
    const { section } = found;
    current = section.name;
    for (const { link } of links.values()) link.removeAttribute('aria-current');
    found.link.setAttribute('aria-current', 'true');
    const title = h('h2', { tabindex: -1 }, section.label);
    saving.document[section.name] ??= section.kind === 'repeat' ? [] : {};
    const fields = section.kind === 'repeat'
      ? [control({ ...section, label: section.label }, saving.document, context, section.name)]
      : fieldsOf(section.model, saving.document[section.name], context, section.name);
    body.replaceChildren(title, ...fields, nextLink(section));
    body.hidden = false;
    drawFaults();
    if (focus) {
      title.focus();
      announce(section.label);
    }
  }

  function nextLink(section) {
    const order = config.form.sections;
    const next = order[order.indexOf(section) + 1];
    return next ? h('p', {}, h('a', { class: 'button', href: `#${next.name}` }, say('editor-next', { section: next.label }))) : '';
  }

  const asked = () => location.hash.slice(1);
  window.addEventListener('hashchange', () => links.has(asked()) && show(asked(), true));
  const restored = saving.takeUp();
  show(asked(), false);
  saving.watch(root);
  if (restored) {
    announce(say('editor-restored'));
    saving.save();
  } else told('opened');
}
