"""The list of spellings is read by everybody and changed by cataloguers, with an undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.paths import SYNONYMS_PATH
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
