"""Lists of addresses: ResourceSync (NISO Z39.99-2017) and sitemaps (sitemaps.org), one XML.

Parts are ranges of numbers of the log, so that a part costs the same wherever it stands, and a
change moves a book to the last part: whoever reads the parts in their order misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree
from lxml.etree import _Element

from catalog.harvest.tables import Seen
from catalog.harvest.walking import Line, Told
from catalog.uris import Uris

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
SYNC: Final = "http://www.openarchives.org/rs/terms/"
# Addresses in one part; far below the 50,000 of both specifications, to be quick.
PART: Final = 1000
_CHANGES: Final = {
    Seen.CREATE: "created",
    Seen.UPDATE: "updated",
    Seen.DELETE: "deleted",
    Seen.MOVE: "deleted",
}
_TEI: Final = "application/tei+xml"
_MANIFEST: Final = "application/ld+json"


def parts_in(total: int) -> int:
    """How many parts so many numbers fill."""
    return -(-total // PART)


def bounds(part: int) -> tuple[int, int]:
    """The numbers of a part: after the first, up to the second."""
    return (part - 1) * PART, part * PART


def source_description(uris: Uris) -> bytes:
    """Where the capability list is (section 7)."""
    root = _root("urlset", "description")
    item = _item(root, "url", uris.capability_list())
    _describe(item, capability="capabilitylist")
    return _bytes(root)


def capability_list(uris: Uris) -> bytes:
    """What there is to take (section 9)."""
    root = _root("urlset", "capabilitylist")
    _link(root, "up", uris.resourcesync())
    for address, capability in (
        (uris.resource_list(), "resourcelist"),
        (uris.change_list(), "changelist"),
    ):
        _describe(_item(root, "url", address), capability=capability)
    return _bytes(root)


def resource_list_index(uris: Uris, parts: Sequence[tuple[int, datetime]], at: datetime) -> bytes:
    """The parts of the list of everything (section 10.2), each with the time of its last change."""
    root = _root("sitemapindex", "resourcelist", at=at)
    _link(root, "up", uris.capability_list())
    for part, last in parts:
        _item(root, "sitemap", uris.resource_list(part), last)
    return _bytes(root)


def resource_list(uris: Uris, lines: Iterable[Line], at: datetime) -> bytes:
    """One part of the list: of each book its record as TEI, and its manifest."""
    root = _root("urlset", "resourcelist", at=at)
    _link(root, "up", uris.capability_list())
    _link(root, "index", uris.resource_list())
    for line in lines:
        _describe(_item(root, "url", uris.tei(line.id), line.at), type=_TEI)
        if line.has_manifest:
            _describe(_item(root, "url", uris.manifest(line.id), line.at), type=_MANIFEST)
    return _bytes(root)


def change_list_index(
    uris: Uris, total: int, began_at: datetime, times: Sequence[datetime]
) -> bytes:
    """The parts of the list of changes (section 12.2); `times` are the first of each part."""
    root = _root("sitemapindex", "changelist", since=began_at)
    _link(root, "up", uris.capability_list())
    for part, first in zip(range(1, parts_in(total) + 1), times, strict=True):
        item = _item(root, "sitemap", uris.change_list(part))
        _describe(item, capability="changelist", since=first)
    return _bytes(root)


def change_list(uris: Uris, told: Sequence[Told]) -> bytes:
    """One part of the list of changes, the oldest first."""
    root = _root("urlset", "changelist", since=told[0].at)
    _link(root, "up", uris.capability_list())
    _link(root, "index", uris.change_list())
    for each in told:
        item = _item(root, "url", uris.tei(each.id), each.at)
        _describe(item, change=_CHANGES[each.change], at=each.at, type=_TEI)
    return _bytes(root)


def sitemap_index(uris: Uris, parts: Sequence[tuple[int, datetime]]) -> bytes:
    """The parts of the list of pages for people."""
    root = _root("sitemapindex", None)
    for part, last in parts:
        _item(root, "sitemap", uris.sitemap(part), last)
    return _bytes(root)


def sitemap(uris: Uris, lines: Iterable[Line]) -> bytes:
    """One part of the pages for people: the page of each book."""
    root = _root("urlset", None)
    for line in lines:
        _item(root, "url", uris.manuscript(line.id), line.at)
    return _bytes(root)


def _root(
    tag: str,
    capability: str | None,
    *,
    at: datetime | None = None,
    since: datetime | None = None,
) -> _Element:
    names: dict[Any, str] = {None: SITEMAP}
    if capability is not None:
        names["rs"] = SYNC
    root = etree.Element(f"{{{SITEMAP}}}{tag}", nsmap=names)
    if capability is not None:
        made = etree.SubElement(root, f"{{{SYNC}}}md", {"capability": capability})
        if at is not None:
            made.set("at", _time(at))
        if since is not None:
            made.set("from", _time(since))
    return root


def _item(root: _Element, tag: str, address: str, at: datetime | None = None) -> _Element:
    made = etree.SubElement(root, f"{{{SITEMAP}}}{tag}")
    etree.SubElement(made, f"{{{SITEMAP}}}loc").text = address
    if at is not None:
        etree.SubElement(made, f"{{{SITEMAP}}}lastmod").text = _time(at)
    return made


def _describe(
    item: _Element, *, since: datetime | None = None, at: datetime | None = None, **told: str
) -> None:
    made = etree.SubElement(item, f"{{{SYNC}}}md", told)
    if at is not None:
        made.set("datetime", _time(at))
    if since is not None:
        made.set("from", _time(since))


def _link(root: _Element, relation: str, address: str) -> None:
    made = etree.Element(f"{{{SYNC}}}ln", {"rel": relation, "href": address})
    root.insert(len(root) - 1, made)  # before rs:md, as the examples have it


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
