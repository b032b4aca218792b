"""Policies are append-only, add up, and one adviser never overwrites another unseen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog import images
from catalog.errors import ManuscriptNotFound
from catalog.handling import policies
from catalog.handling.errors import BadPolicy, HandlingChanged, PolicyNotFound
from catalog.handling.in_force import UNRESTRICTED, in_force
from catalog.handling.policies import NOTE_LENGTH_MAX, PolicyDraft
from catalog.handling.rules import Rule
from storage.database import session_factory
from tests.catalog.handling.asked import COUNCIL, a_draft, ask, end_all
from tests.catalog.test_at_once import at_once
from tests.factories import a_manuscript, some_pages


def test_where_nobody_asked_nothing_holds(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)

    assert in_force(session, manuscript.id) is UNRESTRICTED
    assert policies.edition(session, manuscript.id) == 0


def test_a_policy_for_the_whole_binds_every_canvas(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    shown = some_pages(session, manuscript, ["1r", "1v"], at)

    ask(session, manuscript.id, at, Rule.NOT_CUT, Rule.NOT_COVERED)

    handling = in_force(session, manuscript.id)
    for image in shown:
        assert handling.rules_of(image.canvas_id) == {Rule.NOT_CUT, Rule.NOT_COVERED}
        assert handling.is_uncut(image.canvas_id)
        assert not handling.may_cover(image.canvas_id)
    assert handling.may_stand_for(shown[0].canvas_id)
    assert [said.text for said in handling.notes] == ["Please keep it whole.", "تُصان كاملةً"]
    assert handling.policies[0].custodian == COUNCIL
    assert (handling.policies[0].set_by, handling.policies[0].set_at) == ("Aisha", at)


def test_a_policy_on_one_canvas_leaves_the_others_alone(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    one, other = some_pages(session, manuscript, ["1r", "1v"], at)

    ask(session, manuscript.id, at, Rule.NOT_AS_THUMBNAIL, canvas_ids=[one.canvas_id])

    handling = in_force(session, manuscript.id)
    assert handling.rules_of(one.canvas_id) == {Rule.NOT_AS_THUMBNAIL}
    assert handling.rules_of(other.canvas_id) == frozenset()
    assert handling.notes_of(other.canvas_id) == ()


def test_policies_for_different_parts_add_up(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    one, other = some_pages(session, manuscript, ["1r", "1v"], at)

    ask(session, manuscript.id, at, Rule.NOT_CUT)
    ask(session, manuscript.id, at, Rule.NOT_COVERED, canvas_ids=[one.canvas_id])

    handling = in_force(session, manuscript.id)
    assert handling.rules_of(one.canvas_id) == {Rule.NOT_CUT, Rule.NOT_COVERED}
    assert handling.rules_of(other.canvas_id) == {Rule.NOT_CUT}


def test_a_new_policy_for_the_same_part_ends_the_old_one(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    later = at + timedelta(days=1)

    ask(session, manuscript.id, at, Rule.NOT_CUT)
    ask(session, manuscript.id, later, Rule.NOT_COVERED)

    new, old = policies.history(session, manuscript.id)
    assert (old.number, old.rules, old.ended_by, old.ended_at) == (1, ["not_cut"], "Aisha", later)
    assert (new.number, new.rules, new.ended_at) == (2, ["not_covered"], None)
    assert in_force(session, manuscript.id).asks(Rule.NOT_COVERED)
    assert not in_force(session, manuscript.id).asks(Rule.NOT_CUT)


def test_asking_the_same_again_is_no_change(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    ask(session, manuscript.id, at)
    generation = images.access_generation(session)

    assert ask(session, manuscript.id, at + timedelta(days=1)) is None
    assert policies.edition(session, manuscript.id) == 1
    assert images.access_generation(session) == generation


def test_a_changed_part_takes_the_place_of_the_one_it_was(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    one, other = some_pages(session, manuscript, ["1r", "1v"], at)
    ask(session, manuscript.id, at, Rule.NOT_CUT, canvas_ids=[one.canvas_id])

    policies.set_policy(
        session,
        manuscript.id,
        a_draft(Rule.NOT_CUT, canvas_ids=[other.canvas_id]),
        seen=1,
        by="Aisha",
        at=at,
        replacing=1,
    )

    handling = in_force(session, manuscript.id)
    assert not handling.is_uncut(one.canvas_id)
    assert handling.is_uncut(other.canvas_id)
    assert len(handling.policies) == 1


def test_a_policy_that_ended_gives_everything_back(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    (image,) = some_pages(session, manuscript, ["1r"], at)
    before = images.served(session, image.id)
    ask(session, manuscript.id, at, *Rule)
    bound = images.served(session, image.id)

    policies.end_policy(session, manuscript.id, 1, seen=1, by="Aisha", at=at)

    assert bound is not None
    assert bound.is_uncut
    assert not bound.is_for_download
    assert COUNCIL in bound.asked_by
    assert "تُصان كاملةً" in bound.asked_by
    assert images.served(session, image.id) == before
    assert in_force(session, manuscript.id) is UNRESTRICTED
    assert len(policies.history(session, manuscript.id)) == 1


def test_every_change_is_heard_by_the_image_server(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    heard = [images.access_generation(session)]

    ask(session, manuscript.id, at)
    heard.append(images.access_generation(session))
    end_all(session, manuscript.id, at)
    heard.append(images.access_generation(session))

    assert len(set(heard)) == 3


def test_the_image_server_is_told_only_of_rules_about_pictures(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    (image,) = some_pages(session, manuscript, ["1r"], at)
    before = images.served(session, image.id)

    ask(session, manuscript.id, at, Rule.NOT_COVERED, Rule.ONLY_WITH_NOTE, Rule.NOT_FOR_REUSE)

    assert images.served(session, image.id) == before


def test_exactly_what_a_program_asks_holds(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    (image,) = some_pages(session, manuscript, ["1r"], at)
    ask(session, manuscript.id, at, Rule.NOT_CUT)
    part = a_draft(Rule.NOT_COVERED, canvas_ids=[image.canvas_id])

    def set_all(*drafts: PolicyDraft) -> bool:
        seen = policies.edition(session, manuscript.id)
        return policies.set_all(session, manuscript.id, drafts, seen=seen, by="script", at=at)

    assert set_all(a_draft(Rule.NOT_CUT), part)
    assert [one.number for one in in_force(session, manuscript.id).policies] == [1, 2]
    assert not set_all(part, a_draft(Rule.NOT_CUT))
    assert set_all(part)
    assert [one.number for one in in_force(session, manuscript.id).policies] == [2]
    with pytest.raises(BadPolicy) as refused:
        set_all(part, a_draft(Rule.NOT_CUT, canvas_ids=[image.canvas_id]))
    assert refused.value.key == "twice"


def test_who_saw_an_older_edition_changes_nothing(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    ask(session, manuscript.id, at, Rule.NOT_CUT)

    with pytest.raises(HandlingChanged) as late:
        policies.set_policy(session, manuscript.id, a_draft(), seen=0, by="Omar", at=at)
    with pytest.raises(HandlingChanged):
        policies.end_policy(session, manuscript.id, 1, seen=0, by="Omar", at=at)
    with pytest.raises(HandlingChanged):
        policies.set_all(session, manuscript.id, [], seen=0, by="Omar", at=at)

    assert late.value.edition == 1
    assert len(in_force(session, manuscript.id).policies) == 1


def test_of_advisers_at_the_same_moment_one_is_heard(engine: Engine, at: datetime) -> None:
    with session_factory(engine).begin() as session:
        manuscript_id = a_manuscript(session, at).id

    def advise(session: Session, number: int) -> bool:
        draft = a_draft(Rule.NOT_CUT, custodian=f"Body {number}")
        try:
            policies.set_policy(session, manuscript_id, draft, seen=0, by=f"P{number}", at=at)
        except HandlingChanged:
            return False
        return True

    assert sorted(at_once(engine, advise)) == [False, False, False, True]
    with session_factory(engine)() as session:
        assert len(policies.history(session, manuscript_id)) == 1


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"rules": [Rule.NOT_FOR_REUSE], "note": []}, "note-needed"),
        ({"rules": [Rule.ONLY_WITH_NOTE], "note": []}, "note-needed"),
        ({"note": [{"text": "ا" * (NOTE_LENGTH_MAX + 1)}]}, "note-long"),
        ({"canvas_ids": ["c000000000x"]}, "canvases"),
        ({"canvas_ids": ["c000000000x", "c000000000x"]}, "canvases"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_reason(
    sqlite_session: Session, at: datetime, changes: dict[str, Any], key: str
) -> None:
    manuscript = a_manuscript(sqlite_session, at)

    with pytest.raises(BadPolicy) as refused:
        ask(sqlite_session, manuscript.id, at, **changes)

    assert refused.value.key == key
    assert policies.history(sqlite_session, manuscript.id) == []


@pytest.mark.parametrize(
    "changes",
    [{"rules": []}, {"rules": ["cut_it"]}, {"custodian": "  "}, {"note": [{"text": "a\x00b"}]}],
)
def test_what_is_no_policy_at_all_cannot_be_drafted(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_draft(**changes)


def test_a_folio_of_another_book_cannot_be_bound(sqlite_session: Session, at: datetime) -> None:
    mine = a_manuscript(sqlite_session, at)
    other = a_manuscript(sqlite_session, at, shelfmark="MS 2")
    (image,) = some_pages(sqlite_session, other, ["1r"], at)

    with pytest.raises(BadPolicy):
        ask(sqlite_session, mine.id, at, canvas_ids=[image.canvas_id])


def test_unknown_books_and_policies_are_said_to_be_unknown(
    sqlite_session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(sqlite_session, at)

    with pytest.raises(ManuscriptNotFound):
        ask(sqlite_session, "m000000000x", at)
    with pytest.raises(PolicyNotFound):
        policies.end_policy(sqlite_session, manuscript.id, 7, seen=0, by="Aisha", at=at)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE handling_policies SET custodian = 'somebody else'",
        "UPDATE handling_policies SET note = '[]'",
        "UPDATE handling_policies SET ended_at = NULL",
        "DELETE FROM handling_policies",
    ],
)
def test_the_database_itself_keeps_what_was_decided(
    session: Session, at: datetime, statement: str
) -> None:
    manuscript = a_manuscript(session, at)
    ask(session, manuscript.id, at)
    end_all(session, manuscript.id, at)

    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(statement))


def test_what_holds_is_known_after_one_statement(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    shown = some_pages(session, manuscript, [f"{leaf}r" for leaf in range(1, 9)], at)
    ask(session, manuscript.id, at)
    for image in shown:
        ask(session, manuscript.id, at, Rule.NOT_COVERED, canvas_ids=[image.canvas_id])
    session.commit()
    asked: list[str] = []

    def note(_c: object, _x: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    handling = in_force(session, manuscript.id)
    found = [handling.rules_of(image.canvas_id) for image in shown]
    event.remove(session.get_bind(), "before_cursor_execute", note)

    assert len([one for one in asked if one != "BEGIN"]) == 1
    assert all(rules == {Rule.NOT_CUT, Rule.NOT_COVERED} for rules in found)
