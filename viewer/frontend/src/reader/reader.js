// The light reader: keeps picture, strip, list of folios, address and announcements in step.
import { announcer, sentence } from './announce.js';
import {
  parseRegion,
  readAddress,
  readMarked,
  readText,
  regionToView,
  viewToRegion,
  writeAddress,
} from './address.js';
import { indexOfPage, readBook } from './book.js';
import { actionOfKey, actionOfSwipe, keepsItsKeys } from './keyboard.js';
import { makeLights } from './lights.js';
import { makeNotes } from './notes.js';
import { makeShare } from './share.js';
import { openings, placements, singles, viewOf } from './spreads.js';
import { fetchAhead, makeStage } from './stage.js';
import { makeStrip } from './strip.js';
import { makeText } from './text.js';

// An opening needs about this shape and width, in CSS pixels; below it one page is shown.
const OPENING_MIN_WIDTH = 720;
const ZOOM_STEP = 1.5;
const ADDRESS_DELAY_MS = 200;

const within = (root, name) => root.querySelector(`[data-reader="${name}"]`);

function defaultMode(stageElement, views) {
  const { clientWidth: width, clientHeight: height } = stageElement;
  const hasOpenings = views.some((view) => view.length > 1);
  return hasOpenings && width >= OPENING_MIN_WIDTH && width > height ? 'spread' : 'page';
}

