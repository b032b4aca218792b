// What a person typed is kept on this device until the server has it, and offered again after that:
// a session that ends in the middle of an entry, or a battery, costs no word.

const PREFIX = 'kitabdar.words.';
const WAIT_MS = 400;
const LASTS_MS = 30 * 24 * 3600 * 1000;

// Pass phrases are never kept; hidden fields say which edition a form began from.
const isKept = (field) =>
  field.name && !['password', 'hidden', 'submit', 'button', 'file'].includes(field.type);

/** The fields of a form as they are now: name, place among those of one name, value or tick.
 * A box is known by its value: another list of boxes may stand there when the words come back. */
export function read(form) {
  const seen = new Map();
  return [...form.elements].filter(isKept).map((field) => {
    const place = seen.get(field.name) ?? 0;
    seen.set(field.name, place + 1);
    const ticked = field.type === 'checkbox' || field.type === 'radio';
    return ticked
      ? [field.name, field.value, field.checked]
      : [field.name, place, field.value];
  });
}

/** Puts kept fields back; those the form no longer has are left out. */
export function write(form, fields) {
  const byName = Map.groupBy([...form.elements].filter(isKept), (field) => field.name);
  for (const [name, place, value] of fields) {
    const known = byName.get(name);
    const field =
      typeof value === 'boolean' ? known?.find((box) => box.value === place) : known?.[place];
    if (!field) continue;
    const property = typeof value === 'boolean' ? 'checked' : 'value';
    if (field[property] === value) continue;
    field[property] = value;
    // What comes back must be seen, so the folds around it open; those of other fields stay shut.
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) {
      fold.open = true;
    }
  }
}

/** Watches every `[data-keep]` of the page; `store` is the storage of the device. */
export function keepForms(page, store) {
  forgetOld(store);
  for (const done of page.querySelectorAll('[data-done][data-forget]')) forgetSent(done, store);
  for (const form of page.querySelectorAll('form[data-keep]')) keepForm(page, form, store);
}

function keepForm(page, form, store) {
  const key = `${PREFIX}${form.dataset.keeper}.${form.dataset.keep}`;
  const isTaken = page.querySelector('[data-done]') !== null;
  const begun = JSON.stringify(read(form));
  const kept = parsed(store.getItem(key));
  if (kept && ((isTaken && kept.isSent) || JSON.stringify(kept.fields) === begun)) {
    store.removeItem(key);
  } else if (kept && !('again' in form.dataset)) {
    offer(form, kept, () => store.removeItem(key));
  }
  let waiting = 0;
  const save = (isSent) => {
    clearTimeout(waiting);
    const fields = read(form);
    if (JSON.stringify(fields) === begun && !isSent) return;
    try {
      store.setItem(key, JSON.stringify({ at: Date.now(), isSent, fields }));
    } catch {
      // A full or forbidden storage must not stop the work: the form itself still has the words.
      form.dataset.unkept = '';
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => save(false), WAIT_MS);
  });
  form.addEventListener('submit', () => save(true));
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden' && waiting) save(false);
  });
}

function offer(form, kept, forget) {
  const page = form.ownerDocument;
  const bar = page.createElement('div');
  bar.className = 'note note-warn treat-kept';
  bar.setAttribute('role', 'status');
  const words = page.createElement('p');
  const language = page.documentElement.lang;
  const when = new Date(kept.at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  words.textContent = form.dataset.offer.replace('WHEN', when);
  const button = (label, act) => {
    const made = page.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = label;
    made.addEventListener('click', () => {
      act();
      bar.remove();
      form.querySelector('textarea, input:not([type=hidden]), select')?.focus();
    });
    return made;
  };
  bar.append(
    words,
    button(form.dataset.restore, () => write(form, kept.fields)),
    button(form.dataset.drop, forget),
  );
  form.before(bar);
  for (let fold = form.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    fold.open = true;
  }
}

function parsed(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return null;
  }
}

// The form stood on another page than the one that tells that it was taken.
function forgetSent(done, store) {
  for (const name of done.dataset.forget.split(' ')) {
    const key = `${PREFIX}${done.dataset.keeper}.${name}`;
    if (parsed(store.getItem(key))?.isSent) store.removeItem(key);
  }
}

function forgetOld(store) {
  for (const key of Object.keys(store)) {
    if (!key.startsWith(PREFIX)) continue;
    const kept = parsed(store.getItem(key));
    if (!kept || Date.now() - kept.at > LASTS_MS) store.removeItem(key);
  }
}
