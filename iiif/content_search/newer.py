"""Answers in the way of Content Search 2.0 (4.2, 4.3 and 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from catalog.language import NONE
from catalog.uris import Uris
from iiif.content_search.asking import Asked, Kind
from iiif.content_search.finding import Found, Hit
from iiif.content_search.quotes import quotes_of
from iiif.content_search.terms import Term
from iiif.content_search.words import LABELS

Node = dict[str, Any]
CONTEXT: Final = "http://iiif.io/api/search/2/context.json"

_MOTIVATIONS: Final = {
    Kind.LINE: ["supplementing"],
    Kind.DESCRIPTION: ["describing"],
    Kind.NOTE: ["tagging", "assessing"],
}


def page(uris: Uris, manuscript_id: str, asked: Asked, found: Found) -> Node:
    """A page of hits."""

    def reference(number: int) -> Node:
        address = uris.content_search(manuscript_id, asked.query(page=number))
        return {"id": address, "type": "AnnotationPage"}

    made: Node = {"@context": CONTEXT, **reference(found.page)}
    if asked.ignored:
        made["ignored"] = list(asked.ignored)
    made["partOf"] = {
        "id": uris.content_search(manuscript_id, asked.query()),
        "type": "AnnotationCollection",
        "total": found.total,
        "first": reference(1),
        "last": reference(found.last),
    }
    if found.page > 1:
        made["prev"] = reference(found.page - 1)
    if found.page < found.last:
        made["next"] = reference(found.page + 1)
    made["startIndex"] = found.start
    made["items"] = [_item(uris, manuscript_id, hit) for hit in found.hits]
    if matches := _matches(found.hits, made["id"]):
        made["annotations"] = [{"type": "AnnotationPage", "items": matches}]
    return made


def terms(uris: Uris, manuscript_id: str, asked: Asked, found: Sequence[Term]) -> Node:
    """Words that complete what was typed."""
    made: Node = {
        "@context": CONTEXT,
        "id": uris.content_autocomplete(manuscript_id, asked.query()),
        "type": "TermPage",
    }
    if asked.ignored:
        made["ignored"] = list(asked.ignored)
    return made | {"items": [{"value": one.text, "total": one.count} for one in found]}


def _item(uris: Uris, manuscript_id: str, hit: Hit) -> Node:
    made: Node = {"id": hit.id, "type": "Annotation"}
    if hit.told.field in LABELS:
        made["label"] = LABELS[hit.told.field]
    body: Node = {"type": "TextualBody", "value": hit.told.text, "format": "text/plain"}
    if hit.told.language != NONE:
        body["language"] = hit.told.language
    body["textDirection"] = hit.told.direction
    motivation = _MOTIVATIONS[hit.kind]
    return made | {
        "motivation": motivation, "body": body, "target": _target(uris, manuscript_id, hit),
    }  # fmt: skip


def _target(uris: Uris, manuscript_id: str, hit: Hit) -> Node | str:
    if hit.spot is None:
        return {"id": uris.manifest(manuscript_id), "type": "Manifest"}
    canvas = uris.canvas(manuscript_id, hit.spot.canvas_id)
    if hit.spot.box is None:
        return canvas
    return f"{canvas}#xywh={','.join(map(str, hit.spot.box))}"


def _matches(hits: Sequence[Hit], page_id: str) -> list[Node]:
    """Where in each text the words stand (4.3.2): an annotation for each passage (4.3.3)."""
    found = [(hit.id, quote) for hit in hits for quote in quotes_of(hit)]
    return [
        {
            "id": f"{page_id}#match-{number}",
            "type": "Annotation",
            "motivation": "highlighting",
            "target": {
                "type": "SpecificResource",
                "source": name,
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "prefix": quote.before,
                        "exact": quote.exact,
                        "suffix": quote.after,
                    }
                ],
            },
        }
        for number, (name, quote) in enumerate(found, start=1)
    ]
