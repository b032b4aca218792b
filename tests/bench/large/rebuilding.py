"""How long `kitabdar rebuild` takes over a vault of a thousand manuscripts."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from catalog.archive import preserve_record
from tests.bench.installation import Installation
from tests.bench.large.catalogue import fill
from tests.bench.table import Row

MANUSCRIPTS = 1_000
GOAL_S = 300.0


def measure(folder: Path) -> Iterator[Row]:
    """One row: the whole command, from an empty database to its last sentence."""
    folder.mkdir()
    installation = Installation(folder)
    made = fill(f"sqlite:///{folder / 'kitabdar.sqlite'}", MANUSCRIPTS)
    _preserve(installation, [*made.ordinary, *made.long])
    begun = time.monotonic()
    installation.rebuild(folder / "again.sqlite")
    took = time.monotonic() - begun
    yield Row(
        f"rebuild of {made.manuscripts} manuscripts, {made.sides} sides",
        f"{took:.0f} s",
        goal=f"<= {GOAL_S:.0f} s",
        met=took <= GOAL_S,
    )


def _preserve(installation: Installation, manuscript_ids: Sequence[str]) -> None:
    at = datetime.now(UTC)
    with installation.house() as house:
        house.vault.root.ensure()
        for manuscript_id in manuscript_ids:
            with house.sessions() as session:
                preserve_record(session, house.vault.root, manuscript_id, at)
