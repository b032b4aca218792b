"""From the vault alone a bench that publishes, verifies and goes on as the lost one did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.captures import archive
from catalog.conservation.captures.tables import CanvasScale, Capture
from catalog.conservation.care import protocols
from catalog.conservation.condition import public, threads
from catalog.conservation.released import condition
from catalog.conservation.released.condition import ReleasedAssessment
from catalog.conservation.released.telling import told
from catalog.conservation.signing import signing
from catalog.conservation.signing.verification import verify
from catalog.conservation.treatment import meeting, store
from catalog.images import Image
from catalog.linked_art.published import linked_art_of
from catalog.pages import pages_of
from catalog.publication import tei_of
from catalog.rebuilding.rebuild import rebuild
from catalog.record.published import published
from catalog.uris import Uris
from iiif.presentation import damage, kept
from iiif.presentation.encoding import to_json
from storage.database import make_engine, session_factory
from storage.vault import Vault
from tests.catalog.rebuilding.whole_bench import WholeBench, day_after, lay_out
from tests.migrated import postgres_template, sqlite_copy

URIS = Uris("https://books.example.org")


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, engine: Engine, tmp_path: Path
) -> Iterator[sessionmaker[Session]]:
    """An empty database of the same kind."""
    if engine.dialect.name == "sqlite":
        made = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    else:
        server = request.getfixturevalue("postgres")
        made = make_engine(server.create_database(like=postgres_template(server)))
    yield session_factory(made)
    made.dispose()


def keep(session: Session, manuscript_id: str, number: int) -> None:
    kept.keep(session, URIS, manuscript_id, number)


def what_the_public_reads(session: Session, shop: WholeBench) -> dict[str, Any]:
    """Everything that is told of the book, as bytes or as equal values."""
    assert kept.ensure(session, URIS, shop.id)
    manifest = kept.load(session, shop.id)
    record = published(session, shop.id)
    assert manifest is not None
    assert record is not None
    return {
        "manifest": manifest.body,
        "canvas": kept.load_canvas(session, shop.id, shop.canvases["9r"]),
        "pages": pages_of(session, shop.id),
        "condition": public.condition(session, shop.id, day_after(shop)).model_dump_json(),
        "damage": [
            damage_of(session, shop, one, canvas_id)
            for one in condition.assessments_of(session, shop.id)
            for canvas_id in shop.canvases.values()
            if canvas_id in one.damaged
        ],
        "told": told(session, shop.id),
        "tei": tei_of(session, shop.id, record.document, "urn:x"),
        "linked art": to_json(linked_art_of(session, URIS, shop.id)),
    }  # fmt: skip


def damage_of(
    session: Session, shop: WholeBench, survey: ReleasedAssessment, canvas_id: str
) -> bytes:
    """The annotation page of one side."""
    seen = condition.damage_of(session, survey, [canvas_id])
    return to_json(damage.page(URIS, shop.id, survey, canvas_id, seen))


def what_the_bench_knows(session: Session, shop: WholeBench) -> dict[str, Any]:
    """What staff see of the past: photographs, scales, threads, recalls, protocols."""
    lots = [store.lot_named(session, code) for code in ("JP-2026-031", "ST-7")]
    taken = session.scalars(select(Capture.id).order_by(Capture.id)).all()
    return {
        "verified": verify(session, shop.vault.root, shop.id),
        "photographs": [archive.document(session, each) for each in taken],
        "withheld": sorted(
            (image.id, image.is_withheld) for image in session.scalars(select(Image))
        ),
        "scales": sorted(
            (row.canvas_id, row.number, row.mm_per_px)
            for row in session.scalars(select(CanvasScale))
        ),
        "thread": [
            (seen.id, seen.change, survey.number)
            for seen, survey in threads.life_of(session, shop.observed[0])
        ],
        "recalled": [meeting.recall(session, lot.id) for lot in lots],
        "care": [
            (each.id, each.content)
            for each in protocols.all_in_force(session, shop.id, day_after(shop))
        ],
    }  # fmt: skip


def test_a_rebuilt_bench_tells_and_does_what_the_lost_one_did(
    engine: Engine, elsewhere: sessionmaker[Session], disk_vault: Vault
) -> None:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        shop = lay_out(session, disk_vault, keep)
    with sessions.begin() as session:
        public_before = what_the_public_reads(session, shop)
        bench_before = what_the_bench_knows(session, shop)
        last = signing.last_of(session, shop.id)
    assert last is not None
    assert bench_before["verified"].is_sound
    assert len(public_before["damage"]) == 2
    assert b"After treatment" in public_before["manifest"]
    assert [each.label for each in bench_before["recalled"][1]] == ["9r", "12v"]

    made = rebuild(elsewhere, disk_vault.root, lambda *_: None)

    assert made.signed_entries == last.seq
    with elsewhere.begin() as session:
        assert what_the_public_reads(session, shop) == public_before
        assert what_the_bench_knows(session, shop) == bench_before
        shop.employ(session)
    with elsewhere.begin() as session:
        following = shop.sign_next(session)
        assert (following.seq, following.previous) == (last.seq + 1, last.hash)
    with elsewhere() as session:
        after = verify(session, disk_vault.root, shop.id)
        assert (after.is_sound, after.entries) == (True, last.seq + 1)
