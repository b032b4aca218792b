"""The private record: kept whole, in its own place, never changed unseen."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog import archive, events, manuscripts
from catalog.descriptions import Description
from catalog.errors import BadPrivateRecord, ManuscriptNotFound, PrivateRecordChanged
from catalog.identifiers import Kind, mint
from catalog.provenance import private
from catalog.provenance.private import PrivateFacts
from storage.vault import Vault

FACTS = {
    "storage_location": "Vault 2, cabinet 7",
    "valuations": [{"amount": "1250000.10", "currency": "KZT", "valued_on": "2026-01-10"}],
    "sites": [{"name": "The find", "latitude": 43.29733, "longitude": 68.27089, "accuracy_m": 15}],
    "distinguishing_features": "A thread of blue silk in the seventh quire",
    "security_note": "Camera 4",
}
STATEMENT = {
    "signer": "A. Curator",
    "signed_on": "2026-02-01",
    "before_1970": "yes",
    "title_before_1970_documented": "no",
    "art_loss_register": {"number": "S-1", "searched_on": "2026-01-30"},
}


@pytest.fixture
def book(session: Session, at: datetime) -> str:
    described = Description.from_mapping(
        {"shelfmark": "Q 12", "titles": {"en": "Quran"}, "holder": "library", "languages": ["ar"]}
    )
    made = manuscripts.create(session, described, new_id=mint(Kind.MANUSCRIPT), at=at)
    session.commit()
    return made.id


def keep(
    session: Session, vault: Vault, book: str, at: datetime, edition: int, with_statement: bool
) -> private.PrivateView:
    return private.save(
        session,
        vault.root,
        book,
        private.read_facts(FACTS),
        edition=edition,
        by="A. Curator",
        at=at,
        new_id=mint(Kind.EVENT),
        statement=private.read_statement(STATEMENT) if with_statement else None,
    )


def test_what_was_saved_is_found_again(
    session: Session, disk_vault: Vault, book: str, at: datetime
) -> None:
    keep(session, disk_vault, book, at, 0, with_statement=True)
    session.commit()
    view = private.find(session, book)
    assert view.edition == 1
    assert view.facts.valuations[0].amount == Decimal("1250000.10")
    assert view.statements[0].title_before_1970_documented == "no"


def test_it_lies_in_an_object_of_its_own_and_not_in_the_record(
    session: Session, disk_vault: Vault, book: str, at: datetime
) -> None:
    keep(session, disk_vault, book, at, 0, with_statement=True)
    kept = disk_vault.root.object(private.object_id(book)).read(private.FILE_NAME)
    assert json.loads(kept)["facts"]["storage_location"] == "Vault 2, cabinet 7"
    record = json.dumps(archive.record_of(session, book))
    told = json.dumps([event.detail for event in events.of_object(session, "manuscript", book)])
    for secret in ("cabinet 7", "1250000", "68.27089", "blue silk", "Camera 4", "S-1"):
        assert secret not in record
        assert secret not in told


def test_statements_are_added_and_never_changed(
    session: Session, disk_vault: Vault, book: str, at: datetime
) -> None:
    keep(session, disk_vault, book, at, 0, with_statement=True)
    keep(session, disk_vault, book, at, 1, with_statement=True)
    session.commit()
    assert len(private.find(session, book).statements) == 2
    for change in ("DELETE FROM due_diligence_statements",
                   "UPDATE due_diligence_statements SET kept_by = 'somebody else'"):  # fmt: skip
        with pytest.raises(DBAPIError, match="append-only"):
            session.execute(text(change))
        session.rollback()


def test_the_second_of_two_writers_is_told_and_nothing_is_lost(
    session: Session, disk_vault: Vault, book: str, at: datetime
) -> None:
    keep(session, disk_vault, book, at, 0, with_statement=False)
    session.commit()
    with pytest.raises(PrivateRecordChanged):
        keep(session, disk_vault, book, at, 0, with_statement=True)
    assert private.find(session, book).statements == ()
    head = disk_vault.root.object(private.object_id(book)).inventory().head
    assert head == "v1"


def test_a_book_without_a_private_record_has_an_empty_one(session: Session, book: str) -> None:
    view = private.find(session, book)
    assert (view.edition, view.facts, view.statements) == (0, PrivateFacts(), ())
    with pytest.raises(ManuscriptNotFound):
        private.find(session, "m0000000000")


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"valuations": [{**FACTS["valuations"][0], "currency": "XYZ"}]}, "valuations.0.currency"),  # type: ignore[dict-item]
        ({"valuations": [{**FACTS["valuations"][0], "amount": "1e400"}]}, "valuations.0.amount"),  # type: ignore[dict-item]
        ({"sites": [{"latitude": 91, "longitude": 0}]}, "sites.0.latitude"),
        ({"storage_location": "a\x00b"}, "storage_location"),
        ({"vault": "1"}, "vault"),
        ([], ""),
    ],
)
def test_what_cannot_stand_is_named_by_its_place(facts: object, path: str) -> None:
    with pytest.raises(BadPrivateRecord) as caught:
        private.read_facts(facts)
    assert caught.value.path == path
