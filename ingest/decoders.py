"""As many decoders as pages are made at once: each decodes one file at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.decoder import Decoder
from ingest.limits import Limits


class Decoders:
    """Lends decoders; a child process starts at the first loan and lives on for the next."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free: list[Decoder] = []
        self._lock = threading.Lock()

    @contextmanager
    def one(self) -> Iterator[Decoder]:
        """A decoder nobody else uses meanwhile."""
        with self._lock:
            decoder = self._free.pop() if self._free else Decoder(self._limits)
        try:
            yield decoder
        finally:
            with self._lock:
                self._free.append(decoder)

    def close(self) -> None:
        """End the child processes that are not at work."""
        with self._lock:
            free, self._free = self._free, []
        for decoder in free:
            decoder.close()
