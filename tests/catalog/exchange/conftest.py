"""A holder, a vault and a batch with everything it needs filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.exchange import batches
from catalog.exchange.batches import Account, Settings
from catalog.exchange.committing import commit
from catalog.exchange.source import Source, tei_source
from catalog.exchange.tables import BatchKind, BatchRow
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


@dataclass
class Exchange:
    sessions: sessionmaker[Session]
    vault: Vault
    at: datetime

    def read(
        self, *sources: Source, settings: Settings | None = None, given: Iterable[Source] = ()
    ) -> str:
        self.at += timedelta(minutes=1)
        return batches.open_batch(
            self.sessions, self.vault.root, given or sources, kind=BatchKind.TEI,
            holder_id=HOLDER, settings=settings or Settings(), by="Aisha", at=self.at,
            new_id=mint,
        )  # fmt: skip

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


def made(engine: Engine, vault: Vault, at: datetime) -> Exchange:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        manuscripts.ensure_holder(session, HOLDER, {"en": ["National Library"]})
    return Exchange(sessions, vault, at)


@pytest.fixture
def exchange(sqlite_engine: Engine, disk_vault: Vault, at: datetime) -> Exchange:
    return made(sqlite_engine, disk_vault, at)


@pytest.fixture
def both_exchanges(engine: Engine, disk_vault: Vault, at: datetime) -> Exchange:
    """The same on either database."""
    return made(engine, disk_vault, at)
