"""A plan of the folios in the database: several people, undo, redo, and making it true."""

from datetime import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog import archive, revisions
from catalog.codicology import arrangement, arrangement_edits
from catalog.codicology.arrangement_actions import Action
from catalog.codicology.arrangement_edits import Step, discard, redo, stack_of, undo
from catalog.codicology.arrangement_plan import PlannedSide, in_order
from catalog.codicology.arrangement_present import open_plan
from catalog.codicology.arrangement_resolving import Means, resolve_label
from catalog.codicology.folios import Canvas, Leaf, Side, ensure_side, parse_label
from catalog.errors import ArrangementChanged, ArrangementNotReady, NothingToUndo
from storage.database import session_factory
from tests.factories import a_manuscript, some_pages

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
LABELS = ("1r", "1v", "2r", "2v", "3r", "3v")


@pytest.fixture
def book(session: Session, at: datetime) -> str:
    manuscript = a_manuscript(session, at)
    some_pages(session, manuscript, LABELS, at)
    return manuscript.id


def plan(session: Session, book: str) -> list[PlannedSide]:
    return in_order(open_plan(session, book).sides)


def labels(session: Session, book: str) -> list[str]:
    return [side.label for side in plan(session, book)]


def published(session: Session, book: str) -> list[str]:
    statement = select(Side.label).where(Side.manuscript_id == book)
    return list(session.scalars(statement.order_by(Side.position)))


def do(session: Session, book: str, at: datetime, **asked: Any) -> Step:
    edition = asked.pop("edition", None)
    if edition is None:
        edition = open_plan(session, book).edition
    return arrangement_edits.act(
        session,
        book,
        ACTION.validate_python({"action": asked.pop("action"), **asked.pop("more", {})} | asked),
        edition=edition,
        by="Aigul",
        at=at,
    )


def _canvases(session: Session) -> set[tuple[str, int]]:
    rows = session.execute(select(Canvas.id, Canvas.side_id))
    return {(row.id, row.side_id) for row in rows}


def ids(session: Session, book: str) -> list[int]:
    return [side.id for side in plan(session, book)]


def test_a_plan_is_seen_by_nobody_until_it_is_applied(
    session: Session, book: str, at: datetime
) -> None:
    do(session, book, at, action="label_series", sides=ids(session, book), start="i r")

    assert labels(session, book) == ["i r", "i v", "ii r", "ii v", "iii r", "iii v"]
    assert published(session, book) == list(LABELS)


def test_looking_begins_no_plan(session: Session, book: str, at: datetime) -> None:
    assert not open_plan(session, book).is_begun
    assert arrangement.apply_if_any(session, book, by="Aigul", at=at) is None


def test_undo_and_redo_go_all_the_way_and_survive_another_process(
    engine: Engine, session: Session, book: str, at: datetime
) -> None:
    states = [plan(session, book)]
    first, *_ = ids(session, book)
    for action in (
        {"action": "relabel", "side": first, "label": "9r"},
        {"action": "move", "sides": [first], "by": 3},
        {"action": "blank", "sides": [first], "is_blank": True},
        {"action": "relabel", "side": first, "label": "٩", "foliation": "old"},
    ):
        do(session, book, at, **action)
        states.append(plan(session, book))
    session.commit()

    with session_factory(engine).begin() as other:
        for state in reversed(states[:-1]):
            undo(other, book, edition=open_plan(other, book).edition, by="B", at=at)
            assert plan(other, book) == state
        with pytest.raises(NothingToUndo):
            undo(other, book, edition=open_plan(other, book).edition, by="B", at=at)
        for state in states[1:]:
            redo(other, book, edition=open_plan(other, book).edition, by="B", at=at)
            assert plan(other, book) == state
        with pytest.raises(NothingToUndo):
            redo(other, book, edition=open_plan(other, book).edition, by="B", at=at)


def test_the_stack_says_what_would_be_undone_by_whom_and_when(
    session: Session, book: str, at: datetime
) -> None:
    do(session, book, at, action="blank", sides=ids(session, book)[:2], is_blank=True)
    entry = stack_of(session, book).undo

    assert entry is not None
    assert (entry.kind, entry.by, entry.at) == ("blank", "Aigul", at)
    assert stack_of(session, book).redo is None


