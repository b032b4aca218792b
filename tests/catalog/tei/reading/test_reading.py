"""What the parts of a description become in a record."""

from __future__ import annotations

import pytest

from catalog.record.identity import IdentifierKind, TitleKind
from catalog.record.provenance import EventKind
from catalog.record.values import Text
from catalog.tei.reading.reading import read
from catalog.tei.write import write
from tests.catalog.tei.reading.descriptions import reading, tei


def words(texts: tuple[Text, ...]) -> list[str]:
    return [text.text for text in texts]


@pytest.mark.parametrize(
    ("idnos", "shelfmark"),
    [
        ("<idno>MS 1</idno>", "MS 1"),
        ("<idno type='URI'>https://x.example/1</idno><idno>MS 2</idno>", "MS 2"),
        ("<idno>MS 1</idno><idno type='shelfmark'>MS 3</idno>", "MS 3"),
        (
            "<idno type='URI'>https://x.example/1</idno>"
            "<altIdentifier><idno type='XX-Shelfmark'>Add. 4</idno></altIdentifier>",
            "Add. 4",
        ),
        ("<idno/><altIdentifier><idno>Old 5</idno></altIdentifier>", "Old 5"),
        ("<idno type='ark'>ark:0/1</idno>", "ark:0/1"),
    ],
)
def test_the_shelfmark_is_the_idno_that_is_said_to_be_one_or_is_no_address(
    idnos: str, shelfmark: str
) -> None:
    found = reading("<p>x</p>", named=f"<msIdentifier>{idnos}</msIdentifier>")
    assert found.record.identity.shelfmark == shelfmark
    assert found.aside == ()


def test_other_identifiers_keep_their_kind_and_who_gave_them() -> None:
    identity = reading(
        "",
        named="<msIdentifier><idno>MS 1</idno><idno type='ark'>ark:/1</idno>"
        "<altIdentifier type='former'><repository>Old house</repository>"
        "<idno>9</idno></altIdentifier>"
        "<altIdentifier><collection>A Catalogue</collection><idno type='catalogue'>12</idno>"
        "<note>doubtful</note></altIdentifier><msName>The Blue One</msName></msIdentifier><p>x</p>",
    ).record.identity
    assert [(one.kind, one.value) for one in identity.identifiers] == [
        (IdentifierKind.URI, "ark:/1"),
        (IdentifierKind.FORMER_SHELFMARK, "9"),
        (IdentifierKind.CATALOGUE, "12"),
    ]
    issuers = [one.issued_by.name.text for one in identity.identifiers
               if one.issued_by and one.issued_by.name]  # fmt: skip
    assert issuers == ["Old house", "A Catalogue"]
    assert (identity.titles[0].kind, words(identity.titles[0].texts)) == (
        TitleKind.OTHER,
        ["The Blue One"],
    )


def test_texts_within_texts_stand_after_them_one_level_deeper() -> None:
    works = reading(
        "<msContents><msItem><title>A</title><msItem><title>A1</title><msItem><title>A11</title>"
        "</msItem></msItem></msItem><msItem><title>B</title></msItem></msContents>"
    ).record.contents.works
    assert [(work.level, work.titles[0].text) for work in works] == [
        (1, "A"), (2, "A1"), (3, "A11"), (1, "B"),
    ]  # fmt: skip


def test_parts_of_parts_keep_their_own_descriptions() -> None:
    parts = reading(
        "<msPart><head>First</head><physDesc><handDesc><handNote>neat</handNote></handDesc>"
        "</physDesc><history><provenance>sold</provenance></history>"
        "<msFrag><p>a scrap</p></msFrag></msPart>"
    ).record.contents.parts
    first, scrap = parts
    assert first.physical is not None
    assert words(first.physical.hands[0].note) == ["neat"]
    assert words(first.events[0].note) == ["sold"]
    assert (scrap.level, words(scrap.note)) == (2, ["a scrap"])


