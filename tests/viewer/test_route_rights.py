"""Every route of the assembled house, asked by everybody: who may is written in one place only.

A route is public and stands in `PUBLIC`, or carries a guard that names an action. Routes that are
made tomorrow fall into this by themselves: forgetting the guard fails here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from catalog import paths
from catalog.accounts.permissions import ANONYMOUS, Action, Person, Role, may
from catalog.identifiers import is_valid
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer.visitors import OPERATOR

# A viewer on another site may ask first whether it may read (Fetch, CORS preflight).
IIIF = (
    paths.MANIFEST_PATH,
    paths.CANVAS_PATH,
    paths.ANNOTATION_PAGE_PATH,
    paths.ANNOTATION_PATH,
    paths.COLLECTION_PATH,
    paths.CONDITION_ANNOTATIONS_PATH,
    paths.CONDITION_PAGE_PATH,
    paths.FOUND_COLLECTION_PATH,
    paths.TRANSCRIBED_CANVAS_PATH,
    paths.CONTENT_SEARCH_PATH,
    paths.CONTENT_AUTOCOMPLETE_PATH,
)
PUBLIC = {
    ("GET", "/"),
    ("GET", "/about"),
    ("GET", "/health"),
    ("GET", "/api/openapi.json"),
    ("GET", paths.PROBLEM_PATH),
    ("GET", paths.BROWSE_PATH),
    ("GET", paths.SEARCH_API_PATH),
    ("GET", paths.SEARCH_TABLE_PATH),
    ("GET", paths.FOUND_MIRADOR_PATH),
    ("GET", paths.SEARCH_BIBTEX_PATH),
    ("GET", paths.SEARCH_RIS_PATH),
    ("GET", paths.SEARCH_CSL_PATH),
    ("GET", paths.SYNONYMS_API_PATH),
    ("GET", paths.SYNONYM_API_PATH),
    ("GET", paths.SYNONYMS_PATH),
    ("GET", paths.SYNONYM_PATH),
    ("GET", paths.MANUSCRIPT_PATH),
    ("GET", paths.REFERENCES_PATH),
    ("GET", paths.REFERENCE_MANIFEST_PATH),
    ("GET", paths.COMPARE_REFERENCE_PATH),
    ("GET", paths.READER_PATH),
    ("GET", paths.MIRADOR_PATH),
    ("GET", paths.BIBTEX_PATH),
    ("GET", paths.RIS_PATH),
    ("GET", paths.CSL_PATH),
    ("GET", f"{paths.MANUSCRIPT_PATH}/record.json"),
    ("GET", paths.TEI_PATH),
    ("GET", paths.TRANSCRIBED_TEXT_PATH),
    ("GET", paths.TRANSCRIBED_TEI_PATH),
    ("GET", paths.TRANSCRIBED_PAGE_PATH),
    ("GET", paths.LINKED_ART_PATH),
    ("GET", paths.CONDITION_PATH),
    ("GET", paths.COMPARE_PATH),
    *((method, path) for path in IIIF for method in ("GET", "OPTIONS")),
    *(
        ("HEAD", version(path))
        for path in (paths.CONTENT_SEARCH_PATH, paths.CONTENT_AUTOCOMPLETE_PATH)
        for version in (str, paths.older)
    ),
    ("GET", paths.MANUSCRIPTS_API_PATH),
    ("GET", paths.MANUSCRIPT_API_PATH),
    ("GET", paths.VERIFY_PATH),
    ("GET", paths.VERIFY_ROOTS_PATH),
    ("GET", paths.VERIFY_ROOT_PATH),
    ("GET", paths.VERIFIER_PATH),
    ("GET", paths.SIGN_IN_PATH),
    ("POST", paths.SIGN_IN_PATH),
    ("GET", paths.INVITATION_PATH),
    ("POST", paths.INVITATION_PATH),
    ("GET", paths.OPENID_PATH),
    ("GET", paths.OPENID_RETURN_PATH),
    ("GET", paths.AUTHORITIES_PATH),
    ("GET", paths.AUTHORITY_PATH),
    ("GET", paths.AUTHORITIES_API_PATH),
    ("GET", f"{paths.AUTHORITIES_API_PATH}/likely"),
    ("GET", f"{paths.AUTHORITIES_API_PATH}/schemes"),
    ("GET", paths.AUTHORITY_API_PATH),
    ("GET", f"{paths.AUTHORITY_API_PATH}/manuscripts"),
    ("GET", "/api/vocabulary"),
    ("GET", paths.VOCABULARY_API_PATH),
    ("GET", paths.CONDITION_API_PATH),
    ("GET", f"{paths.CONDITION_API_PATH}/canvases/{{canvas_id}}"),
    ("GET", f"{paths.PUBLIC_REPORT_PATH}.pdf"),
    ("GET", paths.REPORT_PROGRESS_PATH),
    *((method, path) for path in (paths.OAI_PATH, paths.OAI_OF_PATH) for method in ("GET", "POST")),
    *(
        (method, path)
        for path in (paths.CHANGES_PATH, paths.CHANGES_PAGE_PATH)
        for method in ("GET", "OPTIONS")
    ),
    *(
        (method, path)
        for path in (
            *(paths.TOP_COLLECTION_PATH, paths.WAYS_COLLECTION_PATH, paths.SHELF_COLLECTION_PATH),
            *map(
                paths.older,
                (
                    *(paths.MANIFEST_PATH, paths.COLLECTION_PATH, paths.FOUND_COLLECTION_PATH),
                    *(paths.TOP_COLLECTION_PATH, paths.WAYS_COLLECTION_PATH),
                    *(paths.SHELF_COLLECTION_PATH, paths.CONDITION_ANNOTATIONS_PATH),
                    *(paths.CONDITION_PAGE_PATH, paths.TRANSCRIBED_CANVAS_PATH),
                    *(paths.CONTENT_SEARCH_PATH, paths.CONTENT_AUTOCOMPLETE_PATH),
                ),
            ),
        )
        for method in ("GET", "OPTIONS")
    ),
    ("GET", paths.ROBOTS_PATH),
    ("GET", paths.DCAT_PATH),
    ("GET", paths.DCAT_TURTLE_PATH),
    ("GET", paths.LINKSET_PATH),
    ("GET", paths.RESOURCESYNC_PATH),
    ("GET", paths.CAPABILITY_LIST_PATH),
    ("GET", paths.RESOURCE_LIST_PATH),
    ("GET", paths.RESOURCE_LIST_PART_PATH),
    ("GET", paths.CHANGE_LIST_PATH),
    ("GET", paths.CHANGE_LIST_PART_PATH),
    ("GET", paths.SITEMAP_PATH),
    ("GET", paths.SITEMAP_PART_PATH),
    ("GET", paths.HARVESTER_PATH),
    ("GET", paths.ACCESS_DOOR_PATH),
    ("POST", paths.ACCESS_DOOR_PATH),
    ("GET", paths.ACCESS_TOKEN_PATH),
    ("GET", paths.ACCESS_PROBE_PATH),
    ("OPTIONS", paths.ACCESS_PROBE_PATH),
    ("GET", paths.ACCESS_LOGOUT_PATH),
    ("GET", paths.VIEW_PATH),
    ("POST", paths.VIEW_PATH),
    *(("GET", path) for path in paths.ARK_ROUTES),
    ("GET", paths.ACCESS_CLOSED_PATH),
    ("GET", paths.CARE_PATH),
    ("GET", paths.CARE_OF_PATH),
    ("GET", paths.CARE_API_PATH),
}
REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
Answer = Callable[[str, str], int]


@dataclass(frozen=True)
class Walked:
    """One way to ask the house something; `action` is None where no guard stands."""

    method: str
    path: str
    action: Action | None

    @property
    def asked(self) -> str:
        """The path with something in each place that names nothing."""
        return re.sub(r"\{[^}]*\}", "0", self.path)


def actions_before(dependant: Dependant | None) -> Iterator[Action]:
    """The actions of every guard that runs before the endpoint."""
    for needed in dependant.dependencies if dependant else ():
        action = getattr(needed.call, "action", None)
        if isinstance(action, Action):
            yield action
        yield from actions_before(needed)


def walk(peopled: Peopled) -> list[Walked]:
    found = []
    for route in iter_route_contexts(peopled.routes.routes):
        if isinstance(route.original_route, Mount):
            assert route.path == paths.STATIC_PATH, "only the built files are mounted"
            continue
        actions = list(actions_before(getattr(route, "dependant", None)))
        assert len(set(actions)) <= 1, f"{route.path} has guards that contradict each other"
        found += [
            Walked(method, str(route.path), actions[0] if actions else None)
            for method in sorted((route.methods or set()) - {"HEAD"} or {"HEAD"})
        ]
    return found


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house"), **OPENID) as made:
        employ_everybody(made)
        yield made


# The address answers nothing: no route asks it before it knows who comes.
OPENID: dict[str, Any] = {"oidc_issuer": "https://127.0.0.1:9", "oidc_client_id": "kitabdar"}


def test_every_route_is_public_by_name_or_has_a_guard(peopled: Peopled) -> None:
    walked = walk(peopled)
    open_routes = {(one.method, one.path) for one in walked if one.action is None}

    assert open_routes - PUBLIC == set(), "neither public nor guarded"
    assert PUBLIC & {(one.method, one.path) for one in walked if one.action} == set()
    assert len(walked) > 40


def test_dummy_values_name_nothing() -> None:
    assert not is_valid("0")


def wrong_answers(walked: list[Walked], person: Person, answer: Answer) -> list[str]:
    """The guarded routes that let somebody in who may not, or refuse somebody who may."""
    wrong = []
    for one in walked:
        if one.action is None:
            continue
        status = answer(one.method, one.asked)
        if (status in REFUSED) is may(person, one.action):
            wrong.append(f"{one.method} {one.path} ({one.action}): {status}")
    return wrong


def ask(peopled: Peopled, person: Person, method: str, path: str) -> int:
    # A session for each question: one of them is signing out.
    headers = {"accept": "application/json", **(peopled.sign_in(person) if person.id else {})}
    with peopled.client.stream(method, path, headers=headers) as answer:
        return answer.status_code


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_may_ask_exactly_what_the_rules_say(peopled: Peopled, role: Role | None) -> None:
    person = peopled.staff[role] if role else ANONYMOUS

    assert wrong_answers(walk(peopled), person, partial(ask, peopled, person)) == []


def test_the_operator_may_ask_everything_while_there_is_no_account(tmp_path: Path) -> None:
    with assembled(tmp_path, local=True, **OPENID) as empty:
        assert wrong_answers(walk(empty), OPERATOR, partial(ask, empty, OPERATOR)) == []


def test_from_another_machine_nobody_is_the_operator(tmp_path: Path) -> None:
    with assembled(tmp_path) as empty:
        assert wrong_answers(walk(empty), ANONYMOUS, partial(ask, empty, ANONYMOUS)) == []
