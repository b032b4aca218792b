"""A workshop on each database, and a quick one."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from storage.vault import Vault
from tests.catalog.conservation.treatment.workshop import Workshop, open_workshop


@pytest.fixture
def shop(sqlite_session: Session, disk_vault: Vault) -> Workshop:
    return open_workshop(sqlite_session, disk_vault)


@pytest.fixture
def shop_anywhere(session: Session, disk_vault: Vault) -> Workshop:
    return open_workshop(session, disk_vault)
