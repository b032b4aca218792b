"""What is no record is refused with one sentence that says where and what to do."""

from __future__ import annotations

import pytest

from catalog.tei.errors import BadTei
from catalog.tei.reading.reading import read
from catalog.xml.errors import BadXml
from catalog.xml.safe import BYTES_MAX
from tests.catalog.tei.reading.descriptions import NAMED, OPENING, tei


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"<html><body>Not found</body></html>", "no-description", 0),
        (f"{OPENING}</teiHeader></TEI>".encode(), "no-description", 0),
        (f"{OPENING}\n<msDesc>{NAMED}</msDesc>\n<msDesc>{NAMED}</msDesc></teiHeader></TEI>".encode(),
         "several", 3),
        (tei("", named="\n <!-- to be written -->"), "empty", 1),
        (tei("<p>x</p>", named=""), "no-identifier", 1),
        (tei("<p>x</p>", named="<msIdentifier>\n<idno/></msIdentifier>"), "no-shelfmark", 1),
        (tei("", named=f"<msIdentifier><idno>{'9' * 201}</idno></msIdentifier>"),
         "no-shelfmark", 1),
    ],
)  # fmt: skip
def test_a_file_without_one_record_is_refused(data: bytes, key: str, line: int) -> None:
    with pytest.raises(BadTei) as caught:
        read(data, holder_id="nlx")
    assert (caught.value.key, caught.value.line) == (key, line)
    assert str(caught.value).endswith(".")


def test_a_description_cited_in_another_is_no_second_record() -> None:
    inner = f"<additional><listBibl><msDesc>{NAMED}</msDesc></listBibl></additional>"
    found = read(tei(inner), holder_id="nlx")
    assert found.record.identity.shelfmark == "MS 1"
    assert [one.text for one in found.record.bibliography[0].citation] == ["MS 1"]


def test_a_file_of_fifty_megabytes_is_refused_with_the_limit() -> None:
    body = "<p>" + "word " * (50_000_000 // 5) + "</p>"
    with pytest.raises(BadXml, match=f"at most {BYTES_MAX // 10**6} MB"):
        read(tei(body), holder_id="nlx")


def test_a_large_transcription_beside_the_description_takes_no_part_in_it() -> None:
    text = "<text><body>" + "<p>line of the text</p>" * 50_000 + "</body></text>"
    data = f"{OPENING}<msDesc>{NAMED}</msDesc></teiHeader>{text}</TEI>".encode()
    assert read(data, holder_id="nlx").tally.runs == 1


def test_malformed_xml_is_refused_before_anything_is_read() -> None:
    with pytest.raises(BadXml, match="line 1"):
        read(tei("<p>")[:-3], holder_id="nlx")
