"""Files of an import as a form sends them: on disk while they arrive, within limits."""

import contextlib
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.types import Message

from catalog.exchange.errors import BadFiles
from catalog.exchange.intake import Received

FILES_MAX: Final = 300
"""Each larger one is an open file of this process while the form arrives."""
BYTES_MAX: Final = 300_000_000
_FIELDS_MAX: Final = 50
_BROWSERS_SAY: Final = "Too many files"


class _Parser(MultiPartParser):
    """Keeps only the beginning of each file in memory; a folder of records has many."""

    spool_max_size = 1 << 16


class FilesTooLarge(HTTPException):
    """A body goes past the limit; an HTTPException, as FastAPI turns any other into 400."""

    def __init__(self) -> None:
        super().__init__(status_code=413)


@contextlib.asynccontextmanager
async def sent_files(request: Request, bytes_max: int) -> AsyncIterator[FormData]:
    """Yield the fields; files lie on disk. The limit holds while the bytes come.

    Raises:
        FilesTooLarge: there are more bytes than that.
        BadFiles: there are more files than `FILES_MAX`.
        HTTPException: 400, the body is no form.
    """
    announced = Headers(scope=request.scope).get("content-length", "0")
    if announced.isdecimal() and int(announced) > bytes_max:
        raise FilesTooLarge
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > bytes_max:
            raise FilesTooLarge
        return message

    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        yield FormData()
        return
    stream = Request(request.scope, counted).stream()
    parser = _Parser(request.headers, stream, max_files=FILES_MAX, max_fields=_FIELDS_MAX)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if error.message.startswith(_BROWSERS_SAY):
            raise BadFiles(
                f"These are more than {FILES_MAX} files: send them as one ZIP.",
                key="many",
                most=FILES_MAX,
            ) from None
        raise HTTPException(400, error.message) from None
    try:
        yield form
    finally:
        await form.close()


@contextlib.contextmanager
def on_disk(form: FormData, name: str, scratch: Path) -> Iterator[list[Received]]:
    """Give every file of a field a path for as long as it is needed; empty fields are none."""
    folder = scratch / "imports" / uuid.uuid4().hex
    folder.mkdir(parents=True)
    try:
        yield [
            Received(one.filename or "", _written(one, folder / str(number)))
            for number, one in enumerate(uploads(form, name))
        ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def uploads(form: FormData, name: str) -> list[UploadFile]:
    """Return the files of a field; a browser sends an empty one where none was chosen."""
    return [one for one in form.getlist(name) if isinstance(one, UploadFile) and one.filename]


def _written(upload: UploadFile, path: Path) -> Path:
    upload.file.seek(0)
    with path.open("wb") as target:
        shutil.copyfileobj(upload.file, target)
    return path
