"""A treatment over HTTP from the blank form to the recall, with its statuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog.accounts.permissions import Role, RoleHeld
from catalog.conservation.captures.tables import Phase
from catalog.identifiers import Kind, mint
from tests.catalog.conservation.treatment.workshop import Workshop, open_workshop
from tests.viewer.walked import Peopled, assembled, make_phrases_quick

SIGNED = {"statement": "I say so.", "language": "en"}


class Lab:
    """A client for each role of an assembled house, and the workshop behind it."""

    def __init__(self, peopled: Peopled, shop: Workshop, shots: list[str]) -> None:
        self.shop = shop
        self.shots = shots
        self._peopled = peopled
        self._headers = {}
        for role in (Role.CONSERVATOR, Role.HEAD_OF_LAB, Role.CURATOR, Role.READER):
            person = peopled.employ(f"{role.value}-1", RoleHeld(role))
            self._headers[role] = peopled.sign_in(person)

    def ask(self, role: Role, method: str, path: str, status: int, body: object = None) -> Any:
        """The answer, which must have this status."""
        headers = self._headers[role] | {"origin": "https://books.example.org"}
        answer = self._peopled.client.request(method, f"/api{path}", json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    make_phrases_quick(monkeypatch)
    with assembled(tmp_path) as peopled:
        with peopled.house.sessions.begin() as session:
            shop = open_workshop(session, peopled.house.vault)
            shop.at = datetime.now(UTC)
            shots = [shop.capture("9r", phase) for phase in (Phase.BEFORE, Phase.AFTER)]
        yield Lab(peopled, shop, shots)


def test_a_treatment_by_http(lab: Lab) -> None:
    shop, worker = lab.shop, Role.CONSERVATOR
    books = f"/manuscripts/{shop.id}"
    lab.ask(Role.READER, "GET", f"{books}/proposals", 403)
    made = lab.ask(worker, "POST", f"{books}/proposals", 201, {"assessment_id": shop.assessment_id})
    assert [one["kind"] for one in made["content"]["options"]] == [
        "no_treatment", "preventive_only",
    ]  # fmt: skip
    proposal = f"/proposals/{made['id']}"
    plan = shop.plan().model_dump(mode="json")
    saved = lab.ask(worker, "PUT", proposal, 200, {"edition": 1, "content": plan})
    clash = lab.ask(worker, "PUT", proposal, 409, {"edition": 1, "content": plan})
    assert clash["edition"] == saved["edition"] == 2
    sent = lab.ask(worker, "POST", f"{proposal}/submit", 200, {**SIGNED, "edition": 2})
    assert (sent["state"], sent["role_due"]) == ("submitted", "head_of_lab")
    for role, status in ((Role.CURATOR, 409), (Role.HEAD_OF_LAB, 201), (Role.CURATOR, 201)):
        lab.ask(role, "POST", f"{proposal}/approvals", status, {**SIGNED, "decision": "approve"})
    begun = lab.ask(worker, "POST", f"{books}/treatments", 201, {"proposal_id": made["id"]})
    treatment = f"/treatments/{begun['id']}"
    lab.ask(worker, "POST", f"{treatment}/start", 200)

    step_id = mint(Kind.STEP)
    wanted = {"id": step_id, "act": "act.mending", "content": written(lab)}
    for _ in range(2):
        lab.ask(worker, "POST", f"{treatment}/steps", 201, wanted)
    step = f"/steps/{step_id}"
    product = lab.ask(
        worker, "POST", "/materials/products", 201,
        {"holder_id": shop.holder_id, "generic": "mat.japanese_paper", "content": {"name": "S"}},
    )  # fmt: skip
    received = {"received_on": "2026-01-10"}
    lot = {
        "product_id": product["id"], "code": "JP-2026-031",
        "content": received,
    }  # fmt: skip
    bare = lab.ask(worker, "POST", "/materials/lots", 201, lot)
    use = {"id": "use1", "lot_id": "JP-2026-031", "way": "added"}
    assert bare["findings"] == [{"fault": "no_sds", "day": None}]
    lab.ask(worker, "POST", f"{step}/materials", 409, use)
    sheet = {"reference": "SDS-12", "version_on": "2025-05-01"}
    content = received | {"safety_sheet": sheet}
    path = f"/materials/lots/{bare['id']}"
    lab.ask(worker, "PUT", path, 200, {"edition": 1, "content": content})
    used = lab.ask(worker, "POST", f"{step}/materials", 201, use)
    finish: dict[str, object] = {"edition": used["edition"], "outcome": "as_planned"}
    lab.ask(worker, "POST", f"{step}/finish", 409, finish)
    evidence = {"before": [lab.shots[0]], "after": [lab.shots[1]]}
    finish["content"] = written(lab, evidence=evidence)
    lab.ask(worker, "POST", f"{step}/finish", 200, finish)
    other = finish | {"content": written(lab, evidence=evidence, tools=["Knife"])}
    lab.ask(Role.HEAD_OF_LAB, "POST", f"{step}/finish", 409, other)
    shown = lab.ask(worker, "GET", step, 200)
    assert shown["second_texts"][0]["content"]["tools"] == ["Knife"]
    lab.ask(Role.HEAD_OF_LAB, "POST", f"{step}/sign", 200, SIGNED)
    lab.ask(worker, "PATCH", step, 405, {})
    lab.ask(worker, "PUT", step, 409, {"edition": 9, "content": written(lab)})
    recalled = lab.ask(worker, "GET", "/materials/lots/JP-2026-031/uses", 200)
    assert recalled["sides"] == ["9r"]


def written(lab: Lab, **changes: object) -> dict[str, object]:
    """What is written into a step on 9r."""
    values: dict[str, object] = {
        "targets": [{"canvas_id": lab.shop.canvases["9r"]}], "people": [{"name": "A guest"}],
    }  # fmt: skip
    return values | changes
