"""The lists on the desk: drafts by the last hand on them, reviews, what came out, the trash."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person, may
from catalog.identity import Manuscript, ManuscriptState
from catalog.record.tables import Draft, RecordRevision, Stage
from catalog.uris import Uris
from viewer.frame import local
from viewer.page_models import Text, said

SHOWN = 30
_WAITS = or_(Manuscript.state == ManuscriptState.IN_REVIEW, Draft.stage == Stage.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One manuscript on the desk: what it is, who touched it last and when, where to go on."""

    id: str
    shelfmark: str
    title: Text
    by: str
    at: dt.datetime
    address: str
    preview: str


@dataclass(frozen=True, slots=True)
class DeskLists:
    """Everything the desk shows; each list at most `SHOWN` long, newest first."""

    mine: tuple[DeskLine, ...]
    others: tuple[DeskLine, ...]
    review: tuple[DeskLine, ...]
    published: tuple[DeskLine, ...]
    trash: tuple[DeskLine, ...]


def desk_lists(session: Session, uris: Uris, person: Person, language: str) -> DeskLists:
    """Return what the person may see, in as many statements as there are lists."""

    def lines(*conditions: ColumnElement[bool]) -> tuple[DeskLine, ...]:
        return _drafts(session, uris, language, mine(person, Action.READ_DRAFT), *conditions)

    writing = Manuscript.trashed_at.is_(None) & ~_WAITS & Draft.manuscript_id.is_not(None)
    new = Manuscript.trashed_at.is_(None) & (Manuscript.state == ManuscriptState.DRAFT)
    return DeskLists(
        mine=lines(writing, Draft.edited_by == person.name),
        others=lines(
            or_(writing, new), or_(Draft.edited_by != person.name, Draft.edited_by.is_(None))
        ),
        review=lines(Manuscript.trashed_at.is_(None), _WAITS),
        published=_published(session, uris, language, mine(person, Action.READ_DRAFT)),
        trash=lines(Manuscript.trashed_at.is_not(None)),
    )


def mine(person: Person, action: Action) -> ColumnElement[bool]:
    """Return the condition that keeps the manuscripts of holders on which the person may act."""
    held = [role.holder_id for role in person.roles]
    everywhere = person.is_operator or any(
        role.holder_id is None and may(Person(person.id, "", (role,)), action)
        for role in person.roles
    )
    if everywhere:
        return true()
    return Manuscript.holder_id.in_(
        sorted(holder for holder in held if holder is not None and may(person, action, holder))
    )


def _drafts(
    session: Session, uris: Uris, language: str, *conditions: ColumnElement[bool]
) -> tuple[DeskLine, ...]:
    touched = func.coalesce(Draft.edited_at, Manuscript.changed_at)
    rows = session.execute(
        select(
            Manuscript.id, Manuscript.shelfmark, Manuscript.titles, Draft.edited_by,
            Draft.edited_at, Manuscript.changed_at,
        )
        .outerjoin(Draft, Draft.manuscript_id == Manuscript.id)
        .where(*conditions)
        .order_by(touched.desc(), Manuscript.id)
        .limit(SHOWN)
    ).all()  # fmt: skip
    return tuple(
        line(uris, language, identifier, shelfmark, titles, by or "", at or changed)
        for identifier, shelfmark, titles, by, at, changed in rows
    )


def _published(
    session: Session, uris: Uris, language: str, condition: ColumnElement[bool]
) -> tuple[DeskLine, ...]:
    newest = (
        select(func.max(RecordRevision.number))
        .group_by(RecordRevision.manuscript_id)
        .order_by(func.max(RecordRevision.number).desc())
        .limit(10 * SHOWN)
    )
    rows = session.execute(
        select(
            Manuscript.id, Manuscript.shelfmark, Manuscript.titles, RecordRevision.by,
            RecordRevision.at,
        )
        .join(Manuscript, Manuscript.id == RecordRevision.manuscript_id)
        .where(RecordRevision.number.in_(newest))
        .where(Manuscript.state == ManuscriptState.PUBLISHED, condition)
        .order_by(RecordRevision.number.desc())
        .limit(SHOWN)
    ).all()  # fmt: skip
    return tuple(line(uris, language, *row) for row in rows)


def line(
    uris: Uris,
    language: str,
    identifier: str,
    shelfmark: str,
    titles: Mapping[str, Sequence[str]],
    by: str,
    at: dt.datetime,
) -> DeskLine:
    """Return one line, its title in the language that serves the reader best."""
    return DeskLine(
        id=identifier,
        shelfmark=shelfmark,
        title=said({tag: list(texts) for tag, texts in titles.items()}, language),
        by=by,
        at=at,
        address=local(uris.editor(identifier)),
        preview=local(uris.preview(identifier)),
    )