@pytest.mark.parametrize(
    ("element", "calendar", "year", "stated"),
    [
        ("<origDate calendar='#Hijri-qamari' when='1688'>1099 AH</origDate>", "hijri", 1099, 1688),
        ("<origDate calendar='#Hijri-qamari' when='1700'>1112</origDate>", "hijri", 1112, 1700),
        ("<origDate calendar='Hijri' when='1679'>988 AH</origDate>", "hijri", 988, 1679),
        ("<origDate when='1438'>A.D. 1438</origDate>", "gregorian", 1438, None),
        ("<origDate when='1438'>in a bad year</origDate>", "gregorian", 1438, None),
        ("<origDate when-custom='0548-09' datingMethod='#Hijri-qamari' when='1153'>9</origDate>",
         "hijri", 548, 1153),
        ("<origDate when-custom='5208' datingMethod='#Hebrew'>ה'רח</origDate>",
         "hebrew", 5208, None),
        ("<origDate>circa 18th century AD</origDate>", "gregorian", 18, None),
    ],
)  # fmt: skip
def test_a_date_keeps_its_words_and_is_told_in_its_own_calendar(
    element: str, calendar: str, year: int, stated: int | None
) -> None:
    date = reading(f"<history><origin>{element}</origin></history>").record.origin.date
    assert date is not None
    assert date.start is not None
    assert (date.calendar.value, date.start.year, date.stated_year) == (calendar, year, stated)
    assert date.original == element.partition(">")[2].partition("<")[0]


def test_a_date_of_a_calendar_nobody_computes_rests_on_the_year_beside_it() -> None:
    date = reading(
        "<history><origin><origDate calendar='#Ethiopic'>1492 ዓ.ም.</origDate>"
        "<origDate when='1500'>AD 1500</origDate></origin></history>"
    ).record.origin.date
    assert date is not None
    assert (date.original, date.start, date.stated_year) == ("1492 ዓ.ም.", None, 1500)


def test_an_impossible_day_and_half_a_span_stay_words() -> None:
    for element in ("when='1548-02-31'", "notBefore='1400'", "notAfter='x'"):
        found = reading(f"<history><origin><origDate {element}>then</origDate></origin></history>")
        date = found.record.origin.date
        assert date is not None
        assert (date.original, date.start, date.end) == ("then", None, None)


@pytest.mark.parametrize(
    ("element", "height", "off"),
    [
        ("<height>205</height>", 205, None),
        ("<height unit='cm'>20,5</height>", 205, None),
        ("<height>20.5 cm</height>", 205, None),
        ("<height>196-200</height>", 198, 2),
        ("<height atLeast='190' atMost='200'>c. 195</height>", 195, 5),
        ("<dim type='length'>8 in.</dim>", 203.2, None),
    ],
)
def test_sizes_are_millimetres_with_how_much_they_may_be_off(
    element: str, height: float, off: float | None
) -> None:
    size = reading(
        "<physDesc><objectDesc><supportDesc><extent>"
        f"<dimensions type='leaf'>{element}</dimensions>"
        "</extent></supportDesc></objectDesc></physDesc>"
    ).record.physical.dimensions[0]
    assert (size.height_mm, size.tolerance_mm) == (height, off)


def test_a_size_that_is_no_number_stays_with_the_words() -> None:
    found = reading(
        "<physDesc><objectDesc><supportDesc><extent>12 ff. <dimensions unit='parsang'>"
        "<height>a thumb</height></dimensions></extent></supportDesc></objectDesc></physDesc>"
    )
    extent = found.record.physical.extent
    assert extent is not None
    assert (extent.leaves, words(extent.note)) == (12, ["12 ff. a thumb parsang"])
    assert found.record.physical.dimensions == ()


