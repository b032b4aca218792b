"""The list of printed copies: one stays with the owner, one with the conservator.

AIC Guidelines for Practice, Commentary 28, holds that a record kept on electronic media alone is
not kept: two copies exist, in two places. What was printed, when, by whom and who keeps it is an
event of the report (PREMIS), so that it is told by everything that tells of events.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import events
from catalog.conservation import kept_rows
from catalog.conservation.condition import assessments
from catalog.conservation.condition.signed import SIGNED
from catalog.conservation.condition.tables import AssessmentStatus
from catalog.conservation.signing.signing import entries_of
from catalog.conservation.treatment import proposals, treatments
from catalog.errors import BadRecord
from catalog.events import Event, EventType, Outcome
from catalog.identifiers import Kind
from viewer.sheets.report import Heading, Report, frame
from viewer.sheets.wording import Speaker

OBJECT_KIND = kept_rows.PRINTED
KEEPER_LENGTH_MAX = 200


class Copy(StrEnum):
    """Which of the two."""

    OWNER = "owner"
    CONSERVATOR = "conservator"


class KeeperMissing(BadRecord):
    """Nobody is named who keeps the copy."""

    def __init__(self) -> None:
        super().__init__("Say who keeps this copy, and where.")


class NothingSigned(BadRecord):
    """What was to be noted as printed is not signed."""

    def __init__(self) -> None:
        super().__init__("Only a signed report is noted as printed: sign it first.")


@dataclass(frozen=True, slots=True)
class Printable:
    """A report that can be printed; `hash` is that of its signed entry, empty without one."""

    kind: str
    subject_id: str
    name: str
    hash: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """That a copy was printed."""

    subject_id: str
    copy: Copy
    keeper: str
    hash: str
    by: str
    at: dt.datetime


def printables(session: Session, manuscript_id: str, say: Speaker) -> list[Printable]:
    """Every report of a book, the newest first."""
    entries = entries_of(session, manuscript_id, (SIGNED, proposals.SUBMITTED, treatments.SIGNED))
    hashes = {entry.subject_id: entry.hash for entry in entries}
    found = [
        Printable(
            "condition", row.id,
            f"{say('sheet-condition-report')} · "
            + say(
                "sheet-assessment", number=say.number(row.number),
                kind=say(f"sheet-kind-{row.kind.value.replace('_', '-')}"),
            ),
            hashes.get(row.id, "") if row.status is AssessmentStatus.SIGNED else "",
            row.ended_at or row.started_at,
        )
        for row in assessments.of_manuscript(session, manuscript_id)
    ]  # fmt: skip
    found += [
        Printable(
            "proposal", row.id,
            f"{say('sheet-proposal')} · "
            + say("sheet-version-number", number=say.number(row.version)),
            hashes.get(row.id, ""), row.created_at,
        )
        for row in proposals.of_manuscript(session, manuscript_id)
    ]  # fmt: skip
    found += [
        Printable(
            "treatment", row.id, say("sheet-treatment-report"), hashes.get(row.id, ""),
            row.started_at or row.created_at,
        )
        for row in treatments.of_manuscript(session, manuscript_id)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.subject_id), reverse=True)


def note(
    session: Session,
    printable: Printable,
    copy: Copy,
    keeper: str,
    *,
    by: str,
    at: dt.datetime,
    new_id: Callable[[Kind], str],
) -> None:
    """Note that a copy was printed and who keeps it.

    Raises:
        KeeperMissing: nobody is named.
        NothingSigned: the report is not signed.
    """
    keeper = keeper.strip()[:KEEPER_LENGTH_MAX]
    if not keeper:
        raise KeeperMissing
    if not printable.hash:
        raise NothingSigned
    made = events.record(
        session,
        new_id=new_id(Kind.EVENT),
        type=EventType.REPLICATION,
        at=at,
        agent=by,
        object_kind=OBJECT_KIND,
        object_id=printable.subject_id,
        outcome=Outcome.SUCCESS,
        detail={"copy": copy.value, "keeper": keeper, "hash": printable.hash},
    )
    kept_rows.mark(session, made)


def noted(session: Session, subject_ids: Sequence[str]) -> list[Noted]:
    """The copies that were printed of these, the earliest first."""
    rows = session.scalars(
        select(Event)
        .where(Event.object_kind == OBJECT_KIND, Event.object_id.in_(subject_ids))
        .order_by(Event.at, Event.id)
    )
    return [
        Noted(
            row.object_id, Copy(row.detail["copy"]), row.detail["keeper"], row.detail["hash"],
            row.agent, row.at,
        )
        for row in rows
    ]  # fmt: skip


def copies_list(
    session: Session, manuscript_id: str, heading: Heading, say: Speaker, at: dt.datetime
) -> Report:
    """The list for printing: every signed report and where its two copies are."""
    found = [one for one in printables(session, manuscript_id, say) if one.hash]
    kept = {
        (one.subject_id, one.copy): one for one in noted(session, [x.subject_id for x in found])
    }
    reports: list[dict[str, Any]] = []
    for one in found:
        told = [kept.get((one.subject_id, copy)) for copy in Copy]
        reports.append(
            {
                "kind": one.kind,
                "subject": one.subject_id,
                "name": one.name,
                "state": say("sheet-signed"),
                "hash": one.hash,
                "when": say.date(one.at),
                "copies": [
                    {"keeper": each.keeper, "on": say.date(each.at)} if each else None
                    for each in told
                ],
            }
        )
    data = {
        **frame("copies-list", heading, say, at, is_signed=True, is_void=False),
        "why": say("sheet-copies-why"),
        "columns": [
            say("sheet-report"), say("sheet-when"),
            *(say(f"sheet-copy-{copy.value}") for copy in Copy),
        ],
        "reports": reports,
        "keepers": [say(f"sheet-copy-{copy.value}") for copy in Copy],
        "sign_here": say("sheet-signature-line"),
    }  # fmt: skip
    return Report("copies_list.typ", f"copies-{heading.shelfmark}-{say.language}", data, at)
