"""What is found, in which order, with which facets: the same on both databases."""

from __future__ import annotations

import pytest

from catalog.authorities import merging
from catalog.dates.statement import Calendar
from catalog.identifiers import Kind, mint
from catalog.search.errors import BadQuestion
from catalog.search.facets import Facet
from catalog.search.searching import Order, Years
from tests.catalog.search.invented import AT
from tests.catalog.search.small_shelf import SmallShelf


def dated(calendar: str, first: int, last: int | None = None) -> dict[str, object]:
    end = {"end": {"year": last}} if last else {}
    return {"date": {"original": f"{first}", "calendar": calendar, "start": {"year": first}, **end}}


def test_all_words_must_be_found_though_not_in_one_field(shelf: SmallShelf) -> None:
    shelf.add("both", "en|Book of healing", notes=[note("en|bound in leather")])
    shelf.add("one", "en|Book of healing")

    assert shelf.ask("healing leather") == ["both"]
    assert shelf.ask("healing -leather") == ["one"]
    assert shelf.ask("-healing") == []


def test_a_row_is_found_in_a_text_and_never_over_the_end_of_one(shelf: SmallShelf) -> None:
    shelf.add("row", "en|The book of kings", "en|Another book")
    shelf.add("over", "en|Kings", "en|Book of")

    assert shelf.ask('"book of kings"') == ["row"]
    assert shelf.ask('"kings book"') == []
    assert shelf.ask('title:"book of"') == ["row", "over"]


def test_a_field_is_asked_for_by_its_name_in_four_languages(shelf: SmallShelf) -> None:
    shelf.add("title", "en|Cairo")
    shelf.add("place", "en|A book", origin={"place": {"name": {"text": "Cairo"}}})

    for name in ("place", "место", "жер", "مكان"):
        assert shelf.ask(f"{name}:cairo") == ["place"]
    assert shelf.ask("title:cairo") == ["title"]
    assert sorted(shelf.ask("cairo")) == ["place", "title"]


def test_what_a_book_is_called_comes_before_what_is_said_of_it(shelf: SmallShelf) -> None:
    shelf.add("noted", "en|A book", notes=[note("en|about the Quran")])
    shelf.add("key", "he|קוראן")
    shelf.add("called", "en|Quran")
    shelf.add("longer", "en|Qurans of the mosque")
    shelf.add("alike", "kk|Құран")

    assert shelf.ask("quran")[:2] == ["called", "noted"]
    assert set(shelf.ask("quran")) == {"called", "noted", "alike", "longer", "key"}
    assert shelf.ask('"quran"') == ["called", "noted", "key", "alike"]


def test_a_beginning_finds_every_word_that_goes_on(shelf: SmallShelf) -> None:
    shelf.add("one", "en|Illuminated psalter")
    shelf.add("two", "ar|كتابات")

    assert shelf.ask("illum*") == ["one"]
    assert shelf.ask("كتا*") == ["two"]
    assert shelf.ask("ill* psal*") == ["one"]


def test_any_name_of_an_authority_finds_the_books_that_name_it_at_once(shelf: SmallShelf) -> None:
    avicenna = shelf.authority("person", "ar|ابن سينا", "en|Avicenna")
    works = [{"id": "w1", "contributors": [{"id": "c1", "person": {"authority_id": avicenna}}]}]
    shelf.add("canon", "ar|القانون", contents={"works": works})
    shelf.add("other", "en|Sermons")

    assert shelf.ask("avicenna") == ["canon"]
    assert shelf.ask("person:ابن") == ["canon"]
    assert shelf.ask("title:avicenna") == []
    shelf.rename(avicenna, "la|Abinceni")
    assert shelf.ask("avicenna") == []
    assert shelf.ask("abinceni") == ["canon"]


def test_a_merge_joins_names_and_counts_and_its_undo_parts_them(shelf: SmallShelf) -> None:
    yasi, turkistan = (
        shelf.authority("place", "en|Yasi"),
        shelf.authority("place", "en|Turkistan"),
    )
    shelf.add("old", "en|One", origin={"place": {"authority_id": yasi}})
    shelf.add("new", "en|Two", origin={"place": {"authority_id": turkistan}})

    made = merging.merge(
        shelf.session, shelf.root, yasi, turkistan, new_id=mint(Kind.EVENT), by="A", at=AT
    )
    assert sorted(shelf.ask("turkistan")) == ["new", "old"]
    assert sorted(shelf.ask("yasi")) == ["new", "old"]
    counted = shelf.answer().facets[Facet.PLACE]
    assert [(each.value, each.count) for each in counted] == [(turkistan, 2)]
    assert sorted(shelf.ask(chosen={Facet.PLACE: (turkistan,)})) == ["new", "old"]

    merging.undo(shelf.session, shelf.root, made.id, by="A", at=AT)
    assert shelf.ask("yasi") == ["old"]
    assert {each.count for each in shelf.answer().facets[Facet.PLACE]} == {1}


