// One tie point as numbers: which one, how far it misses, where it lies on either picture.
import { missBy } from './residuals.js';

/**
 * The fields in `section`. `points` is the list itself; `acts` are { choose(number),
 * move(number, place, value) }, place 0 to 3 as the numbers of a point go.
 */
export function numberFields(section, points, config, words, acts) {
  const panel = section.querySelector('[data-point]');
  const choice = panel.querySelector('[data-choose]');
  const fields = [...panel.querySelectorAll('[data-number]')];
  const misses = missBy(config.matrix);
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  let chosen = -1;

  function named(number) {
    const px = misses(points[number]);
    if (px === null) return String(number + 1);
    const [unit, size] = config.mmPerPx ? [words.mm, px * config.mmPerPx] : [words.px, px];
    return words.misses.replace('{number}', number + 1).replace('{size}', unit.replace('{size}', digits.format(size)));
  }

  /** Shows the point `number`, or none below 0; the worst stand first. */
  function show(number) {
    chosen = number;
    panel.hidden = points.length === 0;
    const order = points.map((_, at) => at).sort((one, other) => (misses(points[other]) ?? 0) - (misses(points[one]) ?? 0));
    choice.replaceChildren(...order.map((at) => new Option(named(at), at, false, at === number)));
    if (number < 0) choice.selectedIndex = -1;
    for (const field of fields) field.disabled = number < 0;
    update();
  }

  /** The numbers of the chosen point anew; the order of the list stays under the hand. */
  function update() {
    const option = [...choice.options].find(({ value }) => Number(value) === chosen);
    if (option) option.textContent = named(chosen);
    fields.forEach((field, place) => {
      if (field !== document.activeElement) field.value = chosen < 0 ? '' : String(Math.round(points[chosen][place] * 100) / 100);
    });
  }

  choice.addEventListener('change', () => acts.choose(Number(choice.value)));
  fields.forEach((field, place) => field.addEventListener('input', () => {
    if (chosen >= 0 && Number.isFinite(field.valueAsNumber)) acts.move(chosen, place, field.valueAsNumber);
  }));
  return { show, update };
}
