"""What sort of file came is told by what is in it."""

from __future__ import annotations

import io
import zipfile

import pytest

from catalog.exchange.kinds import UnknownKind, kind_of
from catalog.exchange.tables import BatchKind
from catalog.xml.errors import BadXml
from tests.catalog.marc.records import SHELF, collection, record


def packed(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!-- a --><TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "tei"),
        (b"\xef\xbb\xbf\n<teiCorpus/>", "tei"),
        ("<TEI/>".encode("utf-16"), "tei"),
        (collection(record(SHELF)), "marcxml"),
        (b'<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"/>', "marcxml"),
        (b'<m:mets xmlns:m="http://www.loc.gov/METS/"/>', "mets"),
        (b'<modsCollection xmlns="http://www.loc.gov/mods/v3"/>', "mets"),
        (b"<PcGts/>", "transcription"),
        (b"<alto/>", "transcription"),
        (b'<OAI-PMH><ListRecords><record><metadata><mods xmlns="http://www.loc.gov/mods/v3"/>'
         b"</metadata></record></ListRecords></OAI-PMH>", "mets"),
        (b'{"@context": "http:\\/\\/iiif.io", "@type": "sc:Manifest"}', "manifest"),
        (b'{"type": "Manifest", "items": []}', "manifest"),
        (packed("xl/workbook.xml"), "table"),
        ("shelfmark;title\nMS 1;Құран\n".encode(), "table"),
    ],
)  # fmt: skip
def test_a_file_says_what_it_is(data: bytes, kind: str) -> None:
    assert kind_of(data) is BatchKind(kind)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b" \n", "empty"),
        (packed("a.xml"), "zip"),
        (b"<svg/>", "root"),
        (b"<OAI-PMH><error/></OAI-PMH>", "root"),
        (b'{"type": "Collection"}', "json"),
        (b"[" * 100_000, "json"),
        (b"\x89PNG\r\n\x00\x01", "binary"),
    ],
)
def test_what_nothing_reads_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(UnknownKind) as caught:
        kind_of(data)
    assert caught.value.key == key


def test_a_bomb_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(BadXml):
        kind_of(b'<!DOCTYPE TEI [<!ENTITY a "aaaa">]><TEI>&a;</TEI>')
