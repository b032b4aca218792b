"""The same pictures behind three servers: ours, nginx with unzipped tiles, iipsrv.

Pictures as in the reference runs: three pages as they were photographed, two enlarged to 54
megapixels, one of an odd size; some 1100 tiles in all.
"""

from __future__ import annotations

import random
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from iiif.image.geometry import Geometry, Tile
from storage.tile_pyramid import TILE_PX
from tests.bench import load
from tests.bench.installation import Installation, Kept
from tests.bench.peers import Iipsrv, nginx_static
from tests.bench.pictures import write_master, write_pyramid
from tests.bench.processes import Server

SIZES = ((3840, 5760), (3840, 5760), (3408, 4174), (6000, 9000), (6001, 8802), (4001, 5003))
_VIEW_PX = 1000  # the long side of a page in a reader's first view, in pixels


class Measured(Protocol):
    """A server one can load: where it listens and which trees of processes it is."""

    @property
    def port(self) -> int: ...
    @property
    def pids(self) -> list[int]: ...


@dataclass(frozen=True)
class Picture:
    """An image of ours with its geometry, and addresses of parts of it."""

    kept: Kept

    @property
    def geometry(self) -> Geometry:
        return Geometry(self.kept.width, self.kept.height)

    def address(self, rest: str) -> str:
        return f"/iiif/3/{self.kept.image_id}/{rest}"

    def tiles(self, wanted: Callable[[Geometry, int, Tile], bool]) -> Iterator[str]:
        """Addresses of the tiles of all levels that are `wanted`."""
        for factor in self.geometry.scale_factors():
            for tile in self.geometry.tiles(factor):
                if wanted(self.geometry, factor, tile):
                    yield self.address(tile.path)

    def thumbnail(self) -> str:
        """The address of the ready size next to 150 px."""
        with zipfile.ZipFile(self.kept.archive) as archive:
            whole = [name for name in archive.namelist() if name.startswith("full/")]
        sizes = [tuple(map(int, name.split("/")[1].split(","))) for name in whole]
        width, height = min(sizes, key=lambda size: abs(max(size) - 150))
        return self.address(f"full/{width},{height}/0/default.jpg")

    def session(self) -> Iterator[str]:
        """What a viewer asks for to show the page: info.json, thumbnail, first view."""
        yield self.address("info.json")
        yield self.thumbnail()
        for factor in self.geometry.scale_factors():
            # OpenSeadragon draws from the smallest level up to the first that fills the view.
            if max(self.geometry.level_size(factor * 2)) < _VIEW_PX:
                yield from (self.address(tile.path) for tile in self.geometry.tiles(factor))

    def regions(self, dice: random.Random, count: int) -> Iterator[str]:
        """Odd regions at odd sizes, none of them a tile."""
        for _ in range(count):
            width, height = dice.randint(700, 1500), dice.randint(700, 1500)
            x = dice.randint(0, self.kept.width - width)
            y = dice.randint(0, self.kept.height - height)
            shown = dice.randint(150, 340) * 2 + 1
            yield self.address(f"{x},{y},{width},{height}/{shown},/0/default.jpg")


def is_edge(geometry: Geometry, factor: int, tile: Tile) -> bool:
    """Whether the tile is cut short by the right or lower edge."""
    return tile.width < TILE_PX or tile.height < TILE_PX


def is_interior(geometry: Geometry, factor: int, tile: Tile) -> bool:
    """Whether the tile is a full square."""
    return not is_edge(geometry, factor, tile)


class Scene:
    """Builds everything on first use, in `folder`; a context manager that stops the servers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Scene:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def installation(self) -> Installation:
        """Ours, with the pictures ingested by `kitabdar ingest`."""
        scans = self.folder / "MS 1"
        scans.mkdir(parents=True)
        for number, (width, height) in enumerate(SIZES):
            path = scans / f"MS1_{number + 1:03}r.tif"
            write_master(path, number, width, height, self.folder)
        made = Installation(self.folder / "data")
        made.migrate()
        made.ingest(scans)
        return made

    @cached_property
    def pictures(self) -> list[Picture]:
        """The pictures as they were kept."""
        return [Picture(kept) for kept in self.installation.kept()]

    @cached_property
    def ours(self) -> Server:
        """Our web server, two processes."""
        return self._open.enter_context(self.installation.serve(2))

    @cached_property
    def nginx(self) -> Server:
        """nginx with every archive unzipped, at our addresses."""
        root = self.folder / "unzipped"
        for picture in self.pictures:
            with zipfile.ZipFile(picture.kept.archive) as archive:
                archive.extractall(root / "iiif" / "3" / picture.kept.image_id)
        return self._open.enter_context(nginx_static(root, self.folder / "nginx"))

    @cached_property
    def iipsrv(self) -> Iipsrv:
        """iipsrv with a JPEG-tiled pyramid of every picture, at our addresses."""
        pyramids = self.folder / "pyramids"
        pyramids.mkdir()
        for picture in self.pictures:
            master = self.folder / "MS 1" / picture.kept.original_name
            write_pyramid(master, pyramids / f"{picture.kept.image_id}.tif")
        return self._open.enter_context(Iipsrv(pyramids, self.folder / "iipsrv"))

    def compare(
        self, servers: dict[str, Measured], paths: Callable[[int], Sequence[str]], *,
        rounds: int, seconds: int, connections: int,
    ) -> dict[str, load.Run]:  # fmt: skip
        """Load the servers in turn, round after round; medians by name.

        `paths` gives each round's list; round 0 warms up and is not counted.
        """
        runs: dict[str, list[load.Run]] = {name: [] for name in servers}
        for number in range(rounds + 1):
            listed = load.shuffled(paths(number))
            for name, server in servers.items():
                found = load.run(
                    server.port, server.pids, listed, self.folder,
                    seconds=seconds if number else 1, connections=connections,
                    first=number * 101,
                )  # fmt: skip
                if number:
                    runs[name].append(found)
        return {name: load.median(found) for name, found in runs.items()}


def fetch(server: Measured, path: str) -> bytes:
    """One answer.

    Raises:
        RuntimeError: it is no 200.
    """
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=60) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{path}: status {error.code}") from error
