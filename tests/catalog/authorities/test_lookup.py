"""A name is found by the beginning of any of its words, in any of its scripts."""

from __future__ import annotations

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from catalog.authorities import lookup
from catalog.authorities.authorities import names_of
from catalog.authorities.content import AuthorityKind
from catalog.authorities.lookup import look_up
from storage.vault import Vault
from tests.catalog.authorities.made import made


@pytest.fixture
def yasavi(session: Session, disk_vault: Vault) -> str:
    return shelved(session, disk_vault)


def shelved(session: Session, disk_vault: Vault) -> str:
    for number in range(30):
        made(session, disk_vault.root, f"Ahmad number {number}", (f"أحمد {number}", "ar"))
    made(session, disk_vault.root, "Ahmadabad", kind="place")
    return made(
        session,
        disk_vault.root,
        ("خواجه احمد یسوی", "fa"),
        ("Қожа Ахмет Ясауи", "kk"),
        ("Khwājah Aḥmad ibn Ibrāhīm al-Yasawī", "fa-Latn"),
        ("Хазірет Сұлтан", "kk"),
    ).id


FINDING = (
    "yas", "Al-Yasawi", "al yas", "الیسوی", "اليسوي", "يسو", "Кожа Ахмет", "ясауи қожа",
    "yasawi ahmad", "ahmad yasawi", "khwajah ahmad ibn", "хазирет", "Хазірет Сұлтан",
    "اليس",  # an article that is only begun
)  # fmt: skip
NOT_FINDING = ("", "  ", "-", "؟", "\u202e", "zzz", "yasawi zzz", "%", "_", "\x00", "\ud800")


def test_any_word_of_any_name_finds_it_in_any_script(session: Session, yasavi: str) -> None:
    for typed in FINDING:
        found = look_up(session, typed, limit=5)
        assert [one.label.id for one in found] == [yasavi], typed
    for typed in NOT_FINDING:
        assert look_up(session, typed) == [], typed


def test_the_exact_name_comes_before_names_that_begin_so_and_those_before_later_words(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    root = disk_vault.root
    later = made(sqlite_session, root, "Muhammad Umar")
    begins = made(sqlite_session, root, "Umar Khayyam")
    exact = made(sqlite_session, root, "Umar")
    between = made(sqlite_session, root, "Nizam Umar Shah Ali")
    found = look_up(sqlite_session, "umar", limit=10)
    assert [one.label.id for one in found][:2] == [exact.id, begins.id]
    assert {one.label.id for one in found[2:]} == {later.id, between.id}
    assert [one.rank for one in found] == [0, 1, 2, 2]
    assert look_up(sqlite_session, "ali umar")[0].rank == 3


def test_only_the_kinds_asked_for_are_found(sqlite_session: Session, disk_vault: Vault) -> None:
    shelved(sqlite_session, disk_vault)
    assert {one.label.kind for one in look_up(sqlite_session, "ahmad", [AuthorityKind.PLACE])} == {
        "place"
    }
    kinds = [AuthorityKind.WORK, AuthorityKind.BODY]
    assert look_up(sqlite_session, "ahmad", kinds) == []


def test_a_look_up_reads_by_index_and_with_few_statements(session: Session, yasavi: str) -> None:
    said: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    look_up(session, "ahmad yasawi")
    assert len(said) <= 6
    assert not any("LIKE" in statement.upper() for statement in said)


def test_the_alphabet_is_gone_through_page_by_page(session: Session, yasavi: str) -> None:
    seen: list[str] = []
    after = None
    while page := lookup.listed(session, None, after, 7):
        seen += [label.id for label in page]
        after = page[-1].id
    assert len(seen) == len(set(seen)) == lookup.count(session) == 32
    assert lookup.count(session, AuthorityKind.PLACE) == 1
    assert len(lookup.listed(session, AuthorityKind.PLACE, None, 7)) == 1


def test_labels_of_many_come_with_one_statement(session: Session, yasavi: str) -> None:
    said: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *given: said.append(given[2]))
    labels = names_of(session, [yasavi, "a000000000x", "not an id"])
    assert len(said) == 1
    assert list(labels) == [yasavi]
    assert labels[yasavi].names["fa"] == ["خواجه احمد یسوی"]
    assert names_of(session, []) == {}
