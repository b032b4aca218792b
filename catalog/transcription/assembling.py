"""From what a reader of a format found to a page: cleaned, numbered, each line with a direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from catalog.language import TEXT_LENGTH_MAX, TextDirection, holds_unkeepable, without_turns
from catalog.transcription.errors import BadTranscription
from catalog.transcription.geometry import POINTS_MAX, bounds, simplified
from catalog.transcription.lines import (
    Box,
    Line,
    Note,
    NoteKind,
    Points,
    RegionKind,
    TranscribedPage,
    Word,
)
from catalog.transcription.speech import direction_of_line

# More is no page of a book, and no viewer could lay it over one.
LINES_MAX: Final = 5000
PAGES_MAX: Final = 5000
_CORNERS_MIN: Final = 3
_NAME_LENGTH_MAX: Final = 300


@dataclass(slots=True)
class Draft:
    """A line as a file has it: `own` is the direction it states, `around` that of its region."""

    text: str
    language: str | None = None
    own: TextDirection | None = None
    around: TextDirection | None = None
    polygon: Points | None = None
    box: Box | None = None
    baseline: Points | None = None
    region: RegionKind = RegionKind.TEXT
    confidence: float | None = None
    words: Sequence[Word] = ()


def page_of(drafts: Sequence[Draft], page: TranscribedPage, number: int) -> TranscribedPage:
    """The page with these lines, in this order; `number` is its place in the file, from 1.

    Raises:
        BadTranscription: it has more lines than a page can have.
    """
    check_lines(len(drafts), number)
    told: Counter[NoteKind] = Counter()
    written: list[Line] = []
    turns: list[TextDirection | None] = []
    place = 0
    for draft in drafts:
        parts = _parts(clean(draft.text))
        told[NoteKind.UNWRITTEN] += not parts
        told[NoteKind.SPLIT] += len(parts) > 1
        # An outline without text still takes up a number, so that a fifth line is called fifth.
        place += not parts
        for part in parts:
            place += 1
            turn = direction_of_line(
                part, own=draft.own, around=draft.around, language=draft.language
            )
            turns.append(turn)
            written.append(_line(draft, part, place, turn or "ltr", told, is_whole=len(parts) == 1))
    if None in turns:
        usual = _most_usual(turns)
        written = [
            line if turn is not None else replace(line, direction=usual)
            for line, turn in zip(written, turns, strict=True)
        ]
    return replace(
        page,
        lines=tuple(written),
        image_name=_named(page.image_name),
        label=clean(page.label)[:_NAME_LENGTH_MAX],
        notes=notes_of(told),
    )


def check_lines(count: int, page: int) -> None:
    """Refuse a page with more lines than a page can have, before any of them takes up room.

    Raises:
        BadTranscription: it has.
    """
    if count > LINES_MAX:
        raise BadTranscription(
            f"Page {page} of the file has {count} lines, and at most {LINES_MAX} are read: "
            "say in the file where each page begins.",
            key="lines",
            page=page,
            count=count,
            most=LINES_MAX,
        )


def check_pages(count: int) -> None:
    """Refuse what has too many pages before any of them takes up room.

    Raises:
        BadTranscription: there are none, or more than a book can have.
    """
    if not count:
        raise BadTranscription(
            "The file has no page: export the transcription again, with its pages.", key="no-pages"
        )
    if count > PAGES_MAX:
        raise BadTranscription(
            f"The file has {count} pages, and at most {PAGES_MAX} are read: split it.",
            key="pages",
            count=count,
            most=PAGES_MAX,
        )


def clean(text: str) -> str:
    """The text in one line: single spaces, no marks that turn what follows, nothing unkeepable."""
    told = " ".join(without_turns(text).split())
    if holds_unkeepable(told):
        told = "".join(letter for letter in told if not holds_unkeepable(letter))
    return told


def notes_of(told: Counter[NoteKind]) -> tuple[Note, ...]:
    """The notes with a count, in the order of their kinds."""
    return tuple(Note(kind, told[kind]) for kind in NoteKind if told[kind])


def confidence_of(stated: str | None) -> float | None:
    """From 0 to 1; some programs count to a hundred."""
    try:
        value = float(stated or "")
    except ValueError:
        return None
    value = value / 100 if 1 < value <= 100 else value
    return value if 0 <= value <= 1 else None


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are known."""
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 4) if known else None


def _line(
    draft: Draft,
    text: str,
    number: int,
    direction: TextDirection,
    told: Counter[NoteKind],
    *,
    is_whole: bool,
) -> Line:
    outlines = (draft.polygon or (), draft.baseline or ())
    told[NoteKind.SIMPLIFIED] += any(len(points) > POINTS_MAX for points in outlines)
    # A hundred thousand points in one place are no outline; the box says where they are.
    outline = simplified(draft.polygon or ())
    box = draft.box or (bounds(draft.polygon) if draft.polygon else None)
    told[NoteKind.UNPLACED] += box is None and draft.baseline is None
    return Line(
        number=number,
        text=text,
        language=draft.language,
        direction=direction,
        polygon=outline if len(outline) >= _CORNERS_MIN else None,
        box=box,
        baseline=simplified(draft.baseline) if draft.baseline else None,
        region=draft.region,
        confidence=draft.confidence,
        words=tuple(draft.words) if is_whole else (),
    )


def _parts(text: str) -> list[str]:
    """The text, cut at spaces where it is longer than any text may be."""
    parts = []
    while len(text) > TEXT_LENGTH_MAX:
        at = text.rfind(" ", 1, TEXT_LENGTH_MAX)
        at = at if at > 0 else TEXT_LENGTH_MAX
        parts.append(text[:at].strip())
        text = text[at:].strip()
    return [*parts, text] if text else parts


def _most_usual(turns: Sequence[TextDirection | None]) -> TextDirection:
    return "rtl" if turns.count("rtl") > turns.count("ltr") else "ltr"


def _named(stated: str) -> str:
    """The name of the image: a whole address as it is, a path of some machine without folders."""
    name = clean(stated)
    if "://" not in name:
        name = name.replace("\\", "/").rpartition("/")[2]
    return name[:_NAME_LENGTH_MAX]
