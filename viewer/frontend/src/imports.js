// Entry of the pages of imports: their style, how far the work is, and files that are dropped.
// Without it everything is asked for by the same forms and links.
import '../styles/imports.css';
import { languagesWhereSaid } from './imports/columns.js';
import { dropped } from './imports/files.js';
import { followed } from './imports/standing.js';

const standing = document.querySelector('[data-import-standing]');
if (standing) followed(standing);
const files = document.querySelector('form[data-import-files]');
if (files) dropped(files);
for (const column of document.querySelectorAll('.import-column')) languagesWhereSaid(column);
