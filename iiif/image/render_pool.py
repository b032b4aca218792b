"""A bounded pool of child processes that draw pictures.

At most so many pictures are drawn at once and so many wait; more are refused at once. Children
start when first needed and live on; one that dies, hangs or loses its visitor is killed and
replaced by the next order. The pool belongs to the event loop it is first used on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process

from iiif.errors import Busy, RenderFailed, TooLarge
from iiif.image.render_job import RenderJob

log = logging.getLogger("kitabdar.iiif.render")

# env(1) sets these in the child alone: one thread a child, since the pool itself uses the cores,
# and few glibc arenas, which otherwise hold freed pixels for ever (pyvips issue 88).
_COMMAND = (
    "env",
    "VIPS_CONCURRENCY=1",
    "MALLOC_ARENA_MAX=2",
    "OMP_NUM_THREADS=1",
    "OPENBLAS_NUM_THREADS=1",
    sys.executable,
    "-m",
    "iiif.image.render_child",
)
_ORDER_BYTES = 4
_REPLY_BYTES = 5
_DRAWN, _OUT_OF_MEMORY = b"+", b"M"
# How GLib and the C++ parts of libvips end where they cannot have memory.
_MEMORY_SIGNALS = (-signal.SIGABRT, -signal.SIGTRAP)
_TOO_COSTLY = (
    "Drawing this picture takes more memory than one picture may have: ask for a smaller one."
)


class RenderPool:
    """Draws pictures in child processes.

    `processes` draw at once, `queue` may wait, and one picture may take `seconds`; one that
    nobody waits for any more is given `patience_s` seconds to end by itself.
    """

    def __init__(
        self, processes: int, queue: int, seconds: float = 60.0, patience_s: float = 0.5
    ) -> None:
        self.processes = processes
        self.queue = queue
        self.seconds = seconds
        self.patience_s = patience_s
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._slots: asyncio.Semaphore | None = None
        self._accepted = 0

    @property
    def accepted(self) -> int:
        """How many pictures are being drawn or wait for it."""
        return self._accepted

    @property
    def children(self) -> list[int]:
        """The process ids of the living children."""
        return [child.pid for child in self._all if child.returncode is None]

    async def render(self, job: RenderJob) -> bytes:
        """The encoded picture. Cancelling gives up the place in the queue or kills the child.

        Raises:
            Busy: the queue is full.
            RenderFailed: the child died, took too long, or could not draw this.
            TooLarge: the child met the bound of its memory.
        """
        if self._accepted >= self.processes + self.queue:
            raise Busy("Too many pictures are being drawn; please ask again in a moment.", 2)
        if self._slots is None:
            self._slots = asyncio.Semaphore(self.processes)
        self._accepted += 1
        try:
            async with self._slots:
                return await self._draw(job)
        finally:
            self._accepted -= 1

    async def close(self) -> None:
        """Ends all children, whatever they do."""
        children, self._all = self._all, set()
        self._idle.clear()
        for child in children:
            await _end(child)

    async def _draw(self, job: RenderJob) -> bytes:
        child = await self._child()
        talk = asyncio.ensure_future(_converse(child, pickle.dumps(job)))
        try:
            async with asyncio.timeout(self.seconds):
                status, data = await asyncio.shield(talk)
        except TimeoutError:
            talk.cancel()
            await self._discard(child)
            log.error("render.too_long", extra={"key": job.key, "seconds": self.seconds})
            raise RenderFailed(f"Drawing the picture took over {self.seconds:g} s.") from None
        except (asyncio.IncompleteReadError, OSError):
            ended = await self._ended(child)
            log.error("render.child_died", extra={"key": job.key, "status": child.returncode})
            if ended in _MEMORY_SIGNALS:
                raise TooLarge(_TOO_COSTLY) from None
            raise RenderFailed("The process that drew the picture ended early.") from None
        except asyncio.CancelledError:
            await self._wind_down(child, talk)
            raise
        if status == _OUT_OF_MEMORY:
            # Its heap may be in pieces; another begins with a whole one.
            await self._discard(child)
            log.error("render.out_of_memory", extra={"key": job.key, "reason": data.decode()})
            raise TooLarge(_TOO_COSTLY)
        self._idle.append(child)
        if status != _DRAWN:
            log.error("render.failed", extra={"key": job.key, "reason": data.decode()})
            raise RenderFailed("The picture cannot be drawn from its tiles.")
        return data

    async def _wind_down(self, child: Process, talk: asyncio.Task[tuple[bytes, bytes]]) -> None:
        # The visitor left. To end a small picture costs less than to start a child anew; a large
        # one is cut short. Until then its place in the pool stays taken.
        await asyncio.wait({talk}, timeout=self.patience_s)
        if talk.done() and talk.exception() is None:
            self._idle.append(child)
        else:
            talk.cancel()
            await self._discard(child)

    async def _child(self) -> Process:
        while self._idle:
            child = self._idle.pop()
            if child.returncode is None:
                return child
            await self._discard(child)
        starting = asyncio.ensure_future(self._start())
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            # Half a start cannot be undone; the child serves whoever comes next.
            starting.add_done_callback(self._keep)
            raise

    async def _start(self) -> Process:
        child = await asyncio.create_subprocess_exec(*_COMMAND, stdin=PIPE, stdout=PIPE)
        self._all.add(child)
        return child

    def _keep(self, starting: asyncio.Future[Process]) -> None:
        if not starting.cancelled() and starting.exception() is None:
            self._idle.append(starting.result())

    async def _ended(self, child: Process) -> int | None:
        # One whose pipe has closed ends by itself in a moment, and how it ended tells why.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(child.wait(), self.patience_s)
        ended = child.returncode
        await self._discard(child)
        return ended

    async def _discard(self, child: Process) -> None:
        self._all.discard(child)
        await _end(child)


async def _converse(child: Process, order: bytes) -> tuple[bytes, bytes]:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(len(order).to_bytes(_ORDER_BYTES, "big") + order)
    await child.stdin.drain()
    head = await child.stdout.readexactly(_REPLY_BYTES)
    data = await child.stdout.readexactly(int.from_bytes(head[1:], "big"))
    return head[:1], data


async def _end(child: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.kill()
    if child.stdin is not None:
        child.stdin.close()
    await child.wait()
