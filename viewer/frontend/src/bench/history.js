// Taking back and doing again what was done to the shapes of a side. What is made again has a new
// identifier, so steps speak of things by what they were first called.

const MOST = 200;

export class History {
  constructor(side, changed) {
    Object.assign(this, { side, changed });
    this.done = [];
    this.undone = [];
    this.names = new Map();
  }

  /** What the thing first called `id` is called now. */
  now(id) {
    let name = id;
    while (this.names.has(name)) name = this.names.get(name);
    return name;
  }

  called(before, after) {
    if (before !== after) this.names.set(this.now(before), after);
  }

  did(step) {
    this.done.push(step);
    if (this.done.length > MOST) this.done.shift();
    this.undone = [];
    this.changed();
  }

  undo() {
    this.move(this.done, this.undone, 'undo');
  }

  redo() {
    this.move(this.undone, this.done, 'redo');
  }

  move(from, to, what) {
    const step = from.pop();
    if (!step) return;
    step[what]();
    to.push(step);
    this.changed();
  }

  // The steps

  observed(seen, drawn) {
    const { id } = seen;
    const region = seen.regions[0]?.id;
    const draft = structuredClone(this.draft(seen));
    this.did({
      undo: () => this.side.remove(this.now(id)),
      redo: () => this.again(id, draft, drawn ? [{ ...drawn, id: region }] : []),
    });
  }

  drew(id, region, drawn) {
    this.did({
      undo: () => this.side.erase(this.now(region)),
      redo: () => this.called(region, this.side.draw(this.now(id), drawn)),
    });
  }

  replaced(id, before, after, drawn) {
    this.did({
      undo: () => this.called(before.id, this.side.draw(this.now(id), before, this.now(after))),
      redo: () => this.called(after, this.side.draw(this.now(id), drawn, this.now(before.id))),
    });
  }

  erased(id, region) {
    this.did({
      undo: () => this.called(region.id, this.side.draw(this.now(id), region)),
      redo: () => this.side.erase(this.now(region.id)),
    });
  }

  removed(seen) {
    const draft = structuredClone(this.draft(seen));
    const regions = structuredClone(seen.regions);
    this.did({
      undo: () => this.again(seen.id, draft, regions),
      redo: () => this.side.remove(this.now(seen.id)),
    });
  }

  draft(seen) {
    const { term, severity, activity, extent, content, same_as, change, is_change_proposed } = seen;
    return { term, severity, activity, extent, content, same_as, change: is_change_proposed ? null : change };
  }

  again(id, draft, regions) {
    const made = this.side.create(draft);
    this.called(id, made.id);
    for (const region of regions) this.called(region.id, this.side.draw(made.id, region));
  }
}
