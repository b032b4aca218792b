// Entry of the reading page.
import '../styles/share.css';
import './reader/reader.css';
import { startReader } from './reader/reader.js';

const root = document.getElementById('reader');
const config = document.getElementById('reader-config');
if (root && config) startReader(root, JSON.parse(config.textContent));
