"""Whatever is changed behind the application's back is found, and the right entry is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.chain import link
from catalog.conservation.signing.verification import What, verify
from catalog.identifiers import mint
from storage.ocfl.root import Bytes
from tests.catalog.conservation.signing.bench import Bench
from tests.factories import a_manuscript

SET_PAYLOAD = "UPDATE signed_entries SET payload = :payload WHERE seq = :seq"


def named(bench: Bench) -> list[tuple[int, str]]:
    return [(fault.seq, fault.what.value) for fault in bench.verify().faults]


def blob_of(bench: Bench, seq: int, folder: Path) -> Path:
    (found,) = folder.rglob(f"*{bench.manuscript_id}*{seq:06d}/v1/content/*entry.json")
    return found


def test_a_chain_nobody_touched_is_in_order(bench: Bench) -> None:
    assert bench.verify().is_sound
    found = bench.with_steps(3).verify()
    assert (found.entries, found.faults, found.unfinished) == (3, (), ())


def test_scenario_6_one_letter_of_step_14_is_changed_and_step_14_is_named(bench: Bench) -> None:
    bench.with_steps(15)
    with bench.sessions.begin() as session:
        entry = signing.entries_of(session, bench.manuscript_id)[13]
        amending.amend(
            session, bench.root, entry.id, reason="A typing mistake in the batch.",
            changes=[{"field": "batch", "old": "JP-2026-014", "new": "JP-2026-041"}],
            signer=bench.signer(), statement="I correct this.", language="en",
            at=bench.at, new_id=mint,
        )  # fmt: skip
    assert bench.verify().is_sound
    bench.attack(SET_PAYLOAD, payload=entry.payload.replace("JP-2026-014", "JP-2026-O14"), seq=14)
    (fault,) = bench.verify().faults
    assert (fault.seq, fault.what, fault.subject_id) == (14, What.HASH, entry.subject_id)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seq=st.integers(1, 3), place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 6))
def test_any_bit_of_any_entry_that_is_turned_over_is_found_and_named(
    small_bench: Bench, seq: int, place: float, bit: int
) -> None:
    if not small_bench.steps:
        small_bench.with_steps(3)
    with small_bench.sessions() as session:
        payload = signing.entries_of(session, small_bench.manuscript_id)[seq - 1].payload
    data = bytearray(payload.encode())
    data[int(place * len(data))] ^= 1 << bit
    small_bench.attack(SET_PAYLOAD, payload=data.decode(), seq=seq)
    try:
        assert named(small_bench) == [(seq, "hash")]
    finally:
        small_bench.attack(SET_PAYLOAD, payload=payload, seq=seq)
    assert small_bench.verify().is_sound


@pytest.mark.parametrize("column", ["hash", "previous"])
def test_a_hash_that_was_changed_is_found_at_its_own_entry(small_bench: Bench, column: str) -> None:
    small_bench.with_steps(4)
    small_bench.attack(f"UPDATE signed_entries SET {column} = :hash WHERE seq = 2", hash="a" * 64)
    assert [seq for seq, _ in named(small_bench)] == [2]


@pytest.mark.parametrize(
    "change", ["signer_name = 'X'", "kind = 'void'", "signed_at = '2020-01-01 00:00:00'"]
)
def test_columns_that_say_something_else_than_the_document_are_found(
    small_bench: Bench, change: str
) -> None:
    small_bench.with_steps(3)
    small_bench.attack(f"UPDATE signed_entries SET {change} WHERE seq = 2")
    assert (2, "row") in named(small_bench)


def test_a_row_of_the_room_that_was_changed_or_deleted_or_smuggled_in_is_found(
    small_bench: Bench,
) -> None:
    small_bench.with_steps(3)
    first, second, _ = list(small_bench.steps)
    small_bench.steps[first] = small_bench.steps[first] | {"width_mm": 4.0}
    del small_bench.steps[second]
    small_bench.steps["wsmuggled"] = {}
    assert named(small_bench) == [(1, "row"), (2, "row"), (0, "unsigned")]


@pytest.mark.parametrize("seq", [1, 2, 4])
def test_an_entry_that_was_taken_out_of_the_database_is_missing(bench: Bench, seq: int) -> None:
    bench.with_steps(4)
    subject = list(bench.steps)[seq - 1]
    del bench.steps[subject]
    bench.attack("DELETE FROM signed_entries WHERE seq = :seq", seq=seq)
    found = bench.verify()
    assert [(one.seq, one.what.value, one.subject_id) for one in found.faults] == [
        (seq, "missing", subject)
    ]
    assert found.unfinished == ()


def test_an_entry_taken_out_of_database_and_vault_is_still_told_of(
    small_bench: Bench, tmp_path: Path
) -> None:
    small_bench.with_steps(2)
    del small_bench.steps[list(small_bench.steps)[1]]
    small_bench.attack("DELETE FROM signed_entries WHERE seq = 2")
    folder = blob_of(small_bench, 2, tmp_path / "vault").parents[2]
    for each in sorted(folder.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    assert named(small_bench) == [(2, "missing")]


def test_bytes_in_the_vault_that_changed_are_found(small_bench: Bench, tmp_path: Path) -> None:
    small_bench.with_steps(3)
    blob = blob_of(small_bench, 2, tmp_path / "vault")
    blob.chmod(0o644)
    blob.write_bytes(blob.read_bytes().replace(b"JP-2026-002", b"JP-2026-003"))
    assert named(small_bench) == [(2, "bytes")]


def test_a_newer_version_that_somebody_wrote_into_the_vault_is_found(small_bench: Bench) -> None:
    small_bench.with_steps(2)
    kept = small_bench.root.object(f"urn:kitabdar:conservation:{small_bench.manuscript_id}:000001")
    kept.write_version(
        {"entry.json": Bytes(b"{}")}, message="Corrected", user="Nobody", at=small_bench.at
    )
    assert named(small_bench) == [(1, "bytes")]


def test_a_chain_that_was_rewritten_whole_differs_from_the_vault(small_bench: Bench) -> None:
    small_bench.with_steps(4)
    with small_bench.sessions() as session:
        entries = signing.entries_of(session, small_bench.manuscript_id)
    previous = entries[0].hash
    for entry in entries[1:]:
        payload = entry.payload.replace("JP-2026-002", "JP-2026-099")
        found = link(previous, payload.encode())
        small_bench.attack(
            "UPDATE signed_entries SET payload = :payload, previous = :previous, hash = :hash"
            " WHERE seq = :seq",
            payload=payload, previous=previous, hash=found, seq=entry.seq,
        )  # fmt: skip
        previous = found
    small_bench.steps[entries[1].subject_id]["batch"] = "JP-2026-099"
    assert named(small_bench) == [(2, "bytes"), (3, "bytes"), (4, "bytes")]


def test_a_document_that_is_none_any_more_is_named_and_stops_nothing(small_bench: Bench) -> None:
    small_bench.with_steps(2)
    small_bench.attack(SET_PAYLOAD, payload="[1]", seq=1)
    assert named(small_bench)[0] == (1, "hash")


def test_what_another_manuscript_signed_is_not_missed_here(small_bench: Bench) -> None:
    small_bench.with_steps(1)
    with small_bench.sessions.begin() as session:
        other = a_manuscript(session, small_bench.at, shelfmark="MS Or. 43").id
        found = verify(session, small_bench.root, other, ())
    assert (found.entries, found.faults) == (0, ())
