"""A desk with one vault, and the steps of the workflow with everything they need filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from catalog.identifiers import mint
from catalog.record import drafts, workflow
from catalog.revisions import Revision
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.record.documents import counted_ids
from tests.factories import a_manuscript

Change = Callable[[dict[str, Any]], object]


@dataclass
class DeskOfTests:
    sessions: sessionmaker[Session]
    vault: Vault
    at: datetime
    kept: list[tuple[str, int]] = field(default_factory=list)
    new_id: Callable[[], str] = field(default_factory=counted_ids)

    def after(self, _session: Session, manuscript_id: str, number: int) -> None:
        self.kept.append((manuscript_id, number))

    def later(self, **delta: float) -> datetime:
        self.at += timedelta(**delta)
        return self.at

    def make(self, session: Session, **changes: Any) -> str:
        return a_manuscript(session, self.at, is_published=False, **changes).id

    def save(
        self, session: Session, manuscript_id: str, change: Change, by: str = "Aisha"
    ) -> drafts.Saved:
        """Open the draft, change its document, save it."""
        draft = drafts.open_draft(session, manuscript_id, by=by, at=self.at)
        document = {**draft.document}
        change(document)
        return drafts.save(
            session, manuscript_id, document, edition=draft.edition, by=by, at=self.at,
            new_id=self.new_id,
        )  # fmt: skip

    def publish(self, session: Session, manuscript_id: str, **more: Any) -> Revision:
        given: dict[str, Any] = {"by": "Curator", "message": "", "at": self.at, "new_id": mint}
        given |= {"after": self.after} | more
        return workflow.publish(session, self.vault.root, manuscript_id, **given)

    def withdraw(self, session: Session, manuscript_id: str, reason: str) -> Revision:
        return workflow.withdraw(
            session, self.vault.root, manuscript_id, reason=reason, by="Curator", at=self.at,
            new_id=mint, after=self.after,
        )  # fmt: skip

    def put_back(self, session: Session, manuscript_id: str) -> Revision:
        return workflow.restore_withdrawn(
            session, self.vault.root, manuscript_id, by="Curator", message="", at=self.at,
            new_id=mint, after=self.after,
        )  # fmt: skip


@pytest.fixture
def desk(sqlite_engine: Engine, disk_vault: Vault, at: datetime) -> DeskOfTests:
    return DeskOfTests(session_factory(sqlite_engine), disk_vault, at)


@pytest.fixture
def both_desks(engine: Engine, disk_vault: Vault, at: datetime) -> DeskOfTests:
    """The same on either database."""
    return DeskOfTests(session_factory(engine), disk_vault, at)


def note(text: str, language: str = "en") -> Change:
    """A change: the summary in one language is this."""

    def change(document: dict[str, Any]) -> None:
        identity = {**document["identity"]}
        others = [each for each in identity.get("summary", []) if each["language"] != language]
        identity["summary"] = [*others, {"text": text, "language": language}]
        document["identity"] = identity

    return change
