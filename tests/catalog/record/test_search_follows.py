"""The index follows every step of a record's life, in the same transaction."""

from __future__ import annotations

from catalog.search.parameters import read_search
from catalog.search.searching import search
from catalog.search.shelf import ShelfKeeper
from tests.catalog.record.conftest import DeskOfTests, note


def found(desk: DeskOfTests, words: str, keeper: ShelfKeeper) -> list[str]:
    with desk.sessions() as session:
        answer = search(session, keeper, read_search([("q", words)], limit=10))
        return list(answer.manuscript_ids)


def test_a_record_is_found_from_its_publication_to_its_withdrawal(both_desks: DeskOfTests) -> None:
    desk, keeper = both_desks, ShelfKeeper()
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("A restored flyleaf."))
    assert found(desk, "flyleaf", keeper) == []

    with desk.sessions.begin() as session:
        desk.publish(session, manuscript_id)
    assert found(desk, "flyleaf", keeper) == [manuscript_id]
    assert found(desk, "Avicenna healing", keeper) == []

    with desk.sessions.begin() as session:
        desk.save(session, manuscript_id, note("A renewed binding."))
    assert found(desk, "flyleaf", keeper) == [manuscript_id]
    with desk.sessions.begin() as session:
        desk.publish(session, manuscript_id)
    assert found(desk, "flyleaf", keeper) == []
    assert found(desk, "renewed binding", keeper) == [manuscript_id]

    with desk.sessions.begin() as session:
        desk.withdraw(session, manuscript_id, "Asked for by its community.")
    assert found(desk, "renewed binding", keeper) == []
    with desk.sessions.begin() as session:
        desk.put_back(session, manuscript_id)
    assert found(desk, "renewed binding", keeper) == [manuscript_id]


def test_a_transaction_that_fails_leaves_the_index_as_it_was(both_desks: DeskOfTests) -> None:
    desk, keeper = both_desks, ShelfKeeper()
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("A restored flyleaf."))
        desk.publish(session, manuscript_id)
    with desk.sessions.begin() as session:
        desk.withdraw(session, manuscript_id, "In error.")
        session.rollback()
    assert found(desk, "flyleaf", keeper) == [manuscript_id]
