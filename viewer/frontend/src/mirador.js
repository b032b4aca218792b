// Entry of the Mirador page: the one place where React is loaded.
import Mirador from 'mirador';
import { miradorImageToolsPlugin } from 'mirador-image-tools';
import ar from '../mirador/translations/ar.json';
import en from '../mirador/translations/en.json';
import kk from '../mirador/translations/kk.json';
import ru from '../mirador/translations/ru.json';
import { standInForInlineStyle } from './inert_style.js';
import { configuration, isDark, isNarrow } from './mirador/configuration.js';
import { showWholePages } from './mirador/whole_pages.js';

const page = JSON.parse(document.getElementById('mirador-config').textContent);

const screen = { narrow: isNarrow(), dark: isDark() };

standInForInlineStyle();
const viewer = Mirador.viewer(configuration(page, { ar, en, kk, ru }, screen), [
  ...miradorImageToolsPlugin,
]);
showWholePages(viewer);
