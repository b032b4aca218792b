// Entry of the page of handling rules: notes in tabs by language, and which sides a rule binds.
import { boundSides } from './handling/bound_sides.js';
import { languageTabs } from './handling/language_tabs.js';

const form = document.querySelector('form[data-handling]');
if (form) {
  languageTabs(form.querySelector('[data-languages]'));
  boundSides(form);
}
