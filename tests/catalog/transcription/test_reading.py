"""The door: what is no transcription is told so, and no file takes more than its share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.language import TEXT_LENGTH_MAX
from catalog.transcription.assembling import LINES_MAX, PAGES_MAX
from catalog.transcription.errors import BadTranscription
from catalog.transcription.fitting import fitted
from catalog.transcription.geometry import POINTS_MAX, bounds
from catalog.transcription.lines import NoteKind
from catalog.transcription.reading import read
from catalog.xml.errors import BadXml
from tests.catalog.transcription.made import (
    alto,
    only_page,
    page_xml,
    region,
    tei,
    text_line,
    texts,
)


def refused(data: bytes) -> BadTranscription:
    with pytest.raises(BadTranscription) as caught:
        read(data)
    return caught.value


def test_the_format_is_known_by_the_outermost_element() -> None:
    forms = [read(data).form for data in (page_xml(""), alto(""), tei("<l>a</l>"))]
    assert forms == ["PAGE", "ALTO", "TEI"]


def test_another_format_is_refused_by_name_with_those_that_are_read() -> None:
    fault = refused(b"<mets/>")
    assert (fault.key, fault.values["found"]) == ("unknown", "mets")
    assert "element 'mets'" in str(fault)
    assert all(name in str(fault) for name in ("PAGE", "ALTO", "TEI"))


def test_hocr_is_refused_with_what_to_send_instead() -> None:
    assert refused(b'<html><body><div class="ocr_page"/></body></html>').key == "hocr"


@pytest.mark.parametrize("data", [b"<PcGts/>", b"<alto/>", b"<alto><Layout/></alto>"])
def test_a_file_without_pages_is_refused(data: bytes) -> None:
    assert refused(data).key == "no-pages"


@pytest.mark.parametrize(
    "data",
    [b"", b"<PcGts>", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><PcGts>&b;</PcGts>'],
)
def test_what_is_no_safe_xml_is_refused_before_it_is_looked_at(data: bytes) -> None:
    with pytest.raises(BadXml):
        read(data)


def test_a_hundred_thousand_lines_are_no_page() -> None:
    fault = refused(page_xml(region("<TextLine/>" * 100_000)))
    assert (fault.key, fault.values["count"], fault.values["most"]) == ("lines", 100_000, LINES_MAX)


def test_more_pages_than_a_book_can_have_are_refused() -> None:
    assert refused(tei("<pb/>" * (PAGES_MAX + 1) + "<l>a</l>")).key == "pages"


def test_a_hundred_thousand_lines_of_a_text_without_pages_are_no_page_either() -> None:
    fault = refused(tei("<lb/>a" * 100_000))
    assert (fault.key, fault.values["page"], fault.values["count"]) == ("lines", 1, 100_000)


def test_twenty_thousand_lines_on_their_pages_are_read() -> None:
    pages = read(tei(("<pb/>" + "<lb/>a" * 1000) * 20)).pages
    assert sum(len(page.lines) for page in pages) == 20_000


def test_a_file_with_more_lines_than_any_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.transcription.tei_walk._LINES_IN_ALL_MAX", 3)
    assert refused(tei("<pb/><lb/>a<lb/>b<pb/><lb/>c<lb/>d")).key == "long"


@pytest.mark.parametrize("step", [0, 1])
def test_an_outline_of_a_hundred_thousand_points_is_simplified_and_told(step: int) -> None:
    there = [(x * step, 10) for x in range(50_000)]
    ring = there + [(x, y + 80 * step) for x, y in reversed(there)]
    stated = " ".join(f"{x},{y}" for x, y in ring)
    page = only_page(page_xml(region(text_line("a", points=stated))))
    line = page.lines[0]
    assert line.box == bounds(ring)
    # Points that all stand in one place are no outline.
    assert (line.polygon is None) == (step == 0)
    assert len(line.polygon or ()) <= POINTS_MAX
    assert set(line.polygon or ()) <= set(ring)
    assert [(note.kind, note.count) for note in page.notes] == [(NoteKind.SIMPLIFIED, 1)]


def test_an_outline_beyond_all_measure_is_left_out() -> None:
    page = only_page(page_xml(region(text_line("a", points="1,1 " * 200_001))))
    assert (page.lines[0].text, page.lines[0].polygon) == ("a", None)


def test_text_longer_than_a_line_may_be_is_split_at_a_space() -> None:
    words = "word " * (TEXT_LENGTH_MAX // 4)
    page = only_page(tei(f"<p>{words}</p>"))
    assert " ".join(line.text for line in page.lines) == words.strip()
    assert [line.number for line in page.lines] == [1, 2]
    assert all(len(line.text) <= TEXT_LENGTH_MAX for line in page.lines)
    assert [note.kind for note in page.notes] == [NoteKind.UNPLACED, NoteKind.SPLIT]


def test_marks_that_turn_text_round_are_taken_out_and_lines_stay_one() -> None:
    assert texts(page_xml(region(text_line("a\u202eb\u2066 c\n\td\u0085")))) == ["ab c d"]


def test_comments_within_a_text_are_no_text() -> None:
    assert texts(page_xml(region(text_line("a<!-- b --><?c d?>e")))) == ["ae"]


@pytest.mark.parametrize("depth", [80, 240])
def test_words_within_words_are_read_however_deep(depth: int) -> None:
    deep = "<w>" * depth + "a" + "</w>" * depth
    assert texts(tei(f"<l>{deep}</l>")) == ["a"]


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("a/b.jpg", "b.jpg"),
        (r"C:\scans\b.jpg", "b.jpg"),
        ("https://example.org/iiif/b/full/max/0/default.jpg",) * 2,
        ("", ""),
    ],
)
def test_an_image_is_known_by_its_file_name_or_whole_address(stated: str, name: str) -> None:
    assert only_page(page_xml("", attributes=f'imageFilename="{stated}"')).image_name == name


@pytest.mark.parametrize(
    "size",
    [
        'imageWidth="0" imageHeight="9"',
        'imageWidth="9"',
        "",
        'imageWidth="x" imageHeight="nan"',
        'imageWidth="1e-320" imageHeight="1e-320"',
        'imageWidth="1e300" imageHeight="1e300"',
    ],
)
def test_half_a_size_is_no_size(size: str) -> None:
    page = only_page(page_xml("", attributes=size))
    assert (page.width_px, page.height_px) == (None, None)


def test_a_line_that_tells_no_direction_runs_as_most_of_its_page() -> None:
    lines = [text_line("12"), text_line("سطر"), text_line("ثان"), text_line("a")]
    page = only_page(page_xml(region("".join(lines))))
    assert [line.direction for line in page.lines] == ["rtl", "rtl", "rtl", "ltr"]


def test_an_index_beyond_all_measure_is_no_index() -> None:
    lines = text_line("a", attributes=f'index="{"9" * 5000}"') + text_line(
        "b", attributes='index="1"'
    )
    assert texts(page_xml(region(lines))) == ["a", "b"]


@pytest.mark.corpus
def test_every_transcription_of_the_real_pages_is_read(corpus: Path) -> None:
    found = sorted((corpus / "pages").rglob("*.xml"))
    assert len(found) >= 28
    for path in found:
        data = path.read_bytes()
        page = only_page(data)
        unwritten = sum(n.count for n in page.notes if n.kind is NoteKind.UNWRITTEN)
        outlined = data.count(b"<TextLine ")
        assert len(page.lines) + unwritten == outlined, path.name
        assert {note.kind for note in page.notes} <= {NoteKind.UNWRITTEN}, path.name
        assert all(line.polygon and line.baseline for line in page.lines), path.name
        rtl = "arabic" in path.parts
        assert {line.direction for line in page.lines} <= {"rtl" if rtl else "ltr"}, path.name
        assert page.image_name


@pytest.mark.corpus
def test_every_pair_is_laid_on_its_image_line_by_line(corpus: Path) -> None:
    pairs = json.loads((corpus / "pages" / "pairs.json").read_text("utf-8"))
    assert len(pairs) >= 12
    for pair in pairs:
        page = only_page((corpus / pair["transcription"]).read_bytes())
        assert (page.width_px, page.height_px) == (pair["xml_width"], pair["xml_height"])
        made = fitted(page, pair["image_width"], pair["image_height"])
        assert {line.direction for line in made.lines} == {pair["direction"]}
        assert {note.kind for note in made.notes} <= {NoteKind.UNWRITTEN, NoteKind.STRETCHED}
        for line in made.lines:
            assert line.box is not None
            assert 0 <= line.box.x < line.box.x + line.box.width <= pair["image_width"] + 0.1
            assert 0 <= line.box.y < line.box.y + line.box.height <= pair["image_height"] + 0.1


@pytest.mark.corpus
def test_the_texts_of_the_real_tei_records_are_read_page_by_page(corpus: Path) -> None:
    folder = corpus / "tei" / "quran-corpus-coranicum"
    written = [path for path in sorted(folder.glob("*.xml")) if b"<l n=" in path.read_bytes()]
    small = [path for path in written if path.stat().st_size < 250_000]
    assert len(small) >= 4
    for path in small:
        pages = read(path.read_bytes()).pages
        assert len(pages) == path.read_bytes().count(b"<pb "), path.name
        assert all(page.label for page in pages), path.name
        assert {line.direction for page in pages for line in page.lines} == {"rtl"}, path.name


@pytest.mark.corpus
def test_a_real_record_that_only_describes_is_no_transcription(corpus: Path) -> None:
    path = corpus / "tei" / "other" / "bodleian-medieval-Jesus_College_MS_2.xml"
    assert refused(path.read_bytes()).key == "no-text"
