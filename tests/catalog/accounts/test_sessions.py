"""Sessions end by silence and by age, and are ended one by one."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.accounts import sessions
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.tables import SignInSession
from tests.catalog.accounts.conftest import Employ

HOUR = timedelta(hours=1)


def test_a_session_knows_its_person_and_keeps_only_a_digest(
    session: Session, employ: Employ, at: datetime
) -> None:
    user = employ("a@b.org", RoleHeld(Role.CURATOR))
    sessions.open_session(session, user, token="secret", user_agent="Browser", at=at)

    found = sessions.signed_in(session, "secret", at)

    assert found is not None
    assert found.person.id == user.id
    assert found.person.roles == (RoleHeld(Role.CURATOR),)
    assert found.authenticated_at == at
    assert "secret" not in session.scalars(select(SignInSession.token_sha256)).one()
    assert sessions.signed_in(session, "other", at) is None


def test_twelve_hours_of_silence_end_a_session(
    session: Session, employ: Employ, at: datetime
) -> None:
    sessions.open_session(session, employ("a@b.org"), token="s", user_agent="", at=at)

    assert sessions.signed_in(session, "s", at + 12 * HOUR - timedelta(seconds=1)) is not None
    assert sessions.signed_in(session, "s", at + 12 * HOUR) is None


def test_use_keeps_a_session_alive_for_fourteen_days_and_no_longer(
    session: Session, employ: Employ, at: datetime
) -> None:
    sessions.open_session(session, employ("a@b.org"), token="s", user_agent="", at=at)

    for hours in range(11, 14 * 24, 11):
        now = at + hours * HOUR
        found = sessions.signed_in(session, "s", now)
        assert found is not None
        assert found.is_to_note
        sessions.note_use(session, "s", now)
        session.expire_all()
    assert sessions.signed_in(session, "s", at + timedelta(days=14)) is None


def test_use_is_not_written_down_at_every_click(
    session: Session, employ: Employ, at: datetime
) -> None:
    sessions.open_session(session, employ("a@b.org"), token="s", user_agent="", at=at)

    found = sessions.signed_in(session, "s", at + timedelta(minutes=4))

    assert found is not None
    assert not found.is_to_note


def test_giving_the_pass_phrase_again_is_remembered(
    session: Session, employ: Employ, at: datetime
) -> None:
    sessions.open_session(session, employ("a@b.org"), token="s", user_agent="", at=at)

    sessions.note_authentication(session, "s", at + HOUR)
    session.expire_all()

    found = sessions.signed_in(session, "s", at + HOUR)
    assert found is not None
    assert found.authenticated_at == at + HOUR


def test_one_session_ends_or_all_others(session: Session, employ: Employ, at: datetime) -> None:
    user, other = employ("a@b.org"), employ("b@b.org")
    rows = [
        sessions.open_session(session, user, token=f"s{n}", user_agent="", at=at) for n in range(4)
    ]
    sessions.open_session(session, other, token="o", user_agent="", at=at)

    assert sessions.end_numbered(session, user.id, rows[0].number)
    assert not sessions.end_numbered(session, other.id, rows[1].number), "somebody else's"
    sessions.end_all(session, user.id, but=rows[2].number)
    session.expire_all()

    assert [row.number for row in sessions.of_user(session, user.id, at)] == [rows[2].number]
    assert sessions.signed_in(session, "o", at) is not None
    sessions.end(session, "s2")
    assert sessions.of_user(session, user.id, at) == []


def test_sessions_that_are_long_over_are_cleared_away(
    session: Session, employ: Employ, at: datetime
) -> None:
    user = employ("a@b.org")
    sessions.open_session(session, user, token="old", user_agent="", at=at)
    sessions.open_session(
        session, user, token="new", user_agent="x" * 999, at=at + timedelta(days=15)
    )

    assert session.scalar(select(func.count()).select_from(SignInSession)) == 1
