// Drawing without a pointer: a cross-hair over the whole page, moved by arrow keys.
import { clamped } from './geometry.js';
import { element } from './svg.js';

// In pixels of the screen, so that a step looks alike at every zoom.
const STEP = 20;
const SMALL_STEP = 1;
const MARGIN = 24;
const ZOOM = 1.5;
const SAY_AFTER_MS = 400;

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The keys of the viewer's canvas for `drawing`, and the cross-hair they move. */
export class CrossHair {
  constructor(drawing) {
    this.drawing = drawing;
    this.surface = drawing.surface;
    this.viewer = this.surface.viewer;
    this.at = null;
    this.path = element('path', { class: 'drawing-cross' });
    this.surface.turned.append(this.path);
    this.hear = (event) => this.key(event);
    this.viewer.canvas.addEventListener('keydown', this.hear);
  }

  destroy() {
    clearTimeout(this.saying);
    this.viewer.canvas.removeEventListener('keydown', this.hear);
    this.path.remove();
  }

  hide() {
    if (!this.at) return;
    this.at = null;
    this.path.removeAttribute('d');
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const isHeard = arrow ? this.arrow(arrow, event.shiftKey) : this.other(event.key);
    if (!isHeard) return;
    // Also keeps Escape from closing the dialog while something is being drawn.
    event.preventDefault();
    event.stopPropagation();
  }

  arrow([x, y], isSmall) {
    const step = isSmall ? SMALL_STEP : STEP;
    if (this.drawing.tool === 'pan') {
      const { viewport } = this.viewer;
      const by = viewport.deltaPointsFromPixels(viewport.getContainerSize().times(1 / 8));
      by.x *= x;
      by.y *= y;
      viewport.panBy(by.rotate(-viewport.getRotation(true)));
      viewport.applyConstraints();
      return true;
    }
    if (this.at) {
      const here = this.surface.toScreen(this.at);
      this.move(this.surface.toCanvas({ x: here.x + x * step, y: here.y + y * step }));
    } else this.move(this.surface.toCanvas(this.viewer.viewport.getContainerSize().times(1 / 2)));
    return true;
  }

  /** Puts the cross-hair at a point of the canvas, and the view where it is seen. */
  move(point) {
    const { width, height } = this.surface.size;
    const [x, y] = clamped(point, { width, height });
    this.at = [x, y];
    this.drawing.cursor = null;
    this.path.setAttribute('d', `M 0,${y} H ${width} M ${x},0 V ${height}`);
    const size = this.viewer.viewport.getContainerSize();
    const here = this.surface.toScreen(this.at);
    const isSeen = here.x > MARGIN && here.y > MARGIN && here.x < size.x - MARGIN && here.y < size.y - MARGIN;
    if (!isSeen) this.surface.center(this.at);
    this.drawing.show();
    clearTimeout(this.saying);
    const said = { x: Math.round(x), y: Math.round(y) };
    this.saying = setTimeout(() => this.drawing.told.say?.('drawing-at', said), SAY_AFTER_MS);
  }

  other(key) {
    const { drawing } = this;
    if (key === '+' || key === '=') return this.zoom(ZOOM);
    if (key === '-') return this.zoom(1 / ZOOM);
    if (key === 'Backspace') return drawing.undoPoint();
    if (key === 'Escape' && drawing.isAtWork) {
      drawing.cancel();
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    if (!this.at) {
      if (drawing.points.length) drawing.finish();
      return drawing.tool !== 'pan';
    }
    const point = this.at.map(Math.round);
    const isSame = (other) => other && other[0] === point[0] && other[1] === point[1];
    const { points } = drawing;
    const isPolygon = drawing.tool === 'polygon' || drawing.tool === 'freehand';
    drawing.place(point, { isClosing: isPolygon && (isSame(points.at(-1)) || isSame(points[0])) });
    return true;
  }

  zoom(factor) {
    this.viewer.viewport.zoomBy(factor);
    this.viewer.viewport.applyConstraints();
    return true;
  }
}
