"""Python's collector of cycles, at rest while a large tree of plain values is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Inside, nobody looks for cycles, in no thread of this process; for seconds, not longer.

    Half a million small lists that all stay alive are walked again and again for nothing: that
    is half the time of reading a survey of 20,000 regions. Plain values have no cycles. Of two
    threads that are in here at once, the first may wake the collector for both.
    """
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()
