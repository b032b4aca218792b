"""The verify pages, the page of confirmation, and the hand that signs, asked by HTTP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.accounts import passwords
from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.signing import verification
from catalog.conservation.signing.signing import Signer, sign
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import Kind, mint
from tests.factories import a_manuscript
from tests.viewer.walked import Peopled, assembled, employ_everybody, make_phrases_quick
from viewer import pages_verify
from viewer.languages import LANGUAGES

PHRASE = "four leaves in a quire"


@pytest.fixture
def peopled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peopled]:
    make_phrases_quick(monkeypatch)
    # The steps here are entries alone: the rooms that have rows behind theirs test them themselves.
    monkeypatch.setattr(verification, "SIGNABLES", ())
    with assembled(tmp_path) as made:
        made.house.vault.root.ensure()
        employ_everybody(made)
        made.client.headers["accept"] = "text/html"
        yield made


@pytest.fixture
def manuscript_id(peopled: Peopled) -> str:
    with peopled.house.sessions.begin() as session:
        return a_manuscript(session, datetime.now(UTC)).id


def signed(peopled: Peopled, manuscript_id: str, number: int = 14) -> SignedEntry:
    person = peopled.staff[Role.CONSERVATOR]
    now = datetime.now(UTC)
    with peopled.house.sessions.begin() as session:
        return sign(
            session, peopled.house.vault.root, manuscript_id, kind="treatment_step.signed",
            subject_id=mint(Kind.STEP), content={"number": number, "batch": "JP-2026-014"},
            signer=Signer(person.id or "", person.name, Role.CONSERVATOR, now),
            statement="I did this.", language="en", at=now, new_id=mint,
        )  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_result_stands_first_in_every_language(
    peopled: Peopled, manuscript_id: str, code: str
) -> None:
    empty = peopled.client.get(f"/verify/{manuscript_id}?lang={code}")
    assert empty.status_code == 200
    entry = signed(peopled, manuscript_id)
    page = peopled.client.get(f"/verify/{manuscript_id}?lang={code}")
    assert entry.hash in page.text
    assert f'lang="{code}"' in page.text
    assert "Conservator" not in page.text
    assert "JP-2026-014" not in page.text
    assert "verify-" not in page.text.replace("verify-link", "").replace("/verify-", "")


def test_an_attacker_is_named_by_entry_and_step(peopled: Peopled, manuscript_id: str) -> None:
    signed(peopled, manuscript_id)
    assert "The one entry is in order." in peopled.client.get(f"/verify/{manuscript_id}").text
    with peopled.house.sessions.begin() as session:
        raw = session.connection()
        raw.exec_driver_sql("DROP TRIGGER signed_entries_refuse_update")
        raw.exec_driver_sql(
            "UPDATE signed_entries SET payload = replace(payload, 'JP-2026', 'JP-2O26')"
        )
    staff = peopled.sign_in(peopled.staff[Role.CONSERVATOR])
    page = peopled.client.get(f"/verify/{manuscript_id}?again=1", headers=staff)
    assert "Entry 1, treatment step 14, was changed after signing." in page.text


def test_the_page_says_how_much_of_the_vault_was_read(
    peopled: Peopled, manuscript_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(peopled, manuscript_id)
    monkeypatch.setattr(pages_verify, "COPIES_READ_MAX", 0)
    page = peopled.client.get(f"/verify/{manuscript_id}").text
    assert "in the vault the copy of the last entry" in page
    staff = peopled.sign_in(peopled.staff[Role.CONSERVATOR])
    page = peopled.client.get(f"/verify/{manuscript_id}?again=1", headers=staff).text
    assert "and every copy in the vault." in page


def test_staff_see_names_and_take_the_bundle_and_readers_do_not(
    peopled: Peopled, manuscript_id: str
) -> None:
    entry = signed(peopled, manuscript_id)
    staff = peopled.sign_in(peopled.staff[Role.CONSERVATOR])
    assert "Conservator" in peopled.client.get(f"/verify/{manuscript_id}", headers=staff).text
    assert peopled.client.get(f"/verify/{manuscript_id}/entries.zip").status_code == 401
    got = peopled.client.get(f"/verify/{manuscript_id}/entries.zip", headers=staff)
    with zipfile.ZipFile(io.BytesIO(got.content)) as kept:
        assert kept.namelist() == ["entries/000001.json", "chain.json", "verify_chain.py"]
        assert kept.read("entries/000001.json").decode() == entry.payload


def test_a_manuscript_that_is_not_public_has_no_public_verify_page(peopled: Peopled) -> None:
    with peopled.house.sessions.begin() as session:
        hidden = a_manuscript(session, datetime.now(UTC), is_published=False).id
    assert peopled.client.get(f"/verify/{hidden}").status_code == 404
    staff = peopled.sign_in(peopled.staff[Role.CURATOR])
    assert peopled.client.get(f"/verify/{hidden}", headers=staff).status_code == 200


def test_the_roots_have_a_page_to_print(peopled: Peopled, manuscript_id: str) -> None:
    assert "There is no root yet" in peopled.client.get("/verify/roots").text
    assert peopled.client.get("/verify/roots/2026-01-01").status_code == 404
    assert peopled.client.get("/verify/verify_chain.py").text.startswith('"""Check a chain')


