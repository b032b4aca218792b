// Released damage as a drawing over the photographs: the paths of the annotation page, no others.
const SVG = 'http://www.w3.org/2000/svg';
// A path of whole pixels, as our server writes them; anything else is not drawn.
const PATH = /^M -?\d+,-?\d+( L -?\d+,-?\d+)* Z$/;

/** The paths of an annotation page. */
export function pathsOf(page) {
  return (page.items ?? [])
    .flatMap((item) => item.target?.selector ?? [])
    .filter((selector) => selector.type === 'SvgSelector')
    .map(({ value }) => new DOMParser().parseFromString(value, 'image/svg+xml'))
    .map((drawing) => drawing.querySelector('path')?.getAttribute('d') ?? '')
    .filter((path) => PATH.test(path));
}

/** Fetches the pages of damage of a side and draws them; null where there is none. */
export async function drawDamage(side) {
  const answers = await Promise.all(side.damage.map((address) => fetch(address)));
  if (answers.some((answer) => !answer.ok)) throw new Error('the damage could not be loaded');
  const pages = await Promise.all(answers.map((answer) => answer.json()));
  const paths = pages.flatMap(pathsOf);
  if (paths.length === 0) return null;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${side.width} ${side.height}`);
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('class', 'compare-drawing');
  drawing.setAttribute('aria-hidden', 'true');
  // Dark under light, so that a line is seen on ink and on paper.
  for (const kind of ['under', 'over']) {
    for (const d of paths) {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', d);
      path.setAttribute('class', `compare-line-${kind}`);
      drawing.append(path);
    }
  }
  return drawing;
}
