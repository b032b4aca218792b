"""A Kitabdar of its own in a temporary folder, worked by its own commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from catalog.images import Image
from storage.tile_archives import archive_key
from tests.bench.processes import Cost, Server, free_port, run
from viewer.assembly import House, build
from viewer.settings import load_settings


@dataclass(frozen=True)
class Kept:
    """An image that has been ingested: its name, size in pixels and tile archive."""

    image_id: str
    manuscript_id: str
    original_name: str
    width: int
    height: int
    archive: Path


@dataclass(frozen=True)
class Installation:
    """The data folder of one Kitabdar and the commands that work on it.

    `database_url` is empty for a file of its own in the folder.
    """

    data: Path
    database_url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told; everything else of ours is default."""
        told = {"KITABDAR_DATA_DIR": str(self.data), "KITABDAR_LOG_LEVEL": "WARNING"}
        return told | ({"KITABDAR_DATABASE_URL": self.database_url} if self.database_url else {})

    def migrate(self) -> None:
        """Make the database."""
        run(_kitabdar("migrate"), self.environment)

    def ingest(self, folder: Path, *, watch_memory: bool = False) -> Cost:
        """Ingest a folder of scans from the command line; what the whole command cost.

        Raises:
            RuntimeError: not every file became a page.
        """
        return run(_kitabdar("ingest", str(folder)), self.environment, watch_memory=watch_memory)

    def rebuild(self, into: Path) -> Cost:
        """Make an equal database again from the vault; what the whole command cost."""
        return run(_kitabdar("rebuild", "--into", str(into)), self.environment)

    def serve(self, processes: int = 2, **settings: str) -> Server:
        """The web server on a port of its own, and the processes beside it."""
        port = free_port()
        environment = {
            **self.environment,
            "KITABDAR_PORT": str(port),
            "KITABDAR_WEB_PROCESSES": str(processes),
            **settings,
        }
        server = Server("kitabdar", _kitabdar("serve"), port, environment)
        server.settle()
        return server

    def worker(self, slot: int) -> Server:
        """An ingest worker."""
        return Server("worker", _kitabdar("work", "--slot", str(slot)), None, self.environment)

    @contextmanager
    def house(self, **settings: str) -> Iterator[House]:
        """Its rooms, in this process."""
        house = build(
            load_settings(
                data_dir=self.data, database_url=self.database_url, log_level="WARNING", **settings
            )
        )
        try:
            yield house
        finally:
            house.engine.dispose()

    def kept(self, *names: str) -> list[Kept]:
        """Its images with these file names, or all of them, in the order of the names."""
        wanted = select(Image).order_by(Image.original_name)
        if names:
            wanted = wanted.where(Image.original_name.in_(names))
        with self.house() as house, house.sessions() as session:
            rows = session.scalars(wanted).all()
            return [
                Kept(
                    row.id, row.manuscript_id, row.original_name, row.width_px, row.height_px,
                    self.data / "vault" / archive_key(row.id),
                )
                for row in rows
            ]  # fmt: skip


def _kitabdar(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "viewer.cli", *arguments]
