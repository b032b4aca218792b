// Entry of the page that compares two photographs of one side.
import '../styles/condition.css';
import './compare/compare.css';
import { startCompare } from './compare/compare.js';

const root = document.getElementById('compare');
const config = document.getElementById('compare-config');
if (root && config) startCompare(root, JSON.parse(config.textContent));
