// What is being drawn, shown while it grows: a freehand line may have a hundred thousand points.
import { element } from './svg.js';

// A path is written anew with every point, so a long line is many short ones.
const POINTS_IN_PATH = 400;

const written = (points) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' L ');

/** The line under the pen in the group `place` of a surface. */
export class GrowingLine {
  constructor(place) {
    this.place = place;
    this.clear();
  }

  clear() {
    cancelAnimationFrame(this.coming);
    this.coming = null;
    this.full = 0;
    this.last = null;
    this.place.replaceChildren();
  }

  /** Shows `points`, of which all but the newest were shown before. */
  grow(points) {
    this.points = points;
    this.coming ??= requestAnimationFrame(() => {
      this.coming = null;
      this.write();
    });
  }

  write() {
    const { points } = this;
    do {
      this.last ??= this.add();
      const end = Math.min(this.full + POINTS_IN_PATH, points.length - 1);
      this.last.setAttribute('d', `M ${written(points.slice(this.full, end + 1))}`);
      if (end < points.length - 1) {
        this.full = end;
        this.last = null;
      } else return;
    } while (this.full < points.length - 1);
  }

  add() {
    const path = element('path', { class: 'drawing-line' });
    this.place.append(path);
    return path;
  }
}
