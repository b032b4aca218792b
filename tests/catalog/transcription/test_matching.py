"""Names and numbers say which page belongs to which canvas; what is unsure stays open."""

from __future__ import annotations

import pytest

from catalog.transcription.matching import Asked, Match, PlaceToFill, match, stems
from catalog.transcription.tables import MatchedBy


def side(canvas_id: str, label: str, *names: str) -> PlaceToFill:
    return PlaceToFill(canvas_id, label, frozenset(names), frozenset({f"i-{canvas_id}"}))


def page(name: str = "x.xml", image: str = "", label: str = "", *, alone: bool = True) -> Asked:
    return Asked(name, image, label, alone)


SIDES = [side("c1", "1r", "BULAC_0041.jpg"), side("c2", "1v", "BULAC_0042.crop.png")]


@pytest.mark.parametrize(
    ("asked", "canvas_id", "how"),
    [
        (page(image="bulac_0042.JPG"), "c2", MatchedBy.IMAGE),
        (page(image="https://x.org/iiif/3/i-c1/full/max/0/default.jpg"), "c1", MatchedBy.IMAGE),
        (page(image="https://x.org/iiif/m1/canvas/c2"), "c2", MatchedBy.IMAGE),
        (page("scans/BULAC_0041.xml"), "c1", MatchedBy.FILE),
        (page(label="fol. 1 verso"), "c2", MatchedBy.LABEL),
        (page("MS417_001r.xml"), "c1", MatchedBy.LABEL),
    ],
)
def test_a_page_finds_its_canvas(asked: Asked, canvas_id: str, how: MatchedBy) -> None:
    assert match([asked], SIDES) == [Match(canvas_id, how)]


def test_what_fits_two_canvases_or_none_stays_open() -> None:
    twins = [side("c1", "1r", "a.jpg"), side("c2", "1v", "a.png"), side("c3", "2r")]
    assert match([page("other.xml", "a.tif")], twins) == [None]
    assert match([page("zz.xml", "zz.tif")], SIDES) == [None]


def test_a_canvas_is_given_once_and_the_surest_way_goes_first() -> None:
    pages = [page("1r.xml"), page("b.xml", "BULAC_0041.jpg")]
    assert match(pages, SIDES) == [None, Match("c1", MatchedBy.IMAGE)]


def test_as_many_silent_pages_as_canvases_are_taken_in_their_order() -> None:
    pages = [page(alone=False), page(alone=False)]
    assert match(pages, SIDES) == [Match("c1", MatchedBy.ORDER), Match("c2", MatchedBy.ORDER)]
    assert match([*pages, page(alone=False)], SIDES) == [None, None, None]


def test_a_file_of_several_pages_lends_none_of_them_its_name() -> None:
    pages = [page("BULAC_0041.xml", alone=False), page("BULAC_0041.xml", label="1v", alone=False)]
    assert match(pages, SIDES) == [None, Match("c2", MatchedBy.LABEL)]


def test_a_name_is_known_without_folder_and_endings() -> None:
    assert stems(r"C:\scans\Leaf.crop.PNG") == {"leaf.crop", "leaf"}
    assert stems("MS.12") == {"ms"}
    assert stems("") == set()
