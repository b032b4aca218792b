from __future__ import annotations

import gzip
import json
import threading
from datetime import datetime

import pytest
from sqlalchemy import Engine, delete, func, select, text
from sqlalchemy.orm import Session, sessionmaker

from catalog import manuscripts
from catalog.manuscripts import Manuscript
from iiif.presentation import kept
from iiif.presentation.kept import KeptCanvas, KeptManifest
from iiif.presentation.rules import check
from storage.database import session_factory
from tests.factories import a_manuscript, some_pages
from tests.iiif.presentation.books import URIS
from tests.iiif.presentation.kept_book import LABELS, book, document
from tests.iiif.presentation.two.said import said_in_2, said_in_3

__all__ = ["book"]


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    return session_factory(engine)


def test_what_is_kept_is_the_manifest_and_its_compressed_twin(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 7)

    with sessions() as session:
        plain, packed = kept.load(session, book.id), kept.load(session, book.id, compressed=True)
    assert plain is not None
    assert packed is not None
    assert gzip.decompress(packed.body) == plain.body
    assert plain.stamp == packed.stamp
    assert plain.stamp.changed_at == book.changed_at
    found = json.loads(plain.body)
    assert [canvas["label"]["none"] for canvas in found["items"]] == [[name] for name in LABELS]
    assert {finding.code for finding in check(found)} <= {"summary-missing", "provider-missing"}


def test_one_canvas_is_cut_from_the_bytes_by_the_database(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        whole = document(session, book.id)
        ids = list(session.scalars(select(KeptCanvas.canvas_id)))
        pieces = {name: kept.load_canvas(session, book.id, name) for name in ids}

    cut = {json.loads(piece or b"")["id"]: json.loads(piece or b"") for piece in pieces.values()}
    assert cut == {canvas["id"]: canvas for canvas in whole["items"]}


def test_a_withheld_manuscript_loses_its_copies(
    sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        manuscripts.withhold(session, book.id, is_withheld=True, at=at)
        kept.keep(session, URIS, book.id, 2)

    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(KeptManifest)) == 0
        assert session.scalar(select(func.count()).select_from(KeptCanvas)) == 0


def test_a_dropped_copy_is_made_again_when_it_is_wanted(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        before = kept.load(session, book.id)
        kept.drop(session, book.id)
        assert kept.load(session, book.id) is None
        assert kept.load(session, kept.older_copy(book.id)) is None

        assert kept.ensure(session, URIS, book.id)

        assert kept.load(session, book.id) == before


def test_the_older_copy_says_what_the_newer_does_and_is_made_where_it_was_missing(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        newer = document(session, book.id)
        first = kept.load(session, kept.older_copy(book.id), compressed=True)
        session.execute(
            delete(KeptManifest).where(KeptManifest.document_id == kept.older_copy(book.id))
        )

        assert kept.ensure(session, URIS, book.id)

        assert kept.load(session, kept.older_copy(book.id), compressed=True) == first
    assert first is not None
    assert said_in_2(json.loads(gzip.decompress(first.body))) == said_in_3(newer)
    assert first.stamp.changed_at == book.changed_at


def test_a_copy_made_while_the_book_is_withheld_never_outlives_it(
    sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    """A request rebuilds the copy from the old record; the curator's drop must come after it."""
    built, withheld = threading.Event(), threading.Event()

    def rebuild() -> None:
        with sessions.begin() as session:
            kept.ensure(session, URIS, book.id)
            built.set()
            withheld.wait(0.3)

    def withhold() -> None:
        built.wait(10)
        with sessions.begin() as session:
            manuscripts.withhold(session, book.id, is_withheld=True, at=at)
            kept.drop(session, book.id)
        withheld.set()

    threads = [threading.Thread(target=rebuild), threading.Thread(target=withhold)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    with sessions() as session:
        assert kept.load(session, book.id) is None


def test_many_publishers_at_once_leave_every_manifest_in_both_versions(
    sessions: sessionmaker[Session], at: datetime
) -> None:
    with sessions.begin() as session:
        made = [a_manuscript(session, at, shelfmark=f"MS {number}") for number in range(6)]
    trouble: list[Exception] = []

    def publish(book: Manuscript) -> None:
        try:
            with sessions.begin() as session:
                some_pages(session, book, ["1r", "1v"], at)
                kept.keep(session, URIS, book.id, 1)
        except Exception as error:
            trouble.append(error)

    threads = [threading.Thread(target=publish, args=(book,)) for book in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert trouble == []
    with sessions() as session:
        copies = set(session.scalars(select(KeptManifest.document_id)))
    assert copies == {name for book in made for name in (book.id, kept.older_copy(book.id))}


def test_the_tables_are_those_of_the_migration(engine: Engine) -> None:
    with engine.connect() as connection:
        for table in (KeptManifest, KeptCanvas):
            columns = ", ".join(column.name for column in table.__table__.columns)
            connection.execute(text(f"SELECT {columns} FROM {table.__tablename__}"))
