"""Staff pages of deposits: the list, a new one, and one on its way from files to pages."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Person
from catalog.clock import now
from catalog.descriptions import Description
from catalog.directions import ViewingDirection
from catalog.errors import BadRecord
from catalog.identifiers import Kind, mint
from catalog.paths import (
    DEPOSIT_PATH,
    DEPOSITS_PATH,
    NEW_DEPOSIT_PATH,
)
from ingest import decisions, depositors, deposits
from ingest.deposit_progress import progress
from ingest.deposits import DepositFile, FileState
from ingest.stopping import stop
from ingest.work_queue import WorkQueue
from viewer import deposit_views
from viewer.frame import PageHouse, VaultHouse, local, show, words_of
from viewer.languages import LANGUAGES, Translator
from viewer.refusals import sentence_of
from viewer.rights import offered_rights

Guard = Callable[[Request], Person]
Decision = Callable[[Session], object]
DEPOSITS_SHOWN = 50

# The fields of the form, so that what was typed can be shown again beside a mistake.
_FIELDS = (
    "shelfmark", "holder", "title_other", "title_other_language", "languages", "viewing_direction",
    "date_text", "place_text", "material_text", "rights", "attribution",
    *(f"title_{code}" for code in LANGUAGES),
)  # fmt: skip


def router(house: VaultHouse, queue: WorkQueue, guard: Guard) -> APIRouter:
    """Return the staff pages; `guard` lets people in, `queue` carries decisions to workers."""
    pages = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    _add_list(pages, house, guard)
    _add_new(pages, house, guard)
    _add_one(pages, house)
    _add_decisions(pages, house, queue, guard)
    return pages


def _add_list(pages: APIRouter, house: PageHouse, guard: Guard) -> None:
    @pages.get(DEPOSITS_PATH)
    def listed(request: Request, person: Annotated[Person, Depends(guard)]) -> Response:
        with house.sessions() as session:
            newest = depositors.newest(session, person, DEPOSITS_SHOWN)
            counts = _counts(session, [one.id for one in newest])
            lines = [
                deposit_views.line_of(one, *counts.get(one.id, (0, 0)), house.uris)
                for one in newest
            ]
        return show(house, request, "deposits/list.html", section="deposits", deposits=lines)


def _counts(session: Session, deposit_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Count the files that came to become pages, and the pages, of each deposit."""
    is_page = case((DepositFile.state == FileState.REGISTERED, 1), else_=0)
    rows = session.execute(
        select(DepositFile.deposit_id, func.count(), func.sum(is_page))
        .where(DepositFile.deposit_id.in_(deposit_ids))
        .where(DepositFile.state.not_in((FileState.EXPECTED, FileState.LEFT_ASIDE)))
        .group_by(DepositFile.deposit_id)
    )
    return {deposit_id: (files, int(pages)) for deposit_id, files, pages in rows}


def _warned(session: Session, deposit_id: str) -> list[tuple[str, list[str]]]:
    """Name the files of which something was assumed, with the keys of what."""
    rows = session.execute(
        select(DepositFile.original_name, DepositFile.warnings)
        .where(DepositFile.deposit_id == deposit_id)
        .order_by(DepositFile.ordinal)
    )
    return [(name, warnings) for name, warnings in rows if warnings]


def _add_new(pages: APIRouter, house: PageHouse, guard: Guard) -> None:
    def form(request: Request, given: Mapping[str, str], mistake: str | None) -> Response:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK
        return show(
            house,
            request,
            "deposits/new.html",
            section="deposits",
            status=status,
            given={name: given.get(name, "") for name in _FIELDS},
            mistake=mistake,
            directions=[direction.value for direction in ViewingDirection],
            rights=offered_rights(words_of(request)),
        )

    @pages.get(NEW_DEPOSIT_PATH)
    def new(request: Request) -> Response:
        return form(request, {}, None)

    @pages.post(DEPOSITS_PATH)
    def open_one(
        request: Request,
        sent: Annotated[FormData, Depends(_form)],
        person: Annotated[Person, Depends(guard)],
    ) -> Response:
        given = {name: str(value).strip() for name, value in sent.items()}
        try:
            described = Description.from_mapping(description_of(given))
        except BadRecord as mistake:
            return form(request, given, sentence_of(mistake, words_of(request)))
        deposit_id = mint(Kind.DEPOSIT)
        with house.sessions.begin() as session:
            depositors.open_deposit(
                session,
                person,
                deposit_id=deposit_id,
                description=described,
                manuscript_id=None,
                source=f"web:{deposit_id}",
                at=now(),
            )
        return _see(house, deposit_id)


