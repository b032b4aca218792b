// Entry of the pages of treatments: their style, the running clock of a step, and the words that
// this device keeps until the server has them. The pages work without it.
import '../styles/treatment.css';
import '../styles/signing.css';
import { keepForms } from './treatment/kept_words.js';
import { runClocks } from './treatment/clock.js';

keepForms(document, localStorage);
runClocks(document);
