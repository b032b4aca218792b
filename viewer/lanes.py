"""A lane of their own for programs, so that however many take the catalogue, readers do not wait.

Python works on one thing at a time, so a hundred harvesters at once would each take a hundredth,
and a reader who turns a page another one. Here programs go one after another, and those that ask
from one address take turns with those from others: a crawler with a hundred connections gets no
more than a partner with one. A browser says that it is one (Fetch Metadata, `Sec-Fetch-Mode`; over
plain HTTP by the page it comes from), and whoever is signed in is a person; everybody else who
reads takes the lane. A crawler that pretends to be a browser is where it would be without a lane.

Tiles never come here: `viewer/asgi.py` answers them first.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalog.paths import HEALTH_PATH, OAI_PATH, STATIC_PATH
from viewer.back_room import NobodyThere

log = logging.getLogger("kitabdar.lanes")

# Programs answered at once in one process. With two, programs get a quarter more and readers wait
# twice as long; without a lane readers wait ten times as long (200 programs, tiles asked for).
WIDTH: Final = 1
# Who waits longer hears 503 with the time after which to ask again (RFC 9110, 15.6.4 and 10.2.3).
WAIT_MAX_S: Final = 20.0
WAITING_MAX: Final = 1000
_RETRY_S: Final = 30
_FREE = (STATIC_PATH, HEALTH_PATH)
_OPEN_STREAMS = "/events"


class LaneFull(Exception):
    """There is no room in the lane, or the wait was too long."""


class Lane:
    """`width` at once; of the others, one of each client in turn."""

    def __init__(self, width: int = WIDTH, *, waiting_max: int = WAITING_MAX) -> None:
        self.width = width
        self.waiting_max = waiting_max
        self.inside = 0
        self.waiting = 0
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    async def enter(self, client: str, patience_s: float = WAIT_MAX_S) -> None:
        """Return when it is this client's turn; whoever enters must `leave`.

        Raises:
            LaneFull: too many wait already, or this one has waited too long.
        """
        if self.inside < self.width and not self._queues:
            self.inside += 1
            return
        if self.waiting >= self.waiting_max:
            raise LaneFull
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        self.waiting += 1
        try:
            async with asyncio.timeout(patience_s):
                await turn
        except BaseException as left:
            # The turn may have come in the very moment in which whoever waited gave up.
            if turn.done() and not turn.cancelled():
                self.leave()
            turn.cancel()
            if isinstance(left, TimeoutError):
                raise LaneFull from None
            raise
        finally:
            self.waiting -= 1

    def leave(self) -> None:
        """Make room for the next: the first of the client who has waited longest for a turn."""
        self.inside -= 1
        while self._queues and self.inside < self.width:
            client, queue = self._queues.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._queues[client] = queue
            if not turn.done():
                self.inside += 1
                turn.set_result(None)


class ProgramsInTurn:
    """Sends programs through the lane, and people past it.

    Whose turn it is, is answered by the `back_room`, and by `app` where nobody is there; `busy`
    answers those for whom there was no room.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        origin: str,
        person_cookies: Sequence[str],
        client_of: Callable[[HTTPConnection], str],
        lane: Lane | None = None,
        patience_s: float = WAIT_MAX_S,
        back_room: ASGIApp | None = None,
        busy: ASGIApp | None = None,
    ) -> None:
        self.app = app
        self.lane = lane or Lane()
        self.patience_s = patience_s
        self._back_room = back_room
        self._busy = busy or say_busy
        self._origin = origin
        self._cookies = tuple(f"{name}=" for name in person_cookies)
        self._client_of = client_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, in its turn."""
        if scope["type"] != "http" or not self._takes_turns(scope):
            await self.app(scope, receive, send)
            return
        try:
            await self.lane.enter(self._client_of(HTTPConnection(scope)), self.patience_s)
        except LaneFull:
            log.warning("lane.full", extra={"path": scope["path"], "waiting": self.lane.waiting})
            await self._busy(scope, receive, send)
            return
        is_inside = True

        def leave() -> None:
            nonlocal is_inside
            if is_inside:
                is_inside = False
                self.lane.leave()

        async def send_and_leave(message: Message) -> None:
            # What is left is sending, and somebody on a slow line must not hold up the others.
            leave()
            await send(message)

        try:
            await self._answer(scope, receive, send_and_leave)
        finally:
            leave()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._back_room is not None:
            try:
                await self._back_room(scope, receive, send)
                return
            except NobodyThere as left:
                log.debug("lane.nobody_there", extra={"path": scope["path"]})
                if left.body is not None:
                    receive = _again(left.body, receive)
        await self.app(scope, receive, send)

    def _takes_turns(self, scope: Scope) -> bool:
        path: str = scope["path"]
        is_reading = scope["method"] in ("GET", "HEAD") or path.startswith(OAI_PATH)
        if not is_reading or path.startswith(_FREE) or path.endswith(_OPEN_STREAMS):
            return False
        headers = Headers(scope=scope)
        if "sec-fetch-mode" in headers or "authorization" in headers:
            return False
        if headers.get("referer", "").startswith(f"{self._origin}/"):
            return False
        cookies = headers.get("cookie", "")
        return not any(name in cookies for name in self._cookies)


def _again(body: bytes, receive: Receive) -> Receive:
    """A request whose body was read, to be read once more."""
    is_told = False

    async def told() -> Message:
        nonlocal is_told
        if is_told:
            return await receive()
        is_told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return told


async def say_busy(scope: Scope, receive: Receive, send: Send) -> None:
    """503, with the time after which to ask again: an application."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus.SERVICE_UNAVAILABLE.phrase,
        "status": HTTPStatus.SERVICE_UNAVAILABLE.value,
        "detail": f"Many programs are asking at once: ask again in {_RETRY_S} seconds.",
    }
    headers = {"Retry-After": str(_RETRY_S), "Access-Control-Allow-Origin": "*"}
    busy = JSONResponse(
        body,
        HTTPStatus.SERVICE_UNAVAILABLE,
        headers,
        media_type="application/problem+json",
    )
    await busy(scope, receive, send)
