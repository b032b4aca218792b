"""Which versions count after a crash, and under which numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalog.rebuilding.claims import Claim, claim_of, settle

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def a_claim(
    manuscript_id: str, place: int, minute: int, number: int | None, *, is_public: bool = True
) -> Claim:
    return Claim(manuscript_id, place, DAY + timedelta(minutes=minute), number, is_public)


def numbers(claims: list[Claim]) -> list[tuple[str, int, int | None]]:
    return [(claim.object_id, claim.place, claim.number) for claim in claims]


def test_what_nobody_disputes_counts_in_the_order_of_its_numbers() -> None:
    told = [a_claim("b", 1, 2, 2), a_claim("a", 2, 3, 3), a_claim("a", 1, 1, 1)]

    assert numbers(settle(told)) == [("a", 1, 1), ("b", 1, 2), ("a", 2, 3)]


def test_a_book_published_again_after_a_crash_counts_once_and_whole() -> None:
    told = [a_claim("a", 1, 1, 1), a_claim("a", 2, 5, 2), a_claim("a", 3, 9, 2)]

    assert numbers(settle(told)) == [("a", 1, 1), ("a", 3, 2)]


def test_a_number_that_went_to_another_book_after_a_crash_is_of_the_younger() -> None:
    told = [a_claim("a", 1, 1, 1), a_claim("a", 2, 5, 2), a_claim("b", 1, 6, 2)]

    assert numbers(settle(told)) == [("a", 1, 1), ("b", 1, 2)]


def test_a_draft_has_no_number_and_comes_last() -> None:
    told = [a_claim("z", 1, 0, None, is_public=False), a_claim("a", 1, 1, 1)]

    assert numbers(settle(told)) == [("a", 1, 1), ("z", 1, None)]


def test_versions_older_than_numbers_get_the_lowest_in_the_order_they_were_written() -> None:
    told = [a_claim("b", 1, 2, None), a_claim("a", 1, 1, None), a_claim("a", 2, 9, 3)]

    assert numbers(settle(told)) == [("a", 1, 1), ("b", 1, 2), ("a", 2, 3)]


def test_a_record_says_itself_what_it_claims() -> None:
    numbered = claim_of("a", 1, DAY, {"document": {}, "revision": {"number": 7}})
    draft = claim_of("a", 1, DAY, {"document": {}, "revision": None})
    older = claim_of("a", 1, DAY, {"shelfmark": "MS 1"})

    assert (numbered.number, numbered.is_public) == (7, True)
    assert (draft.number, draft.is_public) == (None, False)
    assert (older.number, older.is_public) == (None, True)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 9) | st.none()), max_size=20))
def test_no_number_is_given_twice_and_order_of_reading_does_not_matter(
    told: list[tuple[str, int | None]],
) -> None:
    places: dict[str, int] = {}
    claims = []
    for minute, (manuscript_id, number) in enumerate(told):
        places[manuscript_id] = places.get(manuscript_id, 0) + 1
        claims.append(a_claim(manuscript_id, places[manuscript_id], minute, number))

    settled = settle(claims)

    given_out = [claim.number for claim in settled]
    assert None not in given_out
    assert len(given_out) == len(set(given_out))
    assert settle(reversed(claims)) == settled
    assert {replace(claim, number=None) for claim in settled} <= {
        replace(claim, number=None) for claim in claims
    }
