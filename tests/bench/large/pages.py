"""The wait for a page of the record, asked one after another by one reader on one connection."""

from __future__ import annotations

import http.client
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 120
WARMING = 15


@dataclass(frozen=True)
class Wait:
    """Milliseconds from request to last byte: the median and the 95th of a hundred."""

    median_ms: float
    p95_ms: float

    def __str__(self) -> str:
        return f"{self.median_ms:.1f} ms (p95 {self.p95_ms:.1f} ms)"


def wait_for(port: int, paths: Sequence[str], rounds: int = ROUNDS) -> Wait:
    """What a reader waits for one of `paths`, each asked at most once if there are enough.

    Raises:
        RuntimeError: an answer is no success.
    """
    dice = random.Random(7)
    asked = [dice.choice(paths) for _ in range(WARMING + rounds)]
    waits = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for number, path in enumerate(asked):
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/html", "Accept-Language": "ar"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:300]!r}")
        if number >= WARMING:
            waits.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return Wait(statistics.median(waits), sorted(waits)[int(len(waits) * 0.95)])
