"""A book on the bench, as large as the flagship if need be, with somebody who examines it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.collation import Quire
from catalog.codicology.folios import Canvas, Leaf, Side, parse_label
from catalog.conservation.captures.tables import CanvasScale
from catalog.conservation.condition import assessments, examinations, observations, regions, signed
from catalog.conservation.condition.models import AssessmentContent, ObservationDraft
from catalog.conservation.condition.regions import Drawing, Drawn
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentKind,
    Observation,
    Outcome,
    RegionKind,
)
from catalog.conservation.signing.signing import Signer
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import Kind, mint
from catalog.record.checking import dump
from catalog.record.columns import record_of
from catalog.record.physical import Collation
from catalog.record.tables import RecordRevision
from catalog.revisions import latest
from storage.vault import Vault
from tests.factories import a_manuscript

WIDTH_PX, HEIGHT_PX = 7559, 9354
MM_PER_PX = 396 / 9354
TIDELINE = [(1000, 1200), (1600, 1180), (1650, 1700), (1020, 1720)]
START = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@dataclass
class Book:
    """A manuscript with its canvases by label; times go on by a minute with every question."""

    session: Session
    vault: Vault
    id: str
    canvases: dict[str, str]
    examiner: Signer
    at: datetime = START
    by: str = "Aigerim"
    minted: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        """A minute later than last time."""
        self.at += timedelta(minutes=1)
        return self.at

    def open(self, **changes: Any) -> Assessment:
        """A new assessment, a baseline unless said otherwise."""
        at = self.now()
        given: dict[str, Any] = {"kind": AssessmentKind.BASELINE, "started_at": at}
        return assessments.open_assessment(
            self.session, self.id, new_id=mint(Kind.ASSESSMENT), by=self.by, at=at,
            **(given | changes),
        )  # fmt: skip

    def observe(self, survey: Assessment, label: str | None, **changes: Any) -> Observation:
        """A tear on the side, unless `changes` say otherwise."""
        new_id = changes.pop("new_id", None) or mint(Kind.OBSERVATION)
        draft = a_draft(self.canvases[label] if label else None, **changes)
        return observations.observe(
            self.session, survey.id, draft, new_id=new_id, by=self.by, at=self.now()
        )

    def draw(self, seen: Observation, points: Sequence[Sequence[float]], **changes: Any) -> Drawn:
        """A polygon on the side that the observation is about."""
        kind = changes.pop("kind", RegionKind.POLYGON)
        new_id = changes.pop("new_id", None) or mint(Kind.REGION)
        canvas_id = changes.pop("canvas_id", None) or seen.canvas_id or ""
        drawing = Drawing(kind, points, canvas_id, **changes)
        return regions.draw_region(
            self.session, seen.id, drawing, new_id=new_id, by=self.by, at=self.now()
        )

    def examine(
        self, survey: Assessment, labels: Sequence[str], outcome: Outcome, **more: Any
    ) -> examinations.Examined:
        """Mark the sides."""
        canvas_ids = [self.canvases[label] for label in labels]
        return examinations.examine(
            self.session, survey.id, canvas_ids, outcome, by=self.by, at=self.now(), **more
        )

    def sign(self, survey: Assessment, at: datetime | None = None) -> SignedEntry:
        """The assessment, signed by the examiner."""
        at = at or self.now()
        signer = Signer(self.examiner.user_id, self.examiner.name, self.examiner.role, at)
        return signed.sign_assessment(
            self.session, self.vault.root, survey.id, signer=signer,
            statement="I have examined this book.", language="en", at=at, new_id=mint,
        )  # fmt: skip

    def release(self, survey: Assessment, *, is_released: bool = True) -> SignedEntry:
        """The assessment, let out to the public or taken back."""
        at = self.now()
        signer = Signer(self.examiner.user_id, self.examiner.name, self.examiner.role, at)
        act = signed.release if is_released else signed.withdraw_release
        return act(
            self.session, self.vault.root, survey.id, signer=signer,
            statement="The public may read this.", language="en", at=at, new_id=mint,
        )  # fmt: skip


def a_draft(canvas_id: str | None, **changes: Any) -> ObservationDraft:
    """A light, inactive tear."""
    given: dict[str, Any] = {
        "canvas_id": canvas_id, "term": "dmg.tear", "severity": 2, "activity": "inactive",
    }  # fmt: skip
    return ObservationDraft.model_validate(given | changes)


def a_book(
    session: Session,
    vault: Vault,
    labels: Sequence[str],
    *,
    quires: Sequence[Quire] = (),
    has_scale: bool = True,
    **changes: Any,
) -> Book:
    """A published book with these sides, their canvases and, if known, their scale."""
    manuscript = a_manuscript(session, START, **changes)
    canvases = add_sides(session, manuscript.id, labels)
    if has_scale:
        session.add_all(
            CanvasScale(
                canvas_id=canvas_id, number=1, mm_per_px=MM_PER_PX, source="ruler", set_by="lab",
                at=START,
            )
            for canvas_id in canvases.values()
        )  # fmt: skip
    if quires:
        record = record_of(manuscript)
        physical = record.physical.model_copy(update={"collation": Collation(quires=tuple(quires))})
        number = latest(session, manuscript.id)
        assert number is not None
        session.add(
            RecordRevision(
                number=number.number, manuscript_id=manuscript.id,
                document=dump(record.model_copy(update={"physical": physical})), by="lab",
                at=START, message="",
            )
        )  # fmt: skip
    user = accounts.create(
        session, user_id=mint(Kind.USER), email="aigerim@library.example", name="Aigerim",
        roles=[RoleHeld(Role.CONSERVATOR)], passphrase_hash=None, at=START,
    )  # fmt: skip
    session.flush()
    signer = Signer(user.id, user.name, Role.CONSERVATOR, START)
    return Book(session, vault, manuscript.id, canvases, signer)


def add_sides(session: Session, manuscript_id: str, labels: Sequence[str]) -> dict[str, str]:
    """Sides with canvases of the flagship's size, in few statements; canvas ids by label."""
    parsed = [parse_label(label) for label in labels]
    leaves = {each.leaf_text: each for each in parsed}
    session.add_all(
        Leaf(
            manuscript_id=manuscript_id, position=each.leaf_key, label=each.leaf_text,
            kind=each.kind,
        )
        for each in leaves.values()
    )  # fmt: skip
    session.flush()
    known = session.execute(select(Leaf.label, Leaf.id).where(Leaf.manuscript_id == manuscript_id))
    of_leaf = {row.label: row.id for row in known}
    sides = [
        Side(
            leaf_id=of_leaf[each.leaf_text], manuscript_id=manuscript_id, face=each.face,
            label=str(each), position=each.sort_key, is_blank=False,
        )
        for each in parsed
    ]  # fmt: skip
    session.add_all(sides)
    session.flush()
    made = [
        Canvas(
            id=mint(Kind.CANVAS), side_id=side.id, manuscript_id=manuscript_id,
            width_px=WIDTH_PX, height_px=HEIGHT_PX,
        )
        for side in sides
    ]  # fmt: skip
    session.add_all(made)
    session.flush()
    return {side.label: canvas.id for side, canvas in zip(sides, made, strict=True)}


def leaves(first: int, last: int) -> list[str]:
    """The labels of both sides of these leaves."""
    return [f"{number}{face}" for number in range(first, last + 1) for face in "rv"]


EMPTY = AssessmentContent()
