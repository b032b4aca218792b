// Mirador shows every tag and comment of an annotation: of several languages the reader's is kept.

/** What an answer is before Mirador keeps it: an annotation page with bodies in one language. */
export function oneLanguage(language) {
  const kept = (annotation) => {
    const { body } = annotation;
    if (!Array.isArray(body) || !body.some((each) => each.language === language)) return annotation;
    return { ...annotation, body: body.filter((each) => !each.language || each.language === language) };
  };
  return (_, action) => {
    const page = action.annotationJson;
    if (!Array.isArray(page?.items)) return action;
    return { ...action, annotationJson: { ...page, items: page.items.map(kept) } };
  };
}
