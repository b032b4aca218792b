"""From a record to a citation: names for the reader, years that can be computed, a key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from catalog.citations.citation import Citation, Years, cite, key_of, named_in, years_of
from catalog.dates.statement import DateStatement
from catalog.record.document import Record
from tests.catalog.tei.records import QURAN, text

ADDRESS = "https://books.example.org/manuscripts/m0000000001"
ARK = "ark:12345/m0000000001x"
HOLDER = {"en": ["National Library"], "ar": ["المكتبة الوطنية"]}
NAMES = {
    "a0000000001": {"en": ["al-Jazūlī"], "ar": ["الجزولي"]},
    "a0000000002": {"en": ["Turkistan"], "kk": ["Түркістан"]},
}


def cited(record: Record, language: str = "en") -> Citation:
    return cite(
        record, manuscript_id="m0000000001", address=ADDRESS, ark=ARK, holder_names=HOLDER,
        names=NAMES, language=language, accessed=date(2026, 3, 1),
    )  # fmt: skip


def small(**more: Any) -> Record:
    """A book of one title; `titles`, `languages` and `keeping` go into its identity."""
    identity = {"shelfmark": "Q 12", "holder_id": "nlx", "titles": [{"texts": [text("Quran")]}]}
    inner = {name: more.pop(name) for name in ("titles", "languages", "keeping") if name in more}
    return Record.model_validate({"identity": {**identity, **inner}, **more})


def work(*roles: tuple[str, dict[str, Any]], level: int = 1) -> dict[str, Any]:
    return {
        "level": level,
        "contributors": [{"role": role, "person": person} for role, person in roles],
    }


def test_a_full_record_gives_every_field() -> None:
    citation = cited(QURAN)
    assert citation.key == "nlx-q-12-m0000000001"
    assert (citation.title, citation.original_title) == ("Quran", "القرآن الكريم")
    assert (citation.holder, citation.shelfmark) == ("National Library", "Q 12")
    assert citation.holder_place == "Exampleton, Exampleland"
    assert citation.fonds == "Main collection, Qurans"
    assert citation.languages == ("ar", "fa")
    assert citation.authors == ()
    assert (citation.address, citation.accessed) == (ADDRESS, date(2026, 3, 1))


def test_the_reader_has_title_names_and_holder_in_their_language() -> None:
    record = small(
        titles=[{"texts": [text("القرآن الكريم", "ar"), text("Quran"), text("Құран", "kk")]}],
        languages=[{"tag": "fa"}, {"tag": "ar", "is_main": True}],
        origin={"place": {"authority_id": "a0000000002", "name": text("Turkestan")}},
        contents={"works": [work(("author", {"authority_id": "a0000000001"}))]},
    )
    arabic, kazakh = cited(record, "ar"), cited(record, "kk")
    assert (arabic.title, arabic.original_title) == ("القرآن الكريم", "")
    assert (arabic.holder, arabic.authors) == ("المكتبة الوطنية", ("الجزولي",))
    assert (kazakh.title, kazakh.original_title) == ("Құран", "القرآن الكريم")
    assert (kazakh.made_at, kazakh.holder) == ("Түркістан", "National Library")
    assert kazakh.languages == ("ar", "fa")
    assert named_in(record) == {"a0000000001", "a0000000002"}


def test_a_transliteration_is_no_original_title() -> None:
    titles = [{"texts": [text("Quran"), text("al-Qurʾān", "ar-Latn")]}]
    on_page = {"kind": "on_object", "texts": [text("مصحف", "ar")]}
    languages = [{"tag": "ar"}]
    assert cited(small(titles=titles, languages=languages)).original_title == ""
    both = small(titles=[*titles, on_page], languages=languages)
    assert cited(both).original_title == "مصحف"


def test_a_name_without_authority_is_the_one_the_record_gives() -> None:
    record = small(
        titles=[{"texts": []}], languages=[{"tag": "none"}],
        origin={"place": {"authority_id": "a9999999999", "name": text("Bukhara")}},
    )  # fmt: skip
    citation = cited(record)
    assert citation.made_at == "Bukhara"
    assert citation.title == "Q 12"
    assert citation.languages == ()


JAZULI = ("author", {"authority_id": "a0000000001"})


@pytest.mark.parametrize(
    ("works", "authors"),
    [
        ([work(JAZULI), work(JAZULI, level=2)], ("al-Jazūlī",)),
        ([work(JAZULI, ("author", {"name": text("A pupil")}))], ("al-Jazūlī", "A pupil")),
        ([work(("translator", {"name": text("A translator")}))], ()),
        ([work(("author", {"name": text("Perhaps he"), "certainty": "possible"}))], ()),
        ([work(("author", {}))], ()),
        ([work(JAZULI), work(JAZULI)], ()),
    ],
)
def test_only_the_author_of_a_single_text_is_author_of_the_book(
    works: list[dict[str, Any]], authors: tuple[str, ...]
) -> None:
    assert cited(small(contents={"works": works})).authors == authors
    in_a_part = {"parts": [{"works": works}]}
    assert cited(small(contents=in_a_part)).authors == authors


@pytest.mark.parametrize(
    ("statement", "years"),
    [
        ({"calendar": "hijri", "start": {"year": 548}}, Years(1153, 1154)),
        ({"calendar": "hijri", "start": {"year": 548, "month": 9}}, Years(1153, 1153)),
        (
            {"calendar": "gregorian", "start": {"year": 12, "is_century": True},
             "is_approximate": True},
            Years(1101, 1200, is_approximate=True),
        ),
        (
            {"calendar": "gregorian", "start": {"year": 1150}, "end": {"year": 1170},
             "is_uncertain": True},
            Years(1150, 1170, is_uncertain=True),
        ),
        ({"original": "in the reign of a king", "calendar": "regnal"}, None),
        ({"calendar": "hijri", "start": {"year": -4}}, None),
    ],
)  # fmt: skip
def test_years_are_gregorian_and_only_where_they_can_be_computed(
    statement: dict[str, Any], years: Years | None
) -> None:
    assert years_of(DateStatement.model_validate(statement)) == years
    assert cited(small(origin={"date": statement})).years == years


def test_a_key_is_ascii_and_ends_with_what_nobody_else_has() -> None:
    assert key_of("library", "MS Or. 14", "m1") == "library-ms-or-14-m1"
    assert key_of("библиотека", "مخ ١٤", "m1") == "m1"
    assert key_of("Bibliothèque", "Á{}%\n", "m1") == "bibliotheque-a-m1"
    assert len(key_of("l" * 80, "s" * 200, "m0000000001")) < 100
