"""Rows that are record or evidence and stand in no signed document: the vault has each as well.

Orders of approval, the store's products, lots and preparations, taps on a custodian's card, notes
of printed copies, the networks of reading rooms, and where a treatment stands that is not signed.
Each row is an OCFL object of its own, `row.json` in 'urn:kitabdar:row:<table>:<key>', a new version
with each change. (One object a holder would repeat the whole store with every delivery.)

No edge can forget it: a session that follows the vault writes what was changed there when it
commits, bytes first, rows second. A crash between the two leaves bytes that come back in a rebuild,
as with authorities: somebody meant them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Final

from sqlalchemy import Date, event, inspect
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import Session, sessionmaker

from catalog.access.tables import ReadingRoom
from catalog.accounts.tables import User
from catalog.clock import Clock, now
from catalog.conservation.care.tables import Acknowledgement
from catalog.conservation.treatment.store_tables import Lot, Preparation, Product
from catalog.conservation.treatment.tables import ApprovalPolicy, Treatment
from catalog.events import Event
from catalog.harvest.tables import Harvester
from catalog.identity import Holder
from storage.database import Base, UtcDateTime
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA: Final = "kitabdar/row/1"
FILE_NAME: Final = "row.json"
PRINTED: Final = "printed_report"
_PREFIX = "urn:kitabdar:row:"
_PENDING = "rows for the vault"
AGENT: Final = "kitabdar"
# In the order in which they can be made again: a lot needs its product.
KINDS: Final[tuple[type[Base], ...]] = (
    ApprovalPolicy, Product, Lot, Preparation, Acknowledgement, Event, Treatment, ReadingRoom,
    Harvester,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row as the vault has it: its table, its columns, and the holder it needs, if any."""

    kind: type[Base]
    columns: dict[str, Any]
    holder: dict[str, Any] | None


def follow(sessions: sessionmaker[Session], root: StorageRoot, clock: Clock = now) -> None:
    """Have every session of this maker write such rows into the vault when it commits."""

    def collect(session: Session, _context: object) -> None:
        for row in (*session.new, *session.dirty):
            if _is_kept(row):
                _pending(session)[row] = None

    def write(session: Session) -> None:
        session.flush()
        for row in list(_pending(session)):
            # A savepoint that was taken back takes its rows along.
            if row in session:
                _write(session, root, row, clock())
        _pending(session).clear()

    def forget(session: Session) -> None:
        _pending(session).clear()

    event.listen(sessions, "after_flush", collect)
    event.listen(sessions, "before_commit", write)
    event.listen(sessions, "after_rollback", forget)


def mark(session: Session, row: Base) -> None:
    """Have this row written at the commit: for rows that came by a statement and not by a flush."""
    _pending(session)[row] = None


def read(root: StorageRoot, object_ids: list[str]) -> Iterator[KeptRow]:
    """Every row whose object is among these, in the order in which they can be made again.

    Raises:
        StorageError: an object cannot be read; it is named.
    """
    kinds = {kind.__tablename__: kind for kind in KINDS}
    found: dict[type[Base], list[KeptRow]] = {kind: [] for kind in KINDS}
    for each in object_ids:
        if not each.startswith(_PREFIX):
            continue
        told = json.loads(root.object(each).read(FILE_NAME))
        kind = kinds[told["table"]]
        found[kind].append(KeptRow(kind, _typed(kind, told["row"]), told["holder"]))
    for kind in KINDS:
        yield from sorted(found[kind], key=lambda row: _key_order(row.columns["id"]))


def object_id(row: Base) -> str:
    """The identifier of the OCFL object of this row."""
    return f"{_PREFIX}{row.__tablename__}:{_columns(row)['id']}"


def _pending(session: Session) -> dict[Base, None]:
    pending: dict[Base, None] = session.info.setdefault(_PENDING, {})
    return pending


def _is_kept(row: object) -> bool:
    # Events are many and most tell of what the vault has anyway; those few are marked.
    return isinstance(row, KINDS) and not isinstance(row, Event)


def _write(session: Session, root: StorageRoot, row: Base, at: datetime) -> None:
    document = {
        "schema": SCHEMA,
        "table": row.__tablename__,
        "row": {name: _plain(value) for name, value in _columns(row).items()},
        "holder": _holder(session, row),
    }
    if isinstance(row, Acknowledgement):
        person = session.get(User, row.user_id)
        document["person"] = person.name if person else ""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1)
    root.object(object_id(row)).write_version(
        {FILE_NAME: Bytes(f"{text}\n".encode())}, message="As it is now", user=AGENT, at=at
    )


def _holder(session: Session, row: Base) -> dict[str, Any] | None:
    holder_id = _columns(row).get("holder_id")
    holder = session.get(Holder, holder_id) if holder_id else None
    if holder is None:
        return None
    return {"id": holder.id, "names": holder.names, "homepage": holder.homepage}


def _columns(row: Base) -> dict[str, Any]:
    return {each.key: getattr(row, each.key) for each in inspect(type(row)).column_attrs}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        told = value.astimezone(UTC).isoformat(timespec="microseconds")
        return told.replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _typed(kind: type[Base], told: dict[str, Any]) -> dict[str, Any]:
    columns = kind.__table__.columns
    return {name: _value(columns[name].type, value) for name, value in told.items()}


def _value(of: Any, told: Any) -> Any:
    if told is None:
        return None
    if isinstance(of, UtcDateTime):
        return datetime.fromisoformat(told)
    if isinstance(of, Date):
        return date.fromisoformat(told)
    if isinstance(of, SqlEnum) and of.enum_class is not None:
        return of.enum_class(told)
    return told


def _key_order(key: Any) -> tuple[int, str]:
    return (key, "") if isinstance(key, int) else (0, str(key))
