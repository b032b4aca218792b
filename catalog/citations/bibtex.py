r"""Citations as BibTeX, for classic BibTeX and for biblatex with biber alike.

Entry type and fields: Patashnik, BibTeXing (1988), section 3.1, @misc (author, title,
howpublished, year, note); Kime, Wemheuer, Lehman, The biblatex Package, 2.1.1
(@misc), 2.2.2 (data fields), 2.3.8 (dates). Neither knows @manuscript, so a book is
@misc with `type`. `howpublished` says holder and shelfmark in both; where biblatex has fields of
its own (`date`, `library`, `location`, `titleaddon`, `url`), classic styles pass them over. biber
takes `date` before `year`, which is for classic styles.

Classic BibTeX counts braces whether or not a backslash stands before them (BibTeXing, section 4):
a lone '\}' would end the value. So a brace is written as a command, and every value has exactly
the braces that are put round it here. UTF-8 stays as it is, as biber and today's LaTeX read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from catalog.citations.citation import Citation, Years, years_text
from catalog.citations.lines import one_line
from catalog.dates.calendars import GREGORIAN
from catalog.dates.edtf import write_edtf

MEDIA_TYPE: Final = "application/x-bibtex"
_COMMANDS: Final = str.maketrans({
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "^": r"{\textasciicircum}", "~": r"{\textasciitilde}",
    "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
# What an address may hold (RFC 3986, section 2), and nothing else: no brace, backslash or space.
_ADDRESS: Final = ":/?#[]@!$&'()*+,;=%-._~"


def many(citations: Iterable[Citation]) -> str:
    """The entries of a .bib file, a blank line between them."""
    return "\n".join(_entry(each) for each in citations)


def _entry(citation: Citation) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(citation) if value]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}", ""])


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    kept = (citation.holder, citation.holder_place, citation.fonds, citation.shelfmark)
    yield "author", " and ".join(_whole(name) for name in citation.authors)
    # Braced twice: styles turn the letters of a title small, and no catalogue title bears that.
    yield "title", _whole(citation.title)
    yield "titleaddon", _text(citation.original_title)
    yield "type", "Manuscript"
    yield "howpublished", _text(", ".join(part for part in kept if part))
    yield "library", _text(f"{citation.holder}, {citation.shelfmark}")
    yield "location", _whole(citation.made_at)
    if citation.years is not None:
        yield "year", years_text(citation.years, "--")
        yield "date", _edtf(citation.years)
        yield "note", _text(citation.dated)
    else:
        yield "year", _text(citation.dated)
    yield "language", " and ".join(_text(tag) for tag in citation.languages)
    yield "url", quote(citation.address, safe=_ADDRESS, errors="replace")
    yield "urldate", citation.accessed.isoformat()
    # As 2.3.11 of biblatex has identifiers of archives; a style that knows no 'ark' prints both.
    yield "eprint", quote(citation.ark, safe=_ADDRESS, errors="replace")
    yield "eprinttype", "ark" if citation.ark else ""


def _text(value: str) -> str:
    return one_line(value).translate(_COMMANDS)


def _whole(value: str) -> str:
    """A value in braces of its own: 'Bosnia and Herzegovina' is one place and not two."""
    text = _text(value)
    return f"{{{text}}}" if text else ""


def _edtf(years: Years) -> str:
    return write_edtf(
        GREGORIAN.new_year(years.first),
        GREGORIAN.new_year(years.last + 1) - 1,
        is_approximate=years.is_approximate,
        is_uncertain=years.is_uncertain,
    )
