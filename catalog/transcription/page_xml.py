"""PAGE XML (PRImA, pagecontent 2010-03-19 to 2019-07-15): one page, regions, lines, words.

Names are compared without their namespace, as every year has one of its own. Of several texts of
an element the one with the lowest `index` counts, then the one with the highest `conf` (2019-07-15,
TextEquivType); text may also stand at the words only, or at their letters.
"""

from __future__ import annotations

from math import inf

from catalog.transcription.assembling import (
    Draft,
    check_lines,
    check_pages,
    clean,
    confidence_of,
    mean,
    page_of,
)
from catalog.transcription.geometry import bounds, points_of, size_of
from catalog.transcription.lines import Points, TranscribedPage, Word
from catalog.transcription.page_order import in_order, ordered_regions
from catalog.transcription.regions import kind_of, line_kind, structure_in
from catalog.transcription.speech import language_of, script_direction, stated_direction
from catalog.transcription.tree import below, child, children, text_in
from catalog.xml.safe import Element


def pages_of(root: Element) -> tuple[TranscribedPage, ...]:
    """The pages below a PcGts.

    Raises:
        BadTranscription: there is none, or more than can be.
    """
    pages = children(root, "Page")
    check_pages(len(pages))
    return tuple(_page(page, number) for number, page in enumerate(pages, 1))


def _page(page: Element, number: int) -> TranscribedPage:
    check_lines(sum(1 for _ in below(page, "TextLine")), number)
    drafts = [draft for region in ordered_regions(page) for draft in _region(region, page)]
    width, height = size_of(page.get("imageWidth"), page.get("imageHeight"))
    made = TranscribedPage(
        image_name=page.get("imageFilename") or "", width_px=width, height_px=height
    )
    return page_of(drafts, made, number)


def _region(region: Element, page: Element) -> list[Draft]:
    lines = in_order(children(region, "TextLine"))
    if lines:
        return [_line(line, region, page) for line in lines]
    text, confidence = _text(region)
    parts = [part for part in text.splitlines() if part.strip()]
    # The outline of a region is that of a line only where it has no other.
    outline = _outline(region, "Coords", 3) if len(parts) == 1 else None
    return [
        _draft(region, region, page, text=part, polygon=outline, confidence=confidence)
        for part in parts
    ]


def _line(line: Element, region: Element, page: Element) -> Draft:
    words = [word for word in map(_word, children(line, "Word")) if word.text]
    text, confidence = _text(line)
    if not text.strip():
        text = " ".join(word.text for word in words)
    if confidence is None:
        confidence = mean(word.confidence for word in words)
    made = _draft(
        line,
        region,
        page,
        text=text,
        polygon=_outline(line, "Coords", 3),
        confidence=confidence,
    )
    made.baseline = _outline(line, "Baseline", 2)
    made.words = words
    return made


def _draft(
    line: Element,
    region: Element,
    page: Element,
    *,
    text: str,
    polygon: Points | None,
    confidence: float | None,
) -> Draft:
    scopes = (line, region, page)
    of_region = kind_of(region.get("type"), structure_in(region.get("custom")))
    if region.get("type") in (None, "paragraph", "other"):
        of_region = kind_of(structure_in(region.get("custom")), region.get("type"))
    of_line = kind_of(structure_in(line.get("custom")))
    return Draft(
        text=text,
        language=language_of(
            *(scope.get(name) for scope in scopes for name in ("primaryLanguage", "language"))
        ),
        own=stated_direction(line.get("readingDirection")) if line is not region else None,
        around=stated_direction(*(scope.get("readingDirection") for scope in scopes))
        or script_direction(
            *(scope.get(name) for scope in scopes for name in ("primaryScript", "script"))
        ),
        polygon=polygon,
        region=line_kind(of_line, of_region),
        confidence=confidence,
    )


def _word(word: Element) -> Word:
    text, confidence = _text(word)
    if not text.strip():
        text = "".join(clean(_text(glyph)[0]) for glyph in children(word, "Glyph"))
    outline = _outline(word, "Coords", 2)
    return Word(clean(text), bounds(outline) if outline else None, confidence)


def _text(element: Element) -> tuple[str, float | None]:
    """The text that counts most among those that are not blank, and how sure it is."""
    found = []
    for place, each in enumerate(children(element, "TextEquiv")):
        confidence = confidence_of(each.get("conf"))
        rank = (_index(each), -1 if confidence is None else -confidence, place)
        for name in ("Unicode", "PlainText"):
            holder = child(each, name)
            text = text_in(holder) if holder is not None else ""
            if text.strip():
                found.append((rank, text, confidence))
                break
    if not found:
        return "", None
    _, text, confidence = min(found)
    return text, confidence


def _index(element: Element) -> float:
    try:
        return int(element.get("index") or "")
    except ValueError:
        return inf


def _outline(element: Element, name: str, at_least: int) -> Points | None:
    holder = child(element, name)
    if holder is None:
        return None
    stated = holder.get("points")
    if stated is None:
        # Until 2010 each point was an element.
        stated = " ".join(f"{one.get('x')},{one.get('y')}" for one in children(holder, "Point"))
    return points_of(stated, at_least=at_least)
