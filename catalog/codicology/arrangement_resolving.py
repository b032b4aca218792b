"""Finding a side by what somebody calls it: today's label, another numbering, a former label.

Citations outlive foliations. '12r' may be one side today and have been another when a book of
1950 cited it: all of them are told, today's first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.codicology.arrangement_tables import FormerLabel, SideLabel, folded
from catalog.codicology.folios import Canvas, Side, parse_label
from catalog.codicology.label_text import LENGTH_MAX
from catalog.errors import AmbiguousLabel, BadFolioLabel


class Means(StrEnum):
    """By what a side was found."""

    LABEL = "label"
    FOLIATION = "foliation"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A canvas that a label leads to: `label` is what its side is called today.

    `via` is the label that was found, `foliation_id` in which other numbering.
    """

    canvas_id: str
    side_id: int
    label: str
    means: Means
    via: str
    foliation_id: str | None = None


def resolve_label(session: Session, manuscript_id: str, text: str) -> tuple[Resolved, ...]:
    """Every canvas of the manuscript that this text names, best first; none if it names none.

    Today's label comes first, then other numberings, then labels of the past. Text that may
    mean several sides ('12') leads to each of those that exist.
    """
    is_line = not any(unicodedata.category(mark) in ("Cc", "Cs") for mark in text)
    if not text.strip() or len(text) > LENGTH_MAX or not is_line:
        return ()
    spellings = _spellings(text)
    found = [
        *_current(session, manuscript_id, spellings),
        *_other(session, manuscript_id, folded(text)),
        *_former(session, manuscript_id, spellings, folded(text)),
    ]
    first: dict[str, Resolved] = {}
    for one in found:
        first.setdefault(one.canvas_id, one)
    return tuple(first.values())


def labels_in_record(session: Session, manuscript_id: str) -> dict[int, dict[str, Any]]:
    """By side, what `record.json` says of its other numberings and former labels."""
    said: dict[int, dict[str, Any]] = {}
    others = session.execute(
        select(SideLabel.side_id, SideLabel.foliation_id, SideLabel.label)
        .where(SideLabel.manuscript_id == manuscript_id)
        .order_by(SideLabel.side_id, SideLabel.foliation_id)
    )
    for side_id, foliation_id, label in others:
        said.setdefault(side_id, {}).setdefault("labels", {})[foliation_id] = label
    former = session.execute(
        select(FormerLabel.side_id, FormerLabel.label, FormerLabel.until)
        .where(FormerLabel.manuscript_id == manuscript_id)
        .order_by(FormerLabel.side_id, FormerLabel.until, FormerLabel.label)
    )
    for side_id, label, until in former:
        said.setdefault(side_id, {}).setdefault("former_labels", []).append(
            {"label": label, "until": f"{until:%Y-%m-%dT%H:%M:%S.%fZ}"}
        )
    return said


def _spellings(text: str) -> list[str]:
    try:
        return [str(parse_label(text))]
    except AmbiguousLabel as error:
        return list(error.candidates)
    except BadFolioLabel:
        return []


def _current(session: Session, manuscript_id: str, spellings: list[str]) -> Iterable[Resolved]:
    rows = session.execute(
        select(Canvas.id, Side.id, Side.label)
        .join(Side, Side.id == Canvas.side_id)
        .where(Side.manuscript_id == manuscript_id, Side.label.in_(spellings))
        .order_by(Side.position, Side.id)
    )
    for canvas_id, side_id, label in rows:
        yield Resolved(canvas_id, side_id, label, Means.LABEL, label)


def _other(session: Session, manuscript_id: str, key: str) -> Iterable[Resolved]:
    rows = session.execute(
        select(Canvas.id, Side.id, Side.label, SideLabel.label, SideLabel.foliation_id)
        .select_from(SideLabel)
        .join(Side, Side.id == SideLabel.side_id)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(SideLabel.manuscript_id == manuscript_id, SideLabel.folded == key)
        .order_by(Side.position, SideLabel.foliation_id)
    )
    for canvas_id, side_id, label, via, foliation_id in rows:
        yield Resolved(canvas_id, side_id, label, Means.FOLIATION, via, foliation_id)


def _former(
    session: Session, manuscript_id: str, spellings: list[str], key: str
) -> Iterable[Resolved]:
    # Labels of a numbering that was given up stand among them as they were written.
    rows = session.execute(
        select(Canvas.id, Side.id, Side.label, FormerLabel.label)
        .select_from(FormerLabel)
        .join(Side, Side.id == FormerLabel.side_id)
        .join(Canvas, Canvas.side_id == Side.id)
        .where(FormerLabel.manuscript_id == manuscript_id)
        # The label that was given up last is the likelier source of a citation.
        .order_by(FormerLabel.until.desc(), Side.position)
    )
    for canvas_id, side_id, label, via in rows:
        if via in spellings or folded(via) == key:
            yield Resolved(canvas_id, side_id, label, Means.FORMER, via)
