"""One door for every XML file from outside.

Entities that a file declares are what bombs and thefts are made of (XML 1.0, section 4.2), and no
format that is read here needs them: a file with any is refused, before and after parsing. Nothing
is fetched, no DTD is loaded, no inclusion is followed. The parser's own limits stay on: 256 levels
of elements, ten million characters in one text.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from lxml import etree

from catalog.xml.errors import BadXml

Element = etree._Element
Tree = etree._ElementTree

# The tree of a file takes about twenty times its bytes in memory.
BYTES_MAX: Final = 12_000_000
DEPTH_MAX: Final = 256
_ENTITY: Final = re.compile(rb"<\0{0,3}!\0{0,3}E\0{0,3}N\0{0,3}T\0{0,3}I\0{0,3}T\0{0,3}Y")
_REASON_MAX: Final = 200


def parse(data: bytes, *, limit: int = BYTES_MAX) -> Tree:
    """The tree of a file, each element with its line; comments and instructions are kept.

    The encoding is that of the byte order mark or of the declaration, or else UTF-8.

    Raises:
        BadXml: not well-formed, larger than `limit` bytes, or with entities of its own.
    """
    if len(data) > limit:
        raise BadXml(
            f"The file has {len(data) / 1e6:.1f} MB, and at most {limit / 1e6:.0f} MB of XML are "
            "read: split it, or leave out the transcription.",
            key="large",
            megabytes=f"{len(data) / 1e6:.1f}",
            limit=f"{limit / 1e6:.0f}",
        )
    if not data.strip():
        raise BadXml("The file is empty: choose the one with the XML.", key="empty")
    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        dtd_validation=False,
        attribute_defaults=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        refuse_syntax(error)
    tree = root.getroottree()
    # An encoding in which the declaration did not show above (UTF-7, EBCDIC) shows here.
    subset = tree.docinfo.internalDTD
    # The types of lxml do not know this method of a DTD.
    if subset is not None and any(True for _ in subset.iterentities()):  # type: ignore[union-attr]
        raise BadXml(
            "The XML declares an entity: write the characters themselves, and leave the "
            "declaration out.",
            key="entity-hidden",
        )
    return tree


def local_name(element: Element) -> str:
    """The name without its namespace; '' for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: Element) -> int:
    """The line an element begins in, from 1; 0 where the parser does not know."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def refuse_entities(data: bytes) -> None:
    """Refuse a file that declares entities of its own, before any parser sees it.

    Raises:
        BadXml: it does; with the line.
    """
    found = _ENTITY.search(data)
    if found is None:
        return
    line = data.count(b"\n", 0, found.start()) + 1
    raise BadXml(
        f"Line {line} of the XML declares an entity: write the characters themselves, and leave "
        "the declaration out.",
        key="entity",
        line=line,
    )


def refuse_syntax(error: etree.XMLSyntaxError) -> NoReturn:
    """Say in one sentence where a file is not well-formed.

    Raises:
        BadXml: always; with line and column.
    """
    line, column = error.position
    if "Excessive depth" in str(error.msg):
        raise BadXml(
            f"The XML nests more than {DEPTH_MAX} elements in each other at line {line}: no record "
            "needs that, so look whether the file is what it should be.",
            key="deep",
            line=line,
            most=DEPTH_MAX,
        ) from None
    reason = " ".join(str(error.msg).split()).rstrip(".")
    # The parser adds the position to some of its sentences.
    reason = re.sub(r",? line \d+, column \d+.*$", "", reason)[:_REASON_MAX]
    reason = reason or "no reason given"
    raise BadXml(
        f"The XML is not well-formed at line {line}, column {column} ({reason}): "
        "mend it there, and send it again.",
        key="syntax",
        line=line,
        column=column,
        reason=reason,
    ) from None
