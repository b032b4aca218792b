"""Public answers kept for a while: a crowd that asks for one book costs one answer.

Each is named by the stamp of what it tells, so a kept answer is never out of date, and whoever has
it already is told so without a byte of it (RFC 9110, section 13.1.2).
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from fastapi import Request, Response
from pydantic import BaseModel

KEPT_BYTES_MAX = 32_000_000
_JSON = "application/json"


class KeptAnswers:
    """The answers asked for last, `KEPT_BYTES_MAX` together."""

    def __init__(self) -> None:
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def answer(self, request: Request, stamp: str, make: Callable[[], BaseModel]) -> Response:
        """The answer to this address as of this stamp; what `make` raises is not kept."""
        headers = {"ETag": f'"{stamp}"', "Cache-Control": "no-cache"}
        asked = request.headers.get("if-none-match", "")
        known = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
        name = f"{request.url.path} {stamp}"
        with self._lock:
            body = self._bodies.get(name)
            if body is not None:
                self._bodies.move_to_end(name)
        if body is None:
            body = make().model_dump_json().encode()
            self._keep(name, body)
        if headers["ETag"] in known:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(body, media_type=_JSON, headers=headers)

    def _keep(self, name: str, body: bytes) -> None:
        with self._lock:
            if name not in self._bodies:
                self._bytes += len(body)
            self._bodies[name] = body
            while self._bytes > KEPT_BYTES_MAX:
                _, gone = self._bodies.popitem(last=False)
                self._bytes -= len(gone)


def private(made: BaseModel) -> Response:
    """An answer for one member of staff, which nobody keeps."""
    return Response(
        made.model_dump_json().encode(), media_type=_JSON, headers={"Cache-Control": "no-store"}
    )
