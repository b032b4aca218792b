// Entry of the pages of people, places, works and bodies.
import '../styles/authorities.css';
import './lookup/lookup.js';
import { startRepeats } from './authorities/repeats.js';

startRepeats(document);
