"""Scenario 9: the dates and the provenance of the flagship, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.dates.reading import read
from catalog.language import LanguageMap
from catalog.provenance.chain import FindingKind, findings, holders_by_custody, holders_by_title
from catalog.provenance.claims import named_parties, shown_claims
from catalog.provenance.journey import authorities_of, journey
from catalog.record.assertions import Property, Standing
from tests.catalog.provenance import flagship


@dataclass(frozen=True)
class Place:
    id: str
    latitude: float | None
    longitude: float | None
    is_sensitive: bool = False
    names: LanguageMap = field(default_factory=lambda: {"en": ["A place"]})


def test_the_colophon_has_the_numbers_of_the_scenario() -> None:
    date = flagship.record().origin.date
    assert date is not None
    reading = read(date)
    assert reading is not None
    assert reading.edtf == "1153-11-27/1153-12-26"
    assert reading.sort_key == 2_142_515


def test_the_seal_claims_ownership_as_possible_and_no_more() -> None:
    (shown,) = shown_claims(flagship.record().provenance)
    assert [(claim.certainty.value, claim.is_fact) for claim in shown.claims] == [
        ("possible", False)
    ]


def test_the_timeline_names_no_owner_from_the_seal() -> None:
    provenance = flagship.record().provenance
    owned = next(event for event in provenance.events if event.id == "owned")
    parties = named_parties(owned, provenance)
    assert parties.receiver is None
    assert parties.is_withheld


def test_the_move_of_1936_is_custody_and_made_nobody_an_owner() -> None:
    provenance = flagship.record().provenance
    last = holders_by_custody(provenance)[-1]
    assert last.since.id == "moved1936"
    assert "moved1936" not in {tenure.since.id for tenure in holders_by_title(provenance)}


def test_the_centuries_of_which_nothing_is_known_are_a_gap() -> None:
    record = flagship.record()
    gaps = [
        each
        for each in findings(record.provenance, origin=record.origin.date)
        if each.kind is FindingKind.GAP
    ]
    assert [(gap.events, gap.values["years"]) for gap in gaps] == [(("origin", "moved1936"), 782)]


def test_conflicting_facts_stand_side_by_side_with_their_sources() -> None:
    current = [each for each in flagship.record().assertions if each.standing is Standing.CURRENT]
    support = [each for each in current if each.about is Property.SUPPORT]
    assert {text.text for each in support for text in each.texts} >= {"parchment", "heavy paper"}
    said = {each.about for each in current}
    assert said >= {Property.EXTENT, Property.FOUND_AT, Property.MOVED, Property.LEGAL_TITLE}
    assert all(each.sources for each in current)


def test_a_sensitive_place_is_whole_degrees_and_says_so() -> None:
    record = flagship.record()
    labels = {
        flagship.PLACE_TURKISTAN: Place(flagship.PLACE_TURKISTAN, 43.29733, 68.27089, True),
        flagship.PLACE_ALMATY: Place(flagship.PLACE_ALMATY, 43.238, 76.889),
    }
    spots = {stop.id: stop.spot for stop in journey(record, labels)}
    find, moved = spots["find"], spots["moved1936"]
    assert find is not None
    assert (find.latitude, find.longitude, find.is_coarse) == (43.0, 68.0, True)
    assert moved is not None
    assert (moved.latitude, moved.is_coarse) == (43.238, False)
    assert spots["owned"] is None


def test_every_authority_of_the_history_is_asked_for() -> None:
    assert authorities_of(flagship.record()) == {
        flagship.PLACE_TURKISTAN,
        flagship.PLACE_ALMATY,
        flagship.LIBRARY,
    }


def test_the_book_itself_is_the_first_stop_where_no_event_tells_of_its_making() -> None:
    stops = journey(flagship.record(), {})
    assert [(stop.number, stop.id) for stop in stops] == [
        (1, "origin"),
        (2, "owned"),
        (3, "find"),
        (4, "moved1936"),
    ]
    assert [stop.is_fact for stop in stops] == [True, False, True, True]
