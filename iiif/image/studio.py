"""Where pictures that are no tiles come from: the cache, a drawing under way, or the pool.

Visitors who ask for the same picture share one drawing; when the last of them leaves, it is given
up. What could not be drawn is not tried again for a while, so that one bad tile cannot keep the
pool busy for ever.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from iiif.errors import RenderFailed, TooLarge
from iiif.image.render_cache import RenderCache
from iiif.image.render_job import RenderJob
from iiif.image.render_pool import RenderPool
from iiif.image.replies import Receive

_FAILURES_MAX = 1024


class VisitorLeft(Exception):
    """Nobody waits for this picture any more; there is nothing to answer."""


class Drawing:
    """One picture under way and how many visitors wait for it."""

    __slots__ = ("task", "waiting")

    def __init__(self, task: asyncio.Task[bytes]) -> None:
        self.task = task
        self.waiting = 0


class Studio:
    """Pictures by name, drawn at most once at a time; failures are remembered for `sulk_s` s."""

    def __init__(self, pool: RenderPool, cache: RenderCache, sulk_s: float = 60.0) -> None:
        self.pool = pool
        self.cache = cache
        self._sulk_s = sulk_s
        self._drawings: dict[str, Drawing] = {}
        self._failures: dict[str, tuple[float, RenderFailed | TooLarge]] = {}

    async def picture(self, name: str, order: Callable[[], RenderJob], receive: Receive) -> bytes:
        """The encoded picture called `name`; `order` plans it if it has to be drawn.

        Raises:
            Busy: too many pictures are waiting.
            RenderFailed: it cannot be drawn; TooLarge if for want of memory.
            VisitorLeft: the connection behind `receive` was closed meanwhile.
        """
        kept = await asyncio.to_thread(self.cache.get, name)
        if kept is not None:
            return kept
        drawing = self._drawings.get(name)
        if drawing is None:
            self._check_failure(name)
            drawing = Drawing(asyncio.ensure_future(self._draw(name, order)))
            self._drawings[name] = drawing
            drawing.task.add_done_callback(_hear)
        drawing.waiting += 1
        try:
            return await _unless_left(drawing.task, receive)
        finally:
            drawing.waiting -= 1
            if not drawing.waiting and self._drawings.get(name) is drawing:
                del self._drawings[name]
                drawing.task.cancel()

    async def close(self) -> None:
        """Ends the pool and what it draws."""
        for drawing in self._drawings.values():
            drawing.task.cancel()
        await self.pool.close()

    async def _draw(self, name: str, order: Callable[[], RenderJob]) -> bytes:
        try:
            data = await self.pool.render(order())
        except (RenderFailed, TooLarge) as error:
            if len(self._failures) >= _FAILURES_MAX:
                self._failures.clear()
            self._failures[name] = (time.monotonic() + self._sulk_s, error)
            raise
        await asyncio.to_thread(self.cache.put, name, data)
        return data

    def _check_failure(self, name: str) -> None:
        failure = self._failures.get(name)
        if failure is None:
            return
        until, error = failure
        if time.monotonic() < until:
            raise type(error)(str(error))
        del self._failures[name]


def _hear(task: asyncio.Task[bytes]) -> None:
    # A failure whose visitors have all left is not news for the event loop's log.
    if not task.cancelled():
        task.exception()


async def _unless_left(task: asyncio.Task[bytes], receive: Receive) -> bytes:
    leaving = asyncio.ensure_future(_left(receive))
    try:
        watched: set[asyncio.Future[object]] = {task, leaving}  # type: ignore[arg-type]
        await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        leaving.result()
        raise VisitorLeft
    finally:
        leaving.cancel()


async def _left(receive: Callable[[], Awaitable[object]]) -> None:
    while True:
        message = await receive()
        if isinstance(message, dict) and message.get("type") == "http.disconnect":
            return
