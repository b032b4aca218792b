// The language of a column is asked only where its field is told in languages.

/** Shows the language beside the field of one column where it means something. */
export function languagesWhereSaid(column) {
  const field = column.querySelector('[data-import-field]');
  const language = column.querySelector('[data-import-language]');
  const show = () => {
    language.hidden = field.selectedOptions[0]?.dataset.spoken === undefined;
  };
  field.addEventListener('change', show);
  show();
}
