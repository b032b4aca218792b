"""Reading the label of a side as people write it, and never guessing.

'12v', 'f. 12 verso', '12bis r', '12a-v', 'i r', 'p. 15', 'front cover inside', '١٢ ظهر',
'л. 12 об.' each name one side. '12', 'f. 12', '12a' (the front of leaf 12, or a leaf put in
after it) and 'iv' may name more than one: `AmbiguousLabel` says which, and a person chooses.
File names are taken apart elsewhere; what comes here is the label alone.
"""

from __future__ import annotations

import re
import unicodedata

from catalog.codicology import label_words as words
from catalog.codicology.labels import (
    NUMBER_MAX,
    ROMAN_MAX,
    SUFFIXES,
    Face,
    FolioLabel,
    LeafKind,
    Part,
    roman_of,
)
from catalog.errors import AmbiguousLabel, BadFolioLabel

LENGTH_MAX = 60

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SEPARATORS = frozenset(" \t.,:;-–—_/()[]°")
_ROMANS = {roman_of(number): number for number in range(1, ROMAN_MAX + 1)}
_TWO_SIDES = (Face.RECTO, Face.VERSO)
_SIDE_LETTERS = {"a": Face.RECTO, "b": Face.VERSO}


def parse_label(text: str) -> FolioLabel:
    """The side that this text names.

    Raises:
        AmbiguousLabel: it may name several sides; the candidates are in the error.
        BadFolioLabel: it names none.
    """
    tokens = _tokens(text)
    named = _named(text, tokens)
    return named if named is not None else _counted(text, tokens)


def _tokens(text: str) -> list[str]:
    if len(text) > LENGTH_MAX or any(_is_small_figure(character) for character in text):
        raise _refusal(text)
    folded = words.fold(text)
    zeros = {ord(digit) - unicodedata.decimal(digit) for digit in folded if digit.isdecimal()}
    if len(zeros) > 1:
        raise BadFolioLabel(
            f"The label {text!r} mixes digits of two scripts: write the number in one of them.",
            key="two-scripts",
            label=text,
        )
    tokens = [
        str(int(token)) if token.isdecimal() and len(token) <= 9 else token
        for token in _TOKEN.findall(folded)
    ]
    if not tokens or not set(_TOKEN.sub("", folded)) <= _SEPARATORS:
        raise _refusal(text)
    return tokens


def _is_small_figure(character: str) -> bool:
    # NFKC would turn '12²' into '122' and '12½' into '121/2'.
    return unicodedata.category(character) == "No"


def _named(text: str, tokens: list[str]) -> FolioLabel | None:
    """A cover, an edge or another thing with a name; None if it is something counted."""
    rest = [token for token in tokens if token not in words.OUTSIDE | words.INSIDE]
    is_inside = any(token in words.INSIDE for token in tokens)
    if any(token in words.PASTEDOWN for token in rest):
        rest = [token for token in rest if token not in words.PASTEDOWN | {"cover"}] + ["cover"]
        is_inside = True
    number = 0
    if len(rest) > 1 and rest[-1].isdecimal():
        number = _number(text, rest[-1])
        rest = rest[:-1]
    if len(rest) == 1 and rest[0] in words.COVER_ALONE and not number:
        raise _which_cover(text, is_inside)
    kind, part = words.NAMED.get(" ".join(rest), (None, Part.NONE))
    if kind is None:
        return None
    if (is_inside and kind is not LeafKind.COVER) or (number and kind is not LeafKind.OBJECT):
        raise _refusal(text)
    face = _cover_face(part, is_inside) if kind is LeafKind.COVER else Face.WHOLE
    return FolioLabel(kind, number, face=face, part=part)


def _which_cover(text: str, is_inside: bool) -> AmbiguousLabel:
    covers = (
        FolioLabel(LeafKind.COVER, face=_cover_face(part, is_inside), part=part)
        for part in (Part.FRONT, Part.BACK)
    )
    return _ambiguous(text, "which_cover", *covers)


def _cover_face(part: Part, is_inside: bool) -> Face:
    return Face.VERSO if is_inside != (part is Part.BACK) else Face.RECTO


