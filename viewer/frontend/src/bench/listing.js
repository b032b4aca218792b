// The side as a list: the way to everything for whoever does not point at the picture, with the
// area of every region, and the layers of earlier surveys.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { measured } from './details.js';
import { swatch } from './hatches.js';

/** The list of what this assessment has of the side, and of each earlier one. */
export function makeListing({ side, terms, config, layers, acts }) {
  const { language, mayWrite } = config;
  const day = (moment) => new Date(moment).toLocaleDateString(`${language}-u-nu-latn`, { dateStyle: 'long' });

  const entry = (seen, isOwn) => {
    const areas = seen.regions.map((region) => measured(region, language));
    const change = seen.change && (seen.same_as || !isOwn) ? say(`bench-change-${seen.change}`) : null;
    return h('li', {}, h('button', {
      type: 'button', class: 'button bench-entry', data: { observation: seen.id },
      click: () => (isOwn ? acts.open(seen) : acts.show(seen)),
    },
    swatch(terms.group(seen.term)),
    h('span', { class: 'bench-entry-words' },
      h('strong', {}, terms.label(seen.term)),
      h('span', { class: 'small' }, [say('bench-severity-is', { severity: seen.severity }), change, ...areas].filter(Boolean).join(' · '))),
    ),
    !isOwn && mayWrite && seen.is_signed ? h('button', { type: 'button', class: 'button', data: { act: 'same' }, click: () => acts.takeOver(seen) }, say('bench-still-there')) : null);
  };

  const surveys = new Map();
  for (const seen of side.earlier) {
    if (!surveys.has(seen.assessment)) surveys.set(seen.assessment, []);
    surveys.get(seen.assessment).push(seen);
  }
  return h('section', { class: 'bench-listing' },
    h('h2', {}, say('bench-list-title', { label: side.page.label, count: side.own.length })),
    side.own.length ? h('ul', { class: 'bench-entries' }, side.own.map((seen) => entry(seen, true)))
      : h('p', { class: 'muted' }, say(side.isLoaded ? 'bench-list-empty' : 'bench-list-unknown')),
    [...surveys].map(([number, seen]) => h('details', {
      class: 'bench-layer', open: layers.has(number),
      toggle: (event) => acts.layer(number, event.currentTarget.open),
    },
    h('summary', {}, say('bench-layer', { number, date: day(seen[0].assessed_at), count: seen.length })),
    h('ul', { class: 'bench-entries' }, seen.map((one) => entry(one, false))))));
}
