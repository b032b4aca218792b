"""Transcriptions come back from the vault, and search finds their lines again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog.rebuilding.rebuild import rebuild
from catalog.search.tables import SearchPage
from catalog.transcription.standing import withdraw
from catalog.transcription.tables import KeptPage, KeptTranscription
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.transcription.made import page_xml, region, text_line
from tests.catalog.transcription.shown_book import a_book, found, hand, proposed, shown
from tests.migrated import sqlite_copy

ABOUT = 'imageFilename="leaf_1r.jpg" imageWidth="100" imageHeight="200"'


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    yield session_factory(engine)
    engine.dispose()


def rows(session: Session) -> list[list[dict[str, Any]]]:
    return [
        [
            {one.name: getattr(row, one.name) for one in kind.__table__.columns}
            for row in session.scalars(select(kind).order_by(*kind.__table__.primary_key))
        ]
        for kind in (KeptTranscription, KeptPage)
    ]


def test_a_rebuilt_database_has_equal_transcriptions_and_finds_their_words(
    session: Session,
    disk_vault: Vault,
    elsewhere: sessionmaker[Session],
    at: datetime,
) -> None:
    book, _ = a_book(session, disk_vault, [("1r", "leaf_1r.jpg", 1000, 2000)], at)
    text = page_xml(region(text_line("اقرا باسم ربك")), attributes=ABOUT)
    shown(session, disk_vault, book, {"a.xml": text}, at, "ar")
    gone = shown(session, disk_vault, book, {"b.xml": text.replace("اقرا".encode(), b"x")}, at)
    withdraw(session, book, gone.transcription.id, seen=2, hand=hand(disk_vault, at))
    proposed(session, disk_vault, book, {"c.xml": text, "broken.xml": b"<a>"}, at)
    session.commit()

    rebuild(elsewhere, disk_vault.root, lambda step, done, of: None)

    with elsewhere() as again:
        assert rows(again) == rows(session)
        assert len(rows(again)[0]) == 3
        (page,) = again.scalars(select(SearchPage))
        assert page.lines == session.scalars(select(SearchPage)).one().lines
        (passage,) = found(again, "اقرا")[book]
        assert passage.box == (100, 100, 800, 100)
