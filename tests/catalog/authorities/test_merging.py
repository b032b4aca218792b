"""Merging and its undoing: laws that hold whatever is merged in whatever order."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.authorities import archive, authorities, lookup, merging
from catalog.authorities.content import AuthorityContent, read_content
from catalog.authorities.labels import names_of
from catalog.authorities.merging import merge, undo
from catalog.authorities.tables import Authority
from catalog.errors import (
    AuthorityMerged,
    AuthorityNotFound,
    BadMerge,
    CatalogError,
    MergeChangedSince,
    MergeNotFound,
)
from catalog.identifiers import Kind, mint
from storage.database import session_factory
from storage.ocfl.root import StorageRoot
from storage.vault import Vault
from tests.catalog.authorities.made import AT, content, made


def merged(session: Session, root: StorageRoot, loser: str, winner: str, by: str = "Nur") -> str:
    return merge(session, root, loser, winner, new_id=mint(Kind.EVENT), by=by, at=AT).id


def test_the_names_and_identifiers_of_the_loser_become_the_winners(
    session: Session, disk_vault: Vault
) -> None:
    root = disk_vault.root
    viaf = [{"scheme": "viaf", "uri": "59156046"}]
    loser = made(session, root, ("Yasawi", "en"), ("يسوي", "ar"), identifiers=viaf)
    winner = made(session, root, ("Yasavi", "en"), dates={"end_year": 1166})
    merge_id = merged(session, root, loser.id, winner.id)
    found = authorities.find(session, loser.id)
    assert found.id == winner.id
    assert [(name["text"], name["is_preferred"]) for name in found.names] == [
        ("Yasavi", True),
        ("Yasawi", False),
        ("يسوي", False),
    ]
    assert found.identifiers == loser.identifiers
    assert names_of(session, [loser.id])[loser.id].id == winner.id
    assert [one.label.id for one in lookup.look_up(session, "يسوي")] == [winner.id]
    made_merge = merging.find_merge(session, merge_id)
    assert (made_merge.by, made_merge.at) == ("Nur", AT)
    assert archive.read(root, loser.id)["merged_into"] == winner.id


def test_chains_of_merges_are_followed_to_their_end(session: Session, disk_vault: Vault) -> None:
    root = disk_vault.root
    ids = [made(session, root, f"Name {number}").id for number in range(5)]
    for loser, winner in pairwise(ids):
        merged(session, root, loser, winner)
    assert {authorities.find(session, one).id for one in ids} == {ids[-1]}
    assert {label.id for label in names_of(session, ids).values()} == {ids[-1]}


def test_one_cannot_be_merged_into_itself_not_even_by_a_detour(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    one, other = made(session, root, "One").id, made(session, root, "Other").id
    with pytest.raises(BadMerge, match=r"^An authority cannot be merged into itself"):
        merged(session, root, one, one)
    merged(session, root, one, other)
    with pytest.raises(BadMerge, match="itself"):
        merged(session, root, other, one)


def test_what_is_refused_says_why(sqlite_session: Session, disk_vault: Vault) -> None:
    session, root = sqlite_session, disk_vault.root
    person, work = made(session, root, "One").id, made(session, root, "One", kind="work").id
    third, many = made(session, root, "Third").id, made(session, root, *map(str, range(100))).id
    with pytest.raises(BadMerge, match="A person cannot be merged into a work"):
        merged(session, root, person, work)
    with pytest.raises(AuthorityNotFound):
        merged(session, root, person, "a000")
    with pytest.raises(BadMerge, match="101 names"):
        merged(session, root, person, many)
    with pytest.raises(MergeNotFound):
        undo(session, root, "e000", by="Nur", at=AT)
    first = merged(session, root, person, third)
    assert merged(session, root, person, third) == first, "again is no change"
    fourth = made(session, root, "Fourth").id
    with pytest.raises(AuthorityMerged):
        merged(session, root, person, fourth)


def test_undoing_is_refused_once_the_winner_was_changed(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    loser, winner = made(session, root, "One"), made(session, root, "Other")
    merge_id = merged(session, root, loser.id, winner.id)
    after = winner.content
    edited = content("Other", "One", "Third")
    authorities.save(session, root, winner.id, edited, edition=2, by="Ali", at=AT)
    with pytest.raises(MergeChangedSince, match="has been changed since the merge"):
        undo(session, root, merge_id, by="Nur", at=AT)
    authorities.save(session, root, winner.id, after, edition=3, by="Ali", at=AT)
    undone = undo(session, root, merge_id, by="Nur", at=AT)
    assert (undone.undone_by, undone.undone_at) == ("Nur", AT)
    assert undo(session, root, merge_id, by="Ali", at=AT).undone_by == "Nur", "once is enough"


def test_two_merges_of_the_same_two_at_once_are_one(engine: Engine, disk_vault: Vault) -> None:
    sessions, root = session_factory(engine), disk_vault.root
    with sessions.begin() as session:
        one, other = made(session, root, "One").id, made(session, root, "Other").id
    with sessions.begin() as session:
        merged(session, root, one, other)
    with sessions.begin() as session, pytest.raises(BadMerge):
        merged(session, root, other, one)


NAMES = st.lists(
    st.tuples(st.sampled_from(["Ahmad", "أحمد", "Ахмет", "Yasavi"]), st.sampled_from(["ar", "en"])),
    min_size=1,
    max_size=3,
)
CONTENTS = st.builds(
    lambda names, year, sensitive: content(
        *names,
        kind="place",
        dates={"start_year": year} if year else None,
        latitude=43.5 if year else None,
        longitude=68.5 if year else None,
        is_sensitive=sensitive,
    ),
    NAMES,
    st.sampled_from([None, 1093, 1166]),
    st.booleans(),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
    ),
    max_size=8,
)


@given(CONTENTS, CONTENTS)
def test_a_merge_takes_nothing_away(winner: AuthorityContent, loser: AuthorityContent) -> None:
    after = merging.merged_content(winner, loser)
    names = {(name.text, name.language) for name in after.names}
    assert names == {(name.text, name.language) for name in (*winner.names, *loser.names)}
    assert after.names[: len(winner.names)] == winner.names
    assert after.is_sensitive == (winner.is_sensitive or loser.is_sensitive)
    assert merging.merged_content(after, loser) == after
    assert read_content(after.as_json()) == after


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.tuples(CONTENTS, CONTENTS, CONTENTS, CONTENTS), STEPS)
def test_however_merges_and_undoings_follow_each_other_nothing_is_lost(
    sqlite_session: Session,
    disk_vault: Vault,
    contents: tuple[AuthorityContent, ...],
    steps: list[tuple[str, int, int]],
) -> None:
    session, root = sqlite_session, disk_vault.root
    ids = [made(session, root, *pairs(one), **rest(one)).id for one in contents]
    begun = {one: session.get_one(Authority, one).content for one in ids}
    done: list[str] = []
    for step, first, second in steps:
        with suppress(CatalogError):
            if step == "merge":
                made_now = merged(session, root, ids[first], ids[second])
                # Asked again, a merge is the one there is already, in its old place.
                done += [made_now] if made_now not in done else []
            elif done:
                undo(session, root, done[first % len(done)], by="Nur", at=AT)
        assert all(authorities.find(session, one).merged_into is None for one in ids)
    # Undone from the last to the first, all is as it was.
    for merge_id in reversed(done):
        undo(session, root, merge_id, by="Nur", at=AT)
    assert {one: session.get_one(Authority, one).content for one in ids} == begun
    assert all(session.get_one(Authority, one).is_current for one in ids)


def pairs(said: AuthorityContent) -> list[str | tuple[str, str]]:
    return [(name.text, name.language) for name in said.names]


def rest(said: AuthorityContent) -> dict[str, object]:
    everything = said.as_json()
    return {name: value for name, value in everything.items() if name != "names"}
