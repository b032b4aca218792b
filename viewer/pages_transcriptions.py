"""Transcriptions of one book: sent, looked at page by page, shown to readers, taken back.

Staff read it, cataloguers do it. Nothing that comes in counts before somebody has seen where the
lines lie and has said so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.handling.in_force import in_force
from catalog.identifiers import mint
from catalog.identity import Manuscript
from catalog.language import check_language
from catalog.pages import pages_for_staff
from catalog.paths import TRANSCRIPTION_PATH, TRANSCRIPTIONS_PATH
from catalog.publication import After
from catalog.transcription import archive, standing
from catalog.transcription.errors import BadPlacement, BadTranscription
from catalog.transcription.fitting import Cut
from catalog.transcription.importing import propose, read_files
from catalog.transcription.sent_files import BYTES_IN_ALL_MAX, FILES_MAX, SentFile
from catalog.transcription.standing import Hand, Placement
from catalog.transcription.tables import KeptTranscription, TranscriptionState
from viewer.frame import Number, VaultHouse, local, show, words_of
from viewer.import_files import sent_files
from viewer.record_rooms import room
from viewer.sent_forms import Mistake, Sent, sent_form, taken
from viewer.transcription_views import Sides, listed, page_views, refused_views, said_language

PAGES_SHOWN = 12


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: VaultHouse
    needs: Needs
    after: After
    clock: Clock

    def hand(self, person: Person) -> Hand:
        """Return the hand of whoever does something now."""
        return Hand(self.house.vault.root, person.name, self.clock(), mint, self.after)

    def book(
        self, session: Session, person: Person, action: Action, manuscript_id: str
    ) -> Manuscript:
        """Return the book, if this person may."""
        manuscript = identity.find(session, manuscript_id)
        require(person, action, manuscript.holder_id)
        return manuscript


def router(house: VaultHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the pages; `after` keeps the manifest of what was published."""
    doors = Doors(house, needs, after, clock)
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_reading(pages, doors)
    _add_sending(pages, doors)
    _add_placing(pages, doors)
    _add_standing(pages, doors)
    return pages


def _add_reading(pages: APIRouter, doors: Doors) -> None:
    reader = doors.needs(Action.READ_DRAFT)

    @pages.get(TRANSCRIPTIONS_PATH)
    def all_of_book(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        return _list(doors, request, person, manuscript_id)

    @pages.get(TRANSCRIPTION_PATH)
    def one(
        request: Request,
        manuscript_id: str,
        transcription_id: str,
        person: Annotated[Person, Depends(reader)],
        part: Annotated[Number, Query()] = 1,
    ) -> Response:
        return _one(doors, request, person, manuscript_id, transcription_id, part=part)


def _add_sending(pages: APIRouter, doors: Doors) -> None:
    cataloguer = doors.needs(Action.DESCRIBE)

    def check(person: Person, manuscript_id: str) -> None:
        with doors.house.sessions() as session:
            doors.book(session, person, Action.DESCRIBE, manuscript_id)

    def take(request: Request, person: Person, manuscript_id: str, form: FormData) -> Response:
        def act() -> str:
            given = read_files(_files(form))
            tag = str(form.get("language") or "").strip()
            with doors.house.sessions.begin() as session:
                doors.book(session, person, Action.DESCRIBE, manuscript_id)
                made = propose(
                    session, doors.house.vault.root, manuscript_id, given,
                    language=check_language(tag) if tag else "", cut=None,
                    by=person.name, at=doors.clock(), new_id=mint,
                )  # fmt: skip
                return local(doors.house.uris.transcription(manuscript_id, made.transcription.id))

        return taken(
            request, Sent(form), act, partial(_list, doors, request, person, manuscript_id)
        )

    @pages.post(TRANSCRIPTIONS_PATH)
    async def send(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(cataloguer)]
    ) -> Response:
        await run_in_threadpool(check, person, manuscript_id)
        async with sent_files(request, BYTES_IN_ALL_MAX) as form:
            return await run_in_threadpool(take, request, person, manuscript_id, form)


