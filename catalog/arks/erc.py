"""What is told of an ARK that is asked `?info`: what it names, and what is promised of it.

Source: draft-kunze-ark-38, 5.1 and 5.3: an electronic resource citation (Kunze, Turner, Kernel
Metadata and Electronic Resource Citations), two segments of four answers each, written in ANVL
(Kunze et al., A Name-Value Language): 'name: value' a line, what goes on is indented, a blank line
ends the record. Levels of permanence are those of the National Library of Medicine, in 5.1.1.
Only what everybody may read stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from catalog.arks.names import TEST_NAAN
from catalog.citations.lines import one_line

# Values that were never known are told by codes (Kernel Metadata, section 6).
UNKNOWN: Final = "(:unkn) unknown"
_LINE_MAX: Final = 78


class Permanence(StrEnum):
    """What is promised, as a level that others use too."""

    NOT_GUARANTEED = "Not Guaranteed"
    DYNAMIC = "Permanent: Dynamic Content"
    STABLE = "Permanent: Stable Content"


@dataclass(frozen=True, slots=True)
class Told:
    """The answers about one ARK; '' where nothing is known.

    `where` is the ARK as an address, `holder` who keeps the book, `promised_on` the day from which
    it is promised, `policy` where the promise stands whole, `changed_on` and `source` when the
    description was last changed and where it is. `is_gone`: it was withdrawn, for `reason`;
    `goes_on` is then the ARK of the book in which it goes on, if there is one.
    """

    who: Sequence[str]
    what: str
    when: str
    where: str
    how: str
    naan: str
    is_page: bool
    holder: str
    promised_on: date
    policy: str
    changed_on: date
    source: str
    is_gone: bool = False
    reason: str = ""
    goes_on: str = ""

    @property
    def permanence(self) -> Permanence:
        """A page keeps its canvas and its photograph; a description is corrected and grows."""
        if self.naan == TEST_NAAN:
            return Permanence.NOT_GUARANTEED
        return Permanence.STABLE if self.is_page else Permanence.DYNAMIC

    @property
    def is_test(self) -> bool:
        """Whether the number is the one that everybody may use for trying things out."""
        return self.naan == TEST_NAAN


def written(told: Told) -> str:
    """The record as text: UTF-8, one blank line at its end."""
    remarks = []
    if told.is_test:
        remarks.append(f"NAAN {TEST_NAAN} is for tests and not registered to this library")
    if told.is_gone:
        remarks.append("withdrawn; the identifier answers and is given to nothing else")
    lines = [
        "erc:",
        _line("who", "; ".join(told.who) or UNKNOWN),
        _line("what", told.what or UNKNOWN),
        _line("when", told.when or UNKNOWN),
        _line("where", told.where),
        _line("how", told.how),
        *([_line("note", f"withdrawn: {told.reason}")] if told.reason else []),
        *([_line("note", f"goes on as {told.goes_on}")] if told.goes_on else []),
        "erc-support:",
        _line("who", told.holder),
        _line("what", f"{told.permanence}: {'; '.join(remarks)}"),
        _line("when", f"{told.promised_on:%Y%m%d}"),
        _line("where", told.policy),
        "meta-erc:",
        _line("when", f"{told.changed_on:%Y%m%d}"),
        _line("where", told.source),
    ]
    return "\n".join(lines) + "\n\n"


def _line(name: str, value: str) -> str:
    """One element; a long value goes on in lines that begin with white space."""
    rows, row = [], f"{name}:"
    for word in one_line(value).split(" "):
        if len(row) + len(word) >= _LINE_MAX and row.strip():
            rows.append(row)
            row = f"    {word}"
        else:
            row = f"{row} {word}"
    return "\n".join([*rows, row])
