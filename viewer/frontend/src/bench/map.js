// The damage map of one assessment: side after side of the book, drawn on, read, changed.
import { areaOf, boundsOf } from '../drawing/geometry.js';
import { h } from '../editor/element.js';
import { announce, say } from '../editor/words.js';
import { settle } from './clashes.js';
import { observationInWords } from './content_words.js';
import { makeDetails, measured, toleranceOf } from './details.js';
import { written } from './fields.js';
import { History } from './history.js';
import { makeListing } from './listing.js';
import { makeBar } from './map_bar.js';
import { openPage } from './map_page.js';
import { makeByNumbers } from './by_numbers.js';
import { Outbox } from './outbox.js';
import { draftOf, Side } from './side.js';
import { stateLine } from './state_line.js';
import { askForTerm, legend, Terms } from './term_picker.js';

const MIDDLING = 2;

/** Opens the map in `root`. */
export function openMap(root, config) {
  new DamageMap(root, config).begin();
}

class DamageMap {
  constructor(root, config) {
    Object.assign(this, { root, config });
    this.terms = new Terms(config);
    this.state = { term: null, severity: MIDDLING, target: null, selected: null };
    this.layers = new Set();
    this.known = new Map();
    this.acts = {
      go: (step) => this.go(step),
      openSide: (id) => this.open(id),
      toggleList: () => this.toggleList(),
      chooseTerm: () => this.chooseTerm(),
      setSeverity: (step) => this.choose({ severity: step }),
      use: (tool) => this.use(tool),
      undo: () => this.history.undo(),
      redo: () => this.history.redo(),
      undoPoint: () => this.page.drawing?.undoPoint(),
      finish: () => this.page.drawing?.finish(),
      cancel: () => this.page.drawing?.cancel(),
      termOf: (id) => this.side.get(this.history.now(id))?.term,
    };
    this.bar = makeBar({ config, terms: this.terms, state: this.state, acts: this.acts });
    this.part('bar').replaceChildren(this.bar.element);
    this.status = this.part('status');
  }

  part(name) {
    return this.root.querySelector(`[data-part=${name}]`);
  }

  begin() {
    const line = stateLine(this.part('state'), this.config.signIn, {
      retry: (act) => this.outbox.retry(act),
      giveUp: (act) => {
        this.outbox.giveUp(act);
        this.sideOf(act.canvas)?.load();
      },
      decide: (act) => this.decide(act),
    });
    this.outbox = new Outbox({
      scope: this.config.id, person: this.config.person, who: this.config.who,
      told: {
        state: line,
        done: (act, answer) => this.done(act, answer),
        clash: (act) => this.decide(act),
        refused: () => {},
      },
    });
    this.outbox.takeUp();
    const others = this.outbox.ofOthers;
    if (others) this.say(say('bench-state-others', { count: others }));
    document.addEventListener('keydown', (event) => this.key(event));
    window.addEventListener('online', () => this.side.load());
    this.part('legend').replaceChildren(legend(this.config.groups));
    const wanted = this.config.sides.some((side) => side.id === this.config.canvas);
    if (this.config.sides.length) this.open(wanted ? this.config.canvas : this.config.sides[0].id);
    else this.part('stage').replaceChildren(h('p', { class: 'note' }, say('bench-no-sides')));
  }

  sideOf(id) {
    if (!this.known.has(id)) {
      const page = this.config.sides.find((side) => side.id === id);
      if (!page) return null;
      const side = new Side({ config: this.config, page, outbox: this.outbox, changed: () => side === this.side && this.show() });
      this.known.set(id, { side, history: new History(side, () => side === this.side && this.show()) });
    }
    return this.known.get(id).side;
  }

  open(id) {
    const side = this.sideOf(id);
    if (side === this.side) return;
    this.page?.destroy();
    this.side = side;
    this.history = this.known.get(id).history;
    Object.assign(this.state, { target: null, selected: null });
    this.layers = new Set();
    this.details = null;
    const address = new URL(location.href);
    address.searchParams.set('canvas', id);
    window.history.replaceState(null, '', address);
    document.title = document.title.replace(/^.*? · /, `${side.page.label} · `);
    this.part('label').textContent = side.page.label;
    // Asked for before the picture is set up: what was drawn comes while that is done.
    side.load();
    this.part('quire').textContent = side.page.quire ? say('bench-quire', { quire: side.page.quire }) : '';
    this.page = openPage(this.part('stage'), side.page, {
      config: this.config, terms: this.terms,
      told: {
        finished: (shape, how) => this.finished({ ...shape, ...(how.tolerance !== null ? { kind: 'freehand', tolerance: how.tolerance } : {}) }),
        refused: (fault) => this.say(say(`drawing-fault-${fault}`, this.size)),
        changed: () => this.bar.update(this.page?.drawing, this.history),
        picked: (shape) => this.picked(shape),
        say: (key, values) => this.say(say(key, values)),
      },
    });
    this.bar.stepper.show(id);
    this.say(side.page.mayCover ? '' : say('drawing-uncovered'));
    this.show();
  }