@pytest.mark.parametrize(
    ("element", "start", "end"),
    [
        ("<locus from='1r' to='48v'>ff. 1r-48v</locus>", "1r", "48v"),
        ("<locus from='1r' to='48v'/>", "1r", "48v"),
        ("<locus>fol. 3v.12</locus>", "3v.12", None),
        ("<locus from='9r'>ff. 9r-9v, 11r</locus>", "ff. 9r-9v, 11r", None),
        ("<locus>pp. 3–4</locus>", "pp. 3–4", None),
        ("<locus target='#1r'/>", "1r", None),
        ("<locus>f. 1r</locus><locus>f. 9r</locus>", "1r; 9r", None),
    ],
)
def test_a_place_in_the_book_is_its_labels(element: str, start: str, end: str | None) -> None:
    work = reading(f"<msContents><msItem>{element}<title>t</title></msItem></msContents>")
    locus = work.record.contents.works[0].locus
    assert locus is not None
    assert (locus.start, locus.end) == (start, end)
    assert work.aside == ()


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "right-to-left"), ("he", "right-to-left"), ("syr", "right-to-left"),
     ("la", "left-to-right"), ("ar-Latn", "left-to-right")],
)  # fmt: skip
def test_the_direction_is_proposed_by_the_main_language(tag: str, direction: str) -> None:
    identity = reading(
        f"<msContents><textLang mainLang='{tag}'>so</textLang></msContents>"
    ).record.identity
    assert (identity.viewing_direction, identity.is_direction_proposed) == (direction, True)
    assert [(one.tag, one.is_main) for one in identity.languages] == [(tag, True)]


def test_a_tag_that_is_no_language_loses_no_words() -> None:
    found = reading(
        "<msContents><textLang mainLang='Old High!'>something old</textLang></msContents>"
    )
    assert found.record.identity.languages[0].tag == "none"
    assert words(found.record.identity.languages[0].note) == ["something old"]


def test_words_take_the_language_of_the_nearest_element_that_says_one() -> None:
    works = reading(
        "<msContents><msItem><title>English</title><title xml:lang='ara'>عربي</title>"
        "<title xml:lang='??'>?</title></msItem></msContents>"
    ).record.contents.works
    assert [title.language for title in works[0].titles] == ["en", "ar", "none"]


def test_a_name_with_identifiers_is_told_with_where_it_stands() -> None:
    found = reading(
        "<msContents><msItem><author key='person_1' ref='http://viaf.org/viaf/1 #a'>Zayd</author>"
        "<note>after <persName ref='https://www.wikidata.org/entity/Q1'>ʿAmr</persName></note>"
        "</msItem></msContents><history><origin><origPlace>"
        "<placeName ref='https://sws.geonames.org/1/'>Cairo</placeName></origPlace></origin></history>"
    )
    work = found.record.contents.works[0]
    author = work.contributors[0]
    assert [(one.where, one.kind, one.name, one.uris, one.keys) for one in found.named] == [
        (
            f"contents.works[{work.id}].contributors[{author.id}].person.name",
            "person", "Zayd", ("http://viaf.org/viaf/1",), ("person_1",),
        ),
        (
            f"contents.works[{work.id}].note[0]",
            "person", "ʿAmr", ("https://www.wikidata.org/entity/Q1",), (),
        ),
        ("origin.place.name", "place", "Cairo", ("https://sws.geonames.org/1/",), ()),
    ]  # fmt: skip


def test_a_key_of_another_catalogue_is_never_taken_for_an_authority_of_this_one() -> None:
    found = reading(
        "<msContents><msItem><author key='a0000000001'>Zayd</author></msItem></msContents>"
    )
    person = found.record.contents.works[0].contributors[0].person
    assert person is not None
    assert person.authority_id is None
    assert found.named[0].keys == ("a0000000001",)


def test_what_happened_is_no_transfer_unless_the_source_says_so() -> None:
    provenance = reading(
        "<history><provenance when='1910'>Seen by a traveller</provenance>"
        "<provenance type='theft'>Stolen</provenance>"
        "<acquisition>Given by <persName role='dnr'>A. Donor</persName></acquisition></history>"
    ).record.provenance
    seen, stolen, given = provenance.events
    assert [event.kind for event in provenance.events] == [
        EventKind.OTHER, EventKind.THEFT, EventKind.ACQUISITION,
    ]  # fmt: skip
    assert seen.date is not None
    assert words(stolen.note) == ["Stolen"]
    assert given.giver is not None
    assert given.giver.name == Text(text="A. Donor", language="en")


