// Saving by itself: two seconds after the last key, when a field is left, when the page is hidden.
// Whatever could not be sent stays in this browser until it was, and the state is told in words.
import { copy, join } from './tree.js';
import { announce, say } from './words.js';

const PAUSE_MS = 2000;
const AGAIN_MS = 5000;
const KEEPALIVE_BYTES = 60_000; // browsers refuse more in a request that outlives its page

export class Saving {
  /** `draft` is { document, edition }; `told` hears the state, `refused` the faults, `clash` a 409. */
  constructor({ address, key, draft, told, refused, clash, replaced }) {
    Object.assign(this, { address, key, told, refused, clash, replaced });
    this.document = draft.document;
    this.edition = draft.edition;
    this.unsaved = false;
    this.sending = null;
    this.stopped = false;
    this.signedOut = false;
  }

  /** Takes up what an earlier visit could not send; true when there was something. */
  takeUp() {
    const kept = this.kept();
    if (!kept) return false;
    this.document = kept.document;
    this.edition = kept.edition;
    this.unsaved = true;
    return true;
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null');
    } catch {
      return null;
    }
  }

  /** Something was typed. */
  touched() {
    this.unsaved = true;
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE_MS);
    if (!this.sending) this.told('unsaved');
  }

  keep() {
    try {
      const kept = { document: this.document, edition: this.edition };
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the page itself still holds everything and asks before it goes.
    }
  }

  /** Sends what is not saved yet; `leaving` when the page may vanish. */
  async save({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (!this.unsaved || this.sending || this.stopped) return;
    const sent = copy(this.document);
    const body = JSON.stringify({ document: sent, edition: this.edition });
    this.unsaved = false;
    // The link by which to sign in stands still while this tries again: a press moves the focus,
    // and that alone would take it away under the finger.
    if (!this.signedOut) this.told('saving');
    this.sending = fetch(this.address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
      keepalive: leaving && body.length < KEEPALIVE_BYTES,
    });
    let answer;
    try {
      answer = await this.sending;
    } catch {
      return this.wait('offline');
    } finally {
      this.sending = null;
    }
    return this.hear(answer, sent);
  }

  async hear(answer, sent) {
    const said = await answer.json().catch(() => ({}));
    this.signedOut = answer.status === 401;
    if (answer.ok) return this.saved(said, sent);
    this.unsaved = true;
    if (answer.status === 401) return this.wait('signed-out');
    if (answer.status === 409) {
      this.stopped = true;
      this.told('clash');
      return this.clash(said);
    }
    if (answer.status === 422 && said.faults) {
      this.told('faulty');
      return this.refused(said.faults);
    }
    if (answer.status >= 500 || answer.status === 429) return this.wait('offline');
    return this.told('refused', said.detail ?? said.title ?? '');
  }

  saved(said, sent) {
    this.edition = said.edition;
    if (said.merged) {
      const { value, clashes } = join(sent, this.document, said.document);
      this.document = value;
      if (clashes.length) {
        this.unsaved = true;
        this.stopped = true;
        return this.clash({ conflicts: clashes, document: value, edition: said.edition });
      }
      this.replaced();
    }
    this.refused([]);
    if (this.unsaved) {
      this.keep();
      return this.save();
    }
    localStorage.removeItem(this.key);
    return this.told('saved', new Date());
  }

  /** After a failure: try again in a while, and at once when the person comes back. */
  wait(state) {
    this.unsaved = true;
    this.keep();
    this.told(state);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), AGAIN_MS);
  }

  /** Goes on with a document in which every clash was decided. */
  resolved(document, edition) {
    this.document = document;
    this.edition = edition;
    this.stopped = false;
    this.unsaved = true;
    this.keep();
    this.replaced();
    return this.save();
  }

  /** Listens for the moments at which saving should not wait. */
  watch(root) {
    root.addEventListener('focusout', () => this.unsaved && this.save());
    document.addEventListener('visibilitychange', () => {
      this.save({ leaving: document.visibilityState === 'hidden' });
    });
    for (const event of ['focus', 'online']) window.addEventListener(event, () => this.save());
    window.addEventListener('pagehide', () => this.save({ leaving: true }));
    window.addEventListener('beforeunload', (event) => {
      if (this.unsaved || this.sending) event.preventDefault();
    });
  }
}

/** Writes the state of saving beside the form, and tells a screen reader what needs attention. */
export function stateLine(place, signIn) {
  const link = signIn && Object.assign(document.createElement('a'), {
    href: signIn,
    target: '_blank',
    rel: 'opener',
    className: 'button',
    textContent: say('editor-sign-in'),
  });
  let last = '';
  return (state, detail) => {
    if (state === 'signed-out' && place.dataset.state === state) return;
    const language = document.documentElement.lang;
    const time = () =>
      detail.toLocaleTimeString(language === 'kk' ? 'ru' : language, {
        hour: '2-digit', minute: '2-digit', numberingSystem: 'latn',
      });
    const sentence = {
      saved: () => say('editor-saved', { time: time() }),
      saving: () => say('editor-saving'),
      unsaved: () => say('editor-unsaved'),
      offline: () => say('editor-offline'),
      'signed-out': () => say('editor-signed-out'),
      faulty: () => say('editor-faulty'),
      clash: () => say('editor-clash'),
      refused: () => say('editor-refused', { why: detail }),
      opened: () => say('editor-opened'),
    }[state]();
    place.dataset.state = state;
    place.replaceChildren(document.createTextNode(sentence));
    if (state === 'signed-out' && link) place.append(' ', link);
    const urgent = ['offline', 'signed-out', 'faulty', 'clash', 'refused'].includes(state);
    if (urgent && last !== state) announce(sentence);
    if (state !== 'saving' && state !== 'unsaved') last = state;
  };
}
