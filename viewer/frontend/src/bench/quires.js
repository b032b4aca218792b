// The pass over the quires: one tap says of a whole quire that it is sound, one more takes it back.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';

/** The heat of a quire as one of five shades; null while nothing was looked at. */
export const shadeOf = (index) => (index === null ? null : [0, 5, 15, 35].filter((step) => index > step).length);

const nameOf = (quire) => {
  if (!quire.is_known) return say('bench-quire-unknown');
  return quire.number === null ? say('bench-quire-outside') : say('bench-quire', { quire: quire.label });
};

/** The list of quires; `acts`: { done(told), look(quire) }. */
export function makeQuires({ book, config, acts }) {
  const card = (quire) => {
    const sides = quire.canvas_ids.map((id) => book.byId.get(id)).filter(Boolean);
    const open = sides.filter((side) => side.outcome === null).length;
    const shade = shadeOf(quire.index);
    const [first, last] = [sides[0], sides.at(-1)];
    const range = first ? h('bdi', { dir: 'auto' }, first === last ? first.label : `${first.label} – ${last.label}`) : '';
    const mark = (act, words, click) => h('button', {
      type: 'button', class: 'button', data: { act }, 'aria-label': `${words}: ${nameOf(quire)}`, 'aria-disabled': String(!open),
      click: () => open && click(),
    }, words);
    return h('li', { class: 'bench-quire', data: { quire: quire.label || 'none', shade: shade ?? 'none' } },
      h('div', { class: 'bench-quire-head' },
        h('h3', {}, nameOf(quire)), h('span', { class: 'small' }, range),
        h('span', { class: 'bench-heat', title: say('bench-index') }, quire.index === null ? '–' : String(quire.index))),
      h('p', { class: 'small' }, [say('bench-sides', { count: sides.length }), open ? say('bench-open', { count: open }) : say('bench-all-told'),
        quire.observations ? say('bench-observations', { count: quire.observations }) : null].filter(Boolean).join(' · ')),
      config.mayWrite ? h('div', { class: 'bench-row' },
        mark('no-damage', say('bench-no-damage'), () => acts.done(book.mark(quire.canvas_ids, 'no_damage'))),
        config.previous ? mark('same', say('bench-same-as-last'), () => acts.done(book.same(quire.canvas_ids))) : null,
        h('button', { type: 'button', class: 'button', click: () => acts.look(quire) }, say('bench-look'))) : null);
  };
  const isUnknown = book.quires.some((quire) => !quire.is_known);
  return h('section', {},
    h('h2', {}, say('bench-pass-quires')),
    isUnknown ? h('p', { class: 'note' }, say('bench-no-collation')) : null,
    h('ul', { class: 'bench-quires' }, book.quires.map(card)));
}
