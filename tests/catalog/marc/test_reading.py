"""What the fields of MARC become in a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.bibliographic.finishing import BadLibraryRecord
from catalog.dates.statement import Calendar
from catalog.marc.reading import read
from catalog.record.contents import WorkRole
from catalog.record.identity import TitleKind
from catalog.record.provenance import EventKind
from catalog.tei.reading.named import NamedKind
from catalog.tei.reading.reading import Reading
from catalog.xml.errors import BadXml
from tests.catalog.marc.records import ARABIC, SHELF, collection, field, record
from tests.conftest import CORPUS


def reading(*fields: str, **more: str) -> Reading:
    return read(collection(record(*fields, **more)), holder_id="nlx")


@pytest.fixture(scope="module")
def arabic() -> Reading:
    return reading(*ARABIC)


def test_titles_stand_in_both_scripts_with_their_languages(arabic: Reading) -> None:
    identity = arabic.record.identity
    first, other = identity.titles
    assert [(text.text, text.language) for text in first.texts] == [
        ("Sharḥ ḥadīth al-ghamāmah", "ar-Latn"),
        ("شرح حديث الغمامة", "ar"),
    ]
    assert first.texts[1].runs == "rtl"
    assert (other.kind, other.texts[0].text) == (TitleKind.OTHER, "رسالة الغمامة")
    assert identity.viewing_direction == "right-to-left"
    assert identity.is_direction_proposed


def test_people_stand_where_their_role_belongs(arabic: Reading) -> None:
    (work,) = arabic.record.contents.works
    (author,) = work.contributors
    assert author.role is WorkRole.AUTHOR
    assert author.person is not None
    assert author.person.name is not None
    assert author.person.name.text == "Qummī, Muḥammad, active 17th century"
    assert author.person.note[0].text == "قمي، محمد"
    hand = arabic.record.physical.hands[0]
    assert hand.scribe is not None
    assert hand.scribe.name is not None
    assert hand.scribe.name.text == "Ḥusayn ibn ʻAlī"


def test_numbers_of_a_name_elsewhere_come_out_as_addresses(arabic: Reading) -> None:
    (named,) = arabic.named
    assert named.kind is NamedKind.PERSON
    assert named.uris == ("http://viaf.org/viaf/90053128",)
    assert named.where.endswith("person.name")


def test_leaves_and_sizes_are_read_and_their_words_stay(arabic: Reading) -> None:
    physical = arabic.record.physical
    assert physical.extent is not None
    assert physical.extent.leaves == 92
    sizes = [(one.of.value, one.height_mm, one.width_mm) for one in physical.dimensions]
    assert sizes == [("leaf", 217, 155), ("written", 153, 73)]
    assert physical.supports[0].material is not None
    assert physical.supports[0].material.key == "support.paper"
    assert physical.layouts[0].lines_min == 21


def test_notes_go_where_their_first_word_says(arabic: Reading) -> None:
    told = arabic.record
    quotations = told.contents.works[0].quotations
    assert [(one.texts[0].text, one.texts[0].language) for one in quotations] == [
        ("al-ḥamd lillāh.", "ar-Latn"),
        ("الحمد لله مدير الأدوار", "ar"),
    ]
    assert told.bindings[0].note[0].text.startswith("Pasteboards")
    assert told.provenance.events[0].kind is EventKind.OTHER
    assert [note.texts[0].text for note in told.notes] == ["Ms. codex."]


def test_the_date_keeps_its_words_and_what_they_mean(arabic: Reading) -> None:
    date = arabic.record.origin.date
    assert date is not None
    assert date.original == "1099 [1688]"
    assert date.start is not None
    assert (date.calendar, date.start.year) == (Calendar.HIJRI, 1099)
    assert (date.stated_calendar, date.stated_year) == (Calendar.GREGORIAN, 1688)


def test_where_the_words_of_a_date_cannot_be_read_its_code_counts() -> None:
    found = reading(SHELF, field("264", ("c", "[not dated]")), coded="051027q16001699ir")
    date = found.record.origin.date
    assert date is not None
    assert date.start is not None
    assert date.end is not None
    assert (date.original, date.start.year, date.end.year) == ("[not dated]", 1600, 1699)


def test_what_is_no_field_of_a_record_is_kept_aside_with_its_tag(arabic: Reading) -> None:
    aside = {one.path: one.text for one in arabic.aside}
    assert aside["902$a"] == "local"
    assert "leader" in aside
    assert all(one.line >= 1 for one in arabic.aside)


@pytest.mark.parametrize(
    ("fields", "shelfmark"),
    [
        ([field("852", ("k", "MS"), ("h", "Arab"), ("i", "7"))], "MS Arab 7"),
        ([field("099", ("a", "Cod."), ("a", "5")), SHELF], "Islamic MS. 12"),
        ([field("090", ("a", "BP 1"))], "BP 1"),
        ([field("AVA", ("d", "48.1"))], "48.1"),
    ],
)
def test_the_shelfmark_is_that_of_the_copy_before_that_of_the_class(
    fields: list[str], shelfmark: str
) -> None:
    found = reading(field("245", ("a", "A")), *fields)
    assert found.record.identity.shelfmark == shelfmark


def test_a_translation_names_the_original_language_beside_its_own() -> None:
    found = reading(SHELF, field("041", ("a", "tur"), ("h", "araper"), ind="1 "))
    uses = found.record.identity.languages
    assert [(one.tag, [note.text for note in one.note]) for one in uses] == [
        ("ar", []),
        ("tr", []),
        ("fa", ["original language"]),
    ]


@pytest.mark.parametrize(
    ("word", "where"),
    [("former owner.", "receiver"), ("donor.", "giver"), ("seller.", "giver")],
)
def test_who_owned_or_gave_a_book_is_in_its_history(word: str, where: str) -> None:
    found = reading(SHELF, field("700", ("a", "Khan, A."), ("e", word), ind="1 "))
    (event,) = found.record.provenance.events
    assert getattr(event, where).name.text == "Khan, A."


def test_a_title_added_under_its_author_is_a_text_in_the_book() -> None:
    found = reading(
        SHELF,
        field("245", ("a", "Majmūʻah.")),
        field("700", ("a", "Rāzī,"), ("t", "Asrār al-tanzīl."), ind="12"),
    )
    works = found.record.contents.works
    assert [(one.level, one.titles[0].text) for one in works] == [
        (1, "Majmūʻah"),
        (2, "Asrār al-tanzīl"),
    ]
    assert works[1].contributors[0].role is WorkRole.AUTHOR


def test_holdings_beside_a_book_give_its_shelfmark() -> None:
    book = record(field("245", ("a", "A")))
    copies = record(SHELF, leader="00000cx  a2200109z  4500", coded="", number="5")
    assert read(collection(book, copies), holder_id="nlx").record.identity.shelfmark == (
        "Islamic MS. 12"
    )


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (collection(), "no-description"),
        (collection(record(field("245", ("a", "A")))), "no-shelfmark"),
        (collection(record(SHELF), record(SHELF)), "several"),
        (collection(record(SHELF, leader="00000nz  a2200109n  4500")), "not-manuscript"),
        (collection(record(field("852", ("h", "x" * 201)))), "no-shelfmark"),
    ],
)
def test_what_describes_no_book_is_refused_with_one_sentence(data: bytes, key: str) -> None:
    with pytest.raises(BadLibraryRecord) as caught:
        read(data, holder_id="nlx")
    assert caught.value.key == key


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE c [\n<!ENTITY a "b">]>\n' + collection(record(SHELF)),
        collection(record(SHELF)).replace(b"</collection>", b"</collection"),
        b'<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><collection>&a;</collection>',
    ],
)
def test_hostile_xml_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(BadXml) as caught:
        read(data, holder_id="nlx")
    assert caught.value.line >= 1


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "metadata" / "marcxml").glob("*")))
def test_real_records_are_read_and_their_share_is_that_of_their_codes(path: Path) -> None:
    found = read(path.read_bytes(), holder_id="nlx")
    descriptive = [
        one for one in found.aside
        if one.path[:3].isdecimal() and one.path[:1] not in "09" and not one.path.endswith("$5")
    ]  # fmt: skip
    assert descriptive == []
