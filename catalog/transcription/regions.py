"""Kinds of regions and lines, whatever vocabulary a file names them in.

PAGE has its TextTypeSimpleType, Transkribus writes a structure in 'custom', eScriptorium writes
the zones and lines of SegmOnto as tags, and TEI has the types of forme work: they are known by the
words within their names.
"""

from __future__ import annotations

import re
from typing import Final

from catalog.transcription.lines import RegionKind

# In this order: 'MarginTextZone:catchword' is a catchword first.
_WORDS: Final = (
    (RegionKind.CATCHWORD, ("catch",)),
    (RegionKind.NUMBER, ("number", "pagenum", "sig", "quiremark")),
    (RegionKind.INITIAL, ("drop", "initial")),
    (RegionKind.MARGIN, ("margin", "gloss", "footnote", "endnote", "footer", "note")),
    (RegionKind.HEADING, ("head", "title", "rubric", "chapter")),
    (RegionKind.TABLE, ("table",)),
    (RegionKind.MUSIC, ("music",)),
    (RegionKind.TEXT, ("main", "text", "paragraph", "default", "verse")),
)
_STRUCTURE: Final = re.compile(r"structure\s*\{[^}]*?type:\s*([^;}]+)")
_ORDER: Final = re.compile(r"readingOrder\s*\{[^}]*?index:\s*(\d{1,9})")


def kind_of(*stated: str | None) -> RegionKind:
    """The kind by the first name that says something; without any, running text."""
    is_named = False
    for each in stated:
        name = re.sub(r"[^a-z]", "", (each or "").lower())
        is_named = is_named or bool(name)
        for kind, words in _WORDS:
            if any(word in name for word in words):
                return kind
    return RegionKind.OTHER if is_named else RegionKind.TEXT


def line_kind(of_line: RegionKind, of_region: RegionKind) -> RegionKind:
    """The kind of a line, which counts where it says more than that this is a line."""
    return of_region if of_line in (RegionKind.TEXT, RegionKind.OTHER) else of_line


def structure_in(custom: str | None) -> str | None:
    """The type of structure in PAGE's attribute 'custom', as Transkribus writes it."""
    found = _STRUCTURE.search(custom or "")
    return found[1].strip() if found else None


def index_in(custom: str | None) -> int | None:
    """The place in reading order in PAGE's attribute 'custom', as Transkribus writes it."""
    found = _ORDER.search(custom or "")
    return int(found[1]) if found else None
