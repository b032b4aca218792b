"""A batch is undone whole: what came with it goes, and what people touched since stays."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from catalog import identity
from catalog.authorities.tables import Authority
from catalog.exchange import batches, files
from catalog.exchange.batches import Settings
from catalog.exchange.tables import BatchRow, BatchState
from catalog.identifiers import mint
from catalog.identity import find
from catalog.record import drafts, workflow
from catalog.record.checking import read_record
from catalog.record.tables import Draft, DraftSave
from tests.catalog.exchange.conftest import Exchange, book
from tests.factories import some_pages

AUTHOR = (
    '<msContents><msItem><author ref="http://viaf.org/viaf/123">Ghazali</author></msItem>'
    "</msContents>"
)


def publish(exchange: Exchange, row: BatchRow) -> None:
    with exchange.sessions.begin() as session:
        workflow.publish(
            session, exchange.vault.root, row.manuscript_id or "", by="Curator", message="",
            at=exchange.at, new_id=mint, after=lambda *_: None,
        )  # fmt: skip


def rewrite(exchange: Exchange, row: BatchRow, **changes: Any) -> None:
    """Somebody else writes on the draft."""
    with exchange.sessions.begin() as session:
        draft = drafts.open_draft(session, row.manuscript_id or "", by="Dina", at=exchange.at)
        record = read_record({**draft.document, **changes})
        drafts.replace(session, draft, record, by="Dina", at=exchange.at)


NOTES = [{"id": "n1", "texts": [{"text": "Seen on the shelf."}]}]


def test_everything_that_came_goes_again_and_can_come_once_more(both_exchanges: Exchange) -> None:
    exchange = both_exchanges
    batch_id = exchange.bring(book("MS 1"), book("MS 2"))
    exchange.undo(batch_id)
    assert exchange.fates(batch_id) == ["undone", "undone"]
    assert exchange.books() == 0
    with exchange.sessions() as session:
        for table in (Draft, DraftSave):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert batches.find(session, batch_id).state is BatchState.UNDONE
    assert exchange.vault.root.object(files.object_id(batch_id, 1)).exists()

    exchange.undo(batch_id)
    exchange.commit(batch_id)
    assert exchange.books() == 2
    assert exchange.outcomes(exchange.read(book("MS 1"))) == ["same"]


def test_after_an_undo_the_same_files_are_new_again(exchange: Exchange) -> None:
    exchange.undo(exchange.bring(book("MS 1")))
    assert exchange.outcomes(exchange.bring(book("MS 1"))) == ["new"]
    assert exchange.books() == 1


def test_what_was_written_submitted_published_or_given_pages_stays_and_is_named(
    both_exchanges: Exchange,
) -> None:
    exchange = both_exchanges
    batch_id = exchange.bring(*(book(f"MS {number}") for number in range(1, 7)))
    written, submitted, published, paged, trashed, _ = exchange.rows(batch_id)
    rewrite(exchange, written, notes=NOTES)
    publish(exchange, published)
    with exchange.sessions.begin() as session:
        workflow.submit(session, submitted.manuscript_id or "", by="Aisha", at=exchange.at)
        some_pages(session, find(session, paged.manuscript_id or ""), ["1r"], exchange.at)
        workflow.trash(session, trashed.manuscript_id or "", at=exchange.at)
    exchange.undo(batch_id)
    told = [(row.fate, [one["key"] for one in row.messages]) for row in exchange.rows(batch_id)]
    assert told == [
        ("kept", ["changed"]), ("kept", ["changed"]), ("kept", ["published"]),
        ("kept", ["in-use"]), ("kept", ["trashed"]), ("undone", []),
    ]  # fmt: skip
    assert exchange.rows(batch_id)[0].messages[0]["values"]["by"] == "Dina"
    assert exchange.books() == 5


def test_a_change_that_came_with_it_is_taken_back_from_the_draft(exchange: Exchange) -> None:
    (first,) = exchange.rows(exchange.bring(book("MS 1", "<p>Old.</p>")))
    batch_id = exchange.read(book("MS 1", "<p>New.</p>"))
    with exchange.sessions.begin() as session:
        batches.choose(session, batch_id, 1, is_chosen=True)
    exchange.commit(batch_id)
    exchange.undo(batch_id)
    assert exchange.fates(batch_id) == ["undone"]
    with exchange.sessions() as session:
        assert session.get_one(Draft, first.manuscript_id).document == first.document
    exchange.undo(first.batch_id)
    assert exchange.books() == 0


def test_a_change_of_a_published_book_is_taken_back_with_its_draft(exchange: Exchange) -> None:
    (first,) = exchange.rows(exchange.bring(book("MS 1", "<p>Old.</p>")))
    publish(exchange, first)
    batch_id = exchange.read(book("MS 1", "<p>New.</p>"))
    with exchange.sessions.begin() as session:
        batches.choose(session, batch_id, 1, is_chosen=True)
    exchange.commit(batch_id)
    exchange.undo(batch_id)
    with exchange.sessions() as session:
        assert drafts.find_draft(session, first.manuscript_id or "") is None
    assert (exchange.fates(batch_id), exchange.books()) == (["undone"], 1)


def test_authorities_that_came_with_it_go_unless_another_record_names_them(
    exchange: Exchange,
) -> None:
    batch_id = exchange.bring(
        book("MS 1", AUTHOR), book("MS 2", AUTHOR), settings=Settings(makes_authorities=True)
    )
    first, second = exchange.rows(batch_id)
    assert [one["name"] for one in first.made] == ["Ghazali"]
    assert second.made == []
    other = exchange.bring(book("MS 3", AUTHOR))
    exchange.undo(batch_id)
    row = exchange.rows(batch_id)[0]
    assert (row.fate, [one["kind"] for one in row.messages]) == ("undone", ["AuthorityInUse"])

    exchange.undo(other)
    exchange.undo(batch_id)
    with exchange.sessions() as session:
        (authority,) = session.scalars(select(Authority))
    assert authority.deleted_at is not None


class Cut(Exception):
    """The power fails."""


def test_an_undo_that_was_cut_short_goes_on_where_it_stopped(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_id = exchange.bring(book("MS 1"), book("MS 2"))
    whole = identity.lock
    calls = iter(range(2))

    def lock(*given: Any) -> Any:
        if next(calls) == 1:
            raise Cut
        return whole(*given)

    with monkeypatch.context() as patched:
        patched.setattr(identity, "lock", lock)
        with pytest.raises(Cut):
            exchange.undo(batch_id)
    assert (exchange.fates(batch_id), exchange.books()) == (["undone", "done"], 1)
    exchange.undo(batch_id)
    assert (exchange.fates(batch_id), exchange.books()) == (["undone", "undone"], 0)
