"""A record as TEI: well-formed, the same bytes every time, nothing deprecated, nothing as fact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from catalog.record.document import Record
from catalog.tei.write import write
from tests.catalog.tei.records import HOLDER, LABELS, LEAF, QURAN, RECORD_URI, text

NAMES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}


def tei(record: Record) -> etree._Element:
    return etree.fromstring(written(record))


def written(record: Record) -> bytes:
    return write(record, record_uri=RECORD_URI, holder_name=HOLDER, labels=LABELS)


def changed(record: Record, **sections: Any) -> Record:
    return Record.model_validate({**record.model_dump(), **sections})


def found(record: Record, path: str) -> list[etree._Element]:
    return tei(record).findall(f".//{path}", NAMES)


@pytest.mark.parametrize(("name", "record"), [("quran.tei.xml", QURAN), ("leaf.tei.xml", LEAF)])
def test_a_record_is_written_as_the_golden_file_says(
    name: str, record: Record, golden: Callable[[str, str], None]
) -> None:
    assert written(record) == written(Record.model_validate(record.model_dump()))
    golden(name, written(record).decode("utf-8"))


@pytest.mark.corpus
@pytest.mark.parametrize("record", [QURAN, LEAF])
def test_what_is_written_validates_against_the_schema_of_a_large_catalogue(
    record: Record, corpus: Path
) -> None:
    schema = etree.RelaxNG(etree.parse(str(corpus / "schemas" / "msdesc.rng")))
    schema.validate(tei(record))
    assert [str(fault) for fault in schema.error_log] == []


def test_a_calendar_is_named_on_the_origin_date_alone() -> None:
    carriers = {str(one.tag) for one in tei(QURAN).iter() if one.get("calendar") is not None}
    assert carriers == {f"{{{NAMES['t']}}}origDate"}


def test_every_calendar_pointed_at_is_declared() -> None:
    root = tei(QURAN)
    categories = root.iterfind(".//t:taxonomy/t:category", NAMES)
    declared = {one.get(f"{{{NAMES['xml']}}}id") for one in categories}
    pointed = {
        str(value).removeprefix("#")
        for one in root.iter()
        for name, value in one.attrib.items()
        if name in ("calendar", "datingMethod")
    }
    assert pointed <= declared


def test_a_colophon_date_carries_both_calendars() -> None:
    date = found(QURAN, "t:msDesc/t:history/t:origin/t:origDate")[0]
    assert date.text == "رمضان ٥٤٨"
    assert date.get("notBefore") == "1153-11-27"
    assert date.get("notAfter") == "1153-12-26"
    assert date.get("when-custom") == "0548-09"
    assert date.get("datingMethod") == "#Hijri-qamari"
    assert date.get("evidence") == "internal"


def test_statements_that_compete_stand_side_by_side_with_their_sources() -> None:
    notes = found(QURAN, "t:support//t:note[@type='assertion']")
    assert [note.get("cert") for note in notes] == ["low", "low"]
    assert [bibl.get("type") for bibl in notes[0].findall("t:bibl", NAMES)] == ["press"]


def test_what_was_rejected_is_not_exported() -> None:
    assert "a rumour" not in written(QURAN).decode()
    assert "(superseded)" in written(QURAN).decode()


def test_an_inference_is_a_note_and_no_event() -> None:
    inference = found(QURAN, "t:note[@type='inference']")[0]
    assert inference.get("cert") == "low"
    assert inference.get("target") == "#mark-m1"
    owners = found(QURAN, "t:provenance/t:name")
    assert "Judge Muhammad" not in [owner.text for owner in owners]


def test_seals_go_to_the_seal_description_and_other_marks_to_the_additions() -> None:
    assert [seal.get("type") for seal in found(QURAN, "t:sealDesc/t:seal")] == ["seal"]
    assert [one.text for one in found(QURAN, "t:additions/t:list/t:item/t:label")] == ["waqf note"]


def test_a_term_carries_its_key_and_its_verified_address() -> None:
    terms = found(QURAN, "t:binding//t:term[@type='component']")
    flap, doublure = terms
    assert flap.get("ref") == "http://w3id.org/lob/concept/1343"
    assert doublure.get("ref") is None


def test_words_keep_their_language_and_a_name_its_authority() -> None:
    scribe = found(QURAN, "t:handNote/t:persName")[0]
    assert (scribe.text, scribe.get("key")) == ("Maḥmūd ibn ʿAlī", "a0000000001")
    incipit = found(QURAN, "t:incipit")[0]
    assert incipit.get(f"{{{NAMES['xml']}}}lang") == "ar"


def test_an_unknown_authority_without_a_name_is_left_out() -> None:
    record = changed(QURAN, origin={"place": {"authority_id": "a9999999999"}})
    assert found(record, "t:msDesc/t:history/t:origin") != []  # the statements on the date stay
    assert found(record, "t:msDesc/t:history/t:origin/t:origPlace") == []


def test_identifiers_of_elements_are_unique() -> None:
    ids = [one.get(f"{{{NAMES['xml']}}}id") for one in tei(QURAN).iter()]
    given = [one for one in ids if one is not None]
    assert len(given) == len(set(given))


def test_markup_and_odd_characters_in_a_text_stay_text() -> None:
    identity = {
        "shelfmark": "X <1> & \uffff",
        "holder_id": "nlx",
        "titles": [{"texts": [text("<b>bold</b> \U0001f4d6 \ufffe"), text("ا\u202eب", "ar")]}],
    }
    record = Record.model_validate({"identity": identity})
    assert found(record, "t:msDesc/t:head/t:title")[0].text == "<b>bold</b> \U0001f4d6 \ufffd"
    # What would turn the rest of a line round is no part of a record.
    assert found(record, "t:msDesc/t:head/t:title")[1].text == "اب"
    assert found(record, "t:b") == []


def test_an_impossible_date_keeps_its_words_and_gets_no_value() -> None:
    date = {
        "calendar": "hijri", "start": {"year": 548, "month": 2, "day": 30}, "original": "30 Safar",
    }  # fmt: skip
    made = found(changed(LEAF, origin={"date": date}), "t:origDate")[0]
    assert made.text == "30 Safar"
    assert made.get("when") is None
