// Which of many names to show, and how each runs.

// As catalog/language.py `best_text`, so that the field and the page agree.
/** The name for a reader of `language`: {text, language}; language null where it is not known. */
export function best(names, language) {
  const wanted = language.split('-')[0];
  const tags = Object.keys(names).filter((tag) => names[tag].length).sort();
  const rank = (tag) =>
    [tag !== language, tag.split('-')[0] !== wanted, tag !== 'none', tag.split('-')[0] !== 'en']
      .map(Number)
      .join('');
  const [tag] = tags.sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
  return tag ? { text: names[tag][0], language: tag === 'none' ? null : tag } : { text: '', language: null };
}

/** The first name of every other language than the one shown, at most `most`. */
export function others(names, shown, most = 3) {
  return Object.entries(names)
    .filter(([tag, texts]) => texts.length && texts[0] !== shown.text && tag !== shown.language)
    .slice(0, most)
    .map(([tag, texts]) => ({ text: texts[0], language: tag === 'none' ? null : tag }));
}
