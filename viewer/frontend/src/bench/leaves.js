// The pass over the leaves: one side after the other in reading order, an answer with one tap.
import { h } from '../editor/element.js';
import { levelPaths } from '../reader/tiles.js';
import { say } from '../editor/words.js';
import { makeStepper } from './map_bar.js';

const REASONS = ['stuck', 'fragile', 'hidden', 'away', 'unphotographed'];

/** The whole page as the smallest level of its pyramid, which lies ready; null without a picture. */
function picture(side) {
  if (!side.service || !side.maySmall) return null;
  const [width, height] = side.image;
  return h('img', { src: `${side.service}/${levelPaths(width, height, 0)[0]}`, alt: say('bench-page-alt', { label: side.label }), width, height, class: 'bench-picture' });
}

/** The answer of a side in words. */
export function answerOf(side) {
  if (side.outcome === null) return say('bench-outcome-open');
  const words = say(`bench-outcome-${side.outcome}`);
  return side.reason ? `${words}: ${side.reason}` : words;
}

/** Asks why sides could not be examined; the answer is the reason, or null. */
export function askForReason(label) {
  const area = h('textarea', { rows: 2, id: 'bench-reason', dir: 'auto', maxlength: 2000, required: true });
  const mistake = h('p', { class: 'mistake', role: 'alert', hidden: true }, say('bench-reason-missing'));
  const dialog = h('dialog', { class: 'bench-dialog', 'aria-labelledby': 'bench-reason-title' },
    h('h2', { id: 'bench-reason-title' }, say('bench-reason-title', { label })),
    h('div', { class: 'bench-choices' }, REASONS.map((name) => h('button', {
      type: 'button', class: 'button', data: { reason: name },
      click: () => {
        area.value = say(`bench-reason-${name}`);
      },
    }, say(`bench-reason-${name}`)))),
    h('div', { class: 'field' }, h('label', { for: 'bench-reason' }, say('bench-reason')), area, mistake),
    h('div', { class: 'bench-row' },
      h('button', {
        type: 'button', class: 'button button-first', data: { act: 'excuse' },
        click: () => {
          mistake.hidden = Boolean(area.value.trim());
          if (area.value.trim()) dialog.close(area.value.trim());
          else area.focus();
        },
      }, say('bench-outcome-not_examined')),
      h('button', { type: 'button', class: 'button', click: () => dialog.close('') }, say('bench-close'))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue || null);
    }, { once: true });
  });
}

/** One side, `id`; `acts`: { done(told, isNext), open(id), go(step) }. */
export function makeLeaf({ book, config, id, acts }) {
  const side = book.byId.get(id) ?? book.sides[0];
  if (!side) return h('p', { class: 'note' }, say('bench-no-sides'));
  const quire = book.quireOf(side.id);
  const stepper = makeStepper({ sides: book.sides, direction: config.direction, go: acts.go, open: acts.open });
  stepper.show(side.id);
  const map = h('a', { class: 'button button-first', href: `${config.map}?canvas=${side.id}`, data: { act: 'map' } },
    say(config.mayWrite ? 'bench-draw-damage' : 'bench-see-map'));
  const mark = (outcome, words, more = {}) => h('button', {
    type: 'button', class: 'button', data: { act: outcome }, 'aria-pressed': String(side.outcome === outcome),
    'aria-disabled': String(side.observations > 0),
    click: () => side.observations || acts.done(book.mark([side.id], outcome, { replace: true, ...more }), true),
  }, words);
  const excuse = h('button', {
    type: 'button', class: 'button', data: { act: 'not_examined' }, 'aria-pressed': String(side.outcome === 'not_examined'),
    'aria-disabled': String(side.observations > 0),
    click: async () => {
      if (side.observations) return;
      const reason = await askForReason(side.label);
      if (reason) acts.done(book.mark([side.id], 'not_examined', { reason, replace: true }), true);
    },
  }, `${say('bench-outcome-not_examined')}…`);
  return h('section', { class: 'bench-leaf', data: { canvas: side.id } },
    h('div', { class: 'bench-leaf-head' },
      h('h2', {}, h('bdi', { dir: 'auto' }, side.label)),
      quire?.number ? h('span', { class: 'muted' }, say('bench-quire', { quire: quire.label })) : null,
      h('p', { class: 'bench-answer', data: { outcome: side.outcome ?? 'open' } }, answerOf(side),
        side.observations ? ` · ${say('bench-observations', { count: side.observations })}` : '')),
    picture(side) ?? h('p', { class: 'note' }, say('bench-no-photograph')),
    h('div', { class: 'bench-thumb' },
      config.mayWrite ? h('div', { class: 'bench-answers' }, map,
        mark('no_damage', say('bench-no-damage')),
        config.previous ? h('button', {
          type: 'button', class: 'button', data: { act: 'same' }, 'aria-disabled': String(side.outcome !== null),
          click: () => side.outcome === null && acts.done(book.same([side.id]), true),
        }, say('bench-same-as-last')) : null,
        excuse) : h('div', { class: 'bench-answers' }, map),
      stepper.element));
}
