"""How damage is told apart on a printed page: by number, hatch and letter; colour only helps.

The groups, letters and hatches are those of the damage map on the screen. The colours keep their
order of brightness in a black-and-white copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from viewer.bench_terms import GROUPS, LETTERS, group_of


@dataclass(frozen=True, slots=True)
class Look:
    """A group: its letter, its colour (sRGB), and the lines of its hatch in a square of 44."""

    name: str
    letter: str
    colour: str
    lines: str


_COLOURS: Final[Mapping[str, str]] = {
    "loss": "#a3341f", "shape": "#7a4f00", "water": "#14566b", "living": "#2f6b3a",
    "media": "#8a1f5c", "surface": "#5a5a12", "binding": "#3d3580", "repair": "#0b6e8f",
    "other": "#333b3e",
}  # fmt: skip
_LINES: Final[Mapping[str, str]] = {
    "loss": "M0,44 L44,0",
    "shape": "M0,11 Q11,3 22,11 T44,11 M0,33 Q11,25 22,33 T44,33",
    "water": "M0,8 H44 M0,22 H44 M0,36 H44",
    "living": "M7,8 h3 M29,8 h3 M18,22 h3 M40,22 h3 M7,36 h3 M29,36 h3",
    "media": "M0,0 L44,44 M0,44 L44,0",
    "surface": "M8,0 V44 M22,0 V44 M36,0 V44",
    "binding": "M0,14 H44 M0,36 H44 M14,0 V44 M36,0 V44",
    "repair": "M6,16 h14 M13,9 v14 M28,38 h14 M35,31 v14",
    "other": "M0,0 L44,44",
}
LOOKS: Final[Mapping[str, Look]] = {
    name: Look(name, LETTERS[name], _COLOURS[name], _LINES[name]) for name in GROUPS
}


def look_of(term: str) -> Look:
    """How a term of damage is drawn."""
    return LOOKS[group_of(term)]
