// One observation, to be read and changed: what it is, how bad, in whose words, where on the page.
import { makeNumbersForm } from '../drawing/numbers_form.js';
import { h } from '../editor/element.js';
import { say } from '../editor/words.js';
import { makeChoice, makeLine, makeSelect, makeTexts } from './fields.js';
import { swatch } from './hatches.js';

const SEVERITIES = [0, 1, 2, 3, 4];

/** Area and share of the side of a region, or why they are not known. */
export function measured(region, language) {
  const number = (value, digits) => new Intl.NumberFormat(language === 'kk' ? 'ru' : language, {
    maximumFractionDigits: digits, minimumFractionDigits: 0, numberingSystem: 'latn',
  }).format(value);
  if (region.kind === 'point') return say('bench-region-point');
  const share = number(region.share_percent ?? 0, 3);
  if (region.area_mm2 === null || region.area_mm2 === undefined) return say('bench-region-no-scale', { share });
  return say('bench-region-area', { area: number(region.area_mm2, region.area_mm2 < 100 ? 1 : 0), share });
}

/** How far a freehand line may lie from the one that was drawn, in words; null where it does not. */
export function toleranceOf(region, mmPerPx) {
  const pixels = (region.tolerance_px ?? 0) + (region.drawnTolerance ?? 0);
  if (!pixels) return null;
  const values = { tolerance: pixels.toFixed(1) };
  return mmPerPx ? say('bench-region-tolerance-mm', { ...values, area: (pixels * mmPerPx).toFixed(2) }) : say('bench-region-tolerance', values);
}

/**
 * The form of the observation `seen`. `acts` are the functions of the map: chooseTerm, addShape,
 * erase, replaceShape, removeObservation, pick, close; without addShape there is no picture to draw on.
 */
