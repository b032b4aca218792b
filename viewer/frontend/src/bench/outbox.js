// What was done on this tablet and is on its way to the server. Each act lies in the browser's
// storage from the moment it is done until the server has said yes, so that neither a cellar
// without a network nor a session that ends, nor a window that closes, loses it.
//
// An act is { method, path, body, edition, object, what }: `object` is the thing it is about; acts
// on one thing go in order, and where one was refused the later ones on the same thing wait.
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
const LOCK = 'kitabdar-bench';

const SENT_AGAIN = new Set([0, 401, 408, 429]);

/**
 * @typedef {object} Told
 * @property {(state: object) => void} state   { name, count, refused } whenever it changes
 * @property {(act: object, answer: ?object) => void} done
 * @property {(act: object, answer: object) => void} clash   somebody else was faster
 * @property {(act: object, why: string, answer: ?object) => void} refused
 */
export class Outbox {
  /** `scope` names what the acts belong to, `person` whose they are, `who` tells whose session it is. */
  constructor({ scope, person, who, told, storage = window.localStorage, fetcher = (...all) => fetch(...all) }) {
    Object.assign(this, { scope, person, who, told, storage, fetcher });
    this.prefix = `kitabdar-bench ${person} ${scope} `;
    this.acts = [];
    this.made = 0;
    this.waitMs = FIRST_WAIT_MS;
    this.trouble = null;
    this.flying = null;
    this.isKept = true;
  }

  /** Takes up what an earlier visit of this person could not send. */
  takeUp() {
    try {
      const keys = Object.keys(this.storage).filter((key) => key.startsWith(this.prefix)).sort();
      this.acts = keys.map((key) => ({ ...JSON.parse(this.storage.getItem(key)), key }));
    } catch {
      this.isKept = false; // A browser that keeps nothing: this window holds the acts alone.
    }
    this.watch();
    this.go();
    return this.acts;
  }

  /** How many acts of other people wait on this tablet. */
  get ofOthers() {
    if (!this.isKept) return 0;
    const mine = `kitabdar-bench ${this.person} `;
    return Object.keys(this.storage).filter((key) => key.startsWith('kitabdar-bench ') && !key.startsWith(mine)).length;
  }

  watch() {
    for (const event of ['online', 'focus']) window.addEventListener(event, () => this.again());
    document.addEventListener('visibilitychange', () => this.hurry());
    window.addEventListener('beforeunload', (event) => {
      if (!this.isKept && this.acts.length) event.preventDefault();
    });
  }

  /**
   * Adds an act. With `calm` milliseconds it waits that long, so that a sentence being typed is
   * one act: a change of the same thing that still waits is replaced.
   */
  add(act, { calm = 0 } = {}) {
    const due = Date.now() + calm;
    const last = this.acts.findLast((other) => other.object === act.object);
    const isSame = last && last.method === 'PUT' && act.method === 'PUT' && last.path === act.path;
    if (isSame && last.key !== this.flying && !last.state) {
      Object.assign(last, { body: act.body, due });
      this.keep(last);
    } else {
      this.made += 1;
      const number = String(this.made).padStart(6, '0');
      const made = { ...act, due, key: `${this.prefix}${String(Date.now()).padStart(15, '0')}-${number}` };
      this.acts.push(made);
      this.keep(made);
    }
    this.tell();
    this.go();
  }

  keep(act) {
    const { key, ...kept } = act;
    try {
      this.storage.setItem(key, JSON.stringify(kept));
    } catch {
      this.isKept = false;
    }
  }

  drop(act) {
    this.acts = this.acts.filter((other) => other !== act);
    try {
      this.storage.removeItem(act.key);
    } catch {
      this.isKept = false;
    }
  }

  /** Gives up an act that was refused, and everything that builds on it. */
  giveUp(act) {
    const from = this.acts.indexOf(act);
    for (const other of this.acts.slice(from)) if (other.object === act.object) this.drop(other);
    this.tell();
    this.go();
  }

