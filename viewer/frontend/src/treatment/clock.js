// The clock of a running step. The server counts; this only shows its count between two loads.

const SECOND_MS = 1000;

/** 'H:MM:SS' of a number of seconds; digits are European in all four languages. */
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Lets every `[data-since]` tell the time since its timer was started, by the server's clock. */
export function runClocks(page) {
  for (const clock of page.querySelectorAll('[data-since]')) {
    // The clock of a tablet may be wrong by minutes: only the time since this page was made counts.
    const before = Date.parse(clock.dataset.now) - Date.parse(clock.dataset.since);
    const opened = performance.now();
    const line = document.createElement('bdi');
    line.dir = 'ltr';
    clock.prepend(line, ' · ');
    const tick = () => {
      line.textContent = clockText((before + performance.now() - opened) / SECOND_MS);
    };
    tick();
    setInterval(tick, SECOND_MS);
  }
}
