"""ARKs over HTTP: they lead to page and region, tell of themselves, offer what they may mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.codicology import arrangement, arrangement_edits
from catalog.codicology.arrangement_actions import Action
from catalog.codicology.arrangement_plan import in_order
from catalog.codicology.arrangement_present import open_plan
from catalog.identity import ManuscriptState, find
from catalog.uris import Uris
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from tests.viewer.test_content_state import pages_of
from viewer import pages, problems
from viewer.languages import LANGUAGES
from viewer.middleware import wrap

URIS = Uris(PUBLIC)
ACTION: TypeAdapter[Action] = TypeAdapter(Action)
PLAIN = {"accept": "*/*"}
LEAVES = tuple(f"{number}{face}" for number in range(1, 31) for face in "rv")


def path(book: str, canvas: str | None = None, label: str = "") -> str:
    return URIS.ark(book, canvas, label).removeprefix(PUBLIC)


def led(client: TestClient, address: str) -> str:
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def refoliate(house: SmallHouse, book: str, start: str, at: datetime) -> None:
    with house.sessions.begin() as session:
        plan = open_plan(session, book)
        sides = [one.id for one in in_order(plan.sides) if one.label[0].isdigit()]
        asked = {"action": "label_series", "sides": sides, "start": start}
        arrangement_edits.act(
            session, book, ACTION.validate_python(asked), edition=plan.edition, by="Aigul", at=at
        )
        arrangement.apply(session, book, at=at)


def test_an_ark_leads_to_the_book_and_to_its_pages(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    reader = f"/manuscripts/{book}/read?canvas={canvas}"
    assert led(client, path(book)) == f"/manuscripts/{book}"
    assert led(client, path(book, canvas)) == reader
    assert led(client, path(book, label="2r")) == reader
    assert led(client, f"{path(book, canvas)}?xywh=1,2,30,40") == (
        f"{reader}&marked=1,2,30,40&xywh=1,2,30,40"
    )
    assert led(client, f"{path(book, canvas)}?xywh=nonsense") == reader
    assert client.get(path(book, canvas)).status_code == 200
    assert client.head(path(book), follow_redirects=False).status_code == 302


def test_every_spelling_of_an_ark_leads_there(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    ark = path(book)
    for spelled in (
        ark.replace("/ark:", "/ark:/"), ark.replace("/ark:", "/ARK:"), f"{ark}/", f"{ark}.",
        ark[:-4] + "-" + ark[-4:], ark.replace("99999", "999-99"), ark.replace("/m", "//m"),
        ark[:-3] + "%E2%80%90" + ark[-3:],
    ):  # fmt: skip
        assert led(client, spelled) == f"/manuscripts/{book}", spelled


def test_a_redirection_says_where_the_ark_is_described(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    answer = client.get(path(book), follow_redirects=False)
    link = f'<{URIS.ark(book)}?info>; rel="describedby"; type="text/plain"'
    assert answer.headers["link"] == link
    assert answer.headers["cache-control"] == "no-store"


def test_fifty_old_citations_open_their_leaves_and_say_both_numbers(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve(sides=LEAVES)
    old = {page["label"]: page["id"] for page in pages_of(client, book)}
    refoliate(house, book, "101r", at)
    for label in LEAVES[:50]:
        where = led(client, path(book, label=label))
        assert where == f"/manuscripts/{book}/read?canvas={old[label]}&cited={label}"
        assert led(client, path(book, old[label])) == where.partition("&")[0]
    text = client.get(where).text
    today = f"{int(LEAVES[49][:-1]) + 100}{LEAVES[49][-1]}"
    assert f"Cited as {LEAVES[49]}, an older number. Today this page is {today}." in text


def test_a_number_of_two_foliations_offers_both_and_says_both_numbers(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve(sides=LEAVES)
    old = {page["label"]: page["id"] for page in pages_of(client, book)}
    refoliate(house, book, "3r", at)
    for language in LANGUAGES:
        answer = client.get(path(book, label="9v"), params={"lang": language})
        assert answer.status_code == 300
        first, second = (answer.text.index(old[label]) for label in ("7v", "9v"))
        assert first < second, "today's comes first"
        assert f"/manuscripts/{book}/read?canvas={old['9v']}&amp;cited=9v" in answer.text
        assert "11v" in answer.text
    english = client.get(path(book, label="9v"), params={"lang": "en"}).text
    assert "It was published as 9v before." in english
    plain = client.get(path(book, label="9v"), headers=PLAIN)
    assert plain.status_code == 300
    assert plain.text.splitlines() == [
        f"9v\t{PUBLIC}/manuscripts/{book}/read?canvas={old['7v']}",
        f"11v\t{PUBLIC}/manuscripts/{book}/read?canvas={old['9v']}&cited=9v",
    ]


def test_no_words_come_into_the_reader_by_its_address(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    for cited in ("9v", "<b>x</b>", "2r", "x" * 80, "front cover"):
        text = client.get(f"/manuscripts/{book}/read", params={"cited": cited}).text
        assert "an older number" not in text
        assert "<b>x</b>" not in text


def test_info_answers_programs_and_people(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    for asked in ("?info", "??", "?info=1"):
        answer = client.get(f"{path(book, canvas)}{asked}", headers=PLAIN)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["link"] == f'<{URIS.ark(book, canvas)}>; rel="describes"'
        lines = answer.text.splitlines()
        assert lines[0] == "erc:"
        assert "who: (:unkn) unknown" in lines
        assert "what: Qur'an, 2r" in lines
        assert "when: 12th century" in lines
        assert f"where: {URIS.ark(book, canvas)}" in lines
        assert "how: (:mtype text) manuscript, MS Or. 14" in lines
        assert "erc-support:" in lines
        assert "when: 20260301" in lines
        assert "not registered" in answer.text
    for language in LANGUAGES:
        page = client.get(f"{path(book)}?info&lang={language}")
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert URIS.ark(book) in page.text
        # The same page in another language is still the one that was asked for.
        assert 'href="?info=&amp;lang=ru"' in page.text


def test_a_withdrawn_book_still_answers(
    client: TestClient, shelve: Shelve, house: SmallHouse
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    with house.sessions.begin() as session:
        row = find(session, book)
        row.state, row.is_withheld = ManuscriptState.WITHDRAWN, True
        row.withdrawn_reason = "Given back to the family"
    for ark in (path(book), path(book, canvas), path(book, label="2r")):
        assert led(client, ark) == f"/manuscripts/{book}"
        told = client.get(f"{ark}?info", headers=PLAIN)
        assert "note: withdrawn: Given back to the family" in told.text
        assert client.get(f"{ark}?info").status_code == 200
        assert client.get(ark).status_code == 410


def test_a_merged_book_leads_to_the_one_that_goes_on(
    client: TestClient, shelve: Shelve, house: SmallHouse
) -> None:
    book, kept = shelve(), shelve(shelfmark="MS 2")
    with house.sessions.begin() as session:
        row = find(session, book)
        row.state, row.is_withheld, row.successor_id = ManuscriptState.WITHDRAWN, True, kept
    assert led(client, path(book)) == f"/manuscripts/{kept}"
    told = client.get(f"{path(book)}?info", headers=PLAIN).text.replace("\n    ", " ")
    assert f"note: goes on as {URIS.ark(kept)}" in told
    assert client.get(f"{path(book)}?info").status_code == 200


def test_what_is_withheld_answers_like_what_never_was(
    client: TestClient, shelve: Shelve, house: SmallHouse, at: datetime
) -> None:
    book = shelve()
    canvas = pages_of(client, book)[3]["id"]
    with house.sessions.begin() as session:
        manuscripts.withhold(session, book, is_withheld=True, at=at)
    for part in ((None, ""), (canvas, ""), (None, "2r"), (None, "99r")):
        for end in ("", "?info", "??"):
            answer = client.get(f"{path(book, *part)}{end}", headers=PLAIN)
            unknown = client.get(f"{path('m4t9xk2w0bz', *part)}{end}", headers=PLAIN)
            assert answer.status_code == unknown.status_code == 404
            assert "MS Or. 14" not in answer.text
            assert answer.json()["detail"].replace(path(book)[1:], "") == unknown.json()[
                "detail"
            ].replace(path("m4t9xk2w0bz")[1:], "")


@pytest.mark.parametrize(
    "address",
    ["/ark:", "/ark:/", "/ark:99999/x", "/ark:aeiou/x", "/ark:99999/%00",
     "/ark:99999/" + "m" * 5000, "/ark:99999/%F0%9F%92%A9?info", "/ark:99999/<script>"],
)  # fmt: skip
def test_what_is_no_ark_of_ours_is_not_found(client: TestClient, address: str) -> None:
    for headers in ({}, PLAIN):
        answer = client.get(address, headers=headers)
        assert answer.status_code == 404
        is_page = answer.headers["content-type"].startswith("text/html")
        assert not (is_page and "<script>" in answer.text)


def test_a_slip_in_a_name_or_a_page_is_said_so(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    wrong = path(book)[:-1] + ("0" if path(book)[-1] != "0" else "1")
    assert "letter by letter" in client.get(wrong).text
    unknown = client.get(path(book, label="99r"))
    assert unknown.status_code == 404
    assert "MS Or. 14 has no page" in unknown.text
    assert client.get(path(book, "c0000000000")).status_code == 404


def test_an_ark_of_others_is_offered_to_who_knows_them(client: TestClient) -> None:
    answer = client.get("/ark:/12148/btv1b8449691v/f29?x=1")
    assert answer.status_code == 404
    assert 'href="https://n2t.net/ark:12148/btv1b8449691v/f29"' in answer.text
    assert client.get("/ark:12148/btv1b8449691v", headers=PLAIN).status_code == 404


@pytest.fixture
def registered(house: SmallHouse, at: datetime) -> Iterator[TestClient]:
    """The same house, after the library set a number of its own."""
    from fastapi import FastAPI

    own = SmallHouse(house.settings, house.sessions, Uris(PUBLIC, "12345"), house.vault)
    made = FastAPI()
    made.include_router(pages.router(own, clock=lambda: at))
    problems.install(made, own)
    with TestClient(wrap(made, own.settings), base_url=PUBLIC) as client:
        client.headers["accept"] = "text/html"
        yield client


def test_a_library_with_a_number_of_its_own_promises_under_it(
    registered: TestClient, shelve: Shelve
) -> None:
    book = shelve()
    own = Uris(PUBLIC, "12345")
    ark = own.ark(book).removeprefix(PUBLIC)
    assert led(registered, ark) == f"/manuscripts/{book}"
    assert "Permanent: Dynamic Content" in registered.get(f"{ark}?info", headers=PLAIN).text
    # What was cited while the number for tests was in force goes on to lead there.
    assert led(registered, path(book)) == f"/manuscripts/{book}"
    assert "Not Guaranteed" in registered.get(f"{path(book)}?info", headers=PLAIN).text
    page = registered.get(f"/manuscripts/{book}")
    assert f'<{own.ark(book)}>; rel="cite-as"' in page.headers["link"]
    assert "is for tests" not in registered.get("/ark:12345").text


def test_what_is_promised_stands_on_a_page(client: TestClient) -> None:
    for language in LANGUAGES:
        answer = client.get("/ark:99999", params={"lang": language})
        assert answer.status_code == 200
        assert "ark:99999/" in answer.text


def test_the_page_of_the_book_carries_its_ark(client: TestClient, shelve: Shelve) -> None:
    book = shelve()
    ark = str(URIS.ark_name(book))
    page = client.get(f"/manuscripts/{book}")
    assert f'{{"@type": "PropertyValue", "propertyID": "ark", "value": "{ark}"}}' in page.text
    assert f'href="{URIS.ark(book)}?info"' in page.text
    assert f"eprint = {{{ark}}}" in client.get(f"/manuscripts/{book}/citation.bib").text
    assert f"AN  - {ark}" in client.get(f"/manuscripts/{book}/citation.ris").text
    item = client.get(f"/manuscripts/{book}/citation.json").json()[0]
    assert item["custom"] == {"ark": ark}
