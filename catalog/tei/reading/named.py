"""Names that the source ties to identifiers, from which a later step finds or makes authorities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from catalog.xml.safe import Element, local_name


class NamedKind(StrEnum):
    """What sort of authority a name would have."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    WORK = "work"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the record with its identifiers in the source.

    `where` is the path of the text that holds it. `uris` are web addresses (VIAF, Wikidata,
    GeoNames, Pleiades, Syriaca); `keys` what only the catalogue of the source understands
    ('person_123'); each as it was written.
    """

    where: str
    kind: NamedKind
    name: str
    language: str
    uris: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


_KINDS: Final = {
    "author": NamedKind.PERSON, "editor": NamedKind.PERSON, "persName": NamedKind.PERSON,
    "orgName": NamedKind.BODY, "institution": NamedKind.BODY, "repository": NamedKind.BODY,
    "bloc": NamedKind.PLACE, "country": NamedKind.PLACE, "district": NamedKind.PLACE,
    "geogName": NamedKind.PLACE, "origPlace": NamedKind.PLACE, "placeName": NamedKind.PLACE,
    "pubPlace": NamedKind.PLACE, "region": NamedKind.PLACE, "settlement": NamedKind.PLACE,
    "title": NamedKind.WORK, "term": NamedKind.SUBJECT,
}  # fmt: skip
_BY_TYPE: Final = {
    "person": NamedKind.PERSON, "org": NamedKind.BODY, "place": NamedKind.PLACE,
    "work": NamedKind.WORK,
}  # fmt: skip
# A pointer into the same file identifies nothing outside of it.
_POINTER = re.compile(r"#.*")


def kind_of(element: Element) -> NamedKind | None:
    """What an element names; None where it names nothing that has an authority."""
    name = local_name(element)
    if name in {"name", "rs"}:
        return _BY_TYPE.get((element.get("type") or "").lower())
    return _KINDS.get(name)


def identifiers_of(element: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Web addresses and keys that @ref and @key give, each once, in the order of the source."""
    given = [*(element.get("ref") or "").split()]
    # A key is one word for the catalogue that made it, whatever stands in it.
    key = " ".join((element.get("key") or "").split())
    given += [key] if key else []
    given = [one for one in dict.fromkeys(given) if not _POINTER.fullmatch(one)]
    uris = tuple(one for one in given if re.match(r"https?://\S+$", one))
    return uris, tuple(one for one in given if one not in uris)