def test_a_signed_entry_is_never_patched_and_is_amended_beside(
    peopled: Peopled, manuscript_id: str
) -> None:
    """Scenario 6 of the reference, by HTTP."""
    entry = signed(peopled, manuscript_id)
    address = f"/api/signed-entries/{entry.id}"
    staff = peopled.sign_in(peopled.staff[Role.CONSERVATOR])
    for method in ("PATCH", "PUT", "DELETE"):
        assert peopled.client.request(method, address, headers=staff).status_code == 405
    told = {
        "reason": "A typo.",
        "changes": [{"field": "batch", "old": "JP-2026-014", "new": "JP-2026-041"}],
    }
    made = peopled.client.post(f"{address}/amendments", json=told, headers=staff)
    assert made.status_code == 201, made.text
    seen = peopled.client.get(address, headers=staff).json()
    assert seen["content"]["batch"] == "JP-2026-014"
    assert seen["content_now"]["batch"] == "JP-2026-041"
    assert seen["beside"][0]["content"]["changes"] == told["changes"]
    late = peopled.sign_in(
        peopled.staff[Role.CONSERVATOR], at=datetime.now(UTC) - timedelta(minutes=6)
    )
    told["changes"] = [{"field": "batch", "old": "JP-2026-041", "new": "JP-2026-140"}]
    refused = peopled.client.post(f"{address}/amendments", json=told, headers=late)
    assert refused.status_code == 401
    assert "more than 5 minutes ago" in refused.text
    void = peopled.client.post(f"{address}/void", json={"reason": "Wrong book."}, headers=staff)
    assert void.status_code == 403
    head = peopled.sign_in(peopled.staff[Role.HEAD_OF_LAB])
    void = peopled.client.post(f"{address}/void", json={"reason": "Wrong book."}, headers=head)
    assert void.status_code == 201


def test_the_pass_phrase_is_asked_for_again_and_counted(peopled: Peopled) -> None:
    person = peopled.employ(
        "aigul", RoleHeld(Role.CONSERVATOR), passphrase_hash=passwords.hash_passphrase(PHRASE)
    )
    old = peopled.sign_in(person, at=datetime.now(UTC) - timedelta(hours=1))
    page = peopled.client.get("/account/confirm?next=/desk", headers=old)
    assert 'value="/desk"' in page.text
    wrong = {"passphrase": "something else", "next": "/desk"}
    assert peopled.client.post("/account/confirm", data=wrong, headers=old).status_code == 422
    right = peopled.client.post(
        "/account/confirm", data={"passphrase": PHRASE, "next": "//evil.example"}, headers=old
    )
    assert (right.status_code, right.headers["location"]) == (303, "/account")
    codes = [
        peopled.client.post("/account/confirm", data=wrong, headers=old).status_code
        for _ in range(8)
    ]
    assert codes[-1] == 429


def test_who_has_no_pass_phrase_is_sent_to_their_provider(peopled: Peopled) -> None:
    headers = peopled.sign_in(peopled.staff[Role.CONSERVATOR])
    page = peopled.client.get("/account/confirm", headers=headers)
    assert "has no pass phrase here" in page.text
    assert "password" not in page.text.replace("autocomplete", "").split("<main", 1)[1]
