"""A process of its own in which programs are answered, so that readers of this one do not wait.

Python works on one thing at a time in each process. A page of fifty records is forty milliseconds
of it, and while a thread makes one, everything that a tile needs waits for its turn again and
again. So programs that take the catalogue (`viewer/lanes.py`) are answered by a child that has a
low priority (`viewer/programs.py`); this process hands a request on and the answer back, over HTTP
and a socket that only its own user can reach.

The child is started when the first program asks, or an embargo is to be ended: a house that only
people visit does without it. While it is not there (it starts, or it fell and is started again),
this process answers.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

from httptools import HttpResponseParser
from starlette.types import Message, Receive, Scope, Send

from viewer.supervisor import PAUSE_MAX_S, PAUSE_S, STEADY_S

log = logging.getLogger("kitabdar.programs")

# What a form of OAI-PMH holds at most; whoever sends more is answered by this process, which has
# limits of its own for every road.
BODY_BYTES_MAX: Final = 64 * 1024
ANSWER_S: Final = 60.0
# In this header the child hears who asks; what a visitor sends under this name is left out.
CLIENT_HEADER: Final = b"x-kitabdar-client"
_SOCKET: Final = "programs.sock"
_PIECE_BYTES: Final = 1 << 20
# What belongs to one connection is not handed on (RFC 9110, 7.6.1).
_OF_THE_CONNECTION: Final = frozenset(
    {b"connection", b"keep-alive", b"te", b"trailer", b"transfer-encoding", b"upgrade", b"expect"}
)


class NobodyThere(Exception):
    """The child did not take the request: nothing was answered, and somebody else can.

    `body` is what was read of it, for whoever answers instead; None if nothing was.
    """

    def __init__(self, body: bytes | None = None) -> None:
        super().__init__()
        self.body = body


class BackRoom:
    """The child of one web process, and the way to it: an ASGI application.

    Raises:
        NobodyThere: as an application, before anything was sent.
    """

    def __init__(self, command: tuple[str, ...] = ("-m", "viewer.programs")) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kitabdar-programs-"))
        self.socket = self.folder / _SOCKET
        self.process: subprocess.Popen[bytes] | None = None
        self._command = [sys.executable, *command, str(self.socket)]
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="programs", daemon=True)
        self._starting = threading.Lock()

    def start(self) -> None:
        """Start the child if it was not started, and start it again whenever it ends."""
        with self._starting:
            if self._thread.ident is None and not self._stopping.is_set():
                self._thread.start()

    def stop(self) -> None:
        """End the child for good; it also ends with its standard input, however we end."""
        self._stopping.set()
        if self.process is not None:
            self.process.terminate()
        if self._thread.is_alive():
            self._thread.join(5)
        shutil.rmtree(self.folder, ignore_errors=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand one request on, and its answer back."""
        self.start()
        body = await _body_of(scope, receive)
        try:
            reader, writer = await asyncio.open_unix_connection(
                str(self.socket), limit=_PIECE_BYTES
            )
        except OSError:
            raise NobodyThere(body) from None
        try:
            writer.write(_head_of(scope, len(body)) + body)
            await _relay(reader, send, has_body=scope["method"] != "HEAD")
        except NobodyThere:
            raise NobodyThere(body) from None
        finally:
            writer.close()

    def _keep(self) -> None:
        pause = PAUSE_S
        while not self._stopping.is_set():
            begun = time.monotonic()
            self.process = subprocess.Popen(self._command, stdin=subprocess.PIPE)
            code = self.process.wait()
            if self.process.stdin is not None:
                self.process.stdin.close()
            if self._stopping.is_set():
                return
            log.error("programs.ended", extra={"code": code})
            pause = PAUSE_S if time.monotonic() - begun > STEADY_S else min(pause * 2, PAUSE_MAX_S)
            self._stopping.wait(pause)


async def _body_of(scope: Scope, receive: Receive) -> bytes:
    """The body of a request that is short for sure.

    Raises:
        NobodyThere: it is not, and nothing of it was read.
    """
    if scope["method"] in ("GET", "HEAD"):
        return b""
    announced = dict(scope["headers"]).get(b"content-length", b"")
    if not announced.isdigit() or int(announced) > BODY_BYTES_MAX:
        raise NobodyThere
    pieces = []
    while True:
        message: Message = await receive()
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


def _head_of(scope: Scope, length: int) -> bytes:
    """The request line and headers for the child (RFC 9112, 3 and 5)."""
    target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
    lines = [scope["method"].encode() + b" " + target + b" HTTP/1.1"]
    lines += [
        name + b": " + value
        for name, value in scope["headers"]
        if name not in _OF_THE_CONNECTION and name not in (CLIENT_HEADER, b"content-length")
    ]
    if length:
        lines.append(b"content-length: %d" % length)
    host, port = scope.get("client") or ("", 0)
    lines.append(CLIENT_HEADER + f": {host} {port}".encode())
    return b"\r\n".join([*lines, b"connection: close", b"", b""])


class _Answer:
    """What the parser heard and nobody has been told yet."""

    def __init__(self) -> None:
        self.headers: list[tuple[bytes, bytes]] = []
        self.pieces: list[bytes] = []
        self.has_headers = False
        self.is_whole = False

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() not in _OF_THE_CONNECTION:
            self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        self.has_headers = True

    def on_body(self, piece: bytes) -> None:
        self.pieces.append(piece)

    def on_message_complete(self) -> None:
        self.is_whole = True


async def _relay(reader: asyncio.StreamReader, send: Send, *, has_body: bool) -> None:
    answer = _Answer()
    parser = HttpResponseParser(answer)
    is_begun = False
    while True:
        try:
            async with asyncio.timeout(ANSWER_S):
                read = await reader.read(_PIECE_BYTES)
        except (OSError, TimeoutError):
            read = b""
        if not read and not is_begun:
            raise NobodyThere
        if not read:
            # The visitor's connection ends in the middle, which is what happened here.
            raise ConnectionResetError("The process that answers programs ended in an answer.")
        parser.feed_data(read)
        if not answer.has_headers:
            continue
        if not is_begun:
            is_begun = True
            status = parser.get_status_code()
            start = {"type": "http.response.start", "status": status, "headers": answer.headers}
            await send(start)
        is_whole = answer.is_whole or not has_body
        piece, answer.pieces = b"".join(answer.pieces), []
        if piece or is_whole:
            await send({"type": "http.response.body", "body": piece, "more_body": not is_whole})
        if is_whole:
            return
