"""Whatever becomes visible, in whatever order, is told once, in order, and for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from catalog import counters, manuscripts, revisions
from catalog.authorities import authorities
from catalog.authorities.tables import RecordReference
from catalog.harvest import log, walking
from catalog.harvest.opening import open_door
from catalog.harvest.tables import Activity, Member, Seen, Standing
from catalog.harvest.walking import Span
from catalog.identity import Manuscript, ManuscriptState
from catalog.revisions import Change
from storage.database import make_engine, session_factory
from tests.catalog.authorities.made import content, made
from tests.catalog.harvest.library import Library
from tests.factories import a_manuscript, some_pages
from tests.migrated import sqlite_copy

AT = datetime(2026, 3, 1, 9, 30, 0, 700_000, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["make", "make with pages", "change", "withdraw", "merge", "put back"])
        | st.sampled_from(["seal", "open", "look", "look in small steps", "turn the clock back"]),
        st.integers(0, 5),
    ),
    max_size=25,
)


@contextmanager
def a_house() -> Iterator[sessionmaker[Session]]:
    with TemporaryDirectory() as folder:
        engine = make_engine(sqlite_copy(Path(folder) / "kitabdar.sqlite"))
        yield session_factory(engine)
        engine.dispose()


class History:
    """Rows as the real steps leave them, without bytes, and what the public sees beside them."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self.sessions = sessions
        self.at = AT
        self.books: list[str] = []

    def take(self, step: str, which: int) -> None:
        self.at += timedelta(seconds=-3 if step == "turn the clock back" else 1)
        if step.startswith("look"):
            self.look(limit=1 if "small" in step else 500)
            return
        with self.sessions.begin() as session:
            if step.startswith("make"):
                new = a_manuscript(session, self.at, shelfmark=f"MS {len(self.books)}")
                some_pages(session, new, ["1r"] if "pages" in step else [], self.at)
                self.books.append(new.id)
            elif self.books:
                book = session.get(Manuscript, self.books[which % len(self.books)])
                assert book is not None
                self.act(session, step, book, self.books[(which + 1) % len(self.books)])

    def act(self, session: Session, step: str, book: Manuscript, other: str) -> None:
        is_withdrawn = book.state is ManuscriptState.WITHDRAWN
        if step in ("withdraw", "merge") and not is_withdrawn:
            manuscripts.withhold(session, book.id, is_withheld=True, at=self.at)
            book.state = ManuscriptState.WITHDRAWN
            book.successor_id = other if step == "merge" and other != book.id else None
            revisions.publish(session, book.id, Change.DELETE, self.at, "gone")
        elif step == "put back" and is_withdrawn:
            manuscripts.withhold(session, book.id, is_withheld=False, at=self.at)
            book.state, book.successor_id = ManuscriptState.PUBLISHED, None
            revisions.publish(session, book.id, Change.UPDATE, self.at, "back")
        elif step in ("seal", "open") and not is_withdrawn:
            manuscripts.withhold(session, book.id, is_withheld=step == "seal", at=self.at)
        elif step == "change" and not is_withdrawn:
            revisions.publish(session, book.id, Change.UPDATE, self.at, "changed")

    def look(self, limit: int = 500) -> None:
        is_more = True
        while is_more:
            with self.sessions.begin() as session:
                is_more = log.bring_up(session, lambda: self.at, limit)
        with self.sessions() as session:
            assert not log.is_behind(session)
            self.check(session)

    def check(self, session: Session) -> None:
        lines = walking.lines(session, Span(0, None), 1000)
        seen = {line.id for line in lines if not line.is_deleted}
        public = select(Manuscript.id).where(Manuscript.is_withheld.is_(False))
        assert seen == set(session.scalars(public))
        assert {line.id for line in lines} == set(self.books)

        told = session.scalars(select(Activity).order_by(Activity.number)).all()
        assert [each.number for each in told] == list(range(1, len(told) + 1))
        assert all(before.at <= after.at for before, after in pairwise(told))
        assert all(each.at.microsecond == 0 for each in told)
        manifests = [each.manifest_number for each in told if each.manifest_number is not None]
        assert manifests == list(range(1, len(manifests) + 1))
        last = {each.object_id: each for each in told}
        for line in lines:
            assert (line.number, line.at) == (last[line.id].number, last[line.id].at)
            assert line.is_deleted is (last[line.id].change in (Seen.DELETE, Seen.MOVE))
        first = {each.object_id: each for each in reversed(told)}
        assert {each.change for each in first.values()} <= {Seen.CREATE}
        numbers = {each.object_id: each.number for each in session.scalars(select(Standing))}
        for member in session.scalars(select(Member)):
            assert member.number == numbers[member.object_id]


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_whatever_happens_the_standings_are_what_readers_see(steps: list[tuple[str, int]]) -> None:
    with a_house() as sessions:
        history = History(sessions)
        for step, which in steps:
            history.take(step, which)
        history.look()


def test_what_is_committed_late_gets_a_time_after_the_look_that_missed_it(
    small_library: Library,
) -> None:
    sessions = small_library.sessions
    with sessions.begin() as session:
        book = a_manuscript(session, AT - timedelta(days=30))
    noon = open_door(sessions, lambda: AT)
    with sessions.begin() as session:
        late = a_manuscript(session, AT - timedelta(days=20), shelfmark="MS late")
    open_door(sessions, lambda: AT + timedelta(seconds=2))

    with sessions() as session:
        since_noon = walking.span(session, noon.replace(microsecond=0), None)
        told = [line.id for line in walking.lines(session, since_noon, 10)]
    assert told == [book.id, late.id]


def test_nothing_is_written_where_nothing_is_new(small_library: Library) -> None:
    small_library.create()
    open_door(small_library.sessions)
    with small_library.sessions() as session:
        before = session.scalar(select(Activity.number))
        assert not log.is_behind(session)

    open_door(small_library.sessions)

    with small_library.sessions() as session:
        assert session.scalar(select(Activity.number)) == before


def test_a_name_that_changes_is_a_change_of_every_book_that_names_it(
    small_library: Library,
) -> None:
    root = small_library.vault.root
    book, other = small_library.create(), small_library.create()
    with small_library.sessions.begin() as session:
        person = made(session, root, "Ahmad Yasawi")
        session.add(
            RecordReference(manuscript_id=book, authority_id=person.id, path="origin.patron")
        )
    open_door(small_library.sessions)
    with small_library.sessions.begin() as session:
        edition = person.edition
        authorities.save(
            session, root, person.id, content("Khoja Ahmad Yasawi"), edition=edition,
            by="A cataloguer", at=AT,
        )  # fmt: skip

    open_door(small_library.sessions)

    with small_library.sessions() as session:
        told = [(each.id, each.change) for each in walking.activities(session, 0, 100)]
    assert told[-1] == (book, Seen.UPDATE)
    assert [each for each, _ in told].count(other) == 1


def test_a_rebuilt_catalogue_tells_of_what_was_withdrawn(small_library: Library) -> None:
    gone = small_library.create()
    small_library.withdraw(gone)

    open_door(small_library.sessions)

    with small_library.sessions() as session:
        line = walking.line(session, gone)
        assert line is not None
        assert line.is_deleted
        assert line.sets, "its sets were public once, so harvesters of a set hear of it too"
        assert counters.reading(session, counters.REVISION) == 2
