"""What a manifest says of pages that not everybody gets: their size, and where one may ask.

One manifest is for all readers: it names the whole picture with the services of authorization, and
whoever may see it gets it. Nothing of what is on the page is told, and of a sealed page not even
that there is a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.access.tiers import Grant
from catalog.pages import Behind, PageRow
from catalog.uris import Uris
from iiif.auth import wording
from iiif.auth.services import AUTH_2, services_for
from iiif.image.geometry import entry_path
from iiif.image.info import LEVEL
from storage.tile_pyramid import thumbnail_size, whole_sizes

Node = dict[str, Any]


def context_of(pages: Sequence[PageRow], context: str) -> str | list[str]:
    """The context of a document with these pages (Authorization Flow 2.0, 2.1)."""
    return [AUTH_2, context] if any(page.behind for page in pages) else context


def context_of_piece(body: bytes, context: str) -> str | list[str]:
    """The context of a part of a document, by its JSON."""
    return [AUTH_2, context] if b'"AuthProbeService2"' in body else context


def services_of(uris: Uris, behind: Behind) -> list[Node]:
    """The image services of the whole picture, both versions, with those of authorization."""
    inner = services_for(uris, behind.image_id, behind.terms)
    size = {"width": behind.width, "height": behind.height}
    return [
        {
            "id": uris.image(behind.image_id),
            "type": "ImageService3",
            "profile": LEVEL,
            **size,
            "service": inner,
        },
        {
            "@id": uris.image(behind.image_id, version=2),
            "@type": "ImageService2",
            "profile": f"http://iiif.io/api/image/2/{LEVEL}.json",
            **size,
            "service": inner,
        },
    ]


def closed_body(uris: Uris, behind: Behind) -> Node:
    """The whole picture as the body of an annotation, for whoever may ask for it."""
    width, height = max(whole_sizes(behind.width, behind.height), key=max)
    return {
        "id": uris.image_request(behind.image_id, entry_path(None, width, height)),
        "type": "Image",
        "format": "image/jpeg",
        "height": height,
        "width": width,
        "service": services_of(uris, behind),
    }


def closed_thumbnail(uris: Uris, width: int, height: int) -> Node:
    """A drawing of a closed leaf; without one viewers ask for a small picture and are refused."""
    width, height = thumbnail_size(width, height)
    return {
        "id": uris.access_closed(),
        "type": "Image",
        "format": "image/svg+xml",
        "height": height,
        "width": width,
    }


def said_of(page: PageRow) -> Node:
    """What a canvas says of its being closed: whose it is, in plain words; or nothing."""
    if page.behind is None or page.grant is Grant.FULL:
        return {}
    return {"summary": wording.note_of(page.behind.terms)}
