"""Who may deposit for one holder does not touch the deposits of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog import manuscripts
from catalog.accounts.permissions import Person, Role, RoleHeld
from catalog.descriptions import Description
from catalog.identifiers import Kind, mint
from catalog.identity import Holder
from ingest import deposits
from ingest.deposits import DepositState, ExpectedFile, FileState
from ingest.work_queue import WorkQueue
from tests.ingest.conftest import now
from tests.ingest.tus import BYTES, TUS, metadata
from tests.viewer.walked import Peopled, assembled

FORM = {"shelfmark": "MS 2", "title_en": "A book"}
TOML = b'shelfmark = "MS 3"\ntitle = "A book"\nholder = "archive"\n'


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        with made.house.sessions.begin() as session:
            session.add_all([Holder(id=one, names={"en": [one]}) for one in ("library", "archive")])
        made.staff[Role.IMAGING] = made.employ("omar", RoleHeld(Role.IMAGING, "library"))
        made.staff[Role.CURATOR] = made.employ("aigul", RoleHeld(Role.CURATOR))
        yield made


def described(holder: str) -> dict[str, Any]:
    return {
        "shelfmark": "MS 1",
        "titles": {"en": ["A book"]},
        "holder": {"id": holder, "name": holder},
    }


def ask(
    here: Peopled, person: Person | Role, method: str, path: str, **sent: Any
) -> tuple[int, Any]:
    """The status and the headers or, of JSON, the body."""
    asking = here.staff[person] if isinstance(person, Role) else person
    headers = {**sent.pop("headers", {}), **here.sign_in(asking)}
    answer = here.client.request(method, path, headers=headers, **sent)
    is_json = answer.headers.get("content-type") == "application/json"
    return answer.status_code, answer.json() if is_json else answer.headers


def opened(here: Peopled, holder: str | None, person: Person | Role = Role.CURATOR) -> str:
    given = {} if holder is None else {"description": described(holder)}
    status, body = ask(here, person, "POST", "/api/deposits", json=given)
    assert status == 201
    return f"/api/deposits/{body['id']}"


def create(here: Peopled, person: Role, deposit: str, name: str, size: int) -> tuple[int, str]:
    told = metadata(deposit=deposit.rsplit("/", 1)[1], filename=name, filetype="image/png")
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": told}
    status, told_back = ask(here, person, "POST", "/api/uploads", headers=headers)
    return status, told_back.get("location", "")


def kept(here: Peopled, deposit: str) -> dict[str, Any]:
    """What the row says of whose the deposit is, and what came of it."""
    with here.house.sessions() as session:
        row = deposits.find(session, deposit.rsplit("/", 1)[1])
        holder = (row.description or {}).get("holder_id")
        return {"holder": holder, "by": row.opened_by, "may_publish": row.may_publish}


def stage_page(here: Peopled, deposit: str) -> None:
    with here.house.sessions.begin() as session:
        row = deposits.find(session, deposit.rsplit("/", 1)[1])
        (file,) = deposits.expect_files(
            session, row, [ExpectedFile("1r.png", 10)],
            new_image_id=lambda: mint(Kind.IMAGE), at=now(),
        )  # fmt: skip
        file.state, file.is_image, file.staged_key = FileState.STAGED, True, "staging/1"
        file.sha256, file.sha512 = "0" * 64, "0" * 128


def test_the_deposits_of_ones_own_holder_are_open(here: Peopled) -> None:
    path = opened(here, "library")

    assert here.client.get(path, headers=here.sign_in(here.staff[Role.IMAGING])).is_success


@pytest.mark.parametrize(("method", "part"), [("GET", ""), ("POST", "/start"), ("POST", "/cancel")])
def test_the_deposits_of_another_holder_are_closed(here: Peopled, method: str, part: str) -> None:
    path = opened(here, "archive") + part

    assert ask(here, Role.IMAGING, method, path)[0] == 403
    assert ask(here, Role.IMAGING, method, path.removeprefix("/api"))[0] == 403


def test_a_deposit_without_a_holder_is_for_whoever_opened_it(here: Peopled) -> None:
    colleague = here.employ("dana", RoleHeld(Role.IMAGING, "archive"))
    path = opened(here, None, colleague)

    assert ask(here, colleague, "GET", path)[0] == 200
    assert ask(here, Role.CURATOR, "GET", path)[0] == 200
    assert ask(here, Role.IMAGING, "GET", path)[0] == 403
    taken = ask(here, Role.IMAGING, "PUT", f"{path}/description", json=described("library"))
    assert taken[0] == 403


def test_files_cannot_be_uploaded_into_a_deposit_of_another_holder(here: Peopled) -> None:
    path = opened(here, "archive")

    assert create(here, Role.IMAGING, path, "manuscript.toml", len(TOML))[0] == 403
    assert create(here, Role.IMAGING, path, "1r.png", 6)[0] == 403

    with here.house.sessions() as session:
        assert deposits.files_of(session, path.rsplit("/", 1)[1]) == []
    assert create(here, Role.IMAGING, opened(here, "library"), "1r.png", 6)[0] == 201


@pytest.mark.parametrize("method", ["PATCH", "HEAD", "DELETE"])
def test_an_upload_into_a_deposit_of_another_holder_cannot_be_touched(
    here: Peopled, method: str
) -> None:
    _, location = create(here, Role.CURATOR, opened(here, "archive"), "1r.png", 6)
    sent = {"headers": {**BYTES, "Upload-Offset": "0"}, "content": b"abc"}
    headers = {"headers": TUS} if method != "PATCH" else sent

    assert ask(here, Role.IMAGING, method, location, **headers)[0] == 403

    status, told = ask(here, Role.CURATOR, "HEAD", location, headers=TUS)
    assert (status, told["upload-offset"]) == (200, "0")
    assert ask(here, Role.CURATOR, method, location, **headers)[0] in (200, 204)


def test_an_uploaded_description_of_another_holder_is_refused(here: Peopled) -> None:
    path = opened(here, "library", Role.IMAGING)
    status, location = create(here, Role.IMAGING, path, "manuscript.toml", len(TOML))
    assert status == 201
    sent: dict[str, Any] = {"headers": {**BYTES, "Upload-Offset": "0"}}

    assert ask(here, Role.IMAGING, "PATCH", location, content=TOML, **sent)[0] == 403
    assert kept(here, path)["holder"] == "library"

    ours = TOML.replace(b"archive", b"library")
    _, location = create(here, Role.IMAGING, path, "manuscript.toml", len(ours))
    assert ask(here, Role.IMAGING, "PATCH", location, content=ours, **sent)[0] == 204


def test_a_deposit_is_neither_opened_nor_described_for_another_holder(here: Peopled) -> None:
    with here.house.sessions.begin() as session:
        foreign = manuscripts.create(
            session, Description.from_mapping(described("archive")),
            new_id=mint(Kind.MANUSCRIPT), at=now(),
        ).id  # fmt: skip
    own = opened(here, "library", Role.IMAGING)
    tries: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/api/deposits", {"json": {"description": described("archive")}}),
        ("POST", "/api/deposits", {"json": {"manuscript": foreign}}),
        (
            "POST",
            "/api/deposits",
            {"json": {"manuscript": foreign, "description": described("library")}},
        ),
        ("PUT", f"{own}/description", {"json": described("archive")}),
        ("POST", "/deposits", {"data": {**FORM, "holder": "archive"}}),
    ]

    assert [ask(here, Role.IMAGING, how, path, **sent)[0] for how, path, sent in tries] == [403] * 5

    with here.house.sessions() as session:
        assert [one.id for one in deposits.newest(session)] == [own.rsplit("/", 1)[1]]
    assert kept(here, own)["holder"] == "library"
    form = {**FORM, "holder": "library"}
    assert ask(here, Role.IMAGING, "POST", "/deposits", data=form)[0] == 303
    assert ask(here, Role.CURATOR, "POST", "/api/deposits", json={"manuscript": foreign})[0] == 201


def test_lists_show_the_deposits_of_ones_holder_and_what_one_opened(here: Peopled) -> None:
    with here.house.sessions.begin() as session:
        books = [
            manuscripts.create(
                session, Description.from_mapping(described(holder)),
                new_id=mint(Kind.MANUSCRIPT), at=now(),
            ).id
            for holder in ("library", "archive")
        ]  # fmt: skip
    ours = {opened(here, "library"), opened(here, None, Role.IMAGING)}
    theirs = {opened(here, "archive"), opened(here, None)}
    for group, book in zip((ours, theirs), books, strict=True):
        _, body = ask(here, Role.CURATOR, "POST", "/api/deposits", json={"manuscript": book})
        group.add(f"/api/deposits/{body['id']}")

    def listed(role: Role) -> set[str]:
        _, body = ask(here, role, "GET", "/api/deposits")
        found = {f"/api/deposits/{one['id']}" for one in body["deposits"]}
        headers = {"accept": "text/html", **here.sign_in(here.staff[role])}
        text = here.client.get("/deposits", headers=headers).text
        assert {one for one in ours | theirs if one.removeprefix("/api") in text} == found
        return found

    assert listed(Role.IMAGING) == ours
    assert listed(Role.CURATOR) == ours | theirs


def test_the_right_to_publish_is_asked_for_the_holder_of_the_deposit(here: Peopled) -> None:
    both = here.employ("bota", RoleHeld(Role.CURATOR, "library"), RoleHeld(Role.IMAGING, "archive"))

    assert kept(here, opened(here, "library", both))["may_publish"]
    assert not kept(here, opened(here, "archive", both))["may_publish"]


@pytest.mark.parametrize("part", ["/api/deposits/", "/deposits/"])
@pytest.mark.parametrize(("holder", "publishes"), [("library", True), ("archive", False)])
def test_a_deposit_described_later_publishes_only_where_its_starter_may(
    here: Peopled, monkeypatch: pytest.MonkeyPatch, holder: str, publishes: bool, part: str
) -> None:
    # The tables of the queue are made by a worker, and none works here.
    monkeypatch.setattr(WorkQueue, "send_deposit", lambda *_: None)
    both = here.employ("bota", RoleHeld(Role.CURATOR, "library"), RoleHeld(Role.IMAGING, "archive"))
    path = opened(here, None, both)
    assert ask(here, both, "PUT", f"{path}/description", json=described(holder))[0] == 200
    stage_page(here, path)

    page = path.replace("/api/deposits/", part)
    assert ask(here, both, "POST", f"{page}/start")[0] in (200, 303)

    assert kept(here, path)["may_publish"] is publishes
    with here.house.sessions() as session:
        row = deposits.find(session, path.rsplit("/", 1)[1])
        assert row.state is DepositState.QUEUED
    # Asking again once it is under way decides nothing anew.
    ask(here, Role.CURATOR, "POST", f"{path}/start")
    assert kept(here, path)["may_publish"] is publishes


def test_a_deposit_records_who_opened_it(here: Peopled) -> None:
    assert kept(here, opened(here, "library", Role.IMAGING))["by"] == "Omar"
    _, headers = ask(here, Role.CURATOR, "POST", "/deposits", data={**FORM, "holder": "library"})
    assert kept(here, headers["location"])["by"] == "Aigul"


def test_without_accounts_the_operator_opens_deposits_for_everybody(tmp_path: Path) -> None:
    with assembled(tmp_path, local=True) as empty:
        told = empty.client.post("/api/deposits", json={"description": described("anybody")})
        assert told.status_code == 201
        path = told.headers["location"]
        assert kept(empty, path) == {"holder": "anybody", "by": "operator", "may_publish": True}
        assert empty.client.get("/api/deposits").json()["deposits"][0]["id"] in path