  get size() {
    const [width, height] = this.side.page.size;
    return { width, height };
  }

  go(step) {
    const at = this.config.sides.indexOf(this.side.page) + step;
    if (this.config.sides[at]) this.open(this.config.sides[at].id);
  }

  say(sentence) {
    this.status.textContent = sentence;
  }

  // Choosing and drawing

  choose(fields) {
    Object.assign(this.state, fields);
    this.bar.update(this.page.drawing, this.history);
  }

  async chooseTerm() {
    const key = await askForTerm(this.terms, this.state.term);
    if (!key) return false;
    this.terms.use(key);
    this.choose({ term: key, target: null });
    return true;
  }

  async use(tool) {
    const { drawing, stage } = this.page;
    if (!drawing) return;
    if (tool !== 'pan' && !this.state.term && !this.state.target && !(await this.chooseTerm())) return;
    drawing.use(tool);
    this.say(tool === 'pan' ? '' : say(`bench-how-${tool}`));
    stage.viewer.canvas.focus({ preventScroll: true });
  }

  /** A shape was drawn or written in numbers. */
  async finished(drawn) {
    const { side, history } = this;
    if (this.state.target) {
      const id = history.now(this.state.target);
      const region = side.draw(id, drawn);
      history.drew(id, region, drawn);
      this.state.target = null;
      this.select(side.get(id), { isOpen: true });
    } else {
      if (!this.state.term && !(await this.chooseTerm())) return;
      const seen = side.observe(this.draft('local'), drawn);
      history.observed(seen, drawn);
      this.select(seen, { isOpen: true });
    }
    this.tellDrawn(drawn);
  }

  draft(extent) {
    return {
      term: this.state.term, severity: this.state.severity, activity: 'unknown', extent,
      content: { words: [], observed: [], interpreted: [], cause: null, count: null, measure: null, materials: [] },
      same_as: null, change: null,
    };
  }

  tellDrawn(drawn) {
    const { mmPerPx } = this.side;
    const area = areaOf({ kind: drawn.kind === 'freehand' ? 'polygon' : drawn.kind, points: drawn.points });
    const region = { kind: drawn.kind, drawnTolerance: drawn.tolerance, share_percent: (100 * area) / (this.size.width * this.size.height), area_mm2: mmPerPx ? area * mmPerPx ** 2 : null };
    const said = [measured(region, this.config.language), toleranceOf(region, mmPerPx)].filter(Boolean).join(' ');
    this.say(said);
    announce(said);
  }

  async wholeSide() {
    if (!this.state.term && !(await this.chooseTerm())) return;
    const seen = this.side.observe(this.draft('whole'));
    this.history.observed(seen, null);
    this.select(seen, { isOpen: true });
  }

  noDamage() {
    const { config, outbox, side } = this;
    outbox.add({
      method: 'POST', path: `${config.api.assessment}/examinations`, object: `side ${side.page.id}`, canvas: side.page.id, what: side.page.label,
      body: { canvas_ids: [side.page.id], outcome: 'no_damage', replace: true },
    });
    this.say(say('bench-marked-no-damage', { label: side.page.label }));
  }

  // Looking at one thing

  picked(shape) {
    if (!shape) return this.select(null);
    const found = this.side.regionOf(shape.id);
    if (found) return this.select(found.seen, { isOpen: true });
    const earlier = this.side.earlier.find((seen) => seen.regions.some((region) => region.id === shape.id));
    return earlier && this.showEarlier(earlier);
  }

  select(seen, { isOpen = false } = {}) {
    this.state.selected = seen?.id ?? null;
    this.state.target = null;
    if (isOpen && !this.page.drawing?.isAtWork) this.root.dataset.panel = 'open';
    this.show();
  }

  showEarlier(seen) {
    this.layers.add(seen.assessment);
    this.show();
    if (seen.regions.length && this.page.surface) this.page.surface.show(boundsOf(seen.regions.flatMap((region) => region.points)));
    this.say(`${this.terms.label(seen.term)}. ${written(seen.content.observed)}`);
  }

  /** What was there last time is there still: a new observation of the same damage, same shapes. */
  takeOver(earlier) {
    const draft = { ...draftOf(earlier), same_as: earlier.id, change: null };
    const seen = this.side.create(draft);
    for (const { kind, points } of earlier.regions) this.side.draw(seen.id, { kind, points });
    this.history.observed(seen, null);
    this.select(seen, { isOpen: true });
  }

