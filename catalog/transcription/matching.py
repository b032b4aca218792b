"""Which page of a transcription belongs to which canvas, as far as names and numbers tell.

Surest first: the file names the image, by its name or its address; the file is named as the image
was; it says the folio; and last, as many pages are left as canvases. What is unsure stays open, as
a text on a wrong page is found by nobody. A canvas is given once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.codicology.label_text import parse_label
from catalog.errors import AmbiguousLabel, BadFolioLabel
from catalog.transcription.tables import MatchedBy

_ENDING: Final = re.compile(r"\.[a-z0-9]{1,8}$")
_VARIANT: Final = re.compile(r"\.[a-z]{1,8}$")
_FOLIO: Final = re.compile(r"(?<![0-9a-z])(?:f|ff|fol|folio|p|page)?[._ ]?0*(\d{1,4}[rv])$", re.I)


@dataclass(frozen=True, slots=True)
class PlaceToFill:
    """A canvas that a page may belong to: `names` are those of its photographs, and their ids."""

    canvas_id: str
    label: str
    names: frozenset[str]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a page before it has a place: its file's name, and what that says of it."""

    name: str
    image_name: str
    label: str
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The canvas of a page, and how it was found."""

    canvas_id: str
    how: MatchedBy


def match(pages: Sequence[Asked], canvases: Sequence[PlaceToFill]) -> list[Match | None]:
    """For each page its canvas, or None; `canvases` are in reading order."""
    found: list[Match | None] = [None] * len(pages)
    free = {one.canvas_id for one in canvases}
    for how, keys_of_page, keys_of_canvas in _WAYS:
        known = _by_key(canvases, keys_of_canvas)
        for at, page in enumerate(pages):
            if found[at] is not None:
                continue
            fitting = set[str]().union(*(known.get(key, ()) for key in keys_of_page(page))) & free
            # Two that fit alike are a question, and no answer.
            if len(fitting) == 1:
                canvas_id = fitting.pop()
                found[at] = Match(canvas_id, how)
                free.discard(canvas_id)
    _in_order(pages, found, [one.canvas_id for one in canvases])
    return found


def stems(name: str) -> set[str]:
    """A file's name without folders and ending, and without one more: 'leaf.crop.png' is a leaf."""
    whole = name.replace("\\", "/").rpartition("/")[2].casefold()
    stem = _ENDING.sub("", whole)
    return {stem, _VARIANT.sub("", stem)} - {""}


def _in_order(pages: Sequence[Asked], found: list[Match | None], canvas_ids: Sequence[str]) -> None:
    """As many pages as canvases, and nothing said of any of them: one after the other."""
    is_silent = not any(page.image_name or page.label for page in pages)
    if not any(found) and len(pages) == len(canvas_ids) and (is_silent or len(pages) == 1):
        for at, canvas_id in enumerate(canvas_ids):
            found[at] = Match(canvas_id, MatchedBy.ORDER)


def _by_key(
    canvases: Iterable[PlaceToFill], keys: Callable[[PlaceToFill], Iterable[str]]
) -> dict[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for canvas in canvases:
        for key in keys(canvas):
            known[key].add(canvas.canvas_id)
    return known


def _image_keys(page: Asked) -> Iterable[str]:
    if "://" in page.image_name:
        return re.split(r"[/?#]", page.image_name)
    return stems(page.image_name)


def _file_keys(page: Asked) -> Iterable[str]:
    # A file of several pages has one name for all of them.
    return stems(page.name) if page.is_alone else ()


def _label_keys(page: Asked) -> Iterable[str]:
    told = [page.label]
    if page.is_alone:
        told += sorted(stems(page.image_name) | stems(page.name))
    return [label for text in told if text and (label := _folio(text))]


def _canvas_names(canvas: PlaceToFill) -> Iterable[str]:
    return {canvas.canvas_id, *canvas.ids, *(stem for name in canvas.names for stem in stems(name))}


def _folio(text: str) -> str:
    """The folio label that a text is, or ends with, as the catalogue writes it; '' for none."""
    ending = _FOLIO.search(text)
    try:
        return str(parse_label(ending[1].lower() if ending else text))
    except (BadFolioLabel, AmbiguousLabel):
        return ""


_WAYS: Final[
    tuple[
        tuple[
            MatchedBy,
            Callable[[Asked], Iterable[str]],
            Callable[[PlaceToFill], Iterable[str]],
        ],
        ...,
    ]
] = (
    (MatchedBy.IMAGE, _image_keys, _canvas_names),
    (MatchedBy.FILE, _file_keys, _canvas_names),
    (MatchedBy.LABEL, _label_keys, lambda canvas: [canvas.label]),
)
