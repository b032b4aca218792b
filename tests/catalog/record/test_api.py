"""The API of records as a library's own script uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.testclient import TestClient

from catalog.accounts.permissions import ANONYMOUS, Action, Person, Role, RoleHeld, require
from catalog.record import api
from catalog.uris import Uris
from tests.catalog.record.conftest import DeskOfTests
from tests.catalog.record.documents import a_document
from tests.viewer.conftest import PUBLIC, SmallHouse, SmallSettings
from viewer import problems
from viewer.middleware import wrap

HOLDER = {"names": {"en": ["Library of Almaty"]}}


class Script:
    """Speaks as somebody with a role, for every holder or for one."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.person = ANONYMOUS

    def be(self, *roles: Role, holder_id: str | None = None) -> None:
        held = tuple(RoleHeld(role, holder_id) for role in roles)
        self.person = Person("u1", roles[0].value, held) if roles else ANONYMOUS

    def __call__(
        self, method: str, path: str, status: int, body: Any = None, **headers: str
    ) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.request(method, f"/api/manuscripts{path}", json=body, headers=named)
        assert answer.status_code == status, answer.text
        if status >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
        return answer.json() if answer.content else None


@pytest.fixture
def script(desk: DeskOfTests) -> Iterator[Script]:
    house = SmallHouse(SmallSettings(), desk.sessions, Uris(PUBLIC), desk.vault)

    def needs(action: Action) -> Callable[[Request], Person]:
        def guard(_: Request) -> Person:
            require(made.person, action)
            return made.person

        return guard

    app = FastAPI()
    app.include_router(api.router(house, needs, desk.after))
    problems.install(app, house)
    with TestClient(
        wrap(app, house.settings), base_url=PUBLIC, raise_server_exceptions=False
    ) as client:
        made = Script(client)
        made.be(Role.CATALOGUER, Role.CURATOR)
        yield made


def make(script: Script, **changes: Any) -> dict[str, Any]:
    made = script("POST", "", 201, {"document": a_document(**changes), "holder": HOLDER})
    assert isinstance(made, dict)
    return made


def test_a_record_is_made_saved_reviewed_published_and_read(script: Script) -> None:
    script.be(Role.CATALOGUER)
    made = make(script)
    path = f"/{made['id']}"
    document = made["document"] | {"notes": [{"texts": [{"text": "<b>bold</b>"}]}]}
    saved = script("PUT", f"{path}/draft", 200, {"document": document}, if_match='"2"')
    script("POST", f"{path}/submit", 200, {"note": "Ready"})
    script("POST", f"{path}/publish", 403, {})
    script.be()
    script("GET", path, 404)

    script.be(Role.CURATOR)
    standing = script("POST", f"{path}/publish", 200, {"message": "First", "edition": 3})
    assert (saved["edition"], standing["state"], standing["number"]) == (3, "published", 1)

    script.be()
    answer = script.client.get(f"/api/manuscripts{path}")
    assert answer.json()["document"]["notes"][0]["texts"][0]["text"] == "<b>bold</b>"
    assert answer.json()["document"]["format"] == "kitabdar/record/2"
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["last-modified"].endswith("GMT")
    script("GET", path, 304, if_none_match='"1"')
    assert [entry["id"] for entry in script("GET", "", 200)["items"]] == [made["id"]]


def test_the_short_description_is_enough_and_a_holder_must_be_known(script: Script) -> None:
    described = {"shelfmark": "MS 1", "title": {"en": "Prayers"}, "holder": {"name": "The library"}}
    made = script("POST", "", 201, {"description": described})
    assert made["document"]["identity"]["titles"][0]["texts"][0]["text"] == "Prayers"
    script("POST", "", 409, {"description": described})
    script("POST", "", 422, {"document": a_document()})
    wrongs: list[Any] = [{}, {"document": a_document(), "description": described}, {"x": 1}, []]
    for wrong in wrongs:
        script("POST", "", 422, wrong)


def test_a_wrong_document_is_told_field_by_field(script: Script) -> None:
    document = a_document(notes=[{"texts": [{"text": "x" * 30_000}]}], colour="red")
    told = script("POST", "", 422, {"document": document, "holder": HOLDER})

    assert {fault["path"] for fault in told["faults"]} == {"notes[0].texts[0].text", "colour"}
    assert "30000" in told["detail"]


