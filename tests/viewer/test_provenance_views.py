"""The history as a page tells it: possible is called possible, unknown is called unknown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from catalog.language import LanguageMap
from catalog.record.assertions import Property
from catalog.record.document import Record
from catalog.uris import Uris
from tests.catalog.provenance import flagship
from viewer.languages import LANGUAGES, translator
from viewer.provenance_models import HistoryView
from viewer.provenance_views import competing, history_view, stated

URIS = Uris("https://books.example.org")


@dataclass(frozen=True)
class Label:
    id: str
    names: LanguageMap
    latitude: float | None = None
    longitude: float | None = None
    is_sensitive: bool = False


@dataclass(frozen=True)
class Labels:
    listed: dict[str, Label] = field(
        default_factory=lambda: {
            flagship.PLACE_TURKISTAN: Label(
                flagship.PLACE_TURKISTAN, {"kk": ["Түркістан"]}, 43.29, 68.27, True
            ),
            flagship.PLACE_ALMATY: Label(
                flagship.PLACE_ALMATY, {"ar": ["ألماتي"], "en": ["Almaty"]}, 43.24, 76.89
            ),
        }
    )


def shown(code: str = "en", **changes: Any) -> HistoryView:
    record = Record.model_validate({**flagship.mapping(), **changes})
    view = history_view(record, Labels().listed, translator(code), URIS, "m1")
    assert view is not None
    return view


def test_the_page_says_seal_ownership_possible() -> None:
    (mark,) = shown().marks
    assert mark.heading == "Seal, ownership possible"
    assert mark.place == "1r"


def test_the_timeline_shows_no_owner_who_is_only_possible() -> None:
    view = shown()
    stop = view.stops[1]
    assert (stop.id, stop.is_fact) == ("owned", False)
    assert stop.receiver is None
    assert stop.title is None
    assert view.owners == ()
    told = [stop.receiver.words.text for stop in view.stops if stop.receiver]
    assert told == ["National Library of Kazakhstan"]


def test_the_move_of_1936_says_that_title_is_not_known() -> None:
    moved = shown().stops[-1]
    assert moved.custody == "Custody moved"
    assert moved.title == "Title not known"
    assert moved.sources[0].kind == "Press"


def test_the_gap_stands_before_the_event_that_ends_it() -> None:
    assert [stop.gap is not None for stop in shown().stops] == [False, False, False, True]
    assert shown().stops[-1].gap == "For some 782 years nothing is known of who held it."


def test_an_acquisition_whose_title_is_not_known_is_called_a_change_of_custody() -> None:
    taken = {"id": "x", "kind": "acquisition", "title_moved": "unknown", "certainty": "certain"}
    view = shown(provenance={"events": [taken]})
    assert view.stops[-1].heading == "Custody transferred"
    view = shown(provenance={"events": [{**taken, "title_moved": "yes"}]})
    assert view.stops[-1].heading == "Acquisition"


def test_sources_that_disagree_stand_side_by_side() -> None:
    record = flagship.record()
    view = competing(record, Property.SUPPORT, translator("en"))
    assert view is not None
    assert view.is_disputed
    assert [each.value[0].text for each in view.statements] == ["parchment", "heavy paper"]
    assert all(each.certainty_word == "Possible" and each.sources for each in view.statements)


def test_one_statement_is_told_and_disagrees_with_nobody() -> None:
    record = flagship.record()
    assert competing(record, Property.EXTENT, translator("en")) is None
    view = stated(record, Property.EXTENT, translator("ar"))
    assert view is not None
    assert [each.value[0].text for each in view.statements] == ["770 صفحة"]
    assert stated(record, Property.SCRIBE, translator("en")) is None


def test_legal_title_and_the_way_it_came_stand_in_the_history() -> None:
    view = shown()
    assert {each.about for each in view.statements} == {
        Property.FOUND_AT,
        Property.MOVED,
        Property.LEGAL_TITLE,
    }
    assert [each.is_disputed for each in view.statements] == [False, False, True]


def test_the_map_holds_what_is_sure_and_the_sensitive_place_only_roughly() -> None:
    chart = shown("kk").map
    assert chart is not None
    assert [(point["number"], point["name"], point["shape"]) for point in chart["points"]] == [
        (3, "Түркістан", "found"),
        (4, "Almaty", "held"),
    ]
    assert (chart["points"][0]["latitude"], chart["points"][0]["longitude"]) == (43.0, 68.0)
    assert "43.29" not in str(chart)
    stop = shown().stops[2]
    assert stop.is_coarse


def test_a_book_without_a_history_has_none() -> None:
    record = Record.model_validate({**flagship.mapping(), "provenance": {}, "assertions": []})
    assert history_view(record, {}, translator("en")) is None


def test_an_impossible_order_is_asked_about_and_breaks_nothing() -> None:
    events = [
        {"id": "a", "kind": "gift", "date": {"calendar": "gregorian", "start": {"year": 1900}}},
        {"id": "b", "kind": "sale", "date": {"calendar": "gregorian", "start": {"year": 1800}}},
    ]
    view = shown(provenance={"events": events})
    assert view.questions == ("Two events stand in an order that their dates contradict.",)


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_every_word_of_it_is_there_in_each_language(
    code: str, caplog: pytest.LogCaptureFixture
) -> None:
    view = shown(code)
    assert view.stops
    assert caplog.records == []


def test_arabic_dates_carry_no_marks_that_turn_them() -> None:
    dates = [stop.date for stop in shown("ar").stops if stop.date]
    assert dates
    assert not any(mark in date for date in dates for mark in "\u2068\u2069")
