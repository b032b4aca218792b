// The folio workbench: ties the plan, the grid, the keys, the dialogs and the saving together.
import { announcer } from '../reader/announce.js';
import { commands, isIdle, sideCalled } from './commands.js';
import { makeDialogs } from './dialogs.js';
import { editIn } from './editing.js';
import { Grid } from './grid.js';
import { commandOf } from './keys.js';
import { Panel } from './panel.js';
import { Saving, newToken } from './saving.js';
import { Selection, State } from './state.js';
import { makeWords } from './words.js';

const VIEW_KEY = 'kitabdar.folios.view';
const KEYS_KEY = 'kitabdar.folios.singleKeys';

/** Begins the workbench in `root`, as the page configured it. */
export async function startWorkbench(root, config) {
  const bench = new Workbench(root, config);
  await bench.load();
}

class Workbench {
  constructor(root, config) {
    Object.assign(this, { root, config });
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.words = makeWords(config.strings, config.labels);
    this.state = new State();
    this.selection = new Selection(this.state);
    this.foliation = '';
    this.gesture = 'one';
    this.view = remembered(VIEW_KEY) ?? 'grid';
    this.singleKeys = remembered(KEYS_KEY) !== 'off';
    this.say = announcer(document.getElementById('announcer'), 120);
    this.field = this.part('grid');
    this.grid = new Grid(this.field, () => this.shown());
    this.dialogs = makeDialogs(root, this.words, () => this.showFocus());
    this.panel = new Panel(root, this.words, { goTo: (id) => this.run({ name: 'go-to-side', id }) });
    this.saving = new Saving({
      base: config.api,
      edition: 0,
      storage: storage(),
      storageKey: `kitabdar.folios.${config.manuscript}`,
      told: {
        state: (name) => this.showSaving(name),
        done: (entry, answer) => this.done(entry, answer),
        refused: (lost, status, detail) => this.refused(lost, status, detail),
      },
    });
    this.commands = commands(this);
    this.listen();
  }

  async load() {
    const answer = await fetch(this.config.api, { headers: { Accept: 'application/json' } }).catch(
      () => null,
    );
    if (!answer?.ok) {
      this.announce(this.words['load-failed'], true);
      return;
    }
    const plan = await answer.json();
    this.state.load(plan);
    this.rightToLeft = plan.direction === 'right-to-left';
    this.field.dir = this.rightToLeft ? 'rtl' : 'ltr';
    this.showFoliations(plan.foliations);
    this.part('empty').hidden = plan.sides.length > 0;
    this.field.hidden = plan.sides.length === 0;
    const isFirst = !this.isLoaded;
    this.isLoaded = true;
    if (!this.state.confirmed.has(this.selection.focused)) this.selection.only(plan.sides[0]?.id);
    if (isFirst) {
      this.saving.edition = plan.edition;
      this.saving.takeUp();
    } else this.saving.edition = plan.edition;
    this.refresh();
    this.root.dataset.ready = 'yes';
  }

  /** How the grid is to show the sides. */
  shown() {
    return {
      view: this.view,
      foliation: this.foliation,
      images: this.state.plan?.images ?? '',
      words: this.words,
      findings: this.state.findingsOf,
      selection: this.selection.ids,
      focused: this.selection.focused,
    };
  }

  /** Shows everything anew: the plan with what is on its way. */
  refresh() {
    this.state.over(this.saving.waiting);
    this.grid.show(this.state.ordered);
    this.panel.showFindings(this.state.findings, (id) => this.state.sides.get(id)?.label ?? '');
    this.showTools();
    this.showSide();
  }

  showTools() {
    const { state, saving } = this;
    const isBusy = saving.waiting.length > 0;
    const able = { undo: state.undo || isBusy, redo: state.redo && !isBusy };
    for (const [name, is] of Object.entries(able)) {
      const button = this.part(name);
      // A button that is disabled under the finger would lose the focus.
      button.setAttribute('aria-disabled', String(!is));
      const entry = state[name];
      button.title = entry
        ? this.words.say(`${name}-what`, { what: this.words[`act-${entry.action}`], by: entry.by })
        : this.words[name];
    }
    const counts = {
      total: state.ordered.length,
      selected: this.selection.ids.size,
      findings: Object.values(state.findings.counts).reduce((sum, count) => sum + count, 0),
    };
    this.part('counts').textContent = this.words.say('counts', counts);
    for (const name of ['apply', 'discard']) {
      const button = this.part(name);
      if (button) button.setAttribute('aria-disabled', String(!state.isBegun && !isBusy));
    }
  }

