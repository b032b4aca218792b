"""A living library, on both databases or on the quick one."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.harvest.library import Library


@pytest.fixture
def library(engine: Engine, disk_vault: Vault) -> Library:
    return Library(session_factory(engine), disk_vault)


@pytest.fixture
def small_library(sqlite_engine: Engine, disk_vault: Vault) -> Library:
    return Library(session_factory(sqlite_engine), disk_vault)
