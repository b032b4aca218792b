"""`python -m tests.bench.chain`: how long a chain of 10,000 entries takes to walk.

CPU seconds of this process. The walk of the rows (hashes, order, columns, events) is measured on
10,000 entries; the walk that also reads every entry from the vault on 1,000, as writing 10,000
takes longer than one would wait.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from catalog.conservation.signing import vaulted
from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.chain import GENESIS, links
from catalog.conservation.signing.signing import enter
from catalog.conservation.signing.vaulted import KeptEntry
from catalog.conservation.signing.verification import verify
from catalog.identifiers import Kind, mint
from storage.blobs import StoreLocation, open_store
from storage.database import make_engine, session_factory
from storage.ocfl.root import StorageRoot
from tests.factories import a_manuscript
from tests.migrated import sqlite_copy

GOAL_S = 2.0


def main(count: int, with_vault: bool) -> float:
    """CPU seconds of one walk over a chain of `count` entries of half a kilobyte."""
    at = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = make_engine(sqlite_copy(folder / "kitabdar.sqlite"))
        sessions = session_factory(engine)
        root = StorageRoot(open_store(StoreLocation(url=f"file://{folder / 'vault'}")))
        root.ensure()
        with sessions.begin() as session:
            manuscript_id = a_manuscript(session, at).id
            documents = [
                {
                    "id": mint(Kind.ENTRY), "seq": seq, "type": "bench.signed",
                    "manuscript": manuscript_id, "subject": mint(Kind.STEP),
                    "at": at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
                    "signer": {"id": "u0", "name": "A", "role": "conservator"},
                    "content": {"note": "a" * 300},
                }
                for seq in range(1, count + 1)
            ]  # fmt: skip
            payloads = [canonical(document) for document in documents]
            previous = GENESIS
            for seq, (document, payload, found) in enumerate(
                zip(documents, payloads, links(payloads), strict=True), start=1
            ):
                kept = KeptEntry(payload, found, previous)
                if with_vault:
                    vaulted.write(root, manuscript_id, seq, kept, by="A", at=at)
                enter(session, document, kept)
                previous = found
        with sessions() as session:
            begun = time.process_time()
            found_sound = verify(session, root if with_vault else None, manuscript_id, ())
            took = time.process_time() - begun
        assert found_sound.is_sound
        engine.dispose()
    return took


if __name__ == "__main__":
    rows_s, vault_s = main(10_000, False), main(1_000, True)
    sys.stdout.write(f"rows, 10,000 entries: {rows_s:.2f} s (goal {GOAL_S} s)\n")
    sys.stdout.write(f"rows and vault, 1,000 entries: {vault_s:.2f} s\n")
    sys.exit(rows_s > GOAL_S)
