"""Making, changing, restoring and deleting authorities, also two people at once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog import revisions
from catalog.authorities import archive, authorities, references
from catalog.authorities.tables import AuthorityChange
from catalog.errors import (
    AuthorityChanged,
    AuthorityInUse,
    AuthorityNotFound,
    BadAuthority,
    LikelyDuplicate,
    Withdrawn,
)
from catalog.identifiers import Kind, mint
from catalog.record.document import Record
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.authorities.made import AT, content, made
from tests.factories import a_manuscript


def test_two_people_who_make_the_same_one_at_once_make_one(
    engine: Engine, disk_vault: Vault
) -> None:
    sessions = session_factory(engine)
    start = threading.Barrier(3)
    made_ids: list[str] = []
    refused: list[LikelyDuplicate] = []

    def make(name: str) -> None:
        start.wait()
        try:
            with sessions.begin() as session:
                one = authorities.create(
                    session,
                    disk_vault.root,
                    content(name),
                    new_id=mint(Kind.AUTHORITY),
                    by=name,
                    at=AT,
                )
                made_ids.append(one.id)
        except LikelyDuplicate as likely:
            refused.append(likely)

    spellings = ("Ahmad Yasawi", "Aḥmad al-Yasawī", "YASAWI, Ahmad")
    threads = [threading.Thread(target=make, args=(name,)) for name in spellings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made_ids) == 1
    assert [one.likely_ids for one in refused] == [tuple(made_ids)] * 2
    assert made_ids[0] in str(refused[0])


def test_two_people_who_save_the_same_edition_do_not_lose_each_others_words(
    engine: Engine, disk_vault: Vault
) -> None:
    sessions, root = session_factory(engine), disk_vault.root
    with sessions.begin() as session:
        authority_id = made(session, root, "Ahmad").id
    with sessions.begin() as session:
        authorities.save(
            session, root, authority_id, content("Ahmad", "احمد"), edition=1, by="Nur", at=AT
        )
    with pytest.raises(AuthorityChanged) as told, sessions.begin() as session:
        authorities.save(
            session, root, authority_id, content("Ahmed"), edition=1, by="Aigerim", at=AT
        )
    assert "Nur has changed" in str(told.value)
    assert told.value.edition == 2
    with sessions.begin() as session:
        again = authorities.save(
            session, root, authority_id, content("Ahmad", "احمد"), edition=1, by="Nur", at=AT
        )
        assert again.edition == 2, "the same words again are no change"


def test_every_change_is_kept_and_an_earlier_edition_comes_back(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    first = content("Ahmad")
    authority = made(session, root, "Ahmad")
    authorities.save(session, root, authority.id, content("Ahmed"), edition=1, by="Nur", at=AT)
    authorities.restore(
        session, root, authority.id, 1, edition=2, by="Ali", at=AT, may_uncover=True
    )
    assert authority.content == first
    assert [
        (one.edition, one.change, one.by) for one in authorities.history(session, authority.id)
    ] == [
        (3, AuthorityChange.RESTORE, "Ali"),
        (2, AuthorityChange.EDIT, "Nur"),
        (1, AuthorityChange.CREATE, "Aigerim"),
    ]
    last = revisions.latest(session, authority.id)
    assert last is not None
    assert (last.object_kind, last.summary) == ("authority", "restore: Ahmad")
    with pytest.raises(AuthorityNotFound):
        authorities.restore(
            session, root, authority.id, 9, edition=3, by="Ali", at=AT, may_uncover=True
        )


def test_an_earlier_edition_does_not_uncover_a_place_that_is_protected_now(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    place: dict[str, Any] = {"kind": "place", "latitude": 43.2973, "longitude": 68.2518}
    authority = made(session, root, "Yasi", **place)
    hidden = content("Yasi", "Turkistan", **place, is_sensitive=True)
    authorities.save(session, root, authority.id, hidden, edition=1, by="Nur", at=AT)
    authorities.restore(
        session, root, authority.id, 1, edition=2, by="Ali", at=AT, may_uncover=False
    )
    assert authority.is_sensitive
    assert [name["text"] for name in authority.names] == ["Yasi"]
    assert authorities.names_of(session, [authority.id])[authority.id].latitude == 43.0


def test_an_authority_keeps_its_kind(sqlite_session: Session, disk_vault: Vault) -> None:
    authority = made(sqlite_session, disk_vault.root, "Ahmad")
    with pytest.raises(BadAuthority, match="is a person and cannot become a work"):
        authorities.save(
            sqlite_session,
            disk_vault.root,
            authority.id,
            content("Ahmad", kind="work"),
            edition=1,
            by="Nur",
            at=AT,
        )


def test_what_no_record_has_named_can_be_deleted_and_comes_back(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    authority = made(session, root, "Ahmad")
    authorities.delete(session, root, authority.id, edition=1, by="Nur", at=AT)
    with pytest.raises(Withdrawn):
        authorities.find(session, authority.id)
    assert authorities.names_of(session, [authority.id]) == {}
    assert archive.read(root, authority.id)["deleted_at"] is not None
    authorities.restore(
        session, root, authority.id, 1, edition=2, by="Nur", at=AT, may_uncover=True
    )
    assert authorities.find(session, authority.id).edition == 3


def test_what_a_record_has_ever_named_is_never_deleted(
    sqlite_session: Session, disk_vault: Vault
) -> None:
    session, root = sqlite_session, disk_vault.root
    authority = made(session, root, "Ahmad")
    manuscript = a_manuscript(session, AT)
    references.index(session, manuscript.id, a_record(authority.id))
    references.index(session, manuscript.id, a_record(None))
    session.expire_all()
    with pytest.raises(AuthorityInUse, match="merge it"):
        authorities.delete(session, root, authority.id, edition=1, by="Nur", at=AT)


@pytest.mark.parametrize("strange", ["", "a", "m4t9xk2w0bz", "a\x00", "🕌", "a" * 500])
def test_what_is_no_identifier_is_not_found(sqlite_session: Session, strange: str) -> None:
    with pytest.raises(AuthorityNotFound):
        authorities.find(sqlite_session, strange)


def a_record(patron_id: str | None) -> Record:
    patron = {"patron": {"authority_id": patron_id}} if patron_id else {}
    return Record.model_validate(
        {
            "identity": {
                "shelfmark": "MS 1",
                "holder_id": "almaty-library",
                "titles": [{"texts": [{"text": "Quran"}]}],
            },
            "origin": patron,
        }
    )
