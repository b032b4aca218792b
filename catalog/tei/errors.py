"""Why a TEI file gives no record."""

from __future__ import annotations

from catalog.errors import BadRecord


class BadTei(BadRecord):
    """XML without one description of a manuscript that could be a record; `line` counts from 1.

    Keys: 'no-description', 'several' (with `count`), 'empty', 'no-identifier', 'no-shelfmark'
    (with `most`).
    """

    def __init__(self, sentence: str, *, key: str, line: int = 0, **values: object) -> None:
        super().__init__(sentence, key=key, **values)
        self.line = line
