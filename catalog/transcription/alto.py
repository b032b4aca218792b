"""ALTO (Library of Congress, versions 2 to 4): pages, blocks, lines, strings.

Names are compared without their namespace, so that version 1 and files without one are read too.
A String is a word; SP and HYP stand between them. A word that goes on in the next line has its
whole in SUBS_CONTENT: the line keeps what is written on it, and the word both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from catalog.transcription.alto_order import ordered_lines, ranks_of
from catalog.transcription.assembling import (
    Draft,
    check_lines,
    check_pages,
    clean,
    confidence_of,
    mean,
    page_of,
)
from catalog.transcription.geometry import box_points, number_of, points_of, size_of
from catalog.transcription.lines import Box, Points, RegionKind, TranscribedPage, Unit, Word
from catalog.transcription.regions import kind_of, line_kind
from catalog.transcription.speech import language_of, stated_direction
from catalog.transcription.tree import below, child, children, text_in
from catalog.xml.safe import Element, local_name

_HYPHEN: Final = "-"
_DPI: Final = re.compile(
    r"(\d{2,5})\s*(?:dpi|ppi)\b|\b(?:dpi|ppi|resolution)\W{1,3}(\d{2,5})", re.I
)
_UNITS: Final = {"mm10": Unit.MM10, "inch1200": Unit.INCH1200}
_MARGINS: Final = ("TopMargin", "LeftMargin", "RightMargin", "BottomMargin")


def pages_of(root: Element) -> tuple[TranscribedPage, ...]:
    """The pages below an alto.

    Raises:
        BadTranscription: there is none, or more than can be.
    """
    layout = child(root, "Layout")
    pages = children(layout, "Page") if layout is not None else []
    check_pages(len(pages))
    described = child(root, "Description")
    # One image is described, whatever the number of pages.
    name = _first(described, "fileName") if len(pages) == 1 else ""
    tags = {
        one.get("ID") or "": one.get("LABEL") or ""
        for holder in children(root, "Tags")
        for one in children(holder)
    }
    made = TranscribedPage(
        image_name=name,
        unit=_UNITS.get(_first(described, "MeasurementUnit").lower(), Unit.PIXEL),
        resolution_dpi=_resolution(described),
    )
    ranks = ranks_of(root)
    read = []
    for number, page in enumerate(pages, 1):
        lines = ordered_lines(page, ranks)
        check_lines(len(lines), number)
        drafts = [_line(line, around, page, tags) for line, around in lines]
        read.append(_page(page, number, made, drafts))
    return tuple(read)


def _page(
    page: Element, number: int, like: TranscribedPage, drafts: list[Draft]
) -> TranscribedPage:
    width, height = size_of(page.get("WIDTH"), page.get("HEIGHT"))
    made = replace(like, label=page.get("PRINTED_IMG_NR") or "", width_px=width, height_px=height)
    return page_of(drafts, made, number)


def _line(line: Element, around: list[Element], page: Element, tags: Mapping[str, str]) -> Draft:
    text, words = _text(line)
    scopes = [line, *around, page]
    box = _box(line)
    return Draft(
        text=text,
        language=language_of(
            *(scope.get(name) for scope in scopes for name in ("LANG", "language")),
            # A line may say it at its words only.
            *(one.get("LANG") for one in children(line, "String")[:1]),
        ),
        own=stated_direction(line.get("BASEDIRECTION")),
        around=stated_direction(*(scope.get("BASEDIRECTION") for scope in scopes[1:])),
        polygon=_polygon(line),
        box=box,
        baseline=_baseline(line, box),
        region=_kind(line, around, tags),
        confidence=mean(word.confidence for word in words),
        words=words,
    )


def _kind(line: Element, around: list[Element], tags: Mapping[str, str]) -> RegionKind:
    def stated(element: Element) -> list[str]:
        named = (tags.get(ref, "") for ref in (element.get("TAGREFS") or "").split())
        return [*named, element.get("TYPE") or ""]

    blocks = [one for one in around if local_name(one).endswith("Block")]
    names = [name for block in blocks for name in stated(block)]
    # Where no tag says more, margins are.
    names += [local_name(one) for one in around if local_name(one) in _MARGINS]
    return line_kind(kind_of(*stated(line)), kind_of(*names))


def _text(line: Element) -> tuple[str, list[Word]]:
    """What is written on the line, and its words."""
    parts = children(line, "String", "SP", "HYP")
    # Programs that write no spaces at all mean one between any two words.
    is_spaced = any(local_name(one) == "SP" for one in parts)
    text = ""
    words: list[Word] = []
    for part in parts:
        name = local_name(part)
        if name == "SP":
            text += " "
        elif name == "HYP":
            text = text.rstrip() + (part.get("CONTENT") or _HYPHEN)
        else:
            word = _word(part)
            text += word.text if is_spaced or not text else f" {word.text}"
            if word.text:
                words.append(word)
    return text, words


def _word(string: Element) -> Word:
    text = clean(string.get("CONTENT") or "")
    if not text:
        other = child(string, "ALTERNATIVE")
        text = clean(text_in(other)) if other is not None else ""
    whole = clean(string.get("SUBS_CONTENT") or "")
    return Word(text, _box(string), confidence_of(string.get("WC")), whole)


def _box(element: Element) -> Box | None:
    x, y, width, height = (
        number_of(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    )
    if x is None or y is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Box(x, y, width, height)


def _polygon(element: Element) -> Points | None:
    shape = child(element, "Shape")
    outline = child(shape, "Polygon") if shape is not None else None
    return points_of(outline.get("POINTS"), at_least=3) if outline is not None else None


def _baseline(line: Element, box: Box | None) -> Points | None:
    stated = line.get("BASELINE")
    height = number_of(stated)
    if height is None:
        return points_of(stated, at_least=2)
    if box is None:
        return None
    # Until version 4.1 it was a height only.
    (left, _), (right, _) = box_points(box)
    return ((left, height), (right, height))


def _first(element: Element | None, name: str) -> str:
    found = next(below(element, name), None) if element is not None else None
    return (found.text or "").strip() if found is not None else ""


def _resolution(described: Element | None) -> float | None:
    """The resolution, for which ALTO has no place but the free text of processing settings."""
    found = _DPI.search(_first(described, "processingStepSettings"))
    return float(found[1] or found[2]) if found else None
