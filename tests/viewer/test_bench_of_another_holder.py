"""Every route of the bench, asked by somebody who does all this work, but for another holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from sqlalchemy import select

from catalog import manuscripts
from catalog.accounts.permissions import Action, Role, RoleHeld
from catalog.conservation.captures.tables import Capture
from catalog.conservation.condition.tables import Region
from catalog.conservation.signing import signing
from catalog.conservation.treatment.store_tables import Lot, Preparation
from catalog.conservation.treatment.tables import Approval, Step, Treatment
from tests.catalog.rebuilding.whole_bench import WholeBench, lay_out
from tests.migrated import postgres_template
from tests.servers import PostgresServer
from tests.viewer.bench_requests import BODIES, QUESTIONS, body_of, filled, with_each_text
from tests.viewer.test_route_rights import Walked, walk
from tests.viewer.walked import Peopled, assembled

AT_A_HOLDER = (Role.CONSERVATOR, Role.HEAD_OF_LAB, Role.CURATOR, Role.ADVISER)
BENCH = frozenset(
    {
        Action.READ_BENCH, Action.CAPTURE, Action.EXAMINE, Action.PROPOSE, Action.APPROVE,
        Action.TREAT, Action.KEEP_MATERIALS, Action.OVERRIDE, Action.SIGN, Action.RELEASE,
        Action.SET_CARE,
    }
)  # fmt: skip
FIVE_MEGABYTES = "я" * (5 << 19)


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Peopled]:
    with assembled(tmp_path) as made:
        yield made


@pytest.fixture
def on_postgresql(tmp_path: Path, postgres: PostgresServer) -> Iterator[Peopled]:
    """The same house on the database that cannot even compare with a NUL."""
    url = postgres.create_database(like=postgres_template(postgres))
    with assembled(tmp_path, database_url=url) as made:
        yield made


def lay_names(peopled: Peopled) -> dict[str, str]:
    """What stands in the place of each name in an address: things of one book, which are there."""
    with peopled.house.sessions.begin() as session:
        manuscripts.ensure_holder(session, "elsewhere", {"en": ["Elsewhere"]})
        shop: WholeBench = lay_out(session, peopled.house.vault, lambda *_: None)
        last = signing.last_of(session, shop.id)
        assert last is not None
        lot = session.scalars(select(Lot)).first()
        assert lot is not None
        return {
            "manuscript_id": shop.id,
            "holder_id": shop.holder_id,
            "canvas_id": shop.canvases["9r"],
            "assessment_id": shop.assessment_id,
            "observation_id": shop.observed[0],
            "region_id": session.scalars(select(Region.id)).first() or "",
            "capture_id": session.scalars(select(Capture.id)).first() or "",
            "proposal_id": shop.propose().id,
            "approval_id": session.scalars(select(Approval.id)).first() or "",
            "treatment_id": session.scalars(select(Treatment.id)).one(),
            "step_id": session.scalars(select(Step.id)).one(),
            "use_id": "use1",
            "lot_id": lot.id,
            "material_id": lot.id,
            "product_id": lot.product_id,
            "preparation_id": session.scalars(select(Preparation.id)).one(),
            "entry_id": last.id,
            "number": "1",
            "form": "json",
        }


def routes_of_the_bench(peopled: Peopled) -> list[Walked]:
    return [one for one in walk(peopled) if one.action in BENCH]


def test_nobody_reads_or_does_anything_at_the_bench_of_another_holder(peopled: Peopled) -> None:
    names = lay_names(peopled)
    stranger = peopled.employ("stranger", *(RoleHeld(role, "elsewhere") for role in AT_A_HOLDER))
    headers = {**peopled.sign_in(stranger), "origin": str(peopled.client.base_url).rstrip("/")}
    let_in, unasked = [], []
    for one in routes_of_the_bench(peopled):
        is_form = one.method == "POST" and not one.path.startswith("/api/")
        # Nobody has raised a request to leave the plan, so that there is none to ask for.
        if is_form or "{variation_id}" in one.path:
            continue
        path = filled(one.path + QUESTIONS.get((one.method, one.path), ""), names)
        body = body_of(one.method, one.path, names)
        answer = peopled.client.request(one.method, path, json=body, headers=headers)
        if answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
            unasked.append(f"{one.method} {one.path}: {answer.text}")
        elif answer.status_code != HTTPStatus.FORBIDDEN:
            let_in.append(f"{one.method} {one.path}: {answer.status_code}")
        assert names["capture_id"] not in answer.text

    assert unasked == []
    # The store opens with one's own shelves.
    assert let_in == ["GET /bench/materials: 200"]
    assert len(BODIES) > 40


def workers_headers(peopled: Peopled) -> dict[str, str]:
    """Of somebody who does all the work at every holder."""
    worker = peopled.employ("worker", *(RoleHeld(role) for role in AT_A_HOLDER))
    return {**peopled.sign_in(worker), "origin": str(peopled.client.base_url).rstrip("/")}


@pytest.mark.servers
def test_no_text_or_address_with_a_nul_breaks_the_bench(on_postgresql: Peopled) -> None:
    house, broken = on_postgresql, []
    names, headers = lay_names(house), workers_headers(house)
    for one in routes_of_the_bench(house):
        if not one.path.startswith("/api/"):
            continue
        body = body_of(one.method, one.path, names)
        if body is None:
            place = re.sub(r"{(\w+)}", "a%00b", one.path)
            asked = [(place, None), (f"{filled(one.path, names)}?since=%00&holder_id=%00", None)]
        else:
            path = filled(one.path, names)
            asked = [(path, changed) for changed in with_each_text(body, "\0")]
        for path, sent in asked:
            answer = house.client.request(one.method, path, json=sent, headers=headers)
            if not HTTPStatus.BAD_REQUEST <= answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                broken.append(f"{one.method} {path} {str(sent)[:300]}: {answer.status_code}")

    assert broken == []


def test_five_megabytes_in_a_text_are_refused_in_one_sentence(peopled: Peopled) -> None:
    names, headers = lay_names(peopled), workers_headers(peopled)
    kept = []
    for (method, path), _ in BODIES.items():
        body = body_of(method, path, names)
        changed = list(with_each_text(body, FIVE_MEGABYTES))
        if not changed:
            continue
        answer = peopled.client.request(
            method, filled(path, names), json=changed[-1], headers=headers
        )
        if answer.status_code not in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_FOUND):
            kept.append(f"{method} {path}: {answer.status_code}")
        assert len(answer.content) < 2_000

    assert kept == []


def test_words_that_are_html_stay_words(peopled: Peopled) -> None:
    names, headers = lay_names(peopled), workers_headers(peopled)
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    words = [{"text": evil, "language": "en"}]
    book = f"/api/manuscripts/{names['manuscript_id']}/assessments"
    wanted = {"kind": "periodic", "content": {"purpose": words, "observed": words}}
    survey = peopled.client.post(book, json=wanted, headers=headers).json()
    seen = {
        "canvas_id": names["canvas_id"], "term": "dmg.other", "severity": 1,
        "content": {"words": words, "observed": words},
    }  # fmt: skip
    made = peopled.client.post(
        f"/api/assessments/{survey['id']}/observations", json={"observation": seen},
        headers=headers,
    )  # fmt: skip
    assert made.status_code == HTTPStatus.CREATED, made.text
    bench = f"/manuscripts/{names['manuscript_id']}/bench"
    for path in ("", f"/assessments/{survey['id']}", f"/assessments/{survey['id']}/map"):
        page = peopled.client.get(bench + path, headers={**headers, "accept": "text/html"})
        assert page.status_code == HTTPStatus.OK
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00"])
def test_a_clock_at_the_end_of_time_is_refused_in_one_sentence(peopled: Peopled, told: str) -> None:
    names, headers = lay_names(peopled), workers_headers(peopled)
    for path, body in (
        ("/api/manuscripts/{manuscript_id}/assessments", {"kind": "periodic", "started_at": told}),
        (
            "/api/steps/{step_id}/materials",
            {"id": "use9", "lot_id": names["lot_id"], "way": "added", "used_at": told},
        ),
        ("/api/steps/{step_id}/finish", {"edition": 1, "outcome": "failed", "device_at": told}),
    ):
        answer = peopled.client.post(filled(path, names), json=body, headers=headers)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY, answer.text


def test_an_amendment_nested_without_end_is_refused(peopled: Peopled) -> None:
    names, headers = lay_names(peopled), workers_headers(peopled)
    path = filled("/api/signed-entries/{entry_id}/amendments", names)
    for depth in (200, 700, 5_000):
        nested = "[" * depth + "]" * depth
        body = f'{{"reason": "x", "changes": [{{"field": "what", "new": {nested}}}]}}'
        answer = peopled.client.post(
            path, content=body, headers={**headers, "content-type": "application/json"}
        )
        assert HTTPStatus.BAD_REQUEST <= answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
