"""Corrections lie beside the entry: both values stay, and people correct what they have read."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.errors import (
    AmendmentOutdated,
    BadAmendment,
    EntryNotAmendable,
    EntryNotFound,
    EntryVoided,
    VoidNeedsHeadOfLab,
)
from catalog.conservation.signing.tables import SignedEntry
from catalog.errors import BadRecord
from catalog.identifiers import mint
from tests.catalog.conservation.signing.bench import Bench

TYPO = {"field": "batch", "old": "JP-2026-001", "new": "JP-2026-010"}


def amend(bench: Bench, entry_id: str, *changes: dict[str, Any], reason: str = "A typo.") -> Any:
    with bench.sessions.begin() as session:
        return amending.amend(
            session, bench.root, entry_id, reason=reason, changes=changes, signer=bench.signer(),
            statement="I correct this.", language="en", at=bench.at, new_id=mint,
        )  # fmt: skip


def void(bench: Bench, entry_id: str, role: Role = Role.HEAD_OF_LAB) -> SignedEntry:
    with bench.sessions.begin() as session:
        return amending.void(
            session, bench.root, entry_id, reason="Signed for another book.",
            signer=bench.signer(role), statement="I void this.", language="en", at=bench.at,
            new_id=mint,
        )  # fmt: skip


def test_an_amendment_lies_beside_and_shows_both_values(bench: Bench) -> None:
    entry = bench.step(1)
    made = amend(bench, entry.id, TYPO)
    assert (made.seq, made.kind, made.subject_id) == (2, "amendment", entry.id)
    assert signing.document_of(made)["content"] == {
        "of": entry.id, "of_seq": 1, "of_hash": entry.hash, "reason": "A typo.",
        "changes": [TYPO],
    }  # fmt: skip
    with bench.sessions() as session:
        same = signing.entry(session, entry.id)
        assert same.payload == entry.payload
        assert amending.content_now(session, same)["batch"] == "JP-2026-010"
        assert [one.id for one in amending.amendments_of(session, entry.id)] == [made.id]
    assert bench.verify().is_sound


def test_whoever_amends_what_was_amended_meanwhile_hears_of_it(small_bench: Bench) -> None:
    entry = small_bench.step(1)
    amend(small_bench, entry.id, TYPO)
    with pytest.raises(AmendmentOutdated, match="JP-2026-010"):
        amend(small_bench, entry.id, TYPO)
    amend(small_bench, entry.id, {"field": "batch", "old": "JP-2026-010", "new": "JP-1"})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ((), "A typo."),
        ((TYPO,), "  "),
        ((TYPO | {"new": "JP-2026-001"},), "A typo."),
        ((TYPO | {"field": ""},), "A typo."),
        (({"field": "batch.lot", "old": None, "new": 1},), "A typo."),
        (({"field": "no.such.place", "old": None, "new": 1},), "A typo."),
    ],
)
def test_an_amendment_that_says_nothing_is_refused(
    small_bench: Bench, changes: tuple[dict[str, Any], ...], reason: str
) -> None:
    entry = small_bench.step(1)
    with pytest.raises(BadAmendment):
        amend(small_bench, entry.id, *changes, reason=reason)


def test_a_value_can_be_added_where_none_was(small_bench: Bench) -> None:
    entry = small_bench.step(1)
    amend(small_bench, entry.id, {"field": "note", "old": None, "new": ["a", "b"]})
    amend(small_bench, entry.id, {"field": "note.1", "old": "b", "new": "c"})
    with small_bench.sessions() as session:
        now = amending.content_now(session, signing.entry(session, entry.id))
    assert now["note"] == ["a", "c"]


def test_only_the_head_of_lab_voids_and_what_is_void_stays_so(small_bench: Bench) -> None:
    entry = small_bench.step(1)
    with pytest.raises(VoidNeedsHeadOfLab):
        void(small_bench, entry.id, Role.CONSERVATOR)
    made = void(small_bench, entry.id)
    assert (made.seq, made.kind) == (2, "void")
    for again in (lambda: void(small_bench, entry.id), lambda: amend(small_bench, entry.id, TYPO)):
        with pytest.raises(EntryVoided):
            again()
    with pytest.raises(EntryNotAmendable):
        void(small_bench, made.id)
    with pytest.raises(EntryNotFound):
        void(small_bench, "n0000000000")
    assert small_bench.verify().is_sound


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("x" * 100_001, "too long"),
        ({"deep": ["half \ud800"]}, "cannot be signed"),
        ({"deep": ["a \0"]}, "control character"),
    ],
)
def test_what_no_page_could_show_is_not_signed(
    small_bench: Bench, new: object, sentence: str
) -> None:
    entry = small_bench.step(1)
    with pytest.raises(BadRecord, match=sentence):
        amend(small_bench, entry.id, {**TYPO, "new": new})
    with pytest.raises(BadAmendment, match="'reason' holds a control character"):
        amend(small_bench, entry.id, TYPO, reason="A slip\0")
    assert small_bench.verify().entries == 1
