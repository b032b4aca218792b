from datetime import timedelta

import pytest
from sqlalchemy import func, select

from catalog.errors import ManuscriptNotFound
from catalog.identity import find
from catalog.record import drafts, workflow
from catalog.record.checking import BadDocument
from catalog.record.errors import InTrash, NeverPublished
from catalog.record.published import published
from catalog.record.tables import DraftSave
from tests.catalog.record.conftest import DeskOfTests, note


def test_a_draft_begins_from_what_the_columns_say_and_is_opened_once(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session, place="Turkistan")
        draft = drafts.open_draft(session, manuscript_id, by="Aisha", at=desk.at)
        again = drafts.open_draft(session, manuscript_id, by="Bolat", at=desk.at)

        assert draft is again
        assert (draft.edition, draft.base_number, draft.edited_by) == (1, None, "Aisha")
        assert draft.document["origin"]["place"]["name"]["text"] == "Turkistan"
        assert published(session, manuscript_id) is None


def test_a_save_is_one_more_edition_and_the_same_again_is_none(both_desks: DeskOfTests) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        first = desk.save(session, manuscript_id, note("Two volumes."))
        again = desk.save(session, manuscript_id, note("Two volumes."))

        assert (first.edition, again.edition, again.merged) == (2, 2, False)
        assert find(session, manuscript_id).summary == {"en": ["Two volumes."]}


def test_two_people_who_write_different_things_are_merged(both_desks: DeskOfTests) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        draft = drafts.open_draft(session, manuscript_id, by="Aisha", at=desk.at)
        edition, mine = draft.edition, {**draft.document}
        desk.save(session, manuscript_id, note("Eki tom", "kk"), by="Bolat")

        note("Two volumes.")(mine)
        saved = drafts.save(
            session, manuscript_id, mine, edition=edition, by="Aisha", at=desk.at,
            new_id=desk.new_id,
        )  # fmt: skip

    assert saved.merged
    assert {text["language"]: text["text"] for text in saved.document["identity"]["summary"]} == {
        "kk": "Eki tom", "en": "Two volumes.",
    }  # fmt: skip


def test_a_clash_shows_both_and_can_be_saved_against_the_present_edition(
    desk: DeskOfTests,
) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        draft = drafts.open_draft(session, manuscript_id, by="Aisha", at=desk.at)
        edition, mine = draft.edition, {**draft.document}
        desk.save(session, manuscript_id, note("Theirs"), by="Bolat")
        note("Mine")(mine)

        with pytest.raises(drafts.EditConflict) as caught:
            drafts.save(
                session, manuscript_id, mine, edition=edition, by="Aisha", at=desk.at,
                new_id=desk.new_id,
            )  # fmt: skip

        (conflict,) = caught.value.conflicts
        assert conflict.path == "identity.summary[en].text" or conflict.path == "identity.summary"
        assert "Bolat" in str(caught.value)
        chosen = drafts.save(
            session, manuscript_id, mine, edition=caught.value.edition, by="Aisha", at=desk.at,
            new_id=desk.new_id,
        )  # fmt: skip
        assert (chosen.edition, chosen.merged) == (3, False)


def test_a_page_left_open_over_a_publication_is_merged_and_loses_nothing(
    desk: DeskOfTests,
) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        old = desk.save(session, manuscript_id, note("Old"))
        desk.save(session, manuscript_id, note("Жаңа", "kk"), by="Bolat")
        desk.publish(session, manuscript_id)
        mine = {**old.document}
        note("Из старого окна", "ru")(mine)

        saved = drafts.save(
            session, manuscript_id, mine, edition=old.edition, by="Aisha", at=desk.at,
            new_id=desk.new_id,
        )  # fmt: skip

    told = {text["language"] for text in saved.document["identity"]["summary"]}
    assert told == {"en", "kk", "ru"}
    assert saved.edition > old.edition


def test_an_edition_nobody_kept_is_a_clash_and_not_a_loss(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        saved = desk.save(session, manuscript_id, note("Theirs"))
        mine = {**saved.document}
        note("Mine")(mine)
        with pytest.raises(drafts.EditConflict):
            drafts.save(
                session, manuscript_id, mine, edition=7000, by="Aisha", at=desk.at,
                new_id=desk.new_id,
            )  # fmt: skip


def test_two_hundred_editions_are_kept_and_all_of_the_last_day(desk: DeskOfTests) -> None:
    def kept() -> int:
        query = select(func.count()).where(DraftSave.manuscript_id == manuscript_id)
        return session.scalar(query) or 0

    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        for number in range(250):
            desk.save(session, manuscript_id, note(f"Edition {number}"))
        assert kept() == 251
        desk.later(days=2)
        desk.save(session, manuscript_id, note("Later"))
        assert kept() == drafts.SAVES_KEPT


def test_a_wrong_document_changes_nothing(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        before = desk.save(session, manuscript_id, note("Good"))
        with pytest.raises(BadDocument):
            desk.save(session, manuscript_id, lambda document: document.pop("identity"))
        draft = drafts.find_draft(session, manuscript_id)
        assert draft is not None
        assert draft.document == before.document


def test_only_a_published_record_can_do_without_its_draft(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("First"))
        with pytest.raises(NeverPublished):
            drafts.discard(session, manuscript_id)
        desk.publish(session, manuscript_id)
        desk.save(session, manuscript_id, note("Second"))
        drafts.discard(session, manuscript_id)
        drafts.discard(session, manuscript_id)

        again = drafts.open_draft(session, manuscript_id, by="Aisha", at=desk.at)
        assert again.document["identity"]["summary"][0]["text"] == "First"
        assert again.base_number == 1


def test_nobody_writes_on_what_is_in_the_trash_or_not_there(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        saved = desk.save(session, manuscript_id, note("First"))
        workflow.trash(session, manuscript_id, at=desk.at)
        for wrong, error in ((manuscript_id, InTrash), ("m1", ManuscriptNotFound)):
            with pytest.raises(error):
                drafts.save(
                    session, wrong, saved.document, edition=1, by="A", at=desk.at,
                    new_id=desk.new_id,
                )  # fmt: skip


def test_the_clock_of_another_machine_cannot_break_a_save(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("First"))
        desk.at -= timedelta(days=400)
        assert desk.save(session, manuscript_id, note("Second")).edition == 3