def test_a_new_action_forgets_what_was_undone(session: Session, book: str, at: datetime) -> None:
    one, two, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="8r")
    undo(session, book, edition=1, by="Aigul", at=at)
    do(session, book, at, action="relabel", side=two, label="8v")

    assert stack_of(session, book).redo is None
    assert labels(session, book)[:2] == ["1r", "8v"]


def test_two_people_on_other_sides_are_both_kept(session: Session, book: str, at: datetime) -> None:
    one, two, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="8r", edition=0)
    step = do(session, book, at, action="relabel", side=two, label="8v", edition=0)

    assert labels(session, book)[:2] == ["8r", "8v"]
    assert step.is_merged
    assert step.touched == {one, two}


def test_two_people_on_one_side_clash_and_the_first_stands(
    session: Session, book: str, at: datetime
) -> None:
    one, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="8r", edition=0)

    with pytest.raises(ArrangementChanged, match="Aigul has changed the same sides"):
        do(session, book, at, action="relabel", side=one, label="9r", edition=0)
    assert labels(session, book)[0] == "8r"


def test_what_was_undone_in_between_is_a_change_too(
    session: Session, book: str, at: datetime
) -> None:
    one, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="8r")
    undo(session, book, edition=1, by="Boris", at=at)

    with pytest.raises(ArrangementChanged):
        do(session, book, at, action="relabel", side=one, label="9r", edition=1)
    with pytest.raises(ArrangementChanged):
        undo(session, book, edition=1, by="Aigul", at=at)


def test_an_action_sent_twice_is_done_once(session: Session, book: str, at: datetime) -> None:
    first, *_ = ids(session, book)
    act = ACTION.validate_python({"action": "move", "sides": [first], "by": 1})
    for _ in range(2):
        step = arrangement_edits.act(session, book, act, edition=0, by="Aigul", at=at, token="once")

    assert labels(session, book)[:3] == ["1v", "1r", "2r"]
    assert step.plan.edition == 1
    assert step.touched == {first}


def test_a_discarded_plan_is_not_mistaken_for_the_next(
    session: Session, book: str, at: datetime
) -> None:
    first, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=first, label="8r")
    discard(session, book, by="Boris", at=at)
    assert labels(session, book) == list(LABELS)

    do(session, book, at, action="relabel", side=first, label="9r")
    with pytest.raises(ArrangementChanged):
        do(session, book, at, action="blank", sides=[first], is_blank=True, edition=1)


def test_a_side_that_is_deposited_meanwhile_takes_the_place_of_its_label(
    session: Session, book: str, at: datetime
) -> None:
    first, *_ = ids(session, book)
    do(session, book, at, action="blank", sides=[first], is_blank=True)
    for label in ("front cover", "2bis r", "2bis v", "4r"):
        ensure_side(session, book, parse_label(label))

    assert labels(session, book) == [
        "front cover", "1r", "1v", "2r", "2v", "2bis r", "2bis v", "3r", "3v", "4r",
    ]  # fmt: skip


def test_applying_makes_labels_order_and_marks_true_and_leaves_canvases_alone(
    session: Session, book: str, at: datetime
) -> None:
    canvases = _canvases(session)
    sides = ids(session, book)
    do(session, book, at, action="label_series", sides=sides, start="2r")
    do(session, book, at, action="move", sides=[sides[5]], position=2)
    do(session, book, at, action="blank", sides=[sides[0]], is_blank=True)
    do(session, book, at, action="label_series", sides=sides, start="١", foliation="old")

    assert arrangement.apply(session, book, by="Boris", at=at).changed == 6
    session.expire_all()

    assert published(session, book) == ["2r", "4v", "2v", "3r", "3v", "4r"]
    assert _canvases(session) == canvases
    assert [side.label for side in session.scalars(select(Side).where(Side.is_blank))] == ["2r"]
    leaves = session.scalars(select(Leaf.label).where(Leaf.manuscript_id == book))
    assert sorted(leaves) == ["2", "3", "4"]
    assert not open_plan(session, book).is_begun
    assert stack_of(session, book).undo is None


def test_two_sides_may_swap_their_labels(session: Session, book: str, at: datetime) -> None:
    one, two, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="1v")
    do(session, book, at, action="relabel", side=two, label="1r")
    arrangement.apply(session, book, at=at)

    assert session.get_one(Side, one, populate_existing=True).label == "1v"
    assert published(session, book)[:2] == ["1v", "1r"]