async def _form(request: Request) -> FormData:
    """Read the form here: a plain `def` endpoint runs in a thread and cannot wait for a body."""
    return await request.form(max_files=0, max_fields=2000)


def description_of(given: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the form as a description, not yet checked."""
    titles = {code: [text] for code in LANGUAGES if (text := given.get(f"title_{code}"))}
    if other := given.get("title_other"):
        titles.setdefault(given.get("title_other_language") or "none", []).append(other)
    described: dict[str, Any] = {
        name: given.get(name)
        for name in ("shelfmark", "holder", "viewing_direction", "rights")
        if given.get(name)
    }
    for name in ("date_text", "place_text", "material_text"):
        if given.get(name):
            described[name] = given[name]
    if titles:
        described["titles"] = titles
    if spoken := given.get("languages", "").replace(",", " ").split():
        described["languages"] = spoken
    if attribution := given.get("attribution"):
        described["required_statement"] = attribution
    return described


def _add_one(pages: APIRouter, house: PageHouse) -> None:
    def load(deposit_id: str, t: Translator) -> deposit_views.DepositPage:
        with house.sessions() as session:
            deposit = deposits.find(session, deposit_id)
            return deposit_views.deposit_page(
                deposit,
                progress(session, deposit_id),
                _warned(session, deposit_id),
                house.uris,
                t,
            )

    @pages.get(DEPOSIT_PATH)
    def one(request: Request, deposit_id: str) -> Response:
        return show(
            house,
            request,
            "deposits/deposit.html",
            section="deposits",
            entries=("deposit",),
            deposit=load(deposit_id, words_of(request)),
        )

    @pages.get(f"{DEPOSIT_PATH}/progress")
    def progress_part(request: Request, deposit_id: str) -> Response:
        page = load(deposit_id, words_of(request))
        return show(house, request, "deposits/progress.html", deposit=page)


def _add_decisions(pages: APIRouter, house: VaultHouse, queue: WorkQueue, guard: Guard) -> None:
    def decide(deposit_id: str, decision: Decision, starter: Person | None = None) -> Response:
        with house.sessions.begin() as session:
            if starter is not None:
                depositors.prepare_start(session, starter, deposit_id)
            decision(session)
        return _see(house, deposit_id)

    @pages.post(f"{DEPOSIT_PATH}/start")
    def start(
        deposit_id: str,
        person: Annotated[Person, Depends(guard)],
        without_missing: Annotated[str, Form()] = "",
    ) -> Response:
        return decide(
            deposit_id,
            lambda session: decisions.start(
                session,
                deposit_id,
                send=queue.send_deposit,
                new_id=mint,
                at=now(),
                without_missing=without_missing == "yes",
            ),
            starter=person,
        )

    @pages.post(f"{DEPOSIT_PATH}/answer")
    def answer(
        deposit_id: str,
        sent: Annotated[FormData, Depends(_form)],
        person: Annotated[Person, Depends(guard)],
    ) -> Response:
        given = answer_of({name: str(value) for name, value in sent.items()})
        return decide(
            deposit_id,
            lambda session: decisions.answer(
                session,
                deposit_id,
                given,
                send=queue.send_deposit,
                new_id=mint,
                at=now(),
            ),
            starter=person,
        )

    @pages.post(f"{DEPOSIT_PATH}/retry")
    def retry(deposit_id: str) -> Response:
        return decide(
            deposit_id,
            lambda session: decisions.retry(session, deposit_id, send=queue.send_deposit),
        )

    @pages.post(f"{DEPOSIT_PATH}/cancel")
    def cancel(deposit_id: str) -> Response:
        stop(
            house.sessions,
            house.vault.blobs,
            deposit_id,
            send=queue.send_deposit,
            at=now(),
        )
        return _see(house, deposit_id)


def answer_of(given: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the answer in a form, as `ingest.decisions` takes it: by question, with its choice."""
    chosen: dict[str, Any] = {"choice": given.get("choice", "")}
    if given.get("first"):
        chosen["first"] = given["first"].strip()
    labels = {
        name.removeprefix("label:"): text.strip()
        for name, text in given.items()
        if name.startswith("label:")
    }
    if labels:
        chosen["labels"] = labels
    return {given.get("question", ""): chosen}


def _see(house: PageHouse, deposit_id: str) -> Response:
    """Lead back to the page by GET, so that a reload decides nothing twice (RFC 9110, 15.4.4)."""
    return RedirectResponse(local(house.uris.deposit(deposit_id)), HTTPStatus.SEE_OTHER)
