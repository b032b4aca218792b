"""How a scholar cites a manuscript: one line of text, BibTeX, and RIS, all from the record."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from catalog.manuscripts import Manuscript

# Characters that mean something to BibTeX and LaTeX inside a braced value.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"\~{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """The same reference in three forms. `plain` fits a footnote; BibTeX and RIS are whole files.

    `shown` is `plain` for the screen: its values may be of several scripts, so each one is
    isolated (UAX #9, 2.4: FSI and PDI), and no bracket or full stop changes sides.
    """

    plain: str
    shown: str
    bibtex: str
    ris: str


def cite(
    manuscript: Manuscript, title: str, holder: str, address: str, at: dt.datetime
) -> Citation:
    """Make the reference; `at` is the day it was looked at."""
    day = at.date().isoformat()
    made = ", ".join(part for part in (manuscript.place_text, manuscript.date_text) if part)

    def line(mark: Callable[[str], str]) -> str:
        described = f"{mark(title)} ({mark(made)})" if made else mark(title)
        kept = f"{mark(holder)}, {mark(manuscript.shelfmark)}"
        return _one_line(f"{kept}. {described}. {mark(address)} ({mark(day)}).")

    return Citation(
        plain=line(str),
        shown=line(_isolated),
        bibtex=_bibtex(manuscript, title, holder, address, day),
        ris=_ris(manuscript, title, holder, address, day),
    )


def _isolated(value: str) -> str:
    return f"\u2068{value}\u2069"


def _bibtex(manuscript: Manuscript, title: str, holder: str, address: str, day: str) -> str:
    fields = {
        "title": title,
        "howpublished": f"{holder}, {manuscript.shelfmark}",
        "date": manuscript.date_text or "",
        "location": manuscript.place_text or "",
        "language": ", ".join(manuscript.languages),
        "urldate": day,
    }
    lines = [f"  {name} = {{{_braced(value)}}}," for name, value in fields.items() if value]
    # An address is taken letter by letter, so nothing in it is escaped.
    lines.append(f"  url = {{{address}}}")
    return "\n".join([f"@misc{{{manuscript.id},", *lines, "}", ""])


def _braced(value: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in _one_line(value))


def _ris(manuscript: Manuscript, title: str, holder: str, address: str, day: str) -> str:
    """Write RIS tags; AV is the place in an archive, Y2 the day of access."""
    fields = [
        ("TY", "MANSCPT"),
        ("ID", manuscript.id),
        ("TI", title),
        ("AV", f"{holder}, {manuscript.shelfmark}"),
        ("CN", manuscript.shelfmark),
        ("DA", manuscript.date_text or ""),
        ("CY", manuscript.place_text or ""),
        ("LA", ", ".join(manuscript.languages)),
        ("UR", address),
        ("Y2", day.replace("-", "/")),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _one_line(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()
