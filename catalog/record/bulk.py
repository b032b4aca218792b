"""One change to the drafts of many manuscripts, tried first, and undone as one.

Only drafts change: each is reviewed and published as ever. A manuscript on which the change cannot
stand is left as it is and named; the others are changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from catalog import publication
from catalog.errors import BadRecord, CatalogError, Conflict
from catalog.record import drafts
from catalog.record.checking import dump, read_record, with_ids
from catalog.record.differences import Difference, differences
from catalog.record.document import SECTIONS
from catalog.record.errors import BulkEditNotFound, LeftAsItIs
from catalog.record.merging import FIELD_BY_FIELD, three_way
from catalog.record.published import document_of
from catalog.record.scope import holders_of
from catalog.record.tables import NAME_LENGTH_MAX, BulkEdit

MANUSCRIPTS_MAX = 1000
_DEPTH_MAX = 4


class Operation(StrEnum):
    """What is done at the path: a value put in place of what stands there, or one added to a list.

    SET with no value takes away what stands there.
    """

    SET = "set"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change of one field, named as 'identity.rights' or 'contents.works'.

    The path leads through sections only: elements of lists are not the same in two manuscripts.
    """

    operation: Operation
    path: str
    value: Any = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"operation": self.operation.value, "path": self.path, "value": self.value}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the change does to one manuscript: differences, or why it cannot stand.

    `holder_ids` are the holders that its draft names before and after: the person must be allowed
    to change many records of each.
    """

    manuscript_id: str
    differences: tuple[Difference, ...] = ()
    why: CatalogError | None = None
    holder_ids: frozenset[str] = frozenset()

    @property
    def refused(self) -> str | None:
        """The English sentence why the change cannot stand; None where it can."""
        return None if self.why is None else str(self.why)


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of an undo: manuscripts as they were before, and those left with why.

    `holder_ids` are the holders that the drafts name before and after the undo.
    """

    manuscript_ids: tuple[str, ...]
    left: tuple[Outcome, ...]
    holder_ids: frozenset[str]


def preview(
    session: Session,
    manuscript_ids: Sequence[str],
    change: BulkChange,
    *,
    new_id: Callable[[], str],
) -> list[Outcome]:
    """What the change would do to each manuscript; nothing is written.

    Raises:
        BadRecord: the path leads nowhere, or there are too many manuscripts.
    """
    names = _names(change.path)
    outcomes = []
    for manuscript_id in _distinct(manuscript_ids):
        try:
            old = _document(session, manuscript_id)
            new = _changed(old, names, change, new_id)
            found = differences(old, new)
            outcomes.append(Outcome(manuscript_id, found, holder_ids=holders_of(old, new)))
        except CatalogError as error:
            outcomes.append(Outcome(manuscript_id, why=error))
    return outcomes


def apply(
    session: Session,
    manuscript_ids: Sequence[str],
    change: BulkChange,
    *,
    by: str,
    at: datetime,
    new_id: Callable[[], str],
) -> tuple[BulkEdit, list[Outcome]]:
    """The change in every draft on which it can stand, opened where none was.

    Raises:
        BadRecord: the path leads nowhere, or there are too many manuscripts.
    """
    names = _names(change.path)
    outcomes, changed = [], []
    # In one order, so that two bulk edits at once wait for each other and not in a ring.
    for manuscript_id in sorted(_distinct(manuscript_ids)):
        try:
            outcome, row = _apply(session, manuscript_id, names, change, by, at, new_id)
        except CatalogError as error:
            outcome, row = Outcome(manuscript_id, why=error), None
        outcomes.append(outcome)
        if row is not None:
            changed.append(row)
    edit = BulkEdit(
        change=change.as_json(), drafts=changed, by=by[:NAME_LENGTH_MAX], at=at,
        undone_by=None, undone_at=None,
    )  # fmt: skip
    session.add(edit)
    session.flush()
    return edit, outcomes


def undo(session: Session, number: int, *, by: str, at: datetime) -> Undone:
    """Every draft of the bulk edit as it would be without it; what came after stays.

    Left as they are: drafts that were published or given up, and those in which the same field
    was changed again.

    Raises:
        BulkEditNotFound: there is none with this number.
        Conflict: it was undone already.
    """
    edit = session.get(BulkEdit, number, with_for_update=True, populate_existing=True)
    if edit is None:
        raise BulkEditNotFound(number)
    if edit.undone_at is not None:
        raise Conflict(
            f"Bulk edit {number} was undone by {edit.undone_by}: nothing is left to do.",
            key="undone",
            number=number,
            by=edit.undone_by,
        )
    outcomes = []
    for row in edit.drafts:
        try:
            outcomes.append(_undo(session, row, by, at))
        except CatalogError as error:
            outcomes.append(Outcome(row["manuscript_id"], why=error))
    edit.undone_by, edit.undone_at = by[:NAME_LENGTH_MAX], at
    session.flush()
    return Undone(
        tuple(outcome.manuscript_id for outcome in outcomes if outcome.refused is None),
        tuple(outcome for outcome in outcomes if outcome.refused is not None),
        frozenset[str]().union(*(outcome.holder_ids for outcome in outcomes)),
    )


