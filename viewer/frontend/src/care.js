// Entry of the pages of care protocols: their style, and the form in which an adviser writes one.
import '../styles/care.css';
import { chosenChecks } from './care/chosen_checks.js';
import { oneTongue } from './care/one_tongue.js';

const form = document.querySelector('form[data-care]');
if (form) {
  oneTongue(form);
  chosenChecks(form);
}
