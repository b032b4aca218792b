"""The pages of one manuscript: description, citation files, record, light reader, Mirador."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog import archive, manuscripts, revisions
from catalog.access.tiers import PUBLIC, Guest
from catalog.clock import Clock, now
from catalog.conservation.released import telling
from catalog.conservation.signing import signing
from catalog.errors import NotFound, Withdrawn
from catalog.handling.in_force import Handling, in_force
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_seen_by
from catalog.paths import (
    MANUSCRIPT_PATH,
    MIRADOR_PATH,
    READER_PATH,
)
from catalog.record.published import published
from catalog.references import references
from catalog.transcription.in_force import readable_canvases
from catalog.uris import Uris
from iiif.presentation.shown import Shown, photographs
from viewer import files_of_citations, files_of_records, files_of_transcriptions, page_models
from viewer.content_state import View, read_view
from viewer.frame import PageHouse, local, show, visit_of, words_of
from viewer.guests import guest_of
from viewer.handling_views import CustodianNote
from viewer.languages import Translator
from viewer.mirador_settings import config_of_book
from viewer.page_models import ManuscriptPage, SideView
from viewer.reader_lights import lights
from viewer.record_parts import RecordParts, record_parts
from viewer.web_face import described, web_face

# Stands for a canvas in an address that a script fills in.
_ANY = "0canvas0"


def add(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    """Add the pages of one manuscript to the router of the public pages."""
    _add_description(pages, house, clock)
    _add_files(pages, house)
    files_of_citations.add(pages, house, clock)
    files_of_records.add(pages, house)
    files_of_transcriptions.add(pages, house)
    _add_viewers(pages, house, clock)


def _load(
    house: PageHouse, manuscript_id: str, guest: Guest
) -> tuple[Manuscript, list[PageRow], Handling]:
    """Return the manuscript, its sides as this guest gets them now, and how they are handled.

    What is withheld or not yet published is not there; what was withdrawn says so.
    """
    with house.sessions() as session:
        manuscript = manuscripts.readable(session, manuscript_id)
        handling = in_force(session, manuscript_id)
        rows = pages_seen_by(session, manuscript_id, guest, now())
        return manuscript, Shown(photographs(session, manuscript_id)).current(rows), handling


def _page(house: PageHouse, request: Request, manuscript_id: str, clock: Clock) -> ManuscriptPage:
    manuscript, rows, handling = _load(house, manuscript_id, guest_of(request))
    t = words_of(request)
    return page_models.manuscript_page(manuscript, rows, house.uris, t, clock(), handling)


def _add_description(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    # Programs ask for the head alone, to read the links in it.
    @pages.api_route(MANUSCRIPT_PATH, methods=["GET", "HEAD"])
    def manuscript(request: Request, manuscript_id: str) -> Response:
        return _described(house, request, manuscript_id, clock)


def _described(house: PageHouse, request: Request, manuscript_id: str, clock: Clock) -> Response:
    """Return the page of the manuscript, or what stands in its place since it was withdrawn."""
    t = words_of(request)
    try:
        page = _page(house, request, manuscript_id, clock)
    except Withdrawn:
        return _tombstone(house, request, manuscript_id, clock)
    with house.sessions() as session:
        has_entries = signing.last_hash(session, manuscript_id) != ""
        has_condition = has_entries and telling.is_anything_told(session, manuscript_id)
        text = files_of_transcriptions.links(session, house.uris, manuscript_id)
        has_references = references.has_any(session, manuscript_id)
        kept = published(session, manuscript_id)
        parts = (
            RecordParts()
            if kept is None
            else record_parts(session, house.uris, t, manuscript_id, kept.document)
        )
        face = web_face(
            session,
            house.uris,
            manuscripts.find(session, manuscript_id),
            t.language.code,
            has_record=kept is not None,
        )
    return show(
        house,
        request,
        "manuscript.html",
        section="manuscripts",
        entries=parts.entries,
        headers={"Link": face.signposts.header},
        page=page,
        face=face,
        face_text=described([each.text for each in page.summary] or [page.citation.plain]),
        parts=parts,
        history=parts.history,
        verify=local(house.uris.verify(manuscript_id)) if has_entries else "",
        condition=local(house.uris.condition(manuscript_id)) if has_condition else "",
        text=text,
        references=local(house.uris.references(manuscript_id)) if has_references else "",
        linked_art=local(house.uris.linked_art(manuscript_id)) if kept else "",
    )


def _tombstone(house: PageHouse, request: Request, manuscript_id: str, clock: Clock) -> Response:
    with house.sessions() as session:
        manuscript = manuscripts.find(session, manuscript_id)
        latest = revisions.latest(session, manuscript_id)
        successor = _successor(session, manuscript)
    t = words_of(request)
    return show(
        house,
        request,
        "record/tombstone.html",
        section="manuscripts",
        status=HTTPStatus.GONE,
        page=page_models.manuscript_page(manuscript, [], house.uris, t, clock()),
        reason=manuscript.withdrawn_reason,
        at=latest.at if latest else manuscript.changed_at,
        successor=local(house.uris.manuscript(successor.id)) if successor else "",
        successor_shelfmark=successor.shelfmark if successor else "",
    )


def _successor(session: Session, manuscript: Manuscript) -> Manuscript | None:
    """Return the record in which a withdrawn one goes on, if the public may see it."""
    if manuscript.successor_id is None:
        return None
    try:
        return manuscripts.readable(session, manuscript.successor_id)
    except (NotFound, Withdrawn):
        return None


def _add_files(pages: APIRouter, house: PageHouse) -> None:
    @pages.get(f"{MANUSCRIPT_PATH}/record.json")
    def record(manuscript_id: str) -> Response:
        _load(house, manuscript_id, PUBLIC)
        with house.sessions() as session:
            # In the spelling of the vault, so that two copies can be held against each other.
            body = archive.encode(archive.public_record_of(session, manuscript_id))
        return Response(body, media_type="application/json")


def _add_viewers(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    @pages.get(READER_PATH)
    def reader(
        request: Request,
        manuscript_id: str,
        canvas: Annotated[str | None, Query(max_length=400)] = None,
        state: Annotated[str | None, Query(alias="iiif-content", max_length=4000)] = None,
    ) -> Response:
        page = _page(house, request, manuscript_id, clock)
        if not page.folios:
            return _described(house, request, manuscript_id, clock)
        at = place_of(page.folios, read_view(canvas, None, state))
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
            config=reader_config(page, house.uris, t)
            | _lights(house, manuscript_id, t)
            | _written(house, page),
            reader_keys=reader_keys(page, t),
        )

    @pages.get(MIRADOR_PATH)
    def mirador(
        request: Request,
        manuscript_id: str,
        canvas: Annotated[str | None, Query(max_length=400)] = None,
        xywh: Annotated[str | None, Query(max_length=80)] = None,
        state: Annotated[str | None, Query(alias="iiif-content", max_length=4000)] = None,
    ) -> Response:
        page = _page(house, request, manuscript_id, clock)
        view = read_view(canvas, xywh, state)
        return show(
            house,
            request,
            "mirador.html",
            section="manuscripts",
            entries=("mirador",),
            page=page,
            nonce=visit_of(request).make_nonce(),
            config=config_of_book(page, house.uris, words_of(request), view),
        )


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