def test_a_clash_is_told_with_all_three_values_and_the_present_edition(script: Script) -> None:
    made = make(script)
    path = f"/{made['id']}/draft"

    def shelfmark(name: str) -> Any:
        return made["document"] | {"identity": made["document"]["identity"] | {"shelfmark": name}}

    script("PUT", path, 200, {"document": shelfmark("MS 1"), "edition": 2})
    told = script("PUT", path, 409, {"document": shelfmark("MS 2"), "edition": 2})
    assert told["conflicts"] == [
        {"path": "identity.shelfmark", "base": "MS Or. 42", "mine": "MS 2", "theirs": "MS 1"}
    ]
    script("PUT", path, 200, {"document": shelfmark("MS 2"), "edition": told["edition"]})
    script("PUT", path, 422, {"document": shelfmark("MS 2")})
    script("PUT", path, 422, {"document": shelfmark("MS 2")}, if_match="latest")


def test_a_withdrawn_address_answers_gone_with_the_reason(script: Script) -> None:
    path = f"/{make(script)['id']}"
    script("POST", f"{path}/publish", 200, {})
    script("POST", f"{path}/trash", 409)
    script("POST", f"{path}/withdraw", 422, {"reason": ""})
    script("POST", f"{path}/withdraw", 200, {"reason": "The community asked."})
    assert "The community asked." in script("GET", path, 410)["detail"]
    assert script("GET", "?state=withdrawn", 200)["items"][0]["withdrawn_reason"]
    script("POST", f"{path}/trash", 200)
    assert len(script("GET", "?state=trash", 200)["items"]) == 1
    script("POST", f"{path}/untrash", 200)
    script("POST", f"{path}/put-back", 200, {})
    script("GET", path, 200)


def test_the_history_is_compared_and_restored(script: Script) -> None:
    made = make(script)
    path = f"/{made['id']}"
    script("POST", f"{path}/publish", 200, {})
    document = made["document"] | {"notes": [{"texts": [{"text": "New"}]}]}
    script("PUT", f"{path}/draft", 200, {"document": document, "edition": 2})

    (added,) = script("GET", f"{path}/differences?from=1&to=draft", 200)
    assert (added["path"].partition("[")[0], added["kind"]) == ("notes", "added")
    script("POST", f"{path}/publish", 200, {})
    assert [line["number"] for line in script("GET", f"{path}/history", 200)] == [2, 1]
    assert script("GET", f"{path}/history/1", 200)["document"] == made["document"]
    script("GET", f"{path}/differences?from=1&to=draft", 404)
    script("GET", f"{path}/differences?from=1&to=last", 422)
    script("GET", f"{path}/history/9", 404)
    script("POST", f"{path}/history/1/restore", 200)
    assert script("GET", f"{path}/draft", 200)["document"] == made["document"]
    script("DELETE", f"{path}/draft", 204)
    script("GET", f"{path}/draft", 404)


def test_many_are_changed_tried_and_undone(script: Script) -> None:
    ids = [make(script)["id"]]
    change = {"manuscripts": ids, "operation": "set", "path": "identity.rights", "value": "CC0"}
    tried = script("POST", "/bulk", 200, change)
    made = script("POST", "/bulk", 200, change | {"dry_run": False})
    assert (tried["id"], tried["changed"], made["changed"]) == (None, 1, 1)
    assert script("POST", f"/bulk/{made['id']}/undo", 200)["undone"] == ids
    script("POST", f"/bulk/{made['id']}/undo", 409)
    script("POST", "/bulk/99/undo", 404)
    script("POST", "/bulk", 422, change | {"path": "identity"})


def test_a_role_for_one_holder_reaches_no_other(script: Script) -> None:
    made = make(script)
    path = f"/{made['id']}"
    script.be(Role.CATALOGUER, Role.CURATOR, holder_id="leiden-ub")
    for method, end, body in (
        ("GET", "/draft", None),
        ("PUT", "/draft", {"document": made["document"], "edition": 2}),
        ("POST", "/publish", {}),
        ("GET", "/history", None),
    ):
        script(method, f"{path}{end}", 403, body)
    script("POST", "", 403, {"document": a_document(), "holder": HOLDER})
    assert script("GET", "?state=draft", 200)["items"] == []

    script.be(Role.CATALOGUER, holder_id="almaty-library")
    assert len(script("GET", "?state=draft", 200)["items"]) == 1
    moved = made["document"]["identity"] | {"holder_id": "leiden-ub"}
    script("PUT", f"{path}/draft", 403, {
        "document": made["document"] | {"identity": moved}, "edition": 2})  # fmt: skip
    assert script("GET", f"{path}/draft", 200)["edition"] == 2


def moved(made: dict[str, Any], holder_id: str) -> dict[str, Any]:
    identity = made["document"]["identity"] | {"holder_id": holder_id}
    return {**made["document"], "identity": identity}


def made_beside_leiden(script: Script) -> dict[str, Any]:
    """A book of Almaty, in a house that knows Leiden as a holder too."""
    identity = a_document()["identity"] | {"holder_id": "leiden-ub", "shelfmark": "Or. 1"}
    script("POST", "", 201, {"document": a_document(identity=identity), "holder": HOLDER})
    return make(script)