def _counted(text: str, tokens: list[str]) -> FolioLabel:
    """A leaf, page, scan, flyleaf or insert: a kind word, a number, a suffix, a face."""
    numbers = [place for place, token in enumerate(tokens) if token.isdecimal()]
    if len(numbers) > 1:
        raise _opening(text, tokens, numbers[1])
    if any(token in words.FLYLEAF for token in tokens):
        return _flyleaf(text, tokens)
    kind, is_said, rest = _kind(tokens)
    if kind is LeafKind.INSERT:
        return _insert(text, rest)
    if not numbers:
        if kind is not LeafKind.LEAF:
            raise _refusal(text)
        return _roman(text, rest, (Part.FRONT,))
    if kind is LeafKind.LEAF:
        return _leaf(text, rest, is_said)
    number, suffix, face = _parts(text, _letters_apart(rest))
    if face is not None:
        raise _refusal(text)
    if suffix and (kind is not LeafKind.PAGE or suffix not in SUFFIXES):
        raise _refusal(text)
    return FolioLabel(kind, number, suffix)


def _kind(tokens: list[str]) -> tuple[LeafKind, bool, list[str]]:
    """The kind, whether a word said so, and the tokens without that word."""
    for kind, first in (
        (LeafKind.LEAF, words.LEAF_FIRST),
        (LeafKind.PAGE, words.PAGE_FIRST),
        (LeafKind.SEQUENCE, words.SEQUENCE_FIRST),
        (LeafKind.INSERT, words.INSERT_FIRST),
    ):
        if tokens[0] in first and (len(tokens) > 1 or kind is LeafKind.INSERT):
            return kind, True, tokens[1:]
    for kind, anywhere in (
        (LeafKind.LEAF, words.LEAF_ANYWHERE),
        (LeafKind.PAGE, words.PAGE_ANYWHERE),
    ):
        if any(token in anywhere for token in tokens):
            return kind, True, [token for token in tokens if token not in anywhere]
    return LeafKind.LEAF, False, tokens


def _leaf(text: str, tokens: list[str], is_said: bool) -> FolioLabel:
    number, suffix, face = _parts(text, _letters_apart(tokens))
    if suffix and suffix not in SUFFIXES:
        raise _refusal(text)
    if face is not None:
        return FolioLabel(LeafKind.LEAF, number, suffix, face)
    sides = _leaf_sides(number, suffix)
    if suffix in _SIDE_LETTERS:
        # In many catalogues 12a and 12b are the two sides of leaf 12.
        side = FolioLabel(LeafKind.LEAF, number, "", _SIDE_LETTERS[suffix])
        raise _ambiguous(text, "letter", side, *sides)
    if is_said or suffix:
        raise _ambiguous(text, "no_side", *sides)
    uncounted = [FolioLabel(kind, number) for kind in (LeafKind.PAGE, LeafKind.SEQUENCE)]
    raise _ambiguous(text, "bare_number", *sides, *uncounted)


def _leaf_sides(number: int, suffix: str) -> list[FolioLabel]:
    return [FolioLabel(LeafKind.LEAF, number, suffix, face) for face in _TWO_SIDES]


def _flyleaf(text: str, tokens: list[str]) -> FolioLabel:
    ends = tuple(
        part
        for part, end in ((Part.FRONT, words.FRONT), (Part.BACK, words.BACK))
        if any(token in end for token in tokens)
    )
    said = words.FLYLEAF | words.FRONT | words.BACK
    rest = [token for token in tokens if token not in said]
    rest = [_roman_if_possible(token) for token in rest]
    return _roman(text, rest, ends or (Part.FRONT, Part.BACK), is_said=True)


def _roman_if_possible(token: str) -> str:
    return roman_of(int(token)) if token.isdecimal() and int(token) <= ROMAN_MAX else token


