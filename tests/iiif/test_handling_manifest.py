"""What custodians ask stands in the manifest, in every language, and is kept there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from catalog import cards
from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.record.values import Text
from iiif.presentation import kept, prezi
from iiif.presentation.language import HANDLING, LANGUAGES
from iiif.presentation.manifest import manifest_of
from iiif.presentation.rules import check
from storage.database import session_factory
from tests.catalog.handling.asked import COUNCIL, ask, end_all
from tests.factories import a_manuscript, some_pages
from tests.iiif.presentation import books

NOTE = (
    Text(text="Please keep it whole.", language="en"),
    Text(text="Тұтас сақтаңыз", language="kk"),
)


def policy(
    *rules: Rule, canvases: Sequence[int] = (), note: Sequence[Text] = NOTE, **more: Any
) -> PolicyInForce:
    given: dict[str, Any] = {
        "number": 1,
        "canvas_ids": frozenset(f"c{index:010d}" for index in canvases),
        "rules": frozenset(rules),
        "note": tuple(note),
        "custodian": COUNCIL,
        "set_by": "Aisha",
        "set_at": datetime(2026, 3, 1, tzinfo=UTC),
    }
    return PolicyInForce(**(given | more))


def made(*policies: PolicyInForce, **changes: Any) -> dict[str, Any]:
    rows = books.pages(books.RTL_LABELS)
    return manifest_of(books.URIS, books.manuscript(**changes), rows, Handling(policies))


def pair(node: dict[str, Any]) -> dict[str, list[str]]:
    found = [one["value"] for one in node.get("metadata", []) if one["label"] == HANDLING]
    return dict(found[0]) if found else {}


def test_the_note_and_whose_it_is_stand_in_the_required_statement_beside_the_credit() -> None:
    statement = made(policy(Rule.ONLY_WITH_NOTE))["requiredStatement"]

    assert statement["label"] == books.ATTRIBUTION["label"]
    assert statement["value"] == {
        "ar": ["مكتبة تجريبية", f"{COUNCIL}: Please keep it whole."],
        "en": ["A library made up for tests", f"{COUNCIL}: Please keep it whole."],
        "kk": ["A library made up for tests", f"{COUNCIL}: Тұтас сақтаңыз"],
    }


def test_without_a_credit_the_note_stands_alone() -> None:
    statement = made(policy(Rule.NOT_CUT), required_statement=None)["requiredStatement"]

    assert set(statement["label"]) == set(LANGUAGES)
    assert statement["value"]["kk"] == [f"{COUNCIL}: Тұтас сақтаңыз"]


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_named_in_four_languages(rule: Rule) -> None:
    told = pair(made(policy(rule)))

    assert set(told) == set(LANGUAGES)
    assert all(COUNCIL in texts[0] for texts in told.values())
    assert len({texts[0] for texts in told.values()}) == 4


def test_a_rule_for_some_folios_names_them_above_and_stands_on_them_alone() -> None:
    manifest = made(policy(Rule.NOT_COVERED, canvases=(2, 3, 5)))

    assert pair(manifest)["en"][0].startswith("1r–1v, 2v: ")
    assert f"{COUNCIL} (1r–1v, 2v): " in manifest["requiredStatement"]["value"]["en"][1]
    told = [bool(pair(canvas)) for canvas in manifest["items"]]
    assert told == [False, False, True, True, False, True, False]
    assert manifest["items"][2]["requiredStatement"]["value"]["kk"] == [
        f"{COUNCIL}: Тұтас сақтаңыз"
    ]
    assert "requiredStatement" not in manifest["items"][4]


def test_an_uncut_canvas_promises_no_regions_and_the_others_do() -> None:
    manifest = made(policy(Rule.NOT_CUT, canvases=(2,)))

    def services(index: int) -> list[str]:
        canvas = manifest["items"][index]
        body = canvas["items"][0]["items"][0]["body"]
        return [one["profile"] for one in (*body["service"], *canvas["thumbnail"][0]["service"])]

    assert services(2) == ["level0", "http://iiif.io/api/image/2/level0.json", "level0"]
    assert services(3) == ["level2", "http://iiif.io/api/image/2/level2.json", "level2"]


def test_a_page_that_is_no_thumbnail_has_none_and_the_binding_stands_for_the_book() -> None:
    rows = books.pages(("1r", "1v", "back cover"))
    handling = Handling((policy(Rule.NOT_AS_THUMBNAIL, canvases=(0,)),))

    manifest = manifest_of(books.URIS, books.manuscript(), rows, handling)

    assert "thumbnail" not in manifest["items"][0]
    assert "i0000000002" in manifest["thumbnail"][0]["id"]
    assert manifest["items"][0]["items"], "the page itself is shown as ever"


def test_a_book_of_which_nothing_may_stand_for_it_has_no_thumbnail() -> None:
    manifest = made(policy(Rule.NOT_AS_THUMBNAIL))

    assert "thumbnail" not in manifest
    assert not [canvas for canvas in manifest["items"] if "thumbnail" in canvas]


def test_where_reuse_is_not_wanted_no_program_finds_a_licence() -> None:
    manifest = made(policy(Rule.NOT_FOR_REUSE, canvases=(2,)))
    free = made(policy(Rule.NOT_CUT))

    assert "rights" not in manifest
    assert "rights" in free
    assert "NoC-US" in str(manifest["metadata"])
    assert "NoC-US" not in str(free["metadata"])


def test_markup_in_a_note_is_text() -> None:
    note = [Text(text="<script>alert(1)</script>", language="en")]
    hostile = policy(Rule.ONLY_WITH_NOTE, note=note, custodian="<b>")

    value = made(hostile, required_statement=None)["requiredStatement"]["value"]["en"][0]

    # What begins with '<' and ends with '>' would be taken for HTML (Presentation 3.0, 4.5).
    assert value == "<b>: <script>alert(1)</script> "


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.frozensets(st.sampled_from(Rule), min_size=1), st.frozensets(st.integers(0, 6))
        ),
        max_size=4,
    )
)
def test_whatever_is_asked_the_manifest_is_good_and_every_page_is_in_it(
    asked: list[tuple[frozenset[Rule], frozenset[int]]],
) -> None:
    manifest = made(*(policy(*rules, canvases=tuple(part)) for rules, part in asked))

    prezi.check_types(manifest)
    # A book of which nothing may stand for it cannot have what it should have.
    assert {finding.code for finding in check(manifest)} <= {"thumbnail-missing"}
    assert all(canvas["items"] for canvas in manifest["items"])


def test_a_change_is_in_the_kept_manifest_at_once_and_goes_again(
    engine: Engine, at: datetime
) -> None:
    with session_factory(engine).begin() as session:
        manuscript = a_manuscript(session, at)
        shown = some_pages(session, manuscript, ["1r", "1v"], at)
        kept.keep(session, books.URIS, manuscript.id, 1)
        before = kept.load(session, manuscript.id)
        (before_card,) = cards.chosen(session, [manuscript.id])
        ask(session, manuscript.id, at, *Rule, canvas_ids=[shown[0].canvas_id])
        kept.keep(session, books.URIS, manuscript.id, 2)
        bound = kept.load(session, manuscript.id)
        (bound_card,) = cards.chosen(session, [manuscript.id])
        end_all(session, manuscript.id, at)
        kept.keep(session, books.URIS, manuscript.id, 3)
        after = kept.load(session, manuscript.id)

    assert before
    assert bound
    assert after
    assert COUNCIL.encode() in bound.body
    assert before_card.cover_image_id == shown[0].id
    assert bound_card.cover_image_id == shown[1].id
    assert after.body == before.body


def test_six_hundred_pages_under_a_rule_are_told_of_once_each() -> None:
    rows = books.pages(books.leaves(600))
    whole, part = policy(Rule.NOT_CUT), policy(*Rule, canvases=range(600))

    document = manifest_of(books.URIS, books.manuscript(), rows, Handling((whole, part)))
    prezi.check_types(document)

    assert len([canvas for canvas in document["items"] if pair(canvas)]) == 600
    assert pair(document)["en"][1].startswith("1r–300v: ")
