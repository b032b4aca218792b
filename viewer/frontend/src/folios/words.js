// What the workbench says, in the language of the page: all sentences come with the page.
import { fill } from '../reader/announce.js';

const CLASHES = new Set(['duplicate', 'unlabelled', 'unparsable', 'ambiguous']);
// Labels made of words, as the server knows them (viewer/page_models.py).
const WORDED = /^(p|seq|front cover|front cover inside|back cover|back cover inside|flap|spine|fore-edge|head edge|tail edge|insert|colour chart|ruler|object|back flyleaf)\.?(?: (\d+[a-z]*|[ivxl]+))?(?: ([rv]))?$/;

/** The sentences of the page, ready to be filled. */
export function makeWords(strings, labels) {
  const label = (text) => {
    const worded = WORDED.exec(text);
    if (!worded) return text;
    return [labels[worded[1]] ?? worded[1], worded[2], worded[3]].filter(Boolean).join(' ');
  };
  const finding = ({ kind, text }) => fill(strings[`finding-${kind}`], { text: isolated(text) });
  return {
    ...strings,
    label,
    finding,
    isClash: (kind) => CLASHES.has(kind),
    shortFinding: ({ kind }) => strings[`mark-${kind}`],
    say: (key, values = {}) =>
      fill(
        strings[key] ?? key,
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'string' ? isolated(value) : value,
          ]),
        ),
      ),
    // What a cell says beside its label and marks: where it stands, and what to look at.
    rest: (side, place, found) =>
      [
        fill(strings.side, { number: place + 1 }),
        ...Object.values(side.labels ?? {}).map(isolated),
        ...found.map(finding),
      ].join('. '),
  };
}

/** Text that keeps its own direction inside a sentence (first strong isolate, UAX 9). */
function isolated(text) {
  return `\u2068${text}\u2069`;
}
