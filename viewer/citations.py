"""How a scholar names a manuscript in a footnote: one line of text."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from catalog.citations.lines import one_line
from catalog.manuscripts import Manuscript


@dataclass(frozen=True, slots=True)
class Footnote:
    """The same line twice.

    `plain` is for copying. `shown` is for the screen: its values may be of several scripts, so each
    one is isolated (UAX #9, 2.4: FSI and PDI), and no bracket or full stop changes sides.
    """

    plain: str
    shown: str


def footnote(
    manuscript: Manuscript, title: str, holder: str, address: str, ark: str, at: dt.datetime
) -> Footnote:
    """Make the line; `at` is the day the book was looked at, `ark` its name for ever."""
    day = at.date().isoformat()
    made = ", ".join(part for part in (manuscript.place_text, manuscript.date_text) if part)

    def line(mark: Callable[[str], str]) -> str:
        described = f"{mark(title)} ({mark(made)})" if made else mark(title)
        kept = f"{mark(holder)}, {mark(manuscript.shelfmark)}"
        return f"{kept}. {described}. {mark(ark)}. {mark(address)} ({mark(day)})."

    return Footnote(plain=line(one_line), shown=line(_isolated))


def _isolated(value: str) -> str:
    return f"\u2068{one_line(value)}\u2069"
