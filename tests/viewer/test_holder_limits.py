"""Pages asked by somebody whose role is limited to one holder, where a book could change hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalog import manuscripts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.record import bulk, drafts
from catalog.record.bulk import BulkChange, Operation
from catalog.record.checking import item_id
from tests.viewer.record_shelf import begin, publish
from tests.viewer.walked import Peopled, assembled
from viewer import pages_bulk

TO_LEIDEN = BulkChange(Operation.SET, "identity.holder_id", "leiden")


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        with made.house.sessions.begin() as session:
            for holder_id, name in (("leiden", "Leiden"), ("library", "The library")):
                manuscripts.ensure_holder(session, holder_id, {"en": [name]})
        made.employ("everywhere", RoleHeld(Role.ADMINISTRATOR))
        made.staff[Role.CURATOR] = made.employ("ours", RoleHeld(Role.CURATOR, "library"))
        yield made


def headers(peopled: Peopled) -> dict[str, str]:
    cookie = peopled.sign_in(peopled.staff[Role.CURATOR])
    return {"accept": "text/html", "sec-fetch-site": "same-origin", **cookie}


def post(peopled: Peopled, path: str, **fields: str) -> int:
    return int(peopled.client.post(path, data=fields, headers=headers(peopled)).status_code)


def move(peopled: Peopled, book: str, at: datetime, holder_id: str) -> int:
    """Move the book in its draft, as somebody may who works for every holder; the edition."""
    with peopled.house.sessions.begin() as session:
        draft = drafts.open_draft(session, book, by="Everywhere", at=at)
        identity = {**draft.document["identity"], "holder_id": holder_id}
        return drafts.save(
            session, book, {**draft.document, "identity": identity}, edition=draft.edition,
            by="Everywhere", at=at, new_id=item_id,
        ).edition  # fmt: skip


def test_a_draft_that_gives_the_book_away_is_neither_offered_nor_published_nor_submitted(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    path = f"/manuscripts/{book}/preview"
    edition = str(move(peopled, book, at, "leiden"))

    page = peopled.client.get(path, headers=headers(peopled)).text
    assert f"{path}/publish" not in page
    assert f"{path}/discard" in page
    assert post(peopled, f"{path}/publish", edition=edition) == 403
    assert post(peopled, f"{path}/submit") == 403
    edition = str(move(peopled, book, at, "library"))
    assert post(peopled, f"{path}/submit") == 303
    assert post(peopled, f"{path}/publish", edition=edition) == 303


def test_a_revision_from_when_another_holder_had_the_book_is_not_put_back(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    for holder_id in ("leiden", "library"):
        move(peopled, book, at, holder_id)
        with peopled.house.sessions.begin() as session:
            publish(peopled.house, session, book, at, "Moved")
    path = f"/manuscripts/{book}/history/restore"

    assert post(peopled, path, number="2") == 403
    with peopled.house.sessions() as session:
        assert drafts.find_draft(session, book) is None
    assert post(peopled, path, number="1") == 303


@pytest.mark.parametrize("step", ["try", "apply"])
def test_a_bulk_edit_gives_no_book_to_a_holder_of_others(
    peopled: Peopled, at: datetime, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    # The form offers no such field today: the rule must hold when it does.
    monkeypatch.setattr(pages_bulk, "change_of", lambda *_: TO_LEIDEN)
    book = begin(peopled.house, at)

    assert post(peopled, "/desk/bulk", manuscript=book, step=step) == 403
    with peopled.house.sessions() as session:
        assert drafts.find_draft(session, book) is None


def test_a_bulk_edit_of_two_holders_is_not_undone_by_one_alone(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    with peopled.house.sessions.begin() as session:
        edit, _ = bulk.apply(session, [book], TO_LEIDEN, by="Everywhere", at=at, new_id=item_id)
        number = edit.id

    assert post(peopled, "/desk/bulk/undo", number=str(number)) == 403
    with peopled.house.sessions() as session:
        draft = drafts.find_draft(session, book)
        assert draft is not None
        assert draft.document["identity"]["holder_id"] == "leiden"