  showSide() {
    const side = this.state.sides.get(this.selection.focused);
    if (!side) return;
    const found = this.state.findingsOf.get(side.id) ?? [];
    const place = this.state.placeOf.get(side.id);
    this.panel.showSide(side, place, this.state.ordered.length, this.state.plan.images, found);
  }

  /** Brings the focused side into sight, with the focus, and tells about it. */
  showFocus() {
    if (this.selection.focused === null) return;
    this.grid.reveal(this.selection.focused);
    this.showTools();
    this.showSide();
    if (this.selection.ids.size > 1) {
      this.say(this.words.say('selected', { count: this.selection.ids.size }));
    }
  }

  announce(text, isProblem = false) {
    this.say(text);
    if (isProblem) {
      this.part('problem').textContent = text;
      this.part('problem-box').hidden = false;
    }
  }

  run(command) {
    if (!this.isLoaded || this.selection.focused === null) return;
    this.commands[command.name]?.(command);
  }

  /** Does an action at once here, and sends it. */
  act(fields) {
    if (isIdle(this.state.sides, fields)) {
      this.showFocus();
      return;
    }
    this.part('problem-box').hidden = true;
    const token = newToken();
    this.saving.add({ path: 'actions', body: { act: fields, token }, act: fields });
    this.refresh();
    this.showFocus();
    const count = fields.sides?.length ?? 1;
    this.announce(this.words.say('done', { what: this.words[`act-${fields.action}`], count }));
  }

  turn(way) {
    if (this.part(way).getAttribute('aria-disabled') === 'true') {
      this.announce(this.words[`nothing-to-${way}`]);
      return;
    }
    this.saving.add({ path: way, body: {}, act: null });
  }

  done(entry, answer) {
    const what = entry.path === 'undo' ? this.state.undo : this.state.redo;
    this.state.merge(answer);
    if (answer.sides.some((side) => !this.state.confirmed.get(side.id).canvas)) this.arrived(answer);
    const hadFocus = this.field.contains(document.activeElement);
    this.refresh();
    if (entry.path !== 'actions' && what) {
      this.announce(this.words.say(`${entry.path}-done`, { what: this.words[`act-${what.action}`] }));
      const changed = answer.sides.map((side) => side.id);
      if (changed.length && !changed.includes(this.selection.focused)) this.selection.only(changed[0]);
      if (hadFocus) this.showFocus();
    } else if (answer.is_merged) this.announce(this.words.merged);
  }

  arrived({ sides }) {
    // Sides that a deposit added meanwhile have pictures that only the whole plan tells.
    if (sides.some((side) => !this.state.plan.sides.some(({ id }) => id === side.id))) this.load();
  }

  async refused(lost, status, detail) {
    const kept = status === 409 ? this.words.say('conflict', { count: lost.length }) : '';
    this.announce([detail, kept].filter(Boolean).join(' '), true);
    if (status === 409) await this.load();
    else this.refresh();
  }

  showSaving(name) {
    const status = this.part('saving');
    if (status.dataset.state === name) return;
    status.dataset.state = name;
    status.textContent = this.words[`saving-${name}`];
    if (name === 'waiting' || name === 'sign-in') this.announce(this.words[`saving-${name}`]);
    this.part('sign-in').hidden = name !== 'sign-in';
  }

  edit(side, text, typed, done) {
    this.grid.reveal(side.id);
    const cell = this.grid.cellOf(side.id);
    editIn(cell, {
      text,
      typed,
      name: this.words.say('edit-label', { number: this.state.placeOf.get(side.id) + 1 }),
      done: (label, towards) => {
        done(label, towards);
        if (towards === 0) this.showFocus();
        else if (towards === null) this.refresh();
      },
    });
  }

  inFoliation() {
    return this.foliation ? { foliation: this.foliation } : {};
  }

  sideCalled(text) {
    return sideCalled(this.state.ordered, text);
  }

