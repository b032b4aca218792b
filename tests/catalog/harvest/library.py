"""A library whose records live: made, changed, withdrawn, merged, sealed, by the real steps."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts, publication
from catalog.access import announcing, rules
from catalog.access.rules import RuleDraft
from catalog.access.tables import AccessRule
from catalog.access.tiers import Tier
from catalog.harvest.books import public
from catalog.identifiers import Kind, mint
from catalog.identity import Manuscript
from catalog.record import workflow
from catalog.record.document import Record
from catalog.revisions import Change, Revision
from storage.vault import Vault
from tests.factories import a_description, some_pages

HOLDERS = ("almaty-library", "мәдени-мұра")
LANGUAGES: tuple[list[str], ...] = (["ar"], ["kk-Arab", "ar"], ["fa"], [])


def nothing(session: Session, manuscript_id: str, number: int) -> None:
    """What is done after publishing here: no manifest is kept."""


@dataclass
class Library:
    """The library; `dice` decide what is done, so that a seed is a history."""

    sessions: sessionmaker[Session]
    vault: Vault
    dice: random.Random = field(default_factory=lambda: random.Random(1))

    def signed(self) -> dict[str, Any]:
        """Who does something, and when."""
        return {"by": "A curator", "at": datetime.now(UTC), "new_id": mint, "after": nothing}

    def create(self, *, pages: int = 0, document: Record | None = None, **changes: Any) -> str:
        """A published book; `document` is its record in full."""
        book_id = mint(Kind.MANUSCRIPT)
        holder = self.dice.choice(HOLDERS)
        described = a_description(
            **{
                "shelfmark": f"MS {book_id}",
                "holder": {"id": holder, "name": {"en": holder}},
                "languages": self.dice.choice(LANGUAGES),
                **changes,
            }
        )
        at = datetime.now(UTC)
        with self.sessions.begin() as session:
            made = manuscripts.create(session, described, new_id=book_id, at=at)
            some_pages(session, made, [f"{leaf}r" for leaf in range(1, pages + 1)], at)
            publication.publish(
                session, self.vault.root, book_id, change=Change.CREATE, message="Published",
                record=document, **self.signed(),
            )  # fmt: skip
        return book_id

    def change(self, book_id: str) -> None:
        """The book published again."""
        with self.sessions.begin() as session:
            publication.publish(
                session, self.vault.root, book_id, change=Change.UPDATE, message="Mended",
                **self.signed(),
            )  # fmt: skip

    def withdraw(self, book_id: str, successor_id: str | None = None) -> None:
        """The book withdrawn, or merged into its successor."""
        with self.sessions.begin() as session:
            workflow.withdraw(
                session, self.vault.root, book_id, reason="A test", successor_id=successor_id,
                **self.signed(),
            )  # fmt: skip

    def put_back(self, book_id: str) -> None:
        """The withdrawn book before the public again."""
        with self.sessions.begin() as session:
            workflow.restore_withdrawn(
                session, self.vault.root, book_id, message="Back", **self.signed()
            )

    def withhold(self, book_id: str, *, is_withheld: bool) -> None:
        """The book kept from readers, or given back, without a revision."""
        with self.sessions.begin() as session:
            manuscripts.withhold(session, book_id, is_withheld=is_withheld, at=datetime.now(UTC))

    def seal(self, book_id: str) -> None:
        """The whole book sealed."""
        at = datetime.now(UTC)
        with self.sessions.begin() as session:
            rules.set_rule(
                session, book_id, RuleDraft(tier=Tier.SEALED, reason="A test"),
                seen=rules.edition(session, book_id), by="A curator", at=at,
            )  # fmt: skip
            announcing.announce(session, self.vault.root, book_id, **{**self.signed(), "at": at})

    def unseal(self, book_id: str) -> None:
        """The sealed book open again."""
        at = datetime.now(UTC)
        with self.sessions.begin() as session:
            number = session.scalars(
                select(AccessRule.number).where(
                    AccessRule.manuscript_id == book_id, AccessRule.ended_at.is_(None)
                )
            ).one()
            rules.end_rule(
                session, book_id, number, seen=rules.edition(session, book_id), by="A curator",
                at=at,
            )  # fmt: skip
            announcing.announce(session, self.vault.root, book_id, **{**self.signed(), "at": at})

    def seen(self) -> set[str]:
        """The books that readers may see now."""
        with self.sessions() as session:
            published = select(Revision.object_id).where(Revision.object_kind == "manuscript")
            return set(
                session.scalars(select(Manuscript.id).where(public(), Manuscript.id.in_(published)))
            )

    def published(self) -> set[str]:
        """The books that were ever published."""
        with self.sessions() as session:
            return set(
                session.scalars(
                    select(Revision.object_id).where(Revision.object_kind == "manuscript")
                )
            )
