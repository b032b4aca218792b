"""Every question a harvester can ask, well or badly, has the answer that the protocol names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from starlette.testclient import TestClient

from catalog.harvest.oai import tokens
from catalog.harvest.oai.arguments import Verb
from catalog.harvest.oai.errors import OaiError
from catalog.harvest.oai.tokens import Token
from tests.catalog.harvest.doors import PUBLIC, client
from tests.catalog.harvest.library import Library
from tests.catalog.harvest.schemas import schema

OAI = "{http://www.openarchives.org/OAI/2.0/}"
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def asked(small_library: Library, clock: Clock) -> Iterator[TestClient]:
    with client(small_library.sessions, clock) as made:
        yield made


def answer(asked: TestClient, question: str) -> etree._Element:
    got = asked.get(f"/oai?{question}")
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("text/xml")
    return etree.fromstring(got.content)


def error(asked: TestClient, question: str) -> str | None:
    found = answer(asked, question).find(f"{OAI}error")
    return None if found is None else found.get("code")


def identifiers(page: etree._Element) -> list[str]:
    return [(each.text or "").rsplit(":", 1)[1] for each in page.iter(f"{OAI}identifier")]


BAD = [
    ("", "badVerb"),
    ("verb=", "badVerb"),
    ("verb=identify", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&set=holder", "badArgument"),
    ("verb=Identify&x=%00%1b", "badArgument"),
    ("verb=ListMetadataFormats&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListMetadataFormats&identifier=oai:books.example.org:m0000000000", "idDoesNotExist"),
    ("verb=ListSets&from=2026-01-01", "badArgument"),
    ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
    ("verb=GetRecord&identifier=oai:books.example.org:m1&metadataPrefix=oai_dc",
     "idDoesNotExist"),
    ("verb=GetRecord&identifier=%EF%BF%BE&metadataPrefix=oai_dc", "badArgument"),
    ("verb=GetRecord&identifier=a%22b&metadataPrefix=oai_dc", "badArgument"),
    ("verb=GetRecord&identifier=x&identifier=y&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=ListRecords&metadataPrefix=", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00%2B03:00", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-02-01T00:00:00Z",
     "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-01-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=a::b", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=nobody", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
    ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
    ("verb=ListIdentifiers&resumptionToken=" + "A" * 5000, "badResumptionToken"),
    ("verb=GetRecord&resumptionToken=x", "badArgument"),
]  # fmt: skip


def test_a_bad_question_has_the_error_that_the_protocol_names(
    small_library: Library, asked: TestClient
) -> None:
    small_library.create()

    assert [(question, error(asked, question)) for question, _ in BAD] == BAD


def test_a_form_asks_the_same_as_an_address(small_library: Library, asked: TestClient) -> None:
    book = small_library.create()

    got = asked.post("/oai", data={"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"})

    assert identifiers(etree.fromstring(got.content)) == [book]
    both = asked.post("/oai?verb=Identify", data={"verb": "Identify"})
    assert b"badVerb" in both.content


def test_what_was_withdrawn_is_told_for_ever_in_every_format(
    small_library: Library, asked: TestClient
) -> None:
    book = small_library.create()
    small_library.withdraw(book)
    named = f"identifier=oai:books.example.org:{book}"

    for prefix in ("oai_dc", "tei", "mets", "edm"):
        record = answer(asked, f"verb=GetRecord&{named}&metadataPrefix={prefix}")
        header = next(record.iter(f"{OAI}header"))
        assert header.get("status") == "deleted"
        assert record.find(f".//{OAI}metadata") is None
    identify = answer(asked, "verb=Identify")
    assert identify.findtext(f".//{OAI}deletedRecord") == "persistent"


def test_a_list_goes_on_where_it_was_whatever_happens_meanwhile(
    small_library: Library, asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.harvest.oai.listing.HEADERS_AT_ONCE", 2)
    books = [small_library.create() for _ in range(6)]
    page = answer(asked, "verb=ListIdentifiers&metadataPrefix=oai_dc")
    given = identifiers(page)

    small_library.withdraw(books[0])
    small_library.change(books[3])
    new = small_library.create()
    while token := page.findtext(f".//{OAI}resumptionToken"):
        page = answer(asked, urlencode({"verb": "ListIdentifiers", "resumptionToken": token}))
        given += identifiers(page)

    assert given == [*books[:2], books[2], books[4], books[5], books[0], books[3], new]
    last = page.find(f".//{OAI}resumptionToken")
    assert last is not None
    assert last.text is None


def test_a_list_with_an_end_stays_before_it(
    small_library: Library, asked: TestClient, clock: Clock
) -> None:
    old = small_library.create()
    answer(asked, "verb=Identify")
    clock.at += timedelta(days=2)
    new = small_library.create()
    question = "verb=ListIdentifiers&metadataPrefix=oai_dc"

    assert identifiers(answer(asked, f"{question}&until=2026-03-01")) == [old]
    assert identifiers(answer(asked, f"{question}&from=2026-03-02T00:00:00Z")) == [new]
    assert identifiers(answer(asked, f"{question}&from=2026-03-01&until=2026-03-03")) == [old, new]
    # A list that ends in the future goes to the end of what is there.
    assert identifiers(answer(asked, f"{question}&until=2030-01-01")) == [old, new]


def test_sets_are_by_holder_and_language_and_hold_what_lies_beneath_them(
    small_library: Library, asked: TestClient
) -> None:
    holder = {"id": "мәдени-мұра", "name": {"en": "Heritage"}}
    kazakh = small_library.create(languages=["kk-Arab"], holder=holder)
    arabic = small_library.create(languages=["ar"], holder=holder)
    sets = {
        each.findtext(f"{OAI}setSpec"): each.findtext(f"{OAI}setName")
        for each in answer(asked, "verb=ListSets").iter(f"{OAI}set")
    }
    spec = next(each for each, name in sets.items() if name == "Heritage")

    def held(name: str | None) -> list[str]:
        question = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "set": name}
        return identifiers(answer(asked, urlencode(question)))

    assert sets["language:kk:Arab"] == "Kazakh (Arabic) (kk-Arab)"
    assert held(spec) == [kazakh, arabic]
    assert held("language:kk") == held("language:kk:Arab") == [kazakh]
    assert held("language:ar") == [arabic]
    assert held("holder") == [kazakh, arabic]


def test_many_sets_come_in_pages(
    small_library: Library, asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.harvest.oai.listing.SETS_AT_ONCE", 2)
    small_library.create(languages=["ar", "fa", "kk"])
    page = answer(asked, "verb=ListSets")
    specs = [each.text for each in page.iter(f"{OAI}setSpec")]
    while token := page.findtext(f".//{OAI}resumptionToken"):
        page = answer(asked, urlencode({"verb": "ListSets", "resumptionToken": token}))
        specs += [each.text for each in page.iter(f"{OAI}setSpec")]

    assert len(specs) == len(set(specs)) == 6


SEAL = "https://books.example.org/oai 2026-03-01T09:30:00Z"
TOKEN = Token(Verb.RECORDS, "oai_dc", "holder:мұра", 7, None, 5, 9, AT + tokens.LASTS, 3)


def test_a_token_says_the_same_when_it_comes_back() -> None:
    assert tokens.read(tokens.write(TOKEN, SEAL), Verb.RECORDS, SEAL, AT) == TOKEN


@pytest.mark.parametrize(
    ("verb", "seal", "at"),
    [
        (Verb.IDENTIFIERS, SEAL, AT),
        (Verb.RECORDS, "https://other.example.org/oai", AT),
        (Verb.RECORDS, SEAL, AT + tokens.LASTS),
    ],
)
def test_a_token_is_good_for_one_verb_one_address_and_a_week(
    verb: Verb, seal: str, at: datetime
) -> None:
    with pytest.raises(OaiError, match="token"):
        tokens.read(tokens.write(TOKEN, SEAL), verb, seal, at)


@given(st.integers(0, 400), st.characters(min_codepoint=33, max_codepoint=126))
def test_a_token_with_another_letter_is_no_token(place: int, letter: str) -> None:
    text = tokens.write(TOKEN, SEAL)
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if changed == text:
        return

    with pytest.raises(OaiError):
        tokens.read(changed, Verb.RECORDS, SEAL, AT)


ARGUMENT = st.sampled_from(
    ["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "x"]
)
VALUE = st.sampled_from([*Verb, "oai_dc", "tei", "2026-03-01", "holder", "2026-03-01T00:00:00Z"])
ANYTHING = st.text(max_size=12) | st.text(alphabet="oai:%#[]@/?=&;m0. ", max_size=12)


@pytest.mark.corpus
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(ARGUMENT, VALUE | ANYTHING), max_size=4))
def test_whatever_is_asked_the_answer_is_valid(
    asked: TestClient, corpus: Path, pairs: list[tuple[str, Any]]
) -> None:
    rules = _rules(corpus)

    got = asked.get("/oai", params=[(name, str(value)) for name, value in pairs])

    assert got.status_code == 200
    read = etree.fromstring(got.content)
    etree.strip_elements(read, f"{OAI}description")
    rules.assertValid(read)
    assert read.findtext(f"{OAI}request") == f"{PUBLIC}/oai"


_RULES: dict[Path, etree.XMLSchema] = {}


def _rules(corpus: Path) -> etree.XMLSchema:
    if corpus not in _RULES:
        _RULES[corpus] = schema(corpus / "schemas", "OAI-PMH.xsd")
    return _RULES[corpus]
