"""The private record by HTTP: for those who may, and nowhere else at all."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts

from catalog.accounts.permissions import Role, RoleHeld
from catalog.identity import Holder
from catalog.pages import pages_of
from tests.catalog.provenance import flagship
from tests.viewer.flagship_house import shelve_flagship
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.assembly import House

SECRETS = {
    "storage_location": "SECRET-vault-under-the-stairs",
    "security_note": "SECRET-camera-4",
    "distinguishing_features": "SECRET-blue-silk",
    "valuations": [
        {"amount": "7654321.09", "currency": "KZT", "valued_on": "2026-01-10", "valuer": "SECRET-V"}
    ],
    "sites": [{"name": "SECRET-site", "latitude": 43.29733, "longitude": 68.27089}],
}
STATEMENT = {
    "signer": "SECRET-signer",
    "signed_on": "2026-02-01",
    "title_before_1970_documented": "no",
    "art_loss_register": {"number": "SECRET-ALR"},
}
PLANTED = ("SECRET", "7654321", "68.27089", "43.29733")


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        yield made


@pytest.fixture(scope="module")
def book(peopled: Peopled) -> str:
    return shelve_flagship(peopled.house)


def as_(peopled: Peopled, role: Role, **more: str) -> dict[str, str]:
    return {**peopled.sign_in(peopled.staff[role]), "sec-fetch-site": "same-origin", **more}


def save(peopled: Peopled, book: str, edition: int, statement: Any = None) -> Any:
    return peopled.client.put(
        f"/api/manuscripts/{book}/private",
        json={"edition": edition, "facts": SECRETS, "statement": statement},
        headers=as_(peopled, Role.CURATOR),
    )


def edition_of(peopled: Peopled, book: str) -> int:
    answer = peopled.client.get(
        f"/api/manuscripts/{book}/private", headers=as_(peopled, Role.CURATOR)
    )
    assert answer.status_code == HTTPStatus.OK
    return int(answer.json()["edition"])


def test_a_curator_keeps_it_and_reads_it_again(peopled: Peopled, book: str) -> None:
    saved = save(peopled, book, edition_of(peopled, book), STATEMENT)
    assert saved.status_code == HTTPStatus.OK
    assert saved.json()["statements"][-1]["title_before_1970_documented"] == "no"
    assert saved.json()["facts"]["valuations"][0]["amount"] == "7654321.09"
    assert saved.headers["cache-control"] == "no-store"


def test_the_second_writer_is_told(peopled: Peopled, book: str) -> None:
    edition = edition_of(peopled, book)
    assert save(peopled, book, edition).status_code == HTTPStatus.OK
    assert save(peopled, book, edition).status_code == HTTPStatus.CONFLICT


@pytest.mark.parametrize("role", [Role.READER, Role.CATALOGUER, Role.IMAGING, Role.ADMINISTRATOR])
def test_others_are_turned_away(peopled: Peopled, book: str, role: Role) -> None:
    for path in (f"/api/manuscripts/{book}/private", f"/manuscripts/{book}/private"):
        answer = peopled.client.get(path, headers=as_(peopled, role))
        assert answer.status_code == HTTPStatus.FORBIDDEN
        assert not any(secret in answer.text for secret in PLANTED)


def test_a_conservator_reads_and_does_not_write(peopled: Peopled, book: str) -> None:
    page = peopled.client.get(
        f"/manuscripts/{book}/private", headers=as_(peopled, Role.CONSERVATOR)
    )
    assert page.status_code == HTTPStatus.OK
    assert '<button class="button button-first"' not in page.text
    written = peopled.client.put(
        f"/api/manuscripts/{book}/private",
        json={"edition": 0, "facts": {}},
        headers=as_(peopled, Role.CONSERVATOR),
    )
    assert written.status_code == HTTPStatus.FORBIDDEN


def test_a_curator_of_another_library_is_turned_away(peopled: Peopled, book: str) -> None:
    with peopled.house.sessions.begin() as session:
        session.add(Holder(id="another-library", names={"en": ["Another"]}, homepage=None))
    other = peopled.employ("elsewhere", RoleHeld(Role.CURATOR, "another-library"))
    answer = peopled.client.get(f"/manuscripts/{book}/private", headers=peopled.sign_in(other))
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_the_form_saves_what_was_typed_and_shows_it_again(peopled: Peopled, book: str) -> None:
    typed = {
        "edition": str(edition_of(peopled, book)),
        "storage_location": "SECRET-vault, ٣ رف",
        "valuations.0.amount": "10",
        "valuations.0.currency": "EUR",
        "valuations.0.valued_on": "2026-01-01",
        "valuations.0.basis": "market",
        "valuations.1.basis": "insurance",
        "statement.conclusion": "open",
        "statement.before_1970": "unknown",
    }
    here = f"/manuscripts/{book}/private"
    curator = as_(peopled, Role.CURATOR)
    saved = peopled.client.post(here, data=typed, headers=curator)
    assert saved.status_code == HTTPStatus.SEE_OTHER
    page = peopled.client.get(f"{here}?saved=1&lang=ar", headers=curator)
    assert "SECRET-vault, ٣ رف" in page.text
    assert "valuations.1.amount" in page.text
    assert "valuations.2.amount" not in page.text


def test_a_mistake_is_named_and_nothing_typed_is_lost(peopled: Peopled, book: str) -> None:
    here = f"/manuscripts/{book}/private"
    typed = {
        "edition": str(edition_of(peopled, book)),
        "storage_location": "SECRET-typed <script>",
        "valuations.0.amount": "a lot",
        "valuations.0.currency": "KZT",
        "valuations.0.valued_on": "2026-01-01",
    }
    answer = peopled.client.post(here, data=typed, headers=as_(peopled, Role.CURATOR))
    assert answer.status_code == HTTPStatus(422)
    assert "valuations.0.amount" in answer.text
    assert "SECRET-typed &lt;script&gt;" in answer.text


def test_a_form_that_came_too_late_is_shown_again_whole(peopled: Peopled, book: str) -> None:
    typed = {"edition": "0", "storage_location": "SECRET-late"}
    answer = peopled.client.post(
        f"/manuscripts/{book}/private", data=typed, headers=as_(peopled, Role.CURATOR)
    )
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "SECRET-late" in answer.text


def test_a_statement_begun_and_not_signed_is_refused(peopled: Peopled, book: str) -> None:
    typed = {"edition": str(edition_of(peopled, book)), "statement.seller": "SECRET-seller"}
    answer = peopled.client.post(
        f"/manuscripts/{book}/private", data=typed, headers=as_(peopled, Role.CURATOR)
    )
    assert answer.status_code == HTTPStatus(422)
    assert "signer" in answer.text


def test_no_public_address_tells_anything_of_it(peopled: Peopled, book: str) -> None:
    save(peopled, book, edition_of(peopled, book), STATEMENT)
    with peopled.house.sessions() as session:
        canvas_id = pages_of(session, book)[0].canvas_id
    named = {
        "manuscript_id": book,
        "canvas_id": canvas_id,
        "authority_id": flagship.PLACE_TURKISTAN,
        "name": "support",
    }
    asked = set()
    for route in iter_route_contexts(peopled.routes.routes):
        if "GET" not in (route.methods or ()):
            continue
        path = str(route.path)
        for name, value in named.items():
            path = path.replace(f"{{{name}}}", value)
        if "{" in path:
            path = path.partition("{")[0]
        for address in (path, f"{path}?lang=ar", f"{path}?q=under+the+stairs"):
            answer = peopled.client.get(address, headers={"accept": "text/html"})
            text = answer.text + str(answer.headers)
            assert not any(secret in text for secret in PLANTED), address
            if answer.status_code == HTTPStatus.OK:
                asked.add(path)
    assert {f"/manuscripts/{book}", f"/manuscripts/{book}/record.json",
            f"/authorities/{flagship.PLACE_TURKISTAN}", f"/iiif/{book}/canvas/{canvas_id}",
            f"/iiif/{book}/manifest.json", f"/api/manuscripts/{book}"} <= asked  # fmt: skip


def test_no_staff_page_but_its_own_tells_anything_of_it(peopled: Peopled, book: str) -> None:
    save(peopled, book, edition_of(peopled, book), STATEMENT)
    for role in (Role.CATALOGUER, Role.ADVISER, Role.IMAGING):
        for page in ("edit", "preview", "history", "folios", "handling"):
            answer = peopled.client.get(
                f"/manuscripts/{book}/{page}", headers=as_(peopled, role, accept="text/html")
            )
            assert not any(secret in answer.text for secret in PLANTED), page


def test_in_the_vault_it_lies_in_its_own_object_only(peopled: Peopled, book: str) -> None:
    save(peopled, book, edition_of(peopled, book), STATEMENT)
    assert objects_with_secrets(peopled.house) == {f"urn:kitabdar:private:{book}"}


def objects_with_secrets(house: House) -> set[str]:
    found = set()
    for object_id in house.vault.root.object_ids():
        held = house.vault.root.object(object_id)
        for name in held.inventory().versions[-1].state:
            if b"SECRET" in held.read(name):
                found.add(object_id)
    return found
