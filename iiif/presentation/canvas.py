"""One side of one leaf as a IIIF canvas (Presentation 3.0, 5.3).

The canvas is permanent, its picture is not: the canvas has its own size, the service that of the
photograph, the body that of the request it names (house.md, D5). Every whole image named here
stands ready in the tile archive, so a viewer's first requests decode nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.handling.in_force import UNRESTRICTED, Handling
from catalog.language import NONE
from catalog.pages import Behind, PageRow
from catalog.uris import Uris
from iiif.image.geometry import entry_path
from iiif.image.info import LEVEL, LEVEL_UNCUT
from iiif.presentation import restricted, transcribed
from iiif.presentation.damage import page_reference
from iiif.presentation.handling import on_canvas
from iiif.presentation.language import NO_IMAGE
from iiif.presentation.shown import NOTHING, Layer, Shown
from storage.tile_pyramid import Size, thumbnail_size, whole_sizes

Node = dict[str, Any]


def canvas_of(
    uris: Uris,
    manuscript_id: str,
    page: PageRow,
    *,
    is_unpaired: bool,
    handling: Handling = UNRESTRICTED,
    known: Shown = NOTHING,
) -> Node:
    """The canvas of `page`; without a picture it keeps its place and says that none is shown.

    `is_unpaired`: it is not part of a spread (see `openings`). What custodians ask in `handling`
    is said, and done, for every photograph: no thumbnail, no promise of regions. Several
    photographs of `known` are a Choice, the current state first (Presentation 3.0, 5.7).
    """
    canvas_id = page.canvas_id
    canvas: Node = {
        "id": uris.canvas(manuscript_id, canvas_id),
        "type": "Canvas",
        "label": {NONE: [page.side_label]},
        "height": page.height_px,
        "width": page.width_px,
        **on_canvas(handling, canvas_id),
    }
    if is_unpaired:
        canvas["behavior"] = ["non-paged"]
    canvas |= restricted.said_of(page)
    layers = known.layers(page)
    if not layers and page.behind is None:
        return canvas | {"summary": NO_IMAGE, "items": []}
    is_uncut = handling.is_uncut(canvas_id)
    if layers and handling.may_stand_for(canvas_id):
        now = layers[0]
        size = now.width, now.height
        canvas["thumbnail"] = [thumbnail(uris, now.image_id, *size, is_uncut=is_uncut)]
    elif page.behind and not layers:
        canvas["thumbnail"] = [restricted.closed_thumbnail(uris, page.width_px, page.height_px)]
    painting = {
        "id": uris.annotation(manuscript_id, canvas_id),
        "type": "Annotation",
        "motivation": "painting",
        "body": restricted.closed_body(uris, page.behind)
        if page.behind and not layers
        else _choice(uris, layers, page.behind, is_uncut=is_uncut),
        "target": canvas["id"],
    }
    canvas["items"] = [
        {
            "id": uris.annotation_page(manuscript_id, canvas_id),
            "type": "AnnotationPage",
            "items": [painting],
        }
    ]
    beside = [
        page_reference(uris, manuscript_id, survey, canvas_id)
        for survey in known.surveys(page, handling)
    ]
    if canvas_id in known.transcribed:
        beside.insert(0, transcribed.page_reference(uris, manuscript_id, canvas_id))
    if beside:
        canvas["annotations"] = beside
    return canvas


def thumbnail(
    uris: Uris, image_id: str, width: int, height: int, *, is_uncut: bool = False
) -> Node:
    """The thumbnail of an image of `width` x `height` pixels.

    Its service lists the sizes that stand ready, and only those: Mirador takes one of them where it
    would else ask for a size of its own, which somebody would have to draw.
    """
    sizes = [{"width": w, "height": h} for w, h in whole_sizes(width, height)]
    service = _service(uris, image_id, width, height, is_uncut=is_uncut) | {"sizes": sizes}
    return _image(uris, image_id, thumbnail_size(width, height)) | {"service": [service]}


def _choice(uris: Uris, layers: Sequence[Layer], behind: Behind | None, *, is_uncut: bool) -> Node:
    bodies = [
        _body(uris, layer.image_id, layer.width, layer.height, is_uncut=is_uncut)
        for layer in layers
    ]
    if behind is not None:
        # The small picture, which everybody gets; the whole one stands behind its services.
        bodies[0]["service"] = restricted.services_of(uris, behind)
    if len(bodies) == 1:
        return bodies[0]
    labelled = [{**body, "label": layer.label} for body, layer in zip(bodies, layers, strict=True)]
    return {"type": "Choice", "items": labelled}


def _body(uris: Uris, image_id: str, width: int, height: int, *, is_uncut: bool) -> Node:
    # Viewers without tiles get a picture at once; the others take the service, which has it all.
    shown = max(whole_sizes(width, height), key=max)
    older = {
        "@id": uris.image(image_id, version=2),
        "@type": "ImageService2",
        "profile": f"http://iiif.io/api/image/2/{LEVEL_UNCUT if is_uncut else LEVEL}.json",
        "width": width,
        "height": height,
    }
    return _image(uris, image_id, shown) | {
        "service": [_service(uris, image_id, width, height, is_uncut=is_uncut), older]
    }


def _image(uris: Uris, image_id: str, size: Size) -> Node:
    width, height = size
    return {
        "id": uris.image_request(image_id, entry_path(None, width, height)),
        "type": "Image",
        "format": "image/jpeg",
        "height": height,
        "width": width,
    }


def _service(uris: Uris, image_id: str, width: int, height: int, *, is_uncut: bool) -> Node:
    return {
        "id": uris.image(image_id),
        "type": "ImageService3",
        "profile": LEVEL_UNCUT if is_uncut else LEVEL,
        "width": width,
        "height": height,
    }
