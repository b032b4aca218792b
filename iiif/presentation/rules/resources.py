"""Rules that hold for every resource, whatever its type (3, 4.6, 4.8, Appendix A)."""

from typing import Any

from iiif.presentation.rules import properties
from iiif.presentation.rules.findings import Findings
from iiif.presentation.rules.links import check_links, check_size
from iiif.presentation.rules.values import (
    check_http_uri,
    check_label_and_value,
    check_language_map,
    check_nav_date,
    check_rights,
    is_one_of,
)

_LABEL_MUST = frozenset({"Collection", "Manifest"})
_LABEL_SHOULD = frozenset({"Canvas", "Range", "AnnotationCollection"})
_RECOMMENDED: dict[str, tuple[str, ...]] = {
    "Manifest": ("metadata", "summary", "provider", "thumbnail"),
    "Collection": ("summary",),
}


def check_resource(
    found: Findings, resource: dict[str, Any], where: str, kind: str, *, extended: bool
) -> None:
    """What every resource of type `kind` owes: id, type, and sound properties that it may have.

    `extended` tells that the document names further contexts, which may define more properties.
    """
    if "id" not in resource:
        found.must("id-missing", where, f"The {kind} has no id.", "3.2 id")
    else:
        check_http_uri(found, resource["id"], f"{where}.id")
    if resource.get("type") != kind:
        found.must("type", where, f"The type must be {kind}.", "3.2 type, 4.1")
    _check_names(found, resource, where, kind, extended=extended)
    _check_descriptions(found, resource, where, kind, extended=extended)
    _check_viewing_direction(found, resource, where)
    _check_behavior(found, resource, where, kind)
    check_size(found, resource, where)
    check_links(found, resource, where)


def _check_names(
    found: Findings, resource: dict[str, Any], where: str, kind: str, *, extended: bool
) -> None:
    for name, value in resource.items():
        if value is None:
            found.must("null", f"{where}.{name}", "A property is left out, never null.", "3")
        if name == "@context":
            if where != "$":
                found.must("context-inside", where, "@context stands only at the top.", "4.6")
        elif name.startswith("@"):
            found.must("keyword", where, f"{name} is not used in version 3.", "4.8")
        elif properties.is_out_of_place(name, kind):
            found.must("not-allowed", where, f"A {kind} must not have {name}.", f"A, {name}")
        elif not properties.is_known(name, kind):
            _check_unknown(found, name, where, extended=extended)


def _check_unknown(found: Findings, name: str, where: str, *, extended: bool) -> None:
    meant = properties.meant_by(name)
    if meant is not None:
        found.must("spelling", where, f"{name} must be written {meant}.", "4.1")
    elif not extended:
        found.should("unknown-property", where, f"No context defines {name}.", "4.6")


def _check_descriptions(
    found: Findings, resource: dict[str, Any], where: str, kind: str, *, extended: bool
) -> None:
    if "label" in resource:
        check_language_map(found, resource["label"], f"{where}.label")
    elif kind in _LABEL_MUST:
        found.must("label-missing", where, f"A {kind} must have a label.", "3.1 label")
    elif kind in _LABEL_SHOULD:
        found.should("label-missing", where, f"A {kind} should have a label.", "3.1 label")
    if "summary" in resource:
        check_language_map(found, resource["summary"], f"{where}.summary", markup=True)
    if "requiredStatement" in resource:
        check_label_and_value(found, resource["requiredStatement"], f"{where}.requiredStatement")
    if "metadata" in resource:
        _check_metadata(found, resource["metadata"], f"{where}.metadata")
    if "rights" in resource:
        check_rights(found, resource["rights"], f"{where}.rights", extended=extended)
    if "navDate" in resource:
        check_nav_date(found, resource["navDate"], f"{where}.navDate")


def check_recommended(found: Findings, resource: dict[str, Any], where: str, kind: str) -> None:
    """What a whole Manifest or Collection should have for people to recognise it (3.1)."""
    for name in _RECOMMENDED.get(kind, ()):
        if name not in resource:
            found.should(f"{name}-missing", where, f"A {kind} should have {name}.", f"3.1 {name}")


def _check_metadata(found: Findings, value: Any, where: str) -> None:
    if not isinstance(value, list):
        found.must("not-an-array", where, "metadata must be an array.", "3.1 metadata")
        return
    if not value:
        found.must("empty-array", where, "metadata must have an entry.", "3.1 metadata")
    for index, pair in enumerate(value):
        check_label_and_value(found, pair, f"{where}[{index}]")


def _check_viewing_direction(found: Findings, resource: dict[str, Any], where: str) -> None:
    value = resource.get("viewingDirection")
    if value is not None and not is_one_of(value, properties.VIEWING_DIRECTIONS):
        found.must(
            "viewing-direction", where, f"{value!r} is no direction.", "3.2 viewingDirection"
        )


def _check_behavior(found: Findings, resource: dict[str, Any], where: str, kind: str) -> None:
    clause = "3.2 behavior"
    values = resource.get("behavior")
    if values is None:
        return
    if not isinstance(values, list) or not values or not all(isinstance(v, str) for v in values):
        found.must("behavior-not-an-array", where, "behavior must be an array of strings.", clause)
        return
    for value in values:
        if value not in properties.BEHAVIORS:
            found.must("behavior-unknown", where, f"{value!r} is no behavior.", clause)
        elif kind not in properties.BEHAVIORS[value]:
            found.must(
                "behavior-not-for-type", where, f"{value!r} is not for a {kind}.", f"{clause}, A"
            )
    for group in properties.DISJOINT:
        if len(group & set(values)) > 1:
            both = " and ".join(sorted(group & set(values)))
            found.must("behavior-disjoint", where, f"{both} exclude each other.", clause)
