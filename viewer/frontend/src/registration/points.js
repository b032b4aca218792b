// Numbered tie points on the canvas and on the photograph, moved by mouse, finger, keys and numbers.
// What is moved is kept here until it is saved; saving computes the registration anew on the server.
import { numberFields } from './numbers.js';
import { stage } from './stage.js';

const STEP_PX = 1;
const LARGE_STEP_PX = 10;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAST_POINTS = 4;
// From so many on the rings would hide the page: only dots are drawn, and the ring of the chosen.
const MANY_POINTS = 16;

/** Brings the two pictures of `section` to life; `words` are its sentences. */
export function tiePoints(section, config, words) {
  const isReading = section.hasAttribute('data-reading');
  const points = config.points.map((point) => [...point]);
  const tools = section.querySelector('[data-tools]');
  const save = section.querySelector('[data-save]');
  const remove = section.querySelector('[data-remove]');
  const told = section.querySelector('[data-told]');
  let chosen = -1;
  const sides = ['canvas', 'photograph'].map((name, place) => ({
    place,
    picture: stage(section.querySelector(`[data-stage="${name}"]`), config[name], words[name], {
      grasped: (number) => choose(number, place),
      dragged: isReading ? null : (number, x, y) => move(sides[place], number, x, y),
    }),
    marks: [],
    name: words[name],
  }));

  const changed = () => {
    save.disabled = points.length < LEAST_POINTS;
    told.textContent = '';
  };
  /** Chooses a point; on the side `from` it was touched, so that only the other follows. */
  const choose = (number, from = null) => {
    chosen = number;
    remove.disabled = number < 0;
    for (const side of sides) {
      side.marks.forEach((mark, at) => {
        mark.classList.toggle('is-chosen', at === number);
        // One stop for the keyboard on each picture, however many points there are.
        mark.tabIndex = at === Math.max(number, 0) ? 0 : -1;
      });
      if (number >= 0 && side.place !== from) side.picture.bring(...ofSide(side, number));
    }
    numbers.show(number);
  };
  const ofSide = (side, number) => points[number].slice(2 * side.place, 2 * side.place + 2);
  const place = (side, number) => side.picture.put(side.marks[number], ...ofSide(side, number));
  const move = (side, number, x, y) => {
    const { width, height } = side.picture;
    points[number][2 * side.place] = Math.min(Math.max(x, 0), width);
    points[number][2 * side.place + 1] = Math.min(Math.max(y, 0), height);
    place(side, number);
    changed();
    numbers.update();
  };
  const byKey = (side, number, event) => {
    if (event.key === 'Delete' && !isReading) {
      event.preventDefault();
      discard(number);
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow || isReading) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? LARGE_STEP_PX : STEP_PX;
    const [x, y] = ofSide(side, number);
    move(side, number, x + arrow[0] * step, y + arrow[1] * step);
  };
  const numbers = numberFields(section, points, config, words, {
    choose: (number) => choose(number),
    move: (number, at, value) => {
      const side = sides[at < 2 ? 0 : 1];
      const [x, y] = ofSide(side, number);
      move(side, number, at % 2 ? x : value, at % 2 ? value : y);
    },
  });

  const draw = () => {
    section.toggleAttribute('data-many', points.length >= MANY_POINTS);
    for (const side of sides) {
      side.picture.clear(side.marks);
      side.marks = points.map((_, number) => {
        const mark = document.createElement('button');
        mark.type = 'button';
        mark.className = 'tie-point';
        mark.textContent = String(number + 1);
        mark.setAttribute('aria-label', `${words.point} ${number + 1}, ${side.name}`);
        mark.addEventListener('keydown', (event) => byKey(side, number, event));
        mark.addEventListener('focus', () => number !== chosen && choose(number, side.place));
        side.picture.add(mark);
        return mark;
      });
      side.picture.know(side.marks, (number) => ofSide(side, number));
      points.forEach((_, number) => place(side, number));
    }
    choose(-1);
  };
  const discard = (number) => {
    points.splice(number, 1);
    draw();
    changed();
  };

  section.querySelector('[data-add]').addEventListener('click', () => {
    points.push([...sides[0].picture.middle(), ...sides[1].picture.middle()]);
    draw();
    changed();
    choose(points.length - 1);
    sides[0].marks.at(-1).focus({ preventScroll: true });
  });
  remove.addEventListener('click', () => chosen >= 0 && discard(chosen));
  save.addEventListener('click', async () => {
    save.disabled = true;
    const refusal = await send(config, points);
    if (refusal === null) {
      told.textContent = words.saved;
      window.location.reload();
      return;
    }
    told.textContent = refusal || words.failed;
    save.disabled = false;
  });
  tools.hidden = isReading;
  draw();
}

/** Null when the points were taken, else the sentence of the refusal ('' where none came). */
async function send(config, points) {
  try {
    const answer = await fetch(config.send, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ seen: config.seen, tie_points: points }),
    });
    return answer.ok ? null : ((await answer.json()).detail ?? '');
  } catch {
    return '';
  }
}
