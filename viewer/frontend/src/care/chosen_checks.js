// Beside a rule only the fields that its chosen check needs.

/** Hides in every rule what belongs to another check than the chosen one. */
export function chosenChecks(form) {
  for (const choice of form.querySelectorAll('[data-check]')) {
    const rule = choice.closest('fieldset');
    const show = () => {
      for (const part of rule.querySelectorAll('[data-for-check]')) {
        part.hidden = part.dataset.forCheck !== choice.value;
      }
    };
    choice.addEventListener('change', show);
    show();
  }
}
