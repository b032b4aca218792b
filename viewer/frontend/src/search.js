// Entry of the list of manuscripts: its style, the slider of years, and folded filters on a
// narrow screen. Without it the same list is asked for by the same forms and links.
import '../styles/search.css';
import { foldOnSmall } from './search/folded.js';
import { slider } from './search/slider.js';

for (const fold of document.querySelectorAll('[data-folded-small]')) foldOnSmall(fold);
for (const form of document.querySelectorAll('form[data-first]')) slider(form);
