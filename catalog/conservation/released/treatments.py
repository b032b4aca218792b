"""Released treatments, read from the signed documents of the treatment and of its steps.

The public learns what was done, where, when and with which kind of material; not who stood at the
table, which batch it was, nor what was planned and refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.conservation.signing.amending import VOID
from catalog.conservation.signing.signing import document_of
from catalog.conservation.signing.standing import TREATMENT, released
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.treatment.states import Outcome
from catalog.conservation.treatment.treatments import SIGNED
from catalog.record.values import Text


@dataclass(frozen=True, slots=True)
class ReleasedStep:
    """One signed step: what was done (`act.…`), on which sides and parts, with what (`mat.…`)."""

    id: str
    seq: int
    act: str
    started_at: datetime | None
    ended_at: datetime | None
    canvas_ids: tuple[str, ...]
    components: tuple[str, ...]
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleasedTreatment:
    """A treatment the public may read of; `seq` is the number of its signed entry."""

    id: str
    seq: int
    title: tuple[Text, ...]
    summary: tuple[Text, ...]
    started_at: datetime | None
    ended_at: datetime
    steps: tuple[ReleasedStep, ...]

    @property
    def canvas_ids(self) -> frozenset[str]:
        """Every side that was touched."""
        return frozenset(canvas_id for step in self.steps for canvas_id in step.canvas_ids)

    @property
    def acts(self) -> tuple[str, ...]:
        """What was done, each once, in the order of the work."""
        return tuple(dict.fromkeys(step.act for step in self.steps))

    @property
    def materials(self) -> tuple[str, ...]:
        """The kinds of material that stayed in the book, each once."""
        return tuple(dict.fromkeys(each for step in self.steps for each in step.materials))


def treatments_of(session: Session, manuscript_id: str) -> tuple[ReleasedTreatment, ...]:
    """The released treatments, the newest first; steps that were struck out are not told of."""
    entry_ids = released(session, manuscript_id, TREATMENT, SIGNED).values()
    if not entry_ids:
        return ()
    entries = session.scalars(select(SignedEntry).where(SignedEntry.id.in_(entry_ids)))
    told = [(entry, document_of(entry)["content"]) for entry in entries]
    steps = _steps(session, [step["entry"] for _, content in told for step in content["steps"]])
    found = [
        ReleasedTreatment(
            id=content["id"],
            seq=entry.seq,
            title=_texts(content["content"].get("title", ())),
            summary=_texts(content["content"].get("summary", ())),
            started_at=_time(content["started_at"]),
            ended_at=_time(content["ended_at"]) or entry.signed_at,
            steps=tuple(steps[step["id"]] for step in content["steps"] if step["id"] in steps),
        )
        for entry, content in told
    ]
    return tuple(sorted(found, key=lambda one: (one.ended_at, one.seq), reverse=True))


def _steps(session: Session, entry_ids: list[str]) -> dict[str, ReleasedStep]:
    struck = select(SignedEntry.subject_id).where(SignedEntry.kind == VOID)
    entries = session.scalars(
        select(SignedEntry).where(
            SignedEntry.id.in_(entry_ids), SignedEntry.id.not_in(struck.scalar_subquery())
        )
    )
    documents = [document_of(entry)["content"] for entry in entries]
    return {
        told["id"]: _step(told) for told in documents if told["outcome"] != Outcome.ABANDONED.value
    }


def _step(told: Mapping[str, Any]) -> ReleasedStep:
    targets = told["content"]["targets"]
    uses = [use for use in told["content"]["uses"] if not use.get("withdrawn")]
    added = [use["snapshot"].get("generics", ()) for use in uses if use["way"] == "added"]
    return ReleasedStep(
        id=told["id"],
        seq=told["seq"],
        act=told["act"],
        started_at=_time(told["started_at"]),
        ended_at=_time(told["ended_at"]),
        canvas_ids=_each(target.get("canvas_id") for target in targets),
        components=_each(target.get("component") for target in targets),
        materials=_each(generic for generics in added for generic in generics),
    )


def _each(keys: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))


def _texts(told: Any) -> tuple[Text, ...]:
    return tuple(Text.model_validate(each) for each in told)


def _time(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
