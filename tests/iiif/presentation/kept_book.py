"""A book in the database and what is kept of it, for the tests of kept documents.

`book` stands in the database of the fixture `sessions` of the test file that imports it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from catalog.manuscripts import Manuscript
from iiif.presentation import kept
from tests.factories import a_manuscript, some_pages

LABELS = ["1r", "1v", "2r", "2v"]


@pytest.fixture
def book(sessions: sessionmaker[Session], at: datetime) -> Manuscript:
    with sessions.begin() as session:
        made = a_manuscript(session, at)
        some_pages(session, made, LABELS, at)
    return made


def document(session: Session, document_id: str) -> Any:
    copy = kept.load(session, document_id)
    return None if copy is None else json.loads(copy.body)
