// What a reader takes along: a link, a content state, a citation, and two places to compare.
import { fill } from './announce.js';
import { encodeState, stateOf, targetOf } from './content_state.js';

const KEPT = 'kitabdar.kept';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

const spelled = ({ x, y, width, height }) =>
  [x, y, width, height].map((each) => Math.max(0, Math.round(each))).join(',');

/** The region cut at the edges of its page, or null where nothing of it is left. */
export function within(region, page) {
  if (!region) return null;
  const x = Math.max(0, region.x);
  const y = Math.max(0, region.y);
  const width = Math.min(page.width, region.x + region.width) - x;
  const height = Math.min(page.height, region.y + region.height) - y;
  return width >= 1 && height >= 1 ? { x, y, width, height } : null;
}

/** What a page is called in a citation: 'f. 12r', and a cover by its name. */
export const called = (label, words) =>
  /^\d/.test(label) ? fill(words.folio, { label }) : label;

/** Every link to a place: `region` is null for the whole page, `isMarked` outlines it there. */
export function linksTo(share, page, region, isMarked) {
  const canvas = share.canvas.replace('{canvas}', page.id);
  const xywh = region ? spelled(region) : null;
  const target = targetOf({ canvas, manifest: share.manifest, xywh });
  const part = xywh ? `&${isMarked ? 'marked' : 'xywh'}=${xywh}` : '';
  const ark = share.ark.replace('{canvas}', page.id) + (xywh ? `?xywh=${xywh}` : '');
  const state = encodeState(target);
  const { holder, shelfmark, title } = share.words.citation;
  const folio = called(page.label, share.words);
  return {
    target,
    link: `${share.reader}?canvas=${page.id}${part}`,
    state: `${share.view}?iiif-content=${state}`,
    mirador: `${share.mirador}?iiif-content=${state}`,
    citation: `${holder}, ${shelfmark}, ${folio}. ${title}. ${ark}`,
    where: `${FIRST_STRONG_ISOLATE}${shelfmark}${POP_ISOLATE}, ${FIRST_STRONG_ISOLATE}${folio}${POP_ISOLATE}`,
  };
}

/** The link to two places beside each other. */
export const linkToBoth = (address, targets) =>
  `${address}?iiif-content=${encodeState(stateOf(targets))}`;

function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return typeof kept?.target?.id === 'string' && typeof kept.where === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Makes the dialog work. `seen()` tells the page in view and its places:
 * `{index, others, region, marked}`; regions are in canvas pixels or null.
 */
export function makeShare(share, pages, seen) {
  const dialog = document.querySelector('[data-share="dialog"]');
  const opener = document.querySelector('[data-share="show"]');
  if (!dialog || !opener || !share) return;
  const part = (name) => dialog.querySelector(`[data-share="${name}"]`);
  const radios = [...dialog.querySelectorAll('input[name="part"]')];
  let now = null;

  const put = (name, value) => {
    dialog.querySelector(`[data-share-value="${name}"]`).value = value;
    dialog.querySelector(`[data-share-copy="${name}"]`).dataset.copy = value;
  };

  function showBoth() {
    const other = readKept() ?? facing();
    const differs = other && now && other.target.id !== now.target.id;
    part('both').hidden = !differs;
    part('none').hidden = Boolean(differs);
    part('kept').hidden = !other;
    if (!differs) {
      if (other) part('kept').textContent = fill(share.words.kept, { label: other.where });
      return;
    }
    const targets = [other.target, now.target];
    part('kept').textContent = fill(share.words.beside, { first: other.where, second: now.where });
    put('beside', linkToBoth(share.view, targets));
    part('open').href = linkToBoth(share.here, targets);
  }

  /** The page that lies open beside this one, where there is one. */
  function facing() {
    const [index] = seen().others;
    if (index === undefined) return null;
    const { target, where } = linksTo(share, pages[index], null, false);
    return { target, where };
  }

  function write() {
    const { index, region, marked } = seen();
    const page = pages[index];
    const chosen = radios.find((radio) => radio.checked)?.value ?? 'page';
    const place = { page: null, seen: region, marked }[chosen];
    now = linksTo(share, page, within(place, page), chosen === 'marked');
    part('where').textContent = now.where;
    for (const name of ['link', 'state', 'citation']) put(name, now[name]);
    part('mirador').href = now.mirador;
    const drag = part('drag');
    drag.dataset.iiifContent = JSON.stringify(now.target);
    drag.href = `${share.reader}?canvas=${page.id}&manifest=${share.manifest}`;
    showBoth();
  }

  function open() {
    const { index, region, marked } = seen();
    const isWhole = Boolean(pages[index].uncut);
    const there = { page: true, seen: Boolean(region) && !isWhole, marked: Boolean(marked) && !isWhole };
    for (const radio of radios) {
      radio.disabled = !there[radio.value];
      radio.closest('label').hidden = !there[radio.value];
    }
    const wished = there.marked ? 'marked' : there.seen ? 'seen' : 'page';
    for (const radio of radios) radio.checked = radio.value === wished;
    part('uncut').hidden = !isWhole;
    part('zoom').hidden = isWhole || there.seen || there.marked;
    write();
    dialog.showModal();
  }

  opener.hidden = false;
  opener.addEventListener('click', open);
  for (const radio of radios) radio.addEventListener('change', write);
  part('keep').addEventListener('click', () => {
    const { target, where } = now;
    try {
      localStorage.setItem(KEPT, JSON.stringify({ target, where }));
    } catch {
      // A browser that keeps nothing still gives the links.
    }
    showBoth();
  });
  dialog.addEventListener('focusin', (event) => event.target.select?.());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
