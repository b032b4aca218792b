"""The two viewers of one manuscript, opened where a link says: the light reader and Mirador."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from catalog.arks.resolving import pages_called
from catalog.clock import Clock
from catalog.codicology.arrangement_resolving import Means
from catalog.paths import MIRADOR_PATH, READER_PATH
from catalog.transcription.in_force import readable_canvases
from catalog.uris import Uris
from viewer import page_models
from viewer.content_state import Asked, View, read_asked, sent_on
from viewer.frame import PageHouse, local, show, visit_of, words_of
from viewer.handling_views import CustodianNote
from viewer.languages import Translator
from viewer.mirador_settings import config_of_book, config_of_two
from viewer.page_models import ManuscriptPage, SideView
from viewer.reader_lights import lights
from viewer.refusals import sentence_of
from viewer.share_links import share_links

Page = Callable[[PageHouse, Request, str, Clock], ManuscriptPage]
Described = Callable[[PageHouse, Request, str, Clock], Response]

# Stands for a canvas in an address that a script fills in.
_ANY = "0canvas0"


def add(
    pages: APIRouter, house: PageHouse, clock: Clock, page_of: Page, described: Described
) -> None:
    """Add both viewers; `described` shows a book without pages, `page_of` what a guest gets."""
    _add_reader(pages, house, clock, page_of, described)
    _add_mirador(pages, house, clock, page_of)


def _add_reader(
    pages: APIRouter, house: PageHouse, clock: Clock, page_of: Page, described: Described
) -> None:
    @pages.get(READER_PATH)
    def reader(
        request: Request,
        manuscript_id: str,
        canvas: Annotated[str | None, Query(max_length=400)] = None,
        cited: Annotated[str | None, Query(max_length=80)] = None,
        state: Annotated[str | None, Query(alias="iiif-content")] = None,
    ) -> Response:
        page = page_of(house, request, manuscript_id, clock)
        if not page.folios:
            return described(house, request, manuscript_id, clock)
        with house.sessions() as session:
            asked = read_asked(session, house.uris, manuscript_id, canvas, None, state)
        if asked.elsewhere:
            return sent_on(asked)
        at = place_of(page.folios, asked.view)
        t = words_of(request)
        return show(
            house,
            request,
            "reader.html",
            section="manuscripts",
            entries=("reader",),
            page=page,
            canvas=page_models.enlarged(house.uris, page.folios[at]),
            previous=page.folios[at - 1] if at > 0 else None,
            next=page.folios[at + 1] if at + 1 < len(page.folios) else None,
            refused=sentence_of(asked.refused, t) if asked.refused else None,
            cited=_cited(house, page, page.folios[at], cited),
            config=reader_config(page, house.uris, t)
            | _lights(house, manuscript_id, t)
            | _written(house, page)
            | _asked(asked)
            | {"share": share_links(house.uris, page, t)},
            reader_keys=reader_keys(page, t),
        )


def _add_mirador(pages: APIRouter, house: PageHouse, clock: Clock, page_of: Page) -> None:
    @pages.get(MIRADOR_PATH)
    def mirador(
        request: Request,
        manuscript_id: str,
        canvas: Annotated[str | None, Query(max_length=400)] = None,
        xywh: Annotated[str | None, Query(max_length=80)] = None,
        state: Annotated[str | None, Query(alias="iiif-content")] = None,
    ) -> Response:
        page = page_of(house, request, manuscript_id, clock)
        with house.sessions() as session:
            asked = read_asked(
                session, house.uris, manuscript_id, canvas, xywh, state, may_compare=True
            )
        if asked.elsewhere:
            return sent_on(asked)
        t = words_of(request)
        beside = None
        if asked.beside is None:
            config = config_of_book(page, house.uris, t, asked.view)
        else:
            spot = asked.beside
            beside = page_of(house, request, spot.manuscript_id, clock)
            config = config_of_two(
                (page, asked.view), (beside, View(spot.canvas_id, spot.region)), house.uris, t
            )
        return show(
            house,
            request,
            "mirador.html",
            section="manuscripts",
            entries=("mirador",),
            page=page,
            beside=beside,
            refused=sentence_of(asked.refused, t) if asked.refused else None,
            nonce=visit_of(request).make_nonce(),
            config=config,
        )


def _asked(asked: Asked) -> dict[str, Any]:
    """Return what a content state asks the script for; plain parameters it reads itself."""
    view = asked.view
    if not asked.is_by_state or view.canvas_id is None:
        return {}
    return {"asked": {"canvas": view.canvas_id, "xywh": view.xywh}}


def _cited(
    house: PageHouse, page: ManuscriptPage, side: SideView, cited: str | None
) -> tuple[str, str] | None:
    """Return by which older label the page was cited, and its label today.

    Only one that leads here by the record itself: an address alone puts no words into a page.
    """
    if not cited:
        return None
    with house.sessions() as session:
        found = pages_called(session, page.id, cited)
    via = [one.via for one in found if one.canvas_id == side.id and one.means is not Means.LABEL]
    return (via[0], side.label) if via else None


def place_of(sides: Sequence[SideView], view: View) -> int:
    """Return the index of the side that a view names; the first one when it names none of these."""
    wanted = view.canvas_id
    return next((index for index, side in enumerate(sides) if side.id == wanted), 0)


def reader_config(page: ManuscriptPage, uris: Uris, t: Translator) -> dict[str, Any]:
    """Return what the script of the reader needs: the pages in reading order, and its sentences."""
    slots = {
        name: f"{{{name}}}" for name in ("label", "number", "total", "first", "second", "last")
    }
    notes = list(dict.fromkeys(note for side in page.folios for note in side.notes))
    return {
        "direction": page.direction.value,
        "pages": [_reader_page(side, uris, notes) for side in page.folios],
        "notes": [_reader_note(note) for note in notes],
        "strings": {
            "stage": t("reader-stage"),
            "announce": t("reader-announce", **slots),
            "announceSpread": t("reader-announce-spread", **slots),
            "noImage": t("reader-no-image"),
            "noThumbnail": t("handling-no-thumbnail"),
            "loadFailed": t("reader-load-failed"),
            "marked": t("drawing-reader-marked"),
            "noLight": t("light-not-here", **slots, light="{light}"),
            "light": t("light-shown", light="{light}"),
            "textNone": t("reader-text-none"),
            "textLoading": t("reader-text-loading"),
            "textFailed": t("reader-text-failed"),
            "textLine": t("reader-text-line", number="{number}"),
        },
    }


def _reader_note(note: CustodianNote) -> dict[str, Any]:
    words = note.words
    return {
        "custodian": note.custodian,
        "text": words.text,
        "language": words.language,
        "direction": words.direction,
    }


def _reader_page(side: SideView, uris: Uris, notes: Sequence[CustodianNote]) -> dict[str, Any]:
    page: dict[str, Any] = {
        "id": side.id,
        "label": side.label,
        "width": side.width,
        "height": side.height,
        "face": side.face.value,
        "nonPaged": side.stands_alone,
        "service": local(uris.image(side.image_id)) if side.image_id else None,
        "thumb": side.picture.src if side.picture else None,
    }
    if side.notes:
        page["notes"] = [notes.index(note) for note in side.notes]
    if side.closed:
        page["closed"] = side.closed
    if side.is_uncut:
        page["uncut"] = True
    if not side.may_cover:
        page["uncovered"] = True
    if side.is_no_thumbnail:
        page["noThumbnail"] = True
    if side.image_id and side.image_size != (side.width, side.height):
        page["image"] = dict(zip(("width", "height"), side.image_size, strict=True))
    return page


def _lights(house: PageHouse, manuscript_id: str, t: Translator) -> dict[str, Any]:
    with house.sessions() as session:
        found = lights(session, house.uris, manuscript_id, t)
    return {"lights": found} if found else {}


def _written(house: PageHouse, page: ManuscriptPage) -> dict[str, Any]:
    """Return where the text of a side is, and which sides have one; nothing where none has."""
    with house.sessions() as session:
        found = readable_canvases(session, page.id)
    if not found:
        return {}
    address = local(house.uris.transcribed_canvas(page.id, _ANY))
    return {
        "written": address.replace(_ANY, "{canvas}"),
        "writtenOn": [side.id for side in page.folios if side.id in found],
    }


def reader_keys(page: ManuscriptPage, t: Translator) -> list[tuple[tuple[str, ...], str]]:
    """List the keys of the reader and what each does (src/reader/keyboard.js acts on them)."""
    turning = ("←", "→") if page.direction.value.endswith(("left", "right")) else ("↑", "↓")
    return [
        (turning, t("reader-keys-turn")),
        (("Home",), t("reader-first")),
        (("End",), t("reader-last")),
        (("Shift", *turning), t("reader-keys-pan")),
        (("+",), t("reader-zoom-in")),
        (("-",), t("reader-zoom-out")),
        (("0",), t("reader-whole")),
        (("m",), t("reader-spread")),
        (("r",), t("reader-rotate")),
        (("t",), t("reader-keys-text")),
        (("f",), t("reader-fullscreen")),
    ]
