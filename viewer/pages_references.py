"""Manuscripts of others beside a book: their list, why they are there, and comparing.

This house never asks another server for anything. The reader's browser does, on one page, after
that server was named to its reader; until then the policy of the page lets it ask nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity, manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.errors import ManuscriptNotFound, Withdrawn
from catalog.handling.in_force import in_force
from catalog.identifiers import mint
from catalog.identity import Manuscript
from catalog.pages import pages_of
from catalog.paths import (
    COMPARE_REFERENCE_PATH,
    REFERENCE_MANIFEST_PATH,
    REFERENCE_PATH,
    REFERENCES_PATH,
)
from catalog.references import archive, references
from catalog.references.errors import ReferenceNotFound
from catalog.references.manifest import origin_of
from catalog.references.references import Hand, Why
from catalog.references.tables import OutsideReference, Reason
from iiif.presentation.shown import Shown, photographs
from storage.vault import Vault
from viewer import page_models
from viewer.content_state import read_view
from viewer.frame import PageHouse, local, person_of, show, visit_of, words_of
from viewer.import_files import sent_files, uploads
from viewer.languages import Translator
from viewer.mirador_settings import config_of_book
from viewer.page_models import ManuscriptPage, said
from viewer.record_rooms import room
from viewer.reference_views import names_of, reference_view, servers_of
from viewer.sent_forms import Mistake, Sent, sent_form, taken

BODY_MAX = 8 * 1024 * 1024
_OURS, _THEIRS = "ours", "theirs"
# WebGL draws no picture of a server that did not allow it (CORS); a canvas draws every picture.
_DRAWN = {"osdConfig": {"drawer": "canvas"}}


class ReferenceHouse(PageHouse, Protocol):
    """What references need of the assembled house."""

    @property
    def vault(self) -> Vault:
        """Return where manifests are kept."""


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: ReferenceHouse
    clock: Clock

    def hand(self, person: Person) -> Hand:
        """Return the hand of whoever does something now."""
        own = origin_of(self.house.uris.home()) or ""
        return Hand(self.house.vault.root, person.name, self.clock(), mint, own)

    def book(
        self, session: Session, request: Request, manuscript_id: str
    ) -> tuple[Manuscript, bool]:
        """Return the book and whether everybody may see it; staff may see what nobody else does.

        Raises:
            ManuscriptNotFound, Withdrawn: it is not to be seen by whoever asks.
        """
        try:
            return manuscripts.readable(session, manuscript_id), True
        except (ManuscriptNotFound, Withdrawn):
            found = identity.find(session, manuscript_id)
            if not may(person_of(request), Action.READ_DRAFT, found.holder_id):
                raise
            return found, False


def router(house: ReferenceHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages; `needs` guards what changes them."""
    doors = Doors(house, clock)
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_reading(pages, doors)
    _add_writing(pages, doors, needs(Action.DESCRIBE))
    return pages


def _add_reading(pages: APIRouter, doors: Doors) -> None:
    @pages.get(REFERENCES_PATH)
    def listed(request: Request, manuscript_id: str) -> Response:
        return _list(doors, request, manuscript_id)

    @pages.get(REFERENCE_MANIFEST_PATH)
    def kept_manifest(request: Request, manuscript_id: str, reference_id: str) -> Response:
        with doors.house.sessions() as session:
            doors.book(session, request, manuscript_id)
            row = _shown(session, manuscript_id, reference_id)
            if row.sha256 is None:
                raise ReferenceNotFound(reference_id)
            data = archive.manifest(doors.house.vault.root, row)
        return Response(data, media_type="application/json", headers={"Cache-Control": "no-cache"})

    @pages.get(COMPARE_REFERENCE_PATH)
    def compare(
        request: Request,
        manuscript_id: str,
        reference_id: str,
        canvas: Annotated[str | None, Query(max_length=400)] = None,
        side: Annotated[int, Query(ge=0, le=10_000)] = 0,
        asked: Annotated[bool, Query()] = False,
    ) -> Response:
        with doors.house.sessions() as session:
            manuscript, is_public = doors.book(session, request, manuscript_id)
            row = _shown(session, manuscript_id, reference_id)
        page = _page(doors, request, manuscript_id) if is_public else None
        if asked:
            return _beside(doors, request, manuscript, row, page, canvas, side)
        return _ask(doors, request, manuscript, row, page, canvas, side)


