"""What was measured, as rows a person can read: ours, the peer, the goal, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table; `met` is None for a figure that has no goal of its own."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    goal: str = ""
    met: bool | None = None

    @property
    def verdict(self) -> str:
        if self.met is None:
            return ""
        return "met" if self.met else "MISSED"


_TITLES = Row("what", "ours", "peer", "ratio", "goal")


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table that is also readable as plain text."""
    cells = [_cells(_TITLES, "met?"), *(_cells(row, row.verdict) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def missed(rows: Iterable[Row]) -> list[Row]:
    """The rows whose goal is not met."""
    return [row for row in rows if row.met is False]


def _cells(row: Row, verdict: str) -> tuple[str, ...]:
    return row.what, row.ours, row.peer, row.ratio, row.goal, verdict


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
