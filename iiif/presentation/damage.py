"""Released damage as annotations of the permanent canvas (Web Annotation; Presentation 3.0, 5.5).

Mirador reads the first target only, so there is one annotation a region; it takes the SvgSelector
before the fragment, from a flat array, and older releases drew nothing but `<path>`. Tags are
shown as they are: a page in one language has the tags of that language alone.

Nothing here knows which photograph is shown: whoever photographs the side anew changes no byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from catalog.conservation.released.condition import Damage, PlacedRegion, ReleasedAssessment
from catalog.conservation.signing.signing import instant
from catalog.uris import Uris
from iiif.presentation import condition_words as words
from iiif.presentation.language import LANGUAGES

Node = dict[str, Any]
FRAGMENTS: Final = "http://www.w3.org/TR/media-frags/"
# One colour for all: what kind of damage it is, is said in words that everybody can read.
_STROKE: Final = "#c0392b"
_STROKE_PX: Final = 2


def page_reference(
    uris: Uris, manuscript_id: str, assessment: ReleasedAssessment, canvas_id: str
) -> Node:
    """What a canvas says of its page of damage: where it is, and of which survey."""
    return {
        "id": uris.condition_page(manuscript_id, assessment.id, canvas_id),
        "type": "AnnotationPage",
        "label": words.survey(assessment.ended_at.date()),
    }


def page(
    uris: Uris,
    manuscript_id: str,
    assessment: ReleasedAssessment,
    canvas_id: str,
    seen: Sequence[Damage],
    language: str | None = None,
) -> Node:
    """The damage of one survey on one canvas; `language` leaves out the words of all others."""
    found = page_reference(uris, manuscript_id, assessment, canvas_id)
    tags = (language,) if language else LANGUAGES
    canvas = uris.canvas(manuscript_id, canvas_id)
    items = []
    for one in seen:
        for region in one.regions or (None,):
            items.append(_annotation(found["id"], assessment, one, region, canvas, tags))
    return {
        **found,
        "partOf": [collection_reference(uris, manuscript_id, assessment)],
        "items": items,
    }


def collection_reference(uris: Uris, manuscript_id: str, assessment: ReleasedAssessment) -> Node:
    """The collection that a page of damage is part of."""
    return {
        "id": uris.condition_annotations(manuscript_id, assessment.id),
        "type": "AnnotationCollection",
        "label": words.survey(assessment.ended_at.date()),
    }


def collection(
    uris: Uris, manuscript_id: str, assessment: ReleasedAssessment, canvas_ids: Sequence[str]
) -> Node:
    """All pages of damage of one survey, in reading order (Web Annotation, section 5.1)."""
    pages = [uris.condition_page(manuscript_id, assessment.id, each) for each in canvas_ids]
    ends = {"first": pages[0], "last": pages[-1]} if pages else {}
    return {**collection_reference(uris, manuscript_id, assessment), **ends}


def _annotation(
    page_id: str,
    assessment: ReleasedAssessment,
    one: Damage,
    region: PlacedRegion | None,
    canvas: str,
    tags: Sequence[str],
) -> Node:
    return {
        "id": f"{page_id}#{region.id if region else one.id}",
        "type": "Annotation",
        "motivation": ["tagging", "assessing"],
        "created": instant(region.at if region else one.at),
        "creator": {"type": "Person", "name": assessment.signer},
        "body": _bodies(one, region, tags),
        "target": _target(canvas, region) if region else canvas,
    }


def _bodies(one: Damage, region: PlacedRegion | None, tags: Sequence[str]) -> list[Node]:
    bodies: list[Node] = []
    if one.uri:
        bodies.append({"type": "SpecificResource", "purpose": "classifying", "source": one.uri})
    own = {text.language: text.text for text in one.content.words}
    for tag in tags:
        said = own.get(tag) or next(iter(own.values()), "")
        label = words.term_label(one.term, tag)
        value = f"{label}: {said}" if said else label
        bodies.append(
            {"type": "TextualBody", "purpose": "tagging", "language": tag, "value": value}
        )
    bodies.extend(
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "language": tag,
            "format": "text/plain",
            "value": words.comment(one, region, tag),
        }
        for tag in tags
    )
    return bodies


def _target(canvas: str, region: PlacedRegion) -> Node:
    left, top, right, bottom = region.box
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg'>"
        f"<path d='{region.path}' fill='none' stroke='{_STROKE}' stroke-width='{_STROKE_PX}'/>"
        "</svg>"
    )
    box = f"xywh={left},{top},{max(1, right - left)},{max(1, bottom - top)}"
    return {
        "type": "SpecificResource",
        "source": canvas,
        "selector": [
            {"type": "SvgSelector", "value": drawn},
            {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": box},
        ],
    }
