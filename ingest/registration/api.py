"""Sending a photograph of the bench: one request, whose bytes go to disk while they arrive."""

import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.conservation.captures import arrivals, views
from catalog.conservation.captures.errors import BadCapture
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.views import ArrivalShown
from catalog.errors import CatalogError
from catalog.identifiers import Kind, mint
from catalog.language import holds_unkeepable
from catalog.paths import CANVAS_CAPTURES_API_PATH
from ingest import staging
from ingest.house import DepositHouse
from ingest.work_queue import WorkQueue
from storage.digests import Digests

PHOTOGRAPH_BYTES_MAX = 2 << 30
"""A 16-bit photograph of 300 megapixels; larger ones come in as deposits do."""
_FORM_BYTES = 1 << 20
_FACTS = ("phase", "light", "captured_at", "photographer", "camera", "lens", "filter")


class PhotographTooLarge(HTTPException):
    """A body goes past the limit; an HTTPException, as FastAPI turns any other into 400."""

    def __init__(self) -> None:
        super().__init__(status_code=413)


def router(
    house: DepositHouse,
    queue: WorkQueue,
    needs: Needs,
    clock: Clock = now,
    bytes_max: int = PHOTOGRAPH_BYTES_MAX,
) -> APIRouter:
    """Return the one route."""
    routes = APIRouter(tags=["captures"])
    photographer = needs(Action.CAPTURE)

    @routes.post(CANVAS_CAPTURES_API_PATH, status_code=HTTPStatus.ACCEPTED)
    async def send_photograph(
        request: Request,
        manuscript_id: str,
        canvas_id: str,
        person: Annotated[Person, Depends(photographer)],
    ) -> ArrivalShown:
        """Send a photograph of one side as multipart/form-data.

        Fields: `file`, `phase`, `light`, `band_nm`, `captured_at` with its zone, `photographer`,
        `camera`, `lens`, `filter`, `note`, `note_language`.

        It is registered to the canvas by a job; ask GET /api/captures/{id} how far it has come.
        """
        await run_in_threadpool(check, house, person, manuscript_id, canvas_id)
        async with sent_form(request, bytes_max) as form:
            work = partial(take, house, queue, person, manuscript_id, canvas_id, form, clock())
            return await run_in_threadpool(work)

    return routes


def check(house: DepositHouse, person: Person, manuscript_id: str, canvas_id: str) -> None:
    """Before the first byte: whether this person may, and whether there is such a canvas."""
    with house.sessions() as session:
        require(person, Action.CAPTURE, identity.find(session, manuscript_id).holder_id)
        arrivals.check_canvas(session, manuscript_id, canvas_id)


@contextlib.asynccontextmanager
async def sent_form(
    request: Request, bytes_max: int = PHOTOGRAPH_BYTES_MAX
) -> AsyncIterator[FormData]:
    """The fields; the file lies on disk. The limit holds while the bytes come."""
    announced = Headers(scope=request.scope).get("content-length", "0")
    if announced.isdecimal() and int(announced) > bytes_max + _FORM_BYTES:
        raise PhotographTooLarge
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > bytes_max + _FORM_BYTES:
            raise PhotographTooLarge
        return message

    async with Request(request.scope, counted).form(max_files=1, max_fields=30) as form:
        yield form


def take(
    house: DepositHouse,
    queue: WorkQueue,
    person: Person,
    manuscript_id: str,
    canvas_id: str,
    form: FormData,
    at: dt.datetime,
) -> ArrivalShown:
    """Stage the bytes and send the job, once the whole form is on disk.

    Raises:
        BadCapture: there is no file, or a field says what cannot be.
        CanvasNotFound, CanvasUnphotographed: there is nothing to lay it over.
    """
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise BadCapture("No photograph was sent: choose a file in the field 'file'.", key="file")
    if holds_unkeepable(file.filename):
        raise BadCapture(
            "The name of the file holds a control character: rename the file and send it again.",
            key="file-name",
        )
    facts = _facts(form)
    capture_id = mint(Kind.CAPTURE)
    key = staging.staged_key(capture_id, 1)
    digests = house.vault.blobs.put(key, _chunks(file))
    try:
        with house.sessions.begin() as session:
            row = arrivals.receive(
                session, capture_id=capture_id, master_image_id=mint(Kind.IMAGE),
                manuscript_id=manuscript_id, canvas_id=canvas_id,
                original_name=file.filename.rsplit("/", 1)[-1][-250:], staged_key=key,
                facts=facts, by=person.name, at=at, **_of(digests),
            )  # fmt: skip
            queue.send_capture(session, capture_id)
            return views.arrival(row)
    except CatalogError:
        # Not after other errors: a commit whose answer was lost may have named the key. What is
        # not named is swept up later.
        house.vault.blobs.delete(key)
        raise


def _facts(form: FormData) -> CaptureFacts:
    told: dict[str, Any] = {name: form[name] for name in _FACTS if form.get(name)}
    if form.get("band_nm"):
        told["band_nm"] = form["band_nm"]
    if form.get("note"):
        told["note"] = ({"text": form["note"], "language": form.get("note_language") or "none"},)
    try:
        return CaptureFacts.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "light"
        raise BadCapture(
            f"The field {field!r} of the photograph is not good: {first['msg']}.",
            key=field if field in ("phase", "light", "captured_at", "band_nm") else "other",
            field=field,
        ) from error


def _chunks(file: UploadFile) -> Iterator[bytes]:
    file.file.seek(0)
    while chunk := file.file.read(staging.CHUNK_BYTES):
        yield chunk


def _of(digests: Digests) -> dict[str, Any]:
    return {
        "size_bytes": digests.size_bytes,
        "sha256": digests.sha256,
        "sha512": digests.sha512,
    }
