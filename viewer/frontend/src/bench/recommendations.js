// What should be done, one recommendation after another, each in its languages.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeTexts } from './fields.js';

/** The list of recommendations; every letter is kept. */
export function makeRecommendations({ book, config }) {
  const { languages, language } = config;
  const disabled = !config.mayWrite;
  const values = book.content.recommendations.map((one) => ({ ...one }));
  const list = h('div', { class: 'bench-recommendations' });
  const tell = (options) => book.say({ recommendations: values.filter((one) => one.texts.length) }, options);

  const row = (value, at) => h('div', { class: 'bench-recommendation' },
    makeTexts({
      label: say('bench-recommendation', { number: at + 1 }), texts: value.texts, languages, language, disabled, rows: 2,
      typed: (texts) => {
        value.texts = texts;
        tell({ calm: true });
      },
    }),
    disabled ? null : h('button', {
      type: 'button', class: 'button button-quiet', 'aria-label': `${say('bench-recommendation-remove')}: ${say('bench-recommendation', { number: at + 1 })}`,
      click: () => {
        values.splice(values.indexOf(value), 1);
        tell();
        show();
        add.focus();
      },
    }, say('bench-recommendation-remove')));

  const add = h('button', {
    type: 'button', class: 'button', data: { act: 'recommend' },
    click: () => {
      values.push({ texts: [] });
      show();
      list.lastElementChild.querySelector('textarea').focus();
    },
  }, say('bench-recommendation-add'));

  const show = () => list.replaceChildren(...values.map(row));
  show();
  return h('div', { class: 'bench-field', role: 'group', 'aria-label': say('bench-recommendations') },
    h('span', { class: 'label' }, say('bench-recommendations')),
    values.length || !disabled ? list : h('p', {}, say('bench-not-said')), disabled ? null : add);
}