def _add_writing(pages: APIRouter, doors: Doors, describer: Callable[[Request], Person]) -> None:
    def check(person: Person, manuscript_id: str) -> None:
        with doors.house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.DESCRIBE, manuscript.holder_id)

    def take(request: Request, person: Person, manuscript_id: str, form: FormData) -> Response:
        sent = Sent(form)

        def act() -> str:
            given = _manifest_in(form)
            with doors.house.sessions.begin() as session:
                references.add(
                    session, manuscript_id, _why(sent), doors.hand(person), manifest=given,
                    address=sent.one("address"),
                )  # fmt: skip
            return local(doors.house.uris.references(manuscript_id))

        return taken(request, sent, act, partial(_list, doors, request, manuscript_id))

    def rewrite(
        request: Request, person: Person, manuscript_id: str, reference_id: str, sent: Sent
    ) -> Response:
        check(person, manuscript_id)

        def act() -> str:
            with doors.house.sessions.begin() as session:
                row = references.find(session, manuscript_id, reference_id)
                hand, edition = doors.hand(person), sent.number("edition")
                if sent.one("step") in ("remove", "restore"):
                    references.set_removed(
                        session, row, hand, edition=edition, is_removed=sent.one("step") == "remove"
                    )
                else:
                    references.change(session, row, _why(sent), hand, edition=edition)
            return local(doors.house.uris.references(manuscript_id))

        return taken(request, sent, act, partial(_list, doors, request, manuscript_id))

    @pages.post(REFERENCES_PATH)
    async def add(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(describer)]
    ) -> Response:
        await run_in_threadpool(check, person, manuscript_id)
        async with sent_files(request, BODY_MAX) as form:
            return await run_in_threadpool(take, request, person, manuscript_id, form)

    @pages.post(REFERENCE_PATH)
    async def change(
        request: Request,
        manuscript_id: str,
        reference_id: str,
        person: Annotated[Person, Depends(describer)],
    ) -> Response:
        sent = await sent_form(request)
        return await run_in_threadpool(rewrite, request, person, manuscript_id, reference_id, sent)


def _manifest_in(form: FormData) -> bytes | None:
    """Return the manifest of a form: the file, or what was pasted."""
    for upload in uploads(form, "file"):
        upload.file.seek(0)
        return upload.file.read()
    pasted = form.get("pasted")
    return pasted.encode() if isinstance(pasted, str) and pasted.strip() else None


def _why(sent: Sent) -> Why:
    known = {one.value: one for one in Reason}
    return Why(
        known.get(sent.one("reason"), Reason.OTHER), sent.one("note"),
        sent.one("note_language") or "none",
    )  # fmt: skip


def _shown(session: Session, manuscript_id: str, reference_id: str) -> OutsideReference:
    row = references.find(session, manuscript_id, reference_id)
    if row.is_removed:
        raise ReferenceNotFound(reference_id)
    return row


def _page(doors: Doors, request: Request, manuscript_id: str) -> ManuscriptPage:
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        manuscript = manuscripts.readable(session, manuscript_id)
        handling = in_force(session, manuscript_id)
        rows = Shown(photographs(session, manuscript_id)).current(pages_of(session, manuscript_id))
    return page_models.manuscript_page(manuscript, rows, house.uris, t, doors.clock(), handling)


