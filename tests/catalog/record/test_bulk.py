import pytest

from catalog.errors import BadRecord, Conflict
from catalog.record import bulk, drafts
from catalog.record.bulk import BulkChange, Operation
from catalog.record.errors import BulkEditNotFound
from tests.catalog.record.conftest import DeskOfTests, note

CC0 = BulkChange(Operation.SET, "identity.rights", "CC0")
PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/zero/1.0/"


def rights(desk: DeskOfTests, manuscript_id: str) -> object:
    with desk.sessions() as session:
        draft = drafts.find_draft(session, manuscript_id)
    return draft.document["identity"].get("rights") if draft else "no draft"


def three(desk: DeskOfTests) -> list[str]:
    with desk.sessions.begin() as session:
        made = [desk.make(session, shelfmark=f"MS {number}") for number in (1, 2, 3)]
        desk.publish(session, made[0])
        desk.save(session, made[1], note("Being written"))
    return made


def apply(desk: DeskOfTests, ids: list[str], change: BulkChange) -> tuple[int, list[bulk.Outcome]]:
    with desk.sessions.begin() as session:
        edit, outcomes = bulk.apply(
            session, ids, change, by="Curator", at=desk.at, new_id=desk.new_id
        )
        return edit.id, outcomes


def test_a_change_is_tried_first_and_nothing_is_written(desk: DeskOfTests) -> None:
    ids = three(desk)
    with desk.sessions() as session:
        outcomes = bulk.preview(session, [*ids, ids[0], "m1"], CC0, new_id=desk.new_id)

    assert [len(outcome.differences) for outcome in outcomes] == [1, 1, 1, 0]
    assert outcomes[0].differences[0].new == PUBLIC_DOMAIN
    assert "no manuscript 'm1'" in str(outcomes[3].refused)
    assert rights(desk, ids[0]) == "no draft"


def test_a_change_is_made_in_every_draft_and_undone_as_one(both_desks: DeskOfTests) -> None:
    desk = both_desks
    ids = three(desk)
    number, outcomes = apply(desk, ids, CC0)
    assert all(outcome.differences for outcome in outcomes)
    assert [rights(desk, each) for each in ids] == [PUBLIC_DOMAIN] * 3
    with desk.sessions.begin() as session:
        desk.save(session, ids[1], note("Written since", "kk"))

    with desk.sessions.begin() as session:
        undone = bulk.undo(session, number, by="Curator", at=desk.at)

    assert set(undone.manuscript_ids) == set(ids)
    assert [rights(desk, each) for each in ids] == ["no draft", None, None]
    with desk.sessions.begin() as session:
        draft = drafts.find_draft(session, ids[1])
        assert draft is not None
        assert len(draft.document["identity"]["summary"]) == 2
        with pytest.raises(Conflict, match="was undone by Curator"):
            bulk.undo(session, number, by="Curator", at=desk.at)


def test_what_was_published_or_changed_again_since_is_left_and_named(desk: DeskOfTests) -> None:
    ids = three(desk)
    number, _ = apply(desk, ids, CC0)
    with desk.sessions.begin() as session:
        desk.publish(session, ids[0])

        def other(document: dict[str, object]) -> None:
            identity = document["identity"]
            assert isinstance(identity, dict)
            document["identity"] = identity | {"rights": "https://labels.example.org/1"}

        desk.save(session, ids[1], other)
        undone = bulk.undo(session, number, by="Curator", at=desk.at)

    assert undone.manuscript_ids == (ids[2],)
    assert {outcome.manuscript_id for outcome in undone.left} == {ids[0], ids[1]}


def test_a_language_is_added_once(desk: DeskOfTests) -> None:
    ids = three(desk)
    _, outcomes = apply(desk, ids, BulkChange(Operation.ADD, "identity.languages", {"tag": "fa"}))
    assert all(outcome.differences for outcome in outcomes)
    _, again = apply(desk, ids, BulkChange(Operation.ADD, "identity.languages", {"tag": "ar"}))
    assert not any(outcome.differences for outcome in again)
    with desk.sessions() as session:
        draft = drafts.find_draft(session, ids[0])
    assert draft is not None
    added = draft.document["identity"]["languages"][1]
    assert added["tag"] == "fa"
    assert added["id"]


def test_what_cannot_stand_is_refused_for_each_and_changes_none(desk: DeskOfTests) -> None:
    ids = three(desk)
    _, outcomes = apply(desk, ids, BulkChange(Operation.SET, "identity.titles", None))
    assert all("identity.titles is missing" in str(outcome.refused) for outcome in outcomes)
    assert rights(desk, ids[0]) == "no draft"


@pytest.mark.parametrize(
    "path",
    ["identity", "format", "identity.titles[t1].texts", "provenance.marks.kind", "", "x" * 9],
)
def test_a_path_that_is_not_the_same_in_all_records_is_refused(
    desk: DeskOfTests, path: str
) -> None:
    with desk.sessions() as session, pytest.raises(BadRecord, match="is no field"):
        bulk.preview(session, ["m1"], BulkChange(Operation.SET, path, 1), new_id=desk.new_id)


def test_nothing_and_too_much_are_refused(desk: DeskOfTests) -> None:
    with desk.sessions() as session:
        for ids in ([], [f"m{number}" for number in range(bulk.MANUSCRIPTS_MAX + 1)]):
            with pytest.raises(BadRecord, match="choose from 1 to 1000"):
                bulk.preview(session, ids, CC0, new_id=desk.new_id)
        with pytest.raises(BulkEditNotFound):
            bulk.undo(session, 7, by="Curator", at=desk.at)
