// Compares two photographs of one side: keeps picture, controls, address and announcements in step.
import { announcer } from '../reader/announce.js';
import { regionToView, viewToRegion } from '../reader/address.js';
import { keepsItsKeys } from '../reader/keyboard.js';
import { readCompared, writeCompared } from './address.js';
import { makeBar } from './bar.js';
import { drawDamage } from './damage.js';
import { makePanes } from './panes.js';

const ZOOM_STEP = 1.5;
const KEY_STEP = 0.02;
const ADDRESS_DELAY_MS = 200;
const within = (root, name) => root.querySelector(`[data-compare="${name}"]`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Starts the comparison in `root`, the form of the page; returns its state for tests. */
export function startCompare(root, config) {
  const { sides, strings } = config;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const asked = readCompared(window.location.search);
  const controls = Object.fromEntries(
    ['canvas', 'left', 'right', 'slide', 'damage'].map((name) => [name, within(root, name)]),
  );
  const say = announcer(within(root, 'live'));
  const problem = within(root, 'problem');
  const damageKept = new Map();
  let side = sides.find(({ id }) => id === controls.canvas.value) ?? sides[0];
  let mode = root.elements.mode.value;
  let k = asked.k ?? 0.5;
  let timer = null;

  const layer = (select) => side.layers.find(({ key }) => key === select.value) ?? side.layers[0];
  const place = () => ({ x: 0, y: 0, width: 1, height: side.height / side.width });

  const panes = makePanes(within(root, 'left-pane'), within(root, 'right-pane'), {
    still,
    onMove: keepAddress,
  });
  const stage = panes.main;
  const bar = makeBar(within(root, 'stage'), within(root, 'bar'), stage.viewer, {
    width: () => (mode === 'curtain' ? 1 : null),
    move: (next) => slideTo(next),
  });

  function addressNow() {
    const now = {
      canvas: side.id,
      left: layer(controls.left).key,
      right: layer(controls.right).key,
      mode,
      k,
      xywh: here(),
      damage: controls.damage.checked && side.damage.length > 0,
    };
    const { pathname, search, hash } = window.location;
    return pathname + writeCompared(search, now) + hash;
  }

  function keepAddress() {
    clearTimeout(timer);
    timer = setTimeout(() => window.history.replaceState(null, '', addressNow()), ADDRESS_DELAY_MS);
  }

  function slideTo(next) {
    k = Math.min(1, Math.max(0, next));
    controls.slide.value = String(k);
    panes.slide(k);
    bar.place(k);
    showSlide();
    keepAddress();
  }

  function showSlide() {
    const percent = String(Math.round(k * 100));
    controls.slide.setAttribute('aria-valuetext', filled(strings[mode] ?? '', { percent }));
  }

  function showWords() {
    const [left, right] = [layer(controls.left).label, layer(controls.right).label];
    const text = filled(strings.stage, { label: side.label, left, right });
    panes.label(text);
    say(text);
    for (const [name, label] of Object.entries({ left, right })) {
      const tag = within(root, `${name}-tag`);
      tag.textContent = label;
      tag.hidden = mode === 'fade' || side.onlyBeside;
    }
    const slide = within(root, 'slide-row');
    slide.hidden = mode === 'side';
    const chosen = root.querySelector(`input[name="mode"][value="${mode}"]`);
    within(root, 'slide-word').textContent = chosen.nextElementSibling.textContent;
    within(root, 'damage-row').hidden = side.damage.length === 0;
    for (const input of root.elements.mode) {
      input.checked = input.value === mode;
      input.disabled = side.onlyBeside && input.value !== 'side';
    }
    problem.hidden = !side.onlyBeside;
    if (side.onlyBeside) problem.textContent = strings.whole;
    showSlide();
  }

  async function showDamage() {
    const wanted = side;
    if (!controls.damage.checked || side.damage.length === 0) {
      panes.draw(null);
      return;
    }
    try {
      if (!damageKept.has(wanted.id)) damageKept.set(wanted.id, await drawDamage(wanted));
    } catch {
      problem.textContent = strings.loadFailed;
      problem.hidden = false;
      return;
    }
    if (wanted !== side || !controls.damage.checked) return;
    const drawing = damageKept.get(wanted.id);
    panes.draw(drawing);
    if (!drawing) say(strings.noDamage);
  }

  function show(xywh) {
    if (side.onlyBeside) mode = 'side';
    root.dataset.mode = mode;
    const region = xywh ? regionToView(xywh, side, place()) : null;
    panes.show({ side, mode, k, left: layer(controls.left), right: layer(controls.right) }, region);
    bar.place(k);
    showWords();
    showDamage();
    keepAddress();
  }

  const here = () => (stage.zoomed() && !side.uncut ? viewToRegion(stage.region(), side, place()) : null);

  function chooseSide() {
    side = sides.find(({ id }) => id === controls.canvas.value) ?? side;
    const earlier = side.layers.find(({ label }) => label === controls.left.selectedOptions[0]?.text);
    for (const select of [controls.left, controls.right]) {
      select.replaceChildren(...side.layers.map(({ key, label }) => new Option(label, key)));
    }
    controls.left.value = (earlier ?? side.layers.at(-1)).key;
    controls.right.value = side.layers[0].key;
    show(null);
  }

  const actions = {
    'zoom-in': () => panes.zoom(ZOOM_STEP),
    'zoom-out': () => panes.zoom(1 / ZOOM_STEP),
    home: () => panes.home(),
  };
  const keys = {
    '+': actions['zoom-in'],
    '=': actions['zoom-in'],
    '-': actions['zoom-out'],
    0: actions.home,
    '[': () => slideTo(k - KEY_STEP),
    ']': () => slideTo(k + KEY_STEP),
  };

  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('click', (event) => {
    actions[event.target.closest('[data-action]')?.dataset.action]?.();
  });
  root.addEventListener('keydown', (event) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const known = plain && (!keepsItsKeys(event.target) || '[]'.includes(event.key));
    if (!known || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  root.addEventListener('change', ({ target }) => {
    if (target === controls.canvas) chooseSide();
    else if (target === controls.damage) {
      showDamage();
      keepAddress();
    } else if (target.name === 'mode') {
      const region = here();
      mode = target.value;
      show(region);
    } else if (target === controls.left || target === controls.right) show(here());
  });
  // Before it is copied (site/copying.js): the address in the browser follows with a short delay.
  const copy = within(root, 'copy');
  copy.addEventListener('click', () => {
    const link = new URL(addressNow(), window.location.origin);
    // Whoever gets the link reads it in a language of their own.
    link.searchParams.delete('lang');
    copy.dataset.copy = link.href.replaceAll('%2C', ',');
  });
  controls.slide.addEventListener('input', () => slideTo(Number(controls.slide.value)));
  stage.viewer.addHandler('tile-load-failed', () => {
    problem.textContent = strings.loadFailed;
    problem.hidden = false;
  });

  within(root, 'tools').hidden = false;
  within(root, 'keys').hidden = false;
  controls.slide.value = String(k);
  controls.damage.checked = asked.damage;
  show(side.uncut ? null : asked.xywh);
  return { state: () => ({ side, mode, k }), stage };
}
