"""The tally is true: what counts as placed stands in the record, the rest is kept aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from lxml import etree

from catalog.record.checking import dump, read_record
from catalog.tei.reading.reading import Reading, read
from tests.catalog.tei.reading.any_description import any_description

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
# What a value tells in another way: the numbers of a size, a label that is the field's own name.
TOLD_OTHERWISE = re.compile(r"[\d.,×–-]+(mm|cm)?|(script|ink)s?:?", re.IGNORECASE)
# Of a place in the book 'ff.' goes, and its two ends are two values.
FOLIOS = re.compile(r"(?:ff?|foll?|fols|folios?)\.?(?=\d)", re.IGNORECASE)


def told(reading: Reading) -> str:
    """Every word of the record, without white space and what no record keeps."""
    return squeezed("".join(_strings(dump(reading.record))))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]+", "", text)


def runs_in(data: bytes) -> Iterator[str]:
    """Every run of words in the msDesc of a file, by the plain parser."""
    described = next(etree.fromstring(data).iter("{*}msDesc"))
    for one in described.iter():
        texts = [one.text if isinstance(one.tag, str) else None]
        texts += [one.tail] if one is not described else []
        yield from (text for text in texts if text and text.strip())


def untold(data: bytes, reading: Reading) -> list[str]:
    """Words that are neither in the record nor aside: there must be none."""
    record, aside = told(reading), squeezed("".join(one.text for one in reading.aside))
    return [
        text
        for text in runs_in(data)
        if not TOLD_OTHERWISE.fullmatch(squeezed(text))
        and squeezed(text)[:1500] not in aside
        and squeezed(text) not in record
        and not all(end in record for end in _ends(squeezed(text)))
    ]


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(any_description())
def test_of_any_description_no_word_is_lost_and_none_is_counted_that_is_not_there(
    data: bytes,
) -> None:
    reading = read(data, holder_id="nlx")
    tally = reading.tally
    found = list(runs_in(data))
    assert tally.runs == len(found)
    assert tally.characters == sum(len(" ".join(text.split())) for text in found)
    assert tally.runs == tally.runs_placed + len(reading.aside)
    aside = sum(one.characters for one in reading.aside)
    assert tally.characters == tally.characters_placed + aside
    assert tally.characters_placed == sum(tally.by_field.values())
    assert untold(data, reading) == []
    assert read_record(dump(reading.record)) == reading.record


def _ends(text: str) -> list[str]:
    """The two ends of a place in the book, or the text as it is."""
    label = FOLIOS.sub("", text.rstrip(".:;,"), count=1)
    return re.split("[-–—]", label) if len(label) < 20 else [label]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield f"{value}\n"