def _apply(
    session: Session,
    manuscript_id: str,
    names: list[str],
    change: BulkChange,
    by: str,
    at: datetime,
    new_id: Callable[[], str],
) -> tuple[Outcome, dict[str, Any] | None]:
    drafts.hold(session, manuscript_id)
    was_open = drafts.find_draft(session, manuscript_id) is not None
    old = _document(session, manuscript_id)
    new = _changed(old, names, change, new_id)
    found = differences(old, new)
    concerned = holders_of(old, new)
    if not found:
        return Outcome(manuscript_id, holder_ids=concerned), None
    draft = drafts.open_draft(session, manuscript_id, by=by, at=at)
    before = draft.edition
    drafts.replace(session, draft, read_record(new), by=by, at=at)
    row = {
        "manuscript_id": manuscript_id, "before": before, "after": draft.edition,
        "was_open": was_open,
    }  # fmt: skip
    return Outcome(manuscript_id, found, holder_ids=concerned), row


def _undo(session: Session, row: dict[str, Any], by: str, at: datetime) -> Outcome:
    """Undo one draft.

    Raises:
        LeftAsItIs: too much has happened to it since.
    """
    manuscript_id = row["manuscript_id"]
    manuscript = drafts.hold(session, manuscript_id)
    draft = drafts.find_draft(session, manuscript_id)
    before = drafts.edition_of(session, manuscript_id, row["before"])
    after = drafts.edition_of(session, manuscript_id, row["after"])
    if draft is None or draft.edition < row["after"]:
        raise LeftAsItIs(manuscript_id, "published", "was published or given up since")
    if before is None or after is None:
        raise LeftAsItIs(manuscript_id, "often", "was changed too often since")
    merged = three_way(after, before, draft.document)
    if merged.conflicts:
        raise LeftAsItIs(manuscript_id, "place", "was changed in the same place since")
    concerned = holders_of(draft.document, merged.document)
    drafts.replace(session, draft, read_record(merged.document), by=by, at=at)
    is_idle = draft.document == document_of(session, manuscript_id)[0]
    if is_idle and not row["was_open"] and publication.is_public(session, manuscript):
        drafts.discard(session, manuscript_id)
    return Outcome(manuscript_id, holder_ids=concerned)


def _document(session: Session, manuscript_id: str) -> dict[str, Any]:
    draft = drafts.find_draft(session, manuscript_id)
    return draft.document if draft else document_of(session, manuscript_id)[0]


def _distinct(manuscript_ids: Sequence[str]) -> list[str]:
    distinct = list(dict.fromkeys(manuscript_ids))
    if not 1 <= len(distinct) <= MANUSCRIPTS_MAX:
        raise BadRecord(
            f"manuscripts: {len(distinct)} are named; choose from 1 to {MANUSCRIPTS_MAX} at once.",
            key="bulk-count",
            count=len(distinct),
            max=MANUSCRIPTS_MAX,
        )
    return distinct


def _names(path: str) -> list[str]:
    names = path.split(".")
    sound = (
        names[0] in SECTIONS
        and len(names) <= _DEPTH_MAX
        and all(name in FIELD_BY_FIELD for name in names[:-1])
        and all(name.isidentifier() for name in names)
        and (len(names) > 1 or names[0] not in FIELD_BY_FIELD)
    )
    if not sound:
        raise BadRecord(
            f"path {path[:100]!r} is no field that many records can be changed in: "
            "name a section and its field, such as 'identity.rights'.",
            key="bulk-path",
            path=path[:100],
        )
    return names


def _changed(
    old: dict[str, Any], names: list[str], change: BulkChange, new_id: Callable[[], str]
) -> dict[str, Any]:
    """The document with the change, checked.

    Raises:
        BadDocument: it cannot stand.
    """
    document = dict(old)
    here = document
    for name in names[:-1]:
        here[name] = dict(here.get(name) or {})
        here = here[name]
    last = names[-1]
    if change.operation is Operation.ADD:
        here[last] = _with(here.get(last, []), change.value)
    elif change.value is None:
        here.pop(last, None)
    else:
        here[last] = change.value
    return dump(read_record(with_ids(document, new_id)))


def _with(present: Any, value: Any) -> Any:
    """The list with the value, unless it says the same already."""
    if not isinstance(present, list):
        raise BadRecord(
            "Something can be added to a list only: this field holds one value.", key="bulk-add"
        )
    if any(_is_same(each, value) for each in present):
        return present
    return [*present, value]


def _is_same(each: Any, value: Any) -> bool:
    """Whether both say the same, whatever their ids: one language, one term, or everything."""
    if not isinstance(each, dict) or not isinstance(value, dict):
        return bool(each == value)
    for name in ("tag", "key"):
        if name in each and name in value:
            return bool(each[name] == value[name])
    return _said(each) == _said(value)


def _said(element: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in element.items() if name != "id"}
