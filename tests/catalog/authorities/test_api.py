"""The API of authorities: who may do what, and what strangers never see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.accounts.permissions import (
    ANONYMOUS,
    Action,
    Person,
    Role,
    RoleHeld,
    require,
)
from catalog.authorities import api
from catalog.identifiers import Kind, mint
from catalog.uris import Uris
from storage.database import session_factory
from storage.vault import Vault
from tests.catalog.authorities.made import AT, naming
from tests.viewer.conftest import PUBLIC, SmallHouse, SmallSettings
from viewer import problems
from viewer.middleware import wrap

PEOPLE = {
    "cataloguer": Person("u1", "Aigerim", (RoleHeld(Role.CATALOGUER),)),
    "curator": Person("u2", "Nur", (RoleHeld(Role.CURATOR),)),
}
PLACE = {
    "kind": "place",
    "names": [{"text": "Yasi", "language": "en"}],
    "latitude": 43.2973,
    "longitude": 68.2518,
    "is_sensitive": True,
    "identifiers": [{"scheme": "geonames", "uri": "1517945"}],
}


@dataclass(frozen=True)
class Desk:
    client: TestClient
    sessions: sessionmaker[Session]

    def __call__(
        self, method: str, path: str, by: str | None = None, **given: Any
    ) -> tuple[int, Any]:
        headers = {"x-person": by} if by else {}
        answer = self.client.request(method, f"/api/authorities{path}", headers=headers, **given)
        return answer.status_code, answer.json() if answer.content else None

    def make(self, *names: str, **more: Any) -> Any:
        said = {"kind": "person", "names": [{"text": name} for name in names], **more}
        status, made = self("POST", "", "curator", json={"content": said, "is_distinct": True})
        assert status == 201, made
        return made

    def name(self, *ids: str, is_sealed: bool = False) -> str:
        """A book whose published record names these; its id."""
        with self.sessions.begin() as session:
            return naming(session, *ids, is_sealed=is_sealed)


def needs(action: Action) -> Callable[[Request], Person]:
    def person(request: Request) -> Person:
        found = PEOPLE.get(request.headers.get("x-person", ""), ANONYMOUS)
        require(found, action)
        return found

    return person


def opened(sessions: sessionmaker[Session], vault: Vault) -> Iterator[Desk]:
    house = SmallHouse(SmallSettings(), sessions, Uris(PUBLIC), vault)
    app = FastAPI()
    app.include_router(api.router(house, needs, clock=lambda: AT))
    problems.install(app, house)
    edge = wrap(app, house.settings)
    with TestClient(edge, base_url=PUBLIC, raise_server_exceptions=False) as client:
        yield Desk(client, sessions)


@pytest.fixture
def desk(sqlite_engine: Engine, disk_vault: Vault) -> Iterator[Desk]:
    yield from opened(session_factory(sqlite_engine), disk_vault)


@pytest.fixture
def desk_on_both(engine: Engine, disk_vault: Vault) -> Iterator[Desk]:
    yield from opened(session_factory(engine), disk_vault)


def test_an_authority_lives_its_life_over_the_api(desk_on_both: Desk) -> None:
    desk = desk_on_both
    one = desk.make("Ahmad Yasawi", dates={"end_year": 1166})
    again = {"content": {"kind": "person", "names": [{"text": "Aḥmad al-Yasawī"}]}}
    status, refused = desk("POST", "", "cataloguer", json=again)
    assert (status, one["id"] in refused["detail"]) == (409, True)
    status, other = desk("POST", "", "cataloguer", json={**again, "is_distinct": True})
    assert (status, other["edition"]) == (201, 1)

    status, likely = desk("GET", "/likely?kind=person&name=Yasawi,%20Ahmad", "cataloguer")
    assert {each["authority"]["id"] for each in likely["items"]} == {one["id"], other["id"]}
    status, found = desk("GET", "?q=yas&kind=person&kind=work", "cataloguer")
    assert [each["dates"] for each in found["items"]] in (["–1166", ""], ["", "–1166"])

    said = {**one["content"], "names": [{"text": "Ahmad Yasawi"}, {"text": "Hazret Sultan"}]}
    put = {"content": said, "edition": 1}
    assert desk("PUT", f"/{one['id']}", "cataloguer", json=put)[1]["edition"] == 2
    stale = {"content": {**said, "names": [{"text": "Other"}]}, "edition": 1}
    assert desk("PUT", f"/{one['id']}", "cataloguer", json=stale)[0] == 409

    into = {"into": one["id"]}
    status, merge = desk("POST", f"/{other['id']}/merge", "curator", json=into)
    assert (status, merge["winner"]) == (200, one["id"])
    assert desk("GET", f"/{other['id']}", "curator")[1]["merged_into"] == one["id"]
    assert desk("PUT", f"/{other['id']}", "cataloguer", json=put)[0] == 409
    status, history = desk("GET", f"/{one['id']}/history", "cataloguer")
    assert [each["change"] for each in history["revisions"]] == ["merge_in", "edit", "create"]
    assert desk("POST", f"/merges/{merge['id']}/undo", "curator")[0] == 200
    assert desk("GET", f"/{other['id']}", "curator")[1]["merged_into"] is None
    restore = {"restore": 1, "edition": 4}
    assert desk("POST", f"/{one['id']}/restore", "cataloguer", json=restore)[1]["edition"] == 5
    assert desk("GET", f"/{one['id']}/manuscripts", "curator")[1] == {
        "items": [],
        "next_after": None,
    }
    edition = desk("GET", f"/{other['id']}", "curator")[1]["edition"]
    assert desk("DELETE", f"/{other['id']}?edition={edition}", "cataloguer")[0] == 204
    assert desk("GET", f"/{other['id']}", "curator")[0] == 410
    assert desk("GET", f"/{other['id']}")[0] == 404, "a stranger never knew of it"


def test_reading_is_open_and_changing_is_not(desk: Desk) -> None:
    one, other = desk.make("One")["id"], desk.make("Other")["id"]
    content = {"content": {"kind": "person", "names": [{"text": "X"}]}, "edition": 1}
    changes = [
        ("POST", "", {"content": content["content"]}),
        ("PUT", f"/{one}", content),
        ("DELETE", f"/{one}?edition=1", None),
        ("POST", f"/{one}/merge", {"into": other}),
        ("POST", f"/{one}/restore", {"restore": 1, "edition": 1}),
        ("POST", "/merges/e000/undo", None),
        ("GET", f"/{one}/history", None),
    ]
    for method, path, body in changes:
        assert desk(method, path, json=body)[0] == 401, path
    assert desk("POST", f"/{one}/merge", "cataloguer", json={"into": other})[0] == 403
    desk.name(one)
    for path in ("", "?q=one", "/schemes", f"/{one}", f"/{one}/manuscripts"):
        assert desk("GET", path)[0] == 200, path


def test_the_exact_place_of_a_sensitive_site_never_leaves(desk: Desk) -> None:
    place = desk.make("Yasi", **PLACE)
    assert place["content"]["latitude"] == 43.2973
    address = f"/{place['id']}"
    desk.name(place["id"])
    for by in (None, "cataloguer"):
        shown = desk("GET", address, by)[1]
        content = shown["content"]
        assert (content["latitude"], content["longitude"]) == (43.0, 68.0)
        assert (content["identifiers"], shown["is_coarse"]) == ([], True)
    assert "43.2973" not in str(desk("GET", f"{address}/history", "cataloguer"))
    # Somebody who sees only whole degrees cannot save them over the exact ones.
    coarse = desk("GET", address, "cataloguer")[1]["content"]
    said = {**coarse, "is_sensitive": False, "names": [{"text": "Yasi"}, {"text": "Turkistan"}]}
    desk("PUT", address, "cataloguer", json={"content": said, "edition": 1})
    kept = desk("GET", address, "curator")[1]["content"]
    assert (kept["latitude"], kept["is_sensitive"]) == (43.2973, True)
    assert kept["identifiers"][0]["scheme"] == "geonames"


def test_the_place_of_a_loser_is_as_hidden_as_that_of_its_winner(desk: Desk) -> None:
    open_place = {**PLACE, "is_sensitive": False}
    loser, winner = desk.make("Yasi", **open_place), desk.make("Yasy", **PLACE)
    desk("POST", f"/{loser['id']}/merge", "curator", json={"into": winner["id"]})
    desk.name(loser["id"])
    for by in (None, "cataloguer"):
        status, shown = desk("GET", f"/{loser['id']}", by)
        assert (status, shown["merged_into"]) == (200, winner["id"])
        assert "43.2973" not in str(shown)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/a000", None, 404),
        ("GET", "/%00", None, 404),
        ("GET", "?q=%00&after=%00", None, 200),
        ("GET", "?after=nobody", None, 200),
        ("GET", "?kind=angel", None, 422),
        ("GET", "?limit=100000", None, 422),
        ("GET", f"?q={'x' * 400}", None, 422),
        ("GET", "/likely?kind=person&name=-", None, 422),
        ("POST", "", {"content": {"kind": "person", "names": []}}, 422),
        ("POST", "", {"content": {"kind": "person", "names": [{"text": "A", "x": 1}]}}, 422),
        ("POST", "", {"content": 7}, 422),
        ("PUT", "/a000", {"content": {}, "edition": 1}, 404),
        ("PUT", "/a000", {"content": {}, "edition": 10**12}, 422),
        ("DELETE", "/a000?edition=99999999999", None, 422),
        ("POST", "/a000/merge", {"into": "a000"}, 404),
        ("POST", "/merges/%F0%9F%95%8C/undo", None, 404),
    ],
)
def test_bad_questions_get_a_sentence_and_never_a_fault(
    desk: Desk, method: str, path: str, body: Any, status: int
) -> None:
    told, problem = desk(method, path, "curator", json=body)
    assert told == status
    if status >= 400:
        assert problem["status"] == status
        assert problem["detail"]


def test_a_list_goes_on_where_it_ended(desk: Desk) -> None:
    for number in range(5):
        desk.name(desk.make(f"Name {number}")["id"])
    seen, after = [], ""
    while True:
        page = desk("GET", f"?limit=2&after={after}")[1]
        seen += [one["names"]["none"][0] for one in page["items"]]
        after = page["next_after"]
        if after is None:
            break
    assert seen == [f"Name {number}" for number in range(5)]


def unnumbered(answer: Any) -> str:
    """The answer without the number that every request gets."""
    return re.sub(r"[0-9a-f]{32}", "", answer.text)


def test_whoever_only_a_sealed_book_names_is_not_there_for_strangers(desk_on_both: Desk) -> None:
    desk = desk_on_both
    known = desk.make("Ahmad Yasawi")["id"]
    hidden, loser = desk.make("Ahmad Yasavi the copyist")["id"], desk.make("Yasawi of Sauran")["id"]
    unnamed = desk.make("Ahmad Yasawi the younger")["id"]
    nobody = mint(Kind.AUTHORITY)
    desk("POST", f"/{loser}/merge", "curator", json={"into": hidden})
    desk.name(known)
    sealed = desk.name(hidden, loser, is_sealed=True)

    for suffix in ("", "/manuscripts"):
        for one in (hidden, loser, unnamed):
            told = desk.client.get(f"/api/authorities/{one}{suffix}")
            never = desk.client.get(f"/api/authorities/{nobody}{suffix}")
            assert told.status_code == never.status_code == 404
            assert unnumbered(told).replace(one, nobody) == unnumbered(never)
            assert desk("GET", f"/{one}{suffix}", "cataloguer")[0] == 200
    for query in ("", "?q=yasa", "?q=copyist%20ahmad", "?kind=person", "?q=ahmad&kind=person"):
        strangers, staff = desk("GET", query)[1]["items"], desk("GET", query, "curator")[1]["items"]
        assert {one["id"] for one in strangers} <= {known}, query
        assert hidden in {one["id"] for one in staff}, query
    # Where the list would go on after a name that is kept back is not told either.
    assert desk("GET", f"?after={unnamed}") == desk("GET", f"?after={nobody}")
    likely = "/likely?kind=person&name=Ahmad%20Yasavi%20the%20copyist"
    assert desk("GET", likely)[1]["items"] == []
    assert desk("GET", likely, "cataloguer")[1]["items"][0]["authority"]["id"] == hidden

    with desk.sessions.begin() as session:
        manuscripts.withhold(session, sealed, is_withheld=False, at=AT)
    assert desk("GET", f"/{hidden}")[0] == 200
    moved = desk("GET", f"/{loser}")[1]
    assert (moved["id"], moved["merged_into"]) == (loser, hidden)


def test_strangers_read_under_a_merged_id_only_what_its_winner_says(desk: Desk) -> None:
    loser, winner = desk.make("A name of the closed book")["id"], desk.make("Yasawi")["id"]
    desk("POST", f"/{loser}/merge", "curator", json={"into": winner})
    desk.name(winner)
    said = {"kind": "person", "names": [{"text": "Yasawi"}]}
    desk("PUT", f"/{winner}", "curator", json={"content": said, "edition": 2})
    assert "closed book" not in str(desk("GET", f"/{loser}"))
    assert "closed book" in str(desk("GET", f"/{loser}", "cataloguer"))
