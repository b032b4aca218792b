"""PAGE XML: whatever its year and its maker, the lines come in reading order with their text."""

from __future__ import annotations

import pytest

from catalog.transcription.lines import Box, NoteKind, RegionKind
from tests.catalog.transcription.made import (
    OUTLINE,
    PAGE_2013,
    only_page,
    page_xml,
    region,
    text_line,
    texts,
)


@pytest.mark.parametrize("namespace", [PAGE_2013, "urn:another-year", ""])
def test_a_page_is_read_whatever_year_its_format_is_of(namespace: str) -> None:
    page = only_page(page_xml(region(text_line("سطر أول")), namespace=namespace))
    (line,) = page.lines
    assert (page.image_name, page.width_px, page.height_px) == ("leaf.jpg", 100, 200)
    assert (line.number, line.text, line.direction) == (1, "سطر أول", "rtl")
    assert line.polygon == ((10, 10), (90, 10), (90, 20), (10, 20))
    assert line.box == Box(10, 10, 80, 10)
    assert line.baseline == ((10, 18), (90, 18))


def test_points_that_are_elements_are_read_as_they_were_until_2010() -> None:
    points = "".join(f'<Point x="{x}" y="{y}"/>' for x, y in ((1, 1), (9, 1), (9, 5)))
    line = f"<TextLine><Coords>{points}</Coords><TextEquiv><Unicode>a</Unicode></TextEquiv>"
    page = only_page(page_xml(region(f"{line}</TextLine>")))
    assert page.lines[0].polygon == ((1, 1), (9, 1), (9, 5))


@pytest.mark.parametrize(
    ("texts_of_line", "expected", "confidence"),
    [
        ('<TextEquiv index="1"><Unicode>b</Unicode></TextEquiv>'
         '<TextEquiv index="0" conf="0.5"><Unicode>a</Unicode></TextEquiv>', "a", 0.5),
        ('<TextEquiv conf="0.2"><Unicode>b</Unicode></TextEquiv>'
         '<TextEquiv conf="0.9"><Unicode>a</Unicode></TextEquiv>', "a", 0.9),
        ("<TextEquiv><Unicode>a</Unicode></TextEquiv>"
         "<TextEquiv><Unicode>b</Unicode></TextEquiv>", "a", None),
        ('<TextEquiv index="0"><Unicode> </Unicode></TextEquiv>'
         '<TextEquiv index="1"><Unicode>a</Unicode></TextEquiv>', "a", None),
        ("<TextEquiv><PlainText>a</PlainText><Unicode/></TextEquiv>", "a", None),
        ('<TextEquiv conf="87"><Unicode>a</Unicode></TextEquiv>', "a", 0.87),
    ],
)  # fmt: skip
def test_of_several_texts_the_one_that_counts_most_is_taken(
    texts_of_line: str, expected: str, confidence: float | None
) -> None:
    (line,) = only_page(page_xml(region(f"<TextLine>{texts_of_line}</TextLine>"))).lines
    assert (line.text, line.confidence) == (expected, confidence)


def test_a_line_without_text_of_its_own_is_joined_from_words_and_letters() -> None:
    def word(text: str) -> str:
        return f"<Word><TextEquiv conf='0.5'><Unicode>{text}</Unicode></TextEquiv></Word>"

    glyphs = "".join(
        f"<Glyph><TextEquiv><Unicode>{one}</Unicode></TextEquiv></Glyph>" for one in "cd"
    )
    line = f"<TextLine>{word('ab')}<Word><Coords points='{OUTLINE}'/>{glyphs}</Word></TextLine>"
    (read,) = only_page(page_xml(region(line))).lines
    assert (read.text, read.confidence) == ("ab cd", 0.5)
    assert [(word.text, word.box) for word in read.words] == [
        ("ab", None),
        ("cd", Box(10, 10, 80, 10)),
    ]


