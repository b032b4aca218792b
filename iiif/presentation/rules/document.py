"""A whole document under the rules: a Manifest, a Collection, or a part of one on its own.

Source: IIIF Presentation API 3.0.1 (https://iiif.io/api/presentation/3.0/). The rules were
written from its text; they see what a JSON schema cannot: that an id is used once, that a range
names a canvas which exists, that a painting annotation targets its own canvas.
"""

from collections import Counter
from typing import Any

from iiif.presentation.rules import structure
from iiif.presentation.rules.annotations import check_annotation, check_page
from iiif.presentation.rules.findings import Finding, Findings
from iiif.presentation.rules.resources import check_recommended, check_resource

CONTEXT = "http://iiif.io/api/presentation/3/context.json"


def check(document: Any) -> list[Finding]:
    """Every rule that `document` (parsed JSON) breaks, in the order of the document."""
    found = Findings()
    if not isinstance(document, dict):
        found.must("not-an-object", "$", "The document must be a JSON object.", "4.6")
        return found.found
    extended = _check_context(found, document)
    match document.get("type"):
        case "Manifest":
            structure.check_manifest(found, document, extended=extended)
            check_recommended(found, document, "$", "Manifest")
        case "Collection":
            structure.check_collection(found, document, "$", extended=extended)
            check_recommended(found, document, "$", "Collection")
        case "Canvas":
            structure.check_canvas(found, document, "$", extended=extended)
        case "Range":
            check_resource(found, document, "$", "Range", extended=extended)
        case "AnnotationPage":
            _check_lone_page(found, document, extended=extended)
        case "AnnotationCollection":
            check_resource(found, document, "$", "AnnotationCollection", extended=extended)
        case "Annotation":
            check_annotation(found, document, "$", None, painting=None, extended=extended)
        case other:
            found.must("type", "$", f"{other!r} is no type of a document.", "3.2 type, 4.1")
    _check_ids(found, document)
    return found.found


def _check_context(found: Findings, document: dict[str, Any]) -> bool:
    """Notes a wrong context (4.6); True when the document names further ones."""
    context = document.get("@context")
    if "@graph" in document:
        found.must("graph", "$", "@graph must not stand at the top.", "4.6")
    if context is None:
        found.must("context-missing", "$", "The document has no @context.", "4.6")
        return False
    if next(iter(document)) != "@context":
        found.should("context-not-first", "$", "@context should come first.", "4.6")
    contexts = context if isinstance(context, list) else [context]
    if not contexts or contexts[-1] != CONTEXT or contexts.count(CONTEXT) != 1:
        found.must("context", "$", f"The last and only version must be {CONTEXT}.", "4.6")
    return len(contexts) > 1


def _check_lone_page(found: Findings, page: dict[str, Any], *, extended: bool) -> None:
    items = page.get("items")
    motivations = [item.get("motivation") for item in items or [] if isinstance(item, dict)]
    check_page(found, page, "$", None, painting="painting" in motivations, extended=extended)


def _check_ids(found: Findings, document: dict[str, Any]) -> None:
    """Resources that the document defines have each an id of their own (3.2, id)."""
    ids = Counter(structure.defined_ids(document))
    for identifier, times in ids.items():
        if times > 1:
            found.must("id-twice", "$", f"{identifier} is used {times} times.", "3.2 id")
