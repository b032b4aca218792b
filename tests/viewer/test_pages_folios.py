"""The workbench page and its programming interface, asked by people of several roles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from catalog.accounts.permissions import Role, RoleHeld
from catalog.identity import Holder
from catalog.revisions import latest
from tests.factories import a_manuscript, some_pages
from tests.viewer.walked import Peopled, assembled
from viewer.languages import LANGUAGES, translator
from viewer.pages_folios import workbench_config

LABELS = ("1r", "1v", "2r", "2v")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        with made.house.sessions.begin() as session:
            session.add(Holder(id="elsewhere", names={"en": ["Another library"]}))
        made.staff[Role.CATALOGUER] = made.employ("aigul", RoleHeld(Role.CATALOGUER))
        made.staff[Role.CURATOR] = made.employ("boris", RoleHeld(Role.CURATOR))
        made.staff[Role.READER] = made.employ("omar", RoleHeld(Role.READER))
        made.staff[Role.IMAGING] = made.employ("dina", RoleHeld(Role.IMAGING, "elsewhere"))
        made.house.vault.root.ensure()
        yield made


@pytest.fixture
def book(here: Peopled, at: datetime) -> str:
    with here.house.sessions.begin() as session:
        manuscript = a_manuscript(session, at)
        some_pages(session, manuscript, LABELS, at)
        return manuscript.id


class Desk:
    """Speaks to the interface of one book as somebody."""

    def __init__(self, here: Peopled, book: str, role: Role | None) -> None:
        self.client = here.client
        self.base = f"/api/manuscripts/{book}/folios"
        self.headers = here.sign_in(here.staff[role]) if role else {}
        self.headers["sec-fetch-site"] = "same-origin"

    def get(self, status: int = 200) -> Any:
        return self._answered(self.client.get(self.base, headers=self.headers), status)

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        answer = self.client.post(f"{self.base}/{path}", json=body, headers=self.headers)
        return self._answered(answer, status)

    def act(self, edition: int, status: int = 200, **act: Any) -> Any:
        return self.post("actions", {"edition": edition, "act": act}, status)

    def _answered(self, answer: Any, status: int) -> Any:
        assert answer.status_code == status, answer.text
        return answer.json()


def test_a_plan_tells_sides_with_ready_pictures_and_an_action_only_what_it_touched(
    here: Peopled, book: str
) -> None:
    desk = Desk(here, book, Role.CATALOGUER)
    plan = desk.get()
    first = plan["sides"][0]

    assert [side["label"] for side in plan["sides"]] == list(LABELS)
    assert first["thumbnail"] == [112, 150]
    assert plan["direction"] == "right-to-left"
    assert not plan["is_begun"]

    after = desk.act(plan["edition"], action="relabel", side=first["id"], label="1v")
    assert [side["label"] for side in after["sides"]] == ["1v"]
    assert after["edition"] == 1
    assert after["findings"]["counts"]["duplicate"] == 2
    assert after["undo"]["by"] == "Aigul"
    assert desk.post("undo", {"edition": 1})["sides"][0]["label"] == "1r"
    assert desk.post("redo", {"edition": 2})["sides"][0]["label"] == "1v"


def test_a_cataloguer_may_plan_and_only_a_curator_publishes(here: Peopled, book: str) -> None:
    desk = Desk(here, book, Role.CATALOGUER)
    ids = [side["id"] for side in desk.get()["sides"]]
    desk.act(0, action="label_series", sides=ids, start="i r")
    desk.post("apply", {"edition": 1}, status=403)

    told = Desk(here, book, Role.CURATOR).post("apply", {"edition": 1})

    assert told["changed"] == 4
    with here.house.sessions() as session:
        newest = latest(session, book)
    assert newest is not None
    assert told["revision"] == newest.number
    named = here.client.get(f"{desk.base}/named/1r", headers=desk.headers).json()
    assert [(one["label"], one["means"]) for one in named] == [("i r", "former")]
    manifest = here.client.get(f"/iiif/{book}/manifest.json").json()
    assert manifest["items"][0]["label"] == {"none": ["i r"]}


def test_a_plan_that_clashes_is_refused_with_one_sentence(here: Peopled, book: str) -> None:
    desk = Desk(here, book, Role.CURATOR)
    first = desk.get()["sides"][0]["id"]
    desk.act(0, action="relabel", side=first, label="2v")

    told = desk.post("apply", {"edition": 1}, status=409)

    assert told["detail"] == (
        "The plan of the folios is not ready: '2v' twice. Put these right first."
    )


def test_what_somebody_else_changed_is_not_written_over(here: Peopled, book: str) -> None:
    aigul, boris = (Desk(here, book, role) for role in (Role.CATALOGUER, Role.CURATOR))
    first = aigul.get()["sides"][0]["id"]
    aigul.act(0, action="blank", sides=[first], is_blank=True)

    told = boris.act(0, status=409, action="relabel", side=first, label="9r")

    assert told["detail"].startswith("Aigul has changed the same sides")
    boris.post("apply", {"edition": 0}, status=409)


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.READER, 403), (Role.IMAGING, 403)])
def test_the_plan_is_nobody_elses_business(
    here: Peopled, book: str, role: Role | None, status: int
) -> None:
    desk = Desk(here, book, role)

    desk.get(status)
    desk.act(0, status, action="blank", sides=[1], is_blank=True)
    desk.post("undo", {"edition": 0}, status)
    page = here.client.get(f"/manuscripts/{book}/folios", headers=desk.headers)
    # Whoever is not signed in may be led to the page where one signs in.
    assert page.status_code in (status, 303)


@pytest.mark.parametrize(
    "act",
    [
        {"action": "label_series", "sides": [1], "start": "12"},
        {"action": "label_series", "sides": [1], "start": "<script>"},
        {"action": "relabel", "side": 2**70, "label": "1r"},
        {"action": "relabel", "side": 999, "label": "1r"},
        {"action": "move", "sides": [1], "position": 0},
        {"action": "dance"},
    ],
)
def test_an_action_that_cannot_be_done_is_refused_and_nothing_changes(
    here: Peopled, book: str, act: dict[str, Any]
) -> None:
    desk = Desk(here, book, Role.CATALOGUER)
    before = desk.get()

    assert desk.post("actions", {"edition": 0, "act": act}, 422)["detail"]
    assert desk.get() == before


def test_a_discarded_plan_begins_anew(here: Peopled, book: str) -> None:
    desk = Desk(here, book, Role.CATALOGUER)
    first = desk.get()["sides"][0]["id"]
    desk.act(0, action="relabel", side=first, label="7r")

    answer = here.client.delete(desk.base, headers=desk.headers).json()

    assert [side["label"] for side in answer["sides"]] == list(LABELS)
    assert (answer["is_begun"], answer["undo"]) == (False, None)
    desk.act(0, status=409, action="blank", sides=[first], is_blank=True)


def test_the_page_offers_publishing_to_those_who_may(here: Peopled, book: str) -> None:
    pages = {
        role: here.client.get(
            f"/manuscripts/{book}/folios",
            headers={**here.sign_in(here.staff[role]), "accept": "text/html"},
        ).text
        for role in (Role.CATALOGUER, Role.CURATOR)
    }

    assert 'data-command="apply"' in pages[Role.CURATOR]
    assert 'data-command="apply"' not in pages[Role.CATALOGUER]
    assert f'"/api/manuscripts/{book}/folios"' in pages[Role.CATALOGUER]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_of_the_script_has_its_slots(code: str) -> None:
    config = workbench_config("m1", "/api", translator(code))

    assert "{count}" in config["strings"]["selected"]
    assert "{text}" in config["strings"]["finding-duplicate"]
    assert not [text for text in config["strings"].values() if "\u2068" in text]
    assert not [text for text in config["strings"].values() if text.startswith("folios-")]
