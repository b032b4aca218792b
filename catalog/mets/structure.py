"""The structure of a METS package: which way the book turns, its chapters, its sides and files.

A physical map has a division for each side, a logical one for each chapter; they meet in the files
they point at, or in links between the two (METS 1.12.1, structMap and structLink).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from catalog.xml.safe import Element, line_of, local_name

_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_FROM: Final = "{http://www.w3.org/1999/xlink}from"
_TO: Final = "{http://www.w3.org/1999/xlink}to"
# Divisions of one image: they order the sides and are no chapters.
_SIDES: Final = frozenset({"page", "side", "static", "logicalmember", "image", "leaf", "folio"})
_RTL: Final = re.compile(r"rtl|right.?to.?left", re.IGNORECASE)
_TYPE_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DEPTH_MAX: Final = 18


@dataclass(frozen=True, slots=True)
class Chapter:
    """A division of the logical map: label, level, the sides it begins and ends on.

    `described_by` are the descriptions it points at; sides are labels of the physical map.
    """

    element: Element
    label: str
    level: int
    start: str = ""
    end: str = ""
    described_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group of files: what for, their addresses, the line it begins in."""

    use: str
    line: int
    addresses: tuple[str, ...]


@dataclass(slots=True)
class Structure:
    """What the maps of a package say; `main` are the descriptions of the whole book."""

    turns_right_to_left: bool = False
    main: tuple[str, ...] = ()
    chapters: list[Chapter] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def structure_of(mets: Element) -> Structure:
    """The structure of a package, as far as its maps tell it."""
    made = Structure(groups=[*_groups(mets)])
    maps = [one for one in mets if local_name(one) == "structMap"]
    physical = [one for one in maps if _is(one, "physical")]
    logical = [one for one in maps if _is(one, "logical")]
    labels: dict[str, str] = {}
    for one in physical:
        made.turns_right_to_left |= any(
            _RTL.search(f"{div.get('TYPE') or ''} {div.get('LABEL') or ''}") is not None
            for div in one.iter() if local_name(div) == "div"
        )  # fmt: skip
        _label_sides(one, labels, made.sides if one is physical[0] else [])
    links = _links(mets, labels)
    for one in logical or physical or maps:
        top = next((div for div in one if local_name(div) == "div"), None)
        if top is None:
            continue
        made.main = made.main or _main(top)
        if one in logical:
            made.chapters += _chapters(top, 2, labels, links)
    return made


def _is(element: Element, kind: str) -> bool:
    return kind in (element.get("TYPE") or "").lower()


def _main(top: Element) -> tuple[str, ...]:
    """The descriptions of the whole: of the first division down that points at any."""
    here: Element | None = top
    while here is not None:
        if ids := (here.get("DMDID") or "").split():
            return tuple(ids)
        inner = [div for div in here if local_name(div) == "div"]
        here = inner[0] if len(inner) == 1 else None
    found = next((div.get("DMDID") for div in top.iter() if div.get("DMDID")), "")
    return tuple((found or "").split())


def _label_sides(struct_map: Element, labels: dict[str, str], sides: list[str]) -> None:
    """The label of each side by its files and by its own id, in reading order.

    'f. 12' with 'a' in it is 'f. 12a'; where a side has no label, its number is one (ORDERLABEL).
    """
    for div in struct_map.iter():
        pointers = [one for one in div if local_name(one) == "fptr"]
        if local_name(div) != "div" or not pointers:
            continue
        label = (div.get("LABEL") or div.get("ORDERLABEL") or "").strip()
        parent = div.getparent()
        around = (parent.get("LABEL") or "").strip() if parent is not None else ""
        if parent is not None and (parent.get("TYPE") or "") in ("Folio", "Leaf") and around:
            label = f"{around}{label}" if len(label) == 1 else f"{around}, {label}".strip(", ")
        elif around and (parent.get("TYPE") or "").endswith("Cover"):  # type: ignore[union-attr]
            label = f"{around}, {label}".strip(", ")
        label = label or (div.get("ORDER") or "")
        if label and label not in ("uncounted", " - "):
            sides.append(label)
            for one in pointers:
                labels.setdefault(one.get("FILEID") or "", label)
            if div.get("ID"):
                labels.setdefault(f"#{div.get('ID')}", label)


def _links(mets: Element, labels: dict[str, str]) -> dict[str, list[str]]:
    """The sides of a chapter by its id, where links say so."""
    found: dict[str, list[str]] = {}
    for link in mets.iter():
        if local_name(link) == "smLink":
            label = labels.get(f"#{(link.get(_TO) or '').lstrip('#')}")
            if label is not None:
                found.setdefault((link.get(_FROM) or "").lstrip("#"), []).append(label)
    return found


def _chapters(
    div: Element, level: int, labels: dict[str, str], links: dict[str, list[str]]
) -> Iterator[Chapter]:
    for inner in div:
        kind = (inner.get("TYPE") or "").lower()
        if local_name(inner) != "div":
            continue
        label = " ".join((inner.get("LABEL") or inner.get("ORDERLABEL") or "").split())
        described = tuple((inner.get("DMDID") or "").split())
        if kind in _SIDES and not described:
            continue
        if not label and kind and not described:
            label = _TYPE_WORDS.sub(" ", inner.get("TYPE") or "").replace("_", " ")
        on = links.get(inner.get("ID") or "", []) + [
            labels[one.get("FILEID") or ""]
            for one in inner.iter()
            if local_name(one) == "fptr" and (one.get("FILEID") or "") in labels
        ]
        start, end = (on[0], on[-1] if on[-1] != on[0] else "") if on else ("", "")
        yield Chapter(inner, label, level, start, end, described)
        yield from _chapters(inner, min(level + 1, _DEPTH_MAX), labels, links)


def _groups(mets: Element) -> Iterator[Group]:
    for group in mets.iter():
        if local_name(group) != "fileGrp":
            continue
        files = [one for one in group if local_name(one) == "file"]
        addresses = [
            address
            for one in files
            for place in one
            if local_name(place) == "FLocat" and (address := (place.get(_HREF) or "").strip())
        ]
        if files:
            yield Group(group.get("USE") or "", line_of(group), tuple(addresses))
