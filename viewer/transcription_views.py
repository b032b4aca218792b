"""What staff see of transcriptions: the list of a book, and one with its lines page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from catalog.handling.in_force import Handling
from catalog.language import NONE
from catalog.pages import PageRow
from catalog.transcription import archive
from catalog.transcription.errors import BadTranscription
from catalog.transcription.fitting import Cut, cuts_that_fit, fitted
from catalog.transcription.kept_lines import KeptLine, kept_line
from catalog.transcription.lines import NoteKind, TranscribedPage
from catalog.transcription.reading import read
from catalog.transcription.tables import KeptPage, KeptTranscription
from catalog.uris import Uris
from storage.ocfl.root import StorageRoot
from viewer.languages import Translator
from viewer.page_models import Picture, label_in, picture_of
from viewer.refusals import Sentence, sentence_of_kept

LINES_SAID = 3
_PREVIEW = 500


@dataclass(frozen=True, slots=True)
class ListedTranscription:
    """A transcription in the list of its book: `sides` are those it lies on."""

    id: str
    name: str
    state: str
    edition: int
    by: str
    at: dt.datetime
    pages: int
    sides: int
    lines: int
    address: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that gave no page, and why; `line` of it is 0 where none is known."""

    name: str
    sentence: Sentence
    line: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Outlines over a side, in pixels of its canvas; without a picture they stand on their own.

    `picture` is None where no photograph may be seen, or none may be covered.
    """

    width: int
    height: int
    picture: Picture | None
    shapes: Sequence[str]


@dataclass(frozen=True, slots=True)
class CutView:
    """An edge that may be missing, and how the lines lie then; `key` is '' for none."""

    key: str
    is_chosen: bool
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page that came in: what its file says of it, and how it lies on which side."""

    number: int
    name: str
    image_name: str
    label: str
    form: str
    read: int
    laid: int
    side: str
    how: str
    cut: str
    problem: Sentence | None
    notes: Sequence[tuple[str, int]]
    lines: Sequence[KeptLine]
    drawn: Drawn | None
    cuts: Sequence[CutView]


def listed(
    session: Session, transcriptions: Sequence[KeptTranscription], addresses: Mapping[str, str]
) -> list[ListedTranscription]:
    """The transcriptions of a book, as they come; one statement."""
    rows = session.execute(
        select(
            KeptPage.transcription_id,
            func.count(),
            func.coalesce(func.sum(case((KeptPage.count > 0, 1), else_=0)), 0),
            func.coalesce(func.sum(KeptPage.count), 0),
        )
        .where(KeptPage.transcription_id.in_([one.id for one in transcriptions]))
        .group_by(KeptPage.transcription_id)
    )
    counted = {each: (int(pages), int(sides), int(lines)) for each, pages, sides, lines in rows}
    return [
        ListedTranscription(
            one.id,
            one.name,
            one.state.value,
            one.edition,
            one.by,
            one.at,
            *counted.get(one.id, (0, 0, 0)),
            addresses[one.id],
        )
        for one in transcriptions
    ]


def refused_views(transcription: KeptTranscription, t: Translator) -> list[RefusedFile]:
    """The files of a transcription that gave no page."""
    return [
        RefusedFile(one["name"], sentence_of_kept(one["message"], t), one["message"]["line"])
        for one in transcription.refused
    ]


