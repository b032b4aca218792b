"""People sign while others verify: nobody is told of a fault that is only a later signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from catalog.conservation.signing import signing, vaulted
from catalog.conservation.signing.chain import GENESIS, link
from catalog.conservation.signing.signable import Signable
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.signing.vaulted import KeptEntry
from catalog.conservation.signing.verification import Depth, What, walked
from storage.database import steady
from tests.catalog.conservation.signing.bench import KIND, Bench


def rows_of_today(before: Callable[[], object]) -> Signable:
    """A room whose rows are read by the session at hand, after something else has happened."""

    def collect(session: Session, manuscript_id: str) -> dict[str, Any]:
        before()
        entries = session.scalars(
            select(SignedEntry).where(SignedEntry.manuscript_id == manuscript_id)
        )
        return {one.subject_id: signing.document_of(one)["content"] for one in entries}

    return Signable(KIND, collect, lambda *_: None)


@pytest.mark.parametrize("depth", Depth)
def test_a_signature_made_in_the_middle_of_the_walk_is_no_fault(bench: Bench, depth: Depth) -> None:
    bench.with_steps(3)
    meanwhile = rows_of_today(lambda: bench.step(4))
    found = walked(bench.sessions, bench.root, bench.manuscript_id, depth, (meanwhile,))
    assert (found.entries, found.faults, found.unfinished) == (3, (), ())
    assert walked(bench.sessions, bench.root, bench.manuscript_id, depth).entries == 4


def test_a_signature_between_the_rows_and_the_vault_is_no_leftover_of_a_crash(bench: Bench) -> None:
    """The walk looks behind the last row before it reads the rooms: here the vault is ahead."""
    bench.with_steps(2)
    with steady(bench.sessions) as session:
        assert signing.last_number(session, bench.manuscript_id) == 2
        bench.step(3)
        assert signing.last_number(session, bench.manuscript_id) == 2

    class Ahead:
        """The vault's root; somebody signs as soon as it is first asked."""

        is_asked = False

        def object(self, object_id: str) -> Any:
            if not self.is_asked:
                self.is_asked = True
                bench.step(4)
            return bench.root.object(object_id)

    root: Any = Ahead()
    found = walked(bench.sessions, root, bench.manuscript_id, Depth.ROWS, ())
    assert (found.entries, found.faults, found.unfinished) == (3, (), ())


def test_what_a_crash_left_is_still_told(bench: Bench) -> None:
    bench.with_steps(2)
    left = KeptEntry(b'{"id":"x"}', "0" * 64, "0" * 64)
    vaulted.write(bench.root, bench.manuscript_id, 3, left, by="A", at=bench.at)
    found = walked(bench.sessions, bench.root, bench.manuscript_id, signables=())
    assert (found.faults, found.unfinished) == ((), (3,))


def test_the_last_entry_in_the_vault_finds_a_database_that_was_rewritten(bench: Bench) -> None:
    """Someone who rewrites rows and every hash after them would need the vault as well."""
    bench.with_steps(4)
    with bench.sessions() as session:
        payloads = [one.payload for one in signing.entries_of(session, bench.manuscript_id)]
    previous = GENESIS
    for seq, payload in enumerate(payloads, start=1):
        changed = payload.replace("JP-2026-002", "JP-2026-777")
        kept = link(previous, changed.encode())
        bench.attack(
            "UPDATE signed_entries SET payload = :payload, previous = :previous, hash = :hash"
            " WHERE manuscript_id = :book AND seq = :seq",
            payload=changed, previous=previous, hash=kept, book=bench.manuscript_id, seq=seq,
        )  # fmt: skip
        previous = kept
    found = walked(bench.sessions, bench.root, bench.manuscript_id, Depth.ROWS, ())
    assert (found.faults[0].seq, found.faults[0].what) == (2, What.BYTES)
    assert found.depth is Depth.BYTES


def test_a_steady_session_on_postgresql_reads_and_does_not_write(bench: Bench) -> None:
    with steady(bench.sessions) as session:
        if bench.engine.dialect.name == "postgresql":
            assert session.scalar(text("SHOW transaction_isolation")) == "repeatable read"
            assert session.scalar(text("SHOW transaction_read_only")) == "on"
    # The connection goes back as it was.
    with bench.sessions() as session:
        if bench.engine.dialect.name == "postgresql":
            assert session.scalar(text("SHOW transaction_isolation")) == "read committed"
            assert session.scalar(text("SHOW transaction_read_only")) == "off"
    bench.step(1)
