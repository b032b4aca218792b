"""Labels for boxes and shelves, to cut out of a printed A4 sheet; the code leads to the book."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from viewer.sheets.report import Heading, Report, frame
from viewer.sheets.wording import Speaker, isolated

COPIES_MAX = 60
# What a label of 45 mm has room for beside its code.
_LENGTH_MAX = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to stand on the labels: the name of the box (may be empty), and how many."""

    box: str
    copies: int
    address: str


def box_labels(heading: Heading, wanted: Wanted, say: Speaker, at: dt.datetime) -> Report:
    """The sheet of labels of one book; `wanted.copies` is 1 to `COPIES_MAX`."""
    label: dict[str, Any] = {
        "shelfmark": isolated(heading.shelfmark),
        "title": _short(heading.title),
        "holder": _short(heading.holder),
        "box": say("sheet-box", name=wanted.box) if wanted.box else "",
        "address": wanted.address,
    }
    data = {
        **frame("box-labels", heading, say, at, is_signed=True, is_void=False),
        "verify": "",
        "labels_to_stick": [label] * max(1, min(wanted.copies, COPIES_MAX)),
    }
    return Report("box_labels.typ", f"labels-{heading.shelfmark}", data, at)


def _short(words: dict[str, Any]) -> dict[str, Any]:
    text = words["text"]
    return words if len(text) <= _LENGTH_MAX else {**words, "text": f"{text[: _LENGTH_MAX - 1]}…"}
