// How far the work on an import is: asked for again and again, and the page anew when it is over.

const EVERY_MS = 700;
const SELDOM_MS = 5000;

/** Keeps `section` up to date while a worker has the import, then loads the page again. */
export function followed(section) {
  const keyOf = (root) => root.querySelector('[data-key]')?.dataset.key;
  const isBusy = (root) => root.querySelector('[data-busy="true"]') !== null;
  if (!isBusy(section)) return;
  const first = keyOf(section);

  async function look() {
    const answer = await fetch(section.dataset.importStanding, {
      headers: { Accept: 'text/html' },
    }).catch(() => null);
    if (!answer?.ok) {
      // The server may be starting again; or the session ended, and the page itself says so.
      setTimeout(look, SELDOM_MS);
      return;
    }
    const made = document.createElement('template');
    made.innerHTML = await answer.text();
    if (!isBusy(made.content) || keyOf(made.content) !== first) {
      location.replace(location.pathname);
      return;
    }
    section.replaceChildren(made.content);
    setTimeout(look, document.hidden ? SELDOM_MS : EVERY_MS);
  }

  setTimeout(look, EVERY_MS);
}
