// Entry of the public condition page: its style, and nothing that moves.
import '../styles/condition.css';
