"""Finding books in any script: a folded index on both databases, fed as books are published."""
