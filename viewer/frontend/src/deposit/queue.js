// Which file is sent when, and how far the whole is. Knows nothing of the network or the page.

const AT_ONCE = 3;
const WORKING = 'sending';

/** A line of files to be sent, three at a time; `send(item)` starts one and returns `{stop}`. */
export class Queue {
  constructor(send, changed, atOnce = AT_ONCE) {
    this.items = [];
    this.paused = false;
    this._send = send;
    this._changed = changed;
    this._atOnce = atOnce;
  }

  /** Adds files `[{name, size, file, state}]`; a name that is there already takes the new file. */
  add(items) {
    for (const item of items) {
      const old = this.items.find(({ name }) => name === item.name);
      if (!old) this.items.push({ sent: item.state === 'sent' ? item.size : 0, ...item });
      else if (old.state === 'failed' || old.state === 'missing') {
        Object.assign(old, { ...item, sent: 0 });
      }
    }
    this.go();
  }

  /** Starts as many as may run. */
  go() {
    if (!this.paused) {
      const running = this.items.filter(({ state }) => state === WORKING).length;
      const next = this.items.filter(({ state }) => state === 'waiting');
      for (const item of next.slice(0, Math.max(0, this._atOnce - running))) {
        item.state = WORKING;
        item.job = this._send(item, {
          progress: (sent) => {
            item.sent = sent;
            this._changed(item);
          },
          done: () => this._end(item, 'sent'),
          failed: (why) => this._end(item, 'failed', why),
        });
      }
    }
    this._changed(null);
  }

  /** Stops what runs, or goes on with it. */
  setPaused(paused) {
    this.paused = paused;
    if (paused) {
      for (const item of this.items.filter(({ state }) => state === WORKING)) {
        item.job?.stop();
        item.state = 'waiting';
      }
    }
    this.go();
  }

  /** Tries one file once more. */
  again(item) {
    if (item.state !== 'failed') return;
    item.state = 'waiting';
    item.why = null;
    this.go();
  }

  /** `{sent, total, bytes, bytesTotal, busy}` of the whole. */
  summary() {
    const count = (state) => this.items.filter((item) => item.state === state).length;
    return {
      sent: count('sent'),
      total: this.items.length,
      bytes: this.items.reduce((sum, { sent }) => sum + sent, 0),
      bytesTotal: this.items.reduce((sum, { size }) => sum + size, 0),
      busy: count(WORKING) + count('waiting') > 0,
    };
  }

  _end(item, state, why = null) {
    // A job that was stopped by a pause may still report; the file waits by then.
    if (item.state !== WORKING) return;
    item.state = state;
    item.why = why;
    if (state === 'sent') item.sent = item.size;
    this.go();
  }
}

/** Bytes as people read them, in the words of `language`. */
export function sizeInWords(bytes, language) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit],
    unitDisplay: 'short',
    maximumFractionDigits: unit < 2 ? 0 : 1,
  }).format(value);
}
