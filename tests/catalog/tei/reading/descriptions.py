"""Short TEI files for the tests."""

from __future__ import annotations

from catalog.tei.reading.reading import Reading, read

OPENING = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
NAMED = "<msIdentifier><idno>MS 1</idno></msIdentifier>"


def tei(inner: str, *, named: str = NAMED, attributes: str = 'xml:lang="en"') -> bytes:
    """A file whose msDesc holds this after its identifier."""
    described = f"<msDesc {attributes}>{named}{inner}</msDesc>"
    return f"{OPENING}{described}</teiHeader></TEI>".encode()


def reading(inner: str, **more: str) -> Reading:
    return read(tei(inner, **more), holder_id="nlx")
