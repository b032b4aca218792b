"""Both versions as their standards have them, to the last page, and saying the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from iiif.content_search.errors import HitsPageNotFound, NothingToComplete
from iiif.content_search.finding import PAGE
from iiif.presentation.rules import check
from iiif.presentation.rules.findings import Grade
from storage.database import make_engine, session_factory
from tests.iiif.content_search.searched import URIS, Searched, Seeker
from tests.iiif.presentation import books
from tests.migrated import sqlite_copy

WORDS = ["كتاب", "كِتَابُ", "الكتاب", "دلائل", "dalail", "خيرات", "نور", "book", "of", "Heilung"]


def test_a_manifest_names_the_services_of_both_versions() -> None:
    newer, elder = books.manifest()["service"]
    address = books.URIS.content_search(books.MANUSCRIPT_ID)
    assert (newer["id"], newer["type"]) == (address, "SearchService2")
    assert [one["type"] for one in newer["service"]] == ["AutoCompleteService2"]
    assert elder["@id"] == books.URIS.older(address)
    assert elder["@context"] == "http://iiif.io/api/search/1/context.json"
    assert elder["profile"] == "http://iiif.io/api/search/1/search"
    (completing,) = elder["service"]
    assert completing["profile"] == "http://iiif.io/api/search/1/autocomplete"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Seeker:
    """A book of 260 lines that have one word."""
    made = make_engine(sqlite_copy(tmp_path_factory.mktemp("long") / "kitabdar.sqlite"))
    book = Searched(session_factory(made), datetime.fromisoformat("2026-03-01T09:30:00+00:00"))
    book.make([f"{1 + number // 2}{'rv'[number % 2]}" for number in range(20)])
    for number, label in enumerate(book.canvases):
        book.write(label, *(f"سطر {number} {line} كتاب" for line in range(13)))
    return Seeker(book, book.client())


@pytest.mark.parametrize("version", [2, 1])
def test_following_the_pages_gives_everything_once_in_order(long: Seeker, version: int) -> None:
    address = URIS.content_search(long.book.id)
    following: str | None = f"{address if version == 2 else URIS.older(address)}?q=كتاب"
    names: list[str] = []
    starts, totals, before = [], set(), None
    while following:
        page = long.client.get(following).json()
        name = page["id"] if version == 2 else page["@id"]
        starts.append(page["startIndex"])
        assert page["startIndex"] == len(names)
        whole = page["partOf"] if version == 2 else page["within"]
        totals.add(whole["total"])
        names += [one["id" if version == 2 else "@id"] for one in page[_items(version)]]
        assert _address(page.get("prev")) == before
        before, following = name, _address(page.get("next"))
        last = _address(whole["last"])
    assert starts == [0, PAGE, 2 * PAGE]
    assert totals == {260}
    assert len(set(names)) == len(names) == 260
    assert before == last
    order = {canvas_id: place for place, canvas_id in enumerate(long.book.canvases.values())}
    places = [order[name.rpartition("/")[2].partition(".")[0]] for name in names]
    assert places == sorted(places)


def _items(version: int) -> str:
    return "items" if version == 2 else "resources"


def _address(named: dict[str, str] | str | None) -> str | None:
    return named["id"] if isinstance(named, dict) else named


def test_there_is_no_page_behind_the_last(long: Seeker) -> None:
    assert len(long.newer("كتاب", page=3)["items"]) == 60
    for ask in (long.newer, long.elder):
        with pytest.raises(HitsPageNotFound):
            ask("كتاب", page=4)
    assert long.newer("nothing at all", page=1)["items"] == []


def test_what_the_standards_must_have_is_there(one: Seeker) -> None:
    newer = one.newer("healing", date="2020-01-01T00:00:00Z/2021-01-01T00:00:00Z", user="x")
    assert newer["@context"] == "http://iiif.io/api/search/2/context.json"
    assert newer["type"] == "AnnotationPage"
    assert newer["ignored"] == ["date", "user"]
    assert newer["partOf"]["type"] == "AnnotationCollection"
    assert newer["partOf"]["first"]["type"] == "AnnotationPage"
    assert [one for one in check(as_presented(newer)) if one.grade is Grade.MUST] == []
    names = {each["id"] for each in newer["items"]}
    (matches,) = newer["annotations"]
    for match in matches["items"]:
        assert match["motivation"] == "highlighting"
        assert match["target"]["source"] in names

    elder = one.elder("healing", user="x")
    assert elder["@context"] == [
        "http://iiif.io/api/presentation/2/context.json",
        "http://iiif.io/api/search/1/context.json",
    ]
    assert elder["@type"] == "sc:AnnotationList"
    assert elder["within"]["@type"] == "sc:Layer"
    assert elder["within"]["ignored"] == ["user"]
    named = [name for hit in elder["hits"] for name in hit["annotations"]]
    assert named == [each["@id"] for each in elder["resources"]]
    for each in elder["resources"]:
        # The Universal Viewer takes nothing else (`iiif/content_search/older.py`).
        assert "#xywh=" in each["on"]
        assert each["motivation"] in ("sc:painting", "oa:describing")


def as_presented(page: dict[str, Any]) -> dict[str, Any]:
    """The page as a document of Presentation 3.0, which it is but for its own properties."""
    kept = {
        name: value for name, value in page.items() if name in ("id", "type", "items")
    }  # fmt: skip
    return {"@context": "http://iiif.io/api/presentation/3/context.json", **kept}


def test_words_are_completed_in_their_spelling_and_counted(one: Seeker) -> None:
    assert one.terms("الر") == {"الرَّحْمٰنِ": 1, "الرَّحِيمِ": 1}
    assert one.terms("heal") == {"healing": 2, "Healing": 1} or one.terms("heal") == {"healing": 3}
    assert one.terms("book of he") == {"book of healing": 2}
    assert one.terms("دلائل ال") == {"دَلَائِلِ الْخَيْرَاتِ": 1}
    assert one.terms("heal", motivation="painting") == {"healing": 1}
    assert one.terms("book", min=3, motivation="painting") == {}
    assert one.terms("book", min=2, motivation="painting") == {"book": 2}
    assert one.terms("") == one.terms("***") == {}


def test_a_completed_word_finds_what_it_was_taken_from(one: Seeker) -> None:
    for term in one.terms("ا") | one.terms("b"):
        assert one.total(term) > 0, term


def test_without_anything_to_complete_it_says_so(one: Seeker) -> None:
    for address in (uri := URIS.content_autocomplete(one.book.id), URIS.older(uri)):
        with pytest.raises(NothingToComplete):
            one.client.get(address)


def test_repeated_parameters_are_one_list(one: Seeker) -> None:
    address = URIS.content_search(one.book.id)
    once = one.client.get(f"{address}?q=book healing&motivation=painting describing").json()
    twice = one.client.get(
        f"{address}?q=book&q=healing&motivation=painting&motivation=describing"
    ).json()
    assert once == twice


def test_whoever_has_the_answer_is_told_so(one: Seeker) -> None:
    address = f"{URIS.content_search(one.book.id)}?q=healing"
    first = one.client.get(address)
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["content-type"].startswith("application/ld+json;profile=")
    assert "http://iiif.io/api/search/2/context.json" in first.headers["content-type"]
    again = one.client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert one.client.head(address).headers["content-length"] == str(len(first.content))
    assert one.client.options(address).status_code == 204


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=some.data())
def test_both_versions_say_the_same_of_any_question(long: Seeker, data: some.DataObject) -> None:
    text = some.text(alphabet=some.characters(codec="utf-8"), max_size=30)
    pieces = some.one_of(some.sampled_from([*WORDS, '"', "-", "title:", "*", "\u202e"]), text)
    asked = " ".join(data.draw(some.lists(pieces, max_size=6)))
    asked = "".join(each for each in asked if each >= " ")
    more = data.draw(some.sampled_from([{}, {"motivation": "painting"}, {"date": "x"}]))
    texts = long.texts(asked, **more)  # which holds one against the other
    assert len(texts) == min(PAGE, long.total(asked, **more))
    long.terms(asked)


@pytest.mark.parametrize(
    "typed", ["ا" * 10_000, "word " * 2_000, '"' * 501, "\u202eخيرات\u2066", "%", "\ufffd\ufdfa"]
)
def test_questions_that_are_too_long_or_strange_are_answered(one: Seeker, typed: str) -> None:
    one.texts(typed)
    one.terms(typed)
    told = one.newer(typed)
    assert len(told["id"]) < 4000
    assert "\u202e" not in told["id"]
