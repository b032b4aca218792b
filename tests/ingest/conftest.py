"""Small scans and everything a deposit needs, for the tests of ingest."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from catalog.identifiers import Kind, mint
from ingest import decisions, deposits, staging
from ingest.deposit_progress import DepositProgress, progress
from ingest.limits import Limits
from ingest.pipeline import Pipeline
from ingest.work_queue import WorkQueue, prepare_work_tables
from ingest.worker import work_until
from storage.database import session_factory
from storage.vault import Vault

DESCRIPTION: dict[str, Any] = {
    "shelfmark": "MS 42",
    "title": {"ar": ["كتاب"]},
    "holder": "Test Library",
    "languages": ["ar"],
}


def now() -> datetime:
    """The real time: what is measured in heartbeats must pass."""
    return datetime.now(UTC)


def draw(path: Path, shade: int = 0, size: tuple[int, int] = (90, 120)) -> None:
    """A small picture; other shades are other bytes. The format follows the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.putpixel((shade % size[0], shade // size[0]), (255, 0, 0))
    image.save(path)


@pytest.fixture
def scans(tmp_path: Path) -> Callable[..., Path]:
    """A folder of distinct small scans under the names given."""
    folders = itertools.count()

    def make(*names: str, first_shade: int = 0) -> Path:
        folder = tmp_path / f"scans-{next(folders)}"
        folder.mkdir()
        for shade, name in enumerate(names, start=first_shade):
            draw(folder / name, shade)
        return folder

    return make


class House:
    """Database, vault, queue and pipeline of one test, and the two ways to use them."""

    def __init__(self, engine: Engine, vault: Vault, tmp_path: Path) -> None:
        prepare_work_tables(engine)
        self.engine = engine
        self.vault = vault
        self.sessions: sessionmaker[Session] = session_factory(engine)
        self.queue = WorkQueue(engine)
        self.published: list[tuple[str, int]] = []
        self.pipeline = Pipeline(
            vault=vault,
            sessions=self.sessions,
            limits=Limits(),
            scratch_dir=tmp_path / "scratch",
            after_publish=lambda _, manuscript_id, revision: self.published.append(
                (manuscript_id, revision)
            ),
            clock=now,
            new_id=mint,
        )

    def open(
        self, description: Mapping[str, Any] | None = DESCRIPTION, source: str = "test"
    ) -> str:
        with self.sessions.begin() as session:
            return deposits.open_deposit(
                session, deposit_id=mint(Kind.DEPOSIT), description=description,
                manuscript_id=None, source=source, opened_by="test", at=now(),
            ).id  # fmt: skip

    def stage(self, deposit_id: str, folder: Path) -> None:
        listing = staging.list_folder(folder)
        with self.sessions.begin() as session:
            deposits.expect_files(
                session, deposits.find(session, deposit_id), listing.expected,
                new_image_id=lambda: mint(Kind.IMAGE), at=now(),
            )  # fmt: skip
        staging.stage_folder(self.sessions, self.vault.blobs, deposit_id, listing, clock=now)

    def start(self, deposit_id: str, **answers: Mapping[str, Any]) -> DepositProgress:
        keyed = {key.replace("_", "-"): answer for key, answer in answers.items()}
        with self.sessions.begin() as session:
            deposit = decisions.start(
                session, deposit_id, send=self.queue.send_deposit, new_id=mint, at=now()
            )
            if keyed and deposit.state is deposits.DepositState.ASKING:
                decisions.answer(
                    session, deposit_id, keyed,
                    send=self.queue.send_deposit, new_id=mint, at=now(),
                )  # fmt: skip
        return self.progress(deposit_id)

    def send(self, folder: Path, **answers: Mapping[str, Any]) -> str:
        """Open, stage and start a deposit of the folder."""
        deposit_id = self.open()
        self.stage(deposit_id, folder)
        self.start(deposit_id, **answers)
        return deposit_id

    def work(self, deposit_id: str) -> DepositProgress:
        """Work in this process until the deposit is closed or asks."""
        return work_until(self.pipeline, self.engine, deposit_id, "test-worker", heartbeat_s=0.2)

    def progress(self, deposit_id: str) -> DepositProgress:
        with self.sessions() as session:
            return progress(session, deposit_id)

    def files(self, deposit_id: str) -> list[deposits.DepositFile]:
        with self.sessions() as session:
            return deposits.files_of(session, deposit_id)

    def close(self) -> None:
        self.queue.close()


@pytest.fixture
def house(sqlite_engine: Engine, disk_vault: Vault, tmp_path: Path) -> Iterator[House]:
    """A house on SQLite and disk."""
    built = House(sqlite_engine, disk_vault, tmp_path)
    yield built
    built.close()