def _roman(
    text: str, tokens: list[str], ends: tuple[Part, ...], *, is_said: bool = False
) -> FolioLabel:
    """A leaf counted in Roman numerals, which 'v' for verso makes treacherous."""
    rest, face = _face_apart(tokens)
    if not rest and face is not None:
        rest, face = tokens, None  # 'v' alone is five.
    if len(rest) != 1:
        raise _refusal(text)
    readings = [(_ROMANS[rest[0]], side) for side in _sides(face)] if rest[0] in _ROMANS else []
    if face is None and rest[0][:-1] in _ROMANS and rest[0][-1] in "rv":
        side = Face.RECTO if rest[0][-1] == "r" else Face.VERSO
        readings.insert(0, (_ROMANS[rest[0][:-1]], side))
    if not readings:
        raise _refusal(text)
    labels = [
        FolioLabel(LeafKind.FLYLEAF, number, face=side, part=end)
        for end in ends
        for number, side in readings
    ]
    if not is_said and any(character.isupper() for character in text if character in "IVXL"):
        # Capitals number the leaves of the text as often as flyleaves.
        labels += [FolioLabel(LeafKind.LEAF, number, face=side) for number, side in readings]
    if len(labels) > 1:
        raise _ambiguous(text, "which_end" if len(ends) > 1 else "roman", *labels)
    return labels[0]


def _sides(face: Face | None) -> tuple[Face, ...]:
    return _TWO_SIDES if face is None else (face,)


def _insert(text: str, tokens: list[str]) -> FolioLabel:
    rest, face = _face_apart(_letters_apart(tokens))
    if len(rest) > 1 or not all(token.isdecimal() for token in rest):
        raise _refusal(text)
    number = _number(text, rest[0]) if rest else 0
    return FolioLabel(LeafKind.INSERT, number, face=face or Face.WHOLE)


def _opening(text: str, tokens: list[str], second: int) -> AmbiguousLabel | BadFolioLabel:
    """Two numbers: the two sides of an opening, if each half names one."""
    halves = (" ".join(tokens[:second]), " ".join(tokens[second:]))
    try:
        sides = tuple(dict.fromkeys(parse_label(half) for half in halves))
    except (AmbiguousLabel, BadFolioLabel):
        sides = ()
    if len(sides) == 2:
        return _ambiguous(text, "opening", *sides)
    return BadFolioLabel(
        f"The label {text!r} has two numbers: write one side of one leaf, such as '12v'.",
        key="two-numbers",
        label=text,
    )


def _parts(text: str, tokens: list[str]) -> tuple[int, str, Face | None]:
    """Number, suffix ('' if none) and face (None if none), in the order in which they stand."""
    rest, face = _face_apart(tokens)
    if not rest or not rest[0].isdecimal() or len(rest) > 2:
        raise _refusal(text)
    suffix = rest[1] if len(rest) == 2 else ""
    return _number(text, rest[0]), words.LETTERS.get(suffix, suffix), face


def _face_apart(tokens: list[str]) -> tuple[list[str], Face | None]:
    rest = [token for token in tokens if token not in words.FILLERS]
    if not rest:
        return rest, None
    if (face := _face(rest[-1])) is not None:
        return rest[:-1], face
    # 'verso 12' is clear; 'v12' is more often volume 12.
    if len(rest[0]) > 2 and (face := _face(rest[0])) is not None:
        return rest[1:], face
    return rest, None


def _face(token: str) -> Face | None:
    if token in words.RECTO:
        return Face.RECTO
    return Face.VERSO if token in words.VERSO else None


def _letters_apart(tokens: list[str]) -> list[str]:
    """'av' and 'bisr' taken apart into suffix and face, where that is the only reading."""
    *before, last = tokens or [""]
    if not last.isdecimal() and _face(last) is None and last not in SUFFIXES:
        for face in sorted(words.RECTO | words.VERSO, key=len, reverse=True):
            stem = last.removesuffix(face)
            if stem != last and words.LETTERS.get(stem, stem) in SUFFIXES:
                return [*before, stem, face]
    return tokens


def _number(text: str, token: str) -> int:
    if len(token) > 9 or int(token) > NUMBER_MAX:
        raise BadFolioLabel(
            f"The label {text!r} has a number above {NUMBER_MAX}: check it.",
            key="number",
            label=text,
            max=NUMBER_MAX,
        )
    return int(token)


def _ambiguous(text: str, why: str, *labels: FolioLabel) -> AmbiguousLabel:
    return AmbiguousLabel(text, why, tuple(str(label) for label in labels))


def _refusal(text: str) -> BadFolioLabel:
    shown = text if len(text) <= LENGTH_MAX else f"{text[:LENGTH_MAX]}…"
    return BadFolioLabel(
        f"The label {shown!r} names no side: write it such as '12v', 'i r', 'p. 15' "
        "or 'front cover'.",
        key="no-side",
        label=shown,
    )
