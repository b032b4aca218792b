// Entry of the description editor.
import '../styles/authorities.css';
import '../styles/drawing.css';
import '../styles/editor.css';
import '../styles/editor_fields.css';
import { startEditor } from './editor/form.js';

const root = document.getElementById('editor');
const said = (id) => JSON.parse(document.getElementById(id).textContent);
if (root) startEditor(root, { ...said('editor-config'), form: said('editor-form') });
