// What an assessment says of the whole book, in words: for whoever has to choose between two
// people's values, not for a program.
import { say } from '../editor/words.js';
import { written } from './fields.js';
import { writeSides } from './side_ranges.js';

const isEmpty = (value) => value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/** A scope: what it is, and of quires, sides and parts which, as people cite them. */
export function scopeInWords(scope, { quires, sides, components }) {
  const labels = new Map(quires.map((quire) => [quire.number, quire.label]));
  const which = {
    quires: () => scope.quires.map((number) => labels.get(number) ?? String(number)).join(', '),
    leaves: () => writeSides(scope.canvas_ids, sides),
  }[scope.kind]?.();
  const named = which ? `${say(`bench-scope-${scope.kind}`)}: ${which}` : say(`bench-scope-${scope.kind}`);
  const parts = scope.components.map((key) => components[key] ?? key).join(', ');
  return parts ? `${named}; ${say('bench-scope-parts')}: ${parts}` : named;
}

/** A field of the content in words; `known` is { quires, sides, components, scales }. */
export function contentInWords(name, value, known) {
  if (isEmpty(value)) return say('bench-not-said');
  const each = {
    methods: (one) => say(`bench-method-${one}`),
    fitness: ({ use, fit }) => `${say(`bench-use-${use}`)}: ${say(`bench-fit-${fit}`)}`,
    grades: ({ scale, value: step }) => {
      const found = known.scales.find(({ id }) => id === scale)?.name;
      return found ? `${say(`bench-grade-${found}`)}: ${step} ${say(`bench-grade-${found}-${step}`)}` : `${scale}: ${step}`;
    },
    components: ({ component, outcome }) => `${known.components[component] ?? component}: ${say(`bench-component-${outcome}`)}`,
    recommendations: ({ texts }) => written(texts),
  }[name];
  if (each) return value.map(each).join('; ');
  if (name === 'scope') return scopeInWords(value, known);
  if (name === 'priority') return `${value.value} ${say(`bench-priority-${value.value}`)}`;
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value.join(', ') : written(value);
  return String(value);
}

/** A field of an observation in words; `terms` are those of the vocabulary (term_picker.js). */
export function observationInWords(name, value, { terms, config }) {
  if (isEmpty(value)) return say('bench-not-said');
  if (name === 'term') return terms.label(value);
  if (name === 'component') return config.components?.[value] ?? value;
  if (name === 'cause') return config.causes[value] ?? value;
  if (name === 'severity') return `${value} ${say(`bench-severity-${value}`)}`;
  if (['activity', 'extent', 'change'].includes(name)) return say(`bench-${name}-${value}`);
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value.join(', ') : written(value);
  return typeof value === 'object' ? Object.values(value).join(' ') : String(value);
}
