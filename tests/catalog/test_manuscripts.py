from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import images, manuscripts
from catalog.errors import ManuscriptNotFound, ShelfmarkTaken
from catalog.identifiers import Kind, mint
from catalog.manuscripts import Manuscript, ViewingDirection
from tests.factories import a_description, a_manuscript


def test_a_manuscript_is_found_again_with_its_holder(session: Session, at: datetime) -> None:
    made = a_manuscript(session, at, rights="CC0", direction="ltr")
    session.commit()
    session.expunge_all()

    found = manuscripts.find(session, made.id)

    assert found.shelfmark == "MS Or. 42"
    assert found.holder.names == {"en": ["Library of Almaty"]}
    assert found.titles == {"ar": ["كتاب الشفاء"], "en": ["The Book of Healing"]}
    assert found.viewing_direction is ViewingDirection.LEFT_TO_RIGHT
    assert not found.is_direction_proposed
    assert found.languages == ["ar"]
    assert (found.summary, found.required_statement, found.date_text) == (None, None, None)
    assert found.created_at == found.changed_at == at


def test_an_unknown_manuscript_is_not_found_by_name(session: Session) -> None:
    with pytest.raises(ManuscriptNotFound, match="no manuscript 'm1'"):
        manuscripts.find(session, "m1")


def test_making_the_same_manuscript_again_is_no_change(session: Session, at: datetime) -> None:
    new_id = mint(Kind.MANUSCRIPT)

    first = manuscripts.create(session, a_description(), new_id=new_id, at=at)
    again = manuscripts.create(
        session, a_description(), new_id=new_id, at=at + timedelta(minutes=1)
    )

    assert again.id == first.id
    assert again.created_at == at
    assert session.scalar(select(func.count()).select_from(Manuscript)) == 1


def test_a_holder_has_each_shelfmark_once_and_the_session_goes_on(
    session: Session, at: datetime
) -> None:
    a_manuscript(session, at)

    with pytest.raises(ShelfmarkTaken, match="already has a manuscript with the shelfmark"):
        a_manuscript(session, at)

    a_manuscript(session, at, holder="Another library")
    assert manuscripts.count(session) == 2


def test_a_manuscript_is_found_by_holder_and_shelfmark(session: Session, at: datetime) -> None:
    made = a_manuscript(session, at)

    assert manuscripts.find_by_shelfmark(session, "almaty-library", "MS Or. 42") is made
    assert manuscripts.find_by_shelfmark(session, "almaty-library", "MS Or. 43") is None
    assert manuscripts.find_by_shelfmark(session, "other", "MS Or. 42") is None


def test_another_description_takes_the_place_of_the_first(session: Session, at: datetime) -> None:
    made = a_manuscript(session, at)
    later = at + timedelta(days=1)

    manuscripts.describe(
        session,
        made.id,
        a_description(shelfmark="MS Or. 43", holder="New library", place="Shiraz"),
        at=later,
    )

    found = manuscripts.find(session, made.id)
    assert (found.shelfmark, found.holder_id, found.place_text) == (
        "MS Or. 43", "new-library", "Shiraz",
    )  # fmt: skip
    assert (found.created_at, found.changed_at) == (at, later)
    assert found.holder.names == {"none": ["New library"]}


def test_a_description_cannot_take_the_shelfmark_of_another(session: Session, at: datetime) -> None:
    a_manuscript(session, at)
    other = a_manuscript(session, at, shelfmark="MS 2")

    with pytest.raises(ShelfmarkTaken):
        manuscripts.describe(session, other.id, a_description(), at=at)


def test_withholding_changes_the_access_generation_once(session: Session, at: datetime) -> None:
    made = a_manuscript(session, at)
    before = images.access_generation(session)

    manuscripts.withhold(session, made.id, is_withheld=True, at=at)
    manuscripts.withhold(session, made.id, is_withheld=True, at=at)

    assert images.access_generation(session) == before + 1
    assert manuscripts.find(session, made.id).is_withheld


def test_a_clock_that_runs_behind_never_turns_the_change_back(
    session: Session, at: datetime
) -> None:
    made = a_manuscript(session, at)

    manuscripts.withhold(session, made.id, is_withheld=True, at=at - timedelta(hours=1))

    assert manuscripts.find(session, made.id).changed_at == at
