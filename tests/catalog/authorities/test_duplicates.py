"""Authorities that are probably the same are offered, and others are not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from catalog.authorities import duplicates
from catalog.authorities.content import AuthorityKind, Years
from catalog.authorities.duplicates import Sign, compatible, distance, is_near, likely_duplicates
from storage.vault import Vault
from tests.catalog.authorities.made import content, made

WRITTEN_OTHERWISE = [
    (("Aḥmad al-Yasawī",), Sign.SAME_NAME),
    (("AHMAD YASAWI",), Sign.SAME_NAME),
    (("Yasawi, Ahmad",), Sign.SAME_NAME),
    (("Ahmad Yasavi",), Sign.SIMILAR_NAME),
    (("Akhmad Yasawi",), Sign.SIMILAR_NAME),
    (("Somebody else", "أحمد اليسوي"), Sign.SAME_NAME),
]


def test_a_name_written_otherwise_is_recognised(session: Session, disk_vault: Vault) -> None:
    there = made(session, disk_vault.root, "Ahmad Yasawi", "احمد يسوي")
    for names, sign in WRITTEN_OTHERWISE:
        found = likely_duplicates(session, content(*names))
        assert [(one.authority_id, one.sign) for one in found] == [(there.id, sign)], names
        assert likely_duplicates(session, content(*names), but=there.id) == []


def test_another_name_is_not_offered(sqlite_session: Session, disk_vault: Vault) -> None:
    made(sqlite_session, disk_vault.root, "Ahmad Yasawi")
    for name in ("Ahmad Yasawi ibn Ibrahim", "Mahmud Yasawi", "Ali", "زيد"):
        assert likely_duplicates(sqlite_session, content(name)) == [], name


def test_a_place_is_never_a_duplicate_of_a_person(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    made(sqlite_session, disk_vault.root, "Yasi", kind="place")
    assert likely_duplicates(sqlite_session, content("Yasi")) == []


def test_the_same_identifier_elsewhere_is_the_strongest_sign(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    viaf = [{"scheme": "viaf", "uri": "59156046"}]
    there = made(sqlite_session, disk_vault.root, "Ahmad Yasawi", identifiers=viaf)
    found = likely_duplicates(sqlite_session, content("Hazrat Sultan", identifiers=viaf))
    assert [(one.authority_id, one.sign) for one in found] == [(there.id, Sign.SAME_IDENTIFIER)]


def test_a_similar_name_with_other_years_is_another_person_and_the_same_name_is_still_offered(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    made(sqlite_session, disk_vault.root, "Ahmad Yasawi", dates={"end_year": 1166})
    later: dict[str, Any] = {"dates": {"end_year": 1900}}
    assert likely_duplicates(sqlite_session, content("Ahmad Yasavi", **later)) == []
    assert len(likely_duplicates(sqlite_session, content("Ahmad Yasawi", **later))) == 1


def test_volumes_that_differ_in_a_number_are_not_alike() -> None:
    assert not is_near("diwan part 2", "diwan part 3")
    assert is_near("diwan i hikmat", "divan i hikmat")
    assert not is_near("ali", "ala")
    assert not is_near("ahmad yasawi", "mahmud yasawi")
    assert is_near("akhmad yasavi", "ahmad yasawi")
    assert is_near("abd rahman", "abdrahman")


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((1093, 1166), (1095, 1166), True),
        ((1093, None), (None, 1166), True),
        ((None, 1166), (1200, None), False),
        ((1093, 1166), (1193, 1266), False),
        ((None, None), (1193, None), True),
    ],
)
def test_years_contradict_only_where_both_are_known(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], fits: bool
) -> None:
    first = Years(start_year=one[0], end_year=one[1])
    second = Years(start_year=other[0], end_year=other[1])
    assert compatible(first, second) is compatible(second, first) is fits
    assert compatible(None, second)


WORDS = st.text("abcd", max_size=7)


def plain_distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    return min(
        plain_distance(one[1:], other) + 1,
        plain_distance(one, other[1:]) + 1,
        plain_distance(one[1:], other[1:]) + (one[0] != other[0]),
    )


@given(st.text("ab", max_size=5), st.text("abc", max_size=5))
def test_the_distance_is_that_of_the_definition(one: str, other: str) -> None:
    assert distance(one, other, 99) == plain_distance(one, other)


@given(WORDS, WORDS, st.integers(0, 3))
def test_a_distance_past_the_limit_is_said_to_be_past_it(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(distance(one, other, 99), most + 1)
    assert distance(one, other, most) == distance(other, one, most)


def test_pairs_are_listed_in_pages_and_nothing_between_pages_is_lost(
    session: Session, disk_vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = disk_vault.root
    ids = [made(session, root, f"Person {letter * 4}").id for letter in "aaccxx"]
    viaf = [{"scheme": "viaf", "uri": "59156046"}]
    made(session, root, "Aaa", identifiers=viaf)
    made(session, root, "Zzz", identifiers=viaf)
    made(session, root, "Aaa", identifiers=viaf, kind="body")
    monkeypatch.setattr(duplicates, "PAGE_ROWS", 3)
    found: list[duplicates.Pair] = []
    after = None
    for _ in range(20):
        page = duplicates.pairs(session, AuthorityKind.PERSON, after)
        found += page.pairs
        after = page.next_after
        if after is None:
            break
    signs = {(one.first_id, one.second_id): one.sign for one in found}
    same = [tuple(sorted(ids[at : at + 2])) for at in (0, 2, 4)]
    assert all(signs[first, second] is Sign.SAME_NAME for first, second in same)
    assert list(signs.values()).count(Sign.SAME_IDENTIFIER) == 1
    assert len(signs) == 4
