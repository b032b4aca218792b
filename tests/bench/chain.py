"""`python -m tests.bench.chain`: how long a chain of 10,000 entries takes to walk.

Twice: SQLite with a vault on this disk, PostgreSQL with a vault in a bucket (both servers on this
machine). Every entry is really in the vault, and every byte of it is really read. The goal is for
what a reader of the verify page waits for (`Depth.ROWS`), on the clock.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session, sessionmaker

from catalog.conservation.signing import vaulted
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.chain import GENESIS, link
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.signing.vaulted import KeptEntry
from catalog.conservation.signing.verification import Depth, walked
from catalog.identifiers import Kind, mint
from storage.database import make_engine, session_factory
from storage.vault import Vault, open_vault
from tests.bench.houses import House, beside
from tests.bench.table import Row, markdown, missed
from tests.factories import a_manuscript

ENTRIES, GOAL_S = 10_000, 2.0
_WRITERS = 8
_SAYS = {
    Depth.ROWS: "every entry against its row and its hash, the vault's word on the last",
    Depth.BYTES: "the same, and every copy in the vault read",
}


def main() -> int:
    """Measure both houses, print the table, end with 1 if a goal is missed."""
    rows = beside(lambda house: list(_measure(house)))
    sys.stdout.write(markdown(rows) + "\n")
    return 1 if missed(rows) else 0


def _measure(house: House) -> Iterator[Row]:
    at = datetime.now(UTC)
    engine = make_engine(house.database)
    sessions = session_factory(engine)
    vault = open_vault(house.store)
    vault.root.ensure()
    with sessions.begin() as session:
        manuscript_id = a_manuscript(session, at).id
    _fill(sessions, vault, manuscript_id, at)
    for depth, says in _SAYS.items():
        clock, cpu = min(_walk(sessions, vault, manuscript_id, depth) for _ in range(2))
        goal = GOAL_S if depth is Depth.ROWS else None
        yield Row(
            f"{ENTRIES} entries, {says}", f"{clock:.2f} s ({cpu:.2f} s CPU)", "", "",
            f"<= {goal} s" if goal else "", clock <= goal if goal else None,
        )  # fmt: skip
    engine.dispose()


def _walk(
    sessions: sessionmaker[Session], vault: Vault, manuscript_id: str, depth: Depth
) -> tuple[float, float]:
    clock, cpu = time.monotonic(), time.process_time()
    found = walked(sessions, vault.root, manuscript_id, depth, ())
    took = time.monotonic() - clock, time.process_time() - cpu
    if not found.is_sound or found.entries != ENTRIES:
        raise RuntimeError(f"not the chain that was written: {found}")
    return took


def _fill(sessions: sessionmaker[Session], vault: Vault, manuscript_id: str, at: datetime) -> None:
    """The chain as signing would leave it; in bulk, because signing is not what is measured."""
    said = at.isoformat(timespec="microseconds").replace("+00:00", "Z")
    previous, rows, kept = GENESIS, [], []
    for seq in range(1, ENTRIES + 1):
        document: dict[str, Any] = {
            "id": mint(Kind.ENTRY), "seq": seq, "type": "bench.signed",
            "manuscript": manuscript_id, "subject": mint(Kind.STEP), "at": said,
            "signer": {"id": "u0", "name": "A", "role": "conservator"},
            "content": {"note": "a" * 300},
        }  # fmt: skip
        payload = canonical(document)
        found = link(previous, payload)
        rows.append(
            {"manuscript_id": manuscript_id, "seq": seq, "id": document["id"],
             "kind": document["type"], "subject_id": document["subject"],
             "payload": payload.decode(), "previous": previous, "hash": found,
             "signer_id": "u0", "signer_name": "A", "signer_role": "conservator",
             "signed_at": at}
        )  # fmt: skip
        kept.append((seq, KeptEntry(payload, found, previous)))
        previous = found

    def write(one: tuple[int, KeptEntry]) -> None:
        vaulted.write(vault.root, manuscript_id, *one, by="A", at=at)

    with ThreadPoolExecutor(_WRITERS) as writers:
        for _ in writers.map(write, kept):
            pass
    with sessions.begin() as session:
        session.execute(insert(SignedEntry), rows)


if __name__ == "__main__":
    sys.exit(main())
