"""The OpenAPI document, walked by a machine that sends what people would not: never a 500."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)

from catalog.accounts import tokens
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.secrets_kept import new_token
from tests.viewer.walked import Peopled, assembled

Operation = schemathesis.APIOperation[Any, Any, Any, Any]
EXAMPLES = 12
CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)
# Streams without an end, and uploads that speak tus, are no matter of JSON.
OTHER_TONGUES = ("/events", "/api/uploads")


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("openapi")) as made:
        yield made


@pytest.fixture(scope="module")
def bearer(peopled: Peopled) -> dict[str, str]:
    """The token of somebody who may do everything."""
    person = peopled.employ("everybody", *(RoleHeld(role) for role in Role))
    at, secret = datetime.now(UTC), f"{tokens.PREFIX}{new_token()}"
    with peopled.house.sessions.begin() as session:
        tokens.make(
            session, person, name="walk", scopes=tokens.offered(person),
            expires_at=at + timedelta(days=1), token=secret, at=at,
        )  # fmt: skip
    return {"Authorization": f"Bearer {secret}"}


def operations(peopled: Peopled) -> Iterator[Operation]:
    document = schemathesis.openapi.from_asgi("/api/openapi.json", peopled.app)
    for found in document.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if not operation.path.endswith(OTHER_TONGUES):
            yield operation


def faults_of(operation: Operation, bearer: dict[str, str]) -> list[str]:
    """What answers to requests made up for one operation have got wrong."""
    faults: list[str] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case[Operation]) -> None:
        answer = case.call(headers=bearer)
        try:
            case.validate_response(answer, checks=list(CHECKS))
        except FailureGroup as group:
            faults.extend(f"{operation.label}: {each}" for each in group.exceptions)

    ask()
    return faults


def test_no_request_of_the_interface_breaks_the_house(
    peopled: Peopled, bearer: dict[str, str]
) -> None:
    walked = list(operations(peopled))
    assert len(walked) > 40

    assert [fault for operation in walked for fault in faults_of(operation, bearer)] == []
