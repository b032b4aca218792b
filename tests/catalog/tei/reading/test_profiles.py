"""An invented description in the manner of each catalogue, read as its golden file says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from catalog.record.checking import dump
from catalog.tei.reading.reading import Reading, read
from catalog.tei.write import write

PROFILES = Path(__file__).parent / "profiles"
NAMES = sorted(path.stem for path in PROFILES.glob("*.xml"))


def reading_of(name: str) -> Reading:
    return read((PROFILES / f"{name}.xml").read_bytes(), holder_id="nlx")


@pytest.mark.parametrize("name", NAMES)
def test_a_description_is_read_as_the_golden_file_says(
    name: str, golden: Callable[[str, str], None]
) -> None:
    reading = reading_of(name)
    told = {
        "record": dump(reading.record),
        "named": [asdict(named) for named in reading.named],
        "aside": [asdict(aside) for aside in reading.aside],
        "tally": asdict(reading.tally),
    }
    golden(f"{name}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_description_has_a_place(name: str) -> None:
    reading = reading_of(name)
    assert reading.aside == ()
    assert reading.tally.runs_placed == reading.tally.runs > 10


@pytest.mark.parametrize("name", NAMES)
def test_a_description_read_twice_is_the_same_record_with_the_same_ids(name: str) -> None:
    assert reading_of(name).record == reading_of(name).record


@pytest.mark.parametrize("name", NAMES)
def test_a_description_that_was_read_is_written_and_read_again_as_the_same(name: str) -> None:
    record = reading_of(name).record
    uri = "https://books.example.org/manuscripts/m0000000001"
    written = write(record, record_uri=uri, holder_name="Library", labels={})
    again = read(written, holder_id="nlx")
    assert again.is_own
    assert again.aside == ()
    assert again.record == record
    assert write(again.record, record_uri=uri, holder_name="Library", labels={}) == written
