"""What is written on a canvas, as annotations (Web Annotation; Presentation 3.0, 5.5 and 3.4).

A line is one annotation with the motivation `supplementing` (Presentation 3.0, values for
motivation): its text is the body, with its language and direction, its place the target. A line
whose outline is a plain box has a fragment; a slanted or bent one has its outline as well, the
drawing before the fragment, as Mirador reads the first selector it can draw. Over a canvas that
custodians want uncovered nothing is drawn: there each line targets the whole canvas.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from catalog.language import NONE
from catalog.transcription.kept_lines import KeptLine
from catalog.uris import Uris
from iiif.presentation.damage import FRAGMENTS
from iiif.presentation.language import TRANSCRIPTION

Node = dict[str, Any]
_STROKE: Final = "#14566b"
# An outline that leaves less than this share of its box empty says no more than the box does.
_FILLED: Final = 0.97
_CORNERS_MIN: Final = 3


def page_reference(uris: Uris, manuscript_id: str, canvas_id: str) -> Node:
    """What a canvas says of its page of lines: where it is."""
    return {
        "id": uris.transcribed_canvas(manuscript_id, canvas_id),
        "type": "AnnotationPage",
        "label": TRANSCRIPTION,
    }


def page(
    uris: Uris, manuscript_id: str, canvas_id: str, lines: Iterable[KeptLine], *, may_cover: bool
) -> Node:
    """The lines on one canvas, in reading order."""
    reference = page_reference(uris, manuscript_id, canvas_id)
    canvas = uris.canvas(manuscript_id, canvas_id)
    return {
        **reference,
        "items": [
            {
                "id": name_of(uris, manuscript_id, canvas_id, line["number"]),
                "type": "Annotation",
                "motivation": ["supplementing"],
                "body": _body(line),
                "target": _target(canvas, line) if may_cover else canvas,
            }
            for line in lines
        ],
    }


def name_of(uris: Uris, manuscript_id: str, canvas_id: str, number: int) -> str:
    """The address of the annotation of one line."""
    return f"{uris.transcribed_canvas(manuscript_id, canvas_id)}#line-{number}"


def _body(line: KeptLine) -> Node:
    body: Node = {"type": "TextualBody", "value": line["text"], "format": "text/plain"}
    if line["language"] != NONE:
        body["language"] = line["language"]
    body["textDirection"] = line["direction"]
    return body


def _target(canvas: str, line: KeptLine) -> Node | str:
    if "box" not in line:
        return canvas
    x, y, width, height = line["box"]
    fragment = f"xywh={x},{y},{width},{height}"
    outline = line.get("polygon", ())
    if len(outline) < _CORNERS_MIN or _area(outline) >= _FILLED * width * height:
        return f"{canvas}#{fragment}"
    path = "M" + " L".join(f"{_short(px)} {_short(py)}" for px, py in outline) + " Z"
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg'>"
        f"<path d='{path}' fill='none' stroke='{_STROKE}' stroke-width='2'/></svg>"
    )
    return {
        "type": "SpecificResource",
        "source": canvas,
        "selector": [
            {"type": "SvgSelector", "value": drawn},
            {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": fragment},
        ],
    }


def _area(outline: Sequence[Sequence[float]]) -> float:
    """The area within an outline (the shoelace formula)."""
    ends = [*outline[1:], outline[0]]
    twice = sum(x * below - right * y for (x, y), (right, below) in zip(outline, ends, strict=True))
    return abs(twice) / 2


def _short(number: float) -> str:
    return f"{number:g}" if abs(number) < 100_000 else f"{number:.0f}"
