// What becomes of the files: told by events of the server, shown by its own piece of page.

const RECONNECT_MS = 3000;
const QUIET_MS = 400;

// A person who types an answer or reads an opened list must not lose it to a new piece of page.
function isInUse(section) {
  const { activeElement } = document;
  return section.contains(activeElement) && activeElement.matches('input, select, textarea');
}

function keysOfOpen(section) {
  return new Set(
    [...section.querySelectorAll('details')].flatMap((one, index) => (one.open ? [index] : [])),
  );
}

function replace(section, html) {
  const open = keysOfOpen(section);
  const had = section.querySelectorAll('details').length;
  const made = document.createElement('template');
  made.innerHTML = html;
  const fresh = [...made.content.querySelectorAll('details')];
  if (fresh.length === had) {
    fresh.forEach((one, index) => {
      one.open = open.has(index);
    });
  }
  section.replaceChildren(made.content);
}

/** Keeps `section` (`data-events`, `data-fragment`, `data-final`) up to date until it is final. */
export function followProgress(section) {
  const { events, fragment } = section.dataset;
  if (section.dataset.final === 'true') return;
  let timer = null;
  let source = null;

  async function refresh() {
    timer = null;
    if (isInUse(section)) {
      later();
      return;
    }
    const answer = await fetch(fragment, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    replace(section, await answer.text());
    if (section.querySelector('[data-final="true"]')) source?.close();
  }

  // Events come in bursts while pages are made; one look after the burst is enough.
  function later() {
    timer ??= setTimeout(() => refresh().catch(() => later()), QUIET_MS);
  }

  function listen() {
    source = new EventSource(events);
    for (const name of ['message', 'progress', 'state', 'end']) {
      source.addEventListener(name, later);
    }
    source.addEventListener('end', () => source.close());
    source.addEventListener('error', () => {
      // The browser reconnects by itself unless the server refused; then ask again, slowly.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RECONNECT_MS);
    });
  }

  listen();
}
