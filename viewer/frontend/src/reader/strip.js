// The strip of small pages below the picture, in the reading direction of the book.

function cell(page, index, pick, strings) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'strip-page';
  button.tabIndex = -1;
  button.dataset.page = String(index);
  const frame = document.createElement('span');
  frame.className = 'strip-frame';
  if (page.thumb) {
    const image = document.createElement('img');
    image.src = page.thumb;
    image.alt = '';
    image.loading = 'lazy';
    image.decoding = 'async';
    image.width = Math.max(1, Math.round((96 * page.width) / page.height));
    image.height = 96;
    frame.append(image);
  } else if (page.noThumbnail) {
    frame.classList.add('strip-mark');
    button.title = strings.noThumbnail ?? '';
  }
  const label = document.createElement('bdi');
  label.className = 'strip-label';
  label.textContent = page.label;
  button.append(frame, label);
  button.addEventListener('click', () => pick(index));
  item.append(button);
  return item;
}

// Own arithmetic: scrollIntoView would also move the page that the strip stands in.
function scrollTo(strip, element, still) {
  const frame = strip.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  strip.scrollBy({
    left: box.left + box.width / 2 - (frame.left + frame.width / 2),
    behavior: still ? 'auto' : 'smooth',
  });
}

/**
 * Fills `element` with one button per page and returns `mark(view)`.
 *
 * Only the current page is a tab stop, so that a book of 600 pages is one stop and not 600.
 */
export function makeStrip(element, pages, direction, { still, pick, strings = {} }) {
  const list = document.createElement('ol');
  list.className = 'strip-pages';
  // The order of the book, not of the language of the page around it.
  list.dir = direction === 'right-to-left' ? 'rtl' : 'ltr';
  const cells = pages.map((page, index) => cell(page, index, pick, strings));
  list.append(...cells);
  element.replaceChildren(list);
  const buttons = cells.map((item) => item.firstElementChild);
  let marked = [];
  let first = true;

  return function mark(view) {
    const held = marked.some((index) => buttons[index] === document.activeElement);
    for (const index of marked) {
      buttons[index].removeAttribute('aria-current');
      buttons[index].tabIndex = -1;
    }
    for (const index of view) buttons[index].setAttribute('aria-current', 'page');
    buttons[view[0]].tabIndex = 0;
    if (held) buttons[view[0]].focus({ preventScroll: true });
    marked = view;
    scrollTo(list, buttons[view[0]], still || first);
    first = false;
  };
}
