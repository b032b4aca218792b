"""Gaps in the counting of leaves and pages: a leaf may be lost, or a scan forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from catalog.codicology.folios import Face, FolioLabel, LeafKind
from ingest.notices import Notice

_RUNS_SHOWN_MAX = 12


def gap_warnings(labels: Iterable[FolioLabel]) -> tuple[Notice, ...]:
    """One warning if sides of leaves, and one if pages, are missing between first and last."""
    labels = set(labels)
    leaves = {
        2 * label.number + (label.face is Face.VERSO)
        for label in labels
        if label.kind is LeafKind.LEAF and not label.suffix
    }
    pages = {label.number for label in labels if label.kind is LeafKind.PAGE and not label.suffix}
    warnings = []
    if runs := _missing_runs(leaves):
        warnings.append(_warning([_sides_text(first, last) for first, last in runs]))
    if runs := _missing_runs(pages):
        warnings.append(_warning([_pages_text(first, last) for first, last in runs]))
    return tuple(warnings)


def _missing_runs(present: set[int]) -> list[tuple[int, int]]:
    ordered = sorted(present)
    return [(before + 1, after - 1) for before, after in pairwise(ordered) if after - before > 1]


def _sides_text(first: int, last: int) -> str:
    return _side(first) if first == last else f"{_side(first)} to {_side(last)}"


def _side(place: int) -> str:
    return str(FolioLabel(LeafKind.LEAF, place // 2, face=(Face.RECTO, Face.VERSO)[place % 2]))


def _pages_text(first: int, last: int) -> str:
    return f"p. {first}" if first == last else f"p. {first} to p. {last}"


def _warning(runs: Sequence[str]) -> Notice:
    more = f" and {len(runs) - _RUNS_SHOWN_MAX} more gaps" if len(runs) > _RUNS_SHOWN_MAX else ""
    missing = ", ".join(runs[:_RUNS_SHOWN_MAX]) + more
    return Notice(
        "gap",
        f"There is no photograph of {missing}: check whether leaves are lost or scans were "
        "forgotten.",
        {"missing": missing},
    )
