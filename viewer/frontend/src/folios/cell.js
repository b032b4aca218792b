// One side in the grid: its picture, whole and never cut, what it is called, and its marks.
import { labelOf } from './plan.js';

const THUMB_PX = { grid: 132, spreads: 232, list: 64 };

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Address of a picture that lies ready in the tile archive. */
export function pictureAddress(images, side, size) {
  return `${images}${side.image}/full/${size[0]},${size[1]}/0/default.jpg`;
}

/** Makes the empty cell of one slot; `fillCell` puts a side into it. */
export function makeCell() {
  const cell = element('div', 'folio');
  cell.setAttribute('role', 'gridcell');
  cell.tabIndex = -1;
  const frame = element('span', 'folio-frame');
  const image = document.createElement('img');
  image.alt = '';
  image.decoding = 'async';
  image.draggable = false;
  frame.append(image);
  const line = element('span', 'folio-line');
  line.append(element('bdi', 'folio-label'), element('span', 'folio-marks'));
  const told = element('span', 'unseen folio-told');
  const more = element('span', 'folio-more');
  more.setAttribute('aria-hidden', 'true');
  cell.append(frame, line, told, more);
  return cell;
}

/** Shows `side` in `cell` as it is now; what has not changed is left alone. */
export function fillCell(cell, side, place, shown) {
  const { view, foliation, images, words, findings, isSelected, isFocused } = shown;
  cell.dataset.side = side.id;
  cell.setAttribute('aria-selected', String(isSelected));
  cell.tabIndex = isFocused ? 0 : -1;
  showPicture(cell, side, view, images);
  const label = labelOf(side, foliation);
  const line = cell.querySelector('.folio-label');
  if (!line.querySelector('input')) {
    const text = foliation ? label : words.label(label);
    line.textContent = text || words.none;
    line.classList.toggle('folio-unlabelled', !text);
  }
  const found = findings.get(side.id) ?? [];
  cell.classList.toggle('folio-clash', found.some((one) => words.isClash(one.kind)));
  cell.classList.toggle('folio-found', found.length > 0);
  cell.classList.toggle('folio-blank', Boolean(side.is_blank));
  const marks = [];
  if (side.is_blank) marks.push(element('span', 'folio-mark', words.blank));
  if (found.length) {
    const worst = found[0];
    const mark = element('span', 'folio-mark folio-mark-found', words.shortFinding(worst));
    mark.title = words.finding(worst);
    mark.setAttribute('aria-hidden', 'true');
    marks.push(mark);
  }
  if (foliation && side.label) marks.unshift(element('bdi', 'folio-main', words.label(side.label)));
  cell.querySelector('.folio-marks').replaceChildren(...marks);
  const more = cell.querySelector('.folio-more');
  more.textContent = view === 'list' ? found.map((one) => words.finding(one)).join(' ') : '';
  cell.querySelector('.folio-told').textContent = words.rest(side, place, found);
}

function showPicture(cell, side, view, images) {
  const image = cell.querySelector('img');
  const longest = THUMB_PX[view] ?? THUMB_PX.grid;
  const size = side.image && (longest > 150 ? side.preview : side.thumbnail);
  const address = size ? pictureAddress(images, side, size) : '';
  image.hidden = !address;
  if (!address) {
    image.removeAttribute('src');
    return;
  }
  const scale = Math.min(1, longest / Math.max(...size));
  image.width = Math.max(1, Math.round(size[0] * scale));
  image.height = Math.max(1, Math.round(size[1] * scale));
  if (image.getAttribute('src') !== address) image.src = address;
}