class Sides:
    """The sides of a book as they are named and drawn in one language."""

    def __init__(
        self, rows: Sequence[PageRow], handling: Handling, uris: Uris, t: Translator
    ) -> None:
        self._by_canvas = {row.canvas_id: row for row in rows}
        self._handling = handling
        self._uris = uris
        self.labels = {row.canvas_id: label_in(row.side_label, t) for row in rows}
        # As the catalogue writes it, too: 'front cover' is known in every language.
        self._canvases = {row.side_label.casefold(): row.canvas_id for row in rows}
        self._canvases |= {label.casefold(): each for each, label in self.labels.items()}

    def canvas_of(self, typed: str) -> str | None:
        """The canvas of a label as somebody typed it."""
        return self._canvases.get(" ".join(typed.split()).casefold())

    def drawn(self, canvas_id: str, lines: Iterable[KeptLine]) -> Drawn:
        """The lines over the side; where custodians want nothing over it, beside its picture."""
        row = self._by_canvas[canvas_id]
        may_cover = self._handling.may_cover(canvas_id)
        picture = picture_of(self._uris, row.image_id, row.image_width, row.image_height, _PREVIEW)
        return Drawn(
            row.width_px,
            row.height_px,
            picture if may_cover else None,
            [_shape(line) for line in lines if "box" in line],
        )

    def size(self, canvas_id: str) -> tuple[int, int]:
        """Width and height of the canvas."""
        row = self._by_canvas[canvas_id]
        return row.width_px, row.height_px


def page_views(
    root: StorageRoot,
    pages: Sequence[KeptPage],
    language: str,
    sides: Sides,
    t: Translator,
) -> list[PageView]:
    """These pages; a file is read again only where an edge may be missing.

    Raises:
        StorageError: as the storage root says.
    """
    return [_page_view(root, page, language, sides, t) for page in pages]


def _page_view(
    root: StorageRoot, page: KeptPage, language: str, sides: Sides, t: Translator
) -> PageView:
    canvas_id = page.canvas_id
    return PageView(
        number=page.number,
        name=page.name,
        image_name=page.image_name,
        label=page.label,
        form=page.form,
        read=page.read,
        laid=page.count,
        side=sides.labels.get(canvas_id, "") if canvas_id else "",
        how=page.how.value if page.how else "",
        cut=page.cut.value if page.cut else "",
        problem=sentence_of_kept(page.message, t) if page.message else None,
        notes=[(note["kind"], note["count"]) for note in page.notes],
        lines=page.lines[:LINES_SAID],
        drawn=sides.drawn(canvas_id, page.lines) if canvas_id else None,
        cuts=_cuts(root, page, canvas_id, language, sides) if canvas_id else (),
    )


def _cuts(
    root: StorageRoot, page: KeptPage, canvas_id: str, language: str, sides: Sides
) -> Sequence[CutView]:
    """The ways to lay a page whose shape is not that of its photograph; none where it is."""
    is_open = page.cut is not None or any(
        note["kind"] == NoteKind.STRETCHED.value for note in page.notes
    )
    if not is_open and (page.message is None or page.message["key"] != "shape"):
        return ()
    given = read(archive.source(root, page)).pages[page.place - 1]
    width, height = sides.size(canvas_id)
    ways: list[Cut | None] = [None, *cuts_that_fit(given, width, height)]
    if len(ways) == 1:
        return ()
    return [
        CutView(cut.value if cut else "", cut == page.cut, drawn)
        for cut in ways
        if (drawn := _laid(given, canvas_id, width, height, cut, language, sides)) or cut is None
    ]


def _laid(
    page: TranscribedPage,
    canvas_id: str,
    width: int,
    height: int,
    cut: Cut | None,
    language: str,
    sides: Sides,
) -> Drawn | None:
    try:
        laid = fitted(page, width, height, cut=cut)
    except BadTranscription:
        return None
    lines = [kept_line(line, width, height, language) for line in laid.lines]
    return sides.drawn(canvas_id, lines)


def _shape(line: KeptLine) -> str:
    """The points of what is drawn for a line, as SVG has them."""
    if "polygon" in line:
        return " ".join(f"{x:.0f},{y:.0f}" for x, y in line["polygon"])
    x, y, width, height = line["box"]
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return " ".join(f"{px},{py}" for px, py in corners)


def said_language(line: KeptLine) -> str | None:
    """The language of a line, where somebody knows it."""
    return None if line["language"] == NONE else str(line["language"])
