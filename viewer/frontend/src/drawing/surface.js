// Shapes laid over one page in an OpenSeadragon viewer, kept in step with every move of it.
//
// The canvas stands in the viewer at 0,0 and is 1 wide (see `stage.js`); shapes are in pixels of
// the canvas. While the page moves the finished shapes are moved as one picture, which is wider
// than the view, and drawn anew when it rests or leaves that picture: painting hundreds of outlines
// in every frame was measured at 9 to 40 frames a second. In the document are only shapes that meet
// the view or nearly do; of very many the smallest are drawn together as one path.
import OpenSeadragon from 'openseadragon';
import { Cells } from './cells.js';
import { areaOf, boundsOf, isAt, pathOf } from './geometry.js';
import { element } from './svg.js';

// How much is drawn around the view, in parts of it: moving a little draws nothing anew.
const AROUND = 0.5;
const ZOOMED_ENOUGH = 2;
const MOST_ELEMENTS = 1500;
// How far the picture of the shapes reaches beyond the view on each side, in parts of it; the
// stylesheet knows the same number.
const MARGIN = 0.25;
const REST_MS = 150;

const grown = ({ x, y, width, height }, part) => ({
  x: x - width * part, y: y - height * part,
  width: width * (1 + 2 * part), height: height * (1 + 2 * part),
});
const holds = (outer, inner) =>
  outer.x <= inner.x && outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;

// How large the disc under the letters of a point is, in pixels of the screen.
const DISC_PX = 15;

const written = ({ a, b, c, d, e, f }) =>
  `matrix(${[a, b, c, d, e, f].map((value) => Number(value.toFixed(6))).join(' ')})`;

/**
 * @typedef {object} Shape
 * @property {string} id
 * @property {'polygon'|'point'|'rectangle'} kind
 * @property {number[][]} points   [x, y] in pixels of the canvas; a rectangle has two corners
 * @property {?string} classes     class names for the stylesheet, with spaces between
 * @property {?string} hatch       id of a <pattern> in `surface.defs` that fills it
 * @property {?string} title       what is said when a pointer rests on it
 * @property {?string} mark        two or three letters that stand upon a point, the same size at
 *                                 every zoom; a point without them is a dot
 */

/** The layer of shapes over the canvas of `size` ({ width, height } in pixels) in `viewer`. */
export class Surface {
  constructor(viewer, size) {
    this.viewer = viewer;
    this.size = size;
    this.known = new Map();
    this.drawn = new Map();
    this.selected = new Set();
    this.cells = new Cells(size);
    this.around = null;
    this.scaleDrawn = 0;
    this.matrix = '';
    /** For <pattern> elements of the caller; their units are pixels of the canvas. */
    this.defs = element('defs');
    this.together = element('path', { class: 'drawing-together' });
    this.shapes = element('g', { class: 'drawing-shapes' }, this.together);
    /** Where a tool shows what is being drawn. */
    this.draft = element('g', { class: 'drawing-draft' });
    this.still = element('g', {}, this.shapes);
    this.svg = element('svg', { class: 'drawing', 'aria-hidden': 'true' }, this.defs, this.still);
    // What is being drawn lies on its own layer: it changes without the shapes being painted again.
    this.turned = element('g', {}, this.draft);
    this.over = element('svg', { class: 'drawing-over', 'aria-hidden': 'true' }, this.turned);
    viewer.canvas.append(this.svg, this.over);
    this.follow = () => this.sync();
    this.moves = ['update-viewport', 'animation', 'open', 'resize', 'rotate'];
    for (const move of this.moves) viewer.addHandler(move, this.follow);
    this.sync();
  }

  destroy() {
    for (const move of this.moves) this.viewer.removeHandler(move, this.follow);
    cancelAnimationFrame(this.coming);
    clearTimeout(this.resting);
    this.svg.remove();
    this.over.remove();
  }

  // Between screen and canvas

  /** A point of the canvas as { x, y } in pixels of the viewer's element. */
  toScreen([x, y]) {
    const at = new OpenSeadragon.Point(x / this.size.width, y / this.size.width);
    return this.viewer.viewport.pixelFromPoint(at, true);
  }

  /** A place { x, y } in the viewer's element as a point of the canvas, perhaps beside it. */
  toCanvas({ x, y }) {
    const { viewport } = this.viewer;
    const at = viewport.pointFromPixel(new OpenSeadragon.Point(x, y), true);
    return [at.x * this.size.width, at.y * this.size.width];
  }

