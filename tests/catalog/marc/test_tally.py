"""The tally of a MARC record adds up, and no word of it is lost."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.marc.reading import read
from catalog.record.checking import dump
from tests.catalog.marc.records import SHELF, collection, field, record

WORD = st.text("abcdefgxyzāḥṣقرآنКітап 0123456789.,/:;()[]", min_size=1, max_size=24)
TAGS = [
    "100", "110", "130", "240", "245", "246", "260", "264", "300", "340", "500", "505", "510",
    "520", "541", "546", "561", "563", "600", "650", "651", "700", "710", "730", "752", "856",
    "880", "902",
]  # fmt: skip
SUBFIELD = st.tuples(st.sampled_from("abcdefhijknpqtuvxyz0269"), WORD)
FIELD = st.builds(
    lambda tag, subfields: field(tag, *subfields),
    st.sampled_from(TAGS),
    st.lists(SUBFIELD, min_size=1, max_size=5),
)
SLOW = [HealthCheck.too_slow]


@settings(max_examples=80, deadline=None, suppress_health_check=SLOW)
@given(st.lists(FIELD, max_size=8))
def test_of_any_record_the_tally_adds_up_and_every_word_is_somewhere(fields: list[str]) -> None:
    data = collection(record(SHELF, *fields))
    reading = read(data, holder_id="nlx")
    tally = reading.tally

    assert tally.characters == tally.characters_placed + sum(
        one.characters for one in reading.aside
    )
    assert tally.runs == tally.runs_placed + len(reading.aside)
    assert sum(tally.by_field.values()) == tally.characters_placed
    assert read(data, holder_id="nlx").record == reading.record
    known = str(dump(reading.record)) + "".join(one.text for one in reading.aside)
    known += "".join(uri for one in reading.named for uri in (*one.uris, *one.keys))
    for text in re.findall(r'<subfield code="[^0269]">([^<]*)', data.decode()):
        for word in re.findall(r"[^\W\d_]{2,}", text):
            assert word in known
