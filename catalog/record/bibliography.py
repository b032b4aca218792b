"""A publication about the book, a part of it or one of its texts (TEI listBibl, bibl)."""

from __future__ import annotations

from catalog.record.values import Item, Line, Texts, WebAddress


class Citation(Item):
    """A publication: its reference as one prints it, an address, and where in it to look."""

    citation: Texts = ()
    url: WebAddress | None = None
    locus: Line | None = None
    note: Texts = ()