def test_a_draft_that_moves_a_book_is_carried_on_by_who_may_at_both_holders(
    script: Script,
) -> None:
    made = made_beside_leiden(script)
    path = f"/{made['id']}"
    saving = {"document": moved(made, "leiden-ub"), "edition": 2}
    script("PUT", f"{path}/draft", 200, saving)

    for mine in ("almaty-library", "leiden-ub"):
        script.be(Role.CATALOGUER, Role.CURATOR, holder_id=mine)
        script("POST", f"{path}/submit", 403, {})
        script("POST", f"{path}/publish", 403, {})
        assert script("GET", f"{path}/draft", 403 if mine == "leiden-ub" else 200)
    script.be(Role.CURATOR)
    script("POST", f"{path}/publish", 200, {})
    script.be(Role.CATALOGUER, Role.CURATOR, holder_id="almaty-library")
    bodies = {"withdraw": {"reason": "Ours"}, "put-back": {}, "trash": None, "submit": {}}
    for end, body in bodies.items():
        script("POST", f"{path}/{end}", 403, body)


def test_a_record_from_when_another_holder_had_the_book_is_not_put_back_by_one_alone(
    script: Script,
) -> None:
    made = made_beside_leiden(script)
    path = f"/{made['id']}"
    script("POST", f"{path}/publish", 200, {})
    script("PUT", f"{path}/draft", 200, {"document": moved(made, "leiden-ub"), "edition": 2})
    script("POST", f"{path}/publish", 200, {})

    script.be(Role.CATALOGUER, holder_id="leiden-ub")
    script("POST", f"{path}/history/1/restore", 403)
    script("GET", f"{path}/draft", 404)
    script("POST", f"{path}/history/2/restore", 200)
    script.be(Role.CATALOGUER)
    script("POST", f"{path}/history/1/restore", 200)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_bulk_edit_gives_no_book_to_a_holder_of_others(script: Script, dry_run: bool) -> None:
    made = made_beside_leiden(script)
    change = {"manuscripts": [made["id"]], "operation": "set", "path": "identity.holder_id",
              "value": "leiden-ub", "dry_run": dry_run}  # fmt: skip

    script.be(Role.CATALOGUER, Role.CURATOR, holder_id="almaty-library")
    script("POST", "/bulk", 403, change)
    assert script("GET", f"/{made['id']}/draft", 200)["edition"] == 2
    script("POST", "/bulk", 200, change | {"value": "almaty-library"})
    script.be(Role.CURATOR)
    assert script("POST", "/bulk", 200, change)["changed"] == 1


def test_a_bulk_edit_is_not_undone_by_who_may_at_one_of_its_holders_only(script: Script) -> None:
    made = made_beside_leiden(script)
    change = {"manuscripts": [made["id"]], "operation": "set", "path": "identity.holder_id",
              "value": "leiden-ub", "dry_run": False}  # fmt: skip
    number = script("POST", "/bulk", 200, change)["id"]

    script.be(Role.CURATOR, holder_id="almaty-library")
    script("POST", f"/bulk/{number}/undo", 403)
    script.be(Role.CURATOR)
    assert script("POST", f"/bulk/{number}/undo", 200)["undone"] == [made["id"]]


def test_who_is_not_signed_in_reads_what_is_published_and_nothing_else(script: Script) -> None:
    made = make(script)
    script.be()
    script("GET", "", 200)
    script("GET", "?state=draft", 401)
    script("POST", "", 401, {"document": a_document()})
    for method, end in (("GET", "/draft"), ("POST", "/submit"), ("POST", "/trash")):
        script(method, f"/{made['id']}{end}", 401, {} if end == "/submit" else None)


@pytest.mark.parametrize("name", ["m1", "%00", "m" * 500, "bulk", "м"])
def test_what_can_be_no_identifier_is_not_found(script: Script, name: str) -> None:
    script("GET", f"/{name}", 404)
    script("GET", f"?after={name}", 422 if len(name) > 100 else 404)


def test_a_list_goes_on_after_its_last_manuscript(script: Script) -> None:
    ids = []
    for number in (1, 2, 3):
        identity = a_document()["identity"] | {"shelfmark": f"MS {number}"}
        ids.append(make(script, identity=identity)["id"])
        script("POST", f"/{ids[-1]}/publish", 200, {})

    for shelf in ("", "&state=published"):
        first = script("GET", f"?limit=2{shelf}", 200)
        second = script("GET", f"?limit=2&after={first['next']}{shelf}", 200)
        assert [entry["id"] for entry in first["items"] + second["items"]] == ids
        assert second["next"] is None
