"""A book that is searched, on both databases, and one on SQLite alone."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Engine

from storage.database import session_factory
from tests.iiif.content_search.searched import BASMALA, DALAIL, Searched, Seeker


def searched(engine: Engine, at: datetime) -> Searched:
    made = Searched(session_factory(engine), at)
    made.make()
    made.write("1v", BASMALA, DALAIL)
    made.write("2r", "The book of healing begins", "and so it ends, the book", language="en")
    made.describe(
        notes=[{"id": "n1", "texts": [{"text": "A note on healing herbs.", "language": "en"}]}]
    )
    return made


@pytest.fixture
def book(engine: Engine, at: datetime) -> Searched:
    return searched(engine, at)


@pytest.fixture
def one(sqlite_engine: Engine, at: datetime) -> Seeker:
    made = searched(sqlite_engine, at)
    return Seeker(made, made.client())