/** Starts the reader in `root` (the main element of the page shell) and returns its controls. */
export function startReader(root, config) {
  const book = readBook(config);
  const { pages, direction, strings } = book;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const stageElement = within(root, 'stage');
  const select = within(root, 'folios');
  const status = within(root, 'status');
  const problem = within(root, 'problem');
  const say = announcer(within(root, 'live'));
  const spreadViews = openings(pages);
  const pageViews = singles(pages);
  const fetched = new Set();

  // The strip first: it takes its part of the height, and the stage is measured below.
  const strip = within(root, 'strip');
  const mark = strip
    ? makeStrip(strip, pages, direction, { still, strings, pick: (index) => goTo(index) })
    : () => {};

  // Before the stage is measured, too: the note takes its part of the height.
  const showNotes = makeNotes(within(root, 'notes'), pages, book.notes);

  // What a content state asks for was read by the server; it is outlined, and fills the screen.
  const told = config.asked;
  const asked = told
    ? { canvas: told.canvas, xywh: parseRegion(told.xywh), mode: null }
    : readAddress(window.location.search);
  let askedMode = asked.mode;
  let mode = asked.mode ?? defaultMode(stageElement, spreadViews);
  let current = Math.max(
    0,
    [asked.canvas, root.dataset.canvas, book.start]
      .map((id) => indexOfPage(pages, id))
      .find((index) => index >= 0) ?? 0,
  );
  let placed = [];
  // Outlined on the whole page, never cut out of it; nothing lies over a page that is uncovered.
  let marked = pages[current].uncovered
    ? null
    : told
      ? asked.xywh
      : readMarked(window.location.search);
  let addressTimer = null;

  // Before the stage is measured, for the same reason as the note.
  const text = makeText(within(root, 'text'), pages, {
    address: config.written,
    strings,
    isOpen: readText(window.location.search),
    picked: (index, region) => {
      current = index;
      marked = region;
      stage.outline(outlined(index, region));
      showState();
      keepAddress();
    },
    pointed: (index, region) =>
      stage.outline(index === null ? outlined(current, marked) : outlined(index, region)),
  });

  const lights = makeLights(within(root, 'lights'), config.lights ?? [], pages, {
    strings,
    changed: () => show(address().xywh),
  });
  const stage = makeStage(stageElement, { still, label: strings.stage ?? '' });

  const views = () => (mode === 'spread' ? spreadViews : pageViews);
  const position = () => viewOf(views(), current);
  const view = () => views()[position()];

  /** The part of the page in view; null where all of it is, or custodians want it whole. */
  function region() {
    const place = placed.find(({ index }) => index === current);
    const mayCut = stage.zoomed() && !pages[current].uncut;
    return mayCut ? viewToRegion(stage.region(), pages[current], place) : null;
  }

  function address() {
    return {
      canvas: pages[current].id,
      xywh: region(),
      mode: askedMode,
      light: lights.key(),
      marked,
      text: text.isOpen(),
    };
  }

  function keepAddress() {
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      const now = address();
      const { pathname, search, hash } = window.location;
      window.history.replaceState(null, '', pathname + writeAddress(search, now) + hash);
      for (const link of document.querySelectorAll('a[data-follow-view]')) {
        const target = new URL(link.href);
        target.search = writeAddress(target.search, now);
        link.href = target.href;
      }
    }, ADDRESS_DELAY_MS);
  }

  function showState() {
    const shown = view();
    const where = sentence(pages, shown, strings);
    const told = [where, marked && strings.marked, ...lights.sentences(shown)];
    const words = told.filter(Boolean).join('. ');
    say(words);
    stage.label(words);
    mark(shown);
    showNotes(shown);
    text.show(shown, marked && { index: current, region: marked });
    if (select) select.value = String(current);
    if (status) status.textContent = words;
    if (problem) {
      const withheld = shown.every((index) => !pages[index].service);
      const closed = [...new Set(shown.map((index) => pages[index].closed).filter(Boolean))];
      const missing =
        closed.join(' ') || (withheld ? (strings.noImage ?? '') : lights.missing(shown));
      problem.hidden = !missing;
      problem.textContent = missing;
    }
    const at = position();
    for (const button of root.querySelectorAll('[data-action]')) {
      const { action } = button.dataset;
      const end =
        (at === 0 && (action === 'previous' || action === 'first')) ||
        (at === views().length - 1 && (action === 'next' || action === 'last'));
      // Not `disabled`: the button that was just pressed would lose the focus.
      button.setAttribute('aria-disabled', String(end));
      if (action === 'mode') button.setAttribute('aria-pressed', String(mode === 'spread'));
      if (action === 'text') button.setAttribute('aria-pressed', String(text.isOpen()));
    }
    root.toggleAttribute('data-uncovered', shown.some((index) => pages[index].uncovered));
    root.dataset.mode = mode;
    root.dataset.canvas = pages[current].id;
  }

  /** A place of page `index` in the viewer's space, if something may be drawn there. */
  function outlined(index, region) {
    const place = placed.find((one) => one.index === index);
    if (!region || !place || view().some((one) => pages[one].uncovered)) return null;
    return regionToView(region, pages[index], place);
  }

  function show(region) {
    const shown = view();
    placed = placements(pages, shown, direction);
    const place = placed.find(({ index }) => index === current);
    stage.upright();
    const inView = (rectangle) => rectangle && regionToView(rectangle, pages[current], place);
    stage.show(lights.pages(), placed, inView(region));
    stage.outline(outlined(current, marked));
    showState();
    keepAddress();
    const at = position();
    const near = [at + 1, at - 1].flatMap((index) => views()[index] ?? []);
    fetchAhead(
      near.map((index) => lights.pages()[index]),
      stageElement.clientHeight,
      fetched,
    );
  }

  function goTo(index) {
    const next = Math.min(Math.max(index, 0), pages.length - 1);
    if (next !== current) {
      marked = null;
      // What was said of the page that a citation led to is true of that page alone.
      const said = within(root, 'told');
      if (said) said.hidden = true;
    }
    current = next;
    show(null);
  }

  function goToView(index) {
    const target = views()[Math.min(Math.max(index, 0), views().length - 1)];
    if (!target.includes(current)) goTo(target[0]);
  }

  const actions = {
    next: () => goToView(position() + 1),
    previous: () => goToView(position() - 1),
    first: () => goToView(0),
    last: () => goToView(views().length - 1),
    'zoom-in': () => stage.zoom(ZOOM_STEP),
    'zoom-out': () => stage.zoom(1 / ZOOM_STEP),
    home: () => {
      stage.upright();
      stage.home();
    },
    rotate: () => stage.rotate(90),
    'pan-left': () => stage.pan(-1, 0),
    'pan-right': () => stage.pan(1, 0),
    'pan-up': () => stage.pan(0, -1),
    'pan-down': () => stage.pan(0, 1),
    mode: () => {
      mode = mode === 'spread' ? 'page' : 'spread';
      askedMode = mode;
      show(null);
    },
    text: () => {
      text.toggle();
      showState();
      keepAddress();
    },
    fullscreen: () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen?.();
    },
  };

  function listen() {
    root.addEventListener('click', (event) => {
      const button = event.target.closest('[data-action]');
      if (button && button.getAttribute('aria-disabled') !== 'true') {
        actions[button.dataset.action]?.();
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || keepsItsKeys(event.target)) return;
      const action = actionOfKey(event, direction, root.contains(event.target));
      if (!action) return;
      event.preventDefault();
      actions[action]();
    });
    select?.addEventListener('change', () => goTo(Number(select.value)));
    stage.viewer.addHandler('animation-finish', keepAddress);
    stage.viewer.addHandler('rotate', keepAddress);
    stage.viewer.addHandler('resize', keepAddress);
    stage.viewer.addHandler('tile-load-failed', () => {
      if (!problem || !problem.hidden) return;
      problem.textContent = strings.loadFailed ?? '';
      problem.hidden = false;
    });
    document.addEventListener('fullscreenchange', () => {
      const full = document.fullscreenElement === root;
      const button = root.querySelector('[data-action="fullscreen"]');
      button?.setAttribute('aria-pressed', String(full));
    });
    listenToSwipes();
  }

  function listenToSwipes() {
    let moved = null;
    stage.viewer.addHandler('canvas-press', () => {
      moved = stage.zoomed() ? null : { x: 0, y: 0 };
    });
    stage.viewer.addHandler('canvas-pinch', () => {
      moved = null;
    });
    stage.viewer.addHandler('canvas-drag', (event) => {
      if (!moved || event.pointerType !== 'touch') return;
      moved.x += event.delta.x;
      moved.y += event.delta.y;
      // A whole page stays where it is under the finger; only its turning is asked for.
      event.preventDefaultAction = true;
    });
    stage.viewer.addHandler('canvas-drag-end', (event) => {
      if (!moved || event.pointerType !== 'touch') return;
      event.preventDefaultAction = true;
      const action = actionOfSwipe(moved.x, moved.y, direction);
      moved = null;
      if (action) actions[action]();
    });
  }

  // A ring around the picture belongs to people who use keys, and shows from their first key on.
  function focusQuietly() {
    stageElement.dataset.quiet = '';
    stage.focus();
    const loud = () => delete stageElement.dataset.quiet;
    document.addEventListener('keydown', loud, { once: true });
    stageElement.addEventListener('focusout', loud, { once: true });
  }

  function fillSelect() {
    if (!select || select.options.length > 0) return;
    select.append(...pages.map(({ label }, index) => new Option(label, String(index))));
  }

  const full = root.querySelector('[data-action="fullscreen"]');
  if (full) full.hidden = !root.requestFullscreen;
  const toggle = root.querySelector('[data-action="mode"]');
  if (toggle) toggle.hidden = spreadViews.length === pageViews.length;
  fillSelect();
  listen();
  // A page that its custodians want whole is opened whole, whatever the link says.
  show(pages[current].uncut ? null : asked.xywh);
  makeShare(config.share, pages, () => ({
    index: current,
    others: view().filter((index) => index !== current),
    region: region(),
    marked,
  }));
  // The page brings them disabled: on a slow telephone a press would be lost before this line.
  for (const control of root.querySelectorAll('[data-action], [data-reader="folios"], [data-reader="lights"]')) {
    control.disabled = false;
  }
  // So that arrow keys and zoom keys work at once; a finger needs no focus.
  if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) {
    focusQuietly();
  }
  return { actions, goTo, stage, state: () => ({ current, mode, view: view() }) };
}
