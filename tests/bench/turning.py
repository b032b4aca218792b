"""Readers who turn pages: a few who ask for a tile at fixed moments, and how long they wait."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

READERS, EVERY_S, WATCH_S = 4, 0.02, 3.0


def p99_ms(port: int, tiles: Sequence[str], seconds: float = WATCH_S) -> float:
    """The 99th percentile of the waits of all readers, in milliseconds."""
    with ThreadPoolExecutor(READERS) as readers:
        parts = readers.map(
            lambda reader: _read(port, tiles[reader * 97 :] or tiles, seconds), range(READERS)
        )
        waits = [wait for part in parts for wait in part]
    return statistics.quantiles(waits, n=100)[-1]


def _read(port: int, tiles: Sequence[str], seconds: float) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    waits = []
    begun = time.monotonic()
    for number in range(int(seconds / EVERY_S)):
        # Counted from the moment the tile was due: a stall must not hide those behind it.
        due = begun + number * EVERY_S
        time.sleep(max(0.0, due - time.monotonic()))
        connection.request("GET", tiles[number % len(tiles)])
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a tile was answered with {answer.status}")
        waits.append((time.monotonic() - due) * 1000)
    connection.close()
    return waits