def _add_placing(pages: APIRouter, doors: Doors) -> None:
    cataloguer = doors.needs(Action.DESCRIBE)

    @pages.post(TRANSCRIPTION_PATH)
    def place(
        request: Request,
        manuscript_id: str,
        transcription_id: str,
        person: Annotated[Person, Depends(cataloguer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        part = max(1, sent.number("part"))

        def act() -> str:
            with doors.house.sessions.begin() as session:
                manuscript = doors.book(session, person, Action.DESCRIBE, manuscript_id)
                standing.place(
                    session, manuscript_id, transcription_id,
                    _placements(sent, _sides(doors, session, manuscript, request)),
                    seen=sent.number("edition"), hand=doors.hand(person),
                )  # fmt: skip
            address = local(doors.house.uris.transcription(manuscript_id, transcription_id))
            return f"{address}?part={part}&done=placed"

        again = partial(_one, doors, request, person, manuscript_id, transcription_id, part=part)
        return taken(request, sent, act, lambda mistake: again(mistake=mistake))


def _add_standing(pages: APIRouter, doors: Doors) -> None:
    cataloguer = doors.needs(Action.DESCRIBE)

    def stand(
        request: Request,
        manuscript_id: str,
        transcription_id: str,
        person: Person,
        sent: Sent,
        step: Callable[..., KeptTranscription],
    ) -> Response:
        def act() -> str:
            with doors.house.sessions.begin() as session:
                doors.book(session, person, Action.DESCRIBE, manuscript_id)
                made = step(
                    session, manuscript_id, transcription_id,
                    seen=sent.number("edition"), hand=doors.hand(person),
                )  # fmt: skip
                done = made.state.value
            address = local(doors.house.uris.transcription(manuscript_id, transcription_id))
            return f"{address}?done={done}"

        again = partial(_one, doors, request, person, manuscript_id, transcription_id)
        return taken(request, sent, act, lambda mistake: again(mistake=mistake))

    @pages.post(f"{TRANSCRIPTION_PATH}/show")
    def show_it(
        request: Request,
        manuscript_id: str,
        transcription_id: str,
        person: Annotated[Person, Depends(cataloguer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        return stand(request, manuscript_id, transcription_id, person, sent, standing.show)

    @pages.post(f"{TRANSCRIPTION_PATH}/withdraw")
    def take_back(
        request: Request,
        manuscript_id: str,
        transcription_id: str,
        person: Annotated[Person, Depends(cataloguer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        return stand(request, manuscript_id, transcription_id, person, sent, standing.withdraw)


def _files(form: FormData) -> list[SentFile]:
    """Return what was chosen; a browser sends an empty file where nothing was.

    Raises:
        BadTranscription: nothing was.
    """
    files = [
        SentFile(one.filename, one.file.read())
        for one in form.getlist("files")
        if isinstance(one, UploadFile) and one.filename
    ]
    if not files:
        raise BadTranscription(
            "There is no file to read: choose PAGE, ALTO or TEI files, or a ZIP of them.",
            key="no-file",
        )
    return files


def _placements(sent: Sent, sides: Sides) -> dict[int, Placement]:
    """Return where each page of the form is to lie.

    Raises:
        BadPlacement: a side is called what none of this book is.
    """
    found = {}
    for typed in sent.many("page"):
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
            continue
        side, cut = sent.one(f"side-{typed}"), sent.one(f"cut-{typed}")
        canvas_id = sides.canvas_of(side) if side else None
        if side and canvas_id is None:
            raise BadPlacement(
                f"This book has no side {side!r}: choose one from the list, or none.",
                key="side",
                side=side,
            )
        found[int(typed)] = Placement(canvas_id, Cut(cut) if cut in set(Cut) else None)
    return found


def _sides(doors: Doors, session: Session, manuscript: Manuscript, request: Request) -> Sides:
    rows = pages_for_staff(session, manuscript)
    handling = in_force(session, manuscript.id)
    return Sides(rows, handling, doors.house.uris, words_of(request))


def _list(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    mistake: Mistake | None = None,
) -> Response:
    house = doors.house
    with house.sessions() as session:
        manuscript = doors.book(session, person, Action.READ_DRAFT, manuscript_id)
        kept = standing.of_manuscript(session, manuscript_id)
        addresses = {one.id: local(house.uris.transcription(manuscript_id, one.id)) for one in kept}
        found = listed(session, kept, addresses)
        languages = manuscript.languages
        has_pages = bool(pages_for_staff(session, manuscript))
    return show(
        house, request, "transcriptions/list.html", section="desk", entries=("transcriptions",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        room=room(manuscript, house.uris, "transcriptions"),
        address=local(house.uris.transcriptions(manuscript_id)),
        transcriptions=found, has_pages=has_pages,
        may_write=may(person, Action.DESCRIBE, manuscript.holder_id),
        language=mistake.sent.one("language") if mistake else languages[0] if languages else "",
        mistake=mistake, files_max=FILES_MAX,
    )  # fmt: skip


def _one(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    transcription_id: str,
    *,
    part: int = 1,
    mistake: Mistake | None = None,
) -> Response:
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        manuscript = doors.book(session, person, Action.READ_DRAFT, manuscript_id)
        found = standing.find(session, manuscript_id, transcription_id)
        sides = _sides(doors, session, manuscript, request)
        rows = archive.pages_of(session, transcription_id)
        parts = max(1, -(-len(rows) // PAGES_SHOWN))
        part = min(part, parts)
        first = (part - 1) * PAGES_SHOWN
        here = rows[first : first + PAGES_SHOWN]
        views = page_views(house.vault.root, here, found.language, sides, t)
        (line,) = listed(session, [found], {found.id: ""})
    address = local(house.uris.transcription(manuscript_id, transcription_id))
    may_write = may(person, Action.DESCRIBE, manuscript.holder_id)
    return show(
        house, request, "transcriptions/one.html", section="desk", entries=("transcriptions",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        room=room(manuscript, house.uris, "transcriptions"), address=address,
        home=local(house.uris.transcriptions(manuscript_id)),
        reader=local(house.uris.reader(manuscript_id)),
        transcription=found, refused=refused_views(found, t), counted=line, pages=views,
        part=part, parts=parts,
        labels=list(sides.labels.values()), said_language=said_language,
        may_write=may_write,
        may_place=may_write and found.state is not TranscriptionState.SHOWN,
        mistake=mistake, typed=_typed(mistake), done=request.query_params.get("done", ""),
    )  # fmt: skip


def _typed(mistake: Mistake | None) -> Mapping[str, str]:
    """Return what stood in the fields of a form that was not taken."""
    if mistake is None:
        return {}
    fields = mistake.sent.fields
    return {name: value for name, value in fields.items() if isinstance(value, str)}
