"""Rules on what a resource links to: thumbnails, home pages, providers, services (3.1, 3.3)."""

from collections.abc import Callable
from typing import Any

from iiif.presentation.rules.findings import Findings
from iiif.presentation.rules.values import (
    check_http_uri,
    check_language_map,
    check_uri,
    is_language_tag,
    is_one_of,
    is_positive_integer,
    is_positive_number,
)

_OLD_IMAGE_PROFILES = frozenset(f"http://iiif.io/api/image/2/level{n}.json" for n in range(3))
_IMAGE_PROFILES = frozenset({"level0", "level1", "level2"})
_OLD_SERVICES = frozenset(
    {"ImageService1", "ImageService2", "SearchService1", "AutoCompleteService1"}
    | {"AuthCookieService1", "AuthTokenService1", "AuthLogoutService1"}
)

# Search 1.0, 3.1: its description must have a context, wherever it stands.
_OWN_CONTEXT = frozenset({"SearchService1"})
# Content Search 2.0, 3: a service has an id and a type, and no profile is known.
_UNPROFILED = frozenset({"SearchService2", "AutoCompleteService2"})

Rule = Callable[[Findings, dict[str, Any], str], None]


def check_links(found: Findings, resource: dict[str, Any], where: str) -> None:
    """Every linking property that stands on `resource`."""
    for name, rule in _RULES.items():
        if name in resource:
            for place, item in objects(found, resource[name], f"{where}.{name}", name):
                rule(found, item, place)


def objects(found: Findings, value: Any, where: str, name: str) -> list[tuple[str, dict[str, Any]]]:
    """The JSON objects of the array `value`, each with its place; notes what is neither."""
    if not isinstance(value, list):
        found.must("not-an-array", where, f"{name} must be an array.", "4.3")
        return []
    if not value and name != "items":
        found.must("empty-array", where, f"{name} must have an entry, or be left out.", "4.3")
    kept: list[tuple[str, dict[str, Any]]] = []
    for index, item in enumerate(value):
        place = f"{where}[{index}]"
        if isinstance(item, dict):
            kept.append((place, item))
        else:
            found.must("not-an-object", place, "A link must be a JSON object.", "4.2")
    return kept


def check_size(found: Findings, resource: dict[str, Any], where: str) -> None:
    """`height`, `width` and `duration` are positive wherever they stand (3.2)."""
    for name in ("height", "width"):
        if name in resource and not is_positive_integer(resource[name]):
            found.must(
                "size-not-positive", f"{where}.{name}", f"{name} must be 1 or more.", f"3.2 {name}"
            )
    if "duration" in resource and not is_positive_number(resource["duration"]):
        found.must("duration-not-positive", where, "duration must be above zero.", "3.2 duration")


def _identified(found: Findings, item: dict[str, Any], where: str, clause: str) -> None:
    if "id" not in item:
        found.must("id-missing", where, "The id is missing.", clause)
    else:
        check_uri(found, item["id"], f"{where}.id")
    if not isinstance(item.get("type"), str):
        found.must("type-missing", where, "The type is missing or no string.", clause)


def _labelled(found: Findings, item: dict[str, Any], where: str, clause: str) -> None:
    if "label" not in item:
        found.must("label-missing", where, "The label is missing.", clause)
    else:
        check_language_map(found, item["label"], f"{where}.label")


def _described(found: Findings, item: dict[str, Any], where: str, names: str, clause: str) -> None:
    for name in names.split():
        if name not in item:
            found.should(f"{name}-missing", where, f"A {name} should be given.", clause)


def check_format_and_language(found: Findings, item: dict[str, Any], where: str) -> None:
    """`format` is a media type, `language` an array of tags (3.2)."""
    kind = item.get("format")
    if kind is not None and (not isinstance(kind, str) or kind.count("/") != 1):
        found.must("format", f"{where}.format", "format must be a media type.", "3.2 format")
    tags = item.get("language")
    if tags is not None and (not isinstance(tags, list) or not all(map(is_language_tag, tags))):
        found.must(
            "language", f"{where}.language", "language must be an array of tags.", "3.2 language"
        )


def _check_image(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.1 thumbnail"
    _identified(found, item, where, clause)
    _described(found, item, where, "format", clause)
    if item.get("type") == "Image":
        _described(found, item, where, "width height", clause)
    check_size(found, item, where)
    check_format_and_language(found, item, where)
    check_links(found, item, where)


def _check_logo(found: Findings, item: dict[str, Any], where: str) -> None:
    _check_image(found, item, where)
    if item.get("type") != "Image":
        found.must("logo-type", where, "A logo must be an Image.", "3.3.1 logo")


def _check_homepage(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.3.1 homepage"
    _identified(found, item, where, clause)
    _labelled(found, item, where, clause)
    _described(found, item, where, "format", clause)
    check_format_and_language(found, item, where)


def _check_rendering(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.3.1 rendering"
    _identified(found, item, where, clause)
    _labelled(found, item, where, clause)
    _described(found, item, where, "format language", clause)
    check_format_and_language(found, item, where)


def _check_see_also(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.3.1 seeAlso"
    _identified(found, item, where, clause)
    _described(found, item, where, "label format profile", clause)
    check_format_and_language(found, item, where)


def _check_part_of(found: Findings, item: dict[str, Any], where: str) -> None:
    _identified(found, item, where, "3.3.2 partOf")
    _described(found, item, where, "label", "3.3.2 partOf")


def _check_provider(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.1 provider"
    _identified(found, item, where, clause)
    if "id" in item:
        check_http_uri(found, item["id"], f"{where}.id")
    if item.get("type") != "Agent":
        found.must("provider-type", where, "A provider must be an Agent.", clause)
    _labelled(found, item, where, clause)
    _described(found, item, where, "homepage", clause)
    check_links(found, item, where)


def _check_service(found: Findings, item: dict[str, Any], where: str) -> None:
    clause = "3.3.1 service"
    old = "@id" in item or "@type" in item
    names = ("@id", "@type") if old else ("id", "type")
    if not all(isinstance(item.get(name), str) for name in names):
        found.must("service-id-type", where, f"A service must have {' and '.join(names)}.", clause)
        return
    check_uri(found, item[names[0]], f"{where}.{names[0]}")
    if old and item["@type"] not in _OLD_SERVICES:
        found.must("service-old-names", where, "Only older services use @id and @type.", "4.8")
    if "@context" in item and item[names[1]] not in _OWN_CONTEXT:
        found.should("service-context", where, "@context belongs at the top.", clause)
    _check_profile(found, item, where, item[names[1]])
    check_links(found, item, where)


def _check_profile(found: Findings, item: dict[str, Any], where: str, kind: str) -> None:
    clause = "3.3.1 service"
    profile = item.get("profile")
    if profile is None and kind not in _UNPROFILED:
        found.should("profile-missing", where, "A service should name its profile.", clause)
    elif kind == "ImageService3" and not is_one_of(profile, _IMAGE_PROFILES):
        found.must("service-profile", where, f"{profile!r} is no level of Image 3.", clause)
    elif kind == "ImageService2" and not is_one_of(profile, _OLD_IMAGE_PROFILES):
        found.must("service-profile", where, f"{profile!r} is no level of Image 2.", clause)


_RULES: dict[str, Rule] = {
    "thumbnail": _check_image,
    "logo": _check_logo,
    "provider": _check_provider,
    "homepage": _check_homepage,
    "rendering": _check_rendering,
    "seeAlso": _check_see_also,
    "service": _check_service,
    "services": _check_service,
    "partOf": _check_part_of,
}
