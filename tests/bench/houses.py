"""The two sizes of house that figures are told of: rows and bytes here, or on servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.blobs import StoreLocation
from tests.bench.table import Row
from tests.migrated import postgres_template, sqlite_copy
from tests.servers import postgres_server, s3_server


@dataclass(frozen=True)
class House:
    """An empty, migrated database and an empty store."""

    name: str
    database: str
    store: StoreLocation


@contextmanager
def small(folder: Path) -> Iterator[House]:
    """SQLite and a vault on this disk."""
    yield House(
        "SQLite, disk",
        sqlite_copy(folder / "kitabdar.sqlite"),
        StoreLocation(url=f"file://{folder / 'vault'}"),
    )


@contextmanager
def grown(_folder: Path) -> Iterator[House]:
    """PostgreSQL and a vault in a bucket, both servers on this machine."""
    with postgres_server() as postgres, s3_server() as s3:
        database = postgres.create_database(like=postgres_template(postgres))
        yield House("PostgreSQL, S3", database, s3.location("bench"))


HOUSES: tuple[Callable[[Path], AbstractContextManager[House]], ...] = (small, grown)


def beside(measure: Callable[[House], Sequence[Row]]) -> list[Row]:
    """What is measured in both houses, side by side; a goal is met if both meet it."""
    told = []
    for make in HOUSES:
        with TemporaryDirectory(prefix="kitabdar-bench-") as name, make(Path(name)) as house:
            told.append([replace(row, ours=f"{house.name}: {row.ours}") for row in measure(house)])
    return [
        replace(here, peer=there.ours, met=None if here.met is None else here.met and there.met)
        for here, there in zip(*told, strict=True)
    ]
