"""Archival Resource Keys: how one is written for a book, and how one that was typed is read.

Source: Kunze, Bermès, The ARK Identifier Scheme (draft-kunze-ark-38): 2.2 (the label), 2.3 (the
number of who assigned it), 2.5 (qualifiers), 3.1 and 3.2 (what is insignificant), 2 (check zone).

The name of a book is its permanent identifier and a check character over number and name, so that
a slip of the pen in either is found. A page follows after a slash: by the identifier of its canvas,
which never moves ('/c4t9xk2w0bz'), or by what it is called ('/f.12r').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from catalog import identifiers
from catalog.arks.errors import ArkNotFound
from catalog.identifiers import Kind

# Shared by everybody for trying things out (2.3, table 2): nothing promises that it goes on.
TEST_NAAN: Final = "99999"
NAAN_PATTERN: Final = r"[0-9bcdfghjkmnpqrstvwxz]{1,16}"
LENGTH_MAX: Final = 400
_FOLIO: Final = "f."
# Hyphens mean nothing, nor what word processors put in their place; nor do breaks of lines.
_INERT: Final = re.compile("[-\u00ad\u2010-\u2015\u2212\\s]")
_STRUCTURE: Final = re.compile(r"([/.])[/.]+")


@dataclass(frozen=True, slots=True)
class Ark:
    """One that was read: who assigned it, the name, and what follows after the name, if anything.

    `qualifier` has no slash at its ends.
    """

    naan: str
    name: str
    qualifier: str = ""

    def __str__(self) -> str:
        """The compact form, with nothing of an address."""
        return f"ark:{self.naan}/{self.name}" + (f"/{self.qualifier}" if self.qualifier else "")


def ark_of(naan: str, manuscript_id: str, part: str = "") -> Ark:
    """The ARK of a book; `part` is a canvas identifier, or what `folio_part` makes."""
    return Ark(naan, manuscript_id + identifiers.check_over(f"{naan}/{manuscript_id}"), part)


def folio_part(label: str) -> str:
    """What follows the name for the page that is called so today, percent-encoded: 'f.12r'."""
    return _FOLIO + quote("_".join(label.split()), safe="")


def read_ark(text: str) -> Ark:
    """What stands after the label 'ark:', or after 'ark:/', normalised (3.2).

    Letters of the number are small; those of the name are compared as they are. `name` may be
    empty: then the number alone was given.

    Raises:
        ArkNotFound: it is no ARK at all.
    """
    bare = _STRUCTURE.sub(r"\1", _INERT.sub("", text)).strip("/.")
    naan, _, rest = bare.partition("/")
    naan = naan.lower()
    if len(text) > LENGTH_MAX or not re.fullmatch(NAAN_PATTERN, naan):
        raise ArkNotFound(text[:LENGTH_MAX])
    name, _, qualifier = rest.partition("/")
    return Ark(naan, name, qualifier)


def manuscript_id_of(ark: Ark) -> str:
    """The book that it names, whether or not there is one.

    Raises:
        ArkNotFound: no book was ever given this name, or a character of it is wrong.
    """
    manuscript_id, check = ark.name[:-1], ark.name[-1:]
    is_ours = (
        identifiers.is_valid(manuscript_id)
        and manuscript_id[0] == Kind.MANUSCRIPT
        and check == identifiers.check_over(f"{ark.naan}/{manuscript_id}")
    )
    if not is_ours:
        raise ArkNotFound(str(ark))
    return manuscript_id


def canvas_id_in(ark: Ark) -> str | None:
    """The canvas that it names; None where it names none."""
    is_canvas = identifiers.is_valid(ark.qualifier) and ark.qualifier[0] == Kind.CANVAS
    return ark.qualifier if is_canvas else None


def folio_in(ark: Ark) -> str | None:
    """What the page is called that it names ('12r'); None where it names none so."""
    if not ark.qualifier.lower().startswith(_FOLIO):
        return None
    return ark.qualifier[len(_FOLIO) :].replace("_", " ").strip() or None
