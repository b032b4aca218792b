"""The pages of people, places, works and bodies, as strangers and staff meet them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.testclient import TestClient

from catalog.accounts.permissions import ANONYMOUS, Action, Person, Role, RoleHeld, require
from catalog.authorities import authorities, merging, references
from catalog.authorities.content import read_content
from catalog.identifiers import Kind, mint
from catalog.record.document import Record
from tests.catalog.authorities.made import AT, made, naming
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from viewer import pages_authorities, problems
from viewer.authority_forms import filled, mapping_of, typed
from viewer.middleware import wrap

PEOPLE = {
    "cataloguer": Person("u1", "Aigerim", (RoleHeld(Role.CATALOGUER),)),
    "curator": Person("u2", "Nur", (RoleHeld(Role.CURATOR),)),
}
ATTACK = '<script>alert(1)</script><img src=x onerror="alert(2)">'
NAMES = (("خواجه احمد یسوی", "fa"), ("Қожа Ахмет Ясауи", "kk"), ("Ahmad Yasavi", "en"))
YASI = {"kind": "place", "latitude": 43.2973, "longitude": 68.2518, "is_sensitive": True}


class Visitors:
    """Whoever the header names."""

    def known(self, request: Request) -> Person:
        return PEOPLE.get(request.headers.get("x-person", ""), ANONYMOUS)

    def needs(self, action: Action) -> Callable[[Request], Person]:
        def guard(request: Request) -> Person:
            require(self.known(request), action)
            return self.known(request)

        return guard


@pytest.fixture
def client(house: SmallHouse, at: datetime) -> Iterator[TestClient]:
    app, visitors = FastAPI(), Visitors()
    app.state.visitors = visitors
    app.include_router(pages_authorities.router(house, visitors.needs, clock=lambda: at))
    problems.install(app, house)
    edge = wrap(app, house.settings)
    with TestClient(
        edge, base_url=PUBLIC, raise_server_exceptions=False, follow_redirects=False
    ) as opened:
        opened.headers["accept"] = "text/html"
        yield opened


Make = Callable[..., str]


@pytest.fixture
def make(house: SmallHouse) -> Make:
    def make_one(*names: str | tuple[str, str], **more: Any) -> str:
        with house.sessions.begin() as session:
            return made(session, house.vault.root, *names, **more).id

    return make_one


def by(client: TestClient, who: str) -> TestClient:
    client.headers["x-person"] = who
    return client


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_every_page_is_there_in_every_language(
    client: TestClient,
    make: Make,
    house: SmallHouse,
    language: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    one = make(*NAMES, dates={"start_year": 1093, "end_year": 1166})
    other, place = make("Ahmad Yasavi"), make("Yasi", **YASI)
    with house.sessions.begin() as session:
        loser = made(session, house.vault.root, "Yasawi").id
        merging.merge(
            session, house.vault.root, loser, one, new_id=mint(Kind.EVENT), by="Nur", at=AT
        )
    by(client, "curator")
    for path in (
        "",
        "?q=yasavi",
        "?q=nobody",
        "?kind=work",
        "/new?kind=place",
        "/duplicates",
        f"/{one}",
        f"/{place}",
        f"/{one}/edit",
        f"/{place}/edit",
        f"/{other}/merge",
        f"/{other}/merge?into={one}",
        f"/{one}/history",
    ):
        answer = client.get(f"/authorities{path}", headers={"accept-language": language})
        assert answer.status_code == 200, path
        assert f'<html lang="{language}"' in answer.text
    assert [one.message for one in caplog.records if one.message.startswith("message.")] == []


def test_a_name_in_another_script_says_its_language_and_direction(
    client: TestClient, make: Make
) -> None:
    text = by(client, "cataloguer").get(f"/authorities/{make(*NAMES)}").text
    assert '<bdi lang="fa" dir="rtl">خواجه احمد یسوی</bdi>' in text
    assert ">Ahmad Yasavi</h1>" in text


def test_html_in_a_name_or_note_is_shown_as_text(client: TestClient, make: Make) -> None:
    one = make(ATTACK, note=[{"text": ATTACK}], dates={"text": ATTACK})
    other = make(f"{ATTACK} too")
    by(client, "curator")
    for path in ("", f"/{one}", f"/{one}/edit", f"/{one}/merge?into={other}", f"/{one}/history"):
        text = client.get(f"/authorities{path}").text
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
    assert "&lt;script&gt;alert(1)" in text


def test_a_merged_address_leads_to_the_winner_for_ever(
    client: TestClient, make: Make, house: SmallHouse
) -> None:
    loser, winner = make("Yasawi"), make("Yasavi")
    by(client, "curator")
    answer = client.post(f"/authorities/{loser}/merge", data={"into": winner})
    assert answer.headers["location"] == f"/authorities/{winner}"
    moved = client.get(f"/authorities/{loser}")
    assert (moved.status_code, moved.headers["location"]) == (301, f"/authorities/{winner}")
    history = client.get(f"/authorities/{winner}/history").text
    undo = re.search(r'action="(/authorities/merges/[a-z0-9]+/undo)"', history)
    assert undo is not None
    assert client.post(undo[1]).status_code == 303
    assert client.get(f"/authorities/{loser}").status_code == 200


def test_a_merge_into_itself_or_another_kind_gets_one_sentence(
    client: TestClient, make: Make
) -> None:
    one, work = make("Yasavi"), make("Yasavi", kind="work")
    by(client, "curator")
    for into, sentence in ((one, "into itself"), (work, "person cannot be merged into a work")):
        shown = client.get(f"/authorities/{one}/merge?into={into}")
        sent = client.post(f"/authorities/{one}/merge", data={"into": into})
        for answer in (shown, sent):
            assert answer.status_code == 422
            assert sentence in answer.text


def test_the_manuscripts_of_a_person_are_listed_with_the_part_they_had(
    client: TestClient, make: Make, house: SmallHouse, shelve: Shelve
) -> None:
    one, book = make("Yasavi"), shelve()
    record = Record.model_validate(
        {
            "identity": {"shelfmark": "1", "holder_id": "x", "titles": [{}]},
            "physical": {"hands": [{"scribe": {"authority_id": one}}]},
            "provenance": {"inferences": [{"claim": "ownership", "agent": {"authority_id": one}}]},
        }
    )
    with house.sessions.begin() as session:
        references.index(session, book, record)
    text = client.get(f"/authorities/{one}").text
    assert f'href="/manuscripts/{book}"' in text
    assert "scribe · connected with a mark in the book" in text


def test_strangers_and_cataloguers_see_whole_degrees_of_a_protected_place(
    client: TestClient, make: Make, house: SmallHouse
) -> None:
    place = make("Yasi", **YASI, identifiers=[{"scheme": "geonames", "uri": "1517945"}])
    with house.sessions.begin() as session:
        naming(session, place)
    assert "43° north, 68° east" in client.get(f"/authorities/{place}").text
    by(client, "cataloguer")
    for part in ("", "/edit", "/history"):
        text = client.get(f"/authorities/{place}{part}").text
        assert "43.29" not in text, part
        assert "1517945" not in text, part
    client.post(
        f"/authorities/{place}/edit",
        data={"edition": "1", "name_text_0": "Turkistan", "latitude": "1", "longitude": "1"},
    )
    with house.sessions() as session:
        kept = authorities.find(session, place)
        assert (kept.latitude, kept.is_sensitive, kept.edition) == (43.2973, True, 2)
    assert "43.2973° north" in by(client, "curator").get(f"/authorities/{place}").text


def test_a_new_entry_that_is_probably_here_asks_first(
    client: TestClient, make: Make, house: SmallHouse
) -> None:
    there = make("Ahmad Yasawi")
    by(client, "cataloguer")
    form = {"kind": "person", "name_text_0": "Yasawi, Ahmad", "name_language_0": "en"}
    asked = client.post("/authorities", data=form)
    assert asked.status_code == 422
    assert f'href="/authorities/{there}"' in asked.text
    assert 'value="Yasawi, Ahmad"' in asked.text
    made_anyway = client.post("/authorities", data={**form, "is_distinct": "yes"})
    assert made_anyway.status_code == 303


def test_a_mistake_keeps_what_was_typed(client: TestClient) -> None:
    by(client, "cataloguer")
    form = {"kind": "person", "name_text_0": "Yasavi", "start_year": "long ago"}
    answer = client.post("/authorities", data=form)
    assert answer.status_code == 422
    assert "is not a year" in answer.text
    assert 'value="long ago"' in answer.text
    assert client.post("/authorities", data={"kind": "person"}).status_code == 422


def test_the_second_writer_keeps_every_word_and_sees_what_happened(
    client: TestClient, make: Make
) -> None:
    one = make("Yasavi")
    by(client, "cataloguer")
    first = client.post(f"/authorities/{one}/edit", data={"edition": "1", "name_text_0": "A"})
    second = client.post(f"/authorities/{one}/edit", data={"edition": "1", "name_text_0": "B"})
    assert (first.status_code, second.status_code) == (303, 422)
    assert "Somebody else has saved this entry" in second.text
    assert 'value="B"' in second.text
    again = client.post(f"/authorities/{one}/edit", data={"edition": "2", "name_text_0": "B"})
    assert again.status_code == 303


def test_the_form_takes_back_what_it_shows(make: Make, house: SmallHouse) -> None:
    with house.sessions() as session:
        content = authorities.find(
            session,
            make(*NAMES, **YASI, note=[{"text": "Shrine"}], dates={"start_year": -5}),
        ).content
    fields = filled(content, 3)
    sent: dict[str, Any] = {"edition": "3", "kind": fields.kind, "is_sensitive": "yes"}
    sent |= {name: getattr(fields, name) for name in ("latitude", "longitude", "start_year")}
    for number, row in enumerate(fields.names):
        sent |= {f"name_text_{number}": row.text, f"name_language_{number}": row.language}
        sent |= {f"name_preferred_{number}": "on"} if row.is_preferred else {}
    sent |= {"note_text_0": "Shrine"}
    assert read_content(mapping_of(typed(sent))) == content


def test_only_what_was_never_named_is_deleted(
    client: TestClient, make: Make, house: SmallHouse, shelve: Shelve
) -> None:
    unnamed, named = make("One"), make("Other")
    with house.sessions.begin() as session:
        origin = {"patron": {"authority_id": named}}
        identity = {"shelfmark": "1", "holder_id": "x", "titles": [{}]}
        record = Record.model_validate({"identity": identity, "origin": origin})
        references.index(session, shelve(), record)
    by(client, "cataloguer")
    assert client.post(f"/authorities/{unnamed}/delete", data={"edition": "1"}).status_code == 303
    assert client.get(f"/authorities/{unnamed}").status_code == 410
    kept = client.post(f"/authorities/{named}/delete", data={"edition": "1"})
    assert kept.status_code == 422
    assert "merge it into the right one" in kept.text


def test_whoever_only_a_closed_book_names_has_no_page_for_strangers(
    client: TestClient, make: Make, house: SmallHouse
) -> None:
    known, hidden, loser = make("Yasavi"), make("Yasavi the copyist"), make("Yasavi of Sauran")
    nobody = mint(Kind.AUTHORITY)
    with house.sessions.begin() as session:
        merging.merge(
            session, house.vault.root, loser, hidden, new_id=mint(Kind.EVENT), by="Nur", at=AT
        )
        naming(session, known)
        naming(session, hidden, is_sealed=True)
    never = client.get(f"/authorities/{nobody}")
    for one in (hidden, loser):
        told = client.get(f"/authorities/{one}")
        assert told.status_code == never.status_code == 404
        # But for the number that every request gets.
        told_text, never_text = (re.sub(r"[0-9a-f]{32}", "", each.text) for each in (told, never))
        assert told_text.replace(one, nobody) == never_text
    for path in ("", "?q=yasavi", "?kind=person", "?q=copyist"):
        text = client.get(f"/authorities{path}").text
        assert "copyist</" not in text, path
        assert hidden not in text, path
    plain = client.get("/authorities").text.replace("\u2068", "").replace("\u2069", "")
    assert "1 entry" in plain
    with_cursor = client.get(f"/authorities?after={hidden}").text
    assert with_cursor.replace(hidden, nobody) == client.get(f"/authorities?after={nobody}").text
    by(client, "cataloguer")
    assert "copyist</" in client.get("/authorities").text
    assert client.get(f"/authorities/{loser}").status_code == 301


def test_strangers_may_read_and_not_write(
    client: TestClient, make: Make, house: SmallHouse
) -> None:
    one = make("Yasavi")
    with house.sessions.begin() as session:
        naming(session, one)
    for path in ("/authorities", f"/authorities/{one}"):
        text = client.get(path).text
        assert "Yasavi" in text
        assert "/edit" not in text
        assert "/authorities/new" not in text
    for path in ("new", "duplicates", f"{one}/edit", f"{one}/merge", f"{one}/history"):
        assert client.get(f"/authorities/{path}").status_code == 401, path
    by(client, "cataloguer")
    assert client.get(f"/authorities/{one}/merge").status_code == 403
    assert client.get("/authorities/a000").status_code == 404
    assert client.get("/authorities?kind=angel").status_code == 422
