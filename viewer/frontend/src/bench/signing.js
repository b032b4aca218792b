// Before signing: what is still missing, with the way to each; then the signature itself.
import { h } from '../editor/element.js';
import { announce, say } from '../editor/words.js';
import { deviceTime } from './ids.js';

const SHOWN = 200;

/** Prepares the form of the signature; `acts`: { open(id), pass(name) }. The answer shows it anew. */
export function prepareSigning({ root, book, config, outbox, acts }) {
  const missing = root.querySelector('[data-part=missing]');
  const refusal = root.querySelector('[data-part=refusal]');
  const form = root.querySelector('form[data-sign]');

  const way = (side) => h('li', {}, h('a', {
    class: 'button', href: `${config.page}?pass=leaves&side=${side.id}`, data: { missing: side.id },
    click: (event) => {
      event.preventDefault();
      acts.open(side.id);
    },
  }, h('bdi', { dir: 'auto' }, side.label)));

  function update() {
    const { open } = book;
    const parts = book.missingComponents ?? [];
    if (!book.isLoaded) return missing.replaceChildren(h('p', {}, say('bench-loading')));
    if (!open.length && !parts.length) return missing.replaceChildren(h('p', { class: 'note' }, say('bench-nothing-missing')));
    return missing.replaceChildren(
      h('p', { class: 'note note-warn' }, say('bench-missing', { count: open.length })),
      h('ul', { class: 'bench-missing' }, open.slice(0, SHOWN).map(way)),
      ...(open.length > SHOWN ? [h('p', {}, say('bench-missing-more', { count: open.length - SHOWN }))] : []),
      ...(parts.length ? [h('p', {}, say('bench-missing-parts', { label: parts.map((key) => config.components[key] ?? key).join(', ') })),
        h('button', { type: 'button', class: 'button', click: () => acts.pass('components') }, say('bench-pass-components'))] : []));
  }

  function refuse(sentence) {
    refusal.hidden = !sentence;
    refusal.replaceChildren(h('p', {}, sentence));
    if (!sentence) return;
    announce(sentence);
    refusal.scrollIntoView({ block: 'center' });
  }

  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    refuse('');
    if (outbox.acts.length) {
      outbox.again();
      return refuse(say('bench-sign-unsent', { count: outbox.acts.length }));
    }
    const sent = new FormData(form);
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      const answer = await fetch(`${config.api.assessment}/sign`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({
          statement: form.dataset.sign, language: config.language, device_at: deviceTime(),
          passphrase: sent.get('passphrase') || null, role: sent.get('role') || null,
        }),
      });
      if (answer.ok) return location.assign(config.page);
      const said = await answer.json().catch(() => ({}));
      if (answer.status === 409) await book.load();
      return refuse(said.detail ?? said.title ?? String(answer.status));
    } catch {
      return refuse(say('bench-sign-offline'));
    } finally {
      button.disabled = false;
    }
  });
  return update;
}
