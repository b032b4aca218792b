"""One tap, twelve hours, and not a word about the person."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from pydantic import BaseModel
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import catalog.tables
from catalog.accounts import accounts
from catalog.conservation.care import api, models
from catalog.conservation.care.acknowledgements import acknowledge, acknowledged
from catalog.conservation.care.errors import OtherProtocolNow
from catalog.conservation.care.tables import Acknowledgement
from catalog.identifiers import Kind, mint
from storage.database import Base
from storage.vault import Vault
from tests.catalog.conservation.care.asked import a_content, set_care
from tests.factories import a_manuscript

BELIEF = re.compile(
    r"relig|faith|belie|creed|confess|denomin|madhhab|sect(?!ion|or)|ablut|wudu|purif|pious|muslim"
    r"|islam|christ|jew|shia|sunni|gender|(?<![a-z])sex"
)


def somebody(session: Session, at: datetime, name: str = "dana") -> str:
    made = accounts.create(
        session, user_id=mint(Kind.USER), email=f"{name}@library.example", name=name, roles=(),
        passphrase_hash=None, at=at,
    )  # fmt: skip
    return made.id


def test_a_tap_counts_for_this_person_this_book_and_twelve_hours(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book, other = a_manuscript(session, at), a_manuscript(session, at, shelfmark="MS Or. 43")
    protocol = set_care(session, disk_vault.root, book.holder_id, at)
    dana, erlan = somebody(session, at), somebody(session, at, "erlan")

    assert not acknowledged(session, dana, book.id, at)
    acknowledge(session, dana, book.id, [protocol.id], at)
    acknowledge(session, dana, book.id, [protocol.id], at + timedelta(hours=1))

    assert acknowledged(session, dana, book.id, at + timedelta(hours=11, minutes=59))
    assert not acknowledged(session, dana, book.id, at + timedelta(hours=12))
    assert not acknowledged(session, dana, other.id, at)
    assert not acknowledged(session, erlan, book.id, at)
    assert session.scalar(select(func.count()).select_from(Acknowledgement)) == 1


def test_a_protocol_that_comes_to_hold_during_the_day_has_to_be_read_too(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    book = a_manuscript(session, at)
    dana = somebody(session, at)
    assert acknowledged(session, dana, book.id, at), "where nothing is asked, nothing is waited for"
    first = set_care(session, disk_vault.root, book.holder_id, at)
    acknowledge(session, dana, book.id, [first.id], at)

    second = set_care(session, disk_vault.root, book.holder_id, at, a_content(), supersedes=1)

    assert not acknowledged(session, dana, book.id, at)
    with pytest.raises(OtherProtocolNow):
        acknowledge(session, dana, book.id, [first.id], at)
    acknowledge(session, dana, book.id, [second.id], at)
    assert acknowledged(session, dana, book.id, at)


def test_a_tap_is_never_changed(session: Session, disk_vault: Vault, at: datetime) -> None:
    book = a_manuscript(session, at)
    protocol = set_care(session, disk_vault.root, book.holder_id, at)
    acknowledge(session, somebody(session, at), book.id, [protocol.id], at)
    session.commit()

    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(update(Acknowledgement).values(at=at + timedelta(days=1)))
    session.rollback()


def test_nothing_in_the_house_asks_what_anybody_believes() -> None:
    assert catalog.tables.care is not None
    columns = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
    }
    shapes = [
        shape
        for module in (models, api)
        for shape in vars(module).values()
        if isinstance(shape, type) and issubclass(shape, BaseModel)
    ]
    fields = {f"{shape.__name__}.{name}" for shape in shapes for name in shape.model_fields}
    terms = {
        f"{one.__class__.__name__}.{one.value}"
        for scale in (models.When, models.RuleKind, models.ConsentScope)
        for one in scale
    }

    asked = {name for name in columns | fields | terms if BELIEF.search(name.lower())}

    assert asked == set()
    assert len(fields) > 20
    assert set(Acknowledgement.__table__.columns.keys()) == {
        "id", "user_id", "protocol_id", "manuscript_id", "at",
    }  # fmt: skip
