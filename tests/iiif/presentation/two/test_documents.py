"""Both versions of a manifest, held against each other and against the text of 2.1."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from catalog.access.tiers import Grant, Terms, Tier
from catalog.directions import ViewingDirection
from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.pages import Behind, PageRow
from catalog.record.values import Text
from iiif.presentation import damage
from iiif.presentation.manifest import manifest_of
from iiif.presentation.shown import NOTHING
from iiif.presentation.two.documents import CONTEXT, older
from tests.iiif.presentation import books
from tests.iiif.presentation.books import URIS
from tests.iiif.presentation.test_shown import KNOWN, PAGES, VERSO, made
from tests.iiif.presentation.two.said import said_in_2, said_in_3

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WORDS = some.text("аәбв كتاب <b>&\"'\u200f(1) a", min_size=1, max_size=12)
MAPS = some.dictionaries(
    some.sampled_from(["en", "kk", "ar", "none", "ar-Latn"]),
    some.lists(WORDS, min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


def both(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    return said_in_3(document), said_in_2(json.loads(json.dumps(older(URIS, document))))


def restricted(page: PageRow, grant: Grant, tier: Tier) -> PageRow:
    assert page.image_id is not None
    terms = (Terms(tier, "test-library", AT if tier is Tier.EMBARGO else None, ()),)
    behind = Behind(page.image_id, 3001, 4003, terms)
    if grant is Grant.NOTHING:
        page = replace(page, image_id=None, image_width=None, image_height=None, tiles_etag=None)
    else:
        small = f"{page.image_id}.small"
        page = replace(page, image_id=small, image_width=376, image_height=501)
    return replace(page, grant=grant, behind=behind)


class Document(dict[str, Any]):
    """A manifest of which hypothesis prints no more than it is willing to."""

    def __repr__(self) -> str:
        return super().__repr__()[:20_000]


@some.composite
def manifests(draw: some.DrawFn) -> dict[str, Any]:
    rows = draw(some.sampled_from([books.pages(books.RTL_LABELS), list(PAGES)]))
    rows = [
        draw(
            some.sampled_from(
                [
                    row,
                    books.without_image(row.side_label, number),
                    restricted(row, Grant.NOTHING, Tier.READING_ROOM),
                    restricted(row, Grant.NOTHING, Tier.EMBARGO),
                    restricted(row, Grant.SMALL, Tier.SMALL),
                ]
            )
        )
        for number, row in enumerate(rows)
    ]
    policies = [
        PolicyInForce(
            number,
            draw(some.sampled_from([frozenset(), frozenset({rows[0].canvas_id})])),
            frozenset(draw(some.sets(some.sampled_from(list(Rule)), max_size=3))),
            tuple(Text(language=tag, text=draw(WORDS.filter(str.strip))) for tag in note),
            "Keepers",
            "a",
            AT,
        )
        for number, note in enumerate(
            draw(some.lists(some.lists(some.sampled_from(["kk", "ar"]), unique=True), max_size=2))
        )
    ]
    written = books.manuscript(
        titles=draw(some.one_of(some.just({}), MAPS)),
        summary=draw(some.one_of(some.none(), MAPS)),
        shelfmark=draw(WORDS),
        viewing_direction=draw(some.sampled_from(list(ViewingDirection))),
        date_text=draw(some.one_of(some.none(), WORDS)),
        rights=draw(
            some.sampled_from(
                [None, "http://rightsstatements.org/vocab/InC/1.0/", "https://ours.example.org/"]
            )
        ),
        required_statement=draw(
            some.one_of(some.none(), some.fixed_dictionaries({"label": MAPS, "value": MAPS}))
        ),
        is_sample=draw(some.booleans()),
    )
    known = draw(some.sampled_from([NOTHING, KNOWN]))
    return Document(manifest_of(URIS, written, rows, Handling(tuple(policies)), known))


@settings(max_examples=60, deadline=None)
@given(manifests())
def test_both_manifests_of_one_object_say_the_same(document: dict[str, Any]) -> None:
    newer, old = both(document)

    assert old == newer


@pytest.mark.parametrize("name", ["right-to-left", "conservation"])
def test_the_manifest_in_2_1(name: str, golden: Callable[[str, str], None]) -> None:
    document = books.manifest() if name == "right-to-left" else made()

    golden(f"{name}.json", json.dumps(older(URIS, document), ensure_ascii=False, indent=2) + "\n")


def test_nothing_of_the_newer_vocabulary_is_left() -> None:
    written = json.dumps(older(URIS, made()))

    for word in ('"id"', '"type"', '"items"', '"none"', "presentation/3", "image/3", "/iiif/3/"):
        assert word not in written
    assert older(URIS, made())["@context"] == CONTEXT


def test_a_picture_for_some_has_its_door_of_version_1_only() -> None:
    rows = [restricted(PAGES[0], Grant.NOTHING, Tier.READING_ROOM), *PAGES[1:]]
    document = older(URIS, manifest_of(URIS, books.manuscript(), rows))

    service = document["sequences"][0]["canvases"][0]["images"][0]["resource"]["service"]
    door = service["service"]

    assert door["profile"] == "http://iiif.io/api/auth/1/login"
    assert door["@context"].endswith("auth/1/context.json")
    assert "AuthProbeService2" not in json.dumps(document)


def test_damage_is_a_list_in_a_layer_with_box_and_outline() -> None:
    region = {
        "source": URIS.canvas("m", "c"),
        "type": "SpecificResource",
        "selector": [
            {"type": "SvgSelector", "value": "<svg/>"},
            {"type": "FragmentSelector", "conformsTo": damage.FRAGMENTS, "value": "xywh=1,2,3,4"},
        ],
    }
    page: dict[str, Any] = {
        "id": URIS.condition_page("m", "s", "c"),
        "type": "AnnotationPage",
        "label": {"en": ["Condition"]},
        "partOf": [
            {
                "id": URIS.condition_annotations("m", "s"),
                "type": "AnnotationCollection",
                "label": {"en": ["Condition"]},
            }
        ],
        "items": [
            {
                "id": "https://books.example.org/a#1",
                "type": "Annotation",
                "motivation": ["tagging", "assessing"],
                "body": [
                    {"type": "SpecificResource", "source": "https://terms.example.org/tear"},
                    {
                        "type": "TextualBody",
                        "purpose": "tagging",
                        "language": "kk",
                        "value": "жыртық",
                    },
                ],
                "target": region,
            }
        ],
    }

    made_older = older(URIS, page)

    assert made_older["@type"] == "sc:AnnotationList"
    assert made_older["@id"] == URIS.older(page["id"])
    assert made_older["within"]["@type"] == "sc:Layer"
    (one,) = made_older["resources"]
    assert one["motivation"] == "oa:tagging"
    assert one["resource"][0] == {
        "@id": "https://terms.example.org/tear",
        "@type": "oa:SemanticTag",
    }
    assert one["resource"][1]["chars"] == "жыртық"
    assert one["on"]["full"] == region["source"]
    assert one["on"]["selector"]["default"]["value"] == "xywh=1,2,3,4"
    assert one["on"]["selector"]["item"]["chars"] == "<svg/>"


def test_the_choice_of_photographs_begins_with_the_current_state() -> None:
    canvases = older(URIS, made())["sequences"][0]["canvases"]
    (canvas,) = [one for one in canvases if one["@id"].endswith(VERSO)]
    resource = canvas["images"][0]["resource"]

    assert resource["@type"] == "oa:Choice"
    assert len(resource["item"]) == 3
    assert all(one["label"] for one in [resource["default"], *resource["item"]])
