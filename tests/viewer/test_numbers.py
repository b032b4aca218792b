"""Numbers in addresses and forms that no row can have: told as a mistake, never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from catalog.accounts.permissions import Role
from tests.viewer.record_shelf import begin
from tests.viewer.walked import Peopled, assembled, employ_everybody

LARGE = str(2**63)
ASKED = [
    ("GET", "/manuscripts/{book}/history?show={number}", None),
    ("GET", "/manuscripts/{book}/history?restored={number}", None),
    ("POST", "/manuscripts/{book}/history/restore", "number"),
    ("POST", "/manuscripts/{book}/preview/publish", "edition"),
    ("GET", "/manuscripts/{book}/handling?change={number}", None),
    ("GET", "/desk/bulk?done={number}", None),
    ("GET", "/desk/bulk?done=1&left={number}", None),
    ("POST", "/desk/bulk/undo", "number"),
    ("POST", "/account/tokens/{number}/revoke", None),
    ("GET", "/api/manuscripts/{book}/history/{number}", None),
    ("POST", "/api/manuscripts/{book}/history/{number}/restore", None),
    ("POST", "/api/manuscripts/bulk/{number}/undo", None),
]


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        yield made


@pytest.fixture(scope="module")
def book(peopled: Peopled) -> str:
    return begin(peopled.house, datetime.fromisoformat("2026-01-05T12:00:00+00:00"))


@pytest.mark.parametrize("number", [LARGE, "-1", "-" + LARGE, "9" * 400])
@pytest.mark.parametrize(("method", "path", "field"), ASKED)
def test_a_number_that_no_row_can_have_is_a_mistake_and_no_failure(
    peopled: Peopled, book: str, method: str, path: str, field: str | None, number: str
) -> None:
    headers = {
        "accept": "application/json", "sec-fetch-site": "same-origin",
        **peopled.sign_in(peopled.staff[Role.CURATOR]),
    }  # fmt: skip
    answer = peopled.client.request(
        method,
        path.format(book=book, number=number),
        data={field: number} if field else None,
        headers=headers,
    )

    assert answer.status_code in (404, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("part", "role", "body"),
    [
        ("handling", Role.ADVISER, {"policies": []}),
        ("draft", Role.CURATOR, {"document": {}}),
        ("private", Role.CURATOR, {"facts": {}}),
    ],
)
@pytest.mark.parametrize("number", [2**63, -1])
def test_an_edition_that_no_row_can_have_is_a_mistake_and_no_failure(
    peopled: Peopled, book: str, part: str, role: Role, body: dict[str, object], number: int
) -> None:
    headers = {"sec-fetch-site": "same-origin", **peopled.sign_in(peopled.staff[role])}
    answer = peopled.client.put(
        f"/api/manuscripts/{book}/{part}", json={**body, "edition": number}, headers=headers
    )

    assert answer.status_code == 422, answer.text
    assert "edition" in answer.json()["detail"]
