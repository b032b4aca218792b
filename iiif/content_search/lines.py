"""Lines of transcriptions: those that the annotation pages of the canvases show, no others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.language import NONE
from catalog.pages import PageRow
from catalog.search.entries import Spot
from catalog.search.fields import Field
from catalog.search.tables import SearchBook, SearchLines, SearchPage
from catalog.search.within import Rows
from catalog.transcription.in_force import readable_canvases
from catalog.uris import Uris
from iiif.content_search.asking import Kind
from iiif.content_search.sources import Sides, Told
from iiif.presentation import transcribed

_Line = dict[str, Any]


class Lines:
    """The lines that everybody may read, in reading order. Places are read with their texts."""

    kind = Kind.LINE

    def __init__(self, session: Session, pages: Sequence[tuple[int, str, str]]) -> None:
        """`pages` are the number, the canvas and the folded lines of each, in reading order."""
        self._session = session
        self._pages = pages
        self._read: dict[int, list[_Line]] = {}
        self._spots = [(Spot(canvas_id),) for _, canvas_id, _ in pages]
        texts = [folded.split("\n") for _, _, folded in pages]
        self._first = list(accumulate(map(len, texts), initial=0))
        self.rows = Rows([line for lines in texts for line in lines])

    def keys(self) -> Rows:
        """The keys of the words of each row."""
        asked = select(SearchLines.page, SearchLines.keys).where(
            SearchLines.page.in_([number for number, _, _ in self._pages])
        )
        told = dict(self._session.execute(asked).all())
        texts = (told[number] or "" for number, _, _ in self._pages)
        return Rows([line for text in texts for line in text.split("\n")])

    def spots(self, row: int) -> Sequence[Spot]:
        """The canvas; the place on it is known when the line is read (`told`)."""
        return self._spots[bisect_right(self._first, row) - 1]

    def distinct(self, rows: Sequence[int]) -> Sequence[int]:
        """The same rows: every line is written once."""
        return rows

    def told(self, rows: Sequence[int]) -> list[Told]:
        """These lines as they were transcribed."""
        self._take(rows)
        return [
            Told(
                line["text"], line.get("language", NONE), line.get("direction", "auto"), Field.TEXT
            )
            for line in map(self._line, rows)
        ]

    def box(self, row: int) -> tuple[int, int, int, int] | None:
        """Where the line stands on its canvas, in pixels."""
        self._take([row])
        box = self._line(row).get("box")
        if not box:
            return None
        x, y, width, height = box
        return x, y, width, height

    def name(self, uris: Uris, manuscript_id: str, row: int, spot: int) -> str:
        """The annotation of the line on the annotation page of its canvas."""
        canvas_id = self._place(row)[1]
        return transcribed.name_of(uris, manuscript_id, canvas_id, self._line(row)["number"])

    def _place(self, row: int) -> tuple[int, str, int]:
        """The number of the row's page, its canvas, and which of its lines it is, from 0."""
        at = bisect_right(self._first, row) - 1
        number, canvas_id, _ = self._pages[at]
        return number, canvas_id, row - self._first[at]

    def _line(self, row: int) -> _Line:
        number, _, at = self._place(row)
        return self._read[number][at]

    def _take(self, rows: Sequence[int]) -> None:
        wanted = {self._place(row)[0] for row in rows} - self._read.keys()
        if wanted:
            asked = select(SearchPage.number, SearchPage.lines).where(SearchPage.number.in_(wanted))
            self._read |= dict(self._session.execute(asked).all())


def lines_of(session: Session, manuscript_id: str, pages: Sequence[PageRow], sides: Sides) -> Lines:
    """The lines of a manuscript whose public pages and sides these are."""
    readable = readable_canvases(session, manuscript_id, pages)
    rows = session.execute(
        select(SearchPage.number, SearchPage.canvas_id, SearchLines.folded)
        .join(SearchLines, SearchLines.page == SearchPage.number)
        .join(SearchBook, SearchBook.number == SearchPage.book)
        .where(SearchBook.manuscript_id == manuscript_id, SearchLines.folded.is_not(None))
    )
    seen = [
        (number, canvas_id, folded)
        for number, canvas_id, folded in rows
        if folded is not None and canvas_id in readable and sides.is_open(canvas_id)
    ]
    return Lines(session, sorted(seen, key=lambda row: sides.places[row[1]]))
