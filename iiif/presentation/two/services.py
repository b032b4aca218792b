"""Services in the way of Presentation 2.1: only what clients of its time can use.

Image API 2, Authorization 1 and Search 1 are offered beside their successors in every document of
3.0, so they only have to be picked; a thumbnail names version 3 alone, and the same picture is
served under version 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.uris import Uris
from iiif.image.info import CONTEXT_2
from iiif.presentation.two.texts import Node, alone

_AUTH = "http://iiif.io/api/auth/1/context.json"
_SEARCH = "http://iiif.io/api/search/1/context.json"
_CONTEXTS = {
    "ImageService2": CONTEXT_2,
    "AuthCookieService1": _AUTH,
    "AuthTokenService1": _AUTH,
    "AuthLogoutService1": _AUTH,
    "SearchService1": _SEARCH,
    "AutoCompleteService1": _SEARCH,
}


def services(uris: Uris, given: Sequence[Node]) -> Any:
    """The services that clients of 2.1 know, one alone or a list; None if there is none."""
    kept = [_older(uris, one) for one in given if one.get("@type") in _CONTEXTS]
    if not any(one["@context"] == CONTEXT_2 for one in kept):
        kept = [_image(uris, one) for one in given if one.get("type") == "ImageService3"] + kept
    return alone(kept) if kept else None


def _older(uris: Uris, given: Node) -> Node:
    made: Node = {"@context": _CONTEXTS[given["@type"]]}
    made |= {name: value for name, value in given.items() if name not in ("@type", "service")}
    inner = services(uris, _listed(given.get("service", [])))
    return made | {"service": inner} if inner is not None else made


def _image(uris: Uris, given: Node) -> Node:
    level = given["profile"]
    shape: Node = {name: given[name] for name in ("width", "height", "sizes") if name in given}
    return {
        "@context": CONTEXT_2,
        "@id": uris.older(given["id"]),
        "profile": f"http://iiif.io/api/image/2/{level}.json",
        **shape,
    }


def _listed(value: Any) -> list[Node]:
    return value if isinstance(value, list) else [value]
