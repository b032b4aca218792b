"""MODS: descriptions of libraries (Metadata Object Description Schema 3) as records."""
