from __future__ import annotations

import json
from datetime import datetime

import numpy as np
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from catalog import images
from catalog.codicology.folios import find_canvas
from catalog.conservation.captures import archive, captures, released, scales
from catalog.conservation.captures.errors import (
    BadScale,
    NotReleasable,
    RegistrationChanged,
    ResidualTooLarge,
    ScaleUnknown,
)
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.tables import Capture, Light, Method, Phase, Status
from catalog.identifiers import Kind, mint
from storage.vault import Vault
from tests.factories import a_manuscript, an_image, some_pages

# The flagship's canvas is 320 x 396 mm.
SCALE = 396 / 4000


def a_capture(
    session: Session,
    at: datetime,
    *,
    scale: float | None = SCALE,
    phase: Phase = Phase.AFTER,
    light: Light = Light.NORMAL,
) -> Capture:
    manuscript = a_manuscript(session, at)
    (first,) = some_pages(session, manuscript, ["12v"], at)
    if scale is not None:
        scales.set_scale(session, first.canvas_id, scale, source="a ruler", by="test", at=at)
    master = an_image(session, manuscript.id, first.canvas_id, at, is_withheld=True)
    return captures.enter(
        session,
        capture_id=mint(Kind.CAPTURE),
        canvas=find_canvas(session, manuscript.id, first.canvas_id),
        master_image_id=master.id,
        facts=CaptureFacts(phase=phase, light=light, captured_at="2027-01-05T09:00:00+05:00"),
        by="photographer",
        at=at,
    )


def points(off_px: float) -> list[list[float]]:
    """Tie points all over the canvas that miss each other by so much, in px."""
    dice = np.random.default_rng(1)
    canvas = dice.uniform(0, 3000, (60, 2))
    angles = dice.uniform(0, 2 * np.pi, 60)
    seen = canvas + off_px * np.column_stack([np.cos(angles), np.sin(angles)])
    return [[float(x) for x in row] for row in np.column_stack([canvas, seen])]


def propose(
    session: Session, capture: Capture, mm: float, at: datetime, method: Method, seen: int = 0
) -> None:
    captures.propose(
        session, capture.id, points(mm / SCALE), seen=seen,
        method=method, by="test", at=at, new_id=mint,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mm", "status"),
    [(0.21, Status.ACCEPTED), (1.0, Status.ACCEPTED), (2.3, Status.PROPOSED)],
)
def test_scenario_2_the_residual_decides(
    session: Session, at: datetime, mm: float, status: Status
) -> None:
    capture = a_capture(session, at)
    propose(session, capture, mm, at, Method.AUTO)
    newest = captures.latest(session, capture.id)
    assert newest is not None
    assert newest.rms_mm == pytest.approx(mm, rel=0.05)
    assert capture.status is status
    assert (newest.rendering_id is not None) == (status is Status.ACCEPTED)


def test_what_fits_to_2_3_mm_cannot_be_accepted_by_hand_either(
    session: Session, at: datetime
) -> None:
    capture = a_capture(session, at)
    propose(session, capture, 2.3, at, Method.AUTO)
    with pytest.raises(ResidualTooLarge):
        captures.accept(session, capture.id, seen=1, by="test", at=at, new_id=mint)


def test_without_a_scale_nothing_is_accepted(session: Session, at: datetime) -> None:
    capture = a_capture(session, at, scale=None)
    propose(session, capture, 0.1, at, Method.AUTO)
    assert capture.status is Status.PROPOSED
    with pytest.raises(ScaleUnknown):
        captures.accept(session, capture.id, seen=1, by="test", at=at, new_id=mint)


def test_of_two_people_the_second_is_told(session: Session, at: datetime) -> None:
    capture = a_capture(session, at)
    propose(session, capture, 0.2, at, Method.MANUAL)
    with pytest.raises(RegistrationChanged):
        propose(session, capture, 0.3, at, Method.MANUAL)
    captures.accept(session, capture.id, seen=1, by="test", at=at, new_id=mint)
    with pytest.raises(RegistrationChanged):
        captures.reject(session, capture.id, seen=1, by="test", at=at)


@pytest.mark.parametrize("table", ["registrations", "canvas_scales"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET at = at"])
def test_what_was_measured_is_never_changed(
    session: Session, at: datetime, table: str, change: str
) -> None:
    capture = a_capture(session, at)
    propose(session, capture, 0.2, at, Method.AUTO)
    session.commit()
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(text(change.format(table)))


def test_only_what_is_drawn_on_its_canvas_can_be_released(
    session: Session, at: datetime, disk_vault: Vault
) -> None:
    capture = a_capture(session, at)

    def release() -> None:
        released.release(
            session, disk_vault.root, capture.id,
            by="curator", at=at, new_id=mint, after=lambda *_: None,
        )  # fmt: skip

    with pytest.raises(NotReleasable):
        release()
    propose(session, capture, 0.2, at, Method.AUTO)
    with pytest.raises(NotReleasable):
        release()
    newest = captures.latest(session, capture.id)
    assert newest is not None
    shown = an_image(
        session, capture.manuscript_id, capture.canvas_id, at,
        image_id=newest.rendering_id, is_withheld=True,
    )  # fmt: skip
    captures.show(session, capture.id, newest.number, shown.id)
    release()
    assert not images.find(session, shown.id).is_withheld
    assert images.find(session, capture.master_image_id).is_withheld
    (one,) = released.released(session, capture.manuscript_id)[capture.canvas_id]
    assert (one.image_id, one.labels["ru"]) == (shown.id, ["После реставрации, 2027"])
    released.withdraw(
        session, disk_vault.root, capture.id,
        by="curator", at=at, new_id=mint, after=lambda *_: None,
    )  # fmt: skip
    assert images.find(session, shown.id).is_withheld
    assert released.released(session, capture.manuscript_id) == {}


def test_a_capture_is_made_again_from_what_the_vault_keeps(
    sqlite_session: Session, at: datetime, disk_vault: Vault
) -> None:
    session = sqlite_session
    capture = a_capture(session, at, light=Light.UV_FLUORESCENCE)
    propose(session, capture, 0.2, at, Method.AUTO)
    archive.keep(session, disk_vault.root, capture.id, message="test", by="test", at=at)
    kept = disk_vault.root.object(archive.object_id(capture.id)).read(archive.FILE_NAME)
    capture_id, before = capture.id, archive.document(session, capture.id)
    assert json.loads(kept) == before
    session.commit()
    session.execute(text("DROP TRIGGER registrations_refuse_delete"))
    session.execute(text("DELETE FROM registrations"))
    session.execute(text("DELETE FROM captures"))
    session.execute(text("DELETE FROM images WHERE is_withheld"))
    session.commit()
    session.expunge_all()
    assert archive.restore(session, before)
    session.expire_all()
    assert archive.document(session, capture_id) == before


def test_the_scale_is_what_was_measured_last(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    (first,) = some_pages(session, manuscript, ["1r"], at)
    assert scales.scale_of(session, first.canvas_id) is None
    first.technical = {"dpi": 600}
    session.flush()
    assert scales.scale_of(session, first.canvas_id) == pytest.approx(25.4 / 600)
    for mm in (0.05, 0.04):
        scales.set_scale(session, first.canvas_id, mm, source="a ruler", by="test", at=at)
    assert scales.scale_of(session, first.canvas_id) == 0.04
    with pytest.raises(BadScale):
        scales.set_scale(session, first.canvas_id, -1, source="a ruler", by="test", at=at)
