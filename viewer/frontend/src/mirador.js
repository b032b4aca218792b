// Entry of the Mirador page: the one place where React is loaded.
import Mirador from 'mirador';
import { miradorImageToolsPlugin } from 'mirador-image-tools';
import '../styles/mirador.css';
import ar from '../mirador/translations/ar.json';
import en from '../mirador/translations/en.json';
import kk from '../mirador/translations/kk.json';
import ru from '../mirador/translations/ru.json';
import { standInForInlineStyle } from './inert_style.js';
import { closedPages, hasToken } from './mirador/closed_pages.js';
import { configuration, isDark, isNarrow } from './mirador/configuration.js';
import { showWholePages } from './mirador/whole_pages.js';

const page = JSON.parse(document.getElementById('mirador-config').textContent);

let viewer;
const given = { narrow: isNarrow(), dark: isDark(), holdsToken: () => hasToken(viewer) };

standInForInlineStyle();
viewer = Mirador.viewer(configuration(page, { ar, en, kk, ru }, given), [
  ...miradorImageToolsPlugin,
  closedPages,
]);
showWholePages(viewer);
