"""The pages of one manuscript: description, citation files, record; its viewers stand beside."""

from http import HTTPStatus

from fastapi import APIRouter
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
from catalog.paths import MANUSCRIPT_PATH
from catalog.record.published import published
from catalog.references import references
from iiif.presentation.shown import Shown, photographs
from viewer import (
    files_of_citations,
    files_of_records,
    files_of_transcriptions,
    page_models,
    pages_viewers,
)
from viewer.frame import PageHouse, local, show, words_of
from viewer.guests import guest_of
from viewer.page_models import ManuscriptPage
from viewer.record_parts import RecordParts, record_parts
from viewer.web_face import described, web_face


def add(pages: APIRouter, house: PageHouse, clock: Clock) -> None:
    """Add the pages of one manuscript to the router of the public pages."""
    _add_description(pages, house, clock)
    _add_files(pages, house)
    files_of_citations.add(pages, house, clock)
    files_of_records.add(pages, house)
    files_of_transcriptions.add(pages, house)
    pages_viewers.add(pages, house, clock, _page, _described)


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