  /** Pixels of the screen for one pixel of the canvas. */
  scale() {
    return (this.viewer.viewport.getZoom(true) * this.viewer.viewport.getContainerSize().x) / this.size.width;
  }

  /** What is to be seen, as a rectangle in pixels of the canvas. */
  view() {
    const { x, y, width, height } = this.viewer.viewport.getBounds(true);
    const { width: all } = this.size;
    return { x: x * all, y: y * all, width: width * all, height: height * all };
  }

  /** Moves the view so that a rectangle of the canvas lies within it, with some air around. */
  show(bounds, { still = false } = {}) {
    const least = this.size.width / 20;
    const air = grown({ ...bounds, width: Math.max(bounds.width, least), height: Math.max(bounds.height, least) }, 0.5);
    const all = this.size.width;
    const rectangle = new OpenSeadragon.Rect(air.x / all, air.y / all, air.width / all, air.height / all);
    this.viewer.viewport.fitBounds(rectangle, still);
  }

  /** Moves the view so that a point of the canvas is in its middle. */
  center([x, y]) {
    const { width } = this.size;
    this.viewer.viewport.panTo(new OpenSeadragon.Point(x / width, y / width), true);
  }

  // Shapes

  /** Adds shapes, or puts them in the place of those with the same id. */
  put(...shapes) {
    for (const shape of shapes) {
      this.known.set(shape.id, shape);
      this.cells.put(shape.id, boundsOf(shape.points));
      this.drawn.get(shape.id)?.remove();
      this.drawn.delete(shape.id);
    }
    this.later();
  }

  remove(...ids) {
    for (const id of ids) {
      this.known.delete(id);
      this.selected.delete(id);
      this.cells.remove(id);
      this.drawn.get(id)?.remove();
      this.drawn.delete(id);
    }
    this.later();
  }

  /** These shapes and no others. */
  replace(shapes) {
    this.remove(...this.known.keys());
    this.put(...shapes);
  }

  get(id) {
    return this.known.get(id);
  }

  /** Marks these shapes as selected, and no others. */
  select(...ids) {
    this.selected = new Set(ids);
    for (const [id, drawn] of this.drawn) this.mark(id, drawn);
    this.later();
  }

  mark(id, drawn) {
    const isSelected = this.selected.has(id);
    drawn.toggleAttribute('data-selected', isSelected);
    if (isSelected) this.shapes.append(drawn);
  }

  /** The smallest shape at a point of the canvas, or nearer to it than `reach` pixels of the screen. */
  at(point, reach = 0) {
    const near = reach / this.scale();
    const [x, y] = [point[0] - near, point[1] - near];
    const found = [...this.cells.meeting({ x, y, width: 2 * near, height: 2 * near })]
      .map((id) => this.known.get(id))
      .filter((shape) => isAt(point, shape, near));
    return found.sort((one, other) => areaOf(one) - areaOf(other))[0] ?? null;
  }

  // Drawing

  sync() {
    if (!this.viewer.viewport) return;
    const { width } = this.size;
    const [origin, across, down] = [[0, 0], [width, 0], [0, width]].map((point) => this.toScreen(point));
    const matrix = new DOMMatrix([
      (across.x - origin.x) / width, (across.y - origin.y) / width,
      (down.x - origin.x) / width, (down.y - origin.y) / width, origin.x, origin.y,
    ]);
    const text = written(matrix);
    if (text === this.matrix) return;
    this.matrix = text;
    this.turned.setAttribute('transform', text);
    this.carry(matrix);
    const zoomed = this.scale() / this.scaleDrawn;
    const isFar = !(zoomed < ZOOMED_ENOUGH && zoomed > 1 / ZOOMED_ENOUGH);
    if (isFar || !this.around || !holds(this.around, this.view())) this.later();
  }

