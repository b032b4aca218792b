"""Deposits over HTTP: JSON for programs, server-sent events for whoever watches.

Who may come in is decided by the dependency this router is given and included with, and for each
deposit by `ingest.depositors`. Files themselves come through `ingest.uploads_api`.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from catalog.accounts.permissions import Person
from catalog.clock import now
from catalog.descriptions import Description
from catalog.identifiers import Kind, mint
from catalog.paths import (
    DEPOSIT_API_PATH,
    DEPOSITS_API_PATH,
)
from ingest import decisions, depositors, deposits
from ingest.deposit_progress import DepositProgress, progress
from ingest.deposits import Deposit, ExpectedFile, FileState
from ingest.folder_contents import aside_by_name
from ingest.house import DepositHouse
from ingest.page_lists import PAGE_LIST_BYTES_MAX
from ingest.stopping import stop
from ingest.work_queue import WorkQueue

# The database is read at most so often for one watcher, however fast pages are made.
LOOK_S = 0.5
# Proxies close a connection that says nothing; a comment line is nothing to the reader.
KEEP_ALIVE_S = 15.0
FILES_MAX = 20_000
# Read here and not staged: they are about the pages.
READ_KEYS = frozenset({"description", "page-list"})

Who = Callable[[Request], Person]


class NewDeposit(BaseModel):
    """What opens a deposit: a description, or the manuscript to add pages to, or neither yet."""

    description: dict[str, Any] | None = None
    manuscript: str | None = Field(None, max_length=20, pattern="^[0-9a-z]+$")


class AnnouncedFile(BaseModel):
    """A file that will come, by its name at home (with its path below the folder chosen)."""

    name: str = Field(min_length=1, max_length=deposits.NAME_CHARACTERS_MAX)
    size: int = Field(ge=0, le=1 << 50)


class Announcement(BaseModel):
    """The files that will come."""

    files: list[AnnouncedFile] = Field(max_length=FILES_MAX)


def router(house: DepositHouse, queue: WorkQueue, who: Who) -> APIRouter:
    """The router under /api/deposits; `queue` carries decisions to the workers.

    `who` is the dependency that says who asks, and raises for people who may not deposit at all.
    """
    api = APIRouter(prefix=DEPOSITS_API_PATH, tags=["deposits"])
    _add_opening(api, house, who)
    _add_looking(api, house, who)
    _add_deciding(api, house, queue, who)
    return api


def _add_opening(api: APIRouter, house: DepositHouse, who: Who) -> None:
    @api.post("", status_code=HTTPStatus.CREATED)
    def open_deposit(given: NewDeposit, person: Annotated[Person, Depends(who)]) -> Response:
        """Open a deposit; its address is in Location."""
        described = None
        if given.description is not None:
            described = Description.from_mapping(given.description)
        deposit_id = mint(Kind.DEPOSIT)
        with house.sessions.begin() as session:
            depositors.open_deposit(
                session, person, deposit_id=deposit_id, description=described,
                manuscript_id=given.manuscript, source=f"web:{deposit_id}", at=now(),
            )  # fmt: skip
        return JSONResponse(
            _stands(house, deposit_id).as_json(),
            HTTPStatus.CREATED,
            headers={"Location": DEPOSIT_API_PATH.format(deposit_id=deposit_id)},
        )

    @api.post("/{deposit_id}/files")
    def announce(deposit_id: str, announced: Announcement) -> dict[str, Any]:
        """Say which files will come; the answer says which are wanted and which are here."""
        expected = [
            ExpectedFile(file.name, file.size, aside_by_name(deposits.check_name(file.name)))
            for file in announced.files
        ]
        with house.sessions.begin() as session:
            deposit = deposits.lock(session, deposit_id)
            rows = deposits.expect_files(
                session, deposit, expected, new_image_id=lambda: mint(Kind.IMAGE), at=now()
            )
            sizes = {file.name: file.size for file in announced.files}
            return {
                "files": [
                    {
                        "name": row.original_name,
                        "wanted": row.state is not FileState.LEFT_ASIDE
                        or row.reason_key in READ_KEYS,
                        "received": row.staged_key is not None
                        and row.size_bytes == sizes[row.original_name],
                        "reason": row.reason,
                    }
                    for row in rows
                ]
            }

    @api.put("/{deposit_id}/description")
    def describe(
        deposit_id: str, description: dict[str, Any], person: Annotated[Person, Depends(who)]
    ) -> dict[str, Any]:
        """Give the description, before the start."""
        with house.sessions.begin() as session:
            depositors.describe(session, person, deposit_id, description)
        return _stands(house, deposit_id).as_json()

    @api.put("/{deposit_id}/page-list")
    async def list_pages(deposit_id: str, request: Request) -> dict[str, Any]:
        """Give the page list (CSV), before the start or while the deposit asks."""
        data = await _body(request, PAGE_LIST_BYTES_MAX + 1)

        def take() -> dict[str, Any]:
            with house.sessions.begin() as session:
                decisions.take_page_list(session, deposit_id, data)
            return _stands(house, deposit_id).as_json()

        return await run_in_threadpool(take)


async def _body(request: Request, bytes_max: int) -> bytes:
    """The body, read no further than the limit; what is too long is refused by who reads it."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) >= bytes_max:
            break
    return bytes(data[:bytes_max])


