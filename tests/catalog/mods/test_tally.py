"""The tally of a MODS record adds up, and every word stands in the record or aside."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.mods.reading import read
from catalog.record.checking import dump
from tests.catalog.mods.test_reading import mods

WORD = st.text("abcdefgāḥقرآنКітап 0123456789.,/:;[]", min_size=1, max_size=20).filter(str.strip)
LEAVES = [
    "abstract", "note", "genre", "identifier", "classification", "tableOfContents",
    "accessCondition", "targetAudience", "typeOfResource",
]  # fmt: skip
LEAF = st.builds(lambda name, word: f"<{name}>{word}</{name}>", st.sampled_from(LEAVES), WORD)
DEEP = st.builds(
    lambda path, word: "".join(f"<{one}>" for one in path) + word
    + "".join(f"</{one}>" for one in reversed(path)),
    st.sampled_from([
        ("titleInfo", "title"), ("titleInfo", "subTitle"), ("name", "namePart"),
        ("name", "role", "roleTerm"), ("subject", "topic"), ("subject", "name", "namePart"),
        ("originInfo", "dateCreated"), ("originInfo", "publisher"),
        ("originInfo", "place", "placeTerm"), ("language", "languageTerm"),
        ("physicalDescription", "extent"), ("physicalDescription", "form"),
        ("relatedItem", "titleInfo", "title"), ("location", "url"), ("location", "subLocation"),
        ("recordInfo", "recordIdentifier"), ("part", "detail", "number"), ("extension", "odd"),
    ]),
    WORD,
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(LEAF, DEEP), max_size=10))
def test_of_any_description_the_tally_adds_up_and_no_word_is_lost(parts: list[str]) -> None:
    data = mods("".join(parts))
    reading = read(data, holder_id="nlx")
    tally = reading.tally

    assert tally.characters == tally.characters_placed + sum(
        one.characters for one in reading.aside
    )
    assert tally.runs == tally.runs_placed + len(reading.aside)
    assert read(data, holder_id="nlx").record == reading.record
    known = str(dump(reading.record)) + "".join(one.text for one in reading.aside)
    for part in parts:
        for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", part)):
            assert word in known
