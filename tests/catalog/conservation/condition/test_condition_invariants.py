"""The invariants of conservation that condition has to keep, by their numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from catalog import vocabulary
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.folios import Canvas, ensure_canvas, ensure_side, parse_label
from catalog.conservation.condition import (
    assessments,
    documents,
    observations,
    public,
    regions,
)
from catalog.conservation.condition.changes import condition_on
from catalog.conservation.condition.errors import (
    AssessmentSigned,
    BadThread,
    NotInBook,
    RegionElsewhere,
)
from catalog.conservation.condition.geometry import area_mm2, area_px2
from catalog.conservation.condition.signed import released_assessments, valid_assessments
from catalog.conservation.condition.tables import Change, Outcome, Region
from catalog.conservation.signing import amending
from catalog.conservation.signing.signing import Signer
from catalog.identifiers import Kind, mint
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.conservation.condition.book import (
    EMPTY,
    TIDELINE,
    Book,
    a_book,
    a_draft,
    leaves,
)
from tests.factories import an_image
from tests.migrated import sqlite_copy

LATER = date(2027, 1, 1)


def a_signed_survey(book: Book) -> tuple[str, str, str]:
    """A survey with one tideline on 1v; the ids of survey, observation and region."""
    survey = book.open()
    seen = book.observe(survey, "1v", term="dmg.tideline")
    region = book.draw(seen, TIDELINE).region
    book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
    book.sign(survey)
    return survey.id, seen.id, region.id


def test_invariant_1_a_signed_assessment_is_refused_every_change(book: Book) -> None:
    survey_id, seen_id, region_id = a_signed_survey(book)
    survey = assessments.find(book.session, survey_id)
    seen = observations.find(book.session, seen_id)
    more: dict[str, Any] = {"by": book.by, "at": book.now()}

    for change in (
        lambda: assessments.change_content(
            book.session, survey_id, EMPTY, edition=survey.edition, **more
        ),
        lambda: book.observe(survey, "2r"),
        lambda: observations.change_observation(
            book.session, seen_id, a_draft(seen.canvas_id), edition=seen.edition, **more
        ),
        lambda: observations.remove_observation(book.session, seen_id, edition=seen.edition),
        lambda: book.draw(seen, TIDELINE),
        lambda: regions.remove_region(book.session, region_id),
        lambda: book.examine(survey, ["2r"], Outcome.EXAMINED),
        lambda: book.sign(survey),
    ):
        with pytest.raises(AssessmentSigned, match="signed and never changes"):
            change()


TAMPERING = (
    "UPDATE assessments SET edition = 9",
    "UPDATE assessments SET status = 'draft'",
    "DELETE FROM assessments",
    "UPDATE observations SET severity = 0",
    "DELETE FROM observations WHERE id NOT IN (SELECT observation_id FROM regions)",
    "UPDATE regions SET area_px2 = 1",
    "DELETE FROM regions",
    "UPDATE examinations SET outcome = 'no_damage'",
    "DELETE FROM examinations",
    "INSERT INTO examinations SELECT assessment_id, canvas_id, label, outcome, reason, by, at"
    " FROM examinations LIMIT 1",
)


def test_invariant_1_the_database_itself_refuses_to_change_what_is_signed(book: Book) -> None:
    survey = book.open()
    book.draw(book.observe(survey, "1v"), TIDELINE)
    book.observe(survey, "2v")
    book.examine(survey, leaves(1, 4), Outcome.NO_DAMAGE)
    book.sign(survey)
    book.session.commit()

    for statement in TAMPERING:
        with pytest.raises(DBAPIError, match="a signed assessment never changes"):
            book.session.execute(text(statement))
        book.session.rollback()


def test_a_draft_beside_a_signed_assessment_can_be_changed(book: Book) -> None:
    a_signed_survey(book)
    survey = book.open()
    seen = book.observe(survey, "2r")
    region = book.draw(seen, TIDELINE).region
    regions.remove_region(book.session, region.id)
    observations.remove_observation(book.session, seen.id, edition=seen.edition)

    assert documents.document(book.session, survey.id)["observations"] == []


def test_invariant_6_a_region_belongs_to_the_one_canvas_its_observation_is_about(
    book: Book,
) -> None:
    survey = book.open()
    seen = book.observe(survey, "1v")
    with pytest.raises(RegionElsewhere):
        book.draw(seen, TIDELINE, canvas_id=book.canvases["2r"])
    with pytest.raises(RegionElsewhere):
        book.draw(book.observe(survey, None, component="component.board"), TIDELINE, canvas_id="c")
    book.draw(seen, TIDELINE)
    with pytest.raises(RegionElsewhere):
        observations.change_observation(
            book.session, seen.id, a_draft(book.canvases["2r"]), edition=1, by="x", at=book.now()
        )
    canvas = book.session.get_one(Canvas, seen.canvas_id)
    assert (canvas.width_px, canvas.height_px) == (7559, 9354)


def test_invariant_6_a_side_of_another_book_is_refused(book: Book) -> None:
    with pytest.raises(NotInBook):
        observations.observe(
            book.session, book.open().id, a_draft(mint(Kind.CANVAS)),
            new_id=mint(Kind.OBSERVATION), by="x", at=book.now(),
        )  # fmt: skip


def test_invariant_7_only_an_earlier_signed_observation_of_the_same_place_is_continued(
    book: Book,
) -> None:
    _, first, _ = a_signed_survey(book)
    open_one = book.open()
    unsigned = book.observe(open_one, "2r")
    survey = book.open()
    other = book.observe(survey, "3r")

    for label, same_as, key in (
        ("2r", unsigned.id, "not-signed"),
        ("3r", other.id, "not-earlier"),
        ("2r", first, "place"),
        ("1v", mint(Kind.OBSERVATION), "manuscript"),
    ):
        with pytest.raises(BadThread) as refused:
            book.observe(survey, label, same_as=same_as)
        assert refused.value.key == key
    with pytest.raises(BadThread) as refused:
        observations.link_same_as(
            book.session, other.id, other.id, edition=1, by="x", at=book.now()
        )
    assert refused.value.key == "itself"


def test_invariant_7_a_thread_has_one_observation_in_an_assessment(book: Book) -> None:
    _, first, _ = a_signed_survey(book)
    survey = book.open()
    second = book.observe(survey, "1v", same_as=first)
    assert second.thread_id == first
    with pytest.raises(BadThread, match="already"):
        book.observe(survey, "1v", same_as=first)
    book.session.flush()
    another = book.observe(survey, "1v")
    with pytest.raises(IntegrityError):
        book.session.execute(
            text("UPDATE observations SET thread_id = :thread WHERE id = :id"),
            {"thread": first, "id": another.id},
        )


def test_invariant_8_every_area_follows_from_stored_points_and_scale(book: Book) -> None:
    survey_id, _, region_id = a_signed_survey(book)
    document = documents.document(book.session, survey_id)
    told = document["observations"][0]["regions"][0]
    row = book.session.get_one(Region, region_id)

    assert document["code_version"] == "kitabdar/condition/1"
    assert told["area_mm2"] == area_mm2(area_px2(row.points), row.mm_per_px) == 574.41
    assert documents.collect(book.session, book.id) == {survey_id: document}


def test_invariant_9_the_condition_on_a_day_is_the_last_signed_word_by_then(book: Book) -> None:
    first, seen, _ = a_signed_survey(book)
    book.at = datetime(2027, 11, 20, 4, 0, tzinfo=UTC)
    second = book.open()
    grown = book.observe(second, "1v", same_as=seen, term="dmg.tideline", change="gone")
    book.examine(second, ["2r"], Outcome.NOT_EXAMINED, reason="stuck leaf")
    draft = condition_on(book.session, book.id, date(2028, 1, 1))
    assert {one.id for one in draft.assessments} == {first}

    book.examine(second, leaves(1, 4), Outcome.NO_DAMAGE)
    book.sign(second)
    before = condition_on(book.session, book.id, date(2027, 11, 19))
    after = condition_on(book.session, book.id, date(2027, 11, 20))
    by_label = {side.label: side for side in after.sides}

    assert grown.change is Change.GONE
    assert [one.id for one in before.assessments] == [first]
    assert {side.label: len(side.seen) for side in before.sides}["1v"] == 1
    assert by_label["1v"].seen == ()
    assert by_label["1v"].assessment.id == second.id
    assert by_label["2r"].assessment.id == first  # nobody could look at it the second time
    assert condition_on(book.session, book.id, date(2026, 11, 19)).sides == ()


def test_invariant_9_the_public_hears_of_what_is_signed_and_released_only(book: Book) -> None:
    survey_id, _, _ = a_signed_survey(book)
    an_image(book.session, book.id, book.canvases["1v"], book.at)
    survey = assessments.find(book.session, survey_id)
    draft = book.open()
    book.observe(draft, "2r", term="dmg.mould")

    def told() -> list[str]:
        return [side.label for side in public.condition(book.session, book.id, LATER).sides]

    assert told() == []
    book.release(survey)
    assert told() == ["1v"]
    assert "Aigerim" not in public.condition(book.session, book.id, LATER).model_dump_json()
    book.release(survey, is_released=False)
    assert told() == []
    assert released_assessments(book.session, book.id) == ()


def test_an_assessment_that_was_struck_out_counts_no_more(book: Book) -> None:
    survey_id, _, _ = a_signed_survey(book)
    survey = assessments.find(book.session, survey_id)
    book.release(survey)
    assert valid_assessments(book.session, book.id) == (survey_id,)

    head = _head_of_lab(book.session, book)
    amending.void(
        book.session, book.vault.root, survey.signed_entry_id or "", reason="The wrong book.",
        signer=head, statement="This does not count.", language="en", at=book.at, new_id=mint,
    )  # fmt: skip

    assert valid_assessments(book.session, book.id) == ()
    assert released_assessments(book.session, book.id) == ()


def _head_of_lab(session: Session, book: Book) -> Signer:
    at = book.now()
    user = accounts.create(
        session, user_id=mint(Kind.USER), email="head@library.example", name="Head",
        roles=[RoleHeld(Role.HEAD_OF_LAB)], passphrase_hash=None, at=at,
    )  # fmt: skip
    session.flush()
    return Signer(user.id, user.name, Role.HEAD_OF_LAB, at)


def test_invariant_15_a_device_that_says_tomorrow_is_flagged_and_not_refused(book: Book) -> None:
    survey = book.open()
    at = book.now()
    told = {
        timedelta(hours=25): True,
        timedelta(hours=23): False,
        timedelta(hours=-300): False,  # it was offline, and its clock is right
    }
    for ahead, is_off in told.items():
        made = observations.observe(
            book.session, survey.id, a_draft(None), new_id=mint(Kind.OBSERVATION), by="x", at=at,
            device_at=at + ahead,
        )  # fmt: skip
        assert (made.is_clock_off, made.device_at) == (is_off, at + ahead)


def test_invariant_20_every_term_of_damage_has_a_label_in_each_language() -> None:
    for name in ("dmg", "cause", "component"):
        for term in vocabulary.terms(name):
            assert all(term.labels[language] for language in ("en", "kk", "ru", "ar"))


def test_a_lost_database_gets_the_same_rows_and_says_the_same(
    quick_book: Book, disk_vault: Vault, tmp_path: Path
) -> None:
    book = quick_book
    survey_id, _, _ = a_signed_survey(book)
    second = book.open()
    seen = documents.document(book.session, survey_id)["observations"][0]["id"]
    book.draw(book.observe(second, "1v", same_as=seen), [(1, 1), (50, 1), (50, 50.5)])
    book.examine(second, leaves(1, 4), Outcome.NO_DAMAGE)
    book.sign(second)
    before = documents.collect(book.session, book.id)

    engine = make_engine(sqlite_copy(tmp_path / "another.sqlite"))
    with session_factory(engine)() as session:
        empty = a_book(session, disk_vault, [])
        for label, canvas_id in book.canvases.items():
            _same_side(session, empty.id, label, canvas_id)
        for number, content in enumerate(before.values()):
            documents.restore(session, empty.id, {"id": f"n{number}", "content": content})
        after = documents.collect(session, empty.id)
        assert {key: {**told, "manuscript": book.id} for key, told in after.items()} == before
        assert assessments.find(session, survey_id).signed_entry_id == "n0"
    engine.dispose()


def _same_side(session: Session, manuscript_id: str, label: str, canvas_id: str) -> None:
    side = ensure_side(session, manuscript_id, parse_label(label))
    ensure_canvas(session, side, 7559, 9354, canvas_id)
