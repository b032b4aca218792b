"""What a deposit publishes at its end, and what waits for a curator."""

from collections.abc import Callable
from pathlib import Path

from catalog import manuscripts, revisions
from catalog.archive import encode, object_id, record_of
from catalog.identifiers import mint
from catalog.manuscripts import ManuscriptState
from catalog.pages import pages_of
from catalog.record import drafts, workflow
from ingest.deposits import Deposit
from tests.ingest.conftest import House, now

Scans = Callable[..., Path]


def manuscript_of(house: House, deposit_id: str) -> str:
    with house.sessions() as session:
        found = session.get_one(Deposit, deposit_id).manuscript_id
    assert found is not None
    return found


def test_a_deposit_publishes_the_book_and_its_record(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("1r.png"))
    house.work(deposit_id)
    manuscript_id = manuscript_of(house, deposit_id)

    with house.sessions() as session:
        assert manuscripts.readable(session, manuscript_id).state is ManuscriptState.PUBLISHED
        kept = house.vault.root.object(object_id(manuscript_id)).read("record.json")
        assert kept == encode(record_of(session, manuscript_id))
    assert house.published == [(manuscript_id, 1)]


def test_what_comes_with_one_who_may_not_publish_waits_for_a_curator(
    house: House, scans: Scans
) -> None:
    deposit_id = house.open()
    with house.sessions.begin() as session:
        session.get_one(Deposit, deposit_id).may_publish = False
    house.stage(deposit_id, scans("1r.png"))
    house.start(deposit_id)
    done = house.work(deposit_id)
    manuscript_id = manuscript_of(house, deposit_id)

    assert (done.state, done.pages_registered) == ("done", 1)
    assert house.published == []
    with house.sessions.begin() as session:
        assert manuscripts.find(session, manuscript_id).state is ManuscriptState.DRAFT
        assert not revisions.is_published(session, manuscript_id)
        workflow.publish(
            session, house.vault.root, manuscript_id, by="Curator", message="", at=now(),
            new_id=mint, after=house.pipeline.after_publish,
        )  # fmt: skip
        assert len(pages_of(session, manuscript_id)) == 1
    assert house.published == [(manuscript_id, 1)]


def test_a_deposit_does_not_publish_a_first_description_that_is_being_written(
    house: House, scans: Scans
) -> None:
    deposit_id = house.send(scans("1r.png"))
    with house.sessions.begin() as session:
        manuscript_id = session.get_one(Deposit, deposit_id).manuscript_id
        assert manuscript_id is not None
        drafts.open_draft(session, manuscript_id, by="Aisha", at=now())
    house.work(deposit_id)

    assert house.published == []
