"""How far a deposit is: one read model for the bars of the command line, for events and for pages.

Counts come from one grouped query; single files are named only where people must know of them
(refused, stopped, never arrived, left aside), so that the answer stays small for a
thousand pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ingest import deposits
from ingest.deposits import DepositFile, DepositState, FileState

# Each stage counts the files that have reached it or gone past it.
STAGES = (
    FileState.STAGED, FileState.CHARACTERISED, FileState.PRESERVED, FileState.DERIVED,
    FileState.REGISTERED,
)  # fmt: skip
_REACHED = tuple(state for state in FileState if state is not FileState.EXPECTED)


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file people must know of, and why. `values` fill the translation of `key`."""

    ordinal: int
    name: str
    state: FileState
    label: str | None
    key: str
    values: Mapping[str, Any]
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "ordinal": self.ordinal, "name": self.name, "state": self.state.value,
            "label": self.label, "key": self.key, "values": dict(self.values),
            "sentence": self.sentence,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class DepositProgress:
    """Where a deposit stands.

    `files_total` are the files that are to become pages; those left aside are counted beside.
    `stages` says, for each stage, how many files have reached it. `refused` are files that
    cannot be taken, `stopped` files that `retry` would take further, `missing` files that were
    announced and never arrived. `questions`, `warnings` and `trouble` are plain JSON.
    """

    deposit_id: str
    state: DepositState
    source: str
    manuscript_id: str | None
    opened_at: datetime
    finished_at: datetime | None
    files_total: int
    per_state: Mapping[str, int]
    stages: Mapping[str, int]
    bytes_total: int
    bytes_staged: int
    refused: tuple[FileReport, ...]
    stopped: tuple[FileReport, ...]
    missing: tuple[FileReport, ...]
    left_aside: tuple[FileReport, ...]
    questions: tuple[Mapping[str, Any], ...]
    warnings: tuple[Mapping[str, Any], ...]
    trouble: Mapping[str, Any] | None

    @property
    def pages_registered(self) -> int:
        """Files that are pages now."""
        return self.per_state.get(FileState.REGISTERED, 0)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself, and nothing is asked."""
        return self.state in deposits.CLOSED

    @property
    def exit_code(self) -> int:
        """0: every page exists; 1: some do not; 2: a person must answer; 3: not finished."""
        if self.state is DepositState.DONE:
            return 0
        if self.state in (DepositState.INCOMPLETE, DepositState.CANCELLED):
            return 1
        return 2 if self.state is DepositState.ASKING else 3

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON, for events and programs."""
        reports = {
            "refused": self.refused, "stopped": self.stopped, "missing": self.missing,
            "left_aside": self.left_aside,
        }  # fmt: skip
        return {
            "id": self.deposit_id,
            "state": self.state.value,
            "source": self.source,
            "manuscript": self.manuscript_id,
            "opened_at": self.opened_at.isoformat(),
            "finished_at": self.finished_at.isoformat() if self.finished_at else None,
            "files_total": self.files_total,
            "pages_registered": self.pages_registered,
            "per_state": dict(self.per_state),
            "stages": dict(self.stages),
            "bytes_total": self.bytes_total,
            "bytes_staged": self.bytes_staged,
            **{key: [report.as_json() for report in files] for key, files in reports.items()},
            "questions": [dict(question) for question in self.questions],
            "warnings": [dict(warning) for warning in self.warnings],
            "trouble": dict(self.trouble) if self.trouble else None,
            "is_over": self.is_over,
        }


def progress(session: Session, deposit_id: str) -> DepositProgress:
    """Where the deposit stands now.

    Raises:
        DepositNotFound: no deposit has this identifier.
    """
    deposit = deposits.find(session, deposit_id)
    session.refresh(deposit)
    per_state, total, staged = _counts(session, deposit_id)
    reports = _reports(session, deposit_id)
    refused, stopped, missing, aside = [], [], [], []
    for report in reports:
        match report.state:
            case FileState.REFUSED:
                refused.append(report)
            case FileState.LEFT_ASIDE:
                aside.append(report)
            case FileState.EXPECTED:
                missing.append(report)
            case _:
                stopped.append(report)
    return DepositProgress(
        deposit_id=deposit_id, state=deposit.state, source=deposit.source,
        manuscript_id=deposit.manuscript_id, opened_at=deposit.opened_at,
        finished_at=deposit.finished_at,
        files_total=sum(
            count for state, count in per_state.items() if state != FileState.LEFT_ASIDE
        ),
        per_state=per_state, stages=_stages(per_state), bytes_total=total, bytes_staged=staged,
        refused=tuple(refused), stopped=tuple(stopped), missing=tuple(missing),
        left_aside=tuple(aside), questions=tuple(deposit.questions),
        warnings=tuple(deposit.warnings), trouble=deposit.trouble,
    )  # fmt: skip


def _counts(session: Session, deposit_id: str) -> tuple[dict[str, int], int, int]:
    size = func.coalesce(DepositFile.size_bytes, 0)
    arrived = case((DepositFile.sha256.is_not(None), size), else_=0)
    query = (
        select(DepositFile.state, func.count(), func.sum(size), func.sum(arrived))
        .where(DepositFile.deposit_id == deposit_id)
        .group_by(DepositFile.state)
    )
    per_state, total, staged = {}, 0, 0
    for state, count, bytes_here, bytes_arrived in session.execute(query):
        per_state[state.value] = count
        if state is not FileState.LEFT_ASIDE:
            total += int(bytes_here)
            staged += int(bytes_arrived)
    return per_state, total, staged


def _stages(per_state: Mapping[str, int]) -> dict[str, int]:
    ranked = list(FileState)
    reached = {}
    for stage in STAGES:
        beyond = [
            state
            for state in _REACHED
            if state not in (FileState.REFUSED, FileState.LEFT_ASIDE)
            and ranked.index(state) >= ranked.index(stage)
        ]
        reached[stage.value] = sum(per_state.get(state.value, 0) for state in beyond)
    # A refused file was staged and looked at.
    for stage in (FileState.STAGED, FileState.CHARACTERISED):
        reached[stage.value] += per_state.get(FileState.REFUSED.value, 0)
    return reached


def _reports(session: Session, deposit_id: str) -> list[FileReport]:
    query = (
        select(
            DepositFile.ordinal, DepositFile.original_name, DepositFile.state, DepositFile.label,
            DepositFile.reason_key, DepositFile.reason_values, DepositFile.reason,
        )
        .where(DepositFile.deposit_id == deposit_id, DepositFile.reason_key.is_not(None))
        .where(DepositFile.state != FileState.REGISTERED)
        .order_by(DepositFile.ordinal)
    )  # fmt: skip
    return [
        FileReport(ordinal, name, state, label, key or "", values or {}, sentence or "")
        for ordinal, name, state, label, key, values, sentence in session.execute(query)
    ]
