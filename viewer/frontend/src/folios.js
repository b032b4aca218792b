// Entry of the folio workbench: labels, order and marks of the sides of one manuscript.
import '../styles/folios.css';
import '../styles/folios_grid.css';
import { startWorkbench } from './folios/workbench.js';

const config = document.getElementById('folios-config');
if (config) startWorkbench(document.querySelector('[data-folios]'), JSON.parse(config.textContent));
