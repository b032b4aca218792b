"""Labels in a row: 1r, 1v, 2r ..., p. 1, p. 2 ..., with leaves skipped and doubled.

The order of a series is the order in which the book is read; that it runs from right to left
changes nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from catalog.codicology import label_words
from catalog.codicology.label_text import LENGTH_MAX, parse_label
from catalog.codicology.labels import NUMBER_MAX, Face, FolioLabel, LeafKind
from catalog.errors import BadArrangement

BIS = "bis"

_COUNTED = frozenset(LeafKind) - {LeafKind.COVER, LeafKind.SPINE, LeafKind.EDGE}
_MAY_DOUBLE = frozenset({LeafKind.LEAF, LeafKind.PAGE})
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_FACES = {Face.RECTO: "و", Face.VERSO: "ظ", Face.WHOLE: ""}
_PLAIN = re.compile(r"(\D*)(\d+)(\D*)")


class Numerals(StrEnum):
    """In which digits a series is written; both are read alike."""

    LATIN = "latin"
    ARABIC_INDIC = "arabic_indic"


class Faces(StrEnum):
    """Whether sides alternate recto and verso, or all have the face of the first."""

    ALTERNATE = "alternate"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Series:
    """How a row of labels goes on from `start`.

    `skip` are numbers that the foliator left out; `bis` numbers that he gave twice: after leaf
    12 comes 12bis. `is_descending` counts down, for a book numbered from its other end.
    """

    start: str
    numerals: Numerals = Numerals.LATIN
    faces: Faces = Faces.ALTERNATE
    skip: frozenset[int] = frozenset()
    bis: frozenset[int] = frozenset()
    is_descending: bool = False


def labels_of(series: Series, count: int) -> list[str]:
    """The first `count` labels of a series in the numbering that is cited.

    Raises:
        AmbiguousLabel, BadFolioLabel: the start names no single side, or a number is too high.
        BadArrangement: what the start names is not counted.
    """
    first = parse_label(series.start)
    if first.kind not in _COUNTED:
        raise BadArrangement(
            f"Nothing can be counted on from {first}: start with one like '1r'.",
            key="no-start",
            label=first,
        )
    return [_written(label, series.numerals) for label in islice(_labels(first, series), count)]


def texts_of(series: Series, count: int) -> list[str]:
    """The first `count` labels of a series in another numbering, where any text may stand.

    A bare number counts sides: '12', '13' ... What reads as a label of a side alternates.

    Raises:
        AmbiguousLabel, BadFolioLabel, BadArrangement: it has no number to count on from.
    """
    plain = _PLAIN.fullmatch(label_words.fold(series.start).strip())
    if plain is None or (plain[1] + plain[3]).strip():
        return labels_of(series, count)
    numbers = islice(_numbers(int(plain[2]), "", series), count)
    return [_digits(f"{number}{suffix}", series.numerals) for number, suffix in numbers]


def _labels(first: FolioLabel, series: Series) -> Iterator[FolioLabel]:
    bis = series.bis if first.kind in _MAY_DOUBLE else frozenset()
    face = first.face
    alternates = face is not Face.WHOLE and series.faces is Faces.ALTERNATE
    is_loose = first.kind in (LeafKind.INSERT, LeafKind.OBJECT)
    start = (first.number or 1) if is_loose else first.number
    for number, suffix in _numbers(start, first.suffix, series, bis):
        # The first thing of its kind may go without a number: 'colour chart', 'colour chart 2'.
        shown = first.number if number == start and not suffix else number
        yield FolioLabel(first.kind, shown, suffix, face, first.part)
        if alternates and face is Face.RECTO:
            yield FolioLabel(first.kind, shown, suffix, Face.VERSO, first.part)
        if alternates:
            face = Face.RECTO


def _numbers(
    number: int, suffix: str, series: Series, bis: frozenset[int] | None = None
) -> Iterator[tuple[int, str]]:
    doubled = series.bis if bis is None else bis
    step = -1 if series.is_descending else 1
    while 0 <= number <= NUMBER_MAX:
        if number not in series.skip or suffix:
            yield number, suffix
            if number in doubled and not suffix:
                yield number, BIS
        number, suffix = number + step, ""
    raise BadArrangement(
        f"The series runs out of numbers at {number - step}: start it elsewhere, "
        "or choose fewer sides.",
        key="runs-out",
        number=number - step,
    )


def _written(label: FolioLabel, numerals: Numerals) -> str:
    if numerals is Numerals.LATIN or label.kind is LeafKind.FLYLEAF:
        return str(label)
    if label.kind is not LeafKind.LEAF:
        return _digits(str(label), numerals)
    joint = " " if label.suffix else ""
    stem = _digits(f"{label.number}{label.suffix}", numerals)
    return f"{stem}{joint}{_ARABIC_FACES[label.face]}"


def _digits(text: str, numerals: Numerals) -> str:
    shown = text.translate(_ARABIC_INDIC) if numerals is Numerals.ARABIC_INDIC else text
    return shown[:LENGTH_MAX]
