"""The staff pages: a description by hand, progress that a reload keeps, questions with answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.testclient import TestClient

from catalog.accounts.permissions import Person
from catalog.identifiers import Kind, mint
from ingest import arrange_questions, deposits
from ingest.deposits import DepositState, ExpectedFile, FileState
from ingest.notices import Notice
from ingest.refusals import refuse
from ingest.work_queue import WorkQueue
from tests.viewer.conftest import PUBLIC, Shelve, SmallHouse
from tests.viewer.test_pages import Page, data_of
from viewer import pages_deposits
from viewer.languages import LANGUAGES
from viewer.middleware import wrap
from viewer.pages_deposits import answer_of, description_of
from viewer.visitors import OPERATOR

FORM = {
    "shelfmark": "MS 7",
    "holder": "The library",
    "title_ar": "ديوان",
    "title_other": "Divan",
    "title_other_language": "tr",
    "languages": "fa, ar",
    "viewing_direction": "",
    "rights": "http://rightsstatements.org/vocab/NoC-US/1.0/",
    "attribution": "Photo: the library",
}


class Sent:
    """Stands for the queue: remembers what was sent to workers."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, int]] = []

    def send_deposit(self, _: Session, deposit_id: str, run: int) -> None:
        self.runs.append((deposit_id, run))


@pytest.fixture
def sent() -> Sent:
    return Sent()


@pytest.fixture
def staff(app: FastAPI, house: SmallHouse, sent: Sent) -> Iterator[TestClient]:
    def guard(request: Request) -> Person:
        if request.headers.get("x-person") == "stranger":
            raise HTTPException(403)
        return OPERATOR

    queue = cast("WorkQueue", sent)
    app.include_router(pages_deposits.router(house, queue, guard=guard))
    with TestClient(wrap(app, house.settings), base_url=PUBLIC) as made:
        made.headers["accept"] = "text/html"
        yield made


def deposit(
    house: SmallHouse, at: datetime, names: tuple[str, ...], manuscript: str | None = None
) -> str:
    """Open a deposit whose files have all arrived, each with bytes of its own."""
    deposit_id = mint(Kind.DEPOSIT)
    with house.sessions.begin() as session:
        opened = deposits.open_deposit(
            session,
            deposit_id=deposit_id,
            description=description_of(FORM),
            manuscript_id=manuscript,
            source="test",
            opened_by="test",
            at=at,
        )
        rows = deposits.expect_files(
            session,
            opened,
            [ExpectedFile(name, 1000) for name in names],
            new_image_id=lambda: mint(Kind.IMAGE),
            at=at,
        )
        for number, row in enumerate(rows):
            row.state, row.is_image, row.staged_key = FileState.STAGED, True, f"staging/{number}"
            row.sha256, row.sha512 = f"{number:064x}", f"{number:0128x}"
    return deposit_id


def change(house: SmallHouse, deposit_id: str, state: DepositState, **columns: Any) -> None:
    with house.sessions.begin() as session:
        found = deposits.find(session, deposit_id)
        found.state = state
        for name, value in columns.items():
            setattr(found, name, value)


def test_strangers_are_told_that_this_part_is_for_staff(staff: TestClient) -> None:
    for path in ("/deposits", "/deposits/new", "/deposits/d1", "/deposits/d1/progress"):
        answer = staff.get(path, headers={"x-person": "stranger"})
        assert answer.status_code == 403
        assert "This part is for staff" in answer.text


def test_no_deposits_yet_says_how_to_begin(staff: TestClient) -> None:
    text = staff.get("/deposits").text
    assert "Nothing has been deposited yet." in text
    assert "kitabdar ingest FOLDER" in text


def test_a_description_by_hand_opens_a_deposit(staff: TestClient, house: SmallHouse) -> None:
    answer = staff.post("/deposits", data=FORM, follow_redirects=False)
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert re.fullmatch(r"/deposits/d\w+", address)
    with house.sessions() as session:
        found = deposits.find(session, address.rsplit("/", 1)[-1])
    assert found.state == DepositState.STAGING
    assert found.description is not None
    assert found.description["titles"] == {"ar": ["ديوان"], "tr": ["Divan"]}
    assert found.description["languages"] == ["fa", "ar"]
    assert found.description["viewing_direction"] == "right-to-left"
    assert found.description["is_direction_proposed"] is True
    page = staff.get(address)
    assert data_of(page.text, "deposit-config")["urls"]["uploads"] == "/api/uploads"
    assert "MS 7" in staff.get("/deposits").text


