"""The list of spellings is read by everybody and changed by cataloguers, with an undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.paths import SYNONYMS_API_PATH, SYNONYMS_PATH
from tests.viewer.walked import Peopled, assembled, employ_everybody


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    folder: Path = tmp_path_factory.mktemp("house")
    with assembled(folder) as made:
        employ_everybody(made)
        yield made


@pytest.fixture
def editor(peopled: Peopled) -> Iterator[TestClient]:
    """A client that a cataloguer has signed in with."""
    client = peopled.client
    client.headers.update(peopled.sign_in(peopled.staff[Role.CATALOGUER]))
    yield client
    del client.headers["cookie"]


def edition(client: TestClient, address: str) -> str:
    """The edition that the form at this address carries along."""
    found = re.search(r'name="edition" value="(\d+)"', client.get(address).text)
    assert found is not None
    return found[1]


def test_everybody_reads_the_list_and_nobody_else_changes_it(peopled: Peopled) -> None:
    page = peopled.client.get(SYNONYMS_PATH, params={"find": "koran", "lang": "en"})

    assert page.status_code == 200
    assert "القرآن" in page.text
    assert "<textarea" not in peopled.client.get(f"{SYNONYMS_PATH}/quran").text
    refused = peopled.client.post(SYNONYMS_PATH, data={"spellings": "en | a\nen | b"})
    assert refused.status_code in (401, 403)


def test_a_group_is_made_changed_undone_and_deleted(editor: TestClient) -> None:
    made = editor.post(SYNONYMS_PATH, data={"spellings": "en | cloth\nar | الأقمشة"})
    assert made.status_code == 303
    address = made.headers["location"]

    told = {"spellings": "en | cloth\nkk | мата", "edition": edition(editor, address)}
    editor.post(address, data=told)
    assert "мата" in editor.get(address).text
    editor.post(f"{address}/undo", data={"edition": edition(editor, address)})
    assert "الأقمشة" in editor.get(address).text.split("<ol")[1]
    editor.post(f"{address}/delete", data={"edition": edition(editor, address)})
    assert "search-editions" in editor.get(address).text
    assert "cloth" not in editor.get(SYNONYMS_PATH).text


def test_a_group_of_the_release_is_replaced_and_a_mistake_keeps_what_was_typed(
    editor: TestClient,
) -> None:
    wrong = editor.post(f"{SYNONYMS_PATH}/waqf", data={"spellings": "only one line", "edition": 0})
    assert wrong.status_code == 422
    assert "only one line" in wrong.text

    right = editor.post(
        f"{SYNONYMS_PATH}/waqf", data={"spellings": "en | waqf\nen | endowment", "edition": 0}
    )
    assert right.status_code == 303
    assert "endowment" in editor.get(f"{SYNONYMS_PATH}/waqf").text
    again = editor.post(
        f"{SYNONYMS_PATH}/waqf", data={"spellings": "en | waqf\nen | gift", "edition": 0}
    )
    assert again.status_code == 422


def test_programs_read_change_undo_and_delete_a_group(editor: TestClient) -> None:
    content = {"spellings": [{"text": "ink", "language": "en"}, {"text": "сия", "language": "kk"}]}
    made = editor.post(SYNONYMS_API_PATH, json={"content": content})
    assert made.status_code == 201
    address = f"{SYNONYMS_API_PATH}/{made.json()['key']}"

    content["spellings"].append({"text": "حبر", "language": "ar"})
    changed = editor.put(address, json={"content": content, "edition": 1}).json()
    assert changed["edition"] == 2
    assert [one["text"] for one in changed["content"]["spellings"]] == ["ink", "сия", "حبر"]
    late = editor.put(address, json={"content": content, "edition": 1})
    assert late.status_code == 409

    undone = editor.post(f"{address}/undo", json={"edition": 2}).json()
    assert len(undone["content"]["spellings"]) == 2
    assert editor.delete(address, params={"edition": 3}).json()["deleted"] is True
    keys = [one["key"] for one in editor.get(SYNONYMS_API_PATH).json()["items"]]
    assert made.json()["key"] not in keys
    assert "quran" in keys


def test_programs_change_a_group_of_the_release(editor: TestClient) -> None:
    address = f"{SYNONYMS_API_PATH}/hadith"
    brought = editor.get(address).json()
    assert brought["edition"] == 0

    changed = editor.put(
        address, json={"content": {"spellings": brought["content"]["spellings"][:2]}}
    ).json()

    assert changed["edition"] == 1
    assert editor.get(address).json()["key"] == changed["key"] != "hadith"


def test_nobody_changes_the_list_by_a_program_unasked(peopled: Peopled) -> None:
    content = {"spellings": [{"text": "a"}, {"text": "b"}]}
    assert peopled.client.post(SYNONYMS_API_PATH, json={"content": content}).status_code == 401
    assert peopled.client.get(SYNONYMS_API_PATH).status_code == 200
