"""Records of one large file, one after another, so that a catalogue of any size fits in memory."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from catalog.xml.errors import BadXml
from catalog.xml.safe import Element, local_name, refuse_entities, refuse_syntax

# The envelope of harvested records has a 'record' of its own (OAI-PMH 2.0, section 3.2).
_ENVELOPE: Final = "{http://www.openarchives.org/OAI/2.0/}"


def each(data: bytes, names: Collection[str]) -> Iterator[Element]:
    """Every outermost element of one of these local names, in order.

    An element may be used until the next one is asked for; then its memory is taken back.

    Raises:
        BadXml: the file declares entities; or, once the elements before have come, it is not
            well-formed from some line on.
    """
    refuse_entities(data)
    inside = 0
    walk = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, load_dtd=False,
        no_network=True, huge_tree=False, dtd_validation=False, attribute_defaults=False,
    )  # fmt: skip
    is_checked = False
    try:
        for event, element in walk:
            if not is_checked:
                _refuse_subset(element)
                is_checked = True
            if local_name(element) not in names or str(element.tag).startswith(_ENVELOPE):
                continue
            inside += 1 if event == "start" else -1
            if event == "end" and inside == 0:
                yield element
                _release(element)
    except etree.XMLSyntaxError as error:
        refuse_syntax(error)


def _refuse_subset(element: Element) -> None:
    """An encoding in which a declaration did not show as bytes shows it here."""
    subset = element.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):  # type: ignore[attr-defined]
        raise BadXml(
            "The XML declares an entity: write the characters themselves, and leave the "
            "declaration out.",
            key="entity-hidden",
        )


def _release(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
