"""A small shelf on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from storage.vault import Vault
from tests.catalog.search.small_shelf import SmallShelf


@pytest.fixture
def shelf(session: Session, disk_vault: Vault) -> SmallShelf:
    return SmallShelf(session, disk_vault.root)
