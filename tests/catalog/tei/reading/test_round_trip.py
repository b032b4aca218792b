"""What is written is read again as the same record, and written again as the same bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from catalog.record.assertions import Standing
from catalog.record.document import Record
from catalog.tei.reading.reading import read
from catalog.tei.write import write
from tests.catalog.tei.reading.any_record import any_record
from tests.catalog.tei.records import HOLDER, LABELS, LEAF, QURAN, RECORD_URI

# A record is a large thing to make by chance, and to make smaller.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def written(record: Record) -> bytes:
    return write(record, record_uri=RECORD_URI, holder_name=HOLDER, labels=LABELS)


def published(record: Record) -> Record:
    """The record without the statements that were rejected, which are not exported."""
    standing = tuple(one for one in record.assertions if one.standing is not Standing.REJECTED)
    return record.model_copy(update={"assertions": standing})


def remainder(data: bytes) -> dict[str, object]:
    """What stands beside the TEI: by path, without numbers."""
    found = [
        one
        for one in etree.fromstring(data).iter()
        if isinstance(one, etree._ProcessingInstruction)
    ]
    said = json.loads(found[0].text or "")
    return {".".join(str(step) for step in change[0]): change[1:] for change in said["remainder"]}


@settings(max_examples=120, deadline=None, suppress_health_check=SLOW)
@given(any_record())
def test_any_record_comes_back_equal_and_is_written_again_as_the_same_bytes(
    record: Record,
) -> None:
    data = written(record)
    again = read(data, holder_id="nlx")
    assert again.is_own
    assert again.record == published(record)
    assert written(again.record) == data


@pytest.mark.parametrize("record", [QURAN, LEAF])
def test_a_record_comes_back_with_every_id_and_nothing_aside(record: Record) -> None:
    again = read(written(record), holder_id="nlx")
    assert again.record == published(record)
    assert again.aside == ()
    assert again.tally.share == 1


def test_only_what_tei_cannot_hold_stands_beside_it() -> None:
    assert list(remainder(written(QURAN))) == [
        "identity.viewing_direction",
        "physical.collation.quires",
    ]


def test_what_was_rejected_stands_nowhere_in_the_file() -> None:
    assert b"a rumour" not in written(QURAN)
    rejected = [one.id for one in QURAN.assertions if one.standing is Standing.REJECTED]
    again = read(written(QURAN), holder_id="nlx").record
    assert rejected
    assert not {one.id for one in again.assertions} & set(rejected)


def test_a_word_that_somebody_mends_in_the_exported_file_is_read_as_mended() -> None:
    data = written(QURAN).replace(b"tight sewing", b"loose sewing")
    collation = read(data, holder_id="nlx").record.physical.collation
    assert collation is not None
    assert collation.note[0].text == "loose sewing"
    assert len(collation.quires) == 3


@pytest.mark.parametrize(
    "said", ["not json", "[]", '{"remainder":7}', '{"remainder":[[["a",1],2],[[]],7]}']
)
def test_a_broken_remainder_is_passed_over_and_the_tei_is_read(said: str) -> None:
    data = written(LEAF)
    root = etree.fromstring(data)
    instruction = next(one for one in root.iter() if isinstance(one, etree._ProcessingInstruction))
    instruction.text = said
    assert read(etree.tostring(root), holder_id="nlx").record == LEAF


def test_texts_keep_their_spaces_lines_signs_and_directions() -> None:
    texts = [
        {"text": "two  spaces\nand a line\r\nmore\ttab", "language": "en"},
        {"text": "]]> <b>&amp;</b> ?>", "language": "none", "direction": "rtl"},
        {"text": "\ufffe odd", "language": "kk-Arab"},
    ]
    record = Record.model_validate({**LEAF.model_dump(), "contents": {"summary": texts}})
    again = read(written(record), holder_id="nlx").record
    assert again == record
    assert [text.text for text in again.contents.summary] == [text["text"] for text in texts]


@pytest.mark.corpus
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(record=any_record())
def test_any_record_is_valid_for_the_schema_of_a_large_catalogue(
    record: Record, schema: etree.RelaxNG
) -> None:
    schema.validate(etree.fromstring(written(record)))
    assert [str(fault) for fault in schema.error_log] == []
