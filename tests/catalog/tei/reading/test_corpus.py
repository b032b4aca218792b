"""The records of real catalogues: every one is read, and written and read again as the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from catalog.tei.reading.reading import read
from catalog.tei.write import write
from tests.catalog.tei.reading.test_tally import untold
from tests.conftest import CORPUS

pytestmark = pytest.mark.corpus
URI = "https://books.example.org/manuscripts/m0000000001"
FILES = sorted((CORPUS / "tei").rglob("*.xml"))


def profile(path: Path) -> str:
    name = path.stem.split("-")
    return "-".join(name[:2]) if path.parent.name == "other" else path.parent.name


PROFILES = sorted({profile(path) for path in FILES})


@pytest.mark.parametrize("name", PROFILES)
def test_of_every_profile_almost_every_word_has_a_place(name: str) -> None:
    tallies = [
        read(path.read_bytes(), holder_id="nlx").tally for path in FILES if profile(path) == name
    ]
    characters = sum(one.characters for one in tallies)
    assert characters > 0
    assert sum(one.characters_placed for one in tallies) / characters >= 0.98
    runs = sum(one.runs for one in tallies)
    assert sum(one.runs_placed for one in tallies) / runs >= 0.98


def test_what_counts_as_placed_stands_in_the_record() -> None:
    lost = {
        path.name: missing
        for path in FILES
        if (missing := untold(path.read_bytes(), read(path.read_bytes(), holder_id="nlx")))
    }
    assert lost == {}


def test_every_record_is_written_valid_and_read_again_as_the_same(schema: etree.RelaxNG) -> None:
    for path in FILES:
        record = read(path.read_bytes(), holder_id="nlx").record
        written = write(record, record_uri=URI, holder_name="Library", labels={})
        schema.validate(etree.fromstring(written))
        assert [str(fault) for fault in schema.error_log] == [], path.name
        again = read(written, holder_id="nlx").record
        assert again == record, path.name
        assert write(again, record_uri=URI, holder_name="Library", labels={}) == written, path.name