@pytest.mark.parametrize(
    ("change_one", "named"),
    [
        ({"shelfmark": ""}, "shelfmark"),
        ({"title_ar": "", "title_other": ""}, "title"),
        ({"languages": "12345"}, "languages"),
        ({"title_other_language": "not a tag"}, "titles"),
        ({"rights": "public domain, I think"}, "rights"),
    ],
)
def test_a_mistake_in_the_form_is_named_and_nothing_typed_is_lost(
    staff: TestClient, house: SmallHouse, change_one: dict[str, str], named: str
) -> None:
    answer = staff.post("/deposits", data={**FORM, **change_one})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert named in answer.text[answer.text.index('role="alert"') :][:700]
    assert 'value="Photo: the library"' in answer.text
    with house.sessions() as session:
        assert deposits.newest(session) == []


def test_the_page_tells_how_many_came_and_how_many_pages_exist(
    staff: TestClient, house: SmallHouse, shelve: Shelve, at: datetime
) -> None:
    book = shelve()
    names = ("1r.tif", "1v.tif", "2r.tif", "Thumbs.db")
    deposit_id = deposit(house, at, names, book)
    with house.sessions.begin() as session:
        rows = deposits.files_of(session, deposit_id)
        rows[0].state = FileState.REGISTERED
        rows[0].warnings = ["icc_unusable"]
        rows[1].state = FileState.REFUSED
        refusal = refuse("truncated", "1v.tif")
        rows[1].say(Notice(refusal.key, refusal.sentence, refusal.values))
        rows[2].state = FileState.PRESERVED
        rows[3].state = FileState.LEFT_ASIDE
        rows[3].say(Notice("system-file", "English only", {"file": "Thumbs.db"}))
    change(house, deposit_id, DepositState.WORKING)
    text = staff.get(f"/deposits/{deposit_id}").text
    assert "3 files came, 1 page exists" in text
    assert "1v.tif is cut off" in text
    assert "Thumbs.db belongs to an operating system." in text
    assert "The embedded colour profile is broken" in text
    bars = [(one["value"], one["max"]) for one in Page(text).all("progress")]
    assert bars == [("3", "3"), ("3", "3"), ("2", "3"), ("1", "3"), ("1", "3")]
    assert f'href="/manuscripts/{book}"' in text
    (section,) = [one for one in Page(text).all("section") if "data-deposit-progress" in one]
    assert section["data-events"] == f"/api/deposits/{deposit_id}/events"
    assert section["data-final"] == "false"
    assert "1v.tif обрезан" in staff.get(f"/deposits/{deposit_id}?lang=ru").text


@pytest.mark.parametrize("state", DepositState)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_deposit_in_any_state_has_a_sound_page_in_every_language(
    staff: TestClient, house: SmallHouse, at: datetime, state: DepositState, code: str
) -> None:
    deposit_id = deposit(house, at, ("1r.tif", "ورقة ٢ وجه.tif"))
    change(house, deposit_id, state)
    for path in (f"/deposits/{deposit_id}", "/deposits", "/deposits/new"):
        answer = staff.get(path, params={"lang": code})
        assert answer.status_code == 200
        assert Page(answer.text).faults == []


def test_the_fragment_is_the_inner_part_of_the_page_and_says_when_it_is_final(
    staff: TestClient, house: SmallHouse, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("1r.tif",))
    part = staff.get(f"/deposits/{deposit_id}/progress").text
    assert "<html" not in part
    assert part.strip() in staff.get(f"/deposits/{deposit_id}").text
    assert 'data-final="false"' in part
    change(house, deposit_id, DepositState.DONE)
    assert 'data-final="true"' in staff.get(f"/deposits/{deposit_id}/progress").text


