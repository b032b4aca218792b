"""What a visitor is told when something cannot be done, and with which HTTP status.

The rooms below raise exceptions that know no HTTP; the table here gives each a status (RFC 9110,
15) and a type. Programs get problem+json (RFC 9457), people get a page with the same words in their
language and the request id under which the log tells the rest.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalog import errors as catalog_errors
from catalog.accounts.permissions import ANONYMOUS
from iiif import errors as iiif_errors
from iiif.content_state.errors import BadContentState
from ingest import deposit_errors
from ingest import errors as ingest_errors
from storage import errors as storage_errors
from viewer.frame import PageHouse, show, visit_of, words_of
from viewer.languages import FALLBACK, Translator
from viewer.refusals import Sentence, sentence_of, sentence_of_field

log = logging.getLogger("kitabdar.problems")


@dataclass(frozen=True, slots=True)
class Problem:
    """A type of problem: its slug names the page that explains it, its status the HTTP answer."""

    slug: str
    status: HTTPStatus


BAD_REQUEST = Problem("bad-request", HTTPStatus.BAD_REQUEST)
SIGN_IN = Problem("sign-in-needed", HTTPStatus.UNAUTHORIZED)
FORBIDDEN = Problem("forbidden", HTTPStatus.FORBIDDEN)
HANDLING = Problem("handling-rule", HTTPStatus.FORBIDDEN)
NOT_FOUND = Problem("not-found", HTTPStatus.NOT_FOUND)
METHOD = Problem("method-not-allowed", HTTPStatus.METHOD_NOT_ALLOWED)
CONFLICT = Problem("conflict", HTTPStatus.CONFLICT)
WITHDRAWN = Problem("withdrawn", HTTPStatus.GONE)
TOO_LARGE = Problem("too-large", HTTPStatus(413))
UNPROCESSABLE = Problem("unprocessable", HTTPStatus(422))
TOO_OFTEN = Problem("too-many-attempts", HTTPStatus.TOO_MANY_REQUESTS)
BROKEN = Problem("server-error", HTTPStatus.INTERNAL_SERVER_ERROR)
DAMAGED = Problem("damaged", HTTPStatus.INTERNAL_SERVER_ERROR)
BUSY = Problem("busy", HTTPStatus.SERVICE_UNAVAILABLE)
STORAGE_AWAY = Problem("storage-unavailable", HTTPStatus.SERVICE_UNAVAILABLE)
STORAGE_FULL = Problem("storage-full", HTTPStatus.INSUFFICIENT_STORAGE)

PROBLEMS: Mapping[str, Problem] = {
    kind.slug: kind
    for kind in (
        BAD_REQUEST, SIGN_IN, FORBIDDEN, HANDLING, NOT_FOUND, METHOD, CONFLICT, WITHDRAWN,
        TOO_LARGE, UNPROCESSABLE, TOO_OFTEN, BROKEN, DAMAGED, BUSY, STORAGE_AWAY, STORAGE_FULL,
    )
}  # fmt: skip

# A class that is not named here is answered like the nearest of its parents that is.
STATUS: Mapping[type[Exception], Problem] = {
    storage_errors.StorageError: BROKEN,
    storage_errors.BlobNotFound: DAMAGED,
    storage_errors.BlobExists: CONFLICT,
    storage_errors.InvalidKey: BROKEN,
    storage_errors.InvalidRange: BROKEN,
    storage_errors.StorageFull: STORAGE_FULL,
    storage_errors.StorageUnavailable: STORAGE_AWAY,
    storage_errors.DigestMismatch: DAMAGED,
    storage_errors.CorruptTileArchive: DAMAGED,
    storage_errors.CorruptOcflObject: DAMAGED,
    storage_errors.OcflConflict: CONFLICT,
    OperationalError: STORAGE_AWAY,
    catalog_errors.CatalogError: BROKEN,
    catalog_errors.NotFound: NOT_FOUND,
    catalog_errors.Conflict: CONFLICT,
    catalog_errors.BadRecord: UNPROCESSABLE,
    catalog_errors.NotAllowed: FORBIDDEN,
    catalog_errors.NotSignedIn: SIGN_IN,
    catalog_errors.TooManyAttempts: TOO_OFTEN,
    catalog_errors.Withdrawn: WITHDRAWN,
    BadContentState: BAD_REQUEST,
    iiif_errors.IiifError: BROKEN,
    iiif_errors.BadImageRequest: BAD_REQUEST,
    iiif_errors.ImageUnknown: NOT_FOUND,
    iiif_errors.HandlingForbids: HANDLING,
    iiif_errors.TooLarge: TOO_LARGE,
    iiif_errors.Busy: BUSY,
    ingest_errors.IngestError: UNPROCESSABLE,
    deposit_errors.DepositNotFound: NOT_FOUND,
    deposit_errors.DepositClosed: CONFLICT,
    deposit_errors.FilesMissing: CONFLICT,
    deposit_errors.WorkerNameTaken: CONFLICT,
}

_BY_STATUS: Mapping[int, Problem] = {
    400: BAD_REQUEST,
    401: SIGN_IN,
    403: FORBIDDEN,
    404: NOT_FOUND,
    405: METHOD,
    409: CONFLICT,
    410: WITHDRAWN,
    413: TOO_LARGE,
    422: UNPROCESSABLE,
    423: CONFLICT,
    429: TOO_OFTEN,
    503: BUSY,
    507: STORAGE_FULL,
}

# Addresses that answer programs only, whatever they say they accept.
_PROGRAMS = ("/api/", "/iiif/")


def problem_of(error: Exception) -> Problem:
    """Return the problem that an exception means, by the nearest class in the table."""
    if isinstance(error, HTTPException):
        known = _BY_STATUS.get(error.status_code)
        fallback = BAD_REQUEST if error.status_code < 500 else BROKEN
        return known or Problem(fallback.slug, HTTPStatus(error.status_code))
    if isinstance(error, RequestValidationError):
        return UNPROCESSABLE
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return BROKEN


def detail_of(error: Exception, problem: Problem, t: Translator) -> Sentence | None:
    """Return the sentence written for the person who must act; none for what is our own fault."""
    english = _english(error, problem)
    if english is None:
        return None
    reader = t.language.code
    if isinstance(error, RequestValidationError):
        told = error.errors()[0]
        said = sentence_of_field(told, _place(told), t)
        return Sentence(said or english, reader if said else FALLBACK, reader=reader)
    said_so = sentence_of(error, t)
    if said_so.language == FALLBACK:
        return Sentence(english, FALLBACK, reader=reader)
    return said_so


def _place(told: Mapping[str, Any]) -> str:
    """Name the field of a request: without 'body' or 'query', unless there is nothing else."""
    return ".".join(str(part) for part in told["loc"][1:]) or str(told["loc"][0])


def _english(error: Exception, problem: Problem) -> str | None:
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and problem is not BUSY:
        return None
    if isinstance(error, RequestValidationError):
        told = error.errors()[0]
        return f"{_place(told)}: {told['msg']}"
    if isinstance(error, HTTPException):
        plain = HTTPStatus(error.status_code).phrase
        return None if error.detail == plain else str(error.detail)
    return str(error) or None


def wants_page(request: Request) -> bool:
    """Tell whether a person's browser asked (Accept prefers HTML), and not a program."""
    if request.url.path.startswith(_PROGRAMS):
        return False
    accepted = Headers(scope=request.scope).get("accept", "")
    weights = {"text/html": 0.0, "json": 0.0}
    for part in accepted.split(","):
        kind, _, rest = part.strip().partition(";")
        name = "text/html" if kind == "text/html" else "json" if kind.endswith("json") else ""
        if name:
            weights[name] = max(weights[name], _weight(rest))
    return weights["text/html"] > weights["json"]


