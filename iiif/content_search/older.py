"""Answers in the way of Content Search 1.0 (3.3, 3.4 and 4.3), which Mirador 4 reads.

The Universal Viewer 4 takes a page of answers only if every annotation is `on` an address with a
region, as text. So where nothing is to be marked the region is of no size: for whoever reads media
fragments to the letter it is none (Media Fragments 1.0, 6.2), and nobody draws it.
"""

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
from iiif.presentation.two.documents import CONTEXT as PRESENTATION
from iiif.presentation.two.texts import texts

Node = dict[str, Any]
CONTEXT: Final = "http://iiif.io/api/search/1/context.json"
_UNMARKED: Final = (0, 0, 0, 0)

_MOTIVATIONS: Final = {
    Kind.LINE: "sc:painting",
    Kind.DESCRIPTION: "oa:describing",
    Kind.NOTE: "oa:tagging",
}


def page(uris: Uris, manuscript_id: str, asked: Asked, found: Found) -> Node:
    """A page of hits."""

    def address(number: int) -> str:
        return uris.older(uris.content_search(manuscript_id, asked.query(page=number)))

    layer: Node = {
        "@type": "sc:Layer", "total": found.total, "first": address(1), "last": address(found.last),
    }  # fmt: skip
    if asked.ignored:
        layer["ignored"] = list(asked.ignored)
    made: Node = {
        "@context": [PRESENTATION, CONTEXT],
        "@id": address(found.page),
        "@type": "sc:AnnotationList",
        "within": layer,
    }
    if found.page > 1:
        made["prev"] = address(found.page - 1)
    if found.page < found.last:
        made["next"] = address(found.page + 1)
    made["startIndex"] = found.start
    made["resources"] = [_resource(uris, manuscript_id, hit) for hit in found.hits]
    if hits := [_hit(hit) for hit in found.hits if hit.spans]:
        made["hits"] = hits
    return made


def terms(uris: Uris, manuscript_id: str, asked: Asked, found: Sequence[Term]) -> Node:
    """Words that complete what was typed, each with the search for it."""
    made: Node = {
        "@context": CONTEXT,
        "@id": uris.older(uris.content_autocomplete(manuscript_id, asked.query())),
        "@type": "search:TermList",
    }
    if asked.ignored:
        made["ignored"] = list(asked.ignored)
    made["terms"] = [
        {
            "match": one.text,
            "url": uris.older(uris.content_search(manuscript_id, asked.query(q=one.text))),
            "count": one.count,
        }
        for one in found
    ]
    return made


def _resource(uris: Uris, manuscript_id: str, hit: Hit) -> Node:
    made: Node = {"@id": hit.id, "@type": "oa:Annotation", "motivation": _MOTIVATIONS[hit.kind]}
    if hit.told.field in LABELS:
        made["label"] = texts(LABELS[hit.told.field])
    text: Node = {"@type": "cnt:ContentAsText", "format": "text/plain", "chars": hit.told.text}
    if hit.told.language != NONE:
        text["language"] = hit.told.language
    whole = uris.older(uris.manifest(manuscript_id))
    target = uris.canvas(manuscript_id, hit.spot.canvas_id) if hit.spot else whole
    box = hit.spot.box if hit.spot and hit.spot.box else _UNMARKED
    return made | {"resource": text, "on": f"{target}#xywh={','.join(map(str, box))}"}


def _hit(hit: Hit) -> Node:
    """One for each annotation, as Mirador goes from one hit to the next by annotations.

    It shows one passage, the first; `selectors` has all of them where there are more (3.4.3).
    """
    first, *others = quotes = quotes_of(hit)
    made: Node = {
        "@type": "search:Hit",
        "annotations": [hit.id],
        "match": first.exact,
        "before": first.before,
        "after": first.after,
    }
    if others:
        made["selectors"] = [
            {
                "@type": "oa:TextQuoteSelector",
                "exact": quote.exact,
                "prefix": quote.before,
                "suffix": quote.after,
            }
            for quote in quotes
        ]
    return made