def test_signs_of_editors_stay_visible_and_words_do_not_run_together() -> None:
    work = reading(
        "<msContents><msItem><incipit>a<lb/>b <gap/> <supplied>c</supplied> 1<hi rend='sup'>2</hi> "
        "<choice><abbr>d̄</abbr><expan>dei</expan></choice> w<ex>or</ex>d <del>x</del></incipit>"
        "<note><p>one</p><p>two</p><list><item>x<locus>1r</locus></item></list></note></msItem>"
        "</msContents>"
    ).record.contents.works[0]
    assert words(work.quotations[0].texts) == ["a\nb […] [c] 1^2 d̄ (dei) word ⟦x⟧"]
    assert words(work.note) == ["one\ntwo\nx 1r"]


def test_controls_of_direction_are_text_and_turn_nothing() -> None:
    note = reading("<msContents><msItem><note>a\u202eb\u2066c\u200fd</note></msItem></msContents>")
    assert words(note.record.contents.works[0].note) == ["abc\u200fd"]


def test_a_text_beyond_the_length_of_a_field_is_cut_between_words_and_kept_whole() -> None:
    long = " ".join(f"word{number}" for number in range(9_000))
    found = reading(f"<msContents><summary>{long}</summary></msContents>")
    pieces = words(found.record.contents.summary)
    assert len(pieces) > 2
    assert " ".join(pieces) == long
    assert found.aside == ()


def test_more_items_than_a_record_holds_are_kept_aside_with_the_reason() -> None:
    notes = "".join(f"<decoNote>n{number}</decoNote>" for number in range(503))
    found = reading(f"<physDesc><decoDesc>{notes}</decoDesc></physDesc>")
    assert len(found.record.physical.decorations) == 500
    assert [one.text for one in found.aside] == ["n500", "n501", "n502"]
    assert "physical.decorations" in found.aside[0].why
    assert found.tally.share < 1


def test_words_where_tei_has_none_are_kept_aside_with_path_and_line() -> None:
    found = reading("\n<additional>\nstray<adminInfo/></additional>")
    (one,) = found.aside
    assert (one.path, one.line, one.text) == ("msDesc/additional", 2, "stray")


def test_a_description_without_the_namespace_is_read_as_well() -> None:
    found = read(tei("<p>Just a paragraph.</p>").replace(b" xmlns=", b" x="), holder_id="nlx")
    assert words(found.record.identity.summary) == ["Just a paragraph."]


@pytest.mark.parametrize("items", ["<msItem><title>A</title></msItem>", "<msItem/><msItem/>"])
def test_keywords_of_the_file_are_subjects_of_its_only_text_or_a_remark(items: str) -> None:
    keywords = (
        "<profileDesc><textClass><keywords><list><item><term key='subject_sh1'>Grammar</term>"
        "</item></list></keywords></textClass></profileDesc></teiHeader>"
    )
    data = tei(f"<msContents>{items}</msContents>").replace(b"</teiHeader>", keywords.encode())
    found = read(data, holder_id="nlx")
    record = found.record
    subjects = [term.texts[0].text for work in record.contents.works for term in work.subjects]
    remarks = [(words(note.heading), words(note.texts)) for note in record.notes]
    is_alone = len(record.contents.works) == 1
    assert subjects == (["Grammar"] if is_alone else [])
    assert remarks == ([] if is_alone else [(["Subjects"], ["Grammar"])])
    assert [(one.kind, one.keys) for one in found.named] == [("subject", ("subject_sh1",))]
    assert found.tally.runs == (2 if is_alone else 1)


@pytest.mark.parametrize("tag", ["msItem", "hi", "msPart", "list", "note"])
def test_elements_in_each_other_as_deep_as_xml_may_be_are_read_and_written_again(tag: str) -> None:
    deep = f"<{tag}>" * 240 + "x" + f"</{tag}>" * 240
    inner = deep if tag == "msPart" else f"<msContents>{deep}</msContents>"
    found = reading(inner)
    assert found.tally.runs_placed + len(found.aside) == 2
    uri = "https://books.example.org/1"
    written = write(found.record, record_uri=uri, holder_name="Library", labels={})
    assert read(written, holder_id="nlx").record == found.record
