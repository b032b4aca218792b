// Entry of the history of a book: draws its journey on outlines that came with this file.
import '../styles/journey.css';
import { drawJourney } from './journey/map.js';

for (const figure of document.querySelectorAll('[data-journey]')) {
  const points = figure.querySelector('[data-journey-points]');
  if (points) drawJourney(figure, JSON.parse(points.textContent));
}
