"""The bench's API of condition, asked by HTTP as a tablet asks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.codicology.folios import Canvas
from catalog.conservation.captures.tables import CanvasScale
from catalog.identifiers import Kind, mint
from tests.factories import a_manuscript, some_pages
from tests.viewer.walked import Peopled, assembled, employ_everybody

TIDELINE = [[1000, 1200], [1600, 1180], [1650, 1700], [1020, 1720]]
WORD = {"statement": "I have examined this book.", "language": "en"}


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        yield made


@pytest.fixture
def shelf(peopled: Peopled) -> tuple[str, list[str]]:
    """A published manuscript and its four canvases, whose scale was measured."""
    at = datetime.now(UTC)
    with peopled.house.sessions.begin() as session:
        book = a_manuscript(session, at, shelfmark=mint(Kind.MANUSCRIPT))
        pages = some_pages(
            session, book, ["1r", "1v", "2r", "2v"], at, width_px=7559, height_px=9354
        )
        canvas_ids = [page.canvas_id for page in pages]
        assert all(session.get(Canvas, canvas_id) for canvas_id in canvas_ids)
        session.add_all(
            CanvasScale(
                canvas_id=canvas_id, number=1, mm_per_px=396 / 9354, source="ruler", set_by="lab",
                at=at,
            )
            for canvas_id in canvas_ids
        )  # fmt: skip
        return book.id, canvas_ids


def as_role(peopled: Peopled, role: Role) -> Any:
    headers = {**peopled.sign_in(peopled.staff[role]), "origin": "https://books.example.org"}
    client: TestClient = peopled.client

    def ask(method: str, path: str, status: int, json: Any = None) -> Any:
        answer = client.request(method, path, json=json, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    return ask


def test_a_survey_is_opened_drawn_signed_released_and_read_by_anybody(
    peopled: Peopled, shelf: tuple[str, list[str]]
) -> None:
    book, canvases = shelf
    ask = as_role(peopled, Role.CONSERVATOR)
    survey = ask("POST", f"/api/manuscripts/{book}/assessments", 201, {"kind": "baseline"})
    at = f"/api/assessments/{survey['id']}"
    seen = {"canvas_id": canvases[1], "term": "dmg.tideline", "severity": 2}
    made = ask("POST", f"{at}/observations", 201, {"observation": seen})
    drawing = {"canvas_id": canvases[1], "kind": "polygon", "points": TIDELINE}
    drawn = ask("POST", f"/api/observations/{made['id']}/regions", 201, drawing)
    assert drawn["region"]["area_mm2"] == pytest.approx(574.4, abs=0.1)
    assert drawn["region"]["share_percent"] == 0.453

    refused = ask("POST", f"{at}/sign", 409, WORD)
    assert (refused["count"], refused["labels"]) == (3, ["1r", "2r", "2v"])
    marking = {"canvas_ids": canvases, "outcome": "no_damage"}
    marked = ask("POST", f"{at}/examinations", 200, marking)
    assert (marked["missing"], marked["kept"]) == (0, [canvases[1]])
    opened = ask("GET", f"{at}/book", 200)
    assert [side["outcome"] for side in opened["sides"]][:2] == ["no_damage", "examined"]
    assert opened["quires"][0]["is_known"] is False
    side = ask("GET", f"{at}/canvases/{canvases[1]}?layers=true", 200)
    assert side[0]["regions"][0]["path"].startswith("M 1000,1200 L ")

    assert ask("POST", f"{at}/sign", 201, WORD)["status"] == "signed"
    ask("POST", f"/api/observations/{made['id']}/regions", 409, drawing)
    public = f"/api/manuscripts/{book}/condition"
    assert peopled.client.get(public).json()["sides"] == []
    as_role(peopled, Role.CURATOR)("POST", f"{at}/release", 201, WORD)
    told = peopled.client.get(public).json()
    assert [side["label"] for side in told["sides"]] == ["1r", "1v", "2r", "2v"]
    assert [side["observations"] for side in told["sides"]] == [0, 1, 0, 0]
    damage = f"{public}/canvases/{canvases[1]}"
    shown = peopled.client.get(damage)
    assert shown.json()["observations"][0]["regions"][0]["share_percent"] == 0.453
    known = {"If-None-Match": shown.headers["ETag"]}
    assert peopled.client.get(damage, headers=known).status_code == 304
    assert peopled.client.get(f"{public}?date=2020-01-01").json()["sides"] == []
    assert peopled.client.get(f"{damage}?date=2020-01-01").status_code == 404
    assert peopled.client.get(f"{public}?unreleased=true").status_code == 401


def test_what_is_wrong_is_said_in_a_sentence(
    peopled: Peopled, shelf: tuple[str, list[str]]
) -> None:
    book, canvases = shelf
    ask = as_role(peopled, Role.CONSERVATOR)
    survey = ask("POST", f"/api/manuscripts/{book}/assessments", 201, {"kind": "periodic"})
    at = f"/api/assessments/{survey['id']}"
    words = {"edition": 1, "content": {"place": "Room 3"}}
    assert ask("PUT", at, 200, words)["edition"] == 2
    assert ask("PUT", at, 409, words)["edition"] == 2
    seen = {"canvas_id": canvases[0], "term": "dmg.tear", "severity": 2}
    made = ask("POST", f"{at}/observations", 201, {"observation": seen})
    crossing = {
        "canvas_id": canvases[0], "kind": "freehand",
        "points": [[0, 0], [200, 200], [200, 0], [0, 200]],
    }  # fmt: skip
    said = ask("POST", f"/api/observations/{made['id']}/regions", 422, crossing)["detail"]
    assert "lift the pen" in said
    point = {"canvas_id": canvases[0], "kind": "point", "points": [[10, 10]]}
    region = ask("POST", f"/api/observations/{made['id']}/regions", 201, point)["region"]
    ask("DELETE", f"/api/regions/{region['id']}", 204)
    changed = {"edition": 1, "observation": {**seen, "severity": 3}}
    assert ask("PUT", f"/api/observations/{made['id']}", 200, changed)["severity"] == 3
    ask("PUT", f"/api/observations/{made['id']}", 409, changed)
    ask("DELETE", f"/api/observations/{made['id']}?edition=1", 409)
    ask("GET", f"/api/observations/{made['id']}/thread", 200)
    ask("DELETE", f"/api/observations/{made['id']}?edition=2", 204)
    assert ask("GET", f"{at}/changes", 200) == []
    ask("POST", f"{at}/no-change", 200, {"canvas_ids": canvases})
    ask("POST", f"{at}/examinations/forget", 200, {"canvas_ids": canvases})
    as_role(peopled, Role.HEAD_OF_LAB)("POST", f"{at}/give-back", 200, {"note": "Look again."})
    assert ask("GET", f"/api/manuscripts/{book}/assessments", 200)[0]["status"] == "returned"
    as_role(peopled, Role.CATALOGUER)("GET", at, 403)
