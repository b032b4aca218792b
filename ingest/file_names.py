"""From a file name to the side it shows, where the name says it; never a guess.

Departments name files in many ways ('MS42_012v.tif', 'f. 12 verso', 'SBB_PK_Hdschr25_021r.jpg',
'١٢ظ', 'л. 12 об'). The side stands at the end of the name; before it stand shelfmarks, which
also have numbers. So the name is read from its end, and what is read is left to
`catalog.codicology.folios.parse_label`, which knows the words of nine languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.codicology.folios import FolioLabel, LeafKind, parse_label
from catalog.errors import AmbiguousLabel, BadFolioLabel

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_PARTS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_GLUED = re.compile(r"(\d{1,6}\s*[rv])$", re.IGNORECASE)
_JOINED = re.compile(r"(?<!\d)(\d{1,6})\s*[-–—+&]\s*$")
# What programs add behind the name of the page.
_ADDED = frozenset({"master", "archival", "original", "orig", "final", "rgb", "srgb", "scan"})
_PARTS_MAX = 5
_LABEL_CHARACTERS_MAX = 60
# Programs call any image 'page_6' or 'image 6'; whether it is page 6 of the book only people know.
_PROGRAM_WORDS = (LeafKind.PAGE, LeafKind.SEQUENCE)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that does not say which side the file shows.

    `candidates` are labels it may mean, likeliest first, possibly none; `why` is a key:
    those of AmbiguousLabel, 'page_number', 'unclear' or 'no_number'. `number` is the last number
    in the name, if there is one.
    """

    candidates: tuple[str, ...]
    why: str
    number: int | None


def natural_key(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts names as people read them: 'page_9' before 'page_10', in digits of any script."""
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", name.casefold())
        if part
    )
    return parts, name


def label_from_name(name: str) -> FolioLabel | Ambiguous:
    """The side that the file of this name (a path below its folder) shows, if its name says so."""
    stem = _EXTENSION.sub("", name.rsplit("/", 1)[-1])
    number = _last_number(stem)
    unsure: AmbiguousLabel | None = None
    for before, tail in _tails(stem):
        try:
            label = parse_label(tail)
        except BadFolioLabel:
            continue
        except AmbiguousLabel as error:
            # '12v-13r' ends in a clear '13r', and yet it shows two sides.
            if error.why == "opening":
                return Ambiguous(error.candidates, error.why, number)
            unsure = unsure or error
            continue
        if label.kind in _PROGRAM_WORDS:
            return Ambiguous((str(label),), "page_number", number)
        joined = _JOINED.search(before)
        if (
            joined
            and tail[:1].isdecimal()
            and int(joined.group(1)) in (label.number - 1, label.number)
        ):
            return Ambiguous((str(label),), "opening", number)
        return label
    return _unclear(stem, number, unsure)


def _tails(stem: str) -> Iterator[tuple[str, str]]:
    """The ends of the name that may be a label, longest first, each with what stands before it."""
    parts = list(_PARTS.finditer(stem))
    end = len(stem)
    while len(parts) > 1 and parts[-1].group().casefold() in _ADDED:
        parts.pop()
        end = parts[-1].end()
    starts = [0, *(part.start() for part in parts[-_PARTS_MAX:])]
    for start in dict.fromkeys(starts):
        tail = stem[start:end].replace("_", " ")
        if len(tail) <= _LABEL_CHARACTERS_MAX:
            yield stem[:start], tail
    if len(parts) >= 2 and all(part.group().isalpha() for part in parts[-2:]):
        # 'binding-back' and 'cover_front' are as common as the other way round.
        yield stem, f"{parts[-1].group()} {parts[-2].group()}"


def _unclear(stem: str, number: int | None, unsure: AmbiguousLabel | None) -> Ambiguous:
    if unsure is not None:
        return Ambiguous(unsure.candidates, unsure.why, number)
    glued = _GLUED.search(stem)
    if glued is not None:
        # 'MS12v': leaf 12 of a book, or the end of a shelfmark.
        return Ambiguous((str(parse_label(glued.group(1))),), "unclear", number)
    if number is None:
        return Ambiguous((), "no_number", None)
    try:
        parse_label(str(number))
    except AmbiguousLabel as error:
        return Ambiguous(error.candidates, error.why, number)
    except BadFolioLabel:
        pass
    return Ambiguous((), "unclear", number)


def _last_number(stem: str) -> int | None:
    found = _DIGITS.findall(stem)
    return int(found[-1]) if found and len(found[-1]) <= 9 else None
