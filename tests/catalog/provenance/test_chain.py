"""The chain of custody and of title: gaps, overlaps, impossible orders, weak evidence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates.statement import DateStatement
from catalog.provenance.chain import (
    ChainFinding,
    FindingKind,
    findings,
    holders_by_custody,
    holders_by_title,
)
from catalog.record.provenance import EventKind, Provenance
from catalog.record.values import Certainty


def year(number: int, **more: Any) -> dict[str, Any]:
    return {"calendar": "gregorian", "start": {"year": number}, **more}


def event(event_id: str, kind: str = "transfer_of_custody", **more: Any) -> dict[str, Any]:
    for party in ("giver", "receiver"):
        if isinstance(more.get(party), str):
            more[party] = {"name": {"text": more[party], "language": "en"}}
    if isinstance(more.get("date"), int):
        more["date"] = year(more["date"])
    return {"id": event_id, "kind": kind, "custody_moved": "yes", **more}


def chain(*events: dict[str, Any], **more: Any) -> Provenance:
    return Provenance.model_validate({"events": list(events), **more})


def found(provenance: Provenance, kind: FindingKind, **more: Any) -> list[ChainFinding]:
    return [each for each in findings(provenance, **more) if each.kind is kind]


def test_an_unbroken_chain_has_no_findings() -> None:
    whole = chain(
        event("a", "production", date=1200, receiver="The scribe"),
        event("b", "gift", date=1201, giver="The scribe", receiver="The madrasa"),
        event("c", "loan", date=1700, giver="The madrasa", receiver="A reader"),
        event("d", "return", date=1701, giver="A reader", receiver="The madrasa"),
    )
    assert findings(whole) == ()


def test_long_years_in_which_nobody_is_known_are_a_gap() -> None:
    broken = chain(event("a", date=1700, receiver="X"), event("b", date=1900, receiver="Y"))
    (gap,) = found(broken, FindingKind.GAP)
    assert (gap.key, gap.events, gap.values) == ("gap-years", ("a", "b"), {"years": 199})


def test_a_few_such_years_are_none() -> None:
    near = chain(event("a", date=1860, receiver="X"), event("b", date=1900, receiver="Y"))
    assert findings(near) == ()
    assert found(near, FindingKind.GAP, gap_years=20) != []


def test_an_undated_event_between_does_not_hide_a_gap() -> None:
    broken = chain(event("a", date=1700, receiver="X"), event("f", "find"), event("b", date=1900))
    (gap,) = found(broken, FindingKind.GAP)
    assert gap.events == ("a", "b")


def test_a_giver_who_is_not_the_last_receiver_is_a_gap() -> None:
    broken = chain(
        event("a", date=1900, receiver="X"), event("b", date=1901, giver="Z", receiver="Y")
    )
    (gap,) = found(broken, FindingKind.GAP)
    assert (gap.key, gap.events) == ("gap-hand-over", ("a", "b"))


def test_a_gap_that_is_only_stated_is_told_too() -> None:
    (gap,) = found(chain(event("a", is_gap_before=True)), FindingKind.GAP)
    assert (gap.key, gap.events) == ("gap-stated", ("a",))


def test_what_is_only_possible_closes_no_gap() -> None:
    broken = chain(
        event("a", date=1700, receiver="X"),
        event("m", date=1800, giver="X", receiver="Y", certainty="possible"),
        event("b", date=1900, giver="Y"),
    )
    assert [gap.key for gap in found(broken, FindingKind.GAP)] == ["gap-hand-over"]


def test_a_witness_within_the_tenure_of_another_is_an_overlap() -> None:
    double = chain(
        event("a", date=1700, receiver="X"),
        event("b", date=1900, giver="X", receiver="Y"),
        event("i", "inventory", date=1800, receiver="Z", custody_moved="no"),
    )
    assert [each.events for each in found(double, FindingKind.OVERLAP)] == [("a", "i", "b")]


def test_two_who_took_it_in_one_year_are_an_overlap_unless_one_gave_it_to_the_other() -> None:
    double = chain(event("a", date=1900, receiver="X"), event("b", date=1900, receiver="Y"))
    assert [each.key for each in found(double, FindingKind.OVERLAP)] == ["overlap-same-time"]
    passed_on = chain(
        event("a", date=1900, receiver="X"), event("b", date=1900, giver="X", receiver="Y")
    )
    assert findings(passed_on) == ()


def test_nothing_happens_to_a_book_before_it_is_made_but_its_commission() -> None:
    early = chain(event("c", "commission", date=1190), event("g", "gift", date=1180))
    origin = DateStatement.model_validate(year(1200))
    wrong = found(early, FindingKind.IMPOSSIBLE_ORDER, origin=origin)
    assert ("before-production", ("origin", "g")) in {(each.key, each.events) for each in wrong}
    assert all("c" not in each.events or each.key == "after-next" for each in wrong)


def test_a_date_after_that_of_the_next_event_is_impossible() -> None:
    turned = chain(event("a", date=1900, receiver="X"), event("b", date=1850, giver="X"))
    (wrong,) = found(turned, FindingKind.IMPOSSIBLE_ORDER)
    assert (wrong.key, wrong.events) == ("after-next", ("a", "b"))


def test_dates_said_to_be_about_right_may_differ_a_little() -> None:
    about = chain(event("a", date=year(1900, is_approximate=True)), event("b", date=1895))
    assert found(about, FindingKind.IMPOSSIBLE_ORDER) == []


def test_a_return_before_the_loan_is_impossible() -> None:
    turned = chain(event("r", "return"), event("l", "loan"))
    (wrong,) = found(turned, FindingKind.IMPOSSIBLE_ORDER)
    assert (wrong.key, wrong.events) == ("return-before-loan", ("r", "l"))


def test_a_day_that_no_calendar_has_is_said_and_breaks_nothing() -> None:
    odd = chain(
        event("a", date={"calendar": "gregorian", "start": {"year": 1900, "month": 2, "day": 31}})
    )
    assert [each.key for each in findings(odd)] == ["bad-date"]


def test_an_endowed_book_that_is_sold_is_pointed_at() -> None:
    sold = chain(
        event("w", "waqf_endowment", title_moved="yes"), event("s", "sale", title_moved="unknown")
    )
    assert [each.events for each in found(sold, FindingKind.INALIENABLE)] == [("w", "s")]
    flagged = chain(event("s", "sale"), is_inalienable=True)
    assert [each.events for each in found(flagged, FindingKind.INALIENABLE)] == [("s",)]
    lent = chain(event("w", "waqf_endowment"), event("l", "loan", title_moved="no"))
    assert found(lent, FindingKind.INALIENABLE) == []


def test_an_event_stated_surer_than_the_inference_it_rests_on_is_weak() -> None:
    inference = {"id": "i", "mark_id": "m", "certainty": "possible"}
    rested = event("a", receiver="X", certainty="certain", evidence=["i"], title_moved="yes")
    weak = chain(rested, inferences=[inference])
    assert [each.events for each in found(weak, FindingKind.WEAK_EVIDENCE)] == [("a",)]
    assert holders_by_title(weak)[0].certainty is Certainty.POSSIBLE
    document = {"kind": "document", "citation": "Deed of 1905"}
    proved = chain({**rested, "sources": [document]}, inferences=[inference])
    assert findings(proved) == ()
    assert holders_by_title(proved)[0].certainty is Certainty.CERTAIN


def test_a_book_that_nobody_is_known_to_have_had_has_no_holders() -> None:
    for nothing in (chain(), chain(event("f", "find"))):
        assert holders_by_custody(nothing) == ()
        assert holders_by_title(nothing) == ()


def test_custody_and_title_are_two_chains() -> None:
    moved = chain(
        event("a", receiver="The library", title_moved="unknown"),
        event("b", "sale", receiver="The state", custody_moved="no", title_moved="yes"),
    )
    names = [each.agent.name.text for each in holders_by_custody(moved) if each.agent.name]
    assert names == ["The library"]
    names = [each.agent.name.text for each in holders_by_title(moved) if each.agent.name]
    assert names == ["The state"]


@given(st.lists(st.tuples(st.sampled_from(list(EventKind)), st.integers(1000, 2000)), max_size=8))
def test_events_in_the_order_of_their_dates_never_stand_after_the_next(
    made: list[tuple[EventKind, int]],
) -> None:
    ordered = sorted(made, key=lambda each: each[1])
    events = [event(f"e{n}", kind, date=when) for n, (kind, when) in enumerate(ordered)]
    keys = [each.key for each in findings(chain(*events))]
    assert "after-next" not in keys


@pytest.mark.parametrize("certainty", ["possible", "disputed"])
def test_a_weaker_inference_never_makes_an_event_surer(certainty: str) -> None:
    weak = chain(
        event("a", receiver="X", certainty="certain", evidence=["i"]),
        inferences=[{"id": "i", "mark_id": "m", "certainty": certainty}],
    )
    assert holders_by_custody(weak)[0].certainty is Certainty(certainty)
