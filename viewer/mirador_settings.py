"""What a page tells Mirador; what never changes its script adds (`mirador/configuration.js`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from catalog.uris import Uris
from viewer.content_state import View
from viewer.languages import LANGUAGES, Translator
from viewer.page_models import ManuscriptPage, SideView

# Where a custodian's note is a condition, it is in sight from the start.
_NOTES_IN_SIGHT: Final = {"sideBarOpen": True, "sideBarPanel": "attribution"}
_NO_GALLERY: Final = {
    "views": [
        {"key": "single", "behaviors": ["individuals"]},
        {"key": "book", "behaviors": ["paged"]},
    ]
}


def pairs_by_counting(sides: Sequence[SideView]) -> bool:
    """Whether plain counting, the first side alone and then two by two, finds the open book.

    Mirador 4.0 counts so and passes over `non-paged` (Presentation 3.0, 3.2): after a cover or a
    gap it would lay the two sides of one leaf beside each other.
    """
    bound = [index for index, side in enumerate(sides) if not side.stands_alone]
    opened = list(zip(bound[1::2], bound[2::2], strict=False))
    return opened == [(index, index + 1) for index in range(1, len(sides) - 1, 2)]


def config_of_book(page: ManuscriptPage, uris: Uris, t: Translator, view: View) -> dict[str, Any]:
    """Return the page's own part of Mirador's configuration; the script adds what never changes.

    Mirador 4.0 knows no content state, so the view asked for is handed over as canvas and centre.
    Its words for the two pages of a spread are "Left" and "Right", wrong in half of all books.
    """
    has_strip = not any(side.is_no_thumbnail for side in page.folios)
    window: dict[str, Any] = {
        "manifestId": page.links.manifest,
        "thumbnailNavigationPosition": "far-bottom" if has_strip else "off",
    }
    if not pairs_by_counting(page.folios):
        window["view"] = "single"
    known = {side.id: side for side in page.folios}
    if view.canvas_id in known:
        window["canvasId"] = uris.canvas(page.id, view.canvas_id)
        # A page that its custodians want whole is opened whole, whatever the link says.
        if view.region and not known[view.canvas_id].is_uncut:
            x, y, width, height = view.region
            window["initialViewerConfig"] = {
                "x": x + width / 2,
                "y": y + height / 2,
                "zoom": 1 / width,
            }
            # The script knows the shape of the window, and puts the whole region into it.
            window["region"] = [x, y, width, height]
    return {**_frame(t), "windows": [window], **_handling(page)}


def config_of_two(
    one: tuple[ManuscriptPage, View], other: tuple[ManuscriptPage, View], uris: Uris, t: Translator
) -> dict[str, Any]:
    """Return the same for two places beside each other, in one book or in two.

    What the custodians of either book ask holds for both: Mirador has one rule for all windows.
    """
    first, second = (config_of_book(page, uris, t, view) for page, view in (one, other))
    (left,), (right,) = first["windows"], second["windows"]
    for window, name in ((left, "first"), (right, "second")):
        window |= {"id": name, "view": "single", "thumbnailNavigationPosition": "off"}
    return {
        **first,
        "windows": [left, right],
        "window": {**first["window"], **second["window"]},
        "thumbnailNavigation": {**first["thumbnailNavigation"], **second["thumbnailNavigation"]},
    }


def config_of_found(collection: str, t: Translator) -> dict[str, Any]:
    """Return the same for books that a reader chooses from a collection at this address.

    Which book it will be is not known, so what any custodian may ask for holds for all: notes in
    sight, no strip and gallery that would make pictures of every page, no words over pictures.
    """
    return {
        **_frame(t),
        "windows": [{"manifestId": collection, "thumbnailNavigationPosition": "off"}],
        "window": _NOTES_IN_SIGHT | _NO_GALLERY,
        "thumbnailNavigation": {"displaySettings": False, "showThumbnailLabels": False},
    }


def _frame(t: Translator) -> dict[str, Any]:
    """Return what hangs on the language of the reader."""
    code = t.language.code
    return {
        "language": code,
        "availableLanguages": {each.code: each.name for each in LANGUAGES.values()},
        "translations": {
            code: {
                "currentItem_1/2": t("mirador-first-page"),
                "currentItem_2/2": t("mirador-second-page"),
            }
        },
        "theme": {
            "direction": t.language.direction,
            "palette": {"primary": {"main": "#14566B"}, "secondary": {"main": "#14566B"}},
        },
    }


def _handling(page: ManuscriptPage) -> dict[str, Any]:
    """Return what Mirador must be told, so that it keeps the custodians' rules on our page.

    It makes a thumbnail of every page that has none, so a book with a page that is to have none is
    shown without strip and gallery; and it writes labels over thumbnails.
    """
    window: dict[str, Any] = {}
    thumbnails: dict[str, Any] = {}
    if page.handling.is_only_with_note:
        window |= _NOTES_IN_SIGHT
    if any(side.is_no_thumbnail for side in page.folios):
        window |= _NO_GALLERY
        thumbnails["displaySettings"] = False
    if not all(side.may_cover for side in page.folios):
        thumbnails["showThumbnailLabels"] = False
    return {"window": window, "thumbnailNavigation": thumbnails}
