// Two people changed one thing. What only one of them touched is joined; where both did, the
// person sees both values and chooses.
import { freshId, h } from '../editor/element.js';
import { say } from '../editor/words.js';

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields of a change as one flat object: those of `content` stand beside the others. */
export function flat({ content, ...rest }) {
  return { ...rest, ...content };
}

/** The flat fields in the shape of `like` again. */
export function shaped(fields, like) {
  const inContent = new Set(Object.keys(like.content ?? {}));
  const made = { ...like, content: { ...like.content } };
  for (const [name, value] of Object.entries(fields)) {
    if (inContent.has(name)) made.content[name] = value;
    else made[name] = value;
  }
  return made;
}

/** What comes of `mine` and `theirs`, both made from `base`, and the fields that both changed. */
export function join(base, mine, theirs) {
  const joined = { ...theirs };
  const clashes = [];
  for (const name of Object.keys(mine)) {
    if (same(mine[name], theirs[name]) || same(mine[name], base[name])) continue;
    if (!same(base[name], theirs[name])) clashes.push(name);
    joined[name] = mine[name];
  }
  return { joined, clashes };
}

/**
 * Shows both values of each clash; `shown(name, value)` writes a value, `named(name)` a field. The
 * answer is the fields as chosen, or null where the dialog was left: then nothing is decided.
 */
export function askToChoose({ by, mine, theirs, clashes, shown, named }) {
  const id = freshId('clash');
  const dialog = h('dialog', { class: 'bench-dialog', 'aria-labelledby': id },
    h('form', { method: 'dialog', class: 'bench-clash' },
      h('h2', { id }, say('bench-clash-title')),
      h('p', {}, say('bench-clash-what', { by })),
      clashes.map((name) => h('fieldset', {},
        h('legend', {}, named(name)),
        [['mine', mine], ['theirs', theirs]].map(([whose, values]) => h('label', { class: 'bench-choice' },
          h('input', { type: 'radio', name, value: whose, checked: whose === 'mine' }),
          h('span', {}, h('strong', {}, say(`bench-clash-${whose}`, { by })), ' ', h('bdi', { dir: 'auto' }, shown(name, values[name]))))))),
      h('div', { class: 'bench-row' },
        h('button', { class: 'button button-first', value: 'take' }, say('bench-clash-take')),
        h('button', { class: 'button', value: '' }, say('bench-clash-later')))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      const chosen = {};
      for (const name of clashes) {
        const whose = dialog.querySelector(`input[name="${name}"]:checked`).value;
        chosen[name] = (whose === 'mine' ? mine : theirs)[name];
      }
      dialog.remove();
      answer(dialog.returnValue === 'take' ? chosen : null);
    }, { once: true });
  });
}

/**
 * Settles an act that met a change of somebody else: `theirs` is { draft, edition }, `field` says
 * under which name the body of the act has the draft. Without a clash nobody is asked; false where
 * somebody has to choose and did not.
 */
export async function settle({ act, theirs, by, outbox, field, shown, named, mayAsk }) {
  const mine = flat(act.body[field]);
  const { joined, clashes } = join(flat(act.base), mine, flat(theirs.draft));
  let chosen = {};
  if (clashes.length) {
    if (!mayAsk || document.querySelector('dialog[open]')) return false;
    chosen = await askToChoose({ by, mine, theirs: flat(theirs.draft), clashes, shown, named });
    if (!chosen) return false;
  }
  const body = { ...act.body, [field]: shaped({ ...joined, ...chosen }, theirs.draft) };
  outbox.retry(act, { body, base: theirs.draft, edition: theirs.edition });
  return true;
}
