"""The OpenAPI document: what FastAPI derives, with errors told as they are really answered.

Every refusal of the house is problem details (RFC 9457), and any operation may meet one that no
endpoint names (a body too large, a store that is away), so each has a default response.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

PROBLEM_TYPE = "application/problem+json"
_METHODS = ("get", "put", "post", "patch", "delete")
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "Why a request was refused, and what to do (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "The page that explains it."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence for the person who must act."},
        "instance": {"type": "string", "description": "Names the line in the log."},
    },
}
_REFERENCE = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def describe(app: FastAPI) -> None:
    """Let `app` tell its refusals as problem details; the document is made once, when asked."""

    def made() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(title=app.title, version=app.version, routes=app.routes)
            _tell_problems(document)
            app.openapi_schema = document
        return app.openapi_schema

    setattr(app, "openapi", made)  # noqa: B010 - the documented way to replace it (FastAPI)


def _tell_problems(document: dict[str, Any]) -> None:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.setdefault("Problem", _PROBLEM)
    for operation in _operations(document):
        responses = operation["responses"]
        responses.setdefault("default", {"description": "Refused, and why."})
        for status, response in responses.items():
            if status == "default" or status[0] in "45":
                told = response.get("content", {}).get(PROBLEM_TYPE)
                response["content"] = {PROBLEM_TYPE: told} if told else _REFERENCE
    for unsaid in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unsaid, None)


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        for method in _METHODS:
            if method in path:
                yield path[method]
