"""The same damage across years, two people at once, devices that send twice, and many rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from catalog.conservation.condition import (
    assessments,
    bench,
    carrying,
    heat,
    observations,
)
from catalog.conservation.condition.changes import changes_between
from catalog.conservation.condition.errors import (
    BadClientId,
    CannotExcuseDamage,
    ChangeNeedsEarlier,
    ConditionEditClash,
    IdTaken,
    ReasonMissing,
    UnknownTerm,
    WordsMissing,
)
from catalog.conservation.condition.grades import Fit, Use, accessibility, proposed_priority
from catalog.conservation.condition.heat import index_of
from catalog.conservation.condition.tables import Assessment, Change, Outcome, Region
from catalog.conservation.condition.threads import Area, proposed_change
from catalog.identifiers import Kind, mint
from storage.vault import Vault
from tests.catalog.conservation.condition.book import EMPTY, TIDELINE, Book, a_book, a_draft, leaves


def square(side: int) -> list[tuple[int, int]]:
    return [(100, 100), (100 + side, 100), (100 + side, 100 + side), (100, 100 + side)]


def signed_with(book: Book, **areas: int) -> tuple[Assessment, dict[str, str]]:
    """A signed survey with one square of damage on each side named."""
    survey = book.open()
    seen = {}
    for label, side in areas.items():
        made = book.observe(survey, label[1:])
        book.draw(made, square(side))
        seen[label[1:]] = made.id
    book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
    book.sign(survey)
    return survey, seen


def test_what_became_of_each_damage_is_told_side_by_side(book: Book) -> None:
    first, seen = signed_with(book, f1r=500, f1v=500, f2r=500, f2v=500, f3r=500)
    second = book.open()
    for label, side in (("1r", 600), ("1v", 502), ("2r", 300)):
        made = book.observe(second, label, same_as=seen[label])
        book.draw(made, square(side))
        assert made.is_change_proposed
    book.observe(second, "2v", same_as=seen["2v"], change="treated")
    book.draw(book.observe(second, "4v"), square(200))
    book.examine(second, ["3r"], Outcome.NOT_EXAMINED, reason="stuck leaf")
    labels = {canvas_id: label for label, canvas_id in book.canvases.items()}

    found = changes_between(book.session, first.id, second.id)
    told = {labels[one.canvas_id or ""]: one for one in found}
    assert {label: one.change.value for label, one in told.items()} == {
        "1r": "grown", "1v": "unchanged", "2r": "reduced", "2v": "treated", "3r": "not_examined",
        "4v": "new",
    }  # fmt: skip
    assert told["1r"].delta_mm2 == pytest.approx(110_000 * (396 / 9354) ** 2, abs=0.01)
    assert told["3r"].delta_mm2 is None


def test_damage_is_gone_where_the_side_was_found_sound(book: Book) -> None:
    first, _ = signed_with(book, f1r=500)
    second = book.open()
    book.examine(second, leaves(1, 4), Outcome.NO_DAMAGE)

    assert [one.change for one in changes_between(book.session, first.id, second.id)] == [
        Change.GONE
    ]


def test_a_person_overrides_what_the_areas_propose(book: Book) -> None:
    _, seen = signed_with(book, f1r=500)
    survey = book.open()
    made = book.observe(survey, "1r", same_as=seen["1r"], change="unchanged")
    book.draw(made, square(900))

    assert (made.change, made.is_change_proposed) == (Change.UNCHANGED, False)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Area(1000, 10.0), Area(1100, 11.0), Change.UNCHANGED),
        (Area(1000, 10.0), Area(1101, 11.0), Change.GROWN),
        (Area(100_000, 1000.0), Area(100_600, 1006.0), Change.GROWN),
        (Area(100_000, 1000.0), Area(99_400, 994.0), Change.REDUCED),
        (Area(100_000, None), Area(100_600, None), Change.UNCHANGED),
        (Area(0, 0.0), Area(10, 1.0), None),
    ],
)
def test_a_tenth_or_5_mm2_is_a_change(before: Area, after: Area, change: Change | None) -> None:
    assert proposed_change(before, after) is change


def test_no_change_for_a_quire_carries_its_damage_over_in_one_action(book: Book) -> None:
    first, seen = signed_with(book, f1r=500)
    survey = book.open()
    canvas_ids = [book.canvases[label] for label in leaves(1, 4)]
    done = carrying.carry_over(
        book.session, survey.id, canvas_ids, by="x", at=book.now(), new_id=mint
    )
    summary = {side.label: side for side in bench.summary_of(book.session, survey.id)}

    assert (len(done.marked), done.observations, done.never_examined) == (8, 1, ())
    assert summary["1r"].area_px2 == 250_000
    assert summary["1v"].outcome is Outcome.NO_DAMAGE
    (change,) = changes_between(book.session, first.id, survey.id)
    assert (change.change, change.earlier_id) == (Change.UNCHANGED, seen["1r"])


def test_of_what_nobody_examined_before_no_change_can_be_told(quick_book: Book) -> None:
    survey = quick_book.open()
    canvas_id = quick_book.canvases["1r"]
    done = carrying.carry_over(
        quick_book.session, survey.id, [canvas_id], by="x", at=quick_book.now(), new_id=mint
    )

    assert (done.marked, done.never_examined) == ((), (canvas_id,))


def test_invariant_7_a_change_needs_something_earlier(quick_book: Book) -> None:
    with pytest.raises(ChangeNeedsEarlier):
        quick_book.observe(quick_book.open(), "1r", change="grown")


def test_marking_a_quire_overwrites_nothing(quick_book: Book) -> None:
    book = quick_book
    survey = book.open()
    book.observe(survey, "1v")
    book.examine(survey, ["2r"], Outcome.NOT_EXAMINED, reason="stuck leaf")
    done = book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
    told = {side.label: side.outcome for side in bench.summary_of(book.session, survey.id)}

    assert len(done.kept) == 2
    assert (told["1v"], told["2r"], told["3r"]) == (
        Outcome.EXAMINED, Outcome.NOT_EXAMINED, Outcome.NO_DAMAGE,
    )  # fmt: skip
    with pytest.raises(CannotExcuseDamage, match="1v"):
        book.examine(survey, ["1v"], Outcome.NOT_EXAMINED, reason="stuck", replace=True)
    with pytest.raises(ReasonMissing):
        book.examine(survey, ["3r"], Outcome.NOT_EXAMINED, reason=" ")


def test_of_two_who_change_the_same_the_second_is_told(book: Book) -> None:
    survey = book.open()
    seen = book.observe(survey, "1v")
    canvas_id = seen.canvas_id

    def save(severity: int) -> None:
        observations.change_observation(
            book.session, seen.id, a_draft(canvas_id, severity=severity), edition=1, by="Second",
            at=book.now(),
        )  # fmt: skip

    save(3)
    with pytest.raises(ConditionEditClash, match="Second has changed this"):
        save(1)
    assert observations.find(book.session, seen.id).severity == 3
    with pytest.raises(ConditionEditClash):
        assessments.change_content(book.session, survey.id, EMPTY, edition=7, by="x", at=book.now())


def test_a_device_may_send_the_same_twice_and_not_something_else(book: Book) -> None:
    survey = book.open()
    seen_id, region_id = mint(Kind.OBSERVATION), mint(Kind.REGION)
    first = book.observe(survey, "1v", new_id=seen_id)
    assert book.observe(survey, "1v", new_id=seen_id).id == first.id
    book.draw(first, TIDELINE, new_id=region_id)
    book.draw(first, TIDELINE, new_id=region_id)
    assert book.session.query(Region).count() == 1

    with pytest.raises(IdTaken):
        book.observe(survey, "1v", new_id=seen_id, severity=4)
    with pytest.raises(IdTaken):
        book.draw(first, square(30), new_id=region_id)
    for bad in ("b123", region_id):
        with pytest.raises(BadClientId):
            book.observe(survey, "1v", new_id=bad)


def test_a_region_drawn_better_replaces_the_other(book: Book) -> None:
    seen = book.observe(book.open(), "1v")
    old = book.draw(seen, TIDELINE).region
    new = book.draw(seen, square(100), replaces=old.id).region

    assert [row.id for row in book.session.query(Region)] == [new.id]


def test_terms_come_from_the_vocabulary_or_are_written_out(quick_book: Book) -> None:
    survey = quick_book.open()
    with pytest.raises(UnknownTerm):
        quick_book.observe(survey, "1v", term="dmg.haunted")
    words = {"words": [{"text": "wax", "language": "en"}]}
    assert quick_book.observe(survey, "1v", term="dmg.other", content=words)


def test_what_is_other_is_written_out_before_it_is_signed(quick_book: Book) -> None:
    survey = quick_book.open()
    quick_book.observe(survey, "1v", term="dmg.other")
    quick_book.examine(survey, list(quick_book.canvases), Outcome.NO_DAMAGE)

    with pytest.raises(WordsMissing, match="1v"):
        quick_book.sign(survey)


def test_without_a_scale_areas_are_unknown_and_shares_are_told(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    book = a_book(sqlite_session, disk_vault, leaves(1, 1), has_scale=False)
    survey = book.open()
    book.draw(book.observe(survey, "1v"), TIDELINE)
    book.examine(survey, leaves(1, 1), Outcome.NO_DAMAGE)
    content = book.sign(survey).payload

    assert '"area_mm2":null' in content
    assert '"share_percent":0.453' in content


def test_the_class_of_accessibility_follows_from_what_the_book_is_fit_for() -> None:
    yes, some, no = Fit.YES, Fit.YES_WITH_CONDITIONS, Fit.NO
    room, imaging = Use.READING_ROOM, Use.IMAGING

    assert accessibility({}) is None
    assert accessibility({room: no}) is None
    assert [accessibility({room: each}) for each in (yes, some)] == [0, 1]
    assert [accessibility({room: no, imaging: each}) for each in (yes, some, no)] == [2, 2, 3]
    assert [proposed_priority(each) for each in (None, 1, 2, 3)] == [None, 0, 2, 4]
    assert proposed_priority(1, [3]) == 3


def test_the_index_of_a_side_follows_its_formula(quick_book: Book) -> None:
    survey = quick_book.open()
    for severity in (2, 4):
        quick_book.observe(survey, "1v", severity=severity, extent="local", activity="inactive")
    quick_book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
    side = next(one for one in bench.summary_of(quick_book.session, survey.id) if one.graded)
    (group,) = heat.heat_map(quick_book.session, survey.id)

    assert index_of(side.graded) == 62.5  # 100 x (1 - 0.75 x 0.5)
    assert (group.index, group.worst, group.is_known) == (round(62.5 / 8, 1), 4, False)


def test_the_number_of_statements_does_not_grow_with_the_book(quick_book: Book) -> None:
    session = quick_book.session
    survey = quick_book.open()
    canvas_id = quick_book.canvases["1v"]
    counted: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: counted.append(told[2]))

    def statements(ask: Callable[[], object]) -> int:
        session.flush()
        session.expire_all()
        counted.clear()
        ask()
        return len(counted)

    def all_counts() -> list[int]:
        return [
            statements(lambda: bench.summary_of(session, survey.id)),
            statements(lambda: bench.of_side(session, quick_book.id, canvas_id, survey.id)),
            statements(lambda: heat.heat_map(session, survey.id)),
            statements(lambda: quick_book.draw(quick_book.observe(survey, "1v"), TIDELINE)),
        ]

    all_counts()
    few = all_counts()
    for _ in range(60):
        quick_book.draw(quick_book.observe(survey, "1v"), TIDELINE)

    assert all_counts() == few
    assert max(few) < 25
