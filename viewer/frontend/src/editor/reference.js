// A person, place, work or body: an authority looked up, the name as it was written, how sure.
import '../lookup/lookup.js';
import { field, select } from './controls.js';
import { h } from './element.js';
import { texts } from './texts.js';
import { isEmpty } from './tree.js';
import { say } from './words.js';

/** The control of a reference. */
export function reference(spec, holder, context, path) {
  const value = holder[spec.name] ?? {};
  const changed = () => {
    if (!value.authority_id && isEmpty(value.name) && isEmpty(value.note)) delete holder[spec.name];
    else holder[spec.name] = value;
    context.touched();
  };
  const written = {
    texts: value.name ? [value.name] : undefined,
  };
  const name = texts({ name: 'texts', label: say('editor-as-written') }, written, {
    ...context,
    touched: () => {
      const [first] = written.texts ?? [];
      if (first) value.name = first;
      else delete value.name;
      changed();
    },
  }, `${path}.name`);
  const sure = field({ label: context.form.certaintyLabel }, `${path}.certainty`, select(
    context.form.certainties, value.certainty ?? 'certain', (chosen) => {
      if (chosen === 'certain') delete value.certainty;
      else value.certainty = chosen;
      changed();
    }));
  const more = h('details', { class: 'own-words', open: Boolean(value.name) || Boolean(value.certainty) },
    h('summary', {}, say('editor-reference-more')), name, sure);
  return h('fieldset', { class: 'field plain reference', data: { path } },
    h('legend', { class: 'unseen' }, spec.label), lookup(spec, value, context, changed), more);
}

function lookup(spec, value, context, changed) {
  const element = document.createElement('authority-lookup');
  element.setAttribute('kinds', spec.authorities.join(' '));
  element.setAttribute('label-text', spec.label);
  if (value.authority_id) {
    element.setAttribute('label', context.authorityName(value.authority_id));
    element.setAttribute('value', value.authority_id);
  }
  element.addEventListener('change', ({ detail }) => {
    if (!detail) return; // a field inside it, not the choice
    if (detail.id) {
      value.authority_id = detail.id;
      context.learnAuthority(detail);
    } else delete value.authority_id;
    changed();
  });
  return element;
}