export function makeDetails({ side, seen, terms, config, acts }) {
  const { mayWrite, language, languages } = config;
  const disabled = !mayWrite;
  const change = (fields, options) => side.change(seen.id, fields, options);
  const heading = h('h2', { tabindex: '-1' });
  const regions = h('ul', { class: 'bench-regions' });
  const severity = makeChoice({
    label: say('bench-severity'), value: seen.severity, disabled, kind: 'bench-narrow',
    options: SEVERITIES.map((step) => [step, `${step} ${say(`bench-severity-${step}`)}`]),
    chosen: (value) => change({ severity: value }),
  });
  const activity = makeChoice({
    label: say('bench-activity'), value: seen.activity, disabled,
    options: config.activities.map((name) => [name, say(`bench-activity-${name}`)]),
    chosen: (value) => change({ activity: value }),
  });
  const extent = makeChoice({
    label: say('bench-extent'), value: seen.extent, disabled,
    options: config.extents.map((name) => [name, say(`bench-extent-${name}`)]),
    chosen: (value) => change({ extent: value }),
  });
  const texts = (field, label, hint) => makeTexts({
    label, hint, texts: seen.content[field] ?? [], languages, language, disabled, rows: 2,
    typed: (value) => change({ content: { [field]: value } }, { calm: true }),
  });
  const words = texts('words', say('bench-words'), say('bench-words-hint'));
  const cause = makeSelect({
    label: say('bench-cause'), value: seen.content.cause ?? '', disabled,
    options: [['', say('bench-not-said')], ...Object.entries(config.causes)],
    chosen: (value) => change({ content: { cause: value || null } }),
  });
  const count = makeLine({
    label: say('bench-count'), value: seen.content.count ?? '', disabled, inputmode: 'numeric', pattern: '[0-9]*', maxlength: 7,
    typed: (value) => /^\d*$/.test(value) && change({ content: { count: value ? Number(value) : null } }, { calm: true }),
  });
  const thread = makeThread();

  function makeThread() {
    if (!side.earlier.length) return null;
    const options = [['', say('bench-same-none')], ...side.earlier.filter((one) => one.is_signed).map((one) => [
      one.id, say('bench-same-of', { term: terms.label(one.term), number: one.assessment, date: one.assessed_at.slice(0, 10) }),
    ])];
    const same = makeSelect({
      label: say('bench-same'), value: seen.same_as ?? '', options, disabled,
      chosen: (value) => change({ same_as: value || null, change: null }),
    });
    const became = makeSelect({
      label: say('bench-change'), value: seen.is_change_proposed ? '' : seen.change ?? '', disabled,
      options: [['', ''], ...config.changes.filter((name) => name !== 'new').map((name) => [name, say(`bench-change-${name}`)])],
      chosen: (value) => change({ change: value || null }),
    });
    return {
      element: h('div', { class: 'bench-thread' }, same.element, became.element),
      update: () => {
        became.element.hidden = !seen.same_as;
        const proposed = seen.change && seen.is_change_proposed ? say(`bench-change-${seen.change}`) : '…';
        became.select.options[0].textContent = say('bench-change-proposed', { term: proposed });
        became.select.value = seen.is_change_proposed ? '' : seen.change ?? '';
      },
    };
  }

  function shownRegion(region, at) {
    const said = toleranceOf(region, side.mmPerPx);
    const [width, height] = side.page.size;
    const kind = region.kind === 'freehand' ? 'polygon' : region.kind;
    const numbers = makeNumbersForm(kind, { width, height }, say, (points) => {
      acts.replaceShape(seen, region, { kind, points });
    });
    numbers.show({ kind, points: region.points });
    return h('li', { data: { region: region.id } },
      h('p', { class: 'bench-area' }, h('strong', {}, say('bench-region', { number: at + 1 })), ' ', measured(region, language)),
      said ? h('p', { class: 'hint' }, said) : null,
      mayWrite ? h('div', { class: 'bench-row' },
        h('details', { class: 'bench-numbers' }, h('summary', { class: 'button' }, say('bench-region-numbers')), numbers.element),
        h('button', { type: 'button', class: 'button button-warn', click: () => acts.erase(seen, region) }, say('bench-region-remove'))) : null);
  }

  let drawn = '';
  function update() {
    heading.replaceChildren(swatch(terms.group(seen.term)), h('span', {}, terms.label(seen.term)));
    severity.show(seen.severity);
    activity.show(seen.activity);
    extent.show(seen.extent);
    words.hidden = seen.term !== 'dmg.other' && !(seen.content.words ?? []).length;
    thread?.update();
    // Numbers that somebody is writing stay as they are.
    const now = JSON.stringify([seen.regions, side.mmPerPx]);
    if (now !== drawn && !regions.querySelector('details[open] :focus')) {
      drawn = now;
      regions.replaceChildren(...seen.regions.map(shownRegion));
    }
  }

  const element = h('section', { class: 'bench-details', data: { observation: seen.id } },
    h('div', { class: 'bench-row bench-details-head' }, heading,
      h('button', { type: 'button', class: 'button', click: acts.close }, acts.addShape ? say('bench-to-list') : say('bench-close'))),
    regions,
    mayWrite ? h('div', { class: 'bench-row' },
      acts.addShape ? h('button', { type: 'button', class: 'button', data: { act: 'add-shape' }, click: () => acts.addShape(seen) }, say('bench-add-shape')) : null,
      h('button', { type: 'button', class: 'button', click: () => acts.chooseTerm(seen) }, say('bench-change-term'))) : null,
    severity.element, activity.element, extent.element, words,
    texts('observed', say('bench-observed'), say('bench-observed-hint')),
    texts('interpreted', say('bench-interpreted'), say('bench-interpreted-hint')),
    h('div', { class: 'bench-pair' }, cause.element, count.element),
    thread?.element ?? null,
    mayWrite ? h('div', { class: 'bench-row' },
      h('button', { type: 'button', class: 'button button-warn', click: () => acts.removeObservation(seen) }, say('bench-remove'))) : null);
  update();
  return { element, heading, update, id: seen.id };
}
