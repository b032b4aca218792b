"""Every answer and every payload is what its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from catalog.handling import policies
from catalog.handling.policies import PolicyDraft
from catalog.handling.rules import Rule
from catalog.harvest.formats import FORMATS
from catalog.record.values import Text
from tests.catalog.harvest.doors import client
from tests.catalog.harvest.library import Library
from tests.catalog.harvest.schemas import DC, schema
from tests.catalog.tei.records import LEAF, QURAN

XML = "http://www.w3.org/XML/1998/namespace"
OAI = "{http://www.openarchives.org/OAI/2.0/}"


@pytest.fixture(scope="module")
def schemas(corpus: Path) -> Path:
    return corpus / "schemas"


@pytest.fixture
def shelf(small_library: Library) -> Library:
    """Records from the barest to the fullest, one of them withdrawn."""
    rights = "http://rightsstatements.org/vocab/NoC-US/1.0/"
    small_library.create()
    small_library.create(pages=3, rights=rights, date_text="12th century", place_text="Turkistan")
    for number, record in enumerate((QURAN, LEAF)):
        identity = record.identity.model_copy(
            update={"holder_id": "almaty-library", "shelfmark": f"MS {number}"}
        )
        small_library.create(
            pages=2 * number, document=record.model_copy(update={"identity": identity}),
            holder={"id": "almaty-library", "name": {"en": "Library of Almaty"}},
        )  # fmt: skip
    small_library.withdraw(small_library.create(pages=1))
    return small_library


def answers(shelf: Library) -> Iterator[etree._Element]:
    asked = client(shelf.sessions)
    for question in (
        "verb=Identify", "verb=ListSets", "verb=ListMetadataFormats", "verb=None",
        "verb=ListIdentifiers&metadataPrefix=oai_dc", "verb=ListRecords&metadataPrefix=marc",
        *(f"verb=ListRecords&metadataPrefix={prefix}" for prefix in FORMATS),
    ):  # fmt: skip
        yield etree.fromstring(asked.get(f"/oai?{question}").content)


@pytest.mark.corpus
def test_every_answer_is_valid_oai_pmh(shelf: Library, schemas: Path) -> None:
    oai = schema(schemas, "OAI-PMH.xsd")

    for answer in answers(shelf):
        # What stands in a wildcard has a schema of its own, and is held against it below.
        etree.strip_elements(answer, f"{OAI}metadata", f"{OAI}description")
        oai.assertValid(answer)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("prefix", "name"),
    [("oai_dc", "oai_dc.xsd"), ("mets", "mets.xsd"), ("edm", "edm/EDM.xsd"), ("tei", "msdesc.rng")],
)
def test_every_payload_is_valid(shelf: Library, schemas: Path, prefix: str, name: str) -> None:
    if name.endswith(".rng"):
        rules: etree._Validator = etree.RelaxNG(etree.parse(str(schemas / name)))
    else:
        rules = schema(schemas, name)

    answer = client(shelf.sessions).get(f"/oai?verb=ListRecords&metadataPrefix={prefix}")
    payloads = [each[0] for each in etree.fromstring(answer.content).iter(f"{OAI}metadata")]

    assert len(payloads) == 4
    for payload in payloads:
        alone = etree.fromstring(etree.tostring(payload))
        rules.assertValid(alone)


def test_dublin_core_says_who_what_where_and_in_which_language(shelf: Library) -> None:
    answer = client(shelf.sessions).get("/oai?verb=ListRecords&metadataPrefix=oai_dc")
    told = [
        (element.tag.partition("}")[2], element.text, element.get(f"{{{XML}}}lang"))
        for element in etree.fromstring(answer.content).iter(f"{{{DC}}}*")
    ]

    assert ("title", "كتاب الشفاء", "ar") in told
    assert ("language", "ar", None) in told
    assert ("date", "12th century", None) in told
    assert ("rights", "http://rightsstatements.org/vocab/NoC-US/1.0/", None) in told
    assert any(name == "contributor" for name, _, _ in told)
    assert ("coverage", "Turkistan", None) in told


def test_no_licence_goes_out_where_a_custodian_asks_for_no_reuse(small_library: Library) -> None:
    licence = "http://creativecommons.org/licenses/by/4.0/"
    book = small_library.create(pages=1, rights=licence)
    asked = client(small_library.sessions)
    question = f"/oai?verb=GetRecord&identifier=oai:books.example.org:{book}&metadataPrefix="
    assert all(licence in asked.get(question + prefix).text for prefix in ("oai_dc", "edm"))

    with small_library.sessions.begin() as session:
        asking = PolicyDraft(
            rules=frozenset({Rule.NOT_FOR_REUSE}), custodian="A custodian",
            note=(Text(text="Not for other uses.", language="en"),),
        )  # fmt: skip
        policies.set_policy(session, book, asking, seen=0, by="An adviser", at=datetime.now(UTC))

    for prefix in ("oai_dc", "edm", "mets"):
        assert "creativecommons" not in asked.get(question + prefix).text
