// What is written on the pages in view, line by line, beside the picture: for eyes, for screen
// readers, and to find a line on the photograph. It is the same page of annotations that every
// other viewer is given.

/** `{x, y, width, height}` of an annotation's target in canvas pixels, or null. */
export function regionOf(target) {
  const selectors = typeof target === 'string' ? [{ value: target }] : [target?.selector ?? []].flat();
  for (const { value } of selectors) {
    const match = /xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)/.exec(value ?? '');
    if (match) {
      const [x, y, width, height] = match.slice(1).map(Number);
      return { x, y, width, height };
    }
  }
  return null;
}

/** The lines of an annotation page: `[{number, text, language, direction, region}]`. */
export function linesOf(annotationPage) {
  return (annotationPage.items ?? []).map(({ id, body, target }, index) => ({
    number: Number(/#line-(\d+)$/.exec(id ?? '')?.[1] ?? index + 1),
    text: body.value,
    language: body.language ?? null,
    direction: body.textDirection ?? 'auto',
    region: regionOf(target),
  }));
}

/** True where both are the same place, or neither is one. */
export const isSame = (one, other) =>
  one === other ||
  Boolean(one && other && ['x', 'y', 'width', 'height'].every((name) => one[name] === other[name]));

/** The way most of the lines run: a list has one side for its numbers. */
export function directionOf(lines) {
  const backwards = lines.filter(({ direction }) => direction === 'rtl').length;
  return backwards * 2 > lines.length ? 'rtl' : 'ltr';
}

function paragraph(text) {
  const made = document.createElement('p');
  made.className = 'text-none';
  made.textContent = text;
  return made;
}

function lineButton(line, index, strings) {
  const item = document.createElement('li');
  item.value = line.number;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'text-line';
  button.tabIndex = -1;
  button.dir = line.direction;
  if (line.language) button.lang = line.language;
  button.textContent = line.text;
  button.title = (strings.textLine ?? '').replace('{number}', String(line.number));
  button.setAttribute('aria-pressed', 'false');
  item.append(button);
  return { item, button, line, index };
}

/**
 * Binds the panel (absent where nothing of the book may be read).
 *
 * `picked(index, region)` is called when a line of page `index` was chosen (again: null),
 * `pointed(index, region)` while one is under the pointer or has the focus, and with null after it.
 */
export function makeText(panel, pages, { address, strings, picked, pointed, isOpen }) {
  if (!panel || !address) return { show: () => {}, toggle: () => {}, isOpen: () => false };
  const fetched = new Map();
  let shown = [];
  let view = [];
  let marked = null;
  panel.hidden = !isOpen;

  async function linesAt(index) {
    const { id } = pages[index];
    if (!fetched.has(id)) {
      const answer = await fetch(address.replace('{canvas}', encodeURIComponent(id)), {
        headers: { accept: 'application/json' },
      });
      if (!answer.ok) throw new Error(`${answer.status} for the text of ${id}`);
      fetched.set(id, linesOf(await answer.json()));
    }
    return fetched.get(id);
  }

  function section(index, lines) {
    const part = document.createElement('section');
    const heading = document.createElement('h3');
    const label = document.createElement('bdi');
    label.textContent = pages[index].label;
    heading.append(label);
    part.append(heading);
    if (!lines) return [part, part.appendChild(paragraph(strings.textNone ?? ''))];
    const list = document.createElement('ol');
    list.className = 'text-lines';
    list.dir = directionOf(lines);
    const made = lines.map((line) => lineButton(line, index, strings));
    list.append(...made.map(({ item }) => item));
    part.append(list);
    shown.push(...made);
    return [part];
  }

  function mark() {
    const at = shown.findIndex(
      ({ line, index }) => marked && index === marked.index && isSame(line.region, marked.region),
    );
    shown.forEach(({ button }, place) => {
      button.setAttribute('aria-pressed', String(place === at));
      button.tabIndex = place === Math.max(at, 0) ? 0 : -1;
    });
    if (at >= 0) {
      const { button } = shown[at];
      const middle = button.offsetTop + button.offsetHeight / 2;
      panel.scrollTo({ top: middle - panel.clientHeight / 2 });
    }
  }

  async function fill() {
    if (panel.hidden) return;
    const asked = view;
    const late = setTimeout(() => {
      if (asked === view) panel.replaceChildren(paragraph(strings.textLoading ?? ''));
    }, 300);
    try {
      const found = await Promise.all(
        asked.map((index) => (pages[index].written ? linesAt(index) : null)),
      );
      if (asked !== view) return;
      shown = [];
      panel.replaceChildren(...asked.map((index, place) => section(index, found[place])[0]));
      mark();
    } catch {
      if (asked === view) panel.replaceChildren(paragraph(strings.textFailed ?? ''));
    } finally {
      clearTimeout(late);
    }
  }

  const at = (event) => shown.find(({ button }) => button === event.target.closest('.text-line'));
  panel.addEventListener('click', (event) => {
    const one = at(event);
    if (!one?.line.region) return;
    const isChosen = one.button.getAttribute('aria-pressed') === 'true';
    marked = isChosen ? null : { index: one.index, region: one.line.region };
    for (const { button } of shown) button.setAttribute('aria-pressed', 'false');
    one.button.setAttribute('aria-pressed', String(!isChosen));
    picked(one.index, isChosen ? null : one.line.region);
  });
  panel.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = shown.indexOf(at(event));
    if (!step || place < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = shown[Math.min(Math.max(place + step, 0), shown.length - 1)];
    for (const { button } of shown) button.tabIndex = button === next.button ? 0 : -1;
    next.button.focus();
  });
  for (const kind of ['focusin', 'pointerover']) {
    panel.addEventListener(kind, (event) => {
      const one = at(event);
      if (one) pointed(one.index, one.line.region);
    });
  }
  for (const kind of ['focusout', 'pointerleave']) {
    panel.addEventListener(kind, () => pointed(null, null));
  }

  return {
    /** Shows the text of the pages `seen`; `place` is `{index, region}` of what is marked. */
    show: (seen, place) => {
      const isOther = seen.join() !== view.join();
      marked = place;
      if (isOther) {
        view = [...seen];
        shown = [];
        fill();
      } else mark();
    },
    toggle: () => {
      panel.hidden = !panel.hidden;
      if (!panel.hidden) fill();
    },
    isOpen: () => !panel.hidden,
  };
}
