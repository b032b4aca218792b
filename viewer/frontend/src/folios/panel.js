// Beside the grid: the focused side, large and whole; what it is called elsewhere; the findings.
import { pictureAddress } from './cell.js';

/** Shows the focused side and the findings in `root`; `ask` are commands of the workbench. */
export class Panel {
  constructor(root, words, ask) {
    this.root = root;
    this.words = words;
    this.ask = ask;
    this.part = (name) => root.querySelector(`[data-panel="${name}"]`);
    this.part('findings').addEventListener('click', (event) => {
      const button = event.target.closest('button[data-side]');
      if (button) ask.goTo(Number(button.dataset.side));
    });
    this.timer = null;
  }

  /** Shows one side; the large picture comes once the arrows have come to rest. */
  showSide(side, place, count, images, found) {
    const { words } = this;
    this.part('label').textContent = words.label(side.label) || words.none;
    this.part('place').textContent = words.say('place', { number: place + 1, total: count });
    this.part('about').textContent = found.map((one) => words.finding(one)).join(' ');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.showPicture(side, images), 120);
  }

  showPicture(side, images) {
    const image = this.part('picture');
    const address = side.image ? pictureAddress(images, side, side.preview) : '';
    this.part('no-picture').hidden = Boolean(address);
    image.hidden = !address;
    if (!address || image.getAttribute('src') === address) return;
    [image.width, image.height] = side.preview;
    image.alt = this.words.say('picture', { label: this.words.label(side.label) });
    image.src = address;
  }

  /** Shows the list of findings; `labelAt(id)` says what a side is called. */
  showFindings(findings, labelAt) {
    const { words } = this;
    const total = Object.values(findings.counts).reduce((sum, count) => sum + count, 0);
    this.part('findings-count').textContent = total;
    this.part('no-findings').hidden = total > 0;
    const list = this.part('findings');
    const items = findings.list.slice(0, 200).map((one) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'finding';
      button.dataset.side = one.side;
      const label = document.createElement('bdi');
      label.textContent = words.label(labelAt(one.side)) || words.none;
      const text = document.createElement('span');
      text.textContent = words.finding(one);
      button.append(label, text);
      button.classList.toggle('finding-clash', words.isClash(one.kind));
      item.append(button);
      return item;
    });
    const held = list.contains(document.activeElement) ? Number(document.activeElement.dataset.side) : null;
    list.replaceChildren(...items);
    if (held !== null) {
      (list.querySelector(`[data-side="${held}"]`) ?? list.querySelector('button'))?.focus();
    }
  }
}
