// One side of a leaf in one assessment: its observations and regions, and everything that can be
// done to them. What is done shows at once and goes out through the outbox; answers mend it.
import { areaOf } from '../drawing/geometry.js';
import { deviceTime, mint } from './ids.js';

const CALM_MS = 900;

/** What the API takes of an observation. A change that was only proposed may be proposed again. */
export function draftOf(seen) {
  return {
    canvas_id: seen.canvas_id, component: seen.component, term: seen.term, severity: seen.severity,
    activity: seen.activity, extent: seen.extent, content: seen.content, same_as: seen.same_as,
    change: seen.is_change_proposed ? null : seen.change,
  };
}

/** The shape of a region as the drawing layer has it. */
export const shapeOf = (region) => ({
  id: region.id, kind: region.kind === 'freehand' ? 'polygon' : region.kind, points: region.points,
});

export class Side {
  /** `page` is the side as the page lists it; `changed` is called whenever something is to be shown. */
  constructor({ config, page, outbox, changed }) {
    Object.assign(this, { config, page, outbox, changed });
    this.own = [];
    this.earlier = [];
    this.mmPerPx = null;
    this.isLoaded = false;
  }

  /** Reads the side of all surveys; what still waits in the outbox is laid over it. */
  async load() {
    const { api, scale } = this.config;
    const [seen, measure] = await Promise.all([
      read(`${api.assessment}/canvases/${this.page.id}?layers=true`),
      this.mmPerPx ? null : read(`${scale}?canvas=${this.page.id}`),
    ]);
    if (measure) this.mmPerPx = measure.mm_per_px;
    if (seen) {
      this.own = seen.filter((one) => one.assessment_id === this.config.id);
      this.earlier = seen.filter((one) => one.assessment_id !== this.config.id);
      this.isLoaded = true;
    }
    for (const act of this.outbox.acts) if (act.canvas === this.page.id) this.show(act);
    this.changed();
  }

  get(id) {
    return this.own.find((one) => one.id === id);
  }

  regionOf(id) {
    for (const seen of this.own) {
      const region = seen.regions.find((one) => one.id === id);
      if (region) return { seen, region };
    }
    return null;
  }

  // What can be done

  /** Records an observation, with a region drawn for it or without; answers the observation. */
  observe(draft, drawn = null) {
    const seen = this.create(draft);
    if (drawn) this.draw(seen.id, drawn);
    return seen;
  }

  create(draft) {
    const id = mint('b');
    const observation = { ...draft, canvas_id: this.page.id, component: draft.component ?? null };
    this.act({ method: 'POST', path: `${this.config.api.assessment}/observations`, object: id, body: { id, device_at: deviceTime(), observation } });
    return this.get(id);
  }

  /** Changes some fields; those of `content` one by one, too. */
  change(id, fields, { calm = 0 } = {}) {
    const seen = this.get(id);
    if (!seen) return;
    const base = draftOf(seen);
    const observation = { ...base, ...fields, content: { ...base.content, ...fields.content } };
    this.act({ method: 'PUT', path: this.pathOf('observation', id), object: id, edition: seen.edition, base, body: { observation } }, { calm: calm ? CALM_MS : 0 });
  }

  remove(id) {
    const seen = this.get(id);
    if (seen) this.act({ method: 'DELETE', path: this.pathOf('observation', id), object: id, edition: seen.edition });
  }

  /** Draws `{ kind, points, tolerance }` for an observation; `replaces`: in the place of a region. */
  draw(id, { kind, points, tolerance = null }, replaces = null) {
    const region = mint('r');
    this.act({
      method: 'POST', path: `${this.pathOf('observation', id)}/regions`, object: id, tolerance,
      body: { id: region, device_at: deviceTime(), canvas_id: this.page.id, kind, points, ...(replaces ? { replaces } : {}) },
    });
    return region;
  }

  erase(regionId) {
    const found = this.regionOf(regionId);
    if (found) this.act({ method: 'DELETE', path: this.pathOf('region', regionId), object: found.seen.id, region: regionId });
  }

  pathOf(what, id) {
    return this.config.api[what].replace('ID', id);
  }

  act(act, options) {
    const made = { ...act, canvas: this.page.id, what: this.page.label };
    this.show(made);
    this.outbox.add(made, options);
    this.changed();
  }

  // What is seen of it before the server has said anything

  show(act) {
    const seen = this.get(act.object);
    if (act.method === 'PUT' && seen) Object.assign(seen, { ...act.body.observation, is_change_proposed: act.body.observation.change === null });
    else if (act.method === 'DELETE' && act.region && seen) seen.regions = seen.regions.filter((one) => one.id !== act.region);
    else if (act.method === 'DELETE') this.own = this.own.filter((one) => one.id !== act.object);
    else if (act.method === 'POST' && act.body.observation && !seen) {
      this.own.push({ is_change_proposed: true, thread_id: act.object, ...act.body.observation, id: act.object, edition: 1, regions: [] });
    } else if (act.method === 'POST' && act.body.points && seen) this.showRegion(seen, act);
  }

  showRegion(seen, { body, tolerance }) {
    const { id, kind, points, replaces } = body;
    if (seen.regions.some((one) => one.id === id)) return;
    const area = areaOf({ kind: kind === 'freehand' ? 'polygon' : kind, points });
    const [width, height] = this.page.size;
    const made = {
      id, kind, points, drawnTolerance: tolerance, tolerance_px: null, isAsDrawn: true,
      area_mm2: this.mmPerPx && kind !== 'point' ? area * this.mmPerPx ** 2 : null,
      share_percent: (100 * area) / (width * height),
    };
    seen.regions = [...seen.regions.filter((one) => one.id !== replaces), made];
  }

  /** Hears an answer of the server to an act on this side. */
  heard(act, answer) {
    const seen = this.get(act.object);
    if (!answer || !seen) return;
    if (answer.region) {
      const { drawnTolerance } = seen.regions.find((one) => one.id === answer.region.id) ?? {};
      seen.regions = seen.regions.map((one) => (one.id === answer.region.id ? { ...answer.region, drawnTolerance } : one));
      if (answer.is_change_proposed) Object.assign(seen, { change: answer.change, is_change_proposed: true });
    } else if (answer.edition) {
      seen.edition = answer.edition;
      // Words that were typed since stay; what the server alone knows is taken.
      const isTyping = this.outbox.acts.some((other) => other.object === act.object && other.method === 'PUT');
      const { regions, ...told } = answer;
      Object.assign(seen, isTyping ? { thread_id: told.thread_id } : told);
      if (regions.length >= seen.regions.length) seen.regions = regions;
    }
    this.changed();
  }
}

async function read(path) {
  try {
    const answer = await fetch(path, { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // Without a network the side is shown as far as it is known.
  }
}
