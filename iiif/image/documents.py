"""info.json as it is answered: the whole document, or what those hear who do not get the image."""

from __future__ import annotations

import hashlib

from catalog.access.tiers import Grant
from catalog.images import ServedImage, small_id
from catalog.language_ranges import preferred
from catalog.uris import Uris
from iiif.auth import wording
from iiif.auth.services import cookie_service, services_for
from iiif.image.geometry import Geometry, Limits
from iiif.image.handling import limits_of
from iiif.image.info import (
    CONTEXT_2_LINK,
    JSON_LD_TYPES,
    JSON_TYPE,
    PROFILE_LINKS,
    closed_document,
    info_document,
    small_document,
    wants_json_ld,
)
from iiif.image.replies import CORS, SHORT_LIVED, UNCACHED, Answer, Header, same
from iiif.image.shelf import OpenImage


def info_answer(
    uris: Uris, limits: Limits, image: OpenImage, version: int, headers: dict[bytes, bytes]
) -> Answer:
    """The document of an open image, made once for each version of the API and each language."""
    language = _language(headers) if image.served.terms else wording.FALLBACK
    if (version, language) not in image.info:
        body = _document(uris, limits_of(image.served, limits), image, version, language)
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'.encode()
        image.info[version, language] = body, tag
    body, etag = image.info[version, language]
    accept = headers.get(b"accept")
    linked = wants_json_ld(None if accept is None else accept.decode("latin-1"), version)
    link = PROFILE_LINKS[version, image.served.is_uncut]
    if version == 2 and not linked:
        link = f"{CONTEXT_2_LINK},{link}"
    told: tuple[Header, ...] = (
        (b"content-type", JSON_LD_TYPES[version] if linked else JSON_TYPE),
        (b"etag", etag[:-1] + (b'-l"' if linked else b'"')),
        SHORT_LIVED,
        CORS,
        (b"vary", b"Accept, Accept-Language" if image.served.terms else b"Accept"),
        (b"link", link.encode()),
    )
    if same(headers.get(b"if-none-match"), told[1][1]):
        return 304, told[1:], b""
    return 200, told, body


def closed_answer(
    uris: Uris, image_id: str, served: ServedImage, version: int, headers: dict[bytes, bytes]
) -> Answer:
    """What those hear who do not get the whole image (Authentication 1.0, section 3).

    They are led to the small picture where everybody gets that; else the document comes with 401
    and says where to ask.
    """
    if served.grant is Grant.SMALL:
        where = (b"location", uris.info(small_id(image_id), version).encode())
        return 302, (where, CORS, UNCACHED), b""
    body = closed_document(
        uris.image(image_id, version), version, Geometry(served.width, served.height),
        services_for(uris, image_id, served.terms, _language(headers)),
    )  # fmt: skip
    told = ((b"content-type", JSON_TYPE), CORS, UNCACHED, (b"vary", b"Accept-Language"))
    return 401, told, body


def _language(headers: dict[bytes, bytes]) -> str:
    """The language of the house that the reader wants, for what viewers say of authorization."""
    asked = headers.get(b"accept-language", b"").decode("latin-1")
    return preferred(asked, wording.CLOSED, wording.FALLBACK)


def _document(uris: Uris, limits: Limits, image: OpenImage, version: int, language: str) -> bytes:
    address = uris.image(image.image_id, version)
    if image.served.is_small:
        # Who was led here from the whole picture finds the way in (Authentication 1.0, 3); in
        # version 2 the probe leads here, and this picture has none of its own.
        terms = image.served.terms
        services = [cookie_service(uris, terms, language)] if terms else []
        return small_document(address, version, image.geometry, services)
    return info_document(
        address, version, image.geometry, limits, is_uncut=image.served.is_uncut,
        services=services_for(uris, image.image_id, image.served.terms, language),
    )  # fmt: skip
