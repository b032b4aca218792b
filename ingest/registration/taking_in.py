"""A photograph from its staged bytes to its place on the canvas; every step may be done again.

The master is preserved and cut into tiles like any other (bytes first), becomes a withheld image
and a capture, is laid over the canvas if the machine can find how, and is drawn by that. Where the
machine cannot, the capture stays proposed and waits for points marked by hand: nothing is lost.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from catalog import events, images
from catalog.codicology.folios import Canvas, find_canvas
from catalog.conservation.captures import archive, arrivals, captures
from catalog.conservation.captures.errors import CaptureNotFound
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.scales import first_image
from catalog.conservation.captures.tables import (
    ArrivalState,
    Capture,
    CaptureArrival,
    Method,
    Registration,
    Status,
)
from catalog.errors import BadRecord
from catalog.events import EventType, Outcome
from catalog.identifiers import Kind
from catalog.images import Image
from ingest import preserve
from ingest.notices import Notice
from ingest.pages import Characterised, Page, TilesKept
from ingest.pipeline import AGENT, Pipeline
from ingest.refusals import Refused
from ingest.register import enter_master
from ingest.registration import workshop
from ingest.registration.errors import RegistrationFailed
from storage.digests import digest_chunks
from storage.tile_archives import archive_key

log = logging.getLogger("kitabdar.ingest")

NOT_FOUND = {
    "wrong-side": (
        "{file} does not seem to show {label}: check the side, or mark the same places on both "
        "pictures by hand."
    ),
    "mirrored": (
        "{file} shows the page mirrored: export the photograph anew without mirroring it and send "
        "that."
    ),
    "little-to-see": (
        "{label} has too little on it to find {file} by: mark the same places on both pictures by "
        "hand."
    ),
    "not-computed": (
        "{file} could not be laid over {label} by the machine: mark the same places on both "
        "pictures by hand."
    ),
    "far-off": (
        "{file} fits {label} only to {rms} mm: check that it is the right side, or mend the points "
        "by hand."
    ),
    "scale-unknown": (
        "The scale of {label} is not known, so how well {file} fits cannot be judged: give the "
        "width of the picture in mm."
    ),
}


def take_in(pipeline: Pipeline, capture_id: str) -> None:
    """Everything from the staged bytes on; what is done already is not done again.

    Raises:
        StorageError, ScratchFull, OSError: as the rooms below say; calling again goes on.
    """
    with pipeline.sessions.begin() as session:
        arrival = arrivals.find(session, capture_id)
        is_over = arrival.state in (ArrivalState.DONE, ArrivalState.FAILED)
        if not is_over:
            arrivals.advance(session, capture_id, ArrivalState.REGISTERING)
        page, by = _page(session, arrival), arrival.by
        facts = CaptureFacts.model_validate(arrival.content)
        is_entered = session.get(Capture, capture_id) is not None
    if is_over:
        # A crash may have come between the last row and this.
        pipeline.vault.blobs.delete(page.staged_key)
        return
    pipeline.checkpoint("capture begun")
    if not is_entered:
        refused = _keep_master(pipeline, page, facts, capture_id, by)
        if refused is not None:
            _give_up(pipeline, page, refused)
            return
    pipeline.checkpoint("capture entered")
    notice = _register(pipeline, page, capture_id)
    pipeline.checkpoint("capture registered")
    draw(pipeline, capture_id)
    pipeline.checkpoint("capture shown")
    with pipeline.sessions.begin() as session:
        arrivals.advance(
            session, capture_id, ArrivalState.DONE, notice.as_json() if notice else None
        )
    pipeline.checkpoint("capture done")
    pipeline.vault.blobs.delete(page.staged_key)


def give_up(pipeline: Pipeline, capture_id: str, notice: Notice) -> None:
    """End an arrival that a fault stopped; a capture that exists already stays one.

    Its staged bytes go: whoever sends the photograph again sends them again.
    """
    with pipeline.sessions.begin() as session:
        arrival = session.get(CaptureArrival, capture_id)
        if arrival is None:
            return  # a rebuilt catalogue knows captures and not how they came
        is_entered = session.get(Capture, capture_id) is not None
        state = ArrivalState.DONE if is_entered else ArrivalState.FAILED
        arrivals.advance(session, capture_id, state, notice.as_json())
        staged_key = arrival.staged_key
    pipeline.vault.blobs.delete(staged_key)


def draw(pipeline: Pipeline, capture_id: str) -> None:
    """Draw the capture by its accepted registration, if that is not done yet."""
    with pipeline.sessions() as session:
        capture = captures.find(session, capture_id)
        newest = captures.latest(session, capture_id)
        if newest is None or newest.status is not Status.ACCEPTED or newest.rendering_id is None:
            return
        if capture.shown_image_id == newest.rendering_id:
            return
        canvas = find_canvas(session, capture.manuscript_id, capture.canvas_id)
        master = images.find(session, capture.master_image_id)
        session.expunge_all()
    tiles = _draw(pipeline, canvas, master, newest)
    pipeline.checkpoint("capture drawn")
    at = pipeline.clock()
    with pipeline.sessions.begin() as session:
        _enter_drawn(session, canvas, master, newest, tiles, digests_of(pipeline, newest), at)
        captures.show(session, capture_id, newest.number, newest.rendering_id)
        _told(
            session, pipeline, EventType.DERIVATION, newest.rendering_id, at,
            {"from": master.id, "capture": capture_id, "registration": newest.number,
             "rms_mm": newest.rms_mm},
        )  # fmt: skip
        archive.keep(
            session, pipeline.vault.root, capture_id,
            message="The photograph was drawn on its canvas", by=AGENT, at=at,
        )  # fmt: skip
        pipeline.checkpoint("drawing uncommitted")
    log.info("capture.drawn", extra={"capture": capture_id, "image": newest.rendering_id})


def digests_of(pipeline: Pipeline, registration: Registration) -> tuple[str, str]:
    """SHA-256 and SHA-512 of the tile archive: what stands for the master a derivative has not."""
    assert registration.rendering_id is not None
    chunks = pipeline.vault.blobs.stream(archive_key(registration.rendering_id))
    digests = digest_chunks(chunks)
    return digests.sha256, digests.sha512


def _page(session: Session, arrival: CaptureArrival) -> Page:
    canvas = find_canvas(session, arrival.manuscript_id, arrival.canvas_id)
    session.refresh(canvas, ["side"])
    return Page(
        file_id=0,
        deposit_id=arrival.id,
        run=1,
        ordinal=1,
        manuscript_id=arrival.manuscript_id,
        image_id=arrival.master_image_id,
        original_name=arrival.original_name,
        staged_key=arrival.staged_key,
        staged_at=arrival.at.isoformat(),
        size_bytes=arrival.size_bytes,
        sha256=arrival.sha256,
        sha512=arrival.sha512,
        label=canvas.side.label,
    )


def _keep_master(
    pipeline: Pipeline, page: Page, facts: CaptureFacts, capture_id: str, by: str
) -> Notice | None:
    pipeline.room.check(page.size_bytes)
    made = _new_file(pipeline, page.image_id)
    try:
        staged = pipeline.vault.blobs.as_file(page.staged_key)
        with staged as path, pipeline.decoders.one() as decoder:
            prepared = decoder.prepare(path, page.original_name, made)
        if isinstance(prepared, Refused):
            return Notice(prepared.key, prepared.sentence, dict(prepared.values))
        characterised: Characterised = {
            "technical": prepared.technical.as_json(),
            "warnings": list(prepared.warnings),
            "prepared_at": pipeline.clock().isoformat(),
            "archive": str(made),
        }
        preserve.preserve(pipeline.vault, page, characterised, AGENT)
        tiles = preserve.keep_tiles(pipeline.vault.blobs, page.image_id, made)
        assert tiles is not None
    finally:
        made.unlink(missing_ok=True)
    pipeline.checkpoint("capture kept")
    _enter(pipeline, page, facts, capture_id, by, characterised, tiles)
    return None


def _enter(
    pipeline: Pipeline,
    page: Page,
    facts: CaptureFacts,
    capture_id: str,
    by: str,
    characterised: Characterised,
    tiles: TilesKept,
) -> None:
    at = pipeline.clock()
    with pipeline.sessions.begin() as session:
        canvas = find_canvas(
            session, page.manuscript_id, arrivals.find(session, capture_id).canvas_id
        )
        enter_master(
            session, page, characterised, tiles, canvas_id=canvas.id, deposit_id=None, at=at,
            is_withheld=True,
        )  # fmt: skip
        captures.enter(
            session, capture_id=capture_id, canvas=canvas, master_image_id=page.image_id,
            facts=facts, by=by, at=at,
        )  # fmt: skip
        _told(
            session, pipeline, EventType.CAPTURE, page.image_id, at,
            {"capture": capture_id, "by": by, "sha512": page.sha512},
        )  # fmt: skip
        archive.keep(
            session, pipeline.vault.root, capture_id,
            message="A photograph came in", by=by, at=at,
        )  # fmt: skip
        pipeline.checkpoint("capture uncommitted")


def _register(pipeline: Pipeline, page: Page, capture_id: str) -> Notice | None:
    """Tie points found by the machine, as a registration; else why there are none."""
    with pipeline.sessions() as session:
        capture = captures.find(session, capture_id)
        if captures.latest(session, capture_id) is not None:
            return None
        canvas = find_canvas(session, capture.manuscript_id, capture.canvas_id)
        first = first_image(session, canvas)
        if first is None:
            raise CaptureNotFound(capture_id)
        there, here = archive_key(first.id), archive_key(capture.master_image_id)
    blobs = pipeline.vault.blobs
    try:
        with blobs.as_file(there) as canvas_file, blobs.as_file(here) as own_file:
            found = workshop.find_points(canvas_file, own_file)
    except RegistrationFailed:
        return _notice("not-computed", page)
    if isinstance(found, workshop.NoPoints):
        return _notice(found.key, page)
    at = pipeline.clock()
    try:
        with pipeline.sessions.begin() as session:
            row = captures.propose(
                session, capture_id, found.tie_points, seen=0,
                method=Method.AUTO, by=AGENT, at=at, new_id=pipeline.new_id,
            )  # fmt: skip
            archive.keep(
                session, pipeline.vault.root, capture_id,
                message="Tie points were found", by=AGENT, at=at,
            )  # fmt: skip
            pipeline.checkpoint("registration uncommitted")
            status, rms_mm = row.status, row.rms_mm
    except BadRecord:
        return _notice("wrong-side", page)
    if rms_mm is None:
        return _notice("scale-unknown", page)
    return None if status is Status.ACCEPTED else _notice("far-off", page, rms=f"{rms_mm:.1f}")


def _draw(
    pipeline: Pipeline, canvas: Canvas, master: Image, registration: Registration
) -> TilesKept:
    assert registration.rendering_id is not None
    blobs, made = pipeline.vault.blobs, _new_file(pipeline, registration.rendering_id)
    kept = preserve.keep_tiles(blobs, registration.rendering_id, made)
    if kept is not None:
        return kept
    pipeline.room.check(canvas.width_px * canvas.height_px * 6)
    key = pipeline.vault.root.object(preserve.object_id(master.id)).content_key(
        preserve.master_path(master.original_name)
    )
    try:
        with blobs.as_file(key) as path:
            workshop.draw(
                path, master.original_name, registration.matrix,
                canvas.width_px, canvas.height_px, made, pipeline.limits,
            )  # fmt: skip
        kept = preserve.keep_tiles(blobs, registration.rendering_id, made)
    finally:
        made.unlink(missing_ok=True)
    assert kept is not None
    return kept


def _enter_drawn(
    session: Session,
    canvas: Canvas,
    master: Image,
    registration: Registration,
    tiles: TilesKept,
    digests: tuple[str, str],
    at: datetime,
) -> None:
    assert registration.rendering_id is not None
    sha256, sha512 = digests
    images.register(
        session,
        image_id=registration.rendering_id,
        manuscript_id=canvas.manuscript_id,
        canvas_id=canvas.id,
        deposit_id=None,
        original_name=f"{master.original_name} (laid over {canvas.id})",
        format="application/zip",
        size_bytes=tiles["size_bytes"],
        sha256=sha256,
        sha512=sha512,
        width_px=canvas.width_px,
        height_px=canvas.height_px,
        tiles_etag=tiles["etag"],
        tiles_bytes=tiles["size_bytes"],
        technical={
            "derived_from": master.id,
            "registration": registration.number,
            "model": registration.model.value,
            "rms_mm": registration.rms_mm,
        },
        warnings=[],
        at=at,
        is_withheld=True,
    )


def _told(
    session: Session,
    pipeline: Pipeline,
    kind: EventType,
    image_id: str,
    at: datetime,
    detail: dict[str, object],
) -> None:
    events.record(
        session, new_id=pipeline.new_id(Kind.EVENT), type=kind, at=at, agent=AGENT,
        object_kind="image", object_id=image_id, outcome=Outcome.SUCCESS, detail=detail,
    )  # fmt: skip


def _give_up(pipeline: Pipeline, page: Page, notice: Notice) -> None:
    with pipeline.sessions.begin() as session:
        arrivals.advance(session, page.deposit_id, ArrivalState.FAILED, notice.as_json())
    pipeline.vault.blobs.delete(page.staged_key)
    log.warning("capture.refused", extra={"capture": page.deposit_id, "reason": notice.key})


def _notice(key: str, page: Page, **more: str) -> Notice:
    values = {"file": page.original_name, "label": page.label, **more}
    return Notice(key, NOT_FOUND[key].format_map(values), values)


def _new_file(pipeline: Pipeline, image_id: str) -> Path:
    pipeline.scratch_dir.mkdir(parents=True, exist_ok=True)
    return pipeline.scratch_dir / f"{image_id}-{uuid4().hex[:8]}.zip"
