// Entry of the pages of references: their style. Everything on them is a plain form.
import '../styles/references.css';
