// What the workbench knows: the plan as the server has it, and over it what is still on its way.
import { inOrder, patched, patchOf } from './plan.js';

/** The plan of one manuscript in this window. */
export class State {
  constructor() {
    this.confirmed = new Map();
    this.sides = new Map();
    this.ordered = [];
    this.findings = { counts: {}, list: [], clashes: 0 };
    this.findingsOf = new Map();
  }

  /** Takes the whole plan, as the server tells it. */
  load(plan) {
    this.plan = plan;
    this.confirmed = new Map(plan.sides.map((side) => [side.id, side]));
    this.hear(plan);
  }

  /** Takes an answer to an action: the touched sides, and what to look at. */
  merge(answer) {
    for (const side of answer.sides) {
      const known = this.confirmed.get(side.id);
      // What says nothing is left out of the answer: no mark means that it is gone.
      this.confirmed.set(side.id, { ...known, is_blank: false, labels: {}, ...side });
    }
    this.hear(answer);
  }

  hear({ edition, findings, undo, redo, is_begun: isBegun }) {
    Object.assign(this, { edition, findings, undo, redo, isBegun });
    this.findingsOf = new Map();
    for (const one of findings.list) {
      if (!this.findingsOf.has(one.side)) this.findingsOf.set(one.side, []);
      this.findingsOf.get(one.side).push(one);
    }
  }

  /** Shows the plan with these actions on top; those only the server can foresee are left out. */
  over(waiting) {
    let { confirmed: sides } = this;
    for (const { act } of waiting) {
      const patch = act && patchOf(sides, act);
      if (patch) sides = patched(sides, patch);
    }
    this.sides = sides;
    this.ordered = inOrder(sides);
    this.placeOf = new Map(this.ordered.map((side, place) => [side.id, place]));
  }
}

/** The sides chosen, with one that has the focus and one where a range began. */
export class Selection {
  constructor(state) {
    this.state = state;
    this.ids = new Set();
    this.focused = null;
    this.anchor = null;
  }

  /** Chooses one side alone. */
  only(id) {
    this.ids = new Set([id]);
    this.focused = id;
    this.anchor = id;
  }

  /** Chooses everything from where the range began to this side. */
  extendTo(id) {
    const { ordered, placeOf } = this.state;
    const [from, to] = [placeOf.get(this.anchor) ?? 0, placeOf.get(id)].sort((a, b) => a - b);
    this.ids = new Set(ordered.slice(from, to + 1).map((side) => side.id));
    this.focused = id;
  }

  /** Takes one side in or out. */
  toggle(id) {
    if (!this.ids.delete(id)) this.ids.add(id);
    this.focused = id;
    this.anchor = id;
  }

  all() {
    this.ids = new Set(this.state.sides.keys());
  }

  /** The chosen sides in order; the focused one when none is chosen. */
  get list() {
    const chosen = this.ids.size ? this.ids : new Set([this.focused]);
    return this.state.ordered.filter((side) => chosen.has(side.id)).map((side) => side.id);
  }
}
