// The grid: only rows that can be seen are in the page, and always the row that has the focus.
import { fillCell, makeCell } from './cell.js';
import { layOut } from './layout.js';

const BEYOND = 2;

/** Draws sides into `field` (which scrolls); `shown()` says how they are to be shown. */
export class Grid {
  constructor(field, shown) {
    this.field = field;
    this.shown = shown;
    this.rows = new Map();
    this.sides = [];
    this.space = document.createElement('div');
    this.space.className = 'folio-space';
    this.space.setAttribute('role', 'presentation');
    field.append(this.space);
    field.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.measure()).observe(field);
  }

  /** Shows these sides, in order. */
  show(sides) {
    this.sides = sides;
    this.placeOf = new Map(sides.map((side, place) => [side.id, place]));
    this.measure();
  }

  measure() {
    const { view } = this.shown();
    const width = this.space.clientWidth;
    this.layout = layOut(this.sides, view, width);
    this.field.dataset.view = view;
    this.field.setAttribute('aria-rowcount', this.layout.rows);
    this.field.setAttribute('aria-colcount', this.layout.columns);
    this.space.style.blockSize = `${this.layout.rows * this.layout.rowHeight}px`;
    this.draw(true);
  }

  /** Rows in sight of the field: used for Page Up and Page Down. */
  get rowsInSight() {
    return Math.max(1, Math.floor(this.field.clientHeight / this.layout.rowHeight));
  }

  /** Puts what can be seen into the page; `all` also draws anew what is there already. */
  draw(all = false) {
    if (!this.layout) return;
    const { rowHeight, rows, rowOf } = this.layout;
    const { focused } = this.shown();
    const top = Math.floor(this.field.scrollTop / rowHeight) - BEYOND;
    const bottom = Math.ceil((this.field.scrollTop + this.field.clientHeight) / rowHeight) + BEYOND;
    const wanted = new Set();
    for (let row = Math.max(0, top); row < Math.min(rows, bottom); row += 1) wanted.add(row);
    const held = rowOf[this.placeOf?.get(focused)];
    if (held !== undefined) wanted.add(held);
    const hadFocus = this.space.contains(document.activeElement) ? document.activeElement : null;
    const isEditing = hadFocus?.matches('input');
    for (const [row, element] of this.rows) {
      if (wanted.has(row) || (isEditing && element.contains(hadFocus))) continue;
      element.remove();
      this.rows.delete(row);
    }
    for (const row of [...wanted].sort((one, other) => one - other)) {
      const there = this.rows.get(row);
      if (!there) this.rows.set(row, this.place(this.makeRow(row), row));
      else if (all) this.fillRow(there, row);
    }
    // A row that was taken out, or filled with another side, must not take the focus with it.
    if (hadFocus && !isEditing && (!hadFocus.isConnected || Number(hadFocus.dataset.side) !== focused)) {
      this.cellOf(focused)?.focus({ preventScroll: true });
    }
  }

  place(element, row) {
    const after = [...this.rows].filter(([other]) => other > row).sort((a, b) => a[0] - b[0])[0];
    this.space.insertBefore(element, after ? after[1] : null);
    return element;
  }

  makeRow(row) {
    const element = document.createElement('div');
    element.className = 'folio-row';
    element.setAttribute('role', 'row');
    this.fillRow(element, row);
    return element;
  }

  fillRow(element, row) {
    const { columns, slots, rowHeight } = this.layout;
    const shown = this.shown();
    element.setAttribute('aria-rowindex', row + 1);
    element.style.insetBlockStart = `${row * rowHeight}px`;
    element.style.blockSize = `${rowHeight}px`;
    element.style.setProperty('--columns', columns);
    const own = slots.slice(row * columns, (row + 1) * columns);
    while (element.children.length > own.length) element.lastElementChild.remove();
    while (element.children.length < own.length) element.append(makeCell());
    own.forEach((place, column) => {
      const cell = element.children[column];
      cell.setAttribute('aria-colindex', column + 1);
      if (place === null) {
        emptied(cell);
        return;
      }
      const side = this.sides[place];
      cell.hidden = false;
      cell.classList.remove('folio-nothing');
      fillCell(cell, side, place, {
        ...shown,
        isSelected: shown.selection.has(side.id),
        isFocused: shown.focused === side.id,
      });
    });
  }

  /** The cell of a side, if it is in the page. */
  cellOf(id) {
    return this.space.querySelector(`[data-side="${id}"]`);
  }

  /** Brings a side into sight and gives it the focus, if `take`. */
  reveal(id, take = true) {
    const place = this.placeOf.get(id);
    if (place === undefined) return;
    const { rowHeight, rowOf } = this.layout;
    const start = rowOf[place] * rowHeight;
    const { scrollTop, clientHeight } = this.field;
    if (start < scrollTop) this.field.scrollTop = start;
    else if (start + rowHeight > scrollTop + clientHeight) {
      this.field.scrollTop = Math.min(start, start + rowHeight - clientHeight);
    }
    this.draw(true);
    if (take) this.cellOf(id)?.focus({ preventScroll: true });
  }
}

function emptied(cell) {
  delete cell.dataset.side;
  cell.classList.add('folio-nothing');
  cell.tabIndex = -1;
  cell.removeAttribute('aria-selected');
  cell.querySelector('img').removeAttribute('src');
  cell.querySelector('img').hidden = true;
  cell.querySelector('.folio-label').textContent = '';
  cell.querySelector('.folio-marks').replaceChildren();
  cell.querySelector('.folio-told').textContent = '';
  cell.querySelector('.folio-more').textContent = '';
}
