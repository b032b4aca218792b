// The pass over the whole: why and how it was looked at, grades, what was seen and what it means.
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeBoxes, makeChoice, makeLine, makeSelect, makeTexts } from './fields.js';
import { makeRecommendations } from './recommendations.js';
import { makeScope } from './scope.js';

const isNumber = (text) => text === '' || Number.isFinite(Number(text.replace(',', '.')));
const PRIORITIES = [0, 1, 2, 3, 4];

/** The form of the whole; every change is kept at once. `changed`: the scope is another. */
export function makeWhole({ book, config, changed }) {
  const { content } = book;
  if (!content) return h('p', { class: 'note' }, say('bench-loading'));
  const disabled = !config.mayWrite;
  const now = () => book.content;
  const texts = (field, rows = 3, hint = null) => makeTexts({
    label: say(`bench-${field}`), hint, texts: content[field], languages: config.languages, language: config.language, disabled, rows,
    typed: (value) => book.say({ [field]: value }, { calm: true }),
  });
  const measure = (field) => makeLine({
    label: say(`bench-${field.replaceAll('_', '-')}`), value: content[field], disabled, inputmode: 'decimal', maxlength: 8,
    typed: (value) => isNumber(value) && book.say({ [field]: value === '' ? null : Number(value.replace(',', '.')) }, { calm: true }),
  }).element;

  const grade = ({ id, name, steps }) => makeChoice({
    label: say(`bench-grade-${name}`), value: content.grades.find((one) => one.scale === id)?.value ?? null, disabled,
    options: [[null, say('bench-not-said')], ...steps.map((step) => [step, `${step} ${say(`bench-grade-${name}-${step}`)}`])],
    chosen: (value) => {
      const others = now().grades.filter((one) => one.scale !== id);
      const [was] = now().grades.filter((one) => one.scale === id);
      book.say({ grades: value === null ? others : [...others, { note: [], ...was, scale: id, value }] });
    },
  }).element;
  const fitness = (use) => makeSelect({
    label: say(`bench-use-${use}`), value: content.fitness.find((one) => one.use === use)?.fit ?? '', disabled,
    options: [['', say('bench-not-said')], ...config.fits.map((fit) => [fit, say(`bench-fit-${fit}`)])],
    chosen: (value) => {
      const others = now().fitness.filter((one) => one.use !== use);
      const [was] = now().fitness.filter((one) => one.use === use);
      book.say({ fitness: value ? [...others, { conditions: [], ...was, use, fit: value }] : others });
    },
  }).element;
  const methods = makeBoxes({
    label: say('bench-methods'), values: content.methods, disabled,
    options: config.methods.map((name) => [name, say(`bench-method-${name}`)]),
    chosen: (values) => book.say({ methods: values }),
  });
  const priority = makeChoice({
    label: say('bench-priority'), value: content.priority?.value ?? null, disabled,
    options: [[null, say('bench-not-said')], ...PRIORITIES.map((step) => [step, `${step} ${say(`bench-priority-${step}`)}`])],
    chosen: (value) => book.say({ priority: value === null ? null : { reason: [], ...now().priority, value } }),
  }).element;
  const assessors = makeLine({
    label: say('bench-assessors'), value: content.assessors.join('; '), disabled,
    typed: (value) => book.say({ assessors: value.split(/[;؛\n]/).map((name) => name.trim()).filter(Boolean) }, { calm: true }),
  }).element;
  const place = makeLine({ label: say('bench-place'), value: content.place, disabled, typed: (value) => book.say({ place: value }, { calm: true }) }).element;
  const next = makeLine({
    label: say('bench-next-check'), value: content.next_check_on, disabled, type: 'date',
    typed: (value) => book.say({ next_check_on: value || null }, { calm: true }),
  }).element;
  const part = (title, ...fields) => h('section', { class: 'bench-part' }, h('h3', {}, say(title)), ...fields);
  return h('section', { class: 'bench-whole' },
    h('h2', {}, say('bench-pass-whole')),
    part('bench-part-scope', ...makeScope({ book, config, changed })),
    part('bench-part-grades', ...config.scales.map(grade), h('div', { class: 'bench-pair' }, config.uses.map(fitness)), priority),
    part('bench-part-words', texts('observed', 4, say('bench-observed-hint')), texts('interpreted', 4, say('bench-interpreted-hint'))),
    part('bench-part-looking', texts('purpose', 2), texts('circumstances', 2), assessors,
      methods,
      h('div', { class: 'bench-pair' }, place, ...['light_lux', 'temperature_c', 'humidity_percent'].map(measure))),
    part('bench-part-next', makeRecommendations({ book, config }), next));
}
