// Entry of the reports: a page that waits for a large one asks how far it is, and then opens it.
import '../styles/bench.css';
import '../styles/reports.css';

const EVERY_MS = 1000;
const place = document.querySelector('[data-report-progress]');

async function look() {
  const bar = place.querySelector('progress');
  const line = place.querySelector('[role="status"]');
  const answer = await fetch(place.dataset.reportProgress).catch(() => null);
  if (answer?.ok) {
    const { phase, done, of } = await answer.json();
    bar.max = of;
    bar.value = done;
    const said = place.dataset[phase].replace('{done}', done).replace('{of}', of);
    if (line.textContent !== said) line.textContent = said;
    if (phase === 'ready') {
      location.reload();
      return;
    }
    if (phase === 'failed') return;
  }
  setTimeout(look, EVERY_MS);
}

if (place) look();
