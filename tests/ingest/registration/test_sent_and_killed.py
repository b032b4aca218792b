"""A photograph from the browser to its canvas, by a worker that dies at every point on the way."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from catalog.archive import preserve_record as archive_record
from catalog.conservation.captures import captures
from catalog.conservation.captures.tables import (
    Capture,
    CaptureArrival,
    Registration,
    Status,
)
from catalog.images import Image
from catalog.rebuilding.rebuild import rebuild
from ingest.notices import Notice
from ingest.registration import taking_in
from ingest.room import SPARE_BYTES, Room
from storage.database import make_engine, session_factory
from storage.errors import StorageFull
from storage.tile_archives import archive_key, read_index
from tests import forks
from tests.forks import Forked
from tests.migrated import sqlite_copy
from tests.storage.ocfl.faults import complaints_about
from tests.viewer.photograph_lab import Lab
from tests.viewer.walked import assembled, employ_everybody

PATIENCE_S = 180
POINTS = (
    "capture kept", "capture uncommitted", "registration uncommitted", "capture drawn",
    "drawing uncommitted", "capture done",
)  # fmt: skip


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with assembled(tmp_path) as peopled:
        employ_everybody(peopled)
        made = Lab(peopled, tmp_path)
        scale = f"/api/manuscripts/{made.manuscript_id}/canvases/{made.canvas_id}/scale"
        assert made.post(scale, width_mm=210, source="a ruler").status_code == 200
        yield made
        made.pipeline.decoders.close()


def workers(lab: Lab, *points: str) -> Forked:
    """The process of `killable_worker`."""
    location = lab.house.vault.blobs.location
    return forks.start(
        "tests.ingest.killable_worker",
        lab.house.engine.url.render_as_string(hide_password=False), location.url, "", "", "",
        str(lab.pipeline.scratch_dir), "worker", *points, environment=os.environ,
    )  # fmt: skip


def work_until_done(lab: Lab, capture_id: str) -> dict[str, Any]:
    """What the API tells of the photograph when a worker has done all it can."""
    with workers(lab) as process:
        try:
            ends = time.monotonic() + PATIENCE_S
            while time.monotonic() < ends:
                with lab.house.sessions() as session:
                    arrival = session.get_one(CaptureArrival, capture_id)
                    is_over = arrival.state.value in ("done", "failed")
                if is_over and not lab.house.vault.blobs.exists(arrival.staged_key):
                    break
                time.sleep(0.2)
        finally:
            process.terminate()
    told: dict[str, Any] = lab.get(f"/api/captures/{capture_id}").json()
    return told


def test_a_worker_killed_at_every_point_makes_one_whole_photograph(lab: Lab) -> None:
    sent = lab.send()
    assert sent.status_code == 202, sent.text
    capture_id = sent.json()["id"]

    with workers(lab, *POINTS) as killed:
        pass
    assert killed.returncode == 0
    told = work_until_done(lab, capture_id)

    assert (told["status"], told["registration"]["method"]) == ("accepted", "auto")
    with lab.house.sessions() as session:
        capture = session.scalars(select(Capture)).one()
        registration = session.scalars(select(Registration)).one()
        images = {image.id: image for image in session.scalars(select(Image))}
    assert capture.shown_image_id == registration.rendering_id
    assert set(images) == {lab.page_image, capture.master_image_id, capture.shown_image_id}
    for image in images.values():
        index = read_index(lab.house.vault.blobs, archive_key(image.id))
        assert index.etag == image.tiles_etag
    assert list(lab.house.vault.blobs.list("staging")) == []
    root = Path(lab.house.vault.blobs.location.url.removeprefix("file://")) / "ocfl"
    assert complaints_about(root) == []


def test_a_full_disk_is_one_sentence_and_the_photograph_may_be_sent_again(lab: Lab) -> None:
    capture_id = lab.send().json()["id"]
    full = Room((Path("/kept"),), free_bytes=lambda _: SPARE_BYTES)
    pipeline = replace(lab.pipeline, room=full)
    with closing(pipeline.decoders), pytest.raises(StorageFull) as fault:
        taking_in.take_in(pipeline, capture_id)
    taking_in.give_up(lab.pipeline, capture_id, Notice("storage-full", str(fault.value)))

    told = lab.get(f"/api/captures/{capture_id}").json()
    assert told["state"] == "failed"
    assert "free some space" in told["reason"]["sentence"]
    assert list(lab.house.vault.blobs.list("staging")) == []
    with lab.house.sessions() as session:
        assert session.scalars(select(Capture)).all() == []

    again = lab.send().json()["id"]
    taking_in.take_in(lab.pipeline, again)
    assert lab.get(f"/api/captures/{again}").json()["status"] == "accepted"


def test_what_a_crash_left_in_the_vault_is_drawn_in_a_rebuilt_catalogue(
    lab: Lab, tmp_path: Path
) -> None:
    """The newest bytes of a photograph may be ahead of its rows by one uncommitted step."""
    capture_id = lab.send().json()["id"]

    def crash(reached: str) -> None:
        if reached == "registration uncommitted":
            raise ConnectionAbortedError

    pipeline = replace(lab.pipeline, checkpoint=crash)
    with closing(pipeline.decoders), pytest.raises(ConnectionAbortedError):
        taking_in.take_in(pipeline, capture_id)
    engine = make_engine(sqlite_copy(tmp_path / "rebuilt.sqlite"))
    elsewhere = session_factory(engine)
    with lab.house.sessions.begin() as session:
        archive_record(session, lab.house.vault.root, lab.manuscript_id, datetime.now(UTC))
    rebuild(elsewhere, lab.house.vault.root, lambda *_: None)
    pipeline = replace(lab.pipeline, sessions=elsewhere)
    with closing(pipeline.decoders):
        taking_in.draw(pipeline, capture_id)

    with elsewhere() as session:
        capture, registration = (
            captures.find(session, capture_id),
            captures.latest(session, capture_id),
        )
        assert registration is not None
        assert capture.status is Status.ACCEPTED
        assert capture.shown_image_id == registration.rendering_id
    engine.dispose()