def test_what_is_withheld_is_found_by_nobody_and_comes_back(shelf: SmallShelf) -> None:
    shelf.add("seen", "en|A book of healing")
    shelf.add("kept", "en|Another book of healing")

    shelf.withhold("kept")
    assert shelf.ask("healing") == ["seen"]
    assert shelf.ask() == ["seen"]
    assert sum(each.count for each in shelf.answer().facets[Facet.HOLDER]) == 1
    shelf.withhold("kept", is_withheld=False)
    assert shelf.ask("healing") == ["seen", "kept"]


def test_facets_count_what_is_found_and_their_own_choice_leaves_them_open(
    shelf: SmallShelf,
) -> None:
    shelf.add("a", "en|Book", holder="library-a", identity=languages("ar", "fa"))
    shelf.add("b", "en|Book", holder="library-b", identity=languages("ar"))
    shelf.add("c", "en|Scroll", holder="library-b", identity=languages("he"))

    answer = shelf.answer("book", chosen={Facet.HOLDER: ("library-b",)})
    assert answer.total == 1
    assert counts(answer.facets[Facet.HOLDER]) == {"library-a": 1, "library-b": 1}
    assert counts(answer.facets[Facet.LANGUAGE]) == {"ar": 1}
    both = shelf.ask("book", chosen={Facet.HOLDER: ("library-a", "library-b")})
    assert both == ["a", "b"]
    assert shelf.ask(chosen={Facet.LANGUAGE: ("fa",), Facet.HOLDER: ("library-b",)}) == []
    assert shelf.ask(chosen={Facet.SCRIPT: ("script.none",)}) == []


def test_centuries_of_both_calendars_go_by_the_computed_days(shelf: SmallShelf) -> None:
    shelf.add("hijri", "en|One", origin=dated("hijri", 580))
    shelf.add("span", "en|Two", origin=dated("gregorian", 1195, 1210))
    shelf.add("none", "en|Three")

    facets = shelf.answer().facets
    assert counts(facets[Facet.CENTURY]) == {"12": 2, "13": 1}
    assert counts(facets[Facet.HIJRI_CENTURY]) == {"6": 2, "7": 1}
    assert shelf.ask(chosen={Facet.HIJRI_CENTURY: ("7",)}) == ["span"]


def test_years_of_either_calendar_narrow_the_list(shelf: SmallShelf) -> None:
    shelf.add("old", "en|One", origin=dated("hijri", 580))
    shelf.add("new", "en|Two", origin=dated("gregorian", 1790))
    shelf.add("none", "en|Three")

    assert shelf.ask(years=Years(1180, 1190)) == ["old"]
    assert shelf.ask(years=Years(575, 585, Calendar.HIJRI)) == ["old"]
    assert shelf.ask(years=Years(start=1700)) == ["new"]
    assert shelf.ask(years=Years(end=-50, calendar=Calendar.HIJRI)) == []
    assert shelf.answer(years=Years(calendar=Calendar.HIJRI)).span == (580, 1205)


def test_the_list_has_four_orders(shelf: SmallShelf) -> None:
    shelf.add("b", "en|Book", shelfmark="MS 10", origin=dated("gregorian", 1500))
    shelf.add("a", "en|Book", shelfmark="MS 9", origin=dated("gregorian", 1600))
    shelf.add("c", "en|Book", shelfmark="MS 11")

    assert shelf.ask("book") == ["a", "b", "c"]
    assert shelf.ask("book", order=Order.SHELFMARK) == ["a", "b", "c"]
    assert shelf.ask("book", order=Order.DATE) == ["b", "a", "c"]
    assert shelf.ask("book", order=Order.NEWEST) == ["c", "a", "b"]
    assert shelf.ask("book", offset=1, limit=1) == ["b"]


def test_a_year_or_calendar_that_is_none_is_refused_with_a_sentence(shelf: SmallShelf) -> None:
    for years in (Years(start=20_000), Years(calendar=Calendar.JULIAN)):
        with pytest.raises(BadQuestion):
            shelf.ask(years=years)
    with pytest.raises(BadQuestion):
        shelf.ask(chosen={Facet.HOLDER: tuple(f"h{each}" for each in range(41))})


def note(told: str) -> dict[str, object]:
    language, _, words = told.partition("|")
    return {"id": "n1", "texts": [{"text": words, "language": language}]}


def languages(*tags: str) -> dict[str, object]:
    return {"languages": [{"id": f"l{place}", "tag": tag} for place, tag in enumerate(tags)]}


def counts(listed: object) -> dict[str, int]:
    assert isinstance(listed, list)
    return {each.value: each.count for each in listed}
