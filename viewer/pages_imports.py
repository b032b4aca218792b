"""Staff pages of imports: the list, sending files, one import and how far its work is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.descriptions import holder_id_of
from catalog.errors import BadRecord
from catalog.exchange import batches
from catalog.exchange.asking import ask
from catalog.exchange.batches import Settings
from catalog.exchange.intake import receive
from catalog.exchange.tables import Batch, BatchKind, BatchWork, Fate, Outcome
from catalog.identifiers import mint
from catalog.language import check_language_map
from catalog.paths import IMPORT_PATH, IMPORTS_PATH, NEW_IMPORT_PATH
from viewer import import_views
from viewer.frame import PageHouse, VaultHouse, local, show, words_of
from viewer.import_files import BYTES_MAX, FILES_MAX, on_disk, sent_files
from viewer.record_loading import holder_names, holders_offered
from viewer.refusals import Sentence, sentence_of

ROWS_SHOWN = 50
_ENTRIES = ("imports",)
_FIELDS = ("holder", "new_holder", "makes")


class ImportSettings(Protocol):
    """The settings that sending files looks at."""

    @property
    def scratch(self) -> Path:
        """Return the folder for work in progress."""


class ImportHouse(VaultHouse, Protocol):
    """What the pages of imports need of the assembled house."""

    @property
    def settings(self) -> ImportSettings:
        """Return the settings in force."""


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: ImportHouse
    needs: Needs
    clock: Clock

    @property
    def guard(self) -> Any:
        """Return the dependency of all routes: people who may import something at least."""
        return self.needs(Action.IMPORT)

    def see(self, batch_id: str, rest: str = "") -> Response:
        """Lead to an import by GET, so that a reload does nothing twice (RFC 9110, 15.4.4)."""
        address = local(self.house.uris.batch(batch_id)) + rest
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def router(house: ImportHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages under /imports that bring files in and show one import."""
    pages = APIRouter(include_in_schema=False)
    doors = Doors(house, needs, clock)
    _add_list(pages, doors)
    _add_new(pages, doors)
    _add_one(pages, doors)
    return pages


def opened(session: Session, person: Person, batch_id: str) -> Batch:
    """Return the import, if this person may work with those of its holder.

    Raises:
        BatchNotFound: there is no such import.
        NotSignedIn, NotAllowed: this person may not.
    """
    batch = batches.find(session, batch_id)
    require(person, Action.IMPORT, batch.holder_id)
    return batch


def heading(house: PageHouse, session: Session, request: Request, batch: Batch) -> dict[str, Any]:
    """Return what the head of every page of one import says."""
    t = words_of(request)
    return {
        "all": local(house.uris.imports()),
        "address": local(house.uris.batch(batch.id)),
        "batch": batch,
        "name": import_views.name_of(batch, t),
        "holder": import_views.holder_name(holder_names(session), batch.holder_id, t),
    }


