"""ALTO of all versions: strings become lines, spaces and hyphens as they are on the page."""

from __future__ import annotations

import pytest

from catalog.transcription.lines import Box, RegionKind, Unit
from tests.catalog.transcription.made import alto, block, only_page, texts

PLACE = 'HPOS="10" VPOS="20" WIDTH="80" HEIGHT="10"'


def line(text: str, attributes: str = "") -> str:
    return f'<TextLine {attributes}><String CONTENT="{text}"/></TextLine>'


@pytest.mark.parametrize(
    "namespace",
    [
        "http://schema.ccs-gmbh.com/ALTO",
        "http://www.loc.gov/standards/alto/ns-v2#",
        "http://www.loc.gov/standards/alto/ns-v3#",
        "http://www.loc.gov/standards/alto/ns-v4#",
        "",
    ],
)
@pytest.mark.parametrize("points", ["10,20 90,20 90,30", "10 20 90 20 90 30"])
def test_a_page_is_read_in_every_version_and_spelling_of_points(
    namespace: str, points: str
) -> None:
    shape = f'<Shape><Polygon POINTS="{points}"/></Shape><String CONTENT="verba" WC="0.9"/>'
    inner = f'<TextLine {PLACE} BASELINE="10 28 90 28">{shape}</TextLine>'
    page = only_page(alto(block(inner, 'LANG="lat"'), namespace=namespace))
    (read,) = page.lines
    assert (page.image_name, page.width_px, page.height_px) == ("leaf.jpg", 100, 200)
    assert (read.text, read.language, read.direction) == ("verba", "la", "ltr")
    assert (read.confidence, read.box) == (0.9, Box(10, 20, 80, 10))
    assert read.polygon == ((10, 20), (90, 20), (90, 30))
    assert read.baseline == ((10, 28), (90, 28))


def test_a_baseline_that_is_only_a_height_runs_along_the_line() -> None:
    page = only_page(alto(block(line("a", f'{PLACE} BASELINE="28.5"'))))
    assert page.lines[0].baseline == ((10, 28.5), (90, 28.5))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<String CONTENT="a"/><SP/><String CONTENT="b"/><String CONTENT=","/>', "a b,"),
        ('<String CONTENT="a"/><String CONTENT="b"/>', "a b"),
        ('<String CONTENT="a"/><SP/><String CONTENT="manu"/><HYP CONTENT="="/>', "a manu="),
        ('<String CONTENT="manu"/><HYP/>', "manu-"),
        ('<String CONTENT=""><ALTERNATIVE>b</ALTERNATIVE></String>', "b"),
    ],
)
def test_strings_spaces_and_hyphens_make_the_text(inner: str, expected: str) -> None:
    assert texts(alto(block(f"<TextLine>{inner}</TextLine>"))) == [expected]


def test_a_divided_word_stays_divided_on_the_line_and_is_whole_beside_it() -> None:
    inner = (
        '<TextLine><String CONTENT="manu" SUBS_TYPE="HypPart1" SUBS_CONTENT="manuscript"/>'
        '<HYP CONTENT="-"/></TextLine>'
        '<TextLine><String CONTENT="script" SUBS_TYPE="HypPart2" SUBS_CONTENT="manuscript"/>'
        "</TextLine>"
    )
    lines = only_page(alto(block(inner))).lines
    assert [one.text for one in lines] == ["manu-", "script"]
    assert [word.whole for one in lines for word in one.words] == ["manuscript", "manuscript"]


def test_blocks_follow_each_other_as_idnext_says_even_in_a_circle() -> None:
    def made(own: str, following: str) -> str:
        return f'<TextBlock ID="{own}" IDNEXT="{following}">{line(own)}</TextBlock>'

    chain = made("c", "") + made("a", "b") + made("b", "c")
    assert texts(alto(f"<PrintSpace>{chain}</PrintSpace>")) == ["a", "b", "c"]
    circle = made("a", "c") + made("b", "a") + made("c", "b")
    assert texts(alto(f"<PrintSpace>{circle}</PrintSpace>")) == ["a", "c", "b"]


def test_the_reading_order_of_version_4_3_goes_before_that_of_the_file() -> None:
    order = (
        '<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="x" REF="l2"/>'
        '<ElementRef ID="y" REF="b1"/></OrderedGroup></ReadingOrder>'
    )
    inner = line("one", 'ID="l1"') + line("two", 'ID="l2"')
    assert texts(alto(block(inner, 'ID="b1"'), more=order)) == ["two", "one"]


def test_margins_and_composed_blocks_are_read_around_the_text() -> None:
    inner = (
        f"<TopMargin><TextBlock>{line('title')}</TextBlock></TopMargin>"
        f"<LeftMargin><TextBlock>{line('gloss')}</TextBlock></LeftMargin>"
        f"<PrintSpace><ComposedBlock><TextBlock>{line('text')}</TextBlock></ComposedBlock>"
        "</PrintSpace>"
    )
    page = only_page(alto(inner))
    assert [(one.text, one.region) for one in page.lines] == [
        ("title", RegionKind.MARGIN),
        ("text", RegionKind.TEXT),
        ("gloss", RegionKind.MARGIN),
    ]


def test_tags_name_the_kind_of_a_block_and_of_a_line() -> None:
    tags = (
        '<Tags><OtherTag ID="z" LABEL="MarginTextZone#2"/><OtherTag ID="h" LABEL="HeadingLine"/>'
        '<OtherTag ID="d" LABEL="DefaultLine"/></Tags>'
    )
    inner = line("a", 'TAGREFS="d"') + line("b", 'TAGREFS="h"') + line("c")
    page = only_page(alto(block(inner, 'TAGREFS="z"'), more=tags))
    assert [one.region for one in page.lines] == [
        RegionKind.MARGIN,
        RegionKind.HEADING,
        RegionKind.MARGIN,
    ]


def test_the_direction_of_version_4_3_is_taken_from_line_or_block() -> None:
    inner = line("12") + line("13", 'BASEDIRECTION="ltr"')
    page = only_page(alto(block(inner, 'BASEDIRECTION="rtl"')))
    assert [one.direction for one in page.lines] == ["rtl", "ltr"]


@pytest.mark.parametrize(
    ("words", "resolution"),
    [("scan at 300 dpi", 300), ("dpi: 400", 400), ("resolution=600", 600), ("grey", None)],
)
def test_unit_and_resolution_are_kept_as_stated(words: str, resolution: float | None) -> None:
    settings = f"<Processing><processingStepSettings>{words}</processingStepSettings></Processing>"
    page = only_page(alto(block(line("a", PLACE)), unit="mm10", settings=settings))
    assert (page.unit, page.resolution_dpi) == (Unit.MM10, resolution)
