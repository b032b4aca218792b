"""Fixtures every room uses: real databases, real stores, the shelf of real pages."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from storage.blobs import BlobStore, StoreLocation, open_store
from storage.database import make_engine, session_factory
from storage.ocfl.root import StorageRoot
from storage.vault import Vault
from tests.migrated import postgres_template, sqlite_copy
from tests.servers import PostgresServer, S3Server, postgres_server, s3_server
from tests.small_disks import run_elsewhere

CHECKOUT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("KITABDAR_CORPUS", CHECKOUT.parent / "shared" / "data"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew; read the diff"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long files first, so that no core waits at the end for one; and see below.

    Without the shelf of real pages its tests cannot run: they are left out, and it is said.
    """
    items.sort(key=lambda item: _place(item.path))
    if CORPUS.is_dir():
        return
    left = [item for item in items if item.get_closest_marker("corpus")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("corpus")]
        config.stash[_LEFT_OUT] = len(left)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that was run elsewhere is not run here as well."""
    return run_elsewhere(pyfuncitem) or None


def _place(path: Path) -> int:
    return next((at for at, room in enumerate(_LONGEST) if room in path.parts), len(_LONGEST))


_LEFT_OUT = pytest.StashKey[int]()
_LONGEST = ("journeys", "ingest", "viewer")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    left = config.stash.get(_LEFT_OUT, 0)
    if left:
        terminalreporter.write_line(
            f"{left} corpus tests were left out: the folder of real pages is not beside this"
            " checkout (set KITABDAR_CORPUS to its path to run them)."
        )


@pytest.fixture(scope="session")
def corpus() -> Path:
    return CORPUS


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with `golden/<name>` beside the test file; --update-golden writes it."""
    folder = Path(request.path).parent / "golden"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--update-golden"):
            folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    with s3_server() as server:
        yield server


def _disk(tmp_path: Path) -> StoreLocation:
    return StoreLocation(url=f"file://{tmp_path / 'vault'}")


@pytest.fixture(params=["disk", pytest.param("s3", marks=pytest.mark.servers)])
def store_location(request: pytest.FixtureRequest, tmp_path: Path) -> StoreLocation:
    if request.param == "disk":
        return _disk(tmp_path)
    server: S3Server = request.getfixturevalue("s3")
    return server.location(uuid.uuid4().hex)


@pytest.fixture
def blobs(store_location: StoreLocation) -> BlobStore:
    return open_store(store_location)


@pytest.fixture
def vault(blobs: BlobStore) -> Vault:
    return _vault(blobs)


@pytest.fixture
def disk_vault(tmp_path: Path) -> Vault:
    return _vault(open_store(_disk(tmp_path)))


def _vault(blobs: BlobStore) -> Vault:
    root = StorageRoot(blobs)
    root.ensure()
    return Vault(blobs=blobs, root=root)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kitabdar.sqlite'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create_database()


@pytest.fixture
def empty_engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return sqlite_copy(tmp_path / "kitabdar.sqlite")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create_database(like=postgres_template(server))


@pytest.fixture
def engine(migrated_url: str) -> Iterator[Engine]:
    engine = make_engine(migrated_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(sqlite_copy(tmp_path / "kitabdar.sqlite"))
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with session_factory(engine)() as session:
        yield session


@pytest.fixture
def sqlite_session(sqlite_engine: Engine) -> Iterator[Session]:
    with session_factory(sqlite_engine)() as session:
        yield session
