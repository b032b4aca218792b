"""A holder, a vault and a batch with everything it needs filled in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.exchange import batches
from catalog.exchange.asking import ask, work_waiting
from catalog.exchange.batches import Account, Settings
from catalog.exchange.columns import choose_columns, preview
from catalog.exchange.committing import commit
from catalog.exchange.intake import Received, receive
from catalog.exchange.mending import mend
from catalog.exchange.reading import read_batch
from catalog.exchange.source import Source, tei_source
from catalog.exchange.tables import Batch, BatchKind, BatchRow, BatchWork
from catalog.exchange.undoing import undo
from catalog.identifiers import mint
from catalog.identity import Manuscript
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.tei.reading.descriptions import tei

HOLDER = "nlx"


def book(shelfmark: str, inner: str = "", name: str = "") -> Source:
    """A TEI file of one book."""
    named = f"<msIdentifier><idno>{shelfmark}</idno></msIdentifier>"
    return tei_source(name or f"{shelfmark}.xml", tei(inner, named=named))


def received(folder: Path, *given: tuple[str, bytes]) -> list[Received]:
    """Files as an upload leaves them on the disk."""
    made = []
    for name, data in given:
        path = folder / uuid.uuid4().hex
        path.write_bytes(data)
        made.append(Received(name, path))
    return made


@dataclass
class Exchange:
    sessions: sessionmaker[Session]
    vault: Vault
    at: datetime
    folder: Path

    def receive(
        self,
        *files: tuple[str, bytes],
        settings: Settings | None = None,
        kind: BatchKind | None = None,
    ) -> str:
        self.at += timedelta(minutes=1)
        return receive(
            self.sessions, self.vault.root, received(self.folder, *files), kind=kind,
            holder_id=HOLDER, settings=settings or Settings(), by="Aisha", at=self.at,
            new_id=mint,
        )  # fmt: skip

    def read(self, *sources: Source, settings: Settings | None = None) -> str:
        """A batch of TEI files that is read."""
        files = [(one.name, one.data) for one in sources]
        return self.read_on(self.receive(*files, settings=settings, kind=BatchKind.TEI))

    def read_on(self, batch_id: str) -> str:
        read_batch(self.sessions, self.vault.root, batch_id, at=self.at, new_id=mint)
        return batch_id

    def table(self, text: str | bytes, name: str = "books.csv", **fields: str) -> str:
        """A batch of a table that is read, its columns chosen by header."""
        data = text.encode() if isinstance(text, str) else text
        batch_id = self.receive((name, data))
        if fields:
            shown = preview(self.sessions, self.vault.root, batch_id)
            chosen = {one.header: one.choice for one in shown.columns} | fields
            with self.sessions.begin() as session:
                choose_columns(session, batch_id, shown.sheet, chosen)
        return self.read_on(batch_id)

    def mend(self, batch_id: str, number: int, **cells: str) -> BatchRow:
        with self.sessions.begin() as session:
            return mend(
                session, self.vault.root, batch_id, number, cells, by="Bolat", at=self.at,
                new_id=mint,
            )  # fmt: skip

    def work(self, who: str = "worker-1") -> int:
        """What a worker does now."""
        return work_waiting(self.sessions, self.vault.root, who, clock=lambda: self.at, new_id=mint)

    def ask(self, batch_id: str, work: BatchWork) -> None:
        with self.sessions.begin() as session:
            ask(session, batch_id, work, by="Bolat", at=self.at)

    def batch(self, batch_id: str) -> Batch:
        with self.sessions() as session:
            return batches.find(session, batch_id)

    def commit(self, batch_id: str) -> Account:
        return commit(self.sessions, self.vault.root, batch_id, at=self.at, new_id=mint)

    def undo(self, batch_id: str) -> Account:
        return undo(self.sessions, self.vault.root, batch_id, by="Bolat", at=self.at)

    def bring(self, *sources: Source, settings: Settings | None = None) -> str:
        batch_id = self.read(*sources, settings=settings)
        self.commit(batch_id)
        return batch_id

    def rows(self, batch_id: str) -> list[BatchRow]:
        with self.sessions() as session:
            return batches.rows(session, batch_id)

    def outcomes(self, batch_id: str) -> list[str]:
        return [row.outcome.value for row in self.rows(batch_id)]

    def fates(self, batch_id: str) -> list[str]:
        return [row.fate.value for row in self.rows(batch_id)]

    def books(self) -> int:
        with self.sessions() as session:
            return session.scalar(select(func.count()).select_from(Manuscript)) or 0


def made(engine: Engine, vault: Vault, at: datetime, folder: Path) -> Exchange:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        manuscripts.ensure_holder(session, HOLDER, {"en": ["National Library"]})
    return Exchange(sessions, vault, at, folder)


@pytest.fixture
def exchange(sqlite_engine: Engine, disk_vault: Vault, at: datetime, tmp_path: Path) -> Exchange:
    return made(sqlite_engine, disk_vault, at, tmp_path)


@pytest.fixture
def both_exchanges(engine: Engine, disk_vault: Vault, at: datetime, tmp_path: Path) -> Exchange:
    """The same on either database."""
    return made(engine, disk_vault, at, tmp_path)