def test_a_late_arrival_finds_its_place_beside_a_moved_side(
    session: Session, book: str, at: datetime
) -> None:
    sides = ids(session, book)
    do(session, book, at, action="move", sides=[sides[4]], after=sides[0])
    arrangement.apply(session, book, at=at)
    ensure_side(session, book, parse_label("1bis r"))

    assert published(session, book) == ["1r", "3r", "1v", "1bis r", "2r", "2v", "3v"]


def test_clashes_are_refused_in_one_sentence_and_nothing_changes(
    session: Session, book: str, at: datetime
) -> None:
    one, two, three, *_ = ids(session, book)
    do(session, book, at, action="relabel", side=one, label="1 verso")
    do(session, book, at, action="relabel", side=three, label="??")

    with pytest.raises(ArrangementNotReady) as refusal:
        arrangement.apply(session, book, at=at)
    assert str(refusal.value) == (
        "The plan of the folios is not ready: '1v' twice, side 3 has the label '??', which names "
        "no single side. Put these right first."
    )
    assert published(session, book) == list(LABELS)
    assert open_plan(session, book).is_begun
    assert two in open_plan(session, book).sides


def test_former_labels_and_other_numberings_still_lead_to_the_canvas(
    session: Session, book: str, at: datetime
) -> None:
    sides = ids(session, book)
    canvas = session.scalars(select(Canvas.id).where(Canvas.side_id == sides[2])).one()
    do(session, book, at, action="label_series", sides=sides, start="11r")
    do(session, book, at, action="relabel", side=sides[2], label="٢٧٠", foliation="old")
    arrangement.apply(session, book, at=at)

    def found(text: str) -> list[tuple[str, Means]]:
        return [(one.canvas_id, one.means) for one in resolve_label(session, book, text)]

    assert found("f. 12 recto") == [(canvas, Means.LABEL)]
    assert found("2r") == [(canvas, Means.FORMER)]
    assert found("270") == [(canvas, Means.FOLIATION)]
    assert found("۲۷۰") == [(canvas, Means.FOLIATION)]
    assert found("99v") == []
    assert found("<script>") == []


def test_a_label_given_to_another_side_leads_to_both_todays_first(
    session: Session, book: str, at: datetime
) -> None:
    sides = ids(session, book)
    do(session, book, at, action="label_series", sides=sides, start="1v")
    arrangement.apply(session, book, at=at)

    assert [(one.side_id, one.means) for one in resolve_label(session, book, "1v")] == [
        (sides[0], Means.LABEL),
        (sides[1], Means.FORMER),
    ]


def test_what_readers_never_saw_leaves_no_former_label(session: Session, at: datetime) -> None:
    unseen = a_manuscript(session, at, is_published=False)
    some_pages(session, unseen, ("seq. 1", "seq. 2"), at)
    do(session, unseen.id, at, action="label_series", sides=ids(session, unseen.id), start="1r")
    arrangement.apply(session, unseen.id, at=at)

    assert resolve_label(session, unseen.id, "seq. 1") == ()
    assert revisions.latest(session, unseen.id) is None


def test_the_record_carries_blank_marks_positions_and_labels(
    session: Session, book: str, at: datetime
) -> None:
    sides = ids(session, book)
    do(session, book, at, action="label_series", sides=sides, start="2r")
    do(session, book, at, action="blank", sides=sides[:1], is_blank=True)
    do(session, book, at, action="relabel", side=sides[0], label="١", foliation="old")
    arrangement.apply(session, book, at=at)

    side = archive.record_of(session, book)["leaves"][0]["sides"][0]
    assert side | {"canvas": None} == {
        "label": "2r", "face": "recto", "is_blank": True, "labels": {"old": "١"},
        "position": parse_label("2r").sort_key, "canvas": None,
        "former_labels": [{"label": "1r", "until": "2026-03-01T09:30:00.000000Z"}],
    }  # fmt: skip


def test_applying_twice_changes_nothing_the_second_time(
    session: Session, book: str, at: datetime
) -> None:
    sides = ids(session, book)
    do(session, book, at, action="move", sides=sides[:2], position=5)
    arrangement.apply(session, book, at=at)
    before = archive.record_of(session, book)
    do(session, book, at, action="blank", sides=sides[:1], is_blank=True)
    do(session, book, at, action="blank", sides=sides[:1], is_blank=False)

    assert arrangement.apply(session, book, at=at).changed == 0
    assert archive.record_of(session, book) == before
