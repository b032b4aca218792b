"""The walk that compares with the vault is quick where all is well, and overlooks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.conservation.signing import batches
from storage.ocfl.inventory import sidecar_of
from tests.catalog.conservation.signing.bench import Bench
from tests.catalog.conservation.signing.test_verification import blob_of, named


def test_an_inventory_that_says_something_else_is_found(small_bench: Bench, tmp_path: Path) -> None:
    small_bench.with_steps(3)
    folder = blob_of(small_bench, 2, tmp_path / "vault").parents[2]
    for name in ("", "v1/"):
        inventory = folder / f"{name}inventory.json"
        inventory.chmod(0o644)
        changed = inventory.read_bytes().replace(b"Signed entry 2: hash", b"Signed entry 2: Hash")
        inventory.write_bytes(changed)
        sidecar = folder / f"{name}inventory.json.sha512"
        sidecar.chmod(0o644)
        sidecar.write_bytes(sidecar_of(changed))
    assert named(small_bench) == [(2, "bytes")]


def test_entries_are_walked_in_batches_and_none_is_left_out(
    small_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH", 3)
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 900)
    small_bench.with_steps(7)
    found = small_bench.verify()
    assert (found.entries, found.faults, found.unfinished) == (7, (), ())
