"""The condition of a book: what was looked at, what was seen, where, and what became of it."""
