// The tools: what is being drawn, point by point, until it is a shape. Pointers and keys come in
// through `pointers.js` and `keys.js`; finished shapes and their undoing belong to the caller.
import { clamped, faultOf, rounded, simplifyTo, withoutTails } from './geometry.js';
import { CrossHair } from './keys.js';
import { GrowingLine } from './lines.js';
import { listenToPointers } from './pointers.js';
import { element } from './svg.js';

/** The names of all tools. With 'pan' nothing is drawn, and shapes can be picked. */
export const TOOLS = ['pan', 'polygon', 'freehand', 'rectangle', 'point'];

const KIND = { polygon: 'polygon', freehand: 'polygon', rectangle: 'rectangle', point: 'point' };
// A hand shakes by about a pixel of the screen; what is finer than that was not meant.
const TOLERANCE_ON_SCREEN = 1;
const MOST_POINTS = 2000;

/**
 * @typedef {object} Told
 * @property {(shape: {kind, points}, how: {tolerance: ?number, drawn: number}) => void} finished
 *   a shape was drawn; `tolerance` says how far, in pixels of the canvas, a freehand line of
 *   `drawn` points may have been moved where points were left out
 * @property {?(fault: string, shape: object) => void} refused  see `faultOf`; the points stay, to
 *   be taken back
 * @property {?() => void} changed        points, tool or cross-hair are others now
 * @property {?(shape: ?object) => void} picked   the shape under a tap with 'pan', or null
 * @property {?(key: string, values: object) => void} say   for screen readers: key of a sentence
 */

/** The tools over one surface. */
export class Drawing {
  /** `told` are the functions of {@link Told}; `most` is how many points a freehand line keeps. */
  constructor(surface, told, { tool = 'pan', most = MOST_POINTS } = {}) {
    this.surface = surface;
    this.told = told;
    this.most = most;
    this.points = [];
    this.stroke = null;
    this.cursor = null;
    this.line = new GrowingLine(surface.draft);
    this.crossHair = new CrossHair(this);
    this.deaf = listenToPointers(this);
    this.use(tool);
  }

  destroy() {
    this.line.clear();
    this.crossHair.destroy();
    this.deaf();
  }

  get isAtWork() {
    return this.points.length > 0 || Boolean(this.stroke);
  }

  /** Takes another tool; what was begun is given up. */
  use(tool) {
    this.tool = tool;
    this.surface.svg.dataset.tool = tool;
    this.surface.viewer.canvas.dataset.tool = tool;
    this.cancel();
  }

  // Points one by one

  /** Sets a point; `isClosing`: a place was meant twice, so the shape ends here. */
  place(point, { isClosing = false } = {}) {
    if (this.tool === 'pan') return;
    if (isClosing && this.points.length) {
      this.finish();
      return;
    }
    this.points.push(clamped(point, this.surface.size).map(Math.round));
    const isWhole = this.points.length === { point: 1, rectangle: 2 }[KIND[this.tool]];
    if (isWhole) this.finish();
    else {
      this.told.say?.('drawing-points', { count: this.points.length });
      this.show();
    }
  }

  /** Takes back the last point; false where there is none. */
  undoPoint() {
    if (!this.points.pop()) return false;
    this.told.say?.('drawing-points', { count: this.points.length });
    this.show();
    return true;
  }

  cancel() {
    this.points = [];
    this.stroke = null;
    this.cursor = null;
    this.show();
  }

  /** Makes a shape of the points, if they are one. */
  finish(how = { tolerance: null, drawn: this.points.length }) {
    const shape = { kind: KIND[this.tool], points: rounded(this.points) };
    const fault = faultOf(shape, this.surface.size);
    if (fault) {
      if (shape.kind !== 'polygon') this.points.pop();
      this.show();
      this.told.refused?.(fault, shape);
      return;
    }
    this.cancel();
    this.told.finished(shape, how);
  }

  // Lines in one move

  begin(point) {
    this.points = [];
    this.stroke = [clamped(point, this.surface.size)];
    this.show();
  }

  draw(points) {
    if (!this.stroke) return;
    for (const point of points) this.stroke.push(clamped(point, this.surface.size));
    if (this.tool === 'freehand') this.line.grow(this.stroke);
    else this.showRectangle(this.stroke[0], this.stroke.at(-1));
  }

  /** Ends the line where it is. */
  end() {
    const { stroke } = this;
    this.stroke = null;
    if (!stroke) return;
    if (this.tool === 'rectangle') {
      this.points = [stroke[0], stroke.at(-1)].map((point) => point.map(Math.round));
      this.finish();
      return;
    }
    const wanted = Math.max(1, TOLERANCE_ON_SCREEN / this.surface.scale());
    const { points, tolerance } = simplifyTo(stroke, wanted, this.most);
    this.points = withoutTails(rounded(points));
    this.finish({ tolerance, drawn: stroke.length });
  }

  /** Gives up the line under the pointer, but no points that were set before. */
  abandon() {
    this.stroke = null;
    this.cursor = null;
    this.show();
  }

  // What is to be seen of it

  /** The end of the line that follows the pointer. */
  follow(point) {
    this.cursor = point && clamped(point, this.surface.size);
    if (this.points.length && !this.stroke) this.show();
  }

  show() {
    this.line.clear();
    const { points, cursor } = this;
    if (points.length) {
      const end = cursor ?? this.crossHair.at;
      if (KIND[this.tool] === 'rectangle') this.showRectangle(points[0], end ?? points[0]);
      else this.showLine(end ? [...points, end] : points);
      for (const [index, [x, y]] of points.entries()) {
        const name = index ? 'drawing-corner' : 'drawing-corner drawing-first';
        this.surface.draft.append(element('path', { class: name, d: `M ${x},${y} L ${x},${y}` }));
      }
    }
    this.told.changed?.();
  }

  showLine(points) {
    const d = `M ${points.map((point) => point.map(Math.round).join(',')).join(' L ')}`;
    this.surface.draft.append(element('path', { class: 'drawing-line', d }));
  }

  showRectangle([left, top], [right, bottom]) {
    const d = `M ${left},${top} H ${right} V ${bottom} H ${left} Z`;
    this.surface.draft.querySelector('.drawing-box')?.remove();
    this.surface.draft.prepend(element('path', { class: 'drawing-line drawing-box', d }));
  }
}