  /** Moves the picture of the shapes to where they belong, or paints it anew where it ends. */
  carry(matrix) {
    const size = this.viewer.viewport.getContainerSize();
    const moved = this.painted && matrix.multiply(this.painted.inverse());
    const isTurned = moved && (Math.abs(moved.b) > 1e-6 || moved.a < 0);
    const isScaled = moved && moved.a > ZOOMED_ENOUGH;
    const { x, y } = moved ? moved.transformPoint({ x: -MARGIN * size.x, y: -MARGIN * size.y }) : { x: 0, y: 0 };
    const part = moved ? moved.a * (1 + 2 * MARGIN) : 0;
    const isSeen = x <= 0 && y <= 0 && x + part * size.x >= size.x && y + part * size.y >= size.y;
    clearTimeout(this.resting);
    if (!moved || isTurned || isScaled || !isSeen) {
      this.paint(matrix);
      return;
    }
    const [left, top] = [MARGIN * size.x, MARGIN * size.y];
    const shifted = new DOMMatrix().translate(left, top).multiply(moved).translate(-left, -top);
    this.svg.style.transform = shifted.toString();
    this.resting = setTimeout(() => this.rest(matrix), REST_MS);
  }

  // On a slow machine a frame takes longer than the pause: only a frame without a move is rest.
  rest(matrix) {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (written(matrix) === this.matrix && this.svg.isConnected) this.paint(matrix);
    }));
  }

  paint(matrix) {
    const size = this.viewer.viewport.getContainerSize();
    this.painted = matrix;
    this.svg.style.transform = '';
    const inPicture = new DOMMatrix().translate(MARGIN * size.x, MARGIN * size.y).multiply(matrix);
    this.still.setAttribute('transform', written(inPicture));
    for (const [id, drawn] of this.drawn) if (this.known.get(id)?.mark) this.upright(drawn, this.known.get(id));
  }

  /** Puts the letters of a point where it is, upright and of their own size. */
  upright(drawn, { points: [[x, y]] }) {
    const { a, b, c, d } = this.painted;
    const back = new DOMMatrix([a, b, c, d, 0, 0]).inverse();
    drawn.setAttribute('transform', written(new DOMMatrix([back.a, back.b, back.c, back.d, x, y])));
  }

  later() {
    this.coming ??= requestAnimationFrame(() => {
      this.coming = null;
      this.draw();
    });
  }

  draw() {
    this.around = grown(this.view(), AROUND);
    this.scaleDrawn = this.scale();
    const wanted = this.cells.meeting(this.around);
    const small = this.smallest(wanted);
    for (const [id, drawn] of this.drawn) {
      if (wanted.has(id)) continue;
      drawn.remove();
      this.drawn.delete(id);
    }
    const fresh = document.createDocumentFragment();
    for (const id of wanted) {
      if (this.drawn.has(id)) continue;
      const drawn = this.make(this.known.get(id));
      this.drawn.set(id, drawn);
      fresh.append(drawn);
    }
    this.shapes.append(fresh);
    for (const id of this.selected) if (this.drawn.has(id)) this.mark(id, this.drawn.get(id));
    this.together.setAttribute('d', small);
  }

  /** Takes the smallest out of `wanted` where there are too many: path data that shows them all. */
  smallest(wanted) {
    if (wanted.size <= MOST_ELEMENTS) return '';
    const side = (id) => Math.max(this.cells.bounds.get(id).width, this.cells.bounds.get(id).height);
    const bySize = [...wanted].sort((one, other) => side(other) - side(one));
    const data = [];
    for (const id of bySize.slice(MOST_ELEMENTS)) {
      if (this.selected.has(id)) continue;
      wanted.delete(id);
      const { x, y, width, height } = this.cells.bounds.get(id);
      data.push(`M${Math.round(x)},${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`);
    }
    return data.join('');
  }

  make(shape) {
    const { id, kind, classes, hatch, title, mark } = shape;
    const made = mark
      ? this.lettered(shape)
      : element('path', { class: `drawing-shape drawing-${kind} ${classes ?? ''}`.trim(), d: pathOf(shape), 'data-shape': id });
    if (hatch) made.setAttribute('fill', `url(#${hatch})`);
    if (title) {
      const said = element('title');
      said.textContent = title;
      made.append(said);
    }
    return made;
  }

  lettered(shape) {
    const letters = element('text', { class: 'drawing-letters' });
    letters.textContent = shape.mark;
    const drawn = element('g', { class: `drawing-shape drawing-lettered ${shape.classes ?? ''}`.trim(), 'data-shape': shape.id },
      element('circle', { class: 'drawing-disc', r: DISC_PX }), letters);
    this.upright(drawn, shape);
    return drawn;
  }
}
