// The custodians' words beside the picture: shown for the pages in view, as text and nothing else.

/** The numbers of the notes that stand beside the pages in `view`, each once, in their order. */
export function notesOf(pages, view) {
  const numbers = view.flatMap((index) => pages[index].notes ?? []);
  return [...new Set(numbers)].sort((one, other) => one - other);
}

function paragraph(note) {
  const line = document.createElement('p');
  const speaker = document.createElement('strong');
  const name = document.createElement('bdi');
  name.textContent = note.custodian;
  speaker.append(name, ':');
  const words = document.createElement('bdi');
  words.dir = note.direction;
  if (note.language) words.lang = note.language;
  words.textContent = note.text;
  line.append(speaker, ' ', words);
  return line;
}

/** Returns `show(view)`, which fills `element` and hides it when no custodian said anything. */
export function makeNotes(element, pages, notes) {
  if (!element) return () => {};
  let shown = null;
  return (view) => {
    const numbers = notesOf(pages, view);
    const key = numbers.join();
    if (key === shown) return;
    shown = key;
    element.replaceChildren(...numbers.map((number) => paragraph(notes[number])));
    element.hidden = numbers.length === 0;
  };
}
