// Finds the shapes that meet a rectangle without looking at all of them: the canvas is divided
// into cells, and each cell knows who touches it.

// So few cells along the longer side that a shape over the whole page stays cheap to keep.
const CELLS_ALONG = 32;

/** An index of rectangles `{x, y, width, height}` by identifier, for a canvas of a given size. */
export class Cells {
  constructor({ width, height }) {
    this.side = Math.max(width, height, 1) / CELLS_ALONG;
    this.cells = new Map();
    this.bounds = new Map();
  }

  // What lies beside the canvas is kept in its outermost cells.
  range({ x, y, width, height }) {
    const place = (value) => Math.min(Math.max(Math.floor(value / this.side), 0), CELLS_ALONG - 1);
    return [place(x), place(y), place(x + width), place(y + height)];
  }

  *over(bounds) {
    const [left, top, right, bottom] = this.range(bounds);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) yield row * CELLS_ALONG + column;
    }
  }

  put(id, bounds) {
    this.remove(id);
    this.bounds.set(id, bounds);
    for (const cell of this.over(bounds)) {
      if (!this.cells.has(cell)) this.cells.set(cell, new Set());
      this.cells.get(cell).add(id);
    }
  }

  remove(id) {
    const bounds = this.bounds.get(id);
    if (!bounds) return;
    for (const cell of this.over(bounds)) this.cells.get(cell)?.delete(id);
    this.bounds.delete(id);
  }

  /** The identifiers of all that meet `wanted`. */
  meeting(wanted) {
    const found = new Set();
    const [right, bottom] = [wanted.x + wanted.width, wanted.y + wanted.height];
    for (const cell of this.over(wanted)) {
      for (const id of this.cells.get(cell) ?? []) {
        const { x, y, width, height } = this.bounds.get(id);
        const meets = x <= right && x + width >= wanted.x && y <= bottom && y + height >= wanted.y;
        if (meets) found.add(id);
      }
    }
    return found;
  }
}
