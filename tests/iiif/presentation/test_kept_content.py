from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import images
from catalog.errors import ManuscriptNotFound
from catalog.manuscripts import Manuscript
from iiif.presentation import kept, prezi
from iiif.presentation.encoding import encode
from iiif.presentation.errors import BadDocument
from iiif.presentation.kept import KeptManifest
from storage.database import session_factory
from tests.factories import a_manuscript, some_pages
from tests.iiif.presentation.books import URIS
from tests.iiif.presentation.kept_book import LABELS, book

__all__ = ["book"]


@pytest.fixture
def sessions(sqlite_engine: Engine) -> sessionmaker[Session]:
    return session_factory(sqlite_engine)


def test_a_change_gives_another_tag_and_no_change_the_same(
    sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        first = kept.stamp(session, book.id)
        kept.keep(session, URIS, book.id, 2)
        second = kept.stamp(session, book.id)
        some_pages(session, book, ["3r"], at + timedelta(days=1))
        kept.keep(session, URIS, book.id, 3)
        third = kept.stamp(session, book.id)

    assert first == second
    assert third is not None
    assert first is not None
    assert third.etag != first.etag
    assert third.changed_at == at + timedelta(days=1)


def test_a_canvas_of_another_book_is_not_found(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)

        assert kept.load_canvas(session, book.id, "c0000000000") is None


def test_a_withheld_image_leaves_an_empty_canvas(
    sessions: sessionmaker[Session], book: Manuscript, at: datetime
) -> None:
    with sessions.begin() as session:
        image = images.of_manuscript(session, book.id)[0]
        images.withhold(session, image.id, is_withheld=True, at=at)
        kept.keep(session, URIS, book.id, 1)
        body = kept.load(session, book.id)

    assert body is not None
    assert image.id not in body.body.decode()
    assert len(json.loads(body.body)["items"]) == len(LABELS)


def test_a_manuscript_without_pages_has_no_manifest(
    sessions: sessionmaker[Session], at: datetime
) -> None:
    with sessions.begin() as session:
        empty = a_manuscript(session, at)
        kept.keep(session, URIS, empty.id, 1)

        assert kept.load(session, empty.id) is None


def test_dropping_what_is_not_kept_is_no_error(
    sessions: sessionmaker[Session], book: Manuscript
) -> None:
    with sessions.begin() as session:
        kept.drop(session, book.id)

        assert session.scalar(select(func.count()).select_from(KeptManifest)) == 0


def test_an_unknown_manuscript_leaves_no_trace(sessions: sessionmaker[Session]) -> None:
    with pytest.raises(ManuscriptNotFound), sessions.begin() as session:
        kept.keep(session, URIS, "m0000000000", 1)

    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(KeptManifest)) == 0


def test_what_breaks_the_specification_is_not_kept(
    sessions: sessionmaker[Session], book: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sessions.begin() as session:
        kept.keep(session, URIS, book.id, 1)
        good = kept.load(session, book.id)
    monkeypatch.setattr(kept, "manifest_of", lambda *_: {"type": "Manifest", "items": []})

    with pytest.raises(BadDocument), sessions.begin() as session:
        kept.keep(session, URIS, book.id, 2)

    with sessions() as session:
        assert kept.load(session, book.id) == good


@pytest.fixture(autouse=True)
def every_document_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept that did not pass the seam with prezi3."""
    passed: list[str] = []
    real = prezi.check_types

    def check_types(made: dict[str, Any]) -> None:
        real(made)
        passed.append(made["id"])

    monkeypatch.setattr(prezi, "check_types", check_types)

    def encode_checked(made: dict[str, Any]) -> Any:
        assert made["id"] in passed
        return encode(made)

    monkeypatch.setattr(kept, "encode", encode_checked)
