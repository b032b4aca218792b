"""The child process that draws: ``python -m iiif.image.render_child``.

It reads orders from its standard input and writes pictures to its standard output, one after the
other, until its input ends; its parent may kill it at any moment. Orders come from our own
process and are pickled; replies cross back as plain bytes, so that a decoder gone wrong cannot
talk its parent into anything.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import BinaryIO

from iiif.image.render import draw, lock_down
from iiif.image.render_job import RenderJob
from storage.blobs import BlobStore, StoreLocation, open_store

ORDER = struct.Struct(">I")
REPLY = struct.Struct(">cI")
DRAWN, FAILED, OUT_OF_MEMORY = b"+", b"-", b"M"
# Tiles keep their speed while pictures are drawn: drawing waits when the machine is full.
NICENESS = 19
REMOTE_READERS = 8
# So many tiles of a bucket are held at once, and not all of a large source.
REMOTE_TILES = 64
_WANTS_MEMORY = ("memory", "failed to allocate", "webpsave: unable to encode")


def main() -> None:
    """Serves orders until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at a terminal is the parent's affair
    os.nice(NICENESS)
    lock_down()
    orders = sys.stdin.buffer
    # Whatever a library prints goes to the log, not between the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    stores: dict[StoreLocation, BlobStore] = {}
    with ThreadPoolExecutor(REMOTE_READERS) as readers:
        while order := _next(orders):
            store = stores.get(order.location)
            if store is None:
                store = stores[order.location] = open_store(order.location)
            _bound(order.memory_bytes)
            try:
                status, data = DRAWN, draw(order, _tiles(store, order, readers))
            except Exception as error:
                status = OUT_OF_MEMORY if _is_for_want_of_memory(error) else FAILED
                data = f"{type(error).__name__}: {error}".encode()
            replies.write(REPLY.pack(status, len(data)))
            replies.write(data)
            replies.flush()


def _next(orders: BinaryIO) -> RenderJob | None:
    head = orders.read(ORDER.size)
    if len(head) < ORDER.size:
        return None
    order = pickle.loads(orders.read(*ORDER.unpack(head)))
    return order if isinstance(order, RenderJob) else None


def _tiles(store: BlobStore, order: RenderJob, readers: ThreadPoolExecutor) -> Iterable[bytes]:
    def read(place: tuple[int, int]) -> bytes:
        return store.read_range(order.key, *place)

    places = [(piece.offset, piece.length) for piece in order.pieces]
    if order.location.url.startswith("file:"):
        return map(read, places)
    # A bucket answers in milliseconds, several at a time.
    return chain.from_iterable(
        readers.map(read, places[first : first + REMOTE_TILES])
        for first in range(0, len(places), REMOTE_TILES)
    )


def _bound(memory_bytes: int) -> None:
    # RLIMIT_DATA counts what could fill memory; RLIMIT_AS would count mapped files as well.
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    soft = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _is_for_want_of_memory(error: Exception) -> bool:
    # Python has a type for it, the libraries have words; libwebp does not say why it fails, and
    # with a size it takes nothing else is left.
    return isinstance(error, MemoryError) or any(words in str(error) for words in _WANTS_MEMORY)


if __name__ == "__main__":
    main()
