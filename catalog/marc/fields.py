"""The fields of a MARCXML record, each with the fields that repeat it in its original script.

A field 880 belongs to the one that its $6 names ('245-01/(3/r'), whose own $6 names it back; one
with the number 00 stands alone and is of the kind it names (MARC 21, appendix A).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from catalog.bibliographic.tongues import SCRIPTS_OF_MARC
from catalog.xml.safe import Element, local_name

_LINK: Final = re.compile(r"\s*(\d{3})-(\d{2})(?:/([^/]+))?(?:/(r))?")
_ALTERNATE: Final = "880"


@dataclass(slots=True, eq=False)
class Field:
    """One field: its tag, indicators and subfields in order; `linked` are its original scripts.

    `tag` of an 880 is that of the field it stands for, `script` what its $6 names ('Arab'), or ''.
    """

    element: Element
    tag: str
    indicators: str
    subfields: list[tuple[str, Element]]
    script: str = ""
    linked: list[Field] = field(default_factory=list)

    def of(self, codes: str) -> list[Element]:
        """The subfields of some codes, in the order of the record."""
        return [element for code, element in self.subfields if code in codes]

    def besides(self, codes: str) -> list[Element]:
        """The subfields of all other codes, without those that link and number fields."""
        return [element for code, element in self.subfields if code not in codes + "0123456789"]

    def values(self, codes: str) -> list[str]:
        """The words of some subfields."""
        return [text for one in self.of(codes) if (text := (one.text or "").strip())]

    def value(self, codes: str) -> str:
        """The first words of some subfields, or ''."""
        return next(iter(self.values(codes)), "")

    def every(self) -> Iterator[Field]:
        """The field, and after it the same in its original scripts."""
        yield self
        yield from self.linked


@dataclass(slots=True, eq=False)
class Entry:
    """A record in fields: the leader, control fields by tag, data fields in order."""

    element: Element
    leader: Element | None
    controls: dict[str, Element]
    fields: list[Field]

    def of(self, *tags: str) -> list[Field]:
        """The fields of some tags, in the order of the record."""
        return [one for one in self.fields if one.tag in tags]

    def control(self, tag: str) -> str:
        """The text of a control field, with the blanks that count; '' where there is none."""
        element = self.controls.get(tag)
        return (element.text or "") if element is not None else ""


def entry_of(element: Element) -> Entry:
    """The record in an element `record`."""
    leader: Element | None = None
    controls: dict[str, Element] = {}
    plain: list[Field] = []
    alternates: list[tuple[re.Match[str], Field]] = []
    for one in element:
        name, tag = local_name(one), one.get("tag") or ""
        if name == "leader":
            leader = one
        elif name == "controlfield":
            controls.setdefault(tag, one)
        elif name == "datafield":
            made = _field(one, tag)
            link = _LINK.match(made.value("6")) if tag == _ALTERNATE else None
            if link is None:
                plain.append(made)
            else:
                made.tag, made.script = link[1], SCRIPTS_OF_MARC.get(link[3] or "", "")
                alternates.append((link, made))
    for link, made in alternates:
        owner = _owner(plain, link[1], link[2], made)
        if owner is None:
            plain.append(made)
        else:
            owner.linked.append(made)
    return Entry(element, leader, controls, plain)


def _owner(fields: list[Field], tag: str, number: str, alternate: Field) -> Field | None:
    if number == "00":
        return None
    for one in fields:
        link = _LINK.match(one.value("6")) if one.tag == tag and one is not alternate else None
        if link is not None and link[1] == _ALTERNATE and link[2] == number:
            return one
    return None


def _field(element: Element, tag: str) -> Field:
    indicators = f"{(element.get('ind1') or ' ')[:1]}{(element.get('ind2') or ' ')[:1]}"
    inner = [(one.get("code") or "", one) for one in element if local_name(one) == "subfield"]
    return Field(element, tag, indicators, inner)


def place_of_field(element: Element, _known: dict[Element, str]) -> str:
    """Where a run stands, as cataloguers write it: '245$a', '008', 'leader'."""
    name = local_name(element)
    if name == "subfield":
        parent = element.getparent()
        tag = parent.get("tag") if parent is not None else ""
        return f"{tag}${element.get('code') or ''}"
    return element.get("tag") or name
