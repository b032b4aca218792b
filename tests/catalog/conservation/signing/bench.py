"""A small bench for tests of signing: a manuscript, its people, and steps that are signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.signing.signable import Signable
from catalog.conservation.signing.signing import Signer, sign
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.signing.verification import Verification, verify
from catalog.identifiers import Kind, mint
from storage.database import session_factory
from storage.ocfl.root import StorageRoot
from tests.factories import a_manuscript

KIND = "treatment_step.signed"


@dataclass
class Bench:
    """The database, the vault, one manuscript, and the steps as rows of today would say them."""

    engine: Engine
    root: StorageRoot
    at: datetime
    sessions: sessionmaker[Session] = field(init=False)
    manuscript_id: str = ""
    people: dict[Role, str] = field(default_factory=dict)
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sessions = session_factory(self.engine)
        with self.sessions.begin() as session:
            self.manuscript_id = a_manuscript(session, self.at).id
            for role in (Role.CONSERVATOR, Role.HEAD_OF_LAB, Role.READER):
                self.people[role] = mint(Kind.USER)
                accounts.create(
                    session, user_id=self.people[role], email=f"{role.value}@lab.example",
                    name=role.value.title(), roles=[RoleHeld(role)], passphrase_hash=None,
                    at=self.at,
                )  # fmt: skip

    def signer(self, role: Role = Role.CONSERVATOR, minutes_ago: float = 0) -> Signer:
        given = self.at - timedelta(minutes=minutes_ago)
        return Signer(self.people[role], "As typed", role, given)

    def with_steps(self, count: int) -> Bench:
        for number in range(1, count + 1):
            self.step(number)
        return self

    def step(self, number: int, at: datetime | None = None, **more: Any) -> SignedEntry:
        subject = mint(Kind.STEP)
        content = {"number": number, "batch": f"JP-2026-{number:03d}", "width_mm": 3.0}
        with self.sessions.begin() as session:
            entry = self.sign(session, subject, content, at=at or self.at, **more)
        self.steps[subject] = content
        return entry

    def sign(
        self, session: Session, subject: str, content: Mapping[str, Any], **more: Any
    ) -> SignedEntry:
        given: dict[str, Any] = {
            "kind": KIND, "signer": self.signer(), "at": self.at, "new_id": mint,
            "statement": "I did this as written.", "language": "en",
        } | more  # fmt: skip
        return sign(
            session, self.root, self.manuscript_id, subject_id=subject, content=content, **given
        )

    @property
    def signable(self) -> Signable:
        def restore(_session: Session, _manuscript_id: str, document: dict[str, Any]) -> None:
            self.steps[document["subject"]] = document["content"]

        return Signable(KIND, lambda _session, _manuscript_id: self.steps, restore)

    def verify(self) -> Verification:
        with self.sessions() as session:
            return verify(session, self.root, self.manuscript_id, (self.signable,))

    def attack(self, statement: str, **values: Any) -> None:
        """What somebody with the password of the database could do: triggers off, then change."""
        with self.sessions.begin() as session:
            if self.engine.dialect.name == "postgresql":
                session.execute(text("ALTER TABLE signed_entries DISABLE TRIGGER USER"))
            else:
                for change in ("update", "delete"):
                    session.execute(text(f"DROP TRIGGER IF EXISTS signed_entries_refuse_{change}"))
            session.execute(text(statement), values)
