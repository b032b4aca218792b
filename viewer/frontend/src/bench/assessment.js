// The passes of one assessment: whole, quires, leaves, binding, signature.
import { h } from '../editor/element.js';
import { announce, say } from '../editor/words.js';
import { Book } from './book.js';
import { settle } from './clashes.js';
import { makeComponents } from './components.js';
import { contentInWords, observationInWords } from './content_words.js';
import { makeLeaf } from './leaves.js';
import { Outbox } from './outbox.js';
import { makeQuires } from './quires.js';
import { draftOf } from './side.js';
import { prepareSigning } from './signing.js';
import { stateLine } from './state_line.js';
import { makeWhole } from './whole.js';

const PASSES = ['quires', 'leaves', 'components', 'whole', 'sign'];

/** Opens the passes in `root`. */
export function openAssessment(root, config) {
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const view = { pass: 'quires', side: null };
  const outbox = new Outbox({
    scope: config.id, person: config.person, who: config.who,
    told: {
      state: (state) => line(state),
      done: (act, answer) => book.heard(act, answer),
      clash: (act) => decide(act),
      refused: () => {},
    },
  });
  const book = new Book({ config, outbox, changed: () => show() });
  const line = stateLine(part('state'), config.signIn, {
    retry: (act) => outbox.retry(act),
    giveUp: (act) => {
      outbox.giveUp(act);
      book.load();
    },
    decide: (act) => decide(act),
  });
  const updateSigning = prepareSigning({
    root, book, config, outbox,
    acts: { open: (id) => go('leaves', id), pass: (name) => go(name) },
  });

  function go(pass, side = view.side) {
    Object.assign(view, { pass, side });
    const address = new URL(location.href);
    address.searchParams.set('pass', pass);
    if (pass === 'leaves' && side) address.searchParams.set('side', side);
    else address.searchParams.delete('side');
    history.replaceState(null, '', address);
    show({ isNew: true });
  }

  function done(told, isNext = false) {
    if (!told.length) return;
    const words = told.length === 1 ? say('bench-told-one', { label: told[0].label }) : say('bench-told', { count: told.length });
    part('told').replaceChildren(h('span', {}, words), h('button', {
      type: 'button', class: 'button', data: { act: 'undo' },
      click: () => {
        book.undo();
        part('told').replaceChildren();
        announce(say('bench-taken-back'));
      },
    }, say('bench-undo')));
    if (!book.done.length) part('told').querySelector('button').remove();
    announce(words);
    if (!isNext) return;
    const from = book.sides.findIndex((side) => side.id === told[0].id);
    const open = new Set(book.open.map((side) => side.id));
    const next = book.sides.slice(from + 1).find((side) => open.has(side.id)) ?? book.sides[from + 1];
    if (next) go('leaves', next.id);
  }

  function makePass() {
    if (view.pass === 'whole') return makeWhole({ book, config, changed: tellOpen });
    if (view.pass === 'components') return makeComponents({ book, config, changed: () => show() });
    if (view.pass === 'quires') {
      const look = (quire) => go('leaves', (quire.canvas_ids.find((id) => book.byId.get(id)?.outcome === null)) ?? quire.canvas_ids[0]);
      return makeQuires({ book, config, acts: { done, look } });
    }
    if (view.pass === 'leaves') {
      view.side ??= (book.open[0] ?? book.sides[0])?.id;
      return makeLeaf({
        book, config, id: view.side,
        acts: {
          done, open: (id) => go('leaves', id),
          go: (step) => {
            const at = book.sides.findIndex((side) => side.id === view.side) + step;
            if (book.sides[at]) go('leaves', book.sides[at].id);
          },
        },
      });
    }
    return null;
  }

  function tellOpen() {
    part('open-count').textContent = book.isLoaded ? say('bench-progress', { count: book.open.length, total: book.sides.length }) : '';
  }

  function show({ isNew = false } = {}) {
    tellOpen();
    for (const button of root.querySelectorAll('[data-pass]')) button.setAttribute('aria-current', String(button.dataset.pass === view.pass));
    part('sign').hidden = view.pass !== 'sign';
    updateSigning();
    const place = part('pass');
    // A form that somebody is writing in stays; it shows what they write anyway.
    if (!isNew && place.querySelector(':is(input, textarea, select):focus') && ['whole', 'components'].includes(view.pass)) return;
    const focused = document.activeElement?.closest?.('[data-part=pass]') ? focusKey(document.activeElement) : null;
    place.replaceChildren(...[makePass()].filter(Boolean));
    if (focused) place.querySelector(focused)?.focus({ preventScroll: true });
    if (isNew) window.scrollTo({ top: 0 });
  }

  // Damage of the binding that somebody else has changed or removed.
  async function decidePart(act) {
    const answer = await fetch(`${config.api.assessment}/book`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) return;
    const theirs = (await answer.json()).beside.find((one) => one.id === act.object);
    if (!theirs || act.method !== 'PUT') outbox.giveUp(act);
    else {
      await settle({
        act, by: theirs.by, outbox, field: 'observation', mayAsk: true,
        theirs: { draft: draftOf(theirs), edition: theirs.edition },
        named: (name) => say(`bench-${name.replaceAll('_', '-')}`),
        shown: (name, value) => observationInWords(name, value, { terms: book.terms, config }),
      });
    }
    book.load();
  }

  async function decide(act) {
    if (act.canvas === null) return decidePart(act);
    if (act.object !== config.id) return;
    const answer = await fetch(config.api.assessment, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) return;
    const theirs = await answer.json();
    const isSettled = await settle({
      act, by: theirs.changed_by, outbox, field: 'content', mayAsk: true,
      theirs: { draft: theirs.content, edition: theirs.edition },
      named: (name) => say(`bench-${name.replaceAll('_', '-')}`),
      shown: (name, value) => contentInWords(name, value, { ...config, quires: book.quires }),
    });
    if (isSettled) {
      book.assessment = { ...theirs, content: act.body.content };
      show({ isNew: true });
    }
  }

  for (const button of root.querySelectorAll('[data-pass]')) button.addEventListener('click', () => go(button.dataset.pass));
  const asked = new URL(location.href).searchParams;
  if (PASSES.includes(asked.get('pass'))) view.pass = asked.get('pass');
  if (config.sides.some((side) => side.id === asked.get('side'))) view.side = asked.get('side');
  outbox.takeUp();
  window.addEventListener('online', () => book.load());
  window.addEventListener('pageshow', (event) => event.persisted && book.load());
  show();
  book.load().then(() => {
    const quire = book.quires[Number(asked.get('quire') ?? -1)];
    if (quire && !asked.get('side')) go('leaves', quire.canvas_ids[0]);
  });
}

// Where the finger or the keyboard was, so that it is there again when the list is made anew.
function focusKey(element) {
  const parts = [];
  for (let at = element; at && at.dataset?.part !== 'pass'; at = at.parentElement) {
    for (const name of ['act', 'quire', 'component', 'step', 'canvas']) {
      if (at.dataset[name] && name !== 'canvas') parts.unshift(`[data-${name}="${CSS.escape(at.dataset[name])}"]`);
    }
  }
  return parts.length ? parts.join(' ') : null;
}
