// What a key, a button or a menu asks for, done: the one list of all that the workbench can do.
import { labelOf, patchOf } from './plan.js';
import { placeTowards } from './layout.js';
import { plainDigits } from './series.js';

/** The commands of `bench` by name; each takes what `commandOf` found. */
export function commands(bench) {
  const { state, selection, words, dialogs } = bench;
  const focusedSide = () => state.sides.get(selection.focused);
  const act = (fields) => bench.act(fields);
  const selected = () => selection.list;

  const goTo = (place, { extend = false, keep = false } = {}) => {
    const { id } = state.ordered[place];
    if (extend) selection.extendTo(id);
    else if (keep) selection.focused = id;
    else selection.only(id);
    bench.showFocus();
  };
  const towards = (key) =>
    placeTowards(
      key,
      state.placeOf.get(selection.focused),
      bench.grid.layout,
      bench.rightToLeft,
      bench.grid.rowsInSight,
    );
  const step = (by) => {
    const place = state.placeOf.get(selection.focused) + by;
    if (place >= 0 && place < state.ordered.length) goTo(place);
    else bench.showFocus();
  };
  const nextFinding = (by) => {
    const places = [...state.findingsOf.keys()].map((id) => state.placeOf.get(id));
    places.sort((one, other) => one - other);
    if (!places.length) return bench.announce(words['no-findings']);
    const here = state.placeOf.get(selection.focused);
    const found =
      by > 0
        ? (places.find((place) => place > here) ?? places[0])
        : (places.findLast((place) => place < here) ?? places.at(-1));
    return goTo(found);
  };

  return {
    go: ({ key, extend, keep }) => {
      const place = towards(key);
      if (place !== null && place !== undefined) goTo(place, { extend, keep });
    },
    'shift-sides': ({ key }) => {
      const here = state.placeOf.get(selection.focused);
      const by = towards(key) - here;
      if (by) act({ action: 'move', sides: selected(), by });
    },
    'select-all': () => {
      selection.all();
      bench.showFocus();
    },
    'select-one': () => {
      selection.only(selection.focused);
      bench.showFocus();
    },
    toggle: () => {
      selection.toggle(selection.focused);
      bench.showFocus();
    },
    edit: ({ text }) => {
      const side = focusedSide();
      bench.edit(side, labelOf(side, bench.foliation), text, (label, by) => {
        if (label !== null && label.trim() !== labelOf(side, bench.foliation)) {
          act({ action: 'relabel', side: side.id, label, ...bench.inFoliation() });
        }
        if (by !== null) step(by);
      });
    },
    clear: () => act({ action: 'clear_labels', sides: selected(), ...bench.inFoliation() }),
    blank: () => {
      const isBlank = !selected().every((id) => state.sides.get(id).is_blank);
      act({ action: 'blank', sides: selected(), is_blank: isBlank });
    },
    target: () => act({ action: 'mark_as', sides: selected(), thing: 'target' }),
    sort: () => act({ action: 'sort', sides: selection.ids.size > 1 ? selected() : [...state.sides.keys()] }),
    series: async () => {
      const first = labelOf(focusedSide(), bench.foliation);
      const asked = await dialogs.series(selected().length, bench.foliation, first || '1r');
      if (asked) act({ ...asked, sides: selected() });
    },
    mark: async () => {
      const thing = await dialogs.mark();
      if (thing) act({ action: 'mark_as', sides: selected(), thing });
    },
    move: async () => {
      const where = await dialogs.move(selected().length, state.ordered.length);
      if (!where) return;
      const [how, target] = Object.entries(where)[0];
      if (how === 'position') act({ action: 'move', sides: selected(), position: target });
      else {
        const id = bench.sideCalled(target);
        if (id === null) bench.announce(words.say('not-found', { label: target }), true);
        else act({ action: 'move', sides: selected(), [how]: id });
      }
    },
    goto: async () => {
      const label = await dialogs.goTo();
      if (!label) return;
      const id = bench.sideCalled(label);
      if (id === null) bench.announce(words.say('not-found', { label }), true);
      else goTo(state.placeOf.get(id));
    },
    'next-finding': () => nextFinding(1),
    'previous-finding': () => nextFinding(-1),
    next: () => step(1),
    previous: () => step(-1),
    undo: () => bench.turn('undo'),
    redo: () => bench.turn('redo'),
    keys: async () => bench.setSingleKeys(await dialogs.keys()),
    discard: async () => {
      if (await dialogs.discard()) await bench.discard();
    },
    apply: async () => {
      if (await dialogs.apply()) await bench.apply();
    },
    'go-to-side': ({ id }) => goTo(state.placeOf.get(id)),
  };
}

/** The side that people mean by a label or a place number ('12v', '#120'), or null. */
export function sideCalled(ordered, text) {
  const wanted = plainDigits(text.trim().toLowerCase()).replace(/\s+/g, ' ');
  const place = /^#\s*(\d+)$/.exec(wanted);
  if (place) return ordered[Number(place[1]) - 1]?.id ?? null;
  const names = (side) => [side.label, ...Object.values(side.labels ?? {})];
  const found =
    ordered.find((side) => plainDigits(side.label.toLowerCase()) === wanted) ??
    ordered.find((side) => plainDigits(side.label.toLowerCase()) === `${wanted}r`) ??
    ordered.find((side) => names(side).some((name) => plainDigits(name.toLowerCase()) === wanted));
  return found?.id ?? null;
}

/** Whether an action would change anything that can be foreseen here. */
export function isIdle(sides, fields) {
  const patch = patchOf(sides, fields);
  if (!patch) return false;
  for (const [id, changed] of patch) {
    const side = sides.get(id);
    for (const [name, value] of Object.entries(changed)) {
      const now = name === 'is_blank' ? Boolean(side[name]) : (side[name] ?? {});
      if (JSON.stringify(now) !== JSON.stringify(value)) return false;
    }
  }
  return true;
}