def test_the_reading_order_leads_through_groups_and_the_rest_follows() -> None:
    order = (
        "<ReadingOrder><OrderedGroup><Labels/>"
        '<RegionRefIndexed index="1" regionRef="a"/>'
        '<UnorderedGroupIndexed index="0"><RegionRef regionRef="c"/><RegionRef regionRef="t"/>'
        "</UnorderedGroupIndexed></OrderedGroup></ReadingOrder>"
    )
    regions = "".join(region(text_line(one), f'id="{one}"') for one in "abc")
    table = f'<TableRegion id="t">{region(text_line("cell"))}</TableRegion>'
    assert texts(page_xml(order + regions + table)) == ["c", "cell", "a", "b"]


def test_the_order_that_transkribus_writes_is_followed_for_regions_and_lines() -> None:
    def at(place: int) -> str:
        return f'custom="readingOrder {{index:{place};}}"'

    lines = text_line("second", attributes=at(1)) + text_line("first", attributes=at(0))
    assert texts(page_xml(region(text_line("last"), at(7)) + region(lines, at(2)))) == [
        "first",
        "second",
        "last",
    ]


@pytest.mark.parametrize(
    ("attributes", "of_line", "kind"),
    [
        ('type="marginalia"', "", RegionKind.MARGIN),
        ('type="catch-word"', "", RegionKind.CATCHWORD),
        ("custom='structure {type:MarginTextZone:catchword;}'", "", RegionKind.CATCHWORD),
        ('type="paragraph" custom="structure {type:heading;}"', "", RegionKind.HEADING),
        ("", "custom='structure {type:page-number;}'", RegionKind.NUMBER),
        ('type="credit"', "", RegionKind.OTHER),
        ("", "", RegionKind.TEXT),
    ],
)
def test_a_line_is_of_the_kind_that_it_or_its_region_names(
    attributes: str, of_line: str, kind: RegionKind
) -> None:
    page = only_page(page_xml(region(text_line("a", attributes=of_line), attributes)))
    assert page.lines[0].region is kind


def test_language_and_direction_come_from_the_nearest_that_states_them() -> None:
    inner = region(
        text_line("12") + text_line("13", attributes='readingDirection="left-to-right"'),
        'readingDirection="right-to-left" primaryLanguage="Persian"',
    ) + region(text_line("14"), 'primaryScript="Arab - Arabic"')
    lines = only_page(page_xml(inner, attributes='primaryLanguage="Latin"')).lines
    assert [line.direction for line in lines] == ["rtl", "ltr", "rtl"]
    assert [line.language for line in lines] == ["fa", "fa", "la"]


def test_text_of_a_region_without_lines_is_kept_line_by_line() -> None:
    inner = "<TextEquiv><Unicode>one\n\ntwo</Unicode></TextEquiv>"
    page = only_page(page_xml(region(inner)))
    assert [(line.text, line.is_placed) for line in page.lines] == [("one", False), ("two", False)]


def test_an_outline_without_text_is_left_out_and_still_counted_in_the_numbers() -> None:
    page = only_page(page_xml(region(text_line("a") + text_line(" ") + text_line("c"))))
    assert [(line.number, line.text) for line in page.lines] == [(1, "a"), (3, "c")]
    assert [(note.kind, note.count) for note in page.notes] == [(NoteKind.UNWRITTEN, 1)]


@pytest.mark.parametrize("points", ["", "1,2", "1,2 3", "a,b c,d e,f", "1,2 nan,3 4,5", "1,1 2,2"])
def test_a_line_keeps_its_text_when_its_outline_cannot_be_understood(points: str) -> None:
    line = f'<TextLine><Coords points="{points}"/><TextEquiv><Unicode>a</Unicode></TextEquiv>'
    page = only_page(page_xml(region(f"{line}</TextLine>")))
    assert (page.lines[0].text, page.lines[0].is_placed) == ("a", False)
    assert [note.kind for note in page.notes] == [NoteKind.UNPLACED]


def test_an_empty_page_is_a_page() -> None:
    assert only_page(page_xml("")).lines == ()
