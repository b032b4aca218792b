"""Everybody knows of those whom an open book names, and of nobody else."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.accounts.permissions import ANONYMOUS, Action, Person, Role, RoleHeld
from catalog.authorities import authorities, lookup, merging, references
from catalog.authorities.content import AuthorityKind
from catalog.authorities.public import may_know_all, public_among
from catalog.errors import AuthorityNotFound, Withdrawn
from catalog.identifiers import Kind, mint
from catalog.identity import ManuscriptState, find
from storage.vault import Vault
from tests.catalog.authorities.made import AT, made, naming


def merge(session: Session, vault: Vault, loser: str, winner: str) -> None:
    merging.merge(
        session, vault.root, loser, winner, new_id=mint(Kind.EVENT), by="Nur", at=AT
    )  # fmt: skip


def test_an_open_book_makes_known_whom_it_names_and_whoever_stands_for_them(
    session: Session, disk_vault: Vault
) -> None:
    names = ("Named", "Sealed", "Unpublished", "Unnamed", "First", "Second", "Third", "Both")
    ids = {name: made(session, disk_vault.root, name).id for name in names}
    naming(session, ids["Named"], ids["First"], ids["Both"])
    naming(session, ids["Sealed"], ids["Both"], is_sealed=True)
    naming(session, ids["Unpublished"], is_published=False)
    merge(session, disk_vault, ids["First"], ids["Second"])
    merge(session, disk_vault, ids["Second"], ids["Third"])
    known = {ids["Named"], ids["Third"], ids["Both"]}
    session.flush()

    assert public_among(session, [*ids.values(), mint(Kind.AUTHORITY)]) >= known
    assert {one.id for one in lookup.listed(session, None, None, 99, public_only=True)} == known
    assert lookup.count(session, public_only=True) == 3
    assert lookup.count(session, AuthorityKind.PLACE, public_only=True) == 0
    assert lookup.count(session) == 6
    for name, authority_id in ids.items():
        found = lookup.look_up(session, name, public_only=True)
        # What was merged is found by the names that its winner took over.
        expected = ids["Third"] if name in ("First", "Second", "Third") else authority_id
        assert [one.label.id for one in found] == ([expected] if expected in known else []), name
    assert authorities.find_known(session, ids["First"], knows_all=False).id == ids["Third"]


def test_a_book_that_leaves_the_shelf_takes_with_it_whom_only_it_names(
    session: Session, disk_vault: Vault
) -> None:
    who = made(session, disk_vault.root, "Yasavi").id
    book = naming(session, who)

    def is_known() -> bool:
        session.flush()
        return public_among(session, [who]) == {who}

    assert is_known()
    manuscripts.withhold(session, book, is_withheld=True, at=AT)
    assert not is_known()
    manuscripts.withhold(session, book, is_withheld=False, at=AT)
    find(session, book).trashed_at = AT
    assert not is_known()
    find(session, book).trashed_at = None
    find(session, book).state = ManuscriptState.WITHDRAWN
    assert not is_known()
    find(session, book).state = ManuscriptState.PUBLISHED
    assert is_known()


def test_what_is_kept_back_answers_as_what_never_was(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    sealed, deleted = made(session, root, "Sealed").id, made(session, root, "Deleted").id
    naming(session, sealed, is_sealed=True)
    authorities.delete(session, root, deleted, edition=1, by="Nur", at=AT)
    for one in (sealed, deleted, "a000000000x", "no id"):
        with pytest.raises(AuthorityNotFound) as told:
            authorities.find_known(session, one, knows_all=False)
        assert str(told.value) == str(AuthorityNotFound(one))
    assert authorities.find_known(session, sealed, knows_all=True).id == sealed
    with pytest.raises(Withdrawn):
        authorities.find_known(session, deleted, knows_all=True)


def test_the_place_of_a_closed_book_on_the_shelf_is_not_told_by_where_a_list_goes_on(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session = sqlite_session
    who = made(session, disk_vault.root, "Yasavi").id
    first, closed, last = sorted(
        (naming(session, who) for _ in range(3)), key=lambda one: find(session, one).shelfmark_sort
    )
    manuscripts.withhold(session, closed, is_withheld=True, at=AT)
    told = references.manuscripts_of(session, who, closed, 9)
    assert [one.manuscript_id for one in told] == [first, last]


@pytest.mark.parametrize("role", Role)
def test_whoever_describes_books_or_keeps_authorities_knows_all_of_them(role: Role) -> None:
    workers = {Role.CATALOGUER, Role.CURATOR, Role.CONSERVATOR, Role.HEAD_OF_LAB}
    assert may_know_all(Person("u1", "Kim", (RoleHeld(role),))) is (role in workers)
    narrow = frozenset({Action.READ_PRIVATE})
    assert not may_know_all(Person("u1", "Kim", (RoleHeld(role),), scopes=narrow))
    assert not may_know_all(ANONYMOUS)
