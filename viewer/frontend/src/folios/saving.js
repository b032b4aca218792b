// What has been done here and is on its way: sent one after the other, in order, until the server
// has said yes or no. Until then it lies in this browser, so that no closed window loses it.

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15000;

/** A line of requests `{path, body, token, act}`; `told` hears of each answer and each state. */
export class Saving {
  constructor({ base, edition, storage, storageKey, told, fetcher = (...all) => fetch(...all) }) {
    Object.assign(this, { base, edition, storage, storageKey, told, fetcher });
    this.waiting = [];
    this.isSending = false;
    this.waitMs = FIRST_WAIT_MS;
    this.timer = null;
  }

  /** Takes up what an earlier window could not send. */
  takeUp() {
    try {
      this.waiting = JSON.parse(this.storage?.getItem(this.storageKey) ?? '[]');
    } catch {
      this.waiting = []; // A browser that refuses storage, or a text that is not ours.
    }
    if (this.waiting.length) this.go();
    return this.waiting;
  }

  /** Adds an action or 'undo' or 'redo' to the line. */
  add(entry) {
    this.waiting.push(entry);
    this.keep();
    this.go();
  }

  /** Tries at once what failed for want of a network. */
  again() {
    clearTimeout(this.timer);
    this.timer = null;
    this.go();
  }

  async go() {
    if (this.isSending || this.timer || !this.waiting.length) {
      if (!this.waiting.length) this.told.state('saved');
      return;
    }
    this.isSending = true;
    this.told.state('saving');
    const [entry] = this.waiting;
    let answer = null;
    let body = null;
    try {
      answer = await this.fetcher(`${this.base}/${entry.path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ ...entry.body, edition: this.edition }),
      });
      body = await answer.json();
    } catch {
      answer = null; // No network, or an answer cut off: the token makes a second try harmless.
    }
    this.isSending = false;
    this.heard(entry, answer, body);
  }

  heard(entry, answer, body) {
    const status = answer?.status ?? 0;
    if (answer?.ok) {
      this.waiting.shift();
      this.edition = body.edition;
      this.waitMs = FIRST_WAIT_MS;
      this.keep();
      this.told.done(entry, body);
      this.go();
    } else if (status === 401 || status === 0 || status === 429 || status >= 500) {
      this.told.state(status === 401 ? 'sign-in' : 'waiting');
      this.timer = setTimeout(() => this.again(), this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    } else {
      // A clash means that what comes after was meant for another plan; a mistake concerns itself.
      const lost = status === 409 ? this.waiting.splice(0) : this.waiting.splice(0, 1);
      this.keep();
      this.told.refused(lost, status, body?.detail ?? '');
      this.go();
    }
  }

  keep() {
    try {
      if (this.waiting.length) this.storage?.setItem(this.storageKey, JSON.stringify(this.waiting));
      else this.storage?.removeItem(this.storageKey);
    } catch {
      this.storage = null; // Full or forbidden: the line lives in this window alone.
    }
  }
}

/** A name for one request that no other has. */
export function newToken() {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
