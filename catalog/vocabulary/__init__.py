"""Controlled terms: stable keys, labels in four languages, outside URIs where they were checked.

The terms are data (`*.toml` beside this file, one file a vocabulary): a librarian may mend a label
without reading code. A key, once published, is never given another meaning and never removed.

Sources: conservation terms and parts of Islamic bindings after the Terminology for the
Conservation and Description of Islamic Manuscripts (Hepworth and Scheper); URIs of the Art &
Architecture Thesaurus and the Language of Bindings only as aligned by Linked Conservation Data.
"""

from catalog.vocabulary.terms import VocabularyTerm, edition, find, names, terms

__all__ = ["VocabularyTerm", "edition", "find", "names", "terms"]
