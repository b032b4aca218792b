"""Images made ready for an image server in a test: archives, a catalogue of them, a server."""

from __future__ import annotations

import asyncio
import json
import secrets
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyvips
import uvicorn
import uvloop
from PIL import Image

from catalog.images import ServedImage
from catalog.uris import Uris
from iiif.image.geometry import Geometry, Limits
from iiif.image.render_cache import RenderCache
from iiif.image.render_pool import RenderPool
from iiif.image.tiles import ImageServer
from iiif.image.wire import TileProtocol
from ingest.decoder import prepare
from ingest.limits import Limits as IngestLimits
from ingest.prepared import Prepared
from storage.blobs import BlobStore, StoreLocation, open_store
from storage.tile_archives import append_entries, archive_key

SIZES_READY_PX = 1024
SAVE = ".jpg[Q=85,subsample_mode=off,keep=none]"


@dataclass
class Collection:
    """A store of tile archives and what its catalogue would say of each."""

    store: BlobStore
    scratch: Path
    images: dict[str, ServedImage] = field(default_factory=dict)
    generation: int = 1
    lookups: int = 0

    def lookup(self, image_id: str) -> ServedImage | None:
        self.lookups += 1
        return self.images.get(image_id)

    def add(self, image: Image.Image | Path, image_id: str | None = None) -> str:
        """Tiles an image the way ingest does; its identifier."""
        image_id = image_id or f"i{secrets.token_hex(5)}"
        if isinstance(image, Path):
            source = pyvips.Image.new_from_file(str(image))
        else:
            source = pyvips.Image.new_from_array(image)
        if source.hasalpha():
            source = source.flatten(background=255)
        path = self.scratch / f"{image_id}.zip"
        tile(source, path)
        self.store.put_file(archive_key(image_id), path)
        path.unlink()
        self.images[image_id] = ServedImage(image_id, source.width, source.height, False)
        self.generation += 1
        return image_id

    def take_in(self, path: Path, image_id: str) -> None:
        """Takes a file in as ingest itself does it, decoding child and all."""
        archive = self.scratch / f"{image_id}.zip"
        prepared = prepare(path, path.name, archive, IngestLimits())
        assert isinstance(prepared, Prepared)
        self.store.adopt(archive_key(image_id), archive)
        size = prepared.technical.width_px, prepared.technical.height_px
        self.images[image_id] = ServedImage(image_id, *size, False)


def tile(source: Any, path: Path) -> None:
    """Writes the tile archive of a pyvips image."""
    source.dzsave(
        str(path), layout="iiif3", container="zip", imagename="",
        tile_size=512, overlap=0, suffix=SAVE,
    )  # fmt: skip
    shape = Geometry(source.width, source.height)
    sizes = [shape.level_size(factor) for factor in reversed(shape.scale_factors())]
    entries = []
    for width, height in sizes:
        one_tile = max(width, height) <= 512 and (width, height) == sizes[0]
        if max(width, height) <= SIZES_READY_PX and not one_tile:
            small = source.resize(width / source.width, vscale=height / source.height)
            entries.append((f"full/{width},{height}/0/default.jpg", small.write_to_buffer(SAVE)))
    told = {
        "width": source.width,
        "height": source.height,
        "tile_size": 512,
        "scale_factors": shape.scale_factors(),
        "sizes": sizes,
    }
    entries.append(("properties.json", json.dumps(told).encode()))
    append_entries(path, entries)


def collection(folder: Path) -> Collection:
    """A collection on disk below `folder`."""
    scratch = folder / "scratch"
    scratch.mkdir()
    return Collection(open_store(StoreLocation(f"file://{folder}/store")), scratch)


def server_of(held: Collection, cache: Path, **changes: Any) -> ImageServer:
    """An image server over a collection; `changes` replace arguments of `ImageServer`."""
    told: dict[str, Any] = {
        "lookup": held.lookup,
        "access_generation": lambda: held.generation,
        "uris": Uris("http://images.test"),
        "render_pool": RenderPool(processes=1, queue=8),
        "render_cache": RenderCache(cache, 64 << 20),
        "limits": Limits(40_000_000),
        "index_memory_bytes": 1 << 20,
    }
    return ImageServer(held.store, **(told | changes))


@dataclass
class Reply:
    """One answer as a client would see it."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        assert self.headers["content-type"] == "application/problem+json", self.headers
        told = json.loads(self.body)
        assert set(told) == {"type", "title", "status", "detail", "instance"}
        assert told["status"] == self.status
        return dict(told)


Ask = Callable[..., Reply]


async def ask(
    server: ImageServer,
    path: str | bytes,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    receive: Any = None,
) -> Reply:
    """One request straight to the ASGI callable."""
    raw = path if isinstance(path, bytes) else path.encode("ascii")
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def stay() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    scope = {
        "type": "http",
        "method": method,
        "raw_path": raw,
        "path": raw.decode("latin-1"),
        "headers": [
            (name.lower().encode(), value.encode()) for name, value in (headers or {}).items()
        ],
    }
    await server(scope, receive or stay, send)  # type: ignore[arg-type]
    start, *bodies = sent
    assert start["type"] == "http.response.start"
    told = [(name.decode(), value.decode()) for name, value in start["headers"]]
    assert len(told) == len(dict(told)), f"a header came twice: {told}"
    assert dict(told)["access-control-allow-origin"] == "*"
    return Reply(start["status"], dict(told), b"".join(body["body"] for body in bodies))


@contextmanager
def asking(server: ImageServer) -> Iterator[Ask]:
    """A function that asks the server; the server is closed afterwards."""
    with asyncio.Runner() as runner:

        def one(*args: Any, **changes: Any) -> Reply:
            return runner.run(ask(server, *args, **changes))

        try:
            yield one
        finally:
            runner.run(server.close())


@asynccontextmanager
async def open_server(server: ImageServer) -> AsyncIterator[ImageServer]:
    """The same inside a running loop."""
    try:
        yield server
    finally:
        await server.close()


@contextmanager
def listening(
    server: ImageServer, *, short_cut: bool = True, keep_alive_s: int = 5
) -> Iterator[int]:
    """The server behind a real HTTP port of this machine; yields the port."""
    config = uvicorn.Config(
        server, host="127.0.0.1", port=0, lifespan="off", access_log=False, log_config=None,
        http=TileProtocol if short_cut else "httptools", proxy_headers=False,
        server_header=False, timeout_keep_alive=keep_alive_s,
    )  # fmt: skip
    served = uvicorn.Server(config)

    async def serve() -> None:
        await served.serve()
        await server.close()

    def work() -> None:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=work)
    thread.start()
    try:
        while not served.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield served.servers[0].sockets[0].getsockname()[1]
    finally:
        served.should_exit = True
        thread.join(30)
