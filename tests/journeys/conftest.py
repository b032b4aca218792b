"""Fixtures of the journeys: one Chromium for the whole run, and houses that really run."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.browser import browser
from tests.journeys.houses import House, running_house, shared_settings
from tests.servers import PostgresServer, S3Server

__all__ = ["browser"]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running house of the embedded size: SQLite and local disk."""
    with running_house(tmp_path_factory.mktemp("house") / "embedded") as running:
        yield running


@pytest.fixture
def shared(postgres: PostgresServer, s3: S3Server) -> dict[str, str]:
    """Settings of the grown size: a fresh PostgreSQL database, a fresh prefix in a bucket."""
    return shared_settings(postgres.create_database(), s3.location(uuid.uuid4().hex))


@pytest.fixture(params=["embedded", pytest.param("grown", marks=pytest.mark.servers)])
def any_house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A running house of either size: SQLite and disk, then PostgreSQL and a bucket."""
    if request.param == "embedded":
        yield request.getfixturevalue("house")
        return
    with running_house(tmp_path / "grown", request.getfixturevalue("shared")) as running:
        yield running
