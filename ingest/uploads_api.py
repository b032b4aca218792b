"""Files over HTTP, resumable: tus 1.0 through tuspyserver, its open ends closed here.

What the library leaves open, found in its source (4.4.3), and what is done about it: it writes a
PATCH to disk before it asks who sends it, so everything is asked in a dependency of the router,
which runs first; it waits in the event loop for an upload that another request is writing, so
each upload is held for one request from the beginning and the other is told so at once; it waits
for ever for a sender that has gone without a word, so silence ends a PATCH; it reads a creation
with a body whole into memory, and joins uploads of anybody, so both are refused; after a crash in
the middle of a PATCH it would append behind bytes it does not count, so the partial file is cut to
the counted length first; it passes over metadata it cannot read and answers HEAD only for uploads
that tell a `filetype`, so the one is refused and HEAD answered here; it looks at the headers of
a PATCH after it has counted the bytes, so that is done before; it checks no digest, so the bytes
are hashed on their way into staging; it calls back inside the event loop, so the callback
moves to a thread; it never removes what was given up, so that is done here.
"""

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from functools import partial as bound
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message, Receive
from tuspyserver import create_tus_router

from catalog.accounts.permissions import Person
from catalog.clock import now
from catalog.errors import BadRecord, NotAllowed
from catalog.identifiers import Kind, mint
from catalog.paths import UPLOADS_PATH
from ingest import decisions, depositors, deposits, partial_uploads, staging
from ingest.deposit_errors import DepositClosed, DepositNotFound, UploadMismatch, UploadRefused
from ingest.deposits import Deposit, DepositFile, ExpectedFile, FileState
from ingest.errors import IngestError, ScratchFull
from ingest.folder_contents import aside_by_name
from ingest.house import DepositHouse
from ingest.page_lists import PAGE_LIST_BYTES_MAX
from ingest.partial_uploads import UploadBusy
from ingest.room import Room
from ingest.work_queue import WorkQueue
from storage.errors import StorageFull, StorageUnavailable

log = logging.getLogger("kitabdar.ingest")

DAYS_KEPT = 5
# A sender that lost its network cannot say so, and comes back on another connection: until the old
# one is given up its upload is locked. Browsers try again for a good minute.
SILENCE_S = 20.0
TUS_VERSION = "1.0.0"
_UPLOAD_ID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

Metadata = Mapping[str, str]
Who = Callable[[Request], Person]


def router(house: DepositHouse, queue: WorkQueue, who: Who) -> APIRouter:
    """The router under /api/uploads.

    `who` is the dependency that says who asks, and raises for people who may not deposit at all;
    whether they may for the deposit that an upload names is asked here.
    `queue` is not used: bytes that arrive start nothing, a person does.
    """
    uploads = _Uploads(house, house.settings.scratch / "uploads")
    uploads.forget_given_up()

    async def before_creation(
        person: Annotated[Person, Depends(who)],
    ) -> Callable[[dict[str, str], dict[str, Any]], Any]:
        return bound(uploads.begin, person)

    async def after_completion(
        person: Annotated[Person, Depends(who)],
    ) -> Callable[[str, dict[str, str]], Any]:
        return bound(uploads.complete, person)

    async def check(
        request: Request, person: Annotated[Person, Depends(who)]
    ) -> AsyncIterator[None]:
        async with uploads.check(request, person):
            yield

    # "function": let go before the answer leaves, as the next request may follow at once.
    guarded = APIRouter(dependencies=[Depends(check, scope="function")])
    guarded.head(f"{UPLOADS_PATH}/{{uuid}}", tags=["uploads"])(uploads.tell)
    guarded.include_router(
        create_tus_router(
            prefix=UPLOADS_PATH,
            files_dir=str(uploads.folder),
            max_size=house.settings.limits.file_bytes_max,
            days_to_keep=DAYS_KEPT,
            pre_create_dep=before_creation,
            upload_complete_dep=after_completion,
            tags=["uploads"],
        )
    )
    return guarded


