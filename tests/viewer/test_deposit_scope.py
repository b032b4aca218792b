"""Who may deposit for one holder does not touch the deposits of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.accounts.permissions import Role, RoleHeld
from catalog.identity import Holder
from tests.viewer.walked import Peopled, assembled

DESCRIPTION = {"shelfmark": "MS 1", "titles": {"en": ["A book"]}}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        with made.house.sessions.begin() as session:
            session.add_all([Holder(id=one, names={"en": [one]}) for one in ("library", "archive")])
        made.staff[Role.IMAGING] = made.employ("omar", RoleHeld(Role.IMAGING, "library"))
        made.staff[Role.CURATOR] = made.employ("aigul", RoleHeld(Role.CURATOR))
        yield made


def opened(here: Peopled, holder: str) -> str:
    description = {**DESCRIPTION, "holder": {"id": holder, "name": holder}}
    headers = here.sign_in(here.staff[Role.CURATOR])
    answer = here.client.post("/api/deposits", json={"description": description}, headers=headers)
    assert answer.status_code == 201
    return str(answer.headers["location"])


def test_the_deposits_of_ones_own_holder_are_open(here: Peopled) -> None:
    path = opened(here, "library")

    assert here.client.get(path, headers=here.sign_in(here.staff[Role.IMAGING])).is_success


@pytest.mark.parametrize(("method", "part"), [("GET", ""), ("POST", "/start"), ("POST", "/cancel")])
def test_the_deposits_of_another_holder_are_closed(here: Peopled, method: str, part: str) -> None:
    path = opened(here, "archive") + part
    headers = here.sign_in(here.staff[Role.IMAGING])

    assert here.client.request(method, path, headers=headers).status_code == 403
    page = path.removeprefix("/api")
    assert here.client.request(method, page, headers=headers).status_code == 403
