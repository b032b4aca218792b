"""The reports over HTTP: who may have them, at once or by a worker, and the list of copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import CanvasScale
from catalog.identifiers import Kind, mint
from ingest.work_queue import prepare_work_tables
from tests.factories import a_manuscript, some_pages
from tests.viewer.test_condition_api import TIDELINE, WORD
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.sheets import press


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        prepare_work_tables(made.house.engine)
        yield made


@pytest.fixture(scope="module")
def book(peopled: Peopled) -> tuple[str, str]:
    """A manuscript with a signed survey of four sides."""
    at = datetime.now(UTC)
    with peopled.house.sessions.begin() as session:
        made = a_manuscript(session, at, shelfmark="NLRK-Q12")
        pages = some_pages(session, made, ["1r", "1v"], at, width_px=7559, height_px=9354)
        canvases = [page.canvas_id for page in pages]
        session.add_all(
            CanvasScale(
                canvas_id=each, number=1, mm_per_px=396 / 9354, source="r", set_by="lab", at=at
            )
            for each in canvases
        )
        manuscript_id = made.id
    surveys = f"/api/manuscripts/{manuscript_id}/assessments"
    survey = ask(peopled, Role.CONSERVATOR, "POST", surveys, 201, {"kind": "baseline"}).json()
    at_ = f"/api/assessments/{survey['id']}"
    seen = {"observation": {"canvas_id": canvases[1], "term": "dmg.tideline", "severity": 2}}
    one = ask(peopled, Role.CONSERVATOR, "POST", f"{at_}/observations", 201, seen).json()
    drawing = {"canvas_id": canvases[1], "kind": "polygon", "points": TIDELINE}
    ask(peopled, Role.CONSERVATOR, "POST", f"/api/observations/{one['id']}/regions", 201, drawing)
    marking = {"canvas_ids": canvases, "outcome": "no_damage"}
    ask(peopled, Role.CONSERVATOR, "POST", f"{at_}/examinations", 200, marking)
    ask(peopled, Role.CONSERVATOR, "POST", f"{at_}/sign", 201, WORD)
    return manuscript_id, survey["id"]


def ask(peopled: Peopled, role: Role, method: str, path: str, status: int, body: Any = None) -> Any:
    headers = {**peopled.sign_in(peopled.staff[role]), "origin": "https://books.example.org"}
    form = isinstance(body, dict) and "keeper" in body
    sent = {"data": body} if form else {"json": body}
    answer = peopled.client.request(method, path, headers=headers, follow_redirects=False, **sent)
    assert answer.status_code == status, answer.text
    return answer


def test_staff_get_the_report_and_its_data_and_nobody_else_before_the_release(
    peopled: Peopled, book: tuple[str, str]
) -> None:
    manuscript_id, survey_id = book
    base = f"/manuscripts/{manuscript_id}/bench/assessments/{survey_id}/report"
    data = ask(peopled, Role.CURATOR, "GET", f"{base}.json?lang=ar", 200).json()
    assert (data["direction"], data["folios"][0]["label"]) == ("rtl", "1v")
    assert data["folios"][0]["observations"][0]["area_mm2"] == 574.41
    ask(peopled, Role.CATALOGUER, "GET", f"{base}.json", 403)
    ask(peopled, Role.CURATOR, "GET", f"{base}.json?digits=roman", 422)
    other = f"/manuscripts/{mint(Kind.MANUSCRIPT)}/bench/assessments/{survey_id}/report.json"
    ask(peopled, Role.CURATOR, "GET", other, 404)
    public = f"/manuscripts/{manuscript_id}/condition/{survey_id}/report.pdf"
    assert peopled.client.get(public).status_code == 404
    ask(peopled, Role.CURATOR, "POST", f"/api/assessments/{survey_id}/release", 201, WORD)
    assert peopled.client.get(public).content.startswith(b"%PDF-")


def test_a_large_report_waits_for_a_worker_and_is_then_there(
    peopled: Peopled, book: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manuscript_id, survey_id = book
    monkeypatch.setattr(press, "PICTURES_AT_ONCE", -1)
    path = f"/manuscripts/{manuscript_id}/bench/assessments/{survey_id}/report.pdf?lang=kk"
    page = ask(peopled, Role.CURATOR, "GET", path, 202).text
    asking = page.split('data-report-progress="')[1].split('"')[0]
    assert peopled.client.get(asking).json()["phase"] == "queued"
    _, _, shelf, digest = asking.rsplit("/", 3)
    press.print_waiting(peopled.house.vault.blobs, f"reports/{shelf}/{digest}", 1)
    assert peopled.client.get(asking).json()["phase"] == "ready"
    assert ask(peopled, Role.CURATOR, "GET", path, 200).content.startswith(b"%PDF-")
    assert peopled.client.get(asking.replace(digest, "0" * 64)).status_code == 404


def test_the_page_lists_reports_and_notes_a_printed_copy(
    peopled: Peopled, book: tuple[str, str]
) -> None:
    manuscript_id, survey_id = book
    here = f"/manuscripts/{manuscript_id}/bench/reports"
    page = ask(peopled, Role.CONSERVATOR, "GET", f"{here}?lang=en", 200).text
    assert f"{survey_id}/report.pdf?lang=ar" in page
    assert "not printed yet" in page
    sent = {"subject": survey_id, "which": "owner", "keeper": "Library, vault 2"}
    ask(peopled, Role.CONSERVATOR, "POST", f"{here}/printed", 303, sent)
    assert "Library, vault 2" in ask(peopled, Role.CONSERVATOR, "GET", here, 200).text
    ask(peopled, Role.CONSERVATOR, "POST", f"{here}/printed", 422, {**sent, "keeper": " "})
    ask(peopled, Role.CURATOR, "GET", f"{here}/copies.pdf", 200)
    ask(peopled, Role.CURATOR, "GET", f"/manuscripts/{manuscript_id}/bench/labels.pdf?box=14", 200)