class _Uploads:
    """The partial uploads of one server, and what must hold before and after each."""

    def __init__(self, house: DepositHouse, folder: Path) -> None:
        self._house = house
        self.folder = folder
        self._size_max = house.settings.limits.file_bytes_max

    # Before any byte is read

    @contextlib.asynccontextmanager
    async def check(self, request: Request, person: Person) -> AsyncIterator[None]:
        """Refuse what the library would let through, and hold an upload that is to be changed."""
        self._check_headers(request)
        upload_id = request.path_params.get("uuid")
        if upload_id is not None:
            await run_in_threadpool(self._check_person, self.folder / upload_id, person)
        if request.method not in ("PATCH", "DELETE") or upload_id is None:
            yield
            return
        partial = self.folder / upload_id
        with _held(partial):
            if request.method == "PATCH":
                await run_in_threadpool(self._check_patch, partial)
                # The library reads the body from the request itself: there is no other place.
                request._receive = _giving_up_silence(request.receive)
            yield

    def _check_person(self, partial: Path, person: Person) -> None:
        """Refuse people who may not deposit for the holder whose deposit the upload is for."""
        metadata = (partial_uploads.info_of(partial) or {}).get("metadata") or {}
        with self._house.sessions() as session:
            deposit = session.get(Deposit, str(metadata.get("deposit")))
            if deposit is not None:
                with _forbidding():
                    depositors.check(session, person, deposit)

    def _check_headers(self, request: Request) -> None:
        headers = request.headers
        if "upload-concat" in headers or "x-http-method-override" in headers:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "Send each file as one upload of its own.")
        if request.method == "POST" and headers.get("content-length", "0") != "0":
            raise HTTPException(
                HTTPStatus.BAD_REQUEST, "Create the upload first, then send its bytes by PATCH."
            )
        try:
            partial_uploads.read_metadata(headers.get("upload-metadata", ""))
        except ValueError:
            raise HTTPException(
                HTTPStatus.BAD_REQUEST,
                "Upload-Metadata must be keys with their values in Base64 of UTF-8 text.",
            ) from None
        if not _UPLOAD_ID.fullmatch(request.path_params.get("uuid", "0" * 32)):
            raise _no_upload()
        if request.method in ("HEAD", "PATCH") and headers.get("tus-resumable") != TUS_VERSION:
            raise HTTPException(
                HTTPStatus.PRECONDITION_FAILED,
                f"Say Tus-Resumable: {TUS_VERSION}.",
                headers={"Tus-Version": TUS_VERSION},
            )
        if request.method == "PATCH":
            _check_body(headers)

    def tell(self, uuid: str) -> Response:
        """How many bytes of an upload are counted (tus 1.0, Core, HEAD)."""
        partial = self.folder / uuid
        info = partial_uploads.info_of(partial)
        if info is not None and info.get("offset") == info.get("size"):
            # Every byte is here and yet was never taken: a server died over it. A sender that is
            # told so would believe it done.
            with _held(partial):
                partial_uploads.take_back_last_byte(partial)
                info = partial_uploads.info_of(partial)
        if info is None:
            raise _no_upload()
        if partial_uploads.is_expired(info, now()):
            over = UploadRefused("The time for this upload is over: begin again.", key="over")
            raise HTTPException(HTTPStatus.GONE, str(over)) from over
        told = {
            "Tus-Resumable": TUS_VERSION,
            "Upload-Offset": str(info.get("offset") or 0),
            "Upload-Length": str(info.get("size") or 0),
            "Upload-Metadata": partial_uploads.write_metadata(info.get("metadata") or {}),
            "Cache-Control": "no-store",
        }
        return Response(headers=told)

    def _check_patch(self, partial: Path) -> None:
        info = partial_uploads.info_of(partial)
        if info is None:
            raise _no_upload()
        metadata = info.get("metadata") or {}
        try:
            with self._house.sessions() as session:
                _receiving(deposits.find(session, str(metadata.get("deposit"))))
        except IngestError as error:
            raise HTTPException(HTTPStatus.CONFLICT, str(error)) from error
        self._check_room(int(info.get("size") or 0) - int(info.get("offset") or 0))
        partial_uploads.cut_to_counted(partial)

    def _check_room(self, needed_bytes: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            Room(scratch=self.folder).check(needed_bytes)
        except ScratchFull:
            full = UploadRefused(
                "There is no room for this file on the server: free space, then go on.", key="room"
            )
            raise HTTPException(HTTPStatus.INSUFFICIENT_STORAGE, str(full)) from full

    def begin(
        self, person: Person, metadata: dict[str, str], upload: dict[str, Any]
    ) -> Coroutine[Any, Any, None]:
        """Before an upload is created: the deposit must be open, the file fit and be wanted."""
        return run_in_threadpool(self._begin, person, dict(metadata), dict(upload))

    def _begin(self, person: Person, metadata: dict[str, str], upload: dict[str, Any]) -> None:
        size = upload.get("size")
        if upload.get("defer_length") or not isinstance(size, int) or size < 0:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "Say the size of the file beforehand.")
        name = metadata.get("filename", "")
        if size > self._size_max:
            large = UploadRefused(
                f"{name!r} is larger than {self._size_max // 1_000_000} MB, the most for one file.",
                key="large", name=name, max=self._size_max // 1_000_000,
            )  # fmt: skip
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(large)) from large
        promised = metadata.get("sha256")
        if promised and not _SHA256.fullmatch(promised):
            raise HTTPException(HTTPStatus.BAD_REQUEST, "sha256 must be 64 hexadecimal digits.")
        self._check_room(size)
        self.forget_given_up()
        try:
            with _forbidding():
                self._announce(person, metadata.get("deposit", ""), name, size)
        except DepositNotFound as error:
            raise HTTPException(HTTPStatus.NOT_FOUND, str(error)) from error
        except DepositClosed as error:
            raise HTTPException(HTTPStatus.CONFLICT, str(error)) from error
        except IngestError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error)) from error

    def _announce(self, person: Person, deposit_id: str, name: str, size: int) -> None:
        aside = aside_by_name(deposits.check_name(name))
        with self._house.sessions.begin() as session:
            deposit = _receiving(depositors.let_in(session, person, deposit_id))
            deposits.expect_files(
                session, deposit, [ExpectedFile(name, size, aside)],
                new_image_id=lambda: mint(Kind.IMAGE), at=now(),
            )  # fmt: skip

    # When the last byte is here

    def complete(
        self, person: Person, path: str, metadata: dict[str, str]
    ) -> Coroutine[Any, Any, None]:
        """Move a finished upload into staging, hashed on the way; the partial file goes."""
        return run_in_threadpool(self._complete, person, Path(path), dict(metadata))

    def _complete(self, person: Person, partial: Path, metadata: Metadata) -> None:
        try:
            self._take(person, partial, metadata)
        except (StorageFull, StorageUnavailable) as error:
            # A client that finds its upload complete would believe it done: it sends one byte more.
            status = (
                HTTPStatus.INSUFFICIENT_STORAGE
                if isinstance(error, StorageFull)
                else HTTPStatus.SERVICE_UNAVAILABLE
            )
            partial_uploads.take_back_last_byte(partial)
            away = UploadRefused("The store cannot take it now: go on later.", key="away")
            raise HTTPException(status, str(away)) from away
        except NotAllowed as error:
            partial_uploads.remove(partial)
            raise HTTPException(HTTPStatus.FORBIDDEN, str(error)) from error
        except UploadMismatch as error:
            partial_uploads.remove(partial)
            raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
        except (IngestError, BadRecord) as error:
            partial_uploads.remove(partial)
            raise HTTPException(HTTPStatus.CONFLICT, str(error)) from error
        except Exception:
            partial_uploads.take_back_last_byte(partial)
            raise
        partial_uploads.remove(partial)

    def _take(self, person: Person, partial: Path, metadata: Metadata) -> None:
        deposit_id, name = metadata.get("deposit", ""), metadata.get("filename", "")
        with self._house.sessions() as session:
            file = deposits.find_file_by_name(session, deposit_id, name)
        if file is None:
            raise DepositNotFound(deposit_id)
        if partial.stat().st_size != (partial_uploads.info_of(partial) or {}).get("size"):
            raise UploadMismatch(
                f"{name!r} arrived with another size than announced: send again.",
                key="size",
                name=name,
            )
        if file.state is FileState.LEFT_ASIDE:
            self._read(person, partial, deposit_id, file)
            return
        staging.stage(
            self._house.sessions, self._house.vault.blobs, file.id,
            staging.read_chunks(partial), at=now(),
            promised_sha256=metadata.get("sha256") or None,
        )  # fmt: skip
        log.info("upload.staged", extra={"deposit": deposit_id, "file": file.ordinal})

    def _read(self, person: Person, partial: Path, deposit_id: str, file: DepositFile) -> None:
        """A description or a page list is read; what else lies beside the scans is not kept."""
        if file.reason_key not in ("description", "page-list"):
            return
        with partial.open("rb") as opened:
            data = opened.read(PAGE_LIST_BYTES_MAX + 1)
        with self._house.sessions.begin() as session:
            if file.reason_key == "page-list":
                depositors.let_in(session, person, deposit_id)
                decisions.take_page_list(session, deposit_id, data)
            else:
                described = decisions.read_description(file.original_name, data)
                depositors.describe(session, person, deposit_id, described)

    def forget_given_up(self) -> None:
        """Remove partial uploads that nobody has gone on with for days."""
        if not self.folder.is_dir():
            return
        oldest = time.time() - DAYS_KEPT * 24 * 3600
        for partial in self.folder.iterdir():
            # One that has gone meanwhile was finished, or given up by another process.
            with contextlib.suppress(FileNotFoundError):
                if _UPLOAD_ID.fullmatch(partial.name) and partial.stat().st_mtime < oldest:
                    partial_uploads.remove(partial)


