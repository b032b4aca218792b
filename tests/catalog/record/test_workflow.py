import json
from pathlib import Path

import pytest

from catalog import manuscripts, revisions
from catalog.archive import TEI_NAME, encode, object_id, record_of
from catalog.errors import BadRecord, HolderUnknown, ManuscriptNotFound, ShelfmarkTaken, Withdrawn
from catalog.events import of_object
from catalog.identity import ManuscriptState
from catalog.record import drafts, workflow
from catalog.record.errors import InTrash, RevisionNotFound, WrongState
from catalog.record.published import document_at, history, published
from catalog.record.tables import Stage
from catalog.revisions import Change
from tests.catalog.record.conftest import DeskOfTests, note
from tests.storage.ocfl.faults import complaints_about


def test_a_record_goes_from_draft_to_the_public(both_desks: DeskOfTests) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("Two volumes."))
        draft = workflow.submit(
            session, manuscript_id, by="Aisha", at=desk.at, note=" Please look at the date. "
        )
        manuscript = manuscripts.find(session, manuscript_id)
        assert (manuscript.state, draft.stage) == (ManuscriptState.IN_REVIEW, Stage.IN_REVIEW)
        assert draft.note == "Please look at the date."
        with pytest.raises(ManuscriptNotFound):
            manuscripts.readable(session, manuscript_id)

        revision = desk.publish(session, manuscript_id, message="First description")

    with desk.sessions() as session:
        record = published(session, manuscript_id)
        assert record is not None
        assert (record.number, record.by) == (revision.number, "Curator")
        assert record.document.identity.summary[0].text == "Two volumes."
        assert drafts.find_draft(session, manuscript_id) is None
        assert manuscripts.readable(session, manuscript_id).summary == {"en": ["Two volumes."]}
        assert revisions.latest(session, manuscript_id).change is Change.CREATE  # type: ignore[union-attr]
        assert of_object(session, "manuscript", manuscript_id)[0].agent == "Curator"
    assert desk.kept == [(manuscript_id, revision.number)]


def test_the_vault_has_every_published_record_as_the_rows_have_it(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("Two volumes."))
        desk.publish(session, manuscript_id, message="First description")

    kept = desk.vault.root.object(object_id(manuscript_id))
    with desk.sessions() as session:
        assert kept.read("record.json") == encode(record_of(session, manuscript_id))
    told = json.loads(kept.read("record.json"))
    assert told["schema"] == "kitabdar/manuscript-record/2"
    assert told["state"] == "published"
    assert told["document"]["identity"]["summary"][0]["text"] == "Two volumes."
    assert told["revision"] == {
        "number": 1, "change": "create", "at": "2026-03-01T09:30:00.000000Z",
        "summary": "First description", "by": "Curator",
    }  # fmt: skip
    assert b"Two volumes." in kept.read(TEI_NAME)
    folder = Path(desk.vault.blobs.location.url.removeprefix("file://"))
    assert complaints_about(folder / "ocfl") == []


