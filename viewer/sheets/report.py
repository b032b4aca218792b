"""A report before it is printed: plain data, the template that prints it, and its moment.

The moment is that of the last thing the report tells of, not of the printing: the same state of
the same object is the same file, however often somebody asks for it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from viewer.sheets.wording import Speaker, isolated

# Vowel signs of Arabic: in letters as large as a watermark they drift away from their bases.
_MARKS: Final = re.compile("[\u064b-\u0652]")
FORMAT: Final = "kitabdar/report/1"


@dataclass(frozen=True, slots=True)
class Heading:
    """What every report begins with; `holder` and `title` are `wording.Words`."""

    shelfmark: str
    title: dict[str, Any]
    holder: dict[str, Any]
    verify: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `data` is what its template prints and what programs get."""

    template: str
    name: str
    data: dict[str, Any]
    at: dt.datetime

    @property
    def pictures(self) -> int:
        """How many photographs are on it."""
        return len(self.data.get("pictures", {}))

    @property
    def digest(self) -> str:
        """SHA-256 of the data, the template's name and the moment."""
        text = json.dumps(
            [self.template, self.at.isoformat(), self.data], ensure_ascii=False, sort_keys=True
        )
        return hashlib.sha256(text.encode()).hexdigest()


def frame(
    kind: str, heading: Heading, say: Speaker, at: dt.datetime, *, is_signed: bool, is_void: bool
) -> dict[str, Any]:
    """The data that every template needs: language, titles, foot, watermark."""
    t = say.t
    name = say(f"sheet-{kind}")
    watermark = say("sheet-struck") if is_void else None if is_signed else say("sheet-not-signed")
    state = say("sheet-state-of", moment=say.moment(at))
    return {
        "format": FORMAT,
        "kind": kind,
        "language": t.language.code,
        "direction": t.language.direction,
        "digits": say.digits,
        "state_at": at.isoformat(),
        "title": f"{name}: {heading.shelfmark}",
        "author": heading.holder["text"],
        "heading": name,
        "shelfmark": isolated(heading.shelfmark),
        "book": heading.title,
        "holder": heading.holder,
        "watermark": watermark and _MARKS.sub("", watermark),
        "foot": f"{isolated(heading.shelfmark)} · {name} · {state}",
        "page_of": t("sheet-page-of", page="PAGE", pages="PAGES"),
        "verify": heading.verify,
        "comma": t("history-comma"),
        "words": {
            key: say(f"sheet-{key}")
            for key in (
                "verify", "signatures", "unsigned", "was", "now", "field", "reason", "hash",
            )
        },
    }  # fmt: skip


def row(label: str, *lines: Any) -> dict[str, Any]:
    """A fact: its label and its lines, each a list of words."""
    return {"label": label, "lines": [line for line in lines if line]}


def latest(moments: Iterable[dt.datetime | None], fallback: dt.datetime) -> dt.datetime:
    """The last of the moments there are."""
    return max((one for one in moments if one is not None), default=fallback)
