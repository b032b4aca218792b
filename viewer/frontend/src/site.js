// Entry of every page: the style of the house, and the few things that need a script.
import '../styles/site.css';
import { startCopying } from './site/copying.js';
import { startFolioGrids } from './site/folio_grid.js';
import { startIiifDrags } from './site/iiif_drag.js';
import { startThemes } from './site/theme.js';
import { startTimes } from './site/times.js';

startThemes();
startCopying();
startFolioGrids();
startIiifDrags();
startTimes();
