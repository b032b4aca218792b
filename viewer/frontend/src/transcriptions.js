// Entry of the pages of transcriptions: their style. Everything on them is a plain form.
import '../styles/transcriptions.css';
