"""Two records of one book: the withdrawn one leads to the other, also after a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog import publication
from catalog.accounts.permissions import Role
from catalog.identifiers import mint
from catalog.identity import find
from catalog.rebuilding.rebuild import rebuild
from catalog.revisions import Change
from storage.database import make_engine, session_factory
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy
from tests.viewer.walked import Peopled, assembled, employ_everybody

HTML = {"accept": "text/html"}


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        employ_everybody(made)
        made.house.vault.root.ensure()
        yield made


def published(peopled: Peopled, shelfmark: str) -> str:
    at = datetime.now(UTC)
    with peopled.house.sessions.begin() as session:
        book = a_manuscript(session, at, is_published=False, shelfmark=shelfmark)
        publication.publish(
            session, peopled.house.vault.root, book.id, change=Change.CREATE, by="A curator",
            message="Published", at=at, new_id=mint, after=lambda *_: None,
        )  # fmt: skip
        return book.id


def test_a_merged_record_leads_to_the_one_it_goes_on_in(peopled: Peopled, tmp_path: Path) -> None:
    kept, merged = published(peopled, "MS kept"), published(peopled, "MS merged")
    curator = {**HTML, **peopled.sign_in(peopled.staff[Role.CURATOR])}

    peopled.client.post(
        f"/manuscripts/{merged}/preview/withdraw",
        data={"reason": "Described twice", "successor": kept},
        headers=curator,
    )

    page = peopled.client.get(f"/manuscripts/{merged}", headers=HTML)
    assert page.status_code == 410
    assert f'href="/manuscripts/{kept}"' in page.text
    again = make_engine(sqlite_copy(tmp_path / "again.sqlite"))
    rebuild(session_factory(again), peopled.house.vault.root, lambda *_: None)
    with session_factory(again)() as session:
        assert find(session, merged).successor_id == kept
    again.dispose()


def test_only_a_published_record_takes_the_place_of_another(peopled: Peopled) -> None:
    book = published(peopled, "MS 1")
    curator = {"accept": "application/json", **peopled.sign_in(peopled.staff[Role.CURATOR])}

    for successor in (book, "m0000000000"):
        got = peopled.client.post(
            f"/api/manuscripts/{book}/withdraw",
            json={"reason": "Described twice", "successor": successor},
            headers=curator,
        )
        assert got.status_code in (404, 409)
    assert peopled.client.get(f"/manuscripts/{book}", headers=HTML).status_code == 200
