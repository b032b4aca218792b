"""Rows are mended in the dry run, and what they were and became stays in the vault."""

from __future__ import annotations

import pytest

from catalog.exchange import mending
from catalog.exchange.errors import BadFiles, BadTable, BatchNotReady, BatchRowNotFound
from catalog.exchange.mending import cells_of
from catalog.exchange.tables import BatchKind, BatchRow, Fate
from catalog.identifiers import mint
from catalog.record import drafts
from tests.catalog.exchange.conftest import Exchange, book
from tests.catalog.tei.reading.descriptions import tei

TABLE = "shelfmark,title,height\nMS 1,a,200\n,b,\nMS 3,c,tall\nMS 1,d,\n"


def replace(exchange: Exchange, batch_id: str, number: int, name: str, data: bytes) -> BatchRow:
    with exchange.sessions.begin() as session:
        return mending.replace(
            session, exchange.vault.root, batch_id, number, name, data, by="Bolat",
            at=exchange.at, new_id=mint,
        )  # fmt: skip


def test_bad_rows_are_mended_one_by_one_and_then_come_in(both_exchanges: Exchange) -> None:
    exchange = both_exchanges
    batch_id = exchange.table(TABLE)
    assert exchange.outcomes(batch_id) == ["new", "refused", "refused", "refused"]
    assert [row.messages[0]["key"] for row in exchange.rows(batch_id)[1:]] == [
        "shelfmark-missing", "number", "twice",
    ]  # fmt: skip
    with exchange.sessions() as session:
        assert cells_of(session.get_one(BatchRow, (batch_id, 2))) == {
            "shelfmark": "", "title": "b", "height": "",
        }  # fmt: skip
    mended = exchange.mend(batch_id, 2, shelfmark="MS 2")
    assert (mended.outcome, mended.is_chosen, mended.mended_by) == ("new", True, "Bolat")
    assert exchange.mend(batch_id, 3, height="21 cm").outcome == "new"
    assert exchange.mend(batch_id, 4, shelfmark="MS 4").messages == []
    exchange.commit(batch_id)
    assert (exchange.fates(batch_id), exchange.books()) == (["done"] * 4, 4)
    with exchange.sessions() as session:
        draft = drafts.find_draft(session, exchange.rows(batch_id)[2].manuscript_id or "")
        assert draft is not None
        assert draft.document["physical"]["dimensions"][0]["height_mm"] == 210


def test_each_version_of_a_mended_row_is_in_the_vault_with_who_wrote_it(
    exchange: Exchange,
) -> None:
    batch_id = exchange.table(TABLE)
    exchange.mend(batch_id, 2, shelfmark="MS 2")
    exchange.mend(batch_id, 2, title="Gold, “silver”")
    kept = exchange.vault.root.object(mending.object_id(batch_id, 2))
    told = [(version.user, data) for version, data in kept.history_of(mending.CELLS_NAME)]
    assert told == [
        ("Bolat", b"shelfmark,title,height\r\nMS 2,b,\r\n"),
        ("Bolat", 'shelfmark,title,height\r\nMS 2,"Gold, “silver”",\r\n'.encode()),
    ]


def test_a_row_that_keeps_another_out_lets_it_in_when_it_is_mended(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a\nMS 1,b\nMS 1,c\n")
    assert exchange.outcomes(batch_id) == ["new", "refused", "refused"]
    exchange.mend(batch_id, 1, shelfmark="MS 9")
    assert exchange.outcomes(batch_id) == ["new", "new", "refused"]
    second, third = exchange.rows(batch_id)[1:]
    assert second.manuscript_id is not None
    assert third.messages[0]["values"]["first"] == "books.csv:3"
    exchange.mend(batch_id, 3, shelfmark="MS 9")
    assert exchange.rows(batch_id)[2].messages[0]["values"]["first"] == "books.csv:2"
    exchange.commit(batch_id)
    assert exchange.books() == 2


def test_a_row_may_be_made_worse_and_is_told_so(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a\n")
    assert exchange.mend(batch_id, 1, title="").outcome == "refused"
    assert exchange.rows(batch_id)[0].manuscript_id is None
    again = exchange.mend(batch_id, 1, title="b")
    assert (again.outcome, again.is_chosen) == ("new", True)
    assert again.manuscript_id is not None


def test_cells_beyond_the_headers_are_shown_and_can_be_emptied(exchange: Exchange) -> None:
    batch_id = exchange.table("shelfmark,title\nMS 1,a,b\n")
    (row,) = exchange.rows(batch_id)
    assert (row.outcome, cells_of(row)) == (
        "refused", {"shelfmark": "MS 1", "title": "a", "[C]": "b"},
    )  # fmt: skip
    assert exchange.mend(batch_id, 1, title="a, b", **{"[C]": ""}).outcome == "new"


def test_a_file_is_replaced_by_another_with_one_record(exchange: Exchange) -> None:
    batch_id = exchange.receive(
        ("1.xml", book("MS 1").data), ("2.xml", b"<TEI>"), kind=BatchKind.TEI
    )
    exchange.read_on(batch_id)
    mended = replace(exchange, batch_id, 2, "better.xml", book("MS 2").data)
    assert (mended.outcome, mended.name) == ("new", "better.xml")
    kept = exchange.vault.root.object(mending.object_id(batch_id, 2))
    assert kept.read("better.xml") == book("MS 2").data
    assert replace(exchange, batch_id, 2, "worse.xml", b"<TEI>").outcome == "refused"
    with pytest.raises(BadFiles):
        replace(exchange, batch_id, 2, "folder.zip", b"PK\x03\x04")


def test_what_is_a_draft_already_is_changed_as_a_draft(exchange: Exchange) -> None:
    batch_id = exchange.table(TABLE)
    exchange.commit(batch_id)
    with pytest.raises(BatchNotReady) as refused:
        exchange.mend(batch_id, 1, title="x")
    assert refused.value.key == "done"
    exchange.mend(batch_id, 2, shelfmark="MS 2")
    exchange.commit(batch_id)
    assert exchange.books() == 2

    exchange.undo(batch_id)
    assert exchange.mend(batch_id, 1, title="x").fate is Fate.UNDONE
    exchange.commit(batch_id)
    assert exchange.books() == 2


def test_only_what_there_is_can_be_mended(exchange: Exchange) -> None:
    table = exchange.table(TABLE)
    files = exchange.read(book("MS 7"))
    with pytest.raises(BadTable):
        exchange.mend(table, 1, colour="red")
    with pytest.raises(BatchRowNotFound):
        exchange.mend(table, 9, title="x")
    with pytest.raises(BatchNotReady) as refused:
        exchange.mend(files, 1, title="x")
    assert refused.value.key == "file"
    with pytest.raises(BatchNotReady) as refused:
        replace(exchange, table, 1, "x.xml", tei(""))
    assert refused.value.key == "table"
