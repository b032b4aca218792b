"""Lines of a table, and what its columns are called where they have no header."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.exchange.errors import TableNote


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table that says something; `number` counts from 1, as its sender counts."""

    number: int
    cells: tuple[str, ...]
    notes: tuple[TableNote, ...] = ()


def letters(column: int) -> str:
    """The name of a column that counts from 0, as spreadsheets call it: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        name = chr(65 + left) + name
    return name
