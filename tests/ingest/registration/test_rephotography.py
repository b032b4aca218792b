"""Scenario 2 of the conservation reference: a page is photographed again after treatment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
from sqlalchemy import select

from catalog import images, pages
from catalog.codicology.folios import find_canvas
from catalog.conservation.captures import arrivals, captures, fitting, released
from catalog.conservation.captures.tables import ArrivalState, Capture, Method, Status
from catalog.identifiers import mint
from ingest import preserve
from ingest.registration import taking_in
from ingest.registration.pictures import TiledPicture
from storage.digests import digest_chunks
from storage.tile_archives import archive_key
from tests.ingest.registration.charts import (
    HEIGHT,
    MM_PER_PX,
    WIDTH,
    Floats,
    chart,
    photographed,
    similarity,
)
from tests.ingest.registration.conftest import Bench, now

# The reference's photograph, at a tenth of its size.
AFTER: Floats = similarity(1.25, 2, -18, 10)
REGION = np.array([(100, 120), (160, 118), (165, 170), (102, 172)], np.float64)


def of(bench: Bench, capture_id: str) -> Capture:
    with bench.sessions() as session:
        return captures.find(session, capture_id)


def test_scenario_2_a_photograph_after_treatment_is_laid_over_the_canvas(bench: Bench) -> None:
    capture_id = bench.take_in(photographed(bench.page, AFTER))

    with bench.sessions() as session:
        capture = captures.find(session, capture_id)
        registration = captures.latest(session, capture_id)
        assert registration is not None
        assert (capture.status, registration.method) == (Status.ACCEPTED, Method.AUTO)
        assert registration.rms_mm is not None
        assert registration.rms_mm <= 0.5
        shown = images.find(session, capture.shown_image_id or "")
        assert (shown.width_px, shown.height_px) == (WIDTH, HEIGHT)
        assert shown.is_withheld
        assert images.find(session, capture.master_image_id).is_withheld
        matrix = registration.matrix
    # What was drawn on the canvas is where the photograph shows it, to less than half a mm.
    again = fitting.apply(matrix, fitting.apply(AFTER, REGION))
    assert np.hypot(*(again - REGION).T).max() * MM_PER_PX < 0.5
    with bench.vault.blobs.as_file(archive_key(shown.id)) as path, TiledPicture(path) as drawn:
        seen = drawn.window(1, 80, 110, 560, 620).astype(float)
    there = bench.page[110:730, 80:640].astype(float)
    assert np.corrcoef(seen.ravel(), there.ravel())[0, 1] > 0.97


def test_the_canvas_and_what_the_public_sees_stay_as_they_were_until_release(
    bench: Bench,
) -> None:
    with bench.sessions() as session:
        canvas_before = find_canvas(session, bench.manuscript_id, bench.canvas_id)
        before = (canvas_before.width_px, canvas_before.height_px)
        pages_before = pages.pages_of(session, bench.manuscript_id)
    capture_id = bench.take_in(photographed(bench.page, AFTER))
    with bench.sessions() as session:
        canvas = find_canvas(session, bench.manuscript_id, bench.canvas_id)
        assert (canvas.width_px, canvas.height_px) == before
        assert pages.pages_of(session, bench.manuscript_id) == pages_before
        assert released.released(session, bench.manuscript_id) == {}

    with bench.sessions.begin() as session:
        released.release(
            session, bench.vault.root, capture_id,
            by="curator", at=now(), new_id=mint, after=lambda *_: None,
        )  # fmt: skip
    with bench.sessions() as session:
        (one,) = released.released(session, bench.manuscript_id)[bench.canvas_id]
        assert one.is_of_today
        assert one.labels["en"] == ["After treatment, 2026"]
        assert one.labels["ar"] == ["بعد الترميم، ٢٠٢٦"]
        # The picture that gave the canvas its size stays the first of the manifest's own.
        assert pages.pages_of(session, bench.manuscript_id) == pages_before


def test_a_wrong_side_stays_proposed_and_one_sentence_says_why(bench: Bench) -> None:
    capture_id = bench.take_in(photographed(chart(seed=2), AFTER))
    capture = of(bench, capture_id)
    assert (capture.status, capture.shown_image_id) == (Status.PROPOSED, None)
    with bench.sessions() as session:
        arrival = arrivals.find(session, capture_id)
        assert arrival.state is ArrivalState.DONE
        assert arrival.reason is not None
        assert arrival.reason["sentence"] == (
            "IMG_0001.tif does not seem to show 12v: check the side, or mark the same places on "
            "both pictures by hand."
        )


def test_a_mirrored_photograph_is_never_laid_over_a_page(bench: Bench) -> None:
    seen = np.ascontiguousarray(photographed(bench.page, AFTER)[:, ::-1])
    capture_id = bench.take_in(seen)
    assert of(bench, capture_id).status is Status.PROPOSED
    with bench.sessions() as session:
        reason = arrivals.find(session, capture_id).reason
    assert reason is not None
    assert reason["key"] == "mirrored"


def test_an_upside_down_photograph_is_shown_upright(bench: Bench) -> None:
    turned = similarity(1.0, 180, WIDTH, HEIGHT)
    capture_id = bench.take_in(photographed(bench.page, turned, size=(WIDTH, HEIGHT)))
    capture = of(bench, capture_id)
    assert capture.status is Status.ACCEPTED
    key = archive_key(capture.shown_image_id or "")
    with bench.vault.blobs.as_file(key) as path, TiledPicture(path) as drawn:
        seen = drawn.window(1, 150, 150, 450, 450).astype(float)
    there = bench.page[150:600, 150:600].astype(float)
    assert np.corrcoef(seen.ravel(), there.ravel())[0, 1] > 0.97


def test_a_truncated_tiff_is_refused_with_one_sentence_and_leaves_nothing(bench: Bench) -> None:
    whole = cv2.imencode(".tif", photographed(bench.page, AFTER))[1].tobytes()
    capture_id = bench.send(whole[: len(whole) // 2])
    taking_in.take_in(bench.pipeline, capture_id)
    with bench.sessions() as session:
        arrival = arrivals.find(session, capture_id)
        assert arrival.state is ArrivalState.FAILED
        assert arrival.reason is not None
        assert "IMG_0001.tif" in arrival.reason["sentence"]
        assert session.get(Capture, capture_id) is None
    assert not bench.vault.blobs.exists(arrival.staged_key)
    assert list((bench.folder / "scratch").iterdir()) == []


def test_two_photographs_of_one_page_at_once_both_come_in(bench: Bench) -> None:
    photograph = photographed(bench.page, AFTER)
    sent = [bench.send(photograph, name=f"IMG_{n}.tif") for n in range(2)]
    with ThreadPoolExecutor(2) as two:
        list(two.map(lambda one: taking_in.take_in(bench.pipeline, one), sent))
    assert [of(bench, one).status for one in sent] == [Status.ACCEPTED] * 2
    with bench.sessions() as session:
        shown = session.scalars(select(Capture.shown_image_id)).all()
    assert len(set(shown)) == 2


def test_a_job_that_is_done_twice_changes_nothing(bench: Bench) -> None:
    capture_id = bench.take_in(photographed(bench.page, AFTER))
    before = of(bench, capture_id).shown_image_id
    taking_in.take_in(bench.pipeline, capture_id)
    taking_in.draw(bench.pipeline, capture_id)
    assert of(bench, capture_id).shown_image_id == before


def test_invariant_14_the_masters_bytes_are_kept_as_they_came(bench: Bench) -> None:
    capture_id = bench.take_in(photographed(bench.page, AFTER))
    with bench.sessions() as session:
        capture = captures.find(session, capture_id)
        master = images.find(session, capture.master_image_id)
    kept = bench.vault.root.object(preserve.object_id(master.id)).read(
        preserve.master_path(master.original_name)
    )
    assert digest_chunks([kept]).sha256 == master.sha256