def _add_looking(api: APIRouter, house: DepositHouse, who: Who) -> None:
    @api.get("")
    def list_deposits(person: Annotated[Person, Depends(who)]) -> dict[str, Any]:
        """The deposits opened last, newest first: those that are for whoever asks."""
        with house.sessions() as session:
            return {"deposits": [_line(one) for one in depositors.newest(session, person)]}

    @api.get("/{deposit_id}")
    def look(deposit_id: str) -> dict[str, Any]:
        """Where a deposit stands."""
        return _stands(house, deposit_id).as_json()

    @api.get("/{deposit_id}/events")
    def watch(deposit_id: str, request: Request) -> Response:
        """Where a deposit stands, told anew whenever it changes, until it is over."""
        _stands(house, deposit_id)
        return StreamingResponse(
            tell(lambda: _stands(house, deposit_id), request.is_disconnected),
            media_type="text/event-stream",
            # Proxies of the nginx family would otherwise keep events back to fill a buffer.
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )


async def tell(
    look: Callable[[], DepositProgress], is_gone: Callable[[], Any]
) -> AsyncIterator[bytes]:
    """Server-sent events (HTML, section 9.2): 'progress' at every change, 'end' as the last.

    A deposit that asks is not over: its watcher stays and sees it go on when it is answered.
    """
    told, spoke_s = "", time.monotonic()
    while not await is_gone():
        stands = await run_in_threadpool(look)
        text = json.dumps(stands.as_json(), ensure_ascii=False)
        if text != told:
            told, spoke_s = text, time.monotonic()
            yield _event("progress", text)
        if stands.is_over:
            yield _event("end", text)
            return
        if time.monotonic() - spoke_s >= KEEP_ALIVE_S:
            spoke_s = time.monotonic()
            yield b": still here\n\n"
        await asyncio.sleep(LOOK_S)


def _event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


def _add_deciding(api: APIRouter, house: DepositHouse, queue: WorkQueue, who: Who) -> None:
    @api.post("/{deposit_id}/start")
    def start(
        deposit_id: str, person: Annotated[Person, Depends(who)], without_missing: bool = False
    ) -> dict[str, Any]:
        """Arrange the files and set the deposit going, or come back with its questions."""
        with house.sessions.begin() as session:
            depositors.prepare_start(session, person, deposit_id)
            decisions.start(
                session, deposit_id, send=queue.send_deposit, new_id=mint, at=now(),
                without_missing=without_missing,
            )  # fmt: skip
        return _stands(house, deposit_id).as_json()

    @api.post("/{deposit_id}/answers")
    def answer(
        deposit_id: str,
        answers: Annotated[dict[str, dict[str, Any]], Body()],
        person: Annotated[Person, Depends(who)],
    ) -> dict[str, Any]:
        """Answer, by question id or key: {"unclear-names": {"choice": "folios", "first": "1r"}}."""
        with house.sessions.begin() as session:
            depositors.prepare_start(session, person, deposit_id)
            decisions.answer(
                session, deposit_id, answers, send=queue.send_deposit, new_id=mint, at=now()
            )
        return _stands(house, deposit_id).as_json()

    @api.post("/{deposit_id}/retry")
    def retry(deposit_id: str) -> dict[str, Any]:
        """Try again what was refused or stopped."""
        with house.sessions.begin() as session:
            decisions.retry(session, deposit_id, send=queue.send_deposit)
        return _stands(house, deposit_id).as_json()

    @api.post("/{deposit_id}/cancel")
    def cancel(deposit_id: str) -> dict[str, Any]:
        """Stop; pages that exist stay."""
        stop(house.sessions, house.vault.blobs, deposit_id, send=queue.send_deposit, at=now())
        return _stands(house, deposit_id).as_json()


def _stands(house: DepositHouse, deposit_id: str) -> DepositProgress:
    with house.sessions() as session:
        return progress(session, deposit_id)


def _line(deposit: Deposit) -> dict[str, Any]:
    return {
        "id": deposit.id,
        "state": deposit.state.value,
        "source": deposit.source,
        "manuscript": deposit.manuscript_id,
        "opened_at": deposit.opened_at.isoformat(),
    }
