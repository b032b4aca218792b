"""A book that nobody ever saw: what harvesters hear of it names neither its holder nor a set."""

from __future__ import annotations

from catalog.harvest import walking
from catalog.harvest.opening import open_door
from tests.catalog.harvest.library import Library


def test_a_sealed_book_that_is_withdrawn_is_in_no_set(small_library: Library) -> None:
    hidden = small_library.create(languages=["otk"])
    small_library.seal(hidden)
    small_library.withdraw(hidden)

    open_door(small_library.sessions)

    with small_library.sessions() as session:
        line = walking.line(session, hidden)
        assert line is not None
        assert line.is_deleted
        assert line.sets == ()
        assert walking.known_sets(session, "", 100) == []
