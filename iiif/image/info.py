"""info.json: what an image service says about itself (Image API 3.0 and 2.1, section 5).

Everything stated is true: the sizes and tiles stand ready in the archive or are drawn on request,
and the limits are those that `iiif/image/request.py` enforces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from iiif.auth.services import AUTH_2, Node
from iiif.image.geometry import Geometry, Limits, shown_sizes
from storage.tile_pyramid import TILE_PX

CONTEXT_3 = "http://iiif.io/api/image/3/context.json"
CONTEXT_2 = "http://iiif.io/api/image/2/context.json"
PROTOCOL = "http://iiif.io/api/image"
LEVEL = "level2"
# Levels 1 and 2 promise any region (compliance documents, "Region"); a page that is not to be cut
# promises none, and names one by one what it can do besides.
LEVEL_UNCUT = "level0"
_UNCUT_FEATURES_3 = [
    "baseUriRedirect", "canonicalLinkHeader", "cors", "jsonldMediaType", "mirroring",
    "profileLinkHeader", "rotationArbitrary", "rotationBy90s", "sizeByConfinedWh", "sizeByH",
    "sizeByPct", "sizeByW", "sizeByWh", "sizeUpscaling",
]  # fmt: skip
_UNCUT_FEATURES_2 = [
    "baseUriRedirect", "canonicalLinkHeader", "cors", "jsonldMediaType", "mirroring",
    "profileLinkHeader", "rotationArbitrary", "rotationBy90s", "sizeAboveFull", "sizeByConfinedWh",
    "sizeByDistortedWh", "sizeByH", "sizeByPct", "sizeByW", "sizeByWh",
]  # fmt: skip
PROFILE_LINKS = {
    (version, is_uncut): f'<http://iiif.io/api/image/{version}/{level}.json>;rel="profile"'
    for version in (3, 2)
    for is_uncut, level in ((False, LEVEL), (True, LEVEL_UNCUT))
}
JSON_TYPE = b"application/json"
JSON_LD_TYPES = {
    3: f'application/ld+json;profile="{CONTEXT_3}"'.encode(),
    2: b"application/ld+json",
}
CONTEXT_2_LINK = (
    f'<{CONTEXT_2}>;rel="http://www.w3.org/ns/json-ld#context";type="application/ld+json"'
)
_Q = re.compile(r"\s*q\s*=\s*([0-9.]{1,5})\s*", re.IGNORECASE)


def info_document(
    address: str,
    version: int,
    geometry: Geometry,
    limits: Limits,
    rights: str | None = None,
    *,
    is_uncut: bool = False,
    services: Sequence[Node] = (),
) -> bytes:
    """The document, as UTF-8 JSON; `address` is the image service's own URI in that version.

    `is_uncut`: no region is drawn, only tiles and the whole are given out. `services` are those of
    authorization, for an image that is not for everybody.
    """
    sizes = [{"width": width, "height": height} for width, height in shown_sizes(geometry, limits)]
    tiles = [{"width": TILE_PX, "height": TILE_PX, "scaleFactors": geometry.scale_factors()}]
    shape: dict[str, object] = {
        "protocol": PROTOCOL,
        "width": geometry.width,
        "height": geometry.height,
        "sizes": sizes,
        "tiles": tiles,
    }
    make = _as_2 if version == 2 else _as_3
    body = make(address, shape, limits, is_uncut=is_uncut)
    if rights is not None:
        body["rights" if version == 3 else "license"] = rights
    return _written(body, services)


def small_document(
    address: str, version: int, geometry: Geometry, services: Sequence[Node]
) -> bytes:
    """The document of a small picture: it is given out whole, in the sizes listed, as JPEG.

    `services` are those of version 1 of authorization, by which one gets at the whole picture.
    """
    sizes = [{"width": width, "height": height} for width, height in geometry.sizes]
    shape = _bare(address, version, geometry, LEVEL_UNCUT) | {"sizes": sizes}
    return _written(shape, services)


def closed_document(
    address: str, version: int, geometry: Geometry, services: Sequence[Node]
) -> bytes:
    """What those hear who do not get the image: its name, its size, where to ask for it."""
    return _written(_bare(address, version, geometry, LEVEL), services)


def _bare(address: str, version: int, geometry: Geometry, level: str) -> dict[str, object]:
    size = {"protocol": PROTOCOL, "width": geometry.width, "height": geometry.height}
    if version == 2:
        profile = [f"http://iiif.io/api/image/2/{level}.json"]
        return {"@context": CONTEXT_2, "@id": address, **size, "profile": profile}
    named = {"@context": CONTEXT_3, "id": address, "type": "ImageService3"}
    return {**named, "profile": level, **size}


def _written(body: dict[str, object], services: Sequence[Node]) -> bytes:
    if services:
        body["service"] = list(services)
    if any("@context" not in service for service in services):
        # Authorization Flow 2.0, 2.1: its context comes before that of the Image API.
        body["@context"] = [AUTH_2, body["@context"]]
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def _as_3(
    address: str, shape: dict[str, object], limits: Limits, *, is_uncut: bool
) -> dict[str, object]:
    return {
        "@context": CONTEXT_3,
        "id": address,
        "type": "ImageService3",
        "profile": LEVEL_UNCUT if is_uncut else LEVEL,
        **shape,
        "maxWidth": limits.side_px,
        "maxHeight": limits.side_px,
        "maxArea": limits.area_px,
        "preferredFormats": ["jpg"],
        "extraQualities": ["color", "gray", "bitonal"],
        "extraFormats": ["png", "webp"] if is_uncut else ["webp"],
        # What the level asks for anyway (compliance document) is not repeated.
        "extraFeatures": _UNCUT_FEATURES_3
        if is_uncut
        else [
            "canonicalLinkHeader",
            "mirroring",
            "profileLinkHeader",
            "rotationArbitrary",
            "sizeUpscaling",
        ],
    }


def _as_2(
    address: str, shape: dict[str, object], limits: Limits, *, is_uncut: bool
) -> dict[str, object]:
    return {
        "@context": CONTEXT_2,
        "@id": address,
        **shape,
        "profile": [
            f"http://iiif.io/api/image/2/{LEVEL_UNCUT if is_uncut else LEVEL}.json",
            {
                "formats": ["jpg", "png", "webp"],
                "qualities": ["default", "color", "gray", "bitonal"],
                "maxWidth": limits.side_px,
                "maxHeight": limits.side_px,
                "maxArea": limits.area_px,
                "supports": _UNCUT_FEATURES_2
                if is_uncut
                else [
                    "canonicalLinkHeader",
                    "mirroring",
                    "profileLinkHeader",
                    "regionSquare",
                    "rotationArbitrary",
                    "sizeAboveFull",
                ],
            },
        ],
    }


def wants_json_ld(accept: str | None, version: int) -> bool:
    """Whether to label the document JSON-LD (RFC 9110, 12.5.1; Image API section 5.1).

    Version 3 prefers JSON-LD unless the client names plain JSON; version 2.1 the other way round.
    A client that accepts neither still gets the document.
    """
    plain = weight(accept, "application/json")
    linked = weight(accept, "application/ld+json")
    if plain == linked:
        return version == 3
    return linked > plain


def weight(accept: str | None, media_type: str) -> tuple[float, int]:
    """How much `accept` wants `media_type`: its q value, then how exactly it was named."""
    if accept is None:
        return 1.0, 0
    kind = media_type.partition("/")[0]
    ranks = {media_type: 2, f"{kind}/*": 1, "*/*": 0}
    best = (0.0, -1)
    for choice in accept.split(","):
        name, *parameters = choice.split(";")
        rank = ranks.get(name.strip().lower(), -1)
        if rank > best[1]:
            best = (_q(parameters), rank)
    return best


def _q(parameters: list[str]) -> float:
    for parameter in parameters:
        if found := _Q.fullmatch(parameter):
            try:
                return min(1.0, float(found[1]))
            except ValueError:
                return 0.0
    return 1.0
