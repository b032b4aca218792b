// Numbered tie points on the canvas and on the photograph, moved by mouse, finger and keyboard.
// What is moved is kept here until it is saved; saving computes the registration anew on the server.
import { stage } from './stage.js';

const STEP_PX = 1;
const LARGE_STEP_PX = 10;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAST_POINTS = 4;

/** Brings the two pictures of `section` to life; `words` are its sentences. */
export function tiePoints(section, config, words) {
  const isReading = section.hasAttribute('data-reading');
  const points = config.points.map((point) => [...point]);
  const tools = section.querySelector('[data-tools]');
  const save = section.querySelector('[data-save]');
  const remove = section.querySelector('[data-remove]');
  const told = section.querySelector('[data-told]');
  const sides = ['canvas', 'photograph'].map((name, place) => ({
    place,
    picture: stage(section.querySelector(`[data-stage="${name}"]`), config[name], words[name]),
    marks: [],
    name: words[name],
  }));
  let chosen = -1;

  const changed = () => {
    save.disabled = points.length < LEAST_POINTS;
    told.textContent = '';
  };
  const choose = (number) => {
    chosen = number;
    remove.disabled = number < 0;
    for (const side of sides) {
      side.marks.forEach((mark, place) => mark.classList.toggle('is-chosen', place === number));
    }
  };
  const place = (side, number) => {
    const [x, y] = points[number].slice(2 * side.place, 2 * side.place + 2);
    side.picture.put(side.marks[number], x, y);
  };
  const move = (side, number, x, y) => {
    const { width, height } = side.picture;
    points[number][2 * side.place] = Math.min(Math.max(x, 0), width);
    points[number][2 * side.place + 1] = Math.min(Math.max(y, 0), height);
    place(side, number);
    changed();
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
    const [x, y] = points[number].slice(2 * side.place, 2 * side.place + 2);
    move(side, number, x + arrow[0] * step, y + arrow[1] * step);
  };

  const draw = () => {
    for (const side of sides) {
      side.picture.clear(side.marks);
      side.marks = points.map((_, number) => {
        const mark = document.createElement('button');
        mark.type = 'button';
        mark.className = 'tie-point';
        mark.textContent = String(number + 1);
        mark.setAttribute('aria-label', `${words.point} ${number + 1}, ${side.name}`);
        mark.addEventListener('keydown', (event) => byKey(side, number, event));
        mark.addEventListener('focus', () => {
          choose(number);
          const other = sides[1 - side.place];
          other.picture.bring(...points[number].slice(2 * other.place, 2 * other.place + 2));
        });
        side.picture.add(mark, {
          dragged: isReading ? null : (x, y) => move(side, number, x, y),
          grasped: () => mark.focus({ preventScroll: true }),
        });
        return mark;
      });
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
