// Entry of the conservator's bench: the passes of an assessment and its damage map. The overview
// needs the styles only.
import '../styles/bench.css';
import '../styles/drawing.css';
import { learn } from './editor/words.js';

const config = JSON.parse(document.getElementById('bench-config')?.textContent ?? 'null');
if (config) {
  learn(config.words, document.documentElement.dir);
  const passes = document.querySelector('[data-passes]');
  const map = document.querySelector('[data-map]');
  if (passes) import('./bench/assessment.js').then(({ openAssessment }) => openAssessment(passes, config));
  if (map) import('./bench/map.js').then(({ openMap }) => openMap(map, config));
}
