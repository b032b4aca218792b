"""The name of one side of a leaf, as scholars cite it: 12v, 12bis r, i r, front cover.

A label is a value: it prints in one canonical spelling, that spelling parses back to an equal
label (`catalog/codicology/label_text.py`), and labels of one book sort in reading order.

Reading order is the order in which the book is turned, whichever way that is: front cover
(outside, inside), front flyleaves, leaves by number, pages by number, numbered scans, back
flyleaves, back cover (inside, outside), flap, spine, edges, inserts, colour charts. The order
is a number computed from the label alone, so a side that arrives late takes its place
without any other row being touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

from catalog.errors import BadFolioLabel


class LeafKind(StrEnum):
    """What sort of thing has the side.

    `LEAF` is a leaf of the foliation; `PAGE` one page of a paginated book; `SEQUENCE` a scan
    that nobody has foliated yet; `INSERT` something loose that lies in the book; `OBJECT`
    something that is not of the book at all, such as a colour chart.
    """

    LEAF = "leaf"
    PAGE = "page"
    SEQUENCE = "sequence"
    FLYLEAF = "flyleaf"
    COVER = "cover"
    SPINE = "spine"
    EDGE = "edge"
    INSERT = "insert"
    OBJECT = "object"

    @property
    def is_paged(self) -> bool:
        """Whether the side is turned like a page (IIIF behavior: others are 'non-paged')."""
        return self in _PAGED


class Face(StrEnum):
    """Which side of the leaf: the front in reading order, the back, or all there is to see."""

    RECTO = "recto"
    VERSO = "verso"
    WHOLE = "whole"


class Part(StrEnum):
    """Which of several: the end of the book, the edge of the block, the thing beside it."""

    NONE = ""
    FRONT = "front"
    BACK = "back"
    FLAP = "flap"
    FORE_EDGE = "fore-edge"
    HEAD_EDGE = "head edge"
    TAIL_EDGE = "tail edge"
    COLOUR_CHART = "colour chart"
    RULER = "ruler"


_PAGED = frozenset(
    {LeafKind.LEAF, LeafKind.PAGE, LeafKind.SEQUENCE, LeafKind.FLYLEAF, LeafKind.COVER}
)

# Where each sort of side stands in reading order: also the list of what may exist at all.
_ZONES: dict[tuple[LeafKind, Part], int] = {
    (LeafKind.COVER, Part.FRONT): 10,
    (LeafKind.FLYLEAF, Part.FRONT): 15,
    (LeafKind.LEAF, Part.NONE): 20,
    (LeafKind.PAGE, Part.NONE): 25,
    (LeafKind.SEQUENCE, Part.NONE): 30,
    (LeafKind.FLYLEAF, Part.BACK): 40,
    (LeafKind.COVER, Part.BACK): 45,
    (LeafKind.COVER, Part.FLAP): 50,
    (LeafKind.SPINE, Part.NONE): 55,
    (LeafKind.EDGE, Part.FORE_EDGE): 60,
    (LeafKind.EDGE, Part.HEAD_EDGE): 61,
    (LeafKind.EDGE, Part.TAIL_EDGE): 62,
    (LeafKind.INSERT, Part.NONE): 70,
    (LeafKind.OBJECT, Part.COLOUR_CHART): 80,
    (LeafKind.OBJECT, Part.RULER): 81,
    (LeafKind.OBJECT, Part.NONE): 90,
}

NUMBER_MAX = 999_999
ROMAN_MAX = 89  # Numerals of i, v, x and l: with c, d and m too many words would be numbers.
_WORD_SUFFIXES = {"bis": 2, "ter": 3, "quater": 4, "quinquies": 5}
# 'r' and 'v' are sides, so no leaf has them as a suffix.
_SUFFIX_ORDER = {letter: ord(letter) for letter in "abcdefghijklmnopqstuwxyz"} | {
    word: 200 + rank for word, rank in _WORD_SUFFIXES.items()
}
SUFFIXES = frozenset(_SUFFIX_ORDER)

_FACE_ORDER = {Face.WHOLE: 0, Face.RECTO: 1, Face.VERSO: 2}
_FACE_LETTER = {Face.RECTO: "r", Face.VERSO: "v", Face.WHOLE: ""}
_NUMBERED = frozenset({LeafKind.LEAF, LeafKind.PAGE, LeafKind.SEQUENCE, LeafKind.FLYLEAF})
_TWO_SIDED = frozenset({LeafKind.LEAF, LeafKind.FLYLEAF, LeafKind.COVER})
# Room between two neighbouring sides for what a person will one day move there by hand.
_ROOM = 1000


@total_ordering
@dataclass(frozen=True, slots=True)
class FolioLabel:
    """One side of a leaf, or a thing photographed with the book.

    For covers, recto is the outside of the front and the inside of the back, as in turning.
    `number` is 0 where the thing has none; `suffix` is a letter or 'bis', 'ter' and so on.

    Raises:
        BadFolioLabel: the parts do not go together.
    """

    kind: LeafKind
    number: int = 0
    suffix: str = ""
    face: Face = Face.WHOLE
    part: Part = Part.NONE

    def __post_init__(self) -> None:
        numbered = self.kind in _NUMBERED
        highest = ROMAN_MAX if self.kind is LeafKind.FLYLEAF else NUMBER_MAX
        lowest = 1 if self.kind is LeafKind.FLYLEAF else 0
        may_count = numbered or self.kind in (LeafKind.INSERT, LeafKind.OBJECT)
        sound = (
            (self.kind, self.part) in _ZONES
            and lowest <= self.number <= (highest if may_count else 0)
            and (not self.suffix or (self.suffix in SUFFIXES and self._may_have_suffix()))
            and self._may_have_face()
        )
        if not sound:
            raise BadFolioLabel(
                f"{self!r} names no side: a part of it does not belong there.",
                key="part",
                label=str(self),
            )

    def __str__(self) -> str:
        return self._cover_text() or " ".join(filter(None, (self._stem(), self._face_text())))

    def __lt__(self, other: FolioLabel) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> int:
        """The place in reading order: below 10^15, so a JavaScript number holds it too.

        Two labels have the same key only if they are equal.
        """
        return self.leaf_key + _FACE_ORDER[self.face] * _ROOM

    @property
    def leaf_key(self) -> int:
        """The place of the leaf in reading order, before its sides."""
        zone = _ZONES[(self.kind, self.part)]
        suffix = _SUFFIX_ORDER.get(self.suffix, 0)
        return ((zone * (NUMBER_MAX + 1) + self.number) * 1000 + suffix) * 10 * _ROOM

    @property
    def leaf_text(self) -> str:
        """The name of the leaf without its side: '12', '12bis', 'i', 'front cover'."""
        if self.kind is LeafKind.COVER:
            return self._cover_stem()
        return self._stem()

    def _may_have_suffix(self) -> bool:
        return self.kind in (LeafKind.LEAF, LeafKind.PAGE)

    def _may_have_face(self) -> bool:
        if self.kind is LeafKind.INSERT:
            return True
        return (self.face is Face.WHOLE) != (self.kind in _TWO_SIDED)

    def _stem(self) -> str:
        number = f"{self.number}{self.suffix}"
        match self.kind:
            case LeafKind.LEAF:
                return number
            case LeafKind.PAGE:
                return f"p. {number}"
            case LeafKind.SEQUENCE:
                return f"seq. {number}"
            case LeafKind.FLYLEAF:
                roman = roman_of(self.number)
                return roman if self.part is Part.FRONT else f"back flyleaf {roman}"
            case LeafKind.INSERT | LeafKind.OBJECT:
                name = self.part.value or self.kind.value
                return f"{name} {self.number}" if self.number else name
            case LeafKind.COVER | LeafKind.SPINE | LeafKind.EDGE:
                return self.part.value or self.kind.value

    def _face_text(self) -> str:
        return _FACE_LETTER[self.face]

    def _cover_stem(self) -> str:
        return self.part.value if self.part is Part.FLAP else f"{self.part.value} cover"

    def _cover_text(self) -> str:
        if self.kind is LeafKind.LEAF:
            # '12v' is how everybody writes it; a suffix is set off so that it cannot be misread.
            joint = {0: "", 1: "-"}.get(len(self.suffix), " ")
            return f"{self._stem()}{joint}{self._face_text()}"
        if self.kind is not LeafKind.COVER:
            return ""
        inside = Face.RECTO if self.part is Part.BACK else Face.VERSO
        return self._cover_stem() + (" inside" if self.face is inside else "")


def roman_of(number: int) -> str:
    """The number from 1 to 89 in lower-case Roman numerals."""
    text = ""
    for value, numeral in (
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            text += numeral
            number -= value
    return text
