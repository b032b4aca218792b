// Entry of the page of one deposit: sending files, and watching them become pages.
import { followProgress } from './deposit/progress.js';
import { startUploads } from './deposit/upload.js';

const upload = document.querySelector('[data-deposit-upload]');
const config = document.getElementById('deposit-config');
if (upload && config) startUploads(upload, JSON.parse(config.textContent));

const progress = document.querySelector('[data-deposit-progress]');
if (progress) followProgress(progress);
