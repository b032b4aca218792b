from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from catalog import events, revisions
from catalog.events import Event, EventType, Outcome
from catalog.identifiers import Kind, mint
from catalog.revisions import Change
from storage.database import session_factory


def an_event(session: Session, at: datetime, *, new_id: str | None = None) -> Event:
    return events.record(
        session,
        new_id=new_id or mint(Kind.EVENT),
        type=EventType.FORMAT_IDENTIFICATION,
        at=at,
        agent="kitabdar 0.1",
        object_kind="image",
        object_id="i1",
        outcome=Outcome.SUCCESS,
        detail={"format": "image/tiff", "имя": "صفحة"},
    )


def test_the_events_of_an_object_are_told_in_order(session: Session, at: datetime) -> None:
    later = an_event(session, at + timedelta(seconds=1))
    earlier = an_event(session, at)

    told = events.of_object(session, "image", "i1")

    assert [event.id for event in told] == [earlier.id, later.id]
    assert told[0].detail == {"format": "image/tiff", "имя": "صفحة"}
    assert told[0].type is EventType.FORMAT_IDENTIFICATION
    assert events.of_object(session, "image", "i2") == []


def test_a_step_that_is_repeated_tells_of_itself_once(session: Session, at: datetime) -> None:
    new_id = mint(Kind.EVENT)

    an_event(session, at, new_id=new_id)
    an_event(session, at, new_id=new_id)

    assert len(events.of_object(session, "image", "i1")) == 1


@pytest.mark.parametrize("table", ["events", "revisions"])
@pytest.mark.parametrize("change", ["UPDATE {} SET object_id = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_delete_history(
    engine: Engine, at: datetime, table: str, change: str
) -> None:
    sessions = session_factory(engine)
    with sessions.begin() as session:
        an_event(session, at)
        revisions.publish(session, mint(Kind.MANUSCRIPT), Change.CREATE, at, "made")

    with pytest.raises(DBAPIError, match="append-only"), sessions.begin() as session:
        session.execute(text(change.format(table)))

    with sessions() as session:
        assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 1


@pytest.mark.parametrize("table", ["events", "revisions"])
def test_sqlite_refuses_to_replace_a_line_of_history(
    sqlite_engine: Engine, at: datetime, table: str
) -> None:
    sessions = session_factory(sqlite_engine)
    with sessions.begin() as session:
        an_event(session, at)
        revisions.publish(session, mint(Kind.MANUSCRIPT), Change.CREATE, at, "made")
    replace = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"

    with pytest.raises(DBAPIError, match="append-only"), sessions.begin() as session:
        session.execute(text(replace))


def test_the_database_refuses_an_outcome_that_is_none(engine: Engine) -> None:
    insert = (
        "INSERT INTO events (id, type, at, agent, object_kind, object_id, outcome, detail) VALUES "
        "('e1', 'validation', '2026-01-01 00:00:00', 'x', 'image', 'i1', 'perhaps', '{}')"
    )

    with pytest.raises(DBAPIError, match="ck_events_outcome"), engine.begin() as connection:
        connection.execute(text(insert))
