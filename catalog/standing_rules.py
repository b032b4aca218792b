"""Rules about the sides of a book that stand until they are ended, and are never edited.

What custodians ask (`catalog/handling`) and who may see the pictures (`catalog/access`) are kept in
one way: a row begins, and only its end is written, once. An edition counts beginnings and ends, so
that whoever changes anything can say what was seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Final, TypeVar

from pydantic import Field
from sqlalchemy import ForeignKey, Integer, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, declared_attr, mapped_column

from catalog import identity
from catalog.codicology.folios import Canvas
from catalog.errors import Conflict
from storage.database import Base, JsonColumn, UtcDateTime

# Stands for every side of the book where one side could be named.
WHOLE: Final = ""
CANVASES_MAX: Final = 20_000
CanvasIds = Annotated[
    tuple[Annotated[str, Field(max_length=20)], ...], Field(max_length=CANVASES_MAX)
]


class StandingRule:
    """The columns of a rule, from `set_at` until `ended_at`.

    `number` counts within the manuscript; `canvas_ids` is empty for the whole manuscript.
    """

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    canvas_ids: Mapped[list[str]] = mapped_column(JsonColumn)
    set_by: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @declared_attr
    def manuscript_id(cls) -> Mapped[str]:  # noqa: N805
        """Whose rule it is."""
        return mapped_column(ForeignKey("manuscripts.id"))


class OfCanvases:
    """What binds some canvases of a manuscript, or, where none is named, all of them."""

    __slots__ = ()
    canvas_ids: frozenset[str]

    @property
    def is_whole(self) -> bool:
        """Whether it is for every canvas, also those that come later."""
        return not self.canvas_ids

    def holds_for(self, canvas_id: str) -> bool:
        """Whether it binds this canvas."""
        return self.is_whole or canvas_id in self.canvas_ids


Rule = TypeVar("Rule", bound=StandingRule)


def edition(session: Session, table: type[Rule], manuscript_id: str) -> int:
    """How often the rules of the manuscript were changed: rules set, and rules ended."""
    statement = select(func.count(), func.count(table.ended_at))
    begun, ended = session.execute(statement.where(table.manuscript_id == manuscript_id)).one()
    return int(begun) + int(ended)


def history(session: Session, table: type[Rule], manuscript_id: str) -> list[Rule]:
    """Every rule there ever was, the newest first."""
    statement = select(table).where(table.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(table.number.desc())))


def standing(session: Session, table: type[Rule], manuscript_id: str) -> dict[int, Rule]:
    """What holds now, by number, the oldest first; read anew."""
    found = session.scalars(
        select(table)
        .where(table.manuscript_id == manuscript_id, table.ended_at.is_(None))
        .order_by(table.number)
        .execution_options(populate_existing=True)
    )
    return {rule.number: rule for rule in found}


def held(
    session: Session,
    table: type[Rule],
    manuscript_id: str,
    seen: int,
    changed: Callable[[str, int], Conflict],
) -> dict[int, Rule]:
    """What holds now, by number, for whoever saw the edition `seen` and is about to change it.

    The manuscript is held, so two people come one after the other and the second one hears.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        Conflict: what `changed` makes of the manuscript and its edition, if that is another.
    """
    identity.lock(session, manuscript_id)
    now = edition(session, table, manuscript_id)
    if now != seen:
        raise changed(manuscript_id, now)
    return standing(session, table, manuscript_id)


def next_number(session: Session, table: type[Rule], manuscript_id: str) -> int:
    """The number of the rule that comes next."""
    last = select(func.max(table.number)).where(table.manuscript_id == manuscript_id)
    return (session.scalar(last) or 0) + 1


def end(rule: StandingRule, by: str, at: datetime) -> None:
    """The rule holds no more; a clock that runs behind never ends it before it began."""
    rule.ended_by = by
    rule.ended_at = max(at, rule.set_at)


def stranger(session: Session, manuscript_id: str, canvas_ids: Iterable[str]) -> str | None:
    """One of the canvases that is not of this manuscript; None if all are."""
    asked = set(canvas_ids)
    if not asked:
        return None
    own = session.scalars(select(Canvas.id).where(Canvas.manuscript_id == manuscript_id))
    return min(asked - set(own), default=None)


def index(
    session: Session, table: type[Base], name: str, manuscript_id: str, wanted: Iterable[Any]
) -> None:
    """Make the rows of what is in force: pairs of what holds (column `name`) and a canvas."""
    columns = table.__table__.columns
    session.execute(delete(table).where(columns.manuscript_id == manuscript_id))
    rows = [
        {"manuscript_id": manuscript_id, name: what, "canvas_id": canvas_id}
        for what, canvas_id in sorted(set(wanted))
    ]
    if rows:
        session.execute(insert(table), rows)


def written(at: datetime | None) -> str | None:
    """A time as record.json has it: UTC, to the microsecond."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def times_of(told: Mapping[str, Any], names: Sequence[str]) -> dict[str, datetime | None]:
    """The times of a rule that `written` wrote, by name."""
    return {name: datetime.fromisoformat(told[name]) if told[name] else None for name in names}