def test_sending_back_needs_a_reason_and_something_in_review(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        with pytest.raises(WrongState):
            workflow.send_back(session, manuscript_id, reason="Too short.")
        workflow.submit(session, manuscript_id, by="Aisha", at=desk.at)
        for reason in (" ", "x" * 3000, "\x00"):
            with pytest.raises(BadRecord):
                workflow.send_back(session, manuscript_id, reason=reason)
        draft = workflow.send_back(session, manuscript_id, reason="Too short.")

        assert (draft.stage, draft.note) == (Stage.EDITING, "Too short.")
        assert manuscripts.find(session, manuscript_id).state is ManuscriptState.DRAFT


def test_a_published_record_stays_public_while_its_next_draft_is_reviewed(
    desk: DeskOfTests,
) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.publish(session, manuscript_id)
        with pytest.raises(WrongState):
            workflow.submit(session, manuscript_id, by="Aisha", at=desk.at)
        desk.save(session, manuscript_id, note("Better"))
        workflow.submit(session, manuscript_id, by="Aisha", at=desk.at)

        shown = manuscripts.readable(session, manuscript_id)
        assert (shown.state, shown.summary) == (ManuscriptState.PUBLISHED, None)
        desk.publish(session, manuscript_id)
        assert manuscripts.readable(session, manuscript_id).summary == {"en": ["Better"]}


def test_what_was_published_already_is_not_published_twice(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("Better"))
        desk.publish(session, manuscript_id, by="Dana")
        with pytest.raises(WrongState, match=r"published by Dana on 01\.03\.2026 at 09:30"):
            desk.publish(session, manuscript_id)
        assert len(history(session, manuscript_id)) == 1


def test_a_draft_that_changed_since_it_was_read_is_not_published(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        read = desk.save(session, manuscript_id, note("Read"))
        now = desk.save(session, manuscript_id, note("Not read"))
        with pytest.raises(WrongState, match="Aisha"):
            desk.publish(session, manuscript_id, edition=read.edition)
        desk.publish(session, manuscript_id, edition=now.edition)


def test_a_withdrawn_record_tells_the_reason_and_comes_back_as_an_update(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        with pytest.raises(WrongState):
            desk.withdraw(session, manuscript_id, "Wrong")
        desk.publish(session, manuscript_id)
        with pytest.raises(BadRecord):
            desk.withdraw(session, manuscript_id, "  ")
        desk.withdraw(session, manuscript_id, "The community asked.")

        with pytest.raises(Withdrawn, match="The community asked"):
            manuscripts.readable(session, manuscript_id)
        assert manuscripts.find(session, manuscript_id).is_withheld
        for again in (desk.withdraw, desk.publish):
            with pytest.raises(WrongState):
                again(session, manuscript_id, *(["x"] if again == desk.withdraw else []))

        desk.put_back(session, manuscript_id)
        assert manuscripts.readable(session, manuscript_id).withdrawn_reason is None
        changes = [entry.change for entry in history(session, manuscript_id)]
    assert changes == [Change.UPDATE, Change.DELETE, Change.CREATE]
    assert len(desk.kept) == 3
    kept = desk.vault.root.object(object_id(manuscript_id))
    assert kept.inventory().number == 3


def test_a_draft_of_a_withdrawn_record_waits_until_it_is_put_back(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.publish(session, manuscript_id)
        desk.save(session, manuscript_id, note("Better"))
        desk.withdraw(session, manuscript_id, "Wrong images")
        with pytest.raises(WrongState, match="put it back first"):
            desk.publish(session, manuscript_id)
        desk.put_back(session, manuscript_id)
        desk.publish(session, manuscript_id)
        assert manuscripts.readable(session, manuscript_id).summary == {"en": ["Better"]}


def test_the_trash_takes_what_is_not_public_and_gives_it_back_for_thirty_days(
    desk: DeskOfTests,
) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("A draft"))
        workflow.trash(session, manuscript_id, at=desk.at)
        workflow.trash(session, manuscript_id, at=desk.later(days=29))
        with pytest.raises(InTrash):
            desk.publish(session, manuscript_id)
        workflow.untrash(session, manuscript_id, at=desk.at)
        with pytest.raises(WrongState):
            workflow.untrash(session, manuscript_id, at=desk.at)
        assert not manuscripts.find(session, manuscript_id).is_withheld

        desk.publish(session, manuscript_id)
        with pytest.raises(WrongState, match="withdraw it first"):
            workflow.trash(session, manuscript_id, at=desk.at)
        desk.withdraw(session, manuscript_id, "A double")
        workflow.trash(session, manuscript_id, at=desk.at)
        with pytest.raises(Withdrawn):
            manuscripts.readable(session, manuscript_id)
        with pytest.raises(WrongState, match="30 days"):
            workflow.untrash(session, manuscript_id, at=desk.later(days=31))
        assert drafts.edition_of(session, manuscript_id, 2) is not None


def test_an_old_record_is_restored_into_the_draft_and_published_again(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        other = desk.make(session, shelfmark="MS 2")
        desk.save(session, manuscript_id, note("First"))
        first = desk.publish(session, manuscript_id).number
        desk.save(session, manuscript_id, note("Second"))
        desk.publish(session, manuscript_id)
        for wrong in ((manuscript_id, 99), (other, first)):
            with pytest.raises(RevisionNotFound):
                workflow.restore(session, *wrong, by="Aisha", at=desk.at)

        draft = workflow.restore(session, manuscript_id, first, by="Aisha", at=desk.at)
        assert draft.document == document_at(session, manuscript_id, first)
        assert manuscripts.readable(session, manuscript_id).summary == {"en": ["Second"]}
        desk.publish(session, manuscript_id)
        assert manuscripts.readable(session, manuscript_id).summary == {"en": ["First"]}


def test_a_record_cannot_take_the_place_of_another_or_go_to_nobody(desk: DeskOfTests) -> None:
    with desk.sessions.begin() as session:
        desk.make(session, shelfmark="MS 1")
        manuscript_id = desk.make(session, shelfmark="MS 2")

        def moved(**changes: str) -> None:
            desk.save(
                session,
                manuscript_id,
                lambda document: document.update(identity=document["identity"] | changes),
            )

        moved(shelfmark="MS 1")
        with pytest.raises(ShelfmarkTaken):
            desk.publish(session, manuscript_id)

    with desk.sessions.begin() as session:
        moved(shelfmark="MS 2", holder_id="nobody")
        with pytest.raises(HolderUnknown):
            desk.publish(session, manuscript_id)
