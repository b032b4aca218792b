"""Documents that are made of a whole survey, kept for as long as they would be made the same.

Each has the stamp of all that it was made of, asked anew with every request, so what is kept is
never out of date and tells nobody what was taken back. A crowd that asks for one document waits
for one making of it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

KEPT_BYTES_MAX: Final = 64_000_000


class KeptDocuments:
    """The documents asked for last, `KEPT_BYTES_MAX` together; a larger one is not kept."""

    def __init__(self, bytes_max: int = KEPT_BYTES_MAX) -> None:
        self._bytes_max = bytes_max
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._making: dict[str, threading.Lock] = {}

    def get(self, name: str, stamp: str, make: Callable[[], bytes]) -> bytes:
        """The document `name` as of this stamp; what `make` raises is not kept."""
        with self._lock:
            found = self._find(name, stamp)
            if found is not None:
                return found
            making = self._making.setdefault(name, threading.Lock())
        with making:
            with self._lock:
                found = self._find(name, stamp)
            if found is None:
                found = make()
                with self._lock:
                    self._keep(name, stamp, found)
                    self._making.pop(name, None)
        return found

    def _find(self, name: str, stamp: str) -> bytes | None:
        kept = self._kept.get(name)
        if kept is None or kept[0] != stamp:
            return None
        self._kept.move_to_end(name)
        return kept[1]

    def _keep(self, name: str, stamp: str, body: bytes) -> None:
        _, before = self._kept.pop(name, ("", b""))
        self._kept[name] = stamp, body
        self._bytes += len(body) - len(before)
        while self._bytes > self._bytes_max:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= len(gone)
