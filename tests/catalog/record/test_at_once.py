"""Two people at one record in the same moment, and a crash between the bytes and the rows."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalog import manuscripts, revisions
from catalog.archive import encode, object_id, record_of
from catalog.record import drafts
from catalog.record.errors import WrongState
from catalog.record.published import history, published
from tests.catalog.record.conftest import DeskOfTests, note

PEOPLE = 4


def at_once(work: Callable[[int], object]) -> list[object]:
    start = threading.Barrier(PEOPLE)

    def run(number: int) -> object:
        start.wait(timeout=30)
        return work(number)

    with ThreadPoolExecutor(PEOPLE) as pool:
        running = [pool.submit(run, number) for number in range(PEOPLE)]
        return [each.result(timeout=60) for each in running]


def test_of_curators_who_publish_at_once_one_does_and_the_others_are_told(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        desk.save(session, manuscript_id, note("Two volumes."))

    def publish(number: int) -> str | None:
        try:
            with desk.sessions.begin() as session:
                desk.publish(session, manuscript_id, by=f"Curator {number}")
        except WrongState as error:
            return str(error)
        return None

    told = at_once(publish)

    assert told.count(None) == 1
    assert all("was published by Curator" in str(each) for each in told if each)
    with desk.sessions() as session:
        assert len(history(session, manuscript_id)) == 1
    assert desk.vault.root.object(object_id(manuscript_id)).inventory().number == 1


def test_people_who_save_at_once_all_find_their_words_in_the_draft(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    languages = ["en", "kk", "ru", "ar"]
    with desk.sessions.begin() as session:
        manuscript_id = desk.make(session)
        draft = drafts.open_draft(session, manuscript_id, by="Aisha", at=desk.at)
        edition, document = draft.edition, draft.document

    def save(number: int) -> None:
        mine = {**document}
        note(f"Words {number}", languages[number])(mine)
        with desk.sessions.begin() as session:
            drafts.save(
                session, manuscript_id, mine, edition=edition, by=f"Person {number}", at=desk.at,
                new_id=desk.new_id,
            )  # fmt: skip

    at_once(save)

    with desk.sessions() as session:
        saved = drafts.find_draft(session, manuscript_id)
    assert saved is not None
    assert saved.edition == edition + PEOPLE
    told = {text["language"]: text["text"] for text in saved.document["identity"]["summary"]}
    assert told == {languages[number]: f"Words {number}" for number in range(PEOPLE)}


class Crash(Exception):
    pass


def test_a_crash_between_the_bytes_and_the_rows_leaves_the_public_record_and_is_repaired(
    both_desks: DeskOfTests,
) -> None:
    desk = both_desks
    with desk.sessions.begin() as session:
        book, other = desk.make(session), desk.make(session, shelfmark="MS 2")
        desk.publish(session, book)
        desk.save(session, book, note("Two volumes."))

    def crash(*_: object) -> None:
        raise Crash

    desk.later(minutes=1)
    with pytest.raises(Crash), desk.sessions.begin() as session:
        desk.publish(session, book, after=crash)

    kept = desk.vault.root.object(object_id(book))
    assert kept.inventory().number == 2
    with desk.sessions.begin() as session:
        record = published(session, book)
        assert record is not None
        assert (record.number, record.document.identity.summary) == (1, ())
        assert manuscripts.readable(session, book).summary is None
        desk.later(minutes=1)
        # The number goes to another manuscript, and this one gets the next.
        assert desk.publish(session, other).number == 2
        desk.later(minutes=1)
        assert desk.publish(session, book).number == 3

    inventory = kept.inventory()
    claimed = [
        json.loads(data)["revision"]["number"]
        for data in (
            desk.vault.blobs.read(f"{kept.key}/{inventory.manifest[version.state['record.json']]}")
            for version in inventory.versions
        )
    ]
    assert claimed == [1, 2, 3]
    with desk.sessions() as session:
        assert kept.read("record.json") == encode(record_of(session, book))
        assert [revision.object_id for revision in revisions.since(session, 0, 9)] == [
            book, other, book,
        ]  # fmt: skip
