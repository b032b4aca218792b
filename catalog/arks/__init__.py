"""Names of books and of their pages that are cited for ever, and where they lead today."""
