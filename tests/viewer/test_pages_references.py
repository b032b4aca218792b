"""Manuscripts of others beside a book: who sees what, and which servers a page may ask."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalog import manuscripts, revisions
from catalog.accounts.permissions import Role
from catalog.identifiers import Kind, mint
from catalog.manuscripts import Description
from catalog.references import references
from catalog.revisions import Change
from tests.catalog.references.manifests import ADDRESS, IMAGES, PARTNER, as_bytes, version_3
from tests.factories import some_pages
from tests.viewer.conftest import QURAN
from tests.viewer.walked import Peopled, assembled, employ_everybody

DATA = as_bytes(version_3())
FORM = {"reason": "sister_leaves", "note": "The same quire", "note_language": "en"}


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        employ_everybody(made)
        yield made


@pytest.fixture
def book(peopled: Peopled, at: datetime) -> str:
    return shelve(peopled, at)


def shelve(peopled: Peopled, at: datetime, *, is_published: bool = True, **more: str) -> str:
    dice = random.Random(23)
    with peopled.house.sessions.begin() as session:
        made_id = mint(Kind.MANUSCRIPT)
        told = Description.from_mapping({**QURAN, **more})
        made = manuscripts.create(session, told, new_id=made_id, at=at)
        if is_published:
            revisions.publish(session, made_id, Change.CREATE, at, "Put on the shelf.")
        some_pages(session, made, ("1r", "1v"), at, new_id=lambda kind: mint(kind, dice.randrange))
    return made_id


def path(book: str) -> str:
    return f"/manuscripts/{book}/references"


def signed(peopled: Peopled, role: Role = Role.CATALOGUER) -> dict[str, str]:
    return {"accept": "text/html", **peopled.sign_in(peopled.staff[role])}


def add(peopled: Peopled, book: str, **fields: str) -> str:
    files = {"file": ("manifest.json", DATA, "application/json")}
    answer = peopled.client.post(
        path(book), headers=signed(peopled), data={**FORM, **fields}, files=files,
        follow_redirects=False,
    )  # fmt: skip
    assert answer.status_code == 303, answer.text
    with peopled.house.sessions() as session:
        return references.of_manuscript(session, book)[-1].id


def policy(answer: object) -> dict[str, str]:
    given: str = answer.headers["content-security-policy"]  # type: ignore[attr-defined]
    return {part.split(" ", 1)[0]: part for part in given.split("; ")}


def test_everybody_sees_what_stands_beside_a_public_book(peopled: Peopled, book: str) -> None:
    reference = add(peopled, book)
    shown = peopled.client.get(path(book), headers={"accept": "text/html"})
    assert shown.status_code == 200
    assert "A Quran" in shown.text
    assert "Sister leaves" in shown.text
    assert "The same quire" in shown.text
    assert ADDRESS in shown.text
    assert "<textarea" not in shown.text
    page = peopled.client.get(f"/manuscripts/{book}", headers={"accept": "text/html"})
    assert path(book) in page.text
    kept = peopled.client.get(f"{path(book)}/{reference}/manifest.json")
    assert kept.content == DATA


def test_the_list_itself_lets_a_browser_ask_nobody(peopled: Peopled, book: str) -> None:
    reference = add(peopled, book)
    for address in (path(book), f"{path(book)}/{reference}/compare"):
        answer = peopled.client.get(address, headers={"accept": "text/html"})
        assert PARTNER not in answer.headers["content-security-policy"]
        assert IMAGES not in answer.headers["content-security-policy"]
    asking = html.unescape(answer.text)
    assert "images.partner.example" in asking
    assert 'name="asked" value="true"' in asking


def test_only_the_page_that_compares_may_ask_and_only_for_pictures(
    peopled: Peopled, book: str
) -> None:
    reference = add(peopled, book)
    answer = peopled.client.get(
        f"{path(book)}/{reference}/compare?asked=true&side=1", headers={"accept": "text/html"}
    )
    allowed = policy(answer)
    assert IMAGES in allowed["img-src"]
    assert IMAGES in allowed["connect-src"]
    assert "partner" not in allowed["script-src"] + allowed["style-src"] + allowed["default-src"]
    told = html.unescape(answer.text)
    assert f"{path(book)}/{reference}/manifest.json" in told
    assert f"{ADDRESS}/canvas/2" in told
    assert re.search(r'"id": "ours".*"id": "theirs"', told, re.S)


def test_an_address_alone_is_never_visited_and_asked_by_the_browser_only(
    peopled: Peopled, book: str
) -> None:
    answer = peopled.client.post(
        path(book), headers=signed(peopled), data={**FORM, "address": ADDRESS},
        files={"file": ("", b"", "application/octet-stream")}, follow_redirects=False,
    )  # fmt: skip
    assert answer.status_code == 303
    with peopled.house.sessions() as session:
        (row,) = references.of_manuscript(session, book)
    assert peopled.client.get(f"{path(book)}/{row.id}/manifest.json").status_code == 404
    shown = peopled.client.get(
        f"{path(book)}/{row.id}/compare?asked=1", headers={"accept": "text/html"}
    )
    assert PARTNER in policy(shown)["connect-src"]
    assert ADDRESS in shown.text


def test_a_book_that_nobody_may_see_shows_its_references_to_its_staff_only(
    peopled: Peopled, at: datetime
) -> None:
    hidden = shelve(peopled, at, is_published=False, shelfmark="MS hidden")
    reference = add(peopled, hidden)
    for address in (path(hidden), f"{path(hidden)}/{reference}/compare",
                    f"{path(hidden)}/{reference}/manifest.json"):  # fmt: skip
        assert peopled.client.get(address).status_code == 404
        assert peopled.client.get(address, headers=signed(peopled)).status_code == 200
    beside = peopled.client.get(
        f"{path(hidden)}/{reference}/compare?asked=1", headers=signed(peopled)
    )
    assert '"id": "ours"' not in html.unescape(beside.text)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pasted": '{"type": "Collection"}'}, "no manifest of IIIF"),
        ({"address": "not an address"}, "no address of the web"),
        ({}, "Choose a file"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_typed_is_lost(
    peopled: Peopled, book: str, fields: dict[str, str], said: str
) -> None:
    answer = peopled.client.post(
        path(book), headers=signed(peopled), data={**FORM, **fields},
        files={"file": ("", b"", "application/octet-stream")},
    )  # fmt: skip
    assert answer.status_code == 422
    told = html.unescape(answer.text)
    assert said in told
    assert "The same quire" in told
    assert all(value in told for value in fields.values())


def test_a_reason_is_changed_and_a_reference_taken_away_and_put_back(
    peopled: Peopled, book: str
) -> None:
    one = f"{path(book)}/{add(peopled, book)}"
    headers = signed(peopled)
    changed = {"edition": "1", "reason": "same_scribe", "note": "By ʻAlī", "note_language": "en"}
    assert peopled.client.post(one, headers=headers, data=changed).status_code == 303
    assert "By ʻAlī" in html.unescape(peopled.client.get(path(book)).text)
    stale = peopled.client.post(one, headers=headers, data=changed)
    assert stale.status_code == 409
    peopled.client.post(one, headers=headers, data={"edition": "2", "step": "remove"})
    assert "A Quran" not in peopled.client.get(path(book)).text
    assert peopled.client.get(f"{one}/compare").status_code == 404
    assert "Put back" in peopled.client.get(path(book), headers=headers).text
    peopled.client.post(one, headers=headers, data={"edition": "3", "step": "restore"})
    assert "A Quran" in peopled.client.get(path(book)).text


def test_who_may_not_describe_the_book_changes_nothing(peopled: Peopled, book: str) -> None:
    one = f"{path(book)}/{add(peopled, book)}"
    for role in (Role.READER, Role.IMAGING):
        headers = {**signed(peopled, role), "accept": "application/json"}
        assert peopled.client.post(path(book), headers=headers, data=FORM).status_code == 403
        assert peopled.client.post(one, headers=headers, data=FORM).status_code == 403
