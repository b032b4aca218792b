"""Citations as CSL-JSON, the input of every processor of citation styles.

Source: Citation Style Language 1.0.2, csl-data.json (the array, names, dates) and the
specification, appendices III (type 'manuscript') and IV (variables). A name is never taken apart
('literal'): which part of an Arabic name is the family's, no program can tell. Years before the
common era are negative (specification, 'AD and BC') and none is 0, so the year 0 is -1 here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from catalog.citations.citation import Citation
from catalog.citations.lines import one_line

MEDIA_TYPE: Final = "application/vnd.citationstyles.csl+json"


def many(citations: Iterable[Citation]) -> str:
    """The items as one JSON array, with letters of every script as they are."""
    return json.dumps([item_of(each) for each in citations], ensure_ascii=False, indent=2) + "\n"


def item_of(citation: Citation) -> dict[str, Any]:
    """One item. `language` is the main one: styles ask it how to write the title."""
    accessed = citation.accessed
    texts = {
        "title": citation.title,
        "original-title": citation.original_title,
        "archive": citation.holder,
        "archive-place": citation.holder_place,
        "archive_collection": citation.fonds,
        "archive_location": citation.shelfmark,
        "call-number": citation.shelfmark,
        "publisher-place": citation.made_at,
        "language": citation.languages[0] if citation.languages else "",
        "note": citation.dated if citation.years else "",
        "URL": citation.address,
    }
    said = {name: one_line(text) for name, text in texts.items()}
    authors = [{"literal": name} for name in map(one_line, citation.authors) if name]
    issued = _issued(citation)
    return {
        "id": citation.key,
        "type": "manuscript",
        **({"author": authors} if authors else {}),
        **{name: text for name, text in said.items() if text},
        **({"issued": issued} if issued else {}),
        # 'custom' is for what no variable of CSL names (csl-data.json).
        "custom": {"ark": citation.ark},
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
    }


def _issued(citation: Citation) -> dict[str, Any]:
    years = citation.years
    if years is None:
        wording = one_line(citation.dated)
        return {"literal": wording} if wording else {}
    ends = dict.fromkeys(year if year > 0 else year - 1 for year in (years.first, years.last))
    return {
        "date-parts": [[year] for year in ends],
        **({"circa": True} if years.is_circa else {}),
    }
