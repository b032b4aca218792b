"""Lines as they are kept and handed on: plain JSON, and where on the canvas each one is shown.

A kept line has what search wants (`number`, `text`, `language`, `direction`), `region`, and, where
known, `confidence`, `polygon`, `baseline`, `words` and `box`, all in pixels of the canvas. `box` is
four whole numbers (x, y, width, height): the place that is marked and linked to.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Any, Final

from catalog.language import NONE, direction_of
from catalog.transcription.geometry import bounds
from catalog.transcription.lines import Box, Line, Points, RegionKind, Word

KeptLine = dict[str, Any]

# What is written stands above its baseline: of a page of forty lines half of a line's share.
_ABOVE_BASELINE: Final = 0.0125


def kept_line(line: Line, width: int, height: int, language: str) -> KeptLine:
    """The line as JSON, on a canvas of this size; `language` is that of lines which say none.

    A line in a script that runs the other way than `language` keeps none: it is a quotation, a
    shelfmark or a number, and a wrong language is worse for whoever has it read out.
    """
    own = line.language or (language if language and _fits(language, line) else NONE)
    found: KeptLine = {
        "number": line.number,
        "text": line.text,
        "language": own,
        "direction": line.direction,
        "region": line.region.value,
    }
    box = marked_box(line, width, height)
    if box is not None:
        found["box"] = box
    if line.polygon:
        found["polygon"] = [list(point) for point in line.polygon]
    if line.baseline:
        found["baseline"] = [list(point) for point in line.baseline]
    if line.confidence is not None:
        found["confidence"] = line.confidence
    # One word that is the whole line says nothing that the line does not.
    if any(word.whole or word.box for word in line.words) and len(line.words) > 1:
        found["words"] = [_kept_word(word) for word in line.words]
    return found


def line_of(kept: Mapping[str, Any]) -> Line:
    """The line again."""
    return Line(
        number=kept["number"],
        text=kept["text"],
        language=None if kept["language"] == NONE else kept["language"],
        direction=kept["direction"],
        polygon=_points(kept.get("polygon")),
        box=Box(*kept["box"]) if "box" in kept else None,
        baseline=_points(kept.get("baseline")),
        region=RegionKind(kept["region"]),
        confidence=kept.get("confidence"),
        words=tuple(_word(word) for word in kept.get("words", ())),
    )


def marked_box(line: Line, width: int, height: int) -> list[int] | None:
    """The whole pixels that are marked for a line: x, y, width, height; None if it has no place."""
    if line.box is not None:
        around = line.box
    elif line.baseline:
        on = bounds(line.baseline)
        above = max(on.height, height * _ABOVE_BASELINE)
        around = Box(on.x, on.y - above, on.width, on.height + above)
    else:
        return None
    left, top = max(0, floor(around.x)), max(0, floor(around.y))
    right = min(width, ceil(around.x + around.width))
    bottom = min(height, ceil(around.y + around.height))
    # A line as thin as a pixel, or one on the very edge, is still a place that can be shown.
    left, top = min(left, width - 1), min(top, height - 1)
    return [left, top, max(1, right - left), max(1, bottom - top)]


def _fits(language: str, line: Line) -> bool:
    return direction_of(language) == line.direction


def _kept_word(word: Word) -> dict[str, Any]:
    found: dict[str, Any] = {"text": word.text}
    if word.box is not None:
        found["box"] = [word.box.x, word.box.y, word.box.width, word.box.height]
    if word.confidence is not None:
        found["confidence"] = word.confidence
    if word.whole:
        found["whole"] = word.whole
    return found


def _word(kept: Mapping[str, Any]) -> Word:
    return Word(
        kept["text"],
        Box(*kept["box"]) if "box" in kept else None,
        kept.get("confidence"),
        kept.get("whole", ""),
    )


def _points(kept: list[list[float]] | None) -> Points | None:
    return tuple((x, y) for x, y in kept) if kept else None
