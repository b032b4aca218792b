// What the server found wrong: said at the field, counted in the side list, summed up on top.
import { h } from './element.js';
import { say } from './words.js';

/** The sentence of a fault in the language of the page, or the server's own. */
function sentenceOf(fault, where) {
  const key = `fault-${fault.key}`;
  const said = say(key, { ...fault.values, path: where });
  return said === key ? fault.sentence : said;
}

/** Where the element of a fault is: the innermost field on the way to its path. */
function placeOf(root, path) {
  let found = null;
  for (const element of root.querySelectorAll('[data-path]')) {
    const at = element.dataset.path;
    const isOnTheWay = path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`);
    if (isOnTheWay && (!found || at.length >= found.dataset.path.length)) found = element;
  }
  return found;
}

/** Opens every closed part on the way to an element, also those not yet drawn. */
export function uncover(root, path) {
  for (let depth = 0; depth < 8; depth += 1) {
    const place = placeOf(root, path);
    const closed = place?.closest('details:not([open])') ?? (place?.matches('details:not([open])') ? place : null);
    if (!closed) return place;
    closed.open = true;
    closed.fill?.();
  }
  return placeOf(root, path);
}

/** Marks the faults of the section that is shown. */
export function markFaults(root, faults, labelOf) {
  for (const old of root.querySelectorAll('.fault')) old.remove();
  for (const old of root.querySelectorAll('[aria-invalid]')) old.removeAttribute('aria-invalid');
  for (const fault of faults) {
    const place = uncover(root, fault.path);
    if (!place) continue;
    place.append(h('p', { class: 'mistake fault' }, sentenceOf(fault, labelOf(fault.path))));
    place.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
  }
}

/** The list of faults on top, each with a link to its field. */
export function summary(place, faults, labelOf, go) {
  place.hidden = faults.length === 0;
  place.replaceChildren(...(faults.length ? [
    h('div', { class: 'stack' },
      h('p', {}, h('strong', {}, say('editor-faults'))),
      h('ul', {}, faults.map((fault) => h('li', {},
        h('a', {
          href: `#${fault.path.split(/[.[]/)[0]}`,
          click: (event) => {
            event.preventDefault();
            go(fault.path);
          },
        }, sentenceOf(fault, labelOf(fault.path))))))),
  ] : []));
}
