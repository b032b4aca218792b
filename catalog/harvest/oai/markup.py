"""Small pieces of the answers: elements, times, headers, records."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from lxml import etree
from lxml.etree import _Element

from catalog.harvest.oai.repository import Repository
from catalog.harvest.walking import Line

OAI: Final = "http://www.openarchives.org/OAI/2.0/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def add(parent: _Element, tag: str, text: str | None = None, **attributes: str) -> _Element:
    """A new element at the end of `parent`."""
    made = etree.SubElement(parent, f"{{{OAI}}}{tag}", attributes)
    made.text = text
    return made


def stamp(at: datetime) -> str:
    """A time in whole seconds of UTC (section 3.3)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def header(parent: _Element, repository: Repository, line: Line) -> None:
    """The header of a record (section 2.5)."""
    made = add(parent, "header", **({"status": "deleted"} if line.is_deleted else {}))
    add(made, "identifier", repository.identifier(line.id))
    add(made, "datestamp", stamp(line.at))
    for spec in line.sets:
        add(made, "setSpec", spec)


def record(parent: _Element, repository: Repository, line: Line, payload: _Element | None) -> None:
    """A record; a deleted one is its header alone."""
    assert line.is_deleted is (payload is None), "the list and the books are of one moment"
    made = add(parent, "record")
    header(made, repository, line)
    if payload is not None:
        add(made, "metadata").append(payload)
