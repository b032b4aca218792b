"""Desk, editor, preview, history: who sees what, what each step does, what stays for ever."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalog.accounts.permissions import Role
from catalog.record import drafts
from catalog.record.checking import item_id
from tests.viewer.record_shelf import begin, publish
from tests.viewer.walked import Peopled, assembled, employ_everybody


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        employ_everybody(made)
        yield made


def get(peopled: Peopled, path: str, role: Role | None = Role.CURATOR, language: str = "en") -> str:
    answer = peopled.client.get(f"{path}", headers=headers(peopled, role, language))
    assert answer.status_code in (200, 410), (answer.status_code, answer.text[:400])
    return answer.text


def headers(peopled: Peopled, role: Role | None, language: str = "en") -> dict[str, str]:
    cookie = peopled.sign_in(peopled.staff[role]) if role else {}
    return {"accept": "text/html", "accept-language": language, **cookie}


def post(peopled: Peopled, path: str, role: Role, **fields: str) -> int:
    sent = {**headers(peopled, role), "sec-fetch-site": "same-origin"}
    return int(peopled.client.post(path, data=fields, headers=sent).status_code)


def test_a_stranger_is_asked_to_sign_in_and_a_reader_is_refused(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    for path in ("/desk", "/desk/new", "/desk/bulk", f"/manuscripts/{book}/edit",
                 f"/manuscripts/{book}/preview", f"/manuscripts/{book}/history"):  # fmt: skip
        assert peopled.client.get(path, headers=headers(peopled, None)).status_code == 401
        assert peopled.client.get(path, headers=headers(peopled, Role.READER)).status_code == 403


def test_looking_at_the_editor_opens_no_draft_and_the_first_save_still_fits(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    page = get(peopled, f"/manuscripts/{book}/edit", Role.CATALOGUER, "kk")
    config = json.loads(re.findall(r'id="editor-config">(.*?)</script>', page, re.S)[0])
    with peopled.house.sessions() as session:
        assert drafts.find_draft(session, book) is None
    document = config["draft"]["document"]
    document["physical"]["extent"]["leaves"] = 384
    answer = peopled.client.put(
        config["save"],
        json={"document": document, "edition": config["draft"]["edition"]},
        headers={**headers(peopled, Role.CATALOGUER), "sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["merged"] is False


def test_a_formula_becomes_quires_and_a_wrong_one_is_told(peopled: Peopled, at: datetime) -> None:
    book = begin(peopled.house, at)
    sent = {**headers(peopled, Role.CATALOGUER), "accept": "application/json",
            "sec-fetch-site": "same-origin"}  # fmt: skip
    path = f"/manuscripts/{book}/edit/quires"
    made = peopled.client.post(path, json={"formula": "1-2^8, 3^6"}, headers=sent)
    assert [quire["leaves"] for quire in made.json()["quires"]] == [8, 8, 6]
    wrong = peopled.client.post(path, json={"formula": "1^("}, headers=sent)
    assert wrong.status_code == 422
    assert wrong.json()["detail"]


def test_html_and_direction_marks_in_a_note_are_shown_as_text(
    peopled: Peopled, at: datetime
) -> None:
    page = get(peopled, f"/manuscripts/{begin(peopled.house, at)}", None)
    assert "<b>Restored" not in page
    assert "&lt;b&gt;Restored" in page
    assert re.search(r"<bdi[^>]*>&lt;b&gt;Restored[^<]*</bdi>", page)


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_the_public_page_tells_the_record_without_a_script_of_its_own(
    peopled: Peopled, at: datetime, language: str
) -> None:
    page = get(peopled, f"/manuscripts/{begin(peopled.house, at)}", None, language)
    assert 'id="description-physical"' in page
    assert "editor" not in "".join(re.findall(r"<script[^>]*src=[^>]*>", page))


def test_the_steps_are_offered_by_rights_and_state(peopled: Peopled, at: datetime) -> None:
    book = begin(peopled.house, at, published=False)
    path = f"/manuscripts/{book}/preview"
    assert f"{path}/publish" in get(peopled, path)
    cataloguer = get(peopled, path, Role.CATALOGUER)
    assert f"{path}/submit" in cataloguer
    assert f"{path}/publish" not in cataloguer
    assert post(peopled, f"{path}/publish", Role.CATALOGUER, edition="1") == 403
    assert post(peopled, f"{path}/submit", Role.CATALOGUER, note="Ready") == 303
    assert "Ready" in get(peopled, path)
    assert post(peopled, f"{path}/send-back", Role.CURATOR, reason="The date") == 303
    with peopled.house.sessions() as session:
        draft = drafts.find_draft(session, book)
        assert draft is not None
        edition = draft.edition
    assert post(peopled, f"{path}/publish", Role.CURATOR, edition=str(edition)) == 303
    assert "Qur&#39;an" in get(peopled, f"/manuscripts/{book}", None)


def test_a_publication_of_something_else_than_was_read_is_refused(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at, published=False)
    path = f"/manuscripts/{book}/preview/publish"
    assert post(peopled, path, Role.CURATOR, edition="77") == 409


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_a_withdrawn_address_answers_for_ever_with_reason_and_citation(
    peopled: Peopled, at: datetime, language: str
) -> None:
    book = begin(peopled.house, at)
    path = f"/manuscripts/{book}/preview"
    assert post(peopled, f"{path}/withdraw", Role.CURATOR) == 422
    assert post(peopled, f"{path}/withdraw", Role.CURATOR, reason="Asked by <i>them</i>") == 303
    answer = peopled.client.get(f"/manuscripts/{book}", headers=headers(peopled, None, language))
    assert answer.status_code == 410
    assert "MS Or. 14" in answer.text
    assert 'id="citation"' in answer.text
    assert "Asked by &lt;i&gt;them&lt;/i&gt;" in answer.text
    assert "<time datetime=" in answer.text


def test_what_harvesters_get_is_shown_before_publishing(peopled: Peopled, at: datetime) -> None:
    path = f"/manuscripts/{begin(peopled.house, at)}/preview"
    assert "kitabdar/record/2" in get(peopled, f"{path}?tab=json")
    assert "msDesc" in get(peopled, f"{path}?tab=tei")
    assert "manifest.json" in get(peopled, f"{path}?tab=manifest")


def test_history_tells_what_changed_and_puts_it_back_into_the_draft(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    with peopled.house.sessions.begin() as session:
        draft = drafts.open_draft(session, book, by="Aigerim", at=at)
        changed = {**draft.document, "physical": {"extent": {"leaves": 384}}}
        drafts.save(session, book, changed, edition=draft.edition, by="Aigerim", at=at,
                    new_id=item_id)  # fmt: skip
        publish(peopled.house, session, book, at, "Counted again")
    path = f"/manuscripts/{book}/history"
    numbers = sorted(map(int, re.findall(r'id="revision-(\d+)"', get(peopled, path))))
    page = get(peopled, f"{path}?show={numbers[-1]}")
    assert "Counted again" in page
    assert "385" in page
    assert "384" in page
    assert post(peopled, f"{path}/restore", Role.CURATOR, number=str(numbers[0])) == 303
    with peopled.house.sessions() as session:
        restored = drafts.find_draft(session, book)
        assert restored is not None
        assert restored.document["physical"]["extent"]["leaves"] == 385


def test_a_new_manuscript_begins_with_a_form_and_a_mistake_keeps_what_was_typed(
    peopled: Peopled,
) -> None:
    sent = {**headers(peopled, Role.CATALOGUER), "sec-fetch-site": "same-origin"}
    typed = {"shelfmark": "MS 1", "new_holder": "Archive", "title": "Құран", "title_language": "kk"}
    wrong = peopled.client.post("/desk/new", data={**typed, "title": ""}, headers=sent)
    assert wrong.status_code == 422
    assert 'value="MS 1"' in wrong.text
    made = peopled.client.post("/desk/new", data=typed, headers=sent)
    assert made.status_code == 303
    assert made.headers["location"].endswith("/edit")
    assert "MS 1" in get(peopled, "/desk", Role.CATALOGUER)
    again = peopled.client.post("/desk/new", data=typed, headers=sent)
    assert again.status_code == 422
    assert "already" in again.text


def test_what_goes_into_the_trash_can_be_taken_out_again(peopled: Peopled, at: datetime) -> None:
    book = begin(peopled.house, at, published=False)
    assert post(peopled, f"/manuscripts/{book}/preview/trash", Role.CURATOR) == 303
    assert "untrash" in get(peopled, f"/desk?trashed={book}")
    assert post(peopled, f"/manuscripts/{book}/preview/untrash", Role.CURATOR) == 303
    assert "untrash" not in get(peopled, "/desk")


def test_many_records_are_changed_at_once_after_a_look_and_changed_back(
    peopled: Peopled, at: datetime
) -> None:
    book = begin(peopled.house, at)
    fields = {"path": "origin.note", "value": "From the south", "language": "en",
              "manuscript": book}  # fmt: skip
    sent = {**headers(peopled, Role.CURATOR), "sec-fetch-site": "same-origin"}
    tried = peopled.client.post("/desk/bulk", data={**fields, "step": "try"}, headers=sent)
    assert tried.status_code == 200
    assert "From the south" in tried.text
    with peopled.house.sessions() as session:
        assert drafts.find_draft(session, book) is None
    done = peopled.client.post("/desk/bulk", data={**fields, "step": "apply"}, headers=sent)
    assert done.status_code == 303
    with peopled.house.sessions() as session:
        draft = drafts.find_draft(session, book)
        assert draft is not None
        assert draft.document["origin"]["note"][0]["text"] == "From the south"
    number = done.headers["location"].rpartition("=")[2]
    assert post(peopled, "/desk/bulk/undo", Role.CURATOR, number=number) == 303
    with peopled.house.sessions() as session:
        assert drafts.find_draft(session, book) is None
