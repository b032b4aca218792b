// One switch for the whole book: every page by this light, if it was photographed so.
import { readLight } from './address.js';

/**
 * Binds the switch `select` (absent where the book has one light only).
 *
 * `lights` is `[{key, label, pages: {canvas: {service, width, height}}}]`. `changed` is called when
 * another light was chosen. A page that has none of it is shown as it always is, and that is said.
 */
export function makeLights(select, lights, pages, { strings, changed }) {
  const asked = readLight(window.location.search);
  let light = lights.find(({ key }) => key === asked) ?? null;
  let shown = lit();

  function lit() {
    if (!light) return pages;
    return pages.map((page) => {
      const other = light.pages[page.id];
      if (!other) return page;
      const { service, width, height } = other;
      return { ...page, service, image: { width, height } };
    });
  }

  const has = (index) => Boolean(light?.pages[pages[index].id]);

  if (select) {
    select.value = light?.key ?? '';
    select.addEventListener('change', () => {
      light = lights.find(({ key }) => key === select.value) ?? null;
      shown = lit();
      changed();
    });
  }

  return {
    key: () => light?.key ?? '',
    pages: () => shown,
    /** What is said of the light of the pages `view`. */
    sentences: (view) =>
      light && view.some(has) ? [(strings.light ?? '').replace('{light}', light.label)] : [],
    /** What is said where a page has no photograph by this light; '' where all have one. */
    missing: (view) => {
      if (!light || view.every(has)) return '';
      const without = view.filter((index) => !has(index)).map((index) => pages[index].label);
      return (strings.noLight ?? '')
        .replace('{label}', without.join(', '))
        .replace('{light}', light.label);
    },
  };
}
