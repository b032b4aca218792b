"""Imports that wait for a worker, done in a thread beside the jobs of deposits."""

from __future__ import annotations

import logging
import threading

from catalog.clock import now
from catalog.exchange.asking import work_waiting
from catalog.identifiers import mint
from viewer.assembly import House

log = logging.getLogger("kitabdar.exchange")

# How often it is looked whether somebody asked for something.
GLANCE_S = 1.0


class ImportWork:
    """Looks for imports until `stop` is set; as a context it waits for the row at hand."""

    def __init__(self, house: House, name: str, stop: threading.Event) -> None:
        self._house = house
        self._name = name
        self._stop = stop
        self._thread = threading.Thread(target=self._run, name="imports", daemon=True)

    def __enter__(self) -> ImportWork:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                work_waiting(
                    self._house.sessions, self._house.vault.root, self._name,
                    clock=now, new_id=mint, stop=self._stop,
                )  # fmt: skip
            except Exception:
                # The database is away or locked: what waits is still there when it is back.
                log.exception("imports.away", extra={"worker": self._name})
            self._stop.wait(GLANCE_S)