  showFoliations(foliations) {
    const choice = this.part('foliation');
    const chosen = choice.value;
    const own = choice.querySelector('option');
    const others = foliations.map(({ id, name }) => {
      const option = document.createElement('option');
      option.value = id;
      option.textContent = name || this.words[`foliation-${id}`] || id;
      return option;
    });
    choice.replaceChildren(own, ...others);
    choice.value = chosen;
  }

  setSingleKeys(isOn) {
    this.singleKeys = isOn;
    remember(KEYS_KEY, isOn ? 'on' : 'off');
  }

  async send(path, method) {
    const answer = await fetch(`${this.config.api}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify({ edition: this.saving.edition }) } : {}),
    }).catch(() => null);
    const body = answer ? await answer.json().catch(() => ({})) : {};
    if (!answer?.ok) this.announce(body.detail ?? this.words['saving-waiting'], true);
    return answer?.ok ? body : null;
  }

  async discard() {
    if (await this.send('', 'DELETE')) await this.afterEnd(this.words.discarded);
  }

  async apply() {
    if (this.saving.waiting.length) this.announce(this.words['saving-waiting'], true);
    else if (await this.send('/apply', 'POST')) await this.afterEnd(this.words.applied);
  }

  async afterEnd(sentence) {
    this.part('problem-box').hidden = true;
    await this.load();
    this.showFocus();
    this.announce(sentence);
  }

  listen() {
    const { root, field } = this;
    field.addEventListener('keydown', (event) => {
      if (event.target.matches('input') || !this.isLoaded) return;
      const command = commandOf(event, this.singleKeys);
      if (!command) return;
      event.preventDefault();
      this.run(command);
    });
    document.addEventListener('keydown', (event) => {
      const isFree = event.target === document.body || event.target.closest?.('[data-tools]');
      if (!isFree || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandOf(event, this.singleKeys);
      if (command && ['undo', 'redo'].includes(command.name)) {
        event.preventDefault();
        this.run(command);
      }
    });
    field.addEventListener('click', (event) => this.clicked(event));
    field.addEventListener('dblclick', (event) => {
      if (event.target.closest('[data-side]')) this.run({ name: 'edit' });
    });
    root.addEventListener('click', (event) => {
      const button = event.target.closest('[data-command]');
      if (!button || button.getAttribute('aria-disabled') === 'true') return;
      button.closest('details')?.removeAttribute('open');
      this.run({ name: button.dataset.command });
    });
    this.part('foliation').addEventListener('change', (event) => {
      this.foliation = event.target.value;
      this.grid.draw(true);
    });
    this.chooseBy('view', this.view, (view) => {
      this.view = view;
      remember(VIEW_KEY, view);
      this.grid.measure();
      this.grid.reveal(this.selection.focused, false);
    });
    this.chooseBy('gesture', 'one', (gesture) => {
      this.gesture = gesture;
    });
    addEventListener('online', () => this.saving.again());
    addEventListener('beforeunload', (event) => {
      if (this.saving.waiting.length) event.preventDefault();
    });
  }

  chooseBy(name, first, changed) {
    const buttons = [...this.root.querySelectorAll(`[data-${name}]`)];
    const press = (value) => {
      for (const one of buttons) one.setAttribute('aria-pressed', String(one.dataset[name] === value));
    };
    for (const button of buttons) {
      button.addEventListener('click', () => {
        press(button.dataset[name]);
        changed(button.dataset[name]);
      });
    }
    press(first);
  }

  clicked(event) {
    const cell = event.target.closest('[data-side]');
    if (!cell || event.target.matches('input')) return;
    const id = Number(cell.dataset.side);
    if (event.shiftKey || this.gesture === 'range') this.selection.extendTo(id);
    else if (event.ctrlKey || event.metaKey || this.gesture === 'many') this.selection.toggle(id);
    else this.selection.only(id);
    this.showFocus();
  }
}

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // A browser that refuses: what is on its way lives in this window alone.
  }
}

function remembered(key) {
  return storage()?.getItem(key) ?? null;
}

function remember(key, value) {
  try {
    storage()?.setItem(key, value);
  } catch {
    // A full storage forgets a preference and nothing else.
  }
}