  /** Sends once more what was refused or decided; `changes` are set into the act first. */
  retry(act, changes = {}) {
    Object.assign(act, changes, { state: undefined, why: undefined, due: 0 });
    this.keep(act);
    this.again();
  }

  /** Tries at once, whatever failed a moment ago. */
  again() {
    clearTimeout(this.timer);
    this.timer = null;
    this.hurry();
  }

  /** Sends what was only waiting for the next letter. */
  hurry() {
    for (const act of this.acts) act.due = 0;
    this.go();
  }

  next() {
    const stopped = new Set();
    for (const act of this.acts) {
      if (act.state) stopped.add(act.object);
      else if (!stopped.has(act.object)) return act;
    }
    return null;
  }

  async go() {
    if (this.flying || this.timer) return;
    const act = this.next();
    if (!act) {
      this.tell();
      return;
    }
    const calm = act.due - Date.now();
    if (calm > 0) {
      this.timer = setTimeout(() => this.again(), calm);
      return;
    }
    this.flying = act.key;
    this.tell();
    const answer = await this.alone(() => this.send(act));
    this.flying = null;
    this.hear(act, answer);
  }

  // Two windows of one person must not send one act twice, where the browser can prevent it.
  alone(work) {
    return navigator.locks ? navigator.locks.request(LOCK, work) : work();
  }

  async send(act) {
    if (this.isKept && this.storage.getItem(act.key) === null) return { status: 299 };
    if (this.trouble === 'sign-in' || this.trouble === 'other-person') {
      const found = await this.ask('GET', this.who);
      if (found.status !== 200) return found;
      if (found.said.person !== this.person) return { status: 401, isOther: true };
    }
    const { method, path, body, edition } = act;
    const asked = method === 'DELETE' && edition ? `${path}?edition=${edition}` : path;
    return this.ask(method, asked, method === 'DELETE' ? null : { ...body, ...(edition ? { edition } : {}) });
  }

  async ask(method, path, body) {
    try {
      const answer = await this.fetcher(path, {
        method,
        headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
        body: body ? JSON.stringify(body) : undefined,
      });
      return { status: answer.status, said: answer.status === 204 ? null : await answer.json() };
    } catch {
      return { status: 0 }; // No network, or an answer cut off: our own identifiers make a second try harmless.
    }
  }

  hear(act, { status, said, isOther }) {
    if (SENT_AGAIN.has(status) || status >= 500) {
      this.trouble = isOther ? 'other-person' : status === 401 ? 'sign-in' : 'offline';
      this.tell();
      this.timer = setTimeout(() => {
        this.timer = null;
        this.go();
      }, this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
      return;
    }
    this.trouble = null;
    this.waitMs = FIRST_WAIT_MS;
    const isGone = act.method === 'DELETE' && status === 404;
    if (status < 300 || isGone) {
      this.drop(act);
      if (said?.edition) this.rebase(act.object, said.edition);
      if (status !== 299) this.told.done(act, said ?? null);
    } else if (status === 409 && said?.edition) {
      act.state = 'clash';
      this.keep(act);
      this.told.clash(act, said);
    } else {
      act.state = 'refused';
      act.why = said?.detail ?? said?.title ?? String(status);
      this.keep(act);
      this.told.refused(act, act.why, said);
    }
    this.tell();
    this.go();
  }

  // Our own answer is the ground on which our own later acts stand.
  rebase(object, edition) {
    for (const act of this.acts) {
      if (act.object !== object || !act.edition || act.edition >= edition) continue;
      act.edition = edition;
      this.keep(act);
    }
  }

  tell() {
    const refused = this.acts.filter((act) => act.state);
    const count = this.acts.length - refused.length;
    let name = 'saved';
    if (refused.some((act) => act.state === 'clash')) name = 'clash';
    else if (refused.length) name = 'refused';
    else if (count) name = this.trouble ?? (this.isKept ? 'sending' : 'memory');
    this.told.state({ name, count, refused, isKept: this.isKept });
  }
}
