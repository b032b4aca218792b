"""What an undo would leave is told before it is done, and is what it leaves then."""

from __future__ import annotations

from copy import deepcopy

from catalog.exchange import batches
from catalog.exchange.choosing import choose_changed
from catalog.exchange.foresight import staying
from catalog.identity import Manuscript
from catalog.record import drafts, workflow
from catalog.record.checking import read_record
from tests.catalog.exchange.conftest import Exchange, book


def told(exchange: Exchange, batch_id: str) -> list[tuple[int, str, str]]:
    with exchange.sessions() as session:
        return [(one.number, one.why, one.by) for one in staying(session, batch_id)]


def test_only_what_was_worked_on_would_stay_and_does(both_exchanges: Exchange) -> None:
    exchange = both_exchanges
    batch_id = exchange.bring(*(book(f"MS {number}") for number in range(1, 6)))
    assert told(exchange, batch_id) == []
    ids = [row.manuscript_id or "" for row in exchange.rows(batch_id)]
    with exchange.sessions.begin() as session:
        draft = drafts.open_draft(session, ids[1], by="Dana", at=exchange.at)
        changed = deepcopy(draft.document)
        changed["identity"]["shelfmark"] = "MS 2 bis"
        drafts.replace(session, draft, read_record(changed), by="Dana", at=exchange.at)
        # Saved again as it was: nothing was worked on.
        same = drafts.open_draft(session, ids[2], by="Dana", at=exchange.at)
        drafts.replace(session, same, read_record(same.document), by="Dana", at=exchange.at)
        workflow.submit(session, ids[3], by="Dana", at=exchange.at)
        session.get_one(Manuscript, ids[4]).trashed_at = exchange.at

    foreseen = told(exchange, batch_id)

    assert foreseen == [(2, "changed", "Dana"), (4, "review", ""), (5, "trashed", "")]
    exchange.undo(batch_id)
    assert exchange.fates(batch_id) == ["undone", "kept", "undone", "kept", "kept"]


def test_all_changed_records_are_chosen_at_once(exchange: Exchange) -> None:
    exchange.bring(book("MS 1"), book("MS 2"))
    batch_id = exchange.read(
        book("MS 1", "<head>Another</head>"), book("MS 2", "<head>Another</head>"), book("MS 3")
    )
    assert exchange.outcomes(batch_id) == ["changed", "changed", "new"]
    with exchange.sessions.begin() as session:
        batches.choose(session, batch_id, 3, is_chosen=False)
        choose_changed(session, batch_id)

    assert [row.is_chosen for row in exchange.rows(batch_id)] == [True, True, False]
