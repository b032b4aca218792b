"""What is handed out reads back: the same lines, ways, places and kinds, in PAGE and in TEI."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from catalog.transcription.assembling import clean
from catalog.transcription.geometry import bounds
from catalog.transcription.lines import Box, Line, RegionKind
from catalog.transcription.reading import read
from catalog.transcription.writing.page_xml import page_xml
from catalog.transcription.writing.plain import plain_text
from catalog.transcription.writing.sides import WrittenSide
from catalog.transcription.writing.tei import tei

AT = datetime(2026, 3, 1, tzinfo=UTC)
WORDS = st.text(st.sampled_from("ابجدهوز alif <&>\"'é–12"), min_size=1).map(clean).filter(str.strip)
COORDINATE = st.integers(0, 999)


@st.composite
def some_lines(draw: st.DrawFn) -> tuple[Line, ...]:
    lines = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        x, y = draw(COORDINATE), draw(COORDINATE)
        width, height = draw(st.integers(1, 300)), draw(st.integers(1, 60))
        corners = ((x, y), (x + width, y + 3), (x + width, y + height + 3), (x, y + height))
        shape = draw(st.sampled_from(["outline", "box", "nowhere"]))
        lines.append(
            Line(
                number=number,
                text=draw(WORDS),
                language=draw(st.sampled_from([None, "ar", "la"])),
                direction=draw(st.sampled_from(["rtl", "ltr"])),
                polygon=corners if shape == "outline" else None,
                box=None if shape == "nowhere" else bounds(corners)
                if shape == "outline" else Box(x, y, width, height),
                region=draw(st.sampled_from([RegionKind.TEXT, RegionKind.HEADING])),
                confidence=draw(st.sampled_from([None, 0.5])),
            )
        )  # fmt: skip
    return tuple(lines)


def side(lines: tuple[Line, ...], label: str = "1r") -> WrittenSide:
    return WrittenSide(f"c{label}", label, 1500, 1100, "i1", "PAGE", "Aigerim", AT, lines)


@given(some_lines())
def test_page_reads_back_line_by_line(lines: tuple[Line, ...]) -> None:
    (page,) = read(page_xml(side(lines), "leaf.jpg")).pages
    assert (page.image_name, page.width_px, page.height_px) == ("leaf.jpg", 1500, 1100)
    assert [_told(line) for line in page.lines] == [_told(line) for line in lines]
    assert [line.confidence for line in page.lines] == [line.confidence for line in lines]


@given(some_lines())
def test_tei_reads_back_line_by_line(lines: tuple[Line, ...]) -> None:
    data = tei(
        [side(lines), side(lines[:1], "1v")], title="A book", holder="The library",
        shelfmark="MS 1", address="https://x.org/m1", image_of=lambda one: f"{one.image_id}.jpg",
    )  # fmt: skip
    first, second = read(data).pages
    assert (first.label, second.label, first.image_name) == ("1r", "1v", "i1.jpg")
    assert (first.width_px, first.height_px) == (1500, 1100)
    assert [(line.text, line.language, line.box) for line in first.lines] == [
        (line.text, line.language, line.box) for line in lines
    ]
    assert [line.text for line in second.lines] == [lines[0].text]


def test_plain_text_has_the_lines_below_their_folio() -> None:
    one = Line(number=1, text="بسم الله", language="ar", direction="rtl")
    other = Line(number=1, text="explicit", language=None, direction="ltr")
    told = plain_text([side((one,)), side((other,), "1v")])
    assert told == "[1r]\nبسم الله\n\n[1v]\nexplicit\n"


def _told(line: Line) -> tuple[object, ...]:
    return line.text, line.direction, line.language, line.box, line.region
