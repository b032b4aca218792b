// The images of the book beside the form: one page at a time, from the sizes that lie ready.
import { h } from './element.js';
import { say } from './words.js';

/** Shows the pages in `root`; the answer tells the fields which page is shown. */
export function startPages(root, pages, direction) {
  let at = 0;
  const known = new Map(pages.map((page) => [page.id, page.label]));
  if (root && pages.length) {
    const image = h('img', { alt: '' });
    const link = h('a', { target: '_blank' }, image);
    const none = h('p', { class: 'muted', hidden: true }, say('editor-no-image'));
    const list = h('select', { 'aria-label': say('editor-page'), change: ({ target }) => show(Number(target.value)) },
      pages.map((page, place) => h('option', { value: place }, page.label)));
    const turn = (step, label, sign) => h('button', {
      type: 'button', class: 'button', 'aria-label': label, click: () => show(at + step),
    }, sign);
    const back = turn(-1, say('editor-page-previous'), '‹');
    const next = turn(1, say('editor-page-next'), '›');
    function show(place) {
      at = Math.min(Math.max(place, 0), pages.length - 1);
      const page = pages[at];
      none.hidden = Boolean(page.src);
      link.hidden = !page.src;
      if (page.src) {
        image.src = page.src;
        image.width = page.width;
        image.height = page.height;
        image.alt = say('editor-page-alt', { label: page.label });
      }
      link.href = page.address;
      list.value = String(at);
      back.disabled = at === 0;
      next.disabled = at === pages.length - 1;
    }
    // The strip runs as the book does: its first page on the side where reading begins.
    root.append(
      h('div', { class: 'page-turning', dir: direction === 'right-to-left' ? 'rtl' : 'ltr' }, back, list, next),
      h('div', { class: 'page-image' }, link, none));
    show(0);
  }
  return {
    any: () => pages.length > 0,
    current: () => pages[at],
    find: (id) => pages.find((page) => page.id === id),
    labelOf: (id) => known.get(id),
  };
}