def _add_list(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.get(IMPORTS_PATH)
    def listed(request: Request, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        with house.sessions() as session:
            holders = holder_names(session)
            theirs = [one for one in holders if may(person, Action.IMPORT, one)]
            found = batches.listed(session, holder_ids=theirs)
            lines = import_views.lines_of(session, found, holders, house.uris, words_of(request))
        return show(
            house, request, "imports/list.html", section="imports", entries=_ENTRIES,
            headers={"Cache-Control": "no-store"}, batches=lines,
            new=local(house.uris.imports()) + "/new",
        )  # fmt: skip


def _add_new(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    def form(
        request: Request, person: Person, given: Mapping[str, str], mistake: Sentence | None
    ) -> Response:
        with house.sessions() as session:
            holders = [
                one
                for one in holders_offered(session, words_of(request))
                if may(person, Action.IMPORT, one[0])
            ]
        return show(
            house, request, "imports/new.html", section="imports", entries=_ENTRIES,
            status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
            all=local(house.uris.imports()), mistake=mistake, holders=holders,
            given={name: given.get(name, "") for name in _FIELDS},
            may_found=may_found(person), files_max=FILES_MAX, bytes_max=BYTES_MAX,
        )  # fmt: skip

    @pages.get(NEW_IMPORT_PATH)
    def new(request: Request, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        return form(request, person, {}, None)

    @pages.post(IMPORTS_PATH)
    async def send(request: Request, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        given: dict[str, str] = {}
        try:
            async with sent_files(request, BYTES_MAX) as sent:
                given = {name: str(sent.get(name, "")).strip() for name in _FIELDS}
                return await run_in_threadpool(partial(_take, doors, person, sent, given))
        except BadRecord as mistake:
            told = sentence_of(mistake, words_of(request))
            return await run_in_threadpool(partial(form, request, person, given, told))


def may_found(person: Person) -> bool:
    """Return whether the person may import for holders that are not here yet."""
    return person.is_operator or any(
        held.holder_id is None and may(person, Action.IMPORT) for held in person.roles
    )


def _take(doors: Doors, person: Person, sent: FormData, given: Mapping[str, str]) -> Response:
    """Keep the files as a new import; what is no table is read at once.

    Raises:
        BadFiles, BadXml, BadTable, BadRecord: they cannot be imported, and nothing was kept.
    """
    house, at = doors.house, doors.clock()
    holder_id = _holder_id(person, given)
    settings = Settings(
        makes_authorities=given["makes"] == "yes" and may(person, Action.EDIT_AUTHORITY, holder_id)
    )
    with on_disk(sent, "files", house.settings.scratch) as files:
        if given["new_holder"]:
            with house.sessions.begin() as session:
                manuscripts.ensure_holder(
                    session, holder_id, check_language_map(given["new_holder"])
                )
        batch_id = receive(
            house.sessions, house.vault.root, files, kind=None, holder_id=holder_id,
            settings=settings, by=person.name, at=at, new_id=mint,
        )  # fmt: skip
    with house.sessions.begin() as session:
        is_table = batches.find(session, batch_id).kind is BatchKind.TABLE
        if not is_table:
            ask(session, batch_id, BatchWork.READ, by=person.name, at=at)
    return doors.see(batch_id, "/columns" if is_table else "")


def _holder_id(person: Person, given: Mapping[str, str]) -> str:
    """Return the holder that was chosen, or named; one that was named goes first.

    Raises:
        BadRecord: none was, or its name cannot be kept.
        NotAllowed: this person may not import for that holder.
    """
    name = given["new_holder"]
    if name:
        check_language_map(name, "holder")
    elif not given["holder"]:
        raise BadRecord("No library was chosen: say which one holds the books.", key="no-library")
    holder_id = holder_id_of(name) if name else given["holder"]
    require(person, Action.IMPORT, holder_id)
    return holder_id


def _add_one(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.get(IMPORT_PATH)
    def one(
        request: Request,
        batch_id: str,
        person: Annotated[Person, Depends(doors.guard)],
        outcome: Annotated[Outcome | None, Query()] = None,
        fate: Annotated[Fate | None, Query()] = None,
        after: Annotated[int, Query(ge=0, le=10**9)] = 0,
        mended: Annotated[int, Query(ge=0, le=10**9)] = 0,
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            batch = opened(session, person, batch_id)
            if batch.kind is BatchKind.TABLE and import_views.waits_for_columns(batch):
                return doors.see(batch_id, "/columns")
            said = heading(house, session, request, batch)
            parts: dict[str, Any] = {}
            if import_views.shows_rows(batch):
                parts = import_views.account_of(session, batch, house.uris, t)
                parts |= _rows(session, doors, batch, (outcome, fate), after, request)
        return show(
            house, request, "imports/batch.html", section="imports", entries=_ENTRIES,
            headers={"Cache-Control": "no-store"},
            standing=import_views.standing_of(batch, house.uris, t),
            shows_rows=bool(parts), notice=t("imports-mended-all") if mended else None,
            **said, **parts,
        )  # fmt: skip

    @pages.get(f"{IMPORT_PATH}/progress")
    def progress(
        request: Request, batch_id: str, person: Annotated[Person, Depends(doors.guard)]
    ) -> Response:
        with house.sessions() as session:
            batch = opened(session, person, batch_id)
        standing = import_views.standing_of(batch, house.uris, words_of(request))
        return show(
            house, request, "imports/standing.html", headers={"Cache-Control": "no-store"},
            standing=standing,
        )  # fmt: skip


def _rows(
    session: Session,
    doors: Doors,
    batch: Batch,
    wanted: tuple[Outcome | None, Fate | None],
    after: int,
    request: Request,
) -> dict[str, Any]:
    """Return one page of the records, and the ways to others."""
    uris, t = doors.house.uris, words_of(request)
    outcome, fate = wanted
    found = batches.rows(
        session, batch.id, after=after, limit=ROWS_SHOWN + 1, outcome=outcome, fate=fate
    )
    address = local(uris.batch(batch.id))
    current = ("outcome", outcome.value) if outcome else ("fate", fate.value) if fate else ("", "")
    narrowed = f"{address}?{current[0]}={current[1]}" if current[0] else address
    sign = "&" if current[0] else "?"
    shown = found[:ROWS_SHOWN]
    more = f"{narrowed}{sign}after={shown[-1].number}" if len(found) > ROWS_SHOWN else None
    return {
        "rows": [import_views.row_line(row, batch, uris, t) for row in shown],
        "filters": import_views.filters_of(batches.account(session, batch.id), address, current),
        "further": more,
        "beginning": narrowed if after else None,
        "here": f"{narrowed}{sign}after={after}" if after else narrowed,
    }
