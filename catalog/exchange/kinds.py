"""What sort of file came, told by its content and never by its name."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any, Final

from lxml import etree

from catalog.errors import BadRecord
from catalog.exchange.tables import BatchKind
from catalog.xml.safe import local_name, refuse_entities, refuse_syntax

# By root element, whatever its namespace: records of old exports often have none.
_ROOTS: Final = {
    "TEI": BatchKind.TEI, "TEI.2": BatchKind.TEI, "teiCorpus": BatchKind.TEI,
    "msDesc": BatchKind.TEI,
    "collection": BatchKind.MARCXML, "record": BatchKind.MARCXML,
    "mets": BatchKind.METS, "mods": BatchKind.METS, "modsCollection": BatchKind.METS,
    "PcGts": BatchKind.TRANSCRIPTION, "alto": BatchKind.TRANSCRIPTION,
}  # fmt: skip
# Harvested records come in an envelope (OAI-PMH 2.0, section 3.2); the first in it tells.
_ENVELOPE: Final = "OAI-PMH"
_MARC: Final = "http://www.loc.gov/MARC21/slim"
_INSIDE: Final = {
    f"{{{_MARC}}}record": BatchKind.MARCXML,
    "{http://www.loc.gov/mods/v3}mods": BatchKind.METS,
    "{http://www.loc.gov/METS/}mets": BatchKind.METS,
    "{http://www.tei-c.org/ns/1.0}TEI": BatchKind.TEI,
}  # fmt: skip
_ZIP: Final = b"PK\x03\x04"
_WORKBOOK: Final = "xl/workbook.xml"


class UnknownKind(BadRecord):
    """A file that no reader here is for.

    Keys: 'empty', 'zip' (a packed folder: each file in it has a kind of its own), 'root' (XML
    whose `root` says nothing here), 'json' (no manifest of IIIF), 'binary'.
    """


def kind_of(data: bytes) -> BatchKind:
    """The kind of a file: XML by its root element, JSON by its type, else a table.

    A METS file and a MODS record alone are one kind, as the one holds the other.

    Raises:
        BadXml: it begins like XML and is not well-formed, or declares entities.
        UnknownKind: nothing here reads it.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4]
    if not start:
        raise UnknownKind("The file is empty: choose another.", key="empty")
    if data.startswith(_ZIP):
        return _packed(data)
    if start[:1] in (b"<",) or data[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<"):
        return _by_root(data)
    if start[:1] in (b"{", b"["):
        return _by_type(data)
    if b"\x00" in data[:8000]:
        raise UnknownKind(
            "The file is neither XML nor a table: send TEI, MARCXML, METS, MODS, CSV or XLSX.",
            key="binary",
        )
    return BatchKind.TABLE


def _packed(data: bytes) -> BatchKind:
    """A workbook is a zip with a known part (ECMA-376, part 2); any other zip is a folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            is_workbook = _WORKBOOK in packed.namelist()
    except zipfile.BadZipFile:
        is_workbook = False
    if is_workbook:
        return BatchKind.TABLE
    raise UnknownKind(
        "The file is a packed folder: unpack it, and send the files in it.", key="zip"
    )


def _by_root(data: bytes) -> BatchKind:
    refuse_entities(data)
    root = ""
    try:
        # Only as far as the first element that tells; the reader parses the whole.
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), resolve_entities=False, load_dtd=False,
            no_network=True, huge_tree=False,
        ):  # fmt: skip
            root = root or local_name(element)
            if root != _ENVELOPE:
                break
            if element.tag in _INSIDE:
                return _INSIDE[element.tag]
    except etree.XMLSyntaxError as error:
        refuse_syntax(error)
    if root in _ROOTS:
        return _ROOTS[root]
    raise UnknownKind(
        f"Nothing here reads XML that begins with '{root[:80]}': send TEI, MARCXML, METS or MODS.",
        key="root",
        root=root[:80],
    )


def _by_type(data: bytes) -> BatchKind:
    """A manifest of IIIF says so in its type (Presentation 2.1, 5.2; 3.0, 3.2)."""
    if is_manifest(_json(data)):
        return BatchKind.MANIFEST
    raise UnknownKind("The JSON is no manifest of IIIF: nothing here reads it.", key="json")


def is_manifest(value: object) -> bool:
    """Whether parsed JSON is a manifest of Presentation 2 or 3, and no collection of them."""
    if not isinstance(value, dict):
        return False
    return (value.get("type") or value.get("@type")) in ("Manifest", "sc:Manifest")


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
