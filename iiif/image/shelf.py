"""Open images: the tile indexes in memory, the files that stand open, and who may see what.

One process holds at most so many bytes of indexes and so many open files; the least recently used
go first. Only here does the image server touch the database: when an image is opened, and when
the access generation has moved on.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import time
from collections import OrderedDict
from collections.abc import Callable

from catalog.access.tiers import Grant
from catalog.images import ServedImage
from iiif.errors import ImageUnknown, Restricted, Withheld
from iiif.image.geometry import Geometry
from iiif.image.replies import CORS, IMMUTABLE, Header
from storage.blobs import BlobStore
from storage.errors import BlobNotFound, CorruptTileArchive
from storage.tile_archives import ArchiveIndex, archive_key, read_index
from storage.tile_pyramid import whole_sizes

PROPERTIES = "properties.json"
OPEN_FILES_MAX = 256
# Withheld pictures that staff have open at one time.
BEHIND_MAX = 16
# What an open image takes beside its index: headers, info documents, the object itself.
OVERHEAD_BYTES = 4096


class OpenImage:
    """One image as the server holds it open.

    `served` is what the catalogue said of it, rules of its custodians included;
    `generation` is the access generation it was last checked at (-1: put away, open it anew);
    `descriptor` an open file, or -1 where the archive is not a local file or was closed; `used`
    the monotonic time of the last request, in seconds.
    """

    __slots__ = (
        "descriptor",
        "etag",
        "generation",
        "geometry",
        "headers",
        "image_id",
        "index",
        "info",
        "key",
        "memory_bytes",
        "served",
        "used",
    )

    def __init__(
        self,
        served: ServedImage,
        key: str,
        index: ArchiveIndex,
        geometry: Geometry,
        generation: int,
    ) -> None:
        self.served = served
        self.image_id = served.id
        self.key = key
        self.index = index
        self.geometry = geometry
        self.generation = generation
        self.descriptor = -1
        self.memory_bytes = index.memory_bytes + OVERHEAD_BYTES
        self.used = time.monotonic()
        # One image is one set of bytes for ever (house D5), so one tag serves all its URLs: a
        # tag is only ever compared with tags of the same URL (RFC 9110, 8.8.3).
        self.etag = f'"{index.etag}"'.encode()
        self.headers: tuple[Header, ...] = (
            (b"content-type", b"image/jpeg"),
            (b"etag", self.etag),
            IMMUTABLE,
            CORS,
        )
        self.info: dict[tuple[int, str], tuple[bytes, bytes]] = {}


class Shelf:
    """The open images of one process, bounded in bytes and in open files.

    `forget` is called with each image that is put away: who keeps it would keep its index too.
    """

    def __init__(
        self,
        store: BlobStore,
        lookup: Callable[[str], ServedImage | None],
        memory_bytes: int,
        forget: Callable[[OpenImage], None],
        open_files: int = OPEN_FILES_MAX,
    ) -> None:
        self.store = store
        self.is_local = store.location.url.startswith("file:")
        self._lookup = lookup
        self._memory_bytes = memory_bytes
        self._forget = forget
        self._open_files = open_files
        self._images: dict[str, OpenImage] = {}
        self._opening: dict[str, asyncio.Task[OpenImage]] = {}
        self._held_bytes = 0
        self._files: set[OpenImage] = set()
        self._behind: OrderedDict[str, OpenImage] = OrderedDict()

    def lookup(self, image_id: str) -> ServedImage | None:
        """What the catalogue says of an image now; blocks."""
        return self._lookup(image_id)

    def find(self, image_id: str, generation: int) -> OpenImage | None:
        """The image, if it is open and its access was checked at this generation."""
        image = self._images.get(image_id)
        return image if image is not None and image.generation == generation else None

    async def open(self, image_id: str, generation: int) -> OpenImage:
        """The image, opened or checked again as needed; many requests share one opening.

        Raises:
            ImageUnknown: no such image, or no archive of it; Withheld if it may not be shown;
                Restricted if not everybody gets all of it.
            CorruptTileArchive: its archive cannot be read.
        """
        while True:
            task = self._opening.get(image_id)
            if task is None:
                task = asyncio.ensure_future(self._open(image_id, generation))
                self._opening[image_id] = task
                task.add_done_callback(lambda done: self._forget_opening(image_id, done))
            # Shielded: one visitor who leaves must not fail the others.
            image = await asyncio.shield(task)
            if image.generation >= generation:
                return image

    async def open_withheld(self, image_id: str) -> OpenImage:
        """A withheld or restricted image, for somebody who may see it.

        Kept apart, so that no other way to an image leads to it.

        Raises:
            ImageUnknown: no such image, or no archive of it.
            CorruptTileArchive: its archive cannot be read.
        """
        served = await asyncio.to_thread(self._lookup, image_id)
        if served is None:
            raise ImageUnknown(image_id)
        image = self._behind.get(image_id)
        if image is None or image.served != served:
            image = await asyncio.to_thread(self._read, image_id, served, -1)
            self._behind[image_id] = image
        self._behind.move_to_end(image_id)
        while len(self._behind) > BEHIND_MAX:
            self._close_file(self._behind.popitem(last=False)[1])
        return image

    def put_away(self, image: OpenImage) -> None:
        """Forgets an open image; whoever still holds it sees generation -1."""
        if self._images.get(image.image_id) is image:
            del self._images[image.image_id]
            self._held_bytes -= image.memory_bytes
        image.generation = -1
        self._forget(image)
        self._close_file(image)

    def close(self) -> None:
        """Puts everything away."""
        for image in list(self._images.values()):
            self.put_away(image)
        while self._behind:
            self._close_file(self._behind.popitem()[1])

    def read(self, image: OpenImage, offset: int, length: int) -> bytes:
        """Bytes of the image's archive. Blocks: for a local file shortly, else use a thread."""
        if not self.is_local:
            return self.store.read_range(image.key, offset, length)
        if image.descriptor < 0:
            self._open_file(image)
        return os.pread(image.descriptor, length, offset)

    def _forget_opening(self, image_id: str, done: asyncio.Task[OpenImage]) -> None:
        if self._opening.get(image_id) is done:
            del self._opening[image_id]
        if not done.cancelled():
            done.exception()

    async def _open(self, image_id: str, generation: int) -> OpenImage:
        image = self._images.get(image_id)
        served = await asyncio.to_thread(self._lookup, image_id)
        if served is None or served.withheld or served.grant is not Grant.FULL:
            if image is not None:
                self.put_away(image)
            if served is None:
                raise ImageUnknown(image_id)
            raise Withheld(image_id) if served.withheld else Restricted(image_id)
        if image is not None and image.generation >= 0:
            if image.served == served:
                image.generation = generation
                return image
            # Another rule: info.json, headers and remembered spellings were made for the old one.
            self.put_away(image)
        image = await asyncio.to_thread(self._read, image_id, served, generation)
        self._images[image_id] = image
        self._held_bytes += image.memory_bytes
        while self._held_bytes > self._memory_bytes and len(self._images) > 1:
            others = (other for other in self._images.values() if other is not image)
            self.put_away(min(others, key=lambda other: other.used))
        return image

    def _read(self, image_id: str, served: ServedImage, generation: int) -> OpenImage:
        key = archive_key(served.archive_id)
        try:
            index = read_index(self.store, key)
        except BlobNotFound:
            raise ImageUnknown(image_id) from None
        place = index.find(PROPERTIES)
        if place is None:
            raise CorruptTileArchive(key, f"The tile archive {key!r} has no {PROPERTIES}.")
        try:
            told = json.loads(self.store.read_range(key, *place))
            sizes = tuple((int(width), int(height)) for width, height in told["sizes"])
        except (ValueError, KeyError, TypeError):
            raise CorruptTileArchive(key, f"{PROPERTIES} of {key!r} is not ours.") from None
        if served.is_small:
            sizes = tuple(whole_sizes(served.width, served.height))
        geometry = Geometry(served.width, served.height, sizes)
        return OpenImage(served, key, index, geometry, generation)

    def _open_file(self, image: OpenImage) -> None:
        while len(self._files) >= self._open_files:
            self._close_file(min(self._files, key=lambda other: other.used))
        with self.store.as_file(image.key) as path:
            image.descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._files.add(image)

    def _close_file(self, image: OpenImage) -> None:
        self._files.discard(image)
        if image.descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(image.descriptor)
            image.descriptor = -1