def _weight(parameters: str) -> float:
    _, _, value = parameters.replace(" ", "").partition("q=")
    try:
        return float(value.split(";", 1)[0]) if value else 1.0
    except ValueError:
        return 0.0


def answer(house: PageHouse, request: Request, error: Exception) -> Response:
    """Say a problem in the form and language of whoever asked."""
    problem = problem_of(error)
    detail = detail_of(error, problem, words_of(request))
    request_id = visit_of(request).request_id
    headers = dict(getattr(error, "headers", None) or {})
    wait = getattr(error, "retry_after_s", None)
    if problem.status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
        headers["Retry-After"] = str(wait or 5)
    headers["Cache-Control"] = "no-store"
    if problem is SIGN_IN:
        headers.setdefault("WWW-Authenticate", "Bearer")  # RFC 9110, 15.5.2; RFC 6750, 3
    if request.url.path.startswith("/iiif/"):
        # A viewer on another site must be able to read why (Image API 3.0, 7.2; RFC 9457).
        headers["Access-Control-Allow-Origin"] = "*"
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("request.failed", exc_info=error, extra={"problem": problem.slug})
    if wants_page(request):
        if type(error) is catalog_errors.NotSignedIn:
            detail = None  # the page says so itself, in the reader's language, and has the form
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not hasattr(
            request.state, "person"
        ):
            # What failed may be the very database that knows who asks.
            request.state.person = ANONYMOUS
        return show(
            house,
            request,
            "problem.html",
            status=problem.status,
            headers=headers,
            slug=problem.slug,
            number=int(problem.status),
            detail=detail,
            request_id=request_id,
            going_to=_where_to_return(request) if problem is SIGN_IN else None,
        )
    if detail is not None and detail.is_foreign:
        headers["Content-Language"] = f"{visit_of(request).language}, {detail.language}"
    body: dict[str, Any] = {
        "type": house.uris.problem(problem.slug),
        "title": words_of(request)(f"problem-{problem.slug}-title"),
        "status": int(problem.status),
        # Half a character that somebody sent, in a name say, cannot be sent back.
        "detail": (detail or words_of(request)(f"problem-{problem.slug}-help"))
        .encode("utf-8", "replace")
        .decode(),
        "instance": f"urn:request:{request_id}",
        # What a program needs to act on it, such as the fields that clash (RFC 9457, 3.2).
        **getattr(error, "extension", {}),
    }
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")


def _where_to_return(request: Request) -> str:
    """Name the page to come back to after signing in; what was sent can only be sent anew."""
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def install(app: FastAPI, house: PageHouse) -> None:
    """Give every exception of the house its answer."""

    def say(request: Request, error: Exception) -> Response:
        return answer(house, request, error)

    for kind in (*STATUS, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, say)
