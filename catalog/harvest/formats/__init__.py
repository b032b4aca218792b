"""The formats a record is given in: the same record, told in four ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest.formats import dublin_core, edm, mets, tei
from catalog.harvest.walking import Line
from catalog.uris import Uris

Payloads = Mapping[str, _Element]


@dataclass(frozen=True, slots=True)
class Format:
    """A metadata format (OAI-PMH 2.0, section 2.4.1).

    `payloads(session, uris, lines)` gives the element of each book, by its identifier; one that
    may not be seen any more is left out. `page` is how many records one answer holds at most: what
    is dear to make comes in shorter answers.
    """

    prefix: str
    namespace: str
    schema: str
    page: int
    payloads: Callable[[Session, Uris, Sequence[Line]], Payloads]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        each.prefix: each
        for each in (
            Format(
                "oai_dc", dublin_core.OAI_DC, "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
                50, dublin_core.payloads,
            ),
            Format(
                "tei", tei.NAMESPACE,
                "https://www.tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd",
                4, tei.payloads,
            ),
            Format(
                "mets", mets.METS, "http://www.loc.gov/standards/mets/mets.xsd", 4, mets.payloads
            ),
            Format(
                "edm", edm.EDM,
                "http://www.europeana.eu/schemas/edm/EDM.xsd", 25, edm.payloads,
            ),
        )
    }
)  # fmt: skip
