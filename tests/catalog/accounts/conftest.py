"""People to test with; nobody's pass phrase is hashed here, as that takes a third of a second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from catalog.accounts import accounts
from catalog.accounts.permissions import RoleHeld
from catalog.accounts.tables import User
from catalog.identifiers import Kind, mint
from catalog.identity import Holder

Employ = Callable[..., User]


@pytest.fixture
def employ(session: Session, at: datetime) -> Employ:
    """Make an account: `employ("a@b.org", RoleHeld(Role.CURATOR))`."""

    def make(email: str, *roles: RoleHeld) -> User:
        return accounts.create(
            session,
            user_id=mint(Kind.USER),
            email=email,
            name=email.partition("@")[0],
            roles=roles,
            passphrase_hash=None,
            at=at,
        )

    return make


@pytest.fixture
def library(session: Session) -> str:
    session.add(Holder(id="library", names={"en": ["The library"]}))
    session.flush()
    return "library"