def test_starting_sends_the_work_and_a_reload_sends_nothing_twice(
    staff: TestClient, house: SmallHouse, sent: Sent, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("1r.tif", "1v.tif"))
    answer = staff.post(f"/deposits/{deposit_id}/start", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/deposits/{deposit_id}")
    staff.post(f"/deposits/{deposit_id}/start")
    assert sent.runs == [(deposit_id, 1)]
    assert "Waiting its turn" in staff.get(f"/deposits/{deposit_id}").text


def test_a_question_is_answered_by_one_press(
    staff: TestClient, house: SmallHouse, sent: Sent, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("IMG_1.tif", "IMG_2.tif", "IMG_3.tif"))
    staff.post(f"/deposits/{deposit_id}/start")
    text = staff.get(f"/deposits/{deposit_id}").text
    assert "An answer is needed" in text
    assert "Number them as leaves" in text
    assert "<bdi>2r</bdi>" in text, "what the answer would do is shown"
    assert sent.runs == []
    press = {"question": "unclear-names", "choice": "folios", "first": "3v"}
    staff.post(f"/deposits/{deposit_id}/answer", data=press)
    assert sent.runs == [(deposit_id, 1)]
    with house.sessions() as session:
        labels = [file.label for file in deposits.files_of(session, deposit_id)]
    assert labels == ["3v", "4r", "4v"]


def test_labels_can_be_given_file_by_file(
    staff: TestClient, house: SmallHouse, sent: Sent, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("IMG_1.tif", "صورة.tif"))
    staff.post(f"/deposits/{deposit_id}/start")
    fields = Page(staff.get(f"/deposits/{deposit_id}").text).all("input", maxlength="60")
    assert [one["name"] for one in fields] == ["label:IMG_1.tif", "label:صورة.tif"]
    given = {"question": "unclear-names", "choice": "labels"}
    given |= {"label:IMG_1.tif": "front cover", "label:صورة.tif": "١ وجه"}
    staff.post(f"/deposits/{deposit_id}/answer", data=given)
    assert sent.runs == [(deposit_id, 1)]
    with house.sessions() as session:
        labels = [file.label for file in deposits.files_of(session, deposit_id)]
    assert labels == ["front cover", "1r"]


def test_an_answer_that_fits_nothing_is_refused_in_words(
    staff: TestClient, house: SmallHouse, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("IMG_1.tif",))
    staff.post(f"/deposits/{deposit_id}/start")
    press = {"question": "unclear-names", "choice": "folios", "first": "spine"}
    answer = staff.post(f"/deposits/{deposit_id}/answer", data=press)
    assert answer.status_code == 422
    assert "give one such as 1r" in answer.text


def test_the_questions_of_duplicates_speak_the_language_of_the_page(
    staff: TestClient, house: SmallHouse, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("a.tif", "b.tif"))
    asked = [
        arrange_questions.same_bytes(["a.tif", "b.tif"]).as_json(),
        arrange_questions.same_side("3r", ["a.tif", "b.tif"]).as_json(),
    ]
    change(house, deposit_id, DepositState.ASKING, questions=asked)
    text = staff.get(f"/deposits/{deposit_id}?lang=kk").text
    assert "a.tif пен b.tif байттары бірдей" in text
    assert "a.tif файлын алу" in text
    assert Page(text).faults == []


def test_an_incomplete_deposit_can_be_tried_again_and_stopped(
    staff: TestClient, house: SmallHouse, sent: Sent, shelve: Shelve, at: datetime
) -> None:
    deposit_id = deposit(house, at, ("1r.tif",), shelve())
    with house.sessions.begin() as session:
        (row,) = deposits.files_of(session, deposit_id)
        row.state = FileState.PRESERVED
        row.say(Notice("storage-full", "no room", {"file": "1r.tif"}))
    change(house, deposit_id, DepositState.INCOMPLETE, run=1)
    text = staff.get(f"/deposits/{deposit_id}").text
    assert "Stopped for now: 1" in text
    assert f'action="/deposits/{deposit_id}/retry"' in text
    staff.post(f"/deposits/{deposit_id}/retry")
    assert sent.runs == [(deposit_id, 2)]
    staff.post(f"/deposits/{deposit_id}/cancel")
    assert "/retry" not in staff.get(f"/deposits/{deposit_id}").text


def test_a_deposit_nobody_opened_is_not_found(staff: TestClient) -> None:
    assert staff.get("/deposits/d0").status_code == 404
    assert staff.post("/deposits/d0/start").status_code == 404


def test_the_form_of_an_answer_becomes_an_answer() -> None:
    assert answer_of({"question": "q", "choice": "folios", "first": " 2r "}) == {
        "q": {"choice": "folios", "first": "2r"}
    }
    assert answer_of({"question": "q", "choice": "labels", "label:a b.tif": "1r"}) == {
        "q": {"choice": "labels", "labels": {"a b.tif": "1r"}}
    }
