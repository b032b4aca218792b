"""Batches are read, looked at and committed, and the same files again make nothing twice."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.archive import object_id
from catalog.errors import HolderUnknown
from catalog.exchange import batches, files
from catalog.exchange.errors import BatchNotFound, BatchNotReady
from catalog.exchange.source import tei_source
from catalog.exchange.tables import BatchState, Fate, Outcome
from catalog.identity import Holder, ManuscriptState, find
from catalog.publication import tei_of
from catalog.record import drafts
from catalog.record.checking import read_record
from catalog.record.tables import Draft
from catalog.revisions import is_published
from storage.errors import BlobNotFound
from storage.ocfl.root import StorageRoot
from tests.catalog.exchange.conftest import Exchange, book
from tests.catalog.tei.reading.descriptions import tei

BROKEN = tei_source("broken.xml", b"<TEI>\n<msDesc></TEI>")


def test_a_refused_file_among_good_ones_is_told_with_its_line_and_the_others_become_drafts(
    both_exchanges: Exchange,
) -> None:
    exchange = both_exchanges
    batch_id = exchange.read(book("MS 1", "<p>Gold.</p>"), BROKEN, book("MS 2"))
    first, refused, last = exchange.rows(batch_id)
    assert [first.outcome, refused.outcome, last.outcome] == ["new", "refused", "new"]
    assert (refused.line, refused.messages[0]["kind"]) == (2, "BadXml")
    assert exchange.books() == 0

    stands = exchange.commit(batch_id)
    assert stands.fates == {Fate.DONE: 2, Fate.OPEN: 1}
    assert stands.outcomes == {Outcome.NEW: 2, Outcome.REFUSED: 1}
    with exchange.sessions() as session:
        manuscript = find(session, first.manuscript_id or "")
        draft = drafts.find_draft(session, manuscript.id)
        assert draft is not None
        assert (manuscript.shelfmark, manuscript.state) == ("MS 1", ManuscriptState.DRAFT)
        assert (draft.edited_by, draft.document) == ("Aisha", first.document)
        assert not is_published(session, manuscript.id)
        assert batches.find(session, batch_id).state is BatchState.COMMITTED


def test_the_bytes_of_every_file_are_in_the_vault_as_they_came(exchange: Exchange) -> None:
    given = book("MS 1", name="../shelf/..")
    many = [book(f"MS {number}") for number in range(2, 20)]
    batch_id = exchange.read(given, BROKEN, *many)
    kept = list(files.every(exchange.vault.root, batch_id, 20))
    assert [data for _, _, data in kept] == [one.data for one in (given, BROKEN, *many)]
    assert [name for _, name, _ in kept][:3] == [".._shelf_..", "broken.xml", "MS 2.xml"]
    assert exchange.batch(batch_id).name == ".._shelf_.., broken.xml, MS 2.xml … +17"
    with pytest.raises(BlobNotFound):
        files.read(exchange.vault.root, batch_id, 21)


def test_what_has_no_place_is_kept_in_the_row_and_the_share_is_counted(exchange: Exchange) -> None:
    batch_id = exchange.read(book("MS 1", "<additional>stray words</additional>"))
    (row,) = exchange.rows(batch_id)
    assert [one["text"] for one in row.aside] == ["stray words"]
    with exchange.sessions() as session:
        account = batches.account(session, batch_id)
    assert (account.placed, account.characters) == (4, 15)
    assert account.share == 4 / 15


def test_the_same_files_again_are_the_same_and_make_no_doubles(both_exchanges: Exchange) -> None:
    given = book("MS 1"), book("MS 2")
    both_exchanges.bring(*given)
    again = both_exchanges.bring(*given)
    assert both_exchanges.outcomes(again) == ["same", "same"]
    assert both_exchanges.fates(again) == ["open", "open"]
    assert both_exchanges.books() == 2


def test_a_changed_file_changes_the_draft_only_when_its_row_is_chosen(exchange: Exchange) -> None:
    (first,) = exchange.rows(exchange.bring(book("MS 1", "<p>Old.</p>")))
    batch_id = exchange.bring(book("MS 1", "<p>New.</p>"))
    (row,) = exchange.rows(batch_id)
    assert (row.outcome, row.fate, row.is_chosen) == ("changed", "open", False)
    assert row.manuscript_id == first.manuscript_id

    with exchange.sessions.begin() as session:
        batches.choose(session, batch_id, 1, is_chosen=True)
    exchange.commit(batch_id)
    with exchange.sessions() as session:
        draft = drafts.find_draft(session, row.manuscript_id or "")
        assert draft is not None
        assert draft.document == row.document
    assert exchange.outcomes(exchange.read(book("MS 1", "<p>New.</p>"))) == ["same"]
    assert exchange.outcomes(exchange.read(book("MS 1", "<p>Old.</p>"))) == ["changed"]


def test_two_books_with_one_shelfmark_in_a_batch_cannot_both_come_in(exchange: Exchange) -> None:
    batch_id = exchange.bring(book("MS 1", name="a.xml"), book("MS 1", "<p>x</p>", name="b.xml"),
                              book("MS 1", name="c.xml"))  # fmt: skip
    assert exchange.outcomes(batch_id) == ["new", "refused", "same"]
    message = exchange.rows(batch_id)[1].messages[0]
    assert (message["kind"], message["key"]) == ("BadImport", "twice")
    assert message["values"] == {"shelfmark": "MS 1", "first": "a.xml"}
    assert exchange.books() == 1


def test_a_book_in_the_trash_is_taken_out_by_people_only(exchange: Exchange) -> None:
    (row,) = exchange.rows(exchange.bring(book("MS 1")))
    with exchange.sessions.begin() as session:
        find(session, row.manuscript_id or "").trashed_at = exchange.at
    (again,) = exchange.rows(exchange.read(book("MS 1", "<p>x</p>")))
    assert (again.outcome, again.messages[0]["key"]) == ("refused", "in-trash")


def test_a_shelfmark_that_was_taken_since_leaves_its_row_and_no_other(exchange: Exchange) -> None:
    batch_id = exchange.read(book("MS 1"), book("MS 2"))
    exchange.bring(book("MS 1", "<p>Faster.</p>"))
    stands = exchange.commit(batch_id)
    assert exchange.fates(batch_id) == ["left", "done"]
    assert exchange.rows(batch_id)[0].messages[0]["kind"] == "ShelfmarkTaken"
    assert (stands.fates[Fate.LEFT], exchange.books()) == (1, 2)


class Cut(Exception):
    """The power fails."""


def test_a_commit_that_was_cut_short_goes_on_where_it_stopped(
    both_exchanges: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = both_exchanges
    batch_id = exchange.read(*(book(f"MS {number}") for number in range(1, 4)))
    whole = drafts.start
    calls = iter(range(3))

    def start(*given: Any, **more: Any) -> Any:
        made = whole(*given, **more)
        if next(calls) == 1:
            raise Cut
        return made

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "start", start)
        with pytest.raises(Cut):
            exchange.commit(batch_id)
    assert exchange.fates(batch_id) == ["done", "open", "open"]
    assert exchange.books() == 1

    exchange.commit(batch_id)
    assert exchange.fates(batch_id) == ["done", "done", "done"]
    assert exchange.books() == 3


def test_a_reading_that_was_cut_short_is_not_committed_and_goes_on(
    both_exchanges: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = both_exchanges
    given = [book(f"MS {number}") for number in range(1, 40)]
    given.append(book("MS 1", "<p>Again.</p>"))
    batch_id = exchange.receive(*((one.name, one.data) for one in given))
    whole = files.read

    def read(root: StorageRoot, batch_id: str, number: int) -> tuple[str, bytes]:
        if number == 20:
            raise Cut
        return whole(root, batch_id, number)

    with monkeypatch.context() as patched:
        patched.setattr(files, "read", read)
        with pytest.raises(Cut):
            exchange.read_on(batch_id)
    assert exchange.batch(batch_id).state is BatchState.READING
    first = [row.manuscript_id for row in exchange.rows(batch_id)]
    assert len(first) == 16
    with pytest.raises(BatchNotReady):
        exchange.commit(batch_id)

    exchange.read_on(batch_id)
    assert [row.manuscript_id for row in exchange.rows(batch_id)][:16] == first
    assert exchange.outcomes(batch_id) == ["new"] * 39 + ["refused"]
    with pytest.raises(BatchNotFound):
        exchange.commit("none")


def test_what_was_refused_or_done_cannot_be_chosen(exchange: Exchange) -> None:
    batch_id = exchange.bring(book("MS 1"), BROKEN)
    for number in (1, 2):
        with exchange.sessions.begin() as session, pytest.raises(BatchNotReady):
            batches.choose(session, batch_id, number, is_chosen=True)


def test_a_holder_that_is_not_here_is_told_before_anything_is_read(exchange: Exchange) -> None:
    with exchange.sessions.begin() as session:
        session.delete(session.get_one(Holder, "nlx"))
    with pytest.raises(HolderUnknown):
        exchange.read(book("MS 1"))


def test_a_record_of_ours_that_comes_back_as_it_is_is_the_same(exchange: Exchange) -> None:
    (row,) = exchange.rows(exchange.bring(book("MS 1", "<p>Gold.</p>")))
    with exchange.sessions() as session:
        assert row.manuscript_id is not None
        draft = session.get_one(Draft, row.manuscript_id)
        record = read_record(draft.document)
        written = tei_of(session, row.manuscript_id, record, object_id(row.manuscript_id))
    assert written != tei("<p>Gold.</p>")
    assert exchange.outcomes(exchange.read(tei_source("ours.xml", written))) == ["same"]