  toggleList() {
    const isOpen = this.root.dataset.panel === 'open' && !this.state.selected;
    this.state.selected = null;
    this.root.dataset.panel = isOpen ? 'closed' : 'open';
    this.show();
    if (!isOpen) this.part('panel').focus({ preventScroll: true });
  }

  show() {
    const { side, state, page } = this;
    const selected = state.selected && side.get(this.history.now(state.selected));
    page?.show(side, this.layers, selected);
    this.bar.update(page?.drawing, this.history);
    this.bar.list.setAttribute('aria-expanded', String(this.root.dataset.panel === 'open'));
    const panel = this.part('panel');
    if (selected) {
      if (this.details?.id !== selected.id || !this.details.element.isConnected) {
        this.details = makeDetails({ side, seen: selected, terms: this.terms, config: this.config, acts: this.detailActs() });
        panel.replaceChildren(this.details.element);
        panel.scrollTop = 0;
      } else this.details.update();
      return;
    }
    this.details = null;
    if (panel.querySelector('.bench-by-numbers :focus')) return;
    panel.replaceChildren(
      makeListing({ side, terms: this.terms, config: this.config, layers: this.layers, acts: this.listActs() }),
      ...(this.config.mayWrite ? [makeByNumbers({ size: this.size, taken: (drawn) => this.finished(drawn), wholeSide: () => this.wholeSide(), noDamage: side.own.length ? null : () => this.noDamage() })] : []),
    );
  }

  listActs() {
    return {
      open: (seen) => {
        this.select(seen, { isOpen: true });
        if (seen.regions.length && this.page.surface) this.page.surface.show(boundsOf(seen.regions.flatMap((region) => region.points)));
        this.details?.heading.focus({ preventScroll: true });
      },
      show: (seen) => this.showEarlier(seen),
      takeOver: (seen) => this.takeOver(seen),
      layer: (number, isOn) => {
        if (isOn === this.layers.has(number)) return;
        if (isOn) this.layers.add(number);
        else this.layers.delete(number);
        this.page.show(this.side, this.layers, null);
      },
    };
  }

  detailActs() {
    const { side, history } = this;
    return {
      close: () => {
        this.select(null);
        this.part('panel').focus({ preventScroll: true });
      },
      addShape: (seen) => {
        this.state.target = seen.id;
        if (this.page.drawing) this.use('polygon');
        else this.select(null, { isOpen: true });
        this.state.target = seen.id;
        this.bar.update(this.page.drawing, history);
      },
      chooseTerm: async (seen) => {
        const key = await askForTerm(this.terms, seen.term);
        if (!key) return;
        this.terms.use(key);
        side.change(seen.id, { term: key });
      },
      erase: (seen, region) => {
        side.erase(region.id);
        history.erased(seen.id, region);
        this.say(say('bench-erased'));
      },
      replaceShape: (seen, region, drawn) => {
        const made = side.draw(seen.id, drawn, region.id);
        history.replaced(seen.id, region, made, drawn);
        this.tellDrawn(drawn);
      },
      removeObservation: (seen) => {
        side.remove(seen.id);
        history.removed(seen);
        this.say(say('bench-removed'));
        this.select(null);
      },
    };
  }

  // Answers

  done(act, answer) {
    if (act.canvas && this.known.has(act.canvas)) this.sideOf(act.canvas).heard(act, answer);
  }

  async decide(act) {
    const side = this.sideOf(act.canvas);
    const answer = await fetch(`${this.config.api.assessment}/canvases/${act.canvas}`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) return;
    const theirs = (await answer.json()).find((seen) => seen.id === act.object);
    if (!theirs || act.method !== 'PUT') {
      this.outbox.giveUp(act);
      this.say(say('bench-changed-meanwhile', { by: theirs?.by ?? '' }));
    } else {
      await settle({
        act, by: theirs.by, outbox: this.outbox, field: 'observation',
        theirs: { draft: draftOf(theirs), edition: theirs.edition },
        mayAsk: !this.page.drawing?.isAtWork,
        named: (name) => say(`bench-${name.replace('_', '-')}`),
        shown: (name, value) => observationInWords(name, value, this),
      });
    }
    side.load();
  }

  key(event) {
    const isField = event.target.closest?.('input, textarea, select, dialog');
    if (isField || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (!['z', 'y'].includes(key) || !this.config.mayWrite) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) this.history.redo();
      else this.history.undo();
      return;
    }
    const first = this.terms.first[Number(event.key) - 1];
    if (first && this.config.mayWrite) this.choose({ term: first, target: null });
  }
}
