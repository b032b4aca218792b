"""Every exception of every room has an answer, for people and for programs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import catalog
import iiif
import ingest
import storage
from catalog.errors import CatalogError, ManuscriptNotFound, ShelfmarkTaken
from iiif.errors import Busy, IiifError
from ingest.errors import IngestError
from storage.errors import StorageError, StorageFull
from viewer.languages import LANGUAGES
from viewer.problems import BROKEN, PROBLEMS, STATUS, problem_of

ROOTS = (StorageError, CatalogError, IiifError, IngestError)


def load_every_errors_module() -> None:
    for package in (storage, catalog, iiif, ingest):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.rsplit(".", 1)[-1].endswith("errors"):
                importlib.import_module(found.name)


def family(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for child in root.__subclasses__():
        yield from family(child)


def test_every_error_class_of_every_room_has_a_status() -> None:
    load_every_errors_module()
    for root in ROOTS:
        for kind in family(root):
            assert any(parent in STATUS for parent in kind.__mro__), kind


def test_what_a_visitor_did_is_never_called_our_fault() -> None:
    load_every_errors_module()
    ours = {"RenderFailed", "BadDocument", "StorageError", "CatalogError", "IiifError"}
    ours |= {"InvalidKey", "InvalidRange", "_WithKey", "DecoderUnavailable", "SourceUnreadable"}
    called_broken = {
        kind.__name__
        for root in ROOTS
        for kind in family(root)
        if problem_of(kind.__new__(kind)) is BROKEN
    }
    assert called_broken <= ours


@pytest.fixture
def broken_app(app: FastAPI) -> FastAPI:
    @app.get("/api/raise/{what}")
    @app.get("/raise/{what}")
    def fail(what: str) -> None:
        raise {
            "missing": ManuscriptNotFound("m123"),
            "taken": ShelfmarkTaken("library", "MS 1"),
            "busy": Busy("Too many pictures are being drawn.", 7),
            "full": StorageFull("x", "no room at /secret/path"),
            "odd": RuntimeError("secret detail"),
        }[what]

    @app.get("/number/{value}")
    def number(value: int) -> int:
        return value

    return app


@pytest.mark.usefixtures("broken_app")
def test_a_program_gets_problem_json_with_the_request_id(client: TestClient) -> None:
    answer = client.get("/api/raise/missing", headers={"x-request-id": "visit-0001"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "https://books.example.org/problems/not-found",
        "title": "There is nothing at this address",
        "status": 404,
        "detail": "There is no manuscript 'm123': check the identifier for a slip.",
        "instance": "urn:request:visit-0001",
    }


@pytest.mark.usefixtures("broken_app")
def test_a_person_gets_a_page_that_says_what_to_do(client: TestClient) -> None:
    answer = client.get("/raise/taken")
    assert answer.status_code == 409
    assert answer.headers["content-type"].startswith("text/html")
    assert "add to that one, or give another shelfmark" in answer.text
    assert answer.headers["x-request-id"] in answer.text


@pytest.mark.usefixtures("broken_app")
def test_what_is_our_fault_shows_no_detail(client: TestClient) -> None:
    for path in ("/raise/odd", "/api/raise/odd", "/raise/full"):
        answer = client.get(path)
        assert answer.status_code in (500, 507)
        assert "secret" not in answer.text
        assert answer.headers["x-request-id"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.usefixtures("broken_app")
def test_a_busy_house_says_when_to_come_again(client: TestClient) -> None:
    answer = client.get("/raise/busy")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "7"


@pytest.mark.usefixtures("broken_app")
def test_framework_errors_speak_as_the_house_does(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 404
    wrong_method = client.delete("/manuscripts")
    assert wrong_method.status_code == 405
    assert wrong_method.headers["allow"]
    wrong_value = client.get("/number/seven", headers={"accept": "application/json"})
    assert wrong_value.status_code == 422
    assert wrong_value.json()["detail"].startswith("value: ")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json", "application/problem+json"),
        ("*/*", "application/problem+json"),
        ("text/html;q=0.2, application/problem+json", "application/problem+json"),
        ("text/html;q=bad", "application/problem+json"),
        ("", "application/problem+json"),
    ],
)
def test_the_form_follows_what_the_visitor_accepts(
    client: TestClient, accept: str, kind: str
) -> None:
    answer = client.get("/nowhere", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_type_of_problem_has_a_page_in_four_languages(client: TestClient, code: str) -> None:
    for slug in PROBLEMS:
        answer = client.get(f"/problems/{slug}", params={"lang": code})
        assert answer.status_code == 200
        assert f'<html lang="{code}"' in answer.text
    assert client.get("/problems/no-such-type").status_code == 404
