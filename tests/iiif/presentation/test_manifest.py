from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from iiif.image.geometry import Geometry, entry_path
from iiif.presentation import prezi
from iiif.presentation.canvas import canvas_of
from iiif.presentation.manifest import manifest_of
from iiif.presentation.rules import Grade, check
from storage.tile_pyramid import thumbnail_size
from tests.iiif.presentation import books
from tests.iiif.presentation.books import images

REQUEST = re.compile(r"/iiif/[23]/(?P<image>[^/]+)/(?P<path>full/.+)$")


def metadata(manifest: dict[str, Any]) -> dict[str, Any]:
    return {entry["label"]["en"][0]: entry["value"] for entry in manifest["metadata"]}


def test_the_manifest_of_a_right_to_left_book(golden: Callable[[str, str], None]) -> None:
    document = books.manifest()

    golden("right-to-left.json", json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def test_it_breaks_no_rule_and_prezi3_knows_all_of_it() -> None:
    document = books.manifest()

    assert check(document) == []
    prezi.check_types(document)


def test_a_book_of_600_canvases_breaks_no_rule_and_prezi3_knows_all_of_it() -> None:
    document = json.loads(json.dumps(books.manifest(books.leaves(600))))

    assert len(document["items"]) == 600
    assert check(document) == []
    prezi.check_types(document)


@pytest.mark.parametrize("size", [(3001, 4003), (1, 1), (513, 1), (65537, 12), (1024, 1025)])
def test_every_image_it_names_is_an_entry_by_geometry(size: tuple[int, int]) -> None:
    pages = [books.page("1r", size=size)]
    geometry = Geometry(*size)
    levels = {geometry.level_size(factor) for factor in geometry.scale_factors()}
    entries = {entry_path(None, *found) for found in {*levels, thumbnail_size(*size)}}

    named = list(images(manifest_of(books.URIS, books.manuscript(), pages)))

    assert len(named) == 3
    for image in named:
        request = REQUEST.search(image["id"])
        assert request is not None
        assert request["path"] in entries
        assert request["path"].split("/")[1] == f"{image['width']},{image['height']}"


def test_the_services_have_the_size_of_the_photograph_and_the_canvas_its_own() -> None:
    photographed_anew = replace(books.page("1r", size=(3001, 4003)), width_px=1500, height_px=2001)

    canvas = canvas_of(books.URIS, books.MANUSCRIPT_ID, photographed_anew, is_unpaired=False)

    assert (canvas["width"], canvas["height"]) == (1500, 2001)
    for service in canvas["items"][0]["items"][0]["body"]["service"]:
        assert (service["width"], service["height"]) == (3001, 4003)


def test_the_body_has_a_service_of_version_3_and_one_of_version_2() -> None:
    body = books.manifest()["items"][0]["items"][0]["items"][0]["body"]

    kinds = [service.get("type") or service.get("@type") for service in body["service"]]

    assert kinds == ["ImageService3", "ImageService2"]


def test_a_side_without_picture_keeps_its_canvas_and_says_so() -> None:
    pages = [*books.pages(["1r", "1v", "2r"]), books.without_image("2v", 3)]

    document = manifest_of(books.URIS, books.manuscript(), pages)

    last = document["items"][-1]
    assert last["items"] == []
    assert "thumbnail" not in last
    assert set(last["summary"]) == {"en", "kk", "ru", "ar"}
    assert [f.code for f in check(document)] == ["canvas-empty"]
    assert all(f.grade is Grade.SHOULD for f in check(document))
    prezi.check_types(document)


def test_a_book_without_a_single_picture_has_no_thumbnail() -> None:
    document = manifest_of(books.URIS, books.manuscript(), [books.without_image("1r")])

    assert "thumbnail" not in document


def test_covers_without_inside_and_things_beside_the_book_are_not_paged() -> None:
    document = books.manifest(["front cover", "1r", "1v", "2r", "2v", "colour chart"])

    alone = {c["label"]["none"][0] for c in document["items"] if "behavior" in c}
    assert document["behavior"] == ["paged"]
    assert alone == {"front cover", "colour chart"}


def test_single_sheets_are_individuals() -> None:
    document = books.manifest(["1r", "2r", "3r"])

    assert document["behavior"] == ["individuals"]
    assert not any("behavior" in canvas for canvas in document["items"])


def test_without_a_title_it_is_called_by_its_shelfmark() -> None:
    assert books.manifest(titles={})["label"] == {"none": ["MS Or. 42"]}


def test_languages_are_named_in_the_four_languages_of_the_house() -> None:
    value = metadata(books.manifest(languages=["ar", "chg", "qaa"]))["Language"]

    assert value == {
        "en": ["Arabic", "Chagatai", "qaa"],
        "kk": ["араб тілі", "шағатай тілі", "qaa"],
        "ru": ["арабский", "чагатайский", "qaa"],
        "ar": ["العربية", "التشاجاتاي", "qaa"],
    }


def test_what_is_not_known_is_left_out() -> None:
    document = books.manifest(
        date_text=None, place_text=None, material_text=None, languages=[], rights=None,
        required_statement=None, summary=None,
    )  # fmt: skip

    assert set(metadata(document)) == {"Shelfmark", "Held by"}
    assert not {"rights", "requiredStatement", "summary"} & set(document)


def test_a_drawn_sample_says_that_it_is_one() -> None:
    document = books.manifest(is_sample=True)

    assert metadata(document)["Note"]["en"] == ["A drawn sample, not a real manuscript."]


def test_rights_of_a_community_stand_where_the_specification_lets_them() -> None:
    address = "https://localcontexts.org/label/tk-a/?a=1&b=<2>"

    document = books.manifest(rights=address)

    assert "rights" not in document
    assert metadata(document)["Rights"]["none"] == [
        '<a href="https://localcontexts.org/label/tk-a/?a=1&amp;b=&lt;2&gt;">'
        "https://localcontexts.org/label/tk-a/?a=1&amp;b=&lt;2&gt;</a>"
    ]
    assert check(document) == []


def test_a_holder_without_homepage_is_named_and_no_provider() -> None:
    document = manifest_of(
        books.URIS, books.manuscript(books.holder(homepage=None)), books.pages(["1r", "1v"])
    )

    assert "provider" not in document
    assert metadata(document)["Held by"]["en"] == ["Test Library"]


def test_text_that_looks_like_html_is_shown_letter_by_letter() -> None:
    script = "<script>alert(1)</script>"

    document = books.manifest(
        titles={"en": [script]}, summary={"en": [script]}, place_text=script, shelfmark=script
    )

    shown = [document["label"]["en"], document["summary"]["en"]]
    shown += [metadata(document)[name]["none"] for name in ("Place", "Shelfmark")]
    assert shown == [[script + " "]] * 4
    assert check(document) == []


@pytest.mark.parametrize("tag", ["ar-001", "es-419", "ru-petr1708"])
def test_a_language_tag_with_digits_passes(tag: str) -> None:
    document = books.manifest(titles={tag: ["x"]})

    assert check(document) == []
    prezi.check_types(document)


def test_every_text_of_ours_exists_in_four_languages() -> None:
    for entry in books.manifest(is_sample=True)["metadata"]:
        assert set(entry["label"]) == {"en", "kk", "ru", "ar"}