def _receiving(deposit: Deposit) -> Deposit:
    if deposit.state not in deposits.RECEIVING:
        raise DepositClosed(
            deposit.id,
            f"The deposit {deposit.id} takes no more files: open a new one for them.",
            key="files",
        )
    return deposit


def _check_body(headers: Headers) -> None:
    """Asked by the library too, but only when it has written and counted the bytes."""
    if headers.get("content-type") != "application/offset+octet-stream":
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "Send the bytes as Content-Type: application/offset+octet-stream.",
        )
    if "content-length" not in headers:
        raise HTTPException(HTTPStatus.LENGTH_REQUIRED, "Say Content-Length.")


@contextlib.contextmanager
def _held(partial: Path) -> Iterator[None]:
    with contextlib.ExitStack() as holding:
        try:
            holding.enter_context(partial_uploads.held(partial))
        except FileNotFoundError:
            raise _no_upload() from None
        except UploadBusy as error:
            raise HTTPException(HTTPStatus.LOCKED, str(error)) from error
        yield


@contextlib.contextmanager
def _forbidding() -> Iterator[None]:
    """Say 403 here: what the library calls must know HTTP."""
    try:
        yield
    except NotAllowed as error:
        raise HTTPException(HTTPStatus.FORBIDDEN, str(error)) from error


def _no_upload() -> HTTPException:
    return HTTPException(HTTPStatus.NOT_FOUND, "There is no such upload.")


def _giving_up_silence(receive: Receive) -> Receive:
    """`receive`, for which a sender that says nothing for a while has hung up."""

    async def next_message() -> Message:
        try:
            async with asyncio.timeout(SILENCE_S):
                return await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}

    return next_message
