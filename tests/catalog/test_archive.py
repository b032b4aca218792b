import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog import images
from catalog.archive import encode, object_id, preserve_record, record_of
from catalog.errors import ManuscriptNotFound
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.factories import SeededIds, a_manuscript, some_pages
from viewer.migrations import upgrade


def a_book(session: Session, at: datetime, labels: list[str]) -> str:
    ids = SeededIds()
    manuscript = a_manuscript(
        session, at, new_id=ids, summary={"ru": "ы", "en": "b", "none": "n"}, rights="CC0"
    )
    some_pages(session, manuscript, labels, at, new_id=ids)
    return manuscript.id


def test_the_record_holds_leaves_canvases_and_images_in_reading_order(
    session: Session, at: datetime
) -> None:
    record = record_of(session, a_book(session, at, ["2r", "front cover", "1v", "1r"]))

    assert [leaf["label"] for leaf in record["leaves"]] == ["front cover", "1", "2"]
    side = record["leaves"][1]["sides"][0]
    assert (side["label"], side["canvas"]["width_px"]) == ("1r", 3000)
    assert side["canvas"]["images"][0]["original_name"] == "1r.tif"
    assert record["holder"]["id"] == "almaty-library"
    assert record["created_at"] == "2026-03-01T09:30:00.000000Z"
    assert json.loads(encode(record)) == record


def test_equal_records_are_equal_bytes_on_any_database(
    engine: Engine, at: datetime, tmp_path: Path
) -> None:
    other = make_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    upgrade(other)
    encoded = []
    for database in (engine, other):
        with session_factory(database).begin() as session:
            # Rows that are gone shift the row numbers, which must not show.
            some_pages(session, a_manuscript(session, at, shelfmark="MS 0"), ["1r"], at)
            manuscript_id = a_book(session, at, ["1r", "1v", "2r"])
        with session_factory(database)() as session:
            encoded.append(encode(record_of(session, manuscript_id)))
    other.dispose()

    assert encoded[0] == encoded[1]


def test_preserving_twice_writes_one_version_and_a_change_writes_another(
    session: Session, disk_vault: Vault, at: datetime
) -> None:
    manuscript_id = a_book(session, at, ["1r"])
    first = preserve_record(session, disk_vault.root, manuscript_id, at)
    again = preserve_record(session, disk_vault.root, manuscript_id, at + timedelta(hours=1))

    image = images.of_manuscript(session, manuscript_id)[0]
    images.withhold(session, image.id, is_withheld=True, at=at + timedelta(hours=2))
    changed = preserve_record(session, disk_vault.root, manuscript_id, at + timedelta(hours=2))

    assert (first.head, again.head, changed.head) == ("v1", "v1", "v2")
    kept = disk_vault.root.object(object_id(manuscript_id)).read("record.json")
    assert kept == encode(record_of(session, manuscript_id))


def test_a_record_of_nothing_is_not_found(session: Session) -> None:
    with pytest.raises(ManuscriptNotFound):
        record_of(session, "m1")
