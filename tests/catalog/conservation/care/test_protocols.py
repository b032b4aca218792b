"""Protocols are numbered, never changed, and hold until another takes their place."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog.conservation.care import protocols
from catalog.conservation.care.errors import BadCareProtocol, CareChanged, CareProtocolNotFound
from catalog.conservation.care.tables import CareProtocol
from catalog.events import Event
from storage.vault import Vault
from tests.catalog.conservation.care.asked import DAY, a_content, a_rule, set_care
from tests.factories import a_manuscript


def test_a_protocol_holds_from_its_day_on(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)

    made = set_care(session, disk_vault.root, book.holder_id, at)

    assert (made.number, made.supersedes) == (1, None)
    assert protocols.in_force(session, book.id, DAY) is made
    assert protocols.in_force(session, book.id, DAY - timedelta(days=1)) is None
    told = session.query(Event).filter_by(object_id=made.id).one()
    assert told.detail["number"] == 1


def test_a_new_one_takes_the_place_and_the_old_one_stays_readable(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    old = set_care(session, disk_vault.root, book.holder_id, at)
    later = DAY + timedelta(days=9)

    new = set_care(
        session, disk_vault.root, book.holder_id, at, a_content(valid_from=later), supersedes=1
    )

    assert protocols.in_force(session, book.id, later - timedelta(days=1)) is old
    assert protocols.all_in_force(session, book.id, later) == (new,)
    assert protocols.find(session, old.id).said.rules[0].requirement[0].language == "en"
    assert [each.number for each in protocols.history(session, book.holder_id)] == [2, 1]


def test_rules_of_several_bodies_add_up_and_the_nearer_comes_first(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, other = a_manuscript(session, at), a_manuscript(session, at, shelfmark="MS Or. 43")
    general = set_care(session, disk_vault.root, book.holder_id, at)
    own = set_care(
        session, disk_vault.root, book.holder_id, at,
        a_content(owner="The family", manuscript_ids=(book.id,)),
    )  # fmt: skip

    assert protocols.all_in_force(session, book.id, DAY) == (own, general)
    assert protocols.in_force(session, book.id, DAY) is own
    assert protocols.all_in_force(session, other.id, DAY) == (general,)
    (shelf,) = protocols.shelves(session, DAY)
    assert (shelf.holder.id, shelf.protocols) == (book.holder_id, (own, general))


def test_a_rule_keeps_its_name_and_a_new_one_gets_one_never_used_here(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    first = set_care(
        session, disk_vault.root, book.holder_id, at, a_content(a_rule(), a_rule())
    ).said
    kept = first.rules[0].model_dump(mode="json")

    second = set_care(
        session, disk_vault.root, book.holder_id, at, a_content(kept, a_rule()), supersedes=1
    ).said

    assert [rule.id for rule in first.rules] == ["r1", "r2"]
    assert [rule.id for rule in second.rules] == ["r1", "r3"]
    with pytest.raises(BadCareProtocol, match="same identifier"):
        set_care(session, disk_vault.root, book.holder_id, at, a_content(kept, kept), supersedes=2)


def test_what_cannot_stand_is_refused_with_a_sentence(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    strange = a_manuscript(session, at, holder={"id": "elsewhere", "name": {"en": "Elsewhere"}})
    root, holder = disk_vault.root, book.holder_id
    set_care(session, root, holder, at)
    set_care(session, root, holder, at, supersedes=1)

    with pytest.raises(CareChanged, match="Protocol 2 of"):
        set_care(session, root, holder, at, supersedes=1)
    with pytest.raises(BadCareProtocol, match="today at the earliest"):
        set_care(
            session, root, holder, at, a_content(valid_from=DAY - timedelta(days=1)), supersedes=2
        )
    with pytest.raises(BadCareProtocol, match=strange.id):
        set_care(session, root, holder, at, a_content(manuscript_ids=(strange.id,)))
    with pytest.raises(CareProtocolNotFound):
        set_care(session, root, holder, at, supersedes=9)
    with pytest.raises(CareProtocolNotFound):
        set_care(session, root, "nobody", at)


def test_the_database_itself_refuses_to_change_a_protocol(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    set_care(session, disk_vault.root, book.holder_id, at)
    session.commit()

    for change in (update(CareProtocol).values(set_by="Nobody"), delete(CareProtocol)):
        with pytest.raises(DBAPIError, match="append-only"):
            session.execute(change)
        session.rollback()


days = st.dates(date(2026, 1, 1), date(2026, 1, 9))


@given(st.lists(st.tuples(days, st.integers(0, 9)), max_size=8), days)
def test_a_place_is_held_by_one_protocol_at_a_time(told: list[tuple[date, int]], on: date) -> None:
    """Whatever chains there are: of protocols that follow one another, at most one holds."""
    made: list[CareProtocol] = []
    chains: dict[int, int] = {}
    for number, (day, wanted) in enumerate(told, start=1):
        taken = {each.supersedes for each in made}
        free = [each.number for each in made if each.number not in taken]
        place = free[wanted % len(free)] if free and wanted else None
        made.append(CareProtocol(number=number, supersedes=place, valid_from=day))
        chains[number] = chains[place] if place else number

    held = protocols.holding(made, on)

    assert len({chains[each.number] for each in held}) == len(held)
    begun = {chains[each.number] for each in made if each.valid_from <= on}
    assert {chains[each.number] for each in held} == begun
    for each in held:
        rivals = [one for one in made if chains[one.number] == chains[each.number]]
        assert each.number == max(one.number for one in rivals if one.valid_from <= on)
