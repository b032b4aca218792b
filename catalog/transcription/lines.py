"""A transcription as it is read: pages, lines, words, and where they stand on the photograph.

Coordinates run from the upper left corner, x to the right whatever way the script runs, in the
unit that the page names. Nothing here is changed once made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from catalog.language import TextDirection

Point = tuple[float, float]
Points = tuple[Point, ...]


class RegionKind(StrEnum):
    """What part of the page a line belongs to."""

    TEXT = "text"
    HEADING = "heading"
    MARGIN = "margin"
    CATCHWORD = "catchword"
    NUMBER = "number"
    INITIAL = "initial"
    TABLE = "table"
    MUSIC = "music"
    OTHER = "other"


class Unit(StrEnum):
    """What coordinates count: pixels, or lengths of ALTO (tenths of millimetres, 1/1200 inch)."""

    PIXEL = "pixel"
    MM10 = "mm10"
    INCH1200 = "inch1200"


class NoteKind(StrEnum):
    """What happened to lines that a person may want to look at."""

    UNWRITTEN = "unwritten"  # outlined, but without text: left out
    UNPLACED = "unplaced"  # without coordinates that can be used: the text stays
    CLIPPED = "clipped"  # reached over the edge of the page
    SIMPLIFIED = "simplified"  # an outline of more points than are kept
    SPLIT = "split"  # longer than a line may be: now several, without words
    STRETCHED = "stretched"  # the image is a little wider or higher than the file says


@dataclass(frozen=True, slots=True)
class Note:
    """How many lines of a page something happened to."""

    kind: NoteKind
    count: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line; `whole` is the word of which a line end leaves only a part here."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of writing; `number` is its place on the page, from 1.

    `text` is never empty and has no line ends; `language` is BCP 47. `polygon` is an outline of
    three points or more, and `box` the one that the file gives or that encloses the outline.
    `confidence` is what a program said of its own reading, from 0 to 1.
    """

    number: int
    text: str
    language: str | None
    direction: TextDirection
    polygon: Points | None = None
    box: Box | None = None
    baseline: Points | None = None
    region: RegionKind = RegionKind.TEXT
    confidence: float | None = None
    words: tuple[Word, ...] = ()

    @property
    def is_placed(self) -> bool:
        """Whether anything says where on the page the line stands."""
        return self.box is not None or self.baseline is not None


@dataclass(frozen=True, slots=True)
class TranscribedPage:
    """The lines of a page in reading order, and of which image the file says they are.

    `width_px` and `height_px` are the size of that image as the file states it, both or neither,
    in `unit`; `resolution_dpi` is known if the file says so. `image_name` is a file name or a
    whole address; `label` is what the file calls the page, such as '12r'.
    """

    lines: tuple[Line, ...] = ()
    image_name: str = ""
    label: str = ""
    width_px: float | None = None
    height_px: float | None = None
    unit: Unit = Unit.PIXEL
    resolution_dpi: float | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcription:
    """The pages of one file, in its order; `form` is 'PAGE', 'ALTO' or 'TEI'."""

    form: str
    pages: tuple[TranscribedPage, ...]
