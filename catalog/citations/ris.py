"""Citations as RIS, the tagged lines that every reference manager reads.

Source: RIS Format Specifications (Research Information Systems, as kept by Clarivate for
EndNote): each line is a tag of two characters, two spaces, a hyphen, a space and the value, lines
end with CR LF, TY comes first and ER last. TY is MANSCPT (manuscript). DB and AV are the archive
and the place in it, CN the call number, CY the place where the book was made, OP its title in its
own language, N1 the wording of its date, AN (accession number) its ARK.

A date is 'YYYY/MM/DD/other': PY says a year only where there is one, as a first year alone would
date a book a century too early; DA has a span in its last part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from catalog.citations.citation import Citation, years_text
from catalog.citations.lines import one_line

MEDIA_TYPE: Final = "application/x-research-info-systems"


def many(citations: Iterable[Citation]) -> str:
    """The entries of a .ris file, one after another."""
    return "".join(_entry(each) for each in citations)


def _entry(citation: Citation) -> str:
    values = ((tag, one_line(value)) for tag, value in _tags(citation))
    lines = [f"{tag}  - {value}" for tag, value in values if value]
    return "\r\n".join(["TY  - MANSCPT", *lines, "ER  - ", "", ""])


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ID", citation.key
    for author in citation.authors:
        yield "AU", author
    yield "TI", citation.title
    yield "OP", citation.original_title
    yield from _dates(citation)
    yield "CY", citation.made_at
    yield "DB", ", ".join(part for part in (citation.holder, citation.holder_place) if part)
    yield "AV", ", ".join(part for part in (citation.fonds, citation.shelfmark) if part)
    yield "CN", citation.shelfmark
    yield "M3", "Manuscript"
    yield "LA", ", ".join(citation.languages)
    yield "N1", citation.dated
    yield "UR", citation.address
    yield "AN", citation.ark
    yield "Y2", f"{citation.accessed.isoformat().replace('-', '/')}/"


def _dates(citation: Citation) -> Iterator[tuple[str, str]]:
    years = citation.years
    if years is None:
        # A slash would end the part of the date it stands in; N1 has the wording as it is.
        wording = one_line(citation.dated).replace("/", "-")
        yield "DA", f"///{wording}" if wording else ""
        return
    is_one_year = years.first == years.last
    first = f"{years.first:04}" if years.first > 0 else ""
    is_plain = is_one_year and first and not years.is_circa
    yield "PY", first if is_one_year else ""
    yield "DA", f"{first}///" + ("" if is_plain else years_text(years, "-"))
