"""What a search finds as a table of comma-separated values (RFC 4180), for people's own sheets.

It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. A value
that a spreadsheet would take for a formula gets an apostrophe in front, and so stays text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.identity import Holder, Manuscript
from catalog.language import LanguageMap
from catalog.uris import Uris

COLUMNS: Final = (
    "address", "manifest", "holder", "shelfmark", "titles", "languages", "date", "place",
    "material", "rights",
)  # fmt: skip
_AT_ONCE: Final = 500
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table_of(session: Session, uris: Uris, manuscript_ids: Sequence[str]) -> Iterator[bytes]:
    """The table in parts, in the order of the ids; books readers may not see are left out."""
    yield b"\xef\xbb\xbf" + _lines([COLUMNS])
    for start in range(0, len(manuscript_ids), _AT_ONCE):
        part = manuscript_ids[start : start + _AT_ONCE]
        rows = {row[0]: row for row in _rows(session, part)}
        yield _lines([_line(uris, rows[each]) for each in part if each in rows])


def _rows(session: Session, manuscript_ids: Sequence[str]) -> Sequence[tuple[object, ...]]:
    found = session.execute(
        select(
            Manuscript.id, Holder.names, Manuscript.shelfmark, Manuscript.titles,
            Manuscript.languages, Manuscript.date_text, Manuscript.place_text,
            Manuscript.material_text, Manuscript.rights,
        )
        .join(Holder, Holder.id == Manuscript.holder_id)
        .where(Manuscript.id.in_(manuscript_ids), Manuscript.is_withheld.is_(False))
    )  # fmt: skip
    return [tuple(row) for row in found]


def _line(uris: Uris, row: tuple[object, ...]) -> Sequence[str]:
    manuscript_id, names, shelfmark, titles, languages, date, place, material, rights = row
    own = str(manuscript_id)
    return (
        uris.manuscript(own), uris.manifest(own), _all(names), str(shelfmark), _all(titles),
        " ".join(languages) if isinstance(languages, list) else "",
        *(str(each) if each is not None else "" for each in (date, place, material, rights)),
    )  # fmt: skip


def _all(texts: object) -> str:
    known: LanguageMap = texts if isinstance(texts, dict) else {}
    return " | ".join(dict.fromkeys(each for language in sorted(known) for each in known[language]))


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows([_as_text(each) for each in row] for row in rows)
    return made.getvalue().encode()


def _as_text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
