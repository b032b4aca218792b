"""Whether what the server remembers about access still holds: one number, asked for in the back.

The catalogue keeps a generation that changes with every change of access. It is asked for once a
second at most, in a thread, while the last answer still serves; a visitor waits for it only if
that answer is old. The hot path compares two numbers.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from iiif.errors import Busy

log = logging.getLogger("kitabdar.iiif.image")

# Seconds: asked again after POLL_S; waited for if older than STALE_S; and while the catalogue is
# silent, its last word counts for GRACE_S.
POLL_S = 1.0
STALE_S = 3.0
GRACE_S = 60.0


class AccessWatch:
    """The access generation as this process knows it.

    `epoch` rises whenever the generation has changed, in whatever direction; before `due` (on the
    monotonic clock, seconds) it may be trusted as it is, after it only through `know`.
    """

    __slots__ = ("_ask", "_check", "_checked", "_generation", "due", "epoch")

    def __init__(self, ask: Callable[[], int]) -> None:
        self.epoch = 0
        self.due = float("-inf")
        self._ask = ask
        self._generation: int | None = None
        self._checked = float("-inf")
        self._check: asyncio.Task[None] | None = None

    async def know(self) -> None:
        """Returns when `epoch` is fresh enough to be used.

        Raises:
            Busy: the catalogue has not answered for GRACE_S.
        """
        now = time.monotonic()
        if now < self.due:
            return
        if self._check is None or self._check.done():
            self._check = asyncio.ensure_future(self._poll(now))
        if now - self._checked <= STALE_S:
            # Others need not ask while this answer is on its way.
            self.due = now + POLL_S
            return
        await asyncio.shield(self._check)
        if time.monotonic() - self._checked > GRACE_S:
            raise Busy("The catalogue does not answer; please ask again in a moment.", 5)

    def close(self) -> None:
        """Stops asking."""
        if self._check is not None:
            self._check.cancel()

    async def _poll(self, now: float) -> None:
        try:
            generation = await asyncio.to_thread(self._ask)
        except Exception as error:
            log.error("image.access_unknown", exc_info=error)
            if now - self._checked <= GRACE_S:
                self.due = time.monotonic() + POLL_S
            return
        self._checked = now
        self.due = now + POLL_S
        if generation != self._generation:
            self._generation = generation
            self.epoch += 1
