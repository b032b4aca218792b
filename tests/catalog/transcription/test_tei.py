"""TEI: lines of a text with their zones, of a sourceDoc, and of a text without any facsimile."""

from __future__ import annotations

import pytest

from catalog.transcription.errors import BadTranscription
from catalog.transcription.lines import Box, RegionKind
from catalog.transcription.reading import read
from tests.catalog.transcription.made import TEI, only_page, tei, texts

FACSIMILE = (
    '<facsimile><surface xml:id="s1" n="1r" ulx="10" uly="0" lrx="110" lry="200">'
    '<graphic url="scans/leaf.jpg" width="1000px" height="2000px"/>'
    '<zone xml:id="r" ulx="10" uly="0" lrx="100" lry="200">'
    '<zone xml:id="z1" points="20,10 100,10 100,20"/>'
    '<zone xml:id="z2" ulx="20" uly="30" lrx="100" lry="40"/></zone></surface>'
    '<surface xml:id="s2" n="1v"><graphic url="back.jpg" width="500" height="700"/></surface>'
    "</facsimile>"
)


def test_lines_stand_in_the_zones_that_their_beginnings_point_to() -> None:
    body = '<pb facs="#s1"/><p facs="#r"><lb facs="#z1"/>سطر <lb facs="#z2"/>ثان<lb/>ثالث</p>'
    (page,) = read(tei(body, FACSIMILE)).pages
    assert (page.image_name, page.label) == ("leaf.jpg", "1r")
    assert (page.width_px, page.height_px) == (100, 200)
    assert [line.text for line in page.lines] == ["سطر", "ثان", "ثالث"]
    assert {line.direction for line in page.lines} == {"rtl"}
    assert page.lines[0].polygon == ((10, 10), (90, 10), (90, 20))
    assert [line.box for line in page.lines] == [Box(10, 10, 80, 10), Box(10, 30, 80, 10), None]


@pytest.mark.parametrize(
    "body",
    [
        '<pb facs="#s1"/><l facs="#z2">a</l><pb facs="#s2"/><l>b</l>',
        '<pb n="1r"/><ab facs="#z2">a</ab><pb n="1v"/><ab>b</ab>',
        '<pb xml:id="f.1r"/><p facs="#z2">a</p><pb xml:id="f.1v"/><p>b</p>',
        '<pb/><l facs="#z2">a</l><pb facs="back.jpg" n="1v"/><l>b</l>',
    ],
)
def test_pages_find_their_surface_by_pointer_label_or_zone(body: str) -> None:
    first, second = read(tei(body, FACSIMILE)).pages
    assert (first.image_name, first.lines[0].box) == ("leaf.jpg", Box(10, 30, 80, 10))
    assert (second.image_name, second.label, second.lines[0].box) == ("back.jpg", "1v", None)


def test_as_many_unnamed_pages_as_surfaces_belong_to_each_other_in_order() -> None:
    pages = read(tei("<pb/><l>a</l><pb/><l>b</l>", FACSIMILE)).pages
    assert [(page.image_name, page.label) for page in pages] == [
        ("leaf.jpg", "1r"),
        ("back.jpg", "1v"),
    ]


def test_a_zone_of_another_surface_is_no_place_on_this_one() -> None:
    page = only_page(tei('<pb facs="#s2"/><l facs="#z1">a</l>', FACSIMILE))
    assert not page.lines[0].is_placed


def test_a_source_document_is_read_from_its_own_surfaces() -> None:
    source = (
        f'<TEI xmlns="{TEI}"><teiHeader/><sourceDoc><surface n="3" lrx="100" lry="50" ulx="0" '
        'uly="0"><graphic url="x.jpg"/><zone type="margin" ulx="0" uly="0" lrx="50" lry="50">'
        '<line ulx="1" uly="1" lrx="40" lry="9">one</line><line>two</line></zone>'
        '<zone ulx="60" uly="0" lrx="90" lry="9">three</zone></surface></sourceDoc></TEI>'
    )
    (page,) = read(source.encode()).pages
    assert (page.label, page.image_name, page.width_px) == ("3", "x.jpg", 100)
    assert [(line.text, line.region, line.box) for line in page.lines] == [
        ("one", RegionKind.MARGIN, Box(1, 1, 39, 8)),
        ("two", RegionKind.MARGIN, None),
        ("three", RegionKind.TEXT, Box(60, 0, 30, 9)),
    ]


def test_a_text_without_facsimile_keeps_its_lines_without_places() -> None:
    body = (
        "<head>T</head><lg><l>a</l><l>b</l></lg><p>c<lb/>d<cb/>e</p><fw type='catch'>f</fw><p>g</p>"
    )
    page = only_page(tei(body))
    assert [line.text for line in page.lines] == list("TabcdefgX"[:-1])
    assert page.lines[0].region is RegionKind.HEADING
    assert page.lines[6].region is RegionKind.CATCHWORD
    assert not any(line.is_placed for line in page.lines)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("a<del>b</del><add>c</add>", "ac"),
        ("<choice><sic>a</sic><corr>b</corr></choice>", "a"),
        ("<choice><reg>b</reg><orig>a</orig></choice>", "a"),
        ("<choice><seg>a</seg></choice>", "a"),
        ("<app><lem>a</lem><rdg>b</rdg></app>", "a"),
        ('a<supplied reason="omitted-in-original">b</supplied>', "a"),
        ('a<supplied reason="illegible">b</supplied>', "ab"),
        ("a<note>remark</note> b<!-- no --><?no no?>", "a b"),
        ("a <gap/> b", "a […] b"),
        ("a<space/>b", "a b"),
        ("<w>a</w><w>b</w><pc>,</pc>\n<w>c\n  <unclear>d</unclear>\n</w>", "a b, cd"),
        ("<w>a</w><pc> </pc>\n<w>b</w>", "a b"),
    ],
)
def test_the_text_is_what_the_page_has(inner: str, expected: str) -> None:
    assert texts(tei(f"<l>{inner}</l>")) == [expected]


def test_a_note_in_the_margin_is_a_line_of_its_own() -> None:
    page = only_page(tei('<l>a</l><note place="margin-left">b</note>'))
    assert [(line.text, line.region) for line in page.lines] == [
        ("a", RegionKind.TEXT),
        ("b", RegionKind.MARGIN),
    ]


def test_the_language_is_the_nearest_and_else_the_only_one_described() -> None:
    header = '<fileDesc><textLang mainLang="fa"/></fileDesc>'
    page = only_page(tei('<l>سطر</l><l xml:lang="ara">12</l>', header=header))
    assert [(line.language, line.direction) for line in page.lines] == [
        ("fa", "rtl"),
        ("ar", "rtl"),
    ]


def test_every_text_of_a_corpus_is_read() -> None:
    one = tei("<pb/><l>a</l>").decode()
    corpus = f'<teiCorpus xmlns="{TEI}"><teiHeader/>{one}{one}</teiCorpus>'
    assert len(read(corpus.encode()).pages) == 2


def test_surfaces_without_text_are_empty_pages() -> None:
    pages = read(tei("<p/>", FACSIMILE)).pages
    assert [(page.image_name, page.lines) for page in pages] == [("leaf.jpg", ()), ("back.jpg", ())]


def test_a_description_without_text_is_no_transcription() -> None:
    with pytest.raises(BadTranscription, match="holds no transcribed text") as caught:
        read(tei("<p/>"))
    assert caught.value.key == "no-text"
