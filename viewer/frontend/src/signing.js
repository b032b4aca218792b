// Entry of the pages of signed entries: styles only, they work without a script.
import '../styles/signing.css';
