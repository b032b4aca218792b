"""What the elements of MODS become in a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.bibliographic.finishing import BadLibraryRecord
from catalog.mods.reading import read
from catalog.record.contents import TextPlace, WorkRole
from catalog.record.identity import IdentifierKind, TitleKind
from catalog.tei.reading.reading import Reading
from catalog.xml.errors import BadXml
from tests.conftest import CORPUS

SHELF = (
    "<location><physicalLocation>The library</physicalLocation>"
    "<shelfLocator>MS 7</shelfLocator></location>"
)


def mods(inner: str, *, shelf: str = SHELF) -> bytes:
    return f'<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}{shelf}</mods>'.encode()


def reading(inner: str, *, shelf: str = SHELF) -> Reading:
    return read(mods(inner, shelf=shelf), holder_id="nlx")


def test_what_is_said_in_two_scripts_is_one_title() -> None:
    found = reading(
        "<language><languageTerm type='code' authority='iso639-2b'>ara</languageTerm></language>"
        "<titleInfo altRepGroup='1' lang='ara' script='Latn'><title>Sharḥ</title></titleInfo>"
        "<titleInfo altRepGroup='1' lang='ara' script='Arab'><title>شرح</title></titleInfo>"
        "<titleInfo type='uniform'><title>Commentary</title></titleInfo>"
        "<titleInfo type='alternative'><nonSort>The </nonSort><title>Cloud</title>"
        "<subTitle>a part</subTitle></titleInfo>"
    ).record
    first, other = found.identity.titles
    assert [(text.text, text.language) for text in first.texts] == [
        ("Sharḥ", "ar-Latn"),
        ("شرح", "ar"),
    ]
    assert (other.kind, other.texts[0].text) == (TitleKind.OTHER, "The Cloud : a part")
    work = found.contents.works[0].work
    assert work is not None
    assert work.name is not None
    assert work.name.text == "Commentary"


def test_names_are_one_line_with_their_part_and_their_number_elsewhere() -> None:
    found = reading(
        "<name type='personal' valueURI='http://viaf.org/viaf/1'><namePart type='family'>Qummī"
        "</namePart><namePart type='given'>Muḥammad</namePart><role><roleTerm type='code'>trl"
        "</roleTerm></role></name>"
        "<name><namePart>Ḥasan</namePart><role><roleTerm>copyist</roleTerm></role></name>"
        "<name><namePart>Anon</namePart><role><roleTerm>censor</roleTerm></role></name>"
    )
    translator, other = found.record.contents.works[0].contributors
    assert (translator.role, other.role) == (WorkRole.TRANSLATOR, WorkRole.OTHER)
    assert other.person is not None
    assert other.person.note[0].text == "censor"
    assert found.named[0].name == "Qummī, Muḥammad"
    assert found.record.physical.hands[0].scribe is not None


def test_a_date_in_words_and_the_same_encoded_are_one() -> None:
    found = reading(
        "<originInfo><place><placeTerm type='text'>Turkistan</placeTerm></place>"
        "<dateCreated>[between 168- and 18--?]</dateCreated>"
        "<dateCreated encoding='w3cdtf' point='start' qualifier='approximate'>1680</dateCreated>"
        "<dateCreated encoding='w3cdtf' point='end'>1899</dateCreated></originInfo>"
    )
    date = found.record.origin.date
    assert date is not None
    assert date.start is not None
    assert date.end is not None
    assert (date.start.year, date.end.year) == (1680, 1899)
    assert date.original == "[between 168- and 18--?]"
    assert date.is_approximate
    assert date.is_uncertain
    assert found.aside == ()


def test_a_value_that_contradicts_the_words_is_kept_aside() -> None:
    found = reading(
        "<originInfo><dateCreated>1688</dateCreated>"
        "<dateCreated encoding='w3cdtf'>1900</dateCreated></originInfo>"
    )
    date = found.record.origin.date
    assert date is not None
    assert date.start is not None
    assert date.start.year == 1688
    assert [one.text for one in found.aside] == ["1900"]


def test_notes_go_where_their_type_says() -> None:
    found = reading(
        "<language><languageTerm type='code'>ara</languageTerm></language>"
        "<note type='incipit'>الحمد لله</note><note type='explicit'>تمت</note>"
        "<note type='bindingInfo'>Paper over boards</note>"
        "<note type='ownership'>Sold in 1900</note>"
        "<note type='titleSrc'>From the label</note><note>Ms. codex</note>"
    ).record
    quotations = found.contents.works[0].quotations
    assert [one.place for one in quotations] == [TextPlace.INCIPIT, TextPlace.EXPLICIT]
    assert quotations[0].texts[0].language == "ar"
    assert found.bindings[0].note[0].text == "Paper over boards"
    assert found.provenance.events[0].note[0].text == "Sold in 1900"
    assert found.notes[0].heading[0].text == "Source of the title"


def test_related_items_are_collections_citations_copies_and_texts_in_the_book() -> None:
    found = reading(
        "<titleInfo><title>Majmūʻah</title></titleInfo>"
        "<relatedItem type='host'><titleInfo><title>Islamic Manuscripts</title></titleInfo>"
        "</relatedItem>"
        "<relatedItem type='isReferencedBy'><note>GAL SII, 579</note></relatedItem>"
        "<relatedItem type='constituent'><titleInfo><title>Asrār</title></titleInfo><name>"
        "<namePart>Rāzī</namePart></name><relatedItem type='constituent'><titleInfo><title>Bāb"
        "</title></titleInfo></relatedItem></relatedItem>"
    ).record
    assert found.identity.keeping is not None
    assert found.identity.keeping.fonds[0].text == "Islamic Manuscripts"
    assert found.bibliography[0].citation[0].text == "GAL SII, 579"
    assert [(one.level, one.titles[0].text) for one in found.contents.works] == [
        (1, "Majmūʻah"),
        (2, "Asrār"),
        (3, "Bāb"),
    ]


def test_only_a_known_statement_is_taken_as_rights() -> None:
    known = reading(
        "<accessCondition xlink:href='https://creativecommons.org/licenses/by/4.0/'>CC BY"
        "</accessCondition>"
    ).record
    assert known.identity.rights == "http://creativecommons.org/licenses/by/4.0/"
    rules = reading("<accessCondition xlink:href='https://x.example/rules'/>").record
    assert rules.identity.rights is None
    assert rules.administration.access[0].text == "https://x.example/rules"


def test_identifiers_keep_their_kind() -> None:
    found = reading(
        "<identifier type='ark'>ark:/1/2</identifier>"
        "<identifier type='isbn'>0947752196</identifier>"
        "<identifier type='former'>Old 3</identifier>"
    ).record.identity
    assert [(one.kind, one.value) for one in found.identifiers] == [
        (IdentifierKind.URI, "ark:/1/2"),
        (IdentifierKind.OTHER, "0947752196"),
        (IdentifierKind.FORMER_SHELFMARK, "Old 3"),
    ]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (mods("<titleInfo><title>A</title></titleInfo>", shelf=""), "no-shelfmark"),
        (b"<modsCollection/>", "no-description"),
        (b"<modsCollection><mods/>\n<mods/></modsCollection>", "several"),
    ],
)
def test_what_describes_no_book_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(BadLibraryRecord) as caught:
        read(data, holder_id="nlx")
    assert caught.value.key == key


def test_hostile_xml_is_refused_with_its_line() -> None:
    with pytest.raises(BadXml) as caught:
        read(
            b'<!DOCTYPE mods [\n<!ENTITY x SYSTEM "http://x.example/">]><mods>&x;</mods>',
            holder_id="nlx",
        )
    assert caught.value.line == 2


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "metadata" / "mods").glob("*")))
def test_of_real_records_nearly_every_word_has_a_place(path: Path) -> None:
    assert read(path.read_bytes(), holder_id="nlx").tally.share >= 0.98
