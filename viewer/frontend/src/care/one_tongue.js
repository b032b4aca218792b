// The whole form in one language of writing at a time; a ring marks languages that lack words.

/** Shows of all fields with a language those of one; without this script they stand one below another. */
export function oneTongue(form) {
  const bar = form.querySelector('[data-tongues]');
  const fields = [...form.querySelectorAll('[data-language]')];
  const buttons = [...bar.querySelectorAll('[data-tongue]')];
  const wordsIn = (tongue) =>
    fields
      .filter((field) => field.dataset.language === tongue)
      .map((field) => field.querySelector('textarea').value.trim() !== '');

  // A place that has words in any language should have them in all.
  function mark() {
    const all = buttons.map((button) => wordsIn(button.dataset.tongue));
    const needed = all[0].map((_, place) => all.some((words) => words[place]));
    for (const [at, button] of buttons.entries()) {
      const missing = needed.some((is, place) => is && !all[at][place]);
      button.toggleAttribute('data-missing', missing);
    }
  }

  function choose(tongue) {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.tongue === tongue));
    }
    for (const field of fields) field.hidden = field.dataset.language !== tongue;
  }

  for (const button of buttons) {
    button.addEventListener('click', () => choose(button.dataset.tongue));
  }
  form.addEventListener('input', mark);
  bar.hidden = false;
  mark();
  const own = buttons.find((button) => button.dataset.tongue === document.documentElement.lang);
  choose((own ?? buttons[0]).dataset.tongue);
}
