// The book in one assessment: what was said of each side, of the binding and of the whole. Marks
// show at once and go out through the outbox; they can be taken back.

import { Side } from './side.js';
import { Terms } from './term_picker.js';

const CALM_MS = 900;
// Beside a part of the binding stand words of one's own; the vocabulary need not have them.
const OTHER = 'dmg.other';

export class Book {
  /** `changed` is called whenever something is to be shown anew. */
  constructor({ config, outbox, changed }) {
    Object.assign(this, { config, outbox, changed });
    this.sides = config.sides.map((side) => ({ ...side, outcome: null, reason: null, observations: 0, worst: 0 }));
    this.byId = new Map(this.sides.map((side) => [side.id, side]));
    this.quires = [];
    this.terms = new Terms({ ...config, terms: config.terms.filter((term) => term.key !== OTHER) });
    // What is seen on the binding is kept as on a side, only that there is nothing to draw on.
    this.parts = new Side({ config, outbox, page: { id: null, label: '', size: [1, 1] }, changed: () => this.partsChanged?.() });
    this.openPart = null;
    this.missing = [];
    this.done = [];
    this.isLoaded = false;
  }

  get content() {
    return this.assessment?.content ?? null;
  }

  async load() {
    try {
      const answer = await fetch(`${this.config.api.assessment}/book`, { headers: { Accept: 'application/json' } });
      if (answer.ok) this.take(await answer.json());
    } catch {
      // Without a network the book stays as it was known; marks are kept in the outbox.
    }
    this.changed();
  }

  take(book) {
    const isTyping = this.outbox.acts.some((act) => act.object === this.config.id);
    if (!isTyping || !this.assessment) this.assessment = book.assessment;
    for (const told of book.sides) Object.assign(this.byId.get(told.canvas_id) ?? {}, told, { id: told.canvas_id, label: this.byId.get(told.canvas_id)?.label ?? told.label });
    this.quires = book.quires;
    this.parts.own = book.beside;
    for (const act of this.outbox.acts) if (act.canvas === null) this.parts.show(act);
    this.missingComponents = book.missing_components;
    for (const act of this.outbox.acts) this.show(act);
    this.isLoaded = true;
  }

  /** The sides in scope that nobody has said anything of, in reading order. */
  get open() {
    const scope = this.content?.scope ?? { kind: 'whole' };
    if (scope.kind === 'components') return [];
    const inQuires = new Set(this.quires.filter((quire) => scope.quires?.includes(quire.number)).flatMap((quire) => quire.canvas_ids));
    const isIn = {
      whole: () => true,
      quires: (side) => inQuires.has(side.id),
      leaves: (side) => scope.canvas_ids.includes(side.id),
    }[scope.kind];
    return this.sides.filter((side) => side.outcome === null && isIn(side));
  }

  quireOf(id) {
    return this.quires.find((quire) => quire.canvas_ids.includes(id));
  }

  // Sides

  /**
   * Says the same of many sides. Those that have an answer keep it unless `replace`. The answer is
   * the sides it was done to.
   */
  mark(ids, outcome, { reason = null, replace = false } = {}) {
    const { api } = this.config;
    const there = ids.map((id) => this.byId.get(id)).filter(Boolean);
    const told = there.filter((side) => (replace || side.outcome === null) && !(side.observations && outcome !== 'examined'));
    if (!told.length) return [];
    const before = told.map(({ id, outcome: was, reason: why }) => ({ id, was, why }));
    this.act({ path: `${api.assessment}/examinations`, body: { canvas_ids: told.map((side) => side.id), outcome, reason, replace } });
    this.done.push(before);
    return told;
  }

  /** Says of sides that nothing has changed since last time; the server knows what was there. */
  same(ids) {
    const told = ids.map((id) => this.byId.get(id)).filter((side) => side && side.outcome === null);
    if (!told.length) return [];
    this.act({ path: `${this.config.api.assessment}/no-change`, body: { canvas_ids: told.map((side) => side.id) } });
    return told;
  }

  /** Takes back the last marking. */
  undo() {
    const before = this.done.pop();
    if (!before) return;
    const { api } = this.config;
    const fresh = before.filter(({ was }) => was === null).map(({ id }) => id);
    if (fresh.length) this.act({ path: `${api.assessment}/examinations/forget`, body: { canvas_ids: fresh } });
    for (const { id, was, why } of before) {
      if (was !== null) this.act({ path: `${api.assessment}/examinations`, body: { canvas_ids: [id], outcome: was, reason: why, replace: true } });
    }
  }

  act(act) {
    // One object for all marks: they build on one another and go in order.
    const made = { method: 'POST', object: 'sides', what: '', ...act };
    this.show(made);
    this.outbox.add(made);
    this.changed();
  }

  show(act) {
    const { body } = act;
    if (act.object === this.config.id && this.assessment) this.assessment.content = body.content;
    if (!body?.canvas_ids) return;
    for (const side of body.canvas_ids.map((id) => this.byId.get(id)).filter(Boolean)) {
      if (act.path.endsWith('/forget')) Object.assign(side, { outcome: null, reason: null });
      else if (act.path.endsWith('/no-change')) side.outcome = 'examined';
      else Object.assign(side, { outcome: body.outcome, reason: body.reason });
    }
  }

  // The whole

  /** Changes some fields of the words of the assessment; `calm` while somebody types. */
  say(fields, { calm = false } = {}) {
    const base = structuredClone(this.assessment.content);
    const content = { ...base, ...fields };
    this.assessment.content = content;
    this.outbox.add({
      method: 'PUT', path: this.config.api.assessment, object: this.config.id, edition: this.assessment.edition,
      what: '', base: { content: base }, body: { content },
    }, { calm: calm ? CALM_MS : 0 });
  }

  /** Hears an answer of the server. */
  heard(act, answer) {
    if (act.object === this.config.id && answer) {
      this.assessment.edition = answer.edition;
      const isTyping = this.outbox.acts.some((other) => other.object === this.config.id);
      if (!isTyping) Object.assign(this.assessment, answer);
    } else if (act.canvas === null) this.parts.heard(act, answer);
    else if (act.object === 'sides' && !this.outbox.acts.some((other) => other.object === 'sides')) this.load();
  }
}
