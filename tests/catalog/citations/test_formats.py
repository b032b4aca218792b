"""BibTeX, RIS and CSL-JSON: read back they say what the citation says, whatever its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.citations import bibtex, csl, ris
from catalog.citations.citation import Citation, Years
from catalog.citations.lines import one_line
from tests.catalog.citations.readers import read_bibtex, read_ris, typeset

QURAN = Citation(
    key="library-ms-or-14-m0000000001",
    title="Qur'an & {more}: 100% ~_^ #1 $ \\end",
    original_title="القرآن الكريم",
    authors=("Sons and Daughters", "الجزولي"),
    holder="The library",
    holder_place="Almaty, Kazakhstan",
    fonds="Main collection",
    shelfmark="MS Or. 14",
    years=Years(1153, 1154),
    dated="رمضان ٥٤٨",
    made_at="Bosnia and Herzegovina",
    languages=("ar", "fa"),
    address="https://books.example.org/manuscripts/m0000000001",
    ark="ark:12345/m0000000001x",
    accessed=date(2026, 3, 1),
)
UNDATED = replace(QURAN, key="library-2", years=None, dated="in the year 1205/6", authors=())
BARE = Citation("x", "T", "1", "H", "https://books.example.org/", "ark:12345/x", date(2026, 3, 1))

# The letters that end something in one of the formats, and any others.
_text = st.one_of(
    st.text(st.sampled_from('{}\\"@%&$#_^~,=/ \r\n\t\0\u2028\u0085\x0bERTY-aق\u202e'), max_size=40),
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.sampled_from(["\r\nER  - \r\nTY  - JOUR", "},\n}\n@book{x,", "\\", " and ", "\ud800"]),
)
_years = st.builds(
    lambda first, span, a, u: Years(first, first + span, a, u),
    st.integers(-3000, 3000), st.integers(0, 300), st.booleans(), st.booleans(),
)  # fmt: skip
_citations = st.builds(
    Citation,
    key=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    title=_text, shelfmark=_text, holder=_text, address=_text, ark=_text,
    accessed=st.dates(), original_title=_text, authors=st.lists(_text, max_size=3).map(tuple),
    holder_place=_text, fonds=_text, years=st.none() | _years, dated=_text, made_at=_text,
    languages=st.lists(st.sampled_from(["ar", "fa", "kk-Arab"]), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_citations, min_size=1, max_size=3))
def test_no_text_breaks_out_of_its_field(citations: list[Citation]) -> None:
    entries = read_bibtex(bibtex.many(citations))
    tagged = read_ris(ris.many(citations))
    items = csl_items(csl.many(citations))

    assert [len(entries), len(tagged), len(items)] == [len(citations)] * 3
    for citation, entry, tags, item in zip(citations, entries, tagged, items, strict=True):
        title, shelfmark = one_line(citation.title), one_line(citation.shelfmark)
        assert entry["key"] == dict(tags)["ID"] == item["id"] == citation.key
        assert typeset(entry.get("title", "")) == title
        assert dict(tags).get("TI", "") == item.get("title", "") == title
        assert dict(tags).get("CN", "") == item.get("call-number", "") == shelfmark
        assert entry.keys() <= BIBTEX_FIELDS
        assert {tag for tag, _ in tags} <= RIS_TAGS
        assert sum(tag == "AU" for tag, _ in tags) == len(item.get("author", []))
        assert all(part not in entry.get("url", "") for part in ("{", "}", "\\", " "))


@given(_text)
def test_a_line_stays_one_line_and_can_be_written(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line.encode().decode() == line
    assert one_line(line) == line


def test_bibtex_keeps_every_script_and_protects_what_latex_reads() -> None:
    (entry,) = read_bibtex(bibtex.many([QURAN]))
    assert entry == {
        "key": "library-ms-or-14-m0000000001",
        "author": "{Sons and Daughters} and {الجزولي}",
        "title": r"{Qur'an \& {\textbraceleft}more{\textbraceright}: 100\% {\textasciitilde}\_"
        r"{\textasciicircum} \#1 \$ {\textbackslash}end}",
        "titleaddon": "القرآن الكريم",
        "type": "Manuscript",
        "howpublished": "The library, Almaty, Kazakhstan, Main collection, MS Or. 14",
        "library": "The library, MS Or. 14",
        "location": "{Bosnia and Herzegovina}",
        "year": "1153--1154",
        "date": "1153/1154",
        "note": "رمضان ٥٤٨",
        "language": "ar and fa",
        "url": "https://books.example.org/manuscripts/m0000000001",
        "urldate": "2026-03-01",
        "eprint": "ark:12345/m0000000001x",
        "eprinttype": "ark",
    }
    assert typeset(entry["title"]) == QURAN.title


def test_ris_has_the_tags_that_reference_managers_read() -> None:
    text = ris.many([QURAN])
    assert text.startswith("TY  - MANSCPT\r\nID  - library-ms-or-14-m0000000001\r\n")
    assert text.endswith("\r\nER  - \r\n\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert read_ris(text) == [
        [
            ("ID", "library-ms-or-14-m0000000001"),
            ("AU", "Sons and Daughters"), ("AU", "الجزولي"),
            ("TI", QURAN.title), ("OP", "القرآن الكريم"),
            ("DA", "1153///1153-1154"),
            ("CY", "Bosnia and Herzegovina"), ("DB", "The library, Almaty, Kazakhstan"),
            ("AV", "Main collection, MS Or. 14"), ("CN", "MS Or. 14"), ("M3", "Manuscript"),
            ("LA", "ar, fa"), ("N1", "رمضان ٥٤٨"),
            ("UR", QURAN.address), ("AN", "ark:12345/m0000000001x"), ("Y2", "2026/03/01/"),
        ]
    ]  # fmt: skip


def test_csl_has_the_variables_of_a_manuscript() -> None:
    assert csl_items(csl.many([QURAN])) == [
        {
            "id": "library-ms-or-14-m0000000001",
            "type": "manuscript",
            "author": [{"literal": "Sons and Daughters"}, {"literal": "الجزولي"}],
            "title": QURAN.title,
            "original-title": "القرآن الكريم",
            "archive": "The library",
            "archive-place": "Almaty, Kazakhstan",
            "archive_collection": "Main collection",
            "archive_location": "MS Or. 14",
            "call-number": "MS Or. 14",
            "publisher-place": "Bosnia and Herzegovina",
            "language": "ar",
            "note": "رمضان ٥٤٨",
            "URL": QURAN.address,
            "custom": {"ark": "ark:12345/m0000000001x"},
            "issued": {"date-parts": [[1153], [1154]]},
            "accessed": {"date-parts": [[2026, 3, 1]]},
        }
    ]


@pytest.mark.parametrize(
    ("years", "bibtex_says", "ris_says", "csl_says"),
    [
        (
            Years(1153, 1153), ("1153", "1153"),
            {"PY": "1153", "DA": "1153///"}, {"date-parts": [[1153]]},
        ),
        (
            Years(1101, 1200, is_approximate=True), ("ca. 1101--1200", "1101~/1200~"),
            {"DA": "1101///ca. 1101-1200"}, {"date-parts": [[1101], [1200]], "circa": True},
        ),
        (
            Years(650, 650, is_uncertain=True), ("ca. 650", "0650?"),
            {"PY": "0650", "DA": "0650///ca. 650"}, {"date-parts": [[650]], "circa": True},
        ),
        (
            Years(-99, 0), ("100 BCE--1 BCE", "-0099/0000"),
            {"DA": "///100 BCE-1 BCE"}, {"date-parts": [[-100], [-1]]},
        ),
    ],
)  # fmt: skip
def test_years_are_said_as_each_format_says_them(
    years: Years, bibtex_says: tuple[str, str], ris_says: Any, csl_says: Any
) -> None:
    citation = replace(QURAN, years=years)
    (entry,) = read_bibtex(bibtex.many([citation]))
    (tags,) = read_ris(ris.many([citation]))
    assert (entry["year"], entry["date"]) == bibtex_says
    assert {tag: value for tag, value in tags if tag in ("PY", "DA")} == ris_says
    assert csl.item_of(citation)["issued"] == csl_says


def test_a_date_that_cannot_be_computed_is_cited_in_its_words() -> None:
    (entry,) = read_bibtex(bibtex.many([UNDATED]))
    (tags,) = read_ris(ris.many([UNDATED]))
    assert entry["year"] == "in the year 1205/6"
    assert "date" not in entry
    assert ("DA", "///in the year 1205-6") in tags
    assert ("N1", "in the year 1205/6") in tags
    assert csl.item_of(UNDATED)["issued"] == {"literal": "in the year 1205/6"}


def test_what_a_record_does_not_say_is_left_out() -> None:
    assert csl.item_of(BARE).keys() == {
        "id", "type", "title", "archive", "archive_location", "call-number", "URL", "accessed",
        "custom",
    }  # fmt: skip
    (entry,) = read_bibtex(bibtex.many([BARE]))
    assert all(entry.values())
    assert "year" not in entry
    assert [tag for tag, _ in read_ris(ris.many([BARE]))[0]] == [
        "ID", "TI", "DB", "AV", "CN", "M3", "UR", "AN", "Y2",
    ]  # fmt: skip


def test_many_books_make_one_file_and_none_an_empty_one() -> None:
    both = [QURAN, UNDATED]
    assert [each["key"] for each in read_bibtex(bibtex.many(both))] == [QURAN.key, UNDATED.key]
    assert len(read_ris(ris.many(both))) == 2
    assert [each["id"] for each in csl_items(csl.many(both))] == [QURAN.key, UNDATED.key]
    assert bibtex.many([]) == ris.many([]) == ""
    assert json.loads(csl.many([])) == []


BIBTEX_FIELDS = {
    "key", "author", "title", "titleaddon", "type", "howpublished", "library", "location", "year",
    "date", "note", "language", "url", "urldate", "eprint", "eprinttype",
}  # fmt: skip
RIS_TAGS = {
    "ID", "AU", "TI", "OP", "PY", "DA", "CY", "DB", "AV", "CN", "M3", "LA", "N1", "UR", "Y2", "AN",
}  # fmt: skip
# csl-data.json of CSL 1.0.2, as far as it is used here: it allows no other keys.
CSL_TEXTS = {
    "id", "type", "title", "original-title", "archive", "archive-place", "archive_collection",
    "archive_location", "call-number", "publisher-place", "language", "note", "URL",
}  # fmt: skip

CSL_KEYS = CSL_TEXTS | {"author", "issued", "accessed", "custom"}


def csl_items(text: str) -> list[dict[str, Any]]:
    """The items, each held against the shape that csl-data.json asks for."""
    items = json.loads(text)
    assert isinstance(items, list)
    for item in items:
        assert {"id", "type"} <= item.keys() <= CSL_KEYS
        assert item["type"] == "manuscript"
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys())
        for name in item.get("author", []):
            assert name.keys() == {"literal"}
            assert isinstance(name["literal"], str)
        for name in ("issued", "accessed"):
            check_date(item.get(name, {"literal": ""}))
    return items


def check_date(value: Mapping[str, Any]) -> None:
    assert value.keys() <= {"date-parts", "circa", "literal"}
    assert ("date-parts" in value) != ("literal" in value)
    parts = value.get("date-parts", [[1]])
    assert 1 <= len(parts) <= 2
    assert all(1 <= len(part) <= 3 and all(type(one) is int for one in part) for part in parts)
    assert all(part[0] != 0 for part in parts)
    assert type(value.get("circa", True)) is bool
    assert type(value.get("literal", "")) is str
