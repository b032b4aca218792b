"""A small book, examined by nobody yet."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from storage.vault import Vault
from tests.catalog.conservation.condition.book import Book, a_book, leaves


@pytest.fixture
def book(session: Session, disk_vault: Vault) -> Book:
    """Four leaves with a measured scale, on both databases."""
    return a_book(session, disk_vault, leaves(1, 4))


@pytest.fixture
def quick_book(sqlite_session: Session, disk_vault: Vault) -> Book:
    """The same on SQLite alone, where no SQL is at stake."""
    return a_book(sqlite_session, disk_vault, leaves(1, 4))