def _list(
    doors: Doors, request: Request, manuscript_id: str, mistake: Mistake | None = None
) -> Response:
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        manuscript, is_public = doors.book(session, request, manuscript_id)
        person = person_of(request)
        may_write = may(person, Action.DESCRIBE, manuscript.holder_id)
        is_staff = may(person, Action.READ_DRAFT, manuscript.holder_id)
        rows = references.of_manuscript(session, manuscript_id, with_removed=may_write)
        views = [reference_view(row, house.uris, t) for row in rows]
        title = said(manuscript.titles, t.language.code)
        head = room(manuscript, house.uris, "references")
    return show(
        house, request, "references/list.html", section="manuscripts", entries=("references",),
        status=mistake.status if mistake else 200, title=title, shelfmark=manuscript.shelfmark,
        room=head, is_staff=is_staff, is_public=is_public, may_write=may_write,
        book=local(house.uris.manuscript(manuscript_id)), mistake=mistake,
        address=local(house.uris.references(manuscript_id)),
        references=[one for one in views if not one.is_removed],
        removed=[one for one in views if one.is_removed],
        reasons=[one.value for one in Reason], sent=mistake.sent if mistake else Sent(),
    )  # fmt: skip


def _ask(
    doors: Doors,
    request: Request,
    manuscript: Manuscript,
    row: OutsideReference,
    page: ManuscriptPage | None,
    canvas: str | None,
    side: int,
) -> Response:
    """The page before: which servers the browser would ask, and which two sides to open."""
    house, t = doors.house, words_of(request)
    return show(
        house, request, "references/ask.html", section="manuscripts", entries=("references",),
        reference=reference_view(row, house.uris, t), shelfmark=manuscript.shelfmark,
        title=said(manuscript.titles, t.language.code), page=page,
        servers=names_of(servers_of(row)), theirs=[label for _, label in row.sides],
        canvas=canvas, side=side,
        all=local(house.uris.references(manuscript.id)),
        book=local(house.uris.manuscript(manuscript.id)),
    )  # fmt: skip


def _beside(
    doors: Doors,
    request: Request,
    manuscript: Manuscript,
    row: OutsideReference,
    page: ManuscriptPage | None,
    canvas: str | None,
    side: int,
) -> Response:
    """Both books in Mirador; only this answer lets the browser ask their servers."""
    house, t = doors.house, words_of(request)
    visit = visit_of(request)
    visit.outside = servers_of(row)
    view = reference_view(row, house.uris, t)
    config = _config(doors, request, row, page, canvas, side)
    return show(
        house, request, "references/compare.html", section="manuscripts", entries=("mirador",),
        headers={"Cache-Control": "no-store"}, nonce=visit.make_nonce(), config=config,
        reference=view, servers=names_of(visit.outside), shelfmark=manuscript.shelfmark,
        title=said(manuscript.titles, t.language.code), page=page,
        all=local(house.uris.references(manuscript.id)),
    )  # fmt: skip


def _config(
    doors: Doors,
    request: Request,
    row: OutsideReference,
    page: ManuscriptPage | None,
    canvas: str | None,
    side: int,
) -> dict[str, Any]:
    """Return Mirador's configuration: our book as on its own page, and theirs after it."""
    uris, t = doors.house.uris, words_of(request)
    kept = uris.reference_manifest(row.manuscript_id or "", row.id)
    theirs: dict[str, Any] = {
        "id": _THEIRS,
        "manifestId": kept if row.sha256 is not None else row.address,
        "view": "single",
        "thumbnailNavigationPosition": "off",
        # The tools read pixels, which a browser forbids where a server did not allow it.
        "imageToolsEnabled": False,
    }
    if side < len(row.sides):
        theirs["canvasId"] = row.sides[side][0]
    if page is None or not page.folios:
        return _alone(t) | _DRAWN | {"windows": [theirs]}
    config = config_of_book(page, uris, t, read_view(canvas))
    (ours,) = config["windows"]
    ours |= {"id": _OURS, "view": "single", "thumbnailNavigationPosition": "off"}
    return config | _DRAWN | {"windows": [ours, theirs]}


def _alone(t: Translator) -> dict[str, Any]:
    """Return the words and colours of Mirador where our book has nothing to show beside."""
    return {
        "language": t.language.code,
        "theme": {
            "direction": t.language.direction,
            "palette": {"primary": {"main": "#14566B"}},
        },
    }
