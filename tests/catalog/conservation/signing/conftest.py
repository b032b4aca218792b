"""A bench on both databases, and one on SQLite alone for what the database does not decide."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Engine

from storage.vault import Vault
from tests.catalog.conservation.signing.bench import Bench


@pytest.fixture
def bench(engine: Engine, disk_vault: Vault, at: datetime) -> Bench:
    return Bench(engine, disk_vault.root, at)


@pytest.fixture
def small_bench(sqlite_engine: Engine, disk_vault: Vault, at: datetime) -> Bench:
    return Bench(sqlite_engine, disk_vault.root, at)
