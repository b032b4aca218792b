"""METS: packages of a description, files and the structure of a book, as records."""
