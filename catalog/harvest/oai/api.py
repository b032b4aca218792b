"""OAI-PMH over HTTP: /oai for everybody, and an address of its own for each named harvester."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from catalog.clock import Clock
from catalog.harvest import harvesters
from catalog.harvest.formats import FORMATS
from catalog.harvest.oai import arguments, tokens
from catalog.harvest.oai.answers import Answer, answer, refusal
from catalog.harvest.oai.arguments import Request, Verb
from catalog.harvest.oai.errors import Code, OaiError
from catalog.harvest.oai.listing import no_format, sealed_for
from catalog.harvest.oai.repository import Repository
from catalog.harvest.opening import open_door, steady_view
from catalog.paths import OAI_OF_PATH, OAI_PATH
from catalog.uris import Uris

Pairs = Sequence[tuple[str, str]]
_XML = "text/xml; charset=utf-8"
# Each answer is of its moment: what was withdrawn must not be told by a cache.
_HEADERS = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
_LISTS = (Verb.IDENTIFIERS, Verb.RECORDS)


async def _pairs(request: HttpRequest) -> Pairs:
    """Every argument in the order it came, from the address or from a form (section 3.1.1)."""
    pairs = list(request.query_params.multi_items())
    if request.method == "POST":
        form = await request.form(max_files=0, max_fields=50)
        pairs += [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return pairs


def router(
    sessions: sessionmaker[Session], uris: Uris, contact: str, clock: Clock | None = None
) -> APIRouter:
    """The routes of OAI-PMH; `contact` is the mail address of whoever runs this."""
    routes = APIRouter(include_in_schema=False)
    door = _Door(sessions, uris, contact, clock)

    @routes.api_route(OAI_PATH, methods=["GET", "POST"])
    def oai(pairs: Annotated[Pairs, Depends(_pairs)]) -> Response:
        return door.open(pairs, None)

    @routes.api_route(OAI_OF_PATH, methods=["GET", "POST"])
    def oai_of(key: str, pairs: Annotated[Pairs, Depends(_pairs)]) -> Response:
        with sessions() as session:
            harvesters.open_one(session, key)
        return door.open(pairs, key)

    return routes


@dataclass(frozen=True, slots=True)
class _Door:
    """Where the answers come from."""

    sessions: sessionmaker[Session]
    uris: Uris
    contact: str
    clock: Clock | None

    def open(self, pairs: Pairs, key: str | None) -> Response:
        """The answer to one request; of a named harvester it is noted."""
        repository = Repository(self.uris, self.uris.oai(key), self.contact)
        at = open_door(self.sessions, self.clock)
        request: Request | None = None
        run: int | None = None
        try:
            request = arguments.read(pairs)
            run = self._run(repository, request, key, at)
            with steady_view(self.sessions, self.clock) as (session, at):
                made = answer(session, repository, request, at, run)
        except OaiError as error:
            self._note_error(pairs, key, run, error, at)
            body = refusal(repository, request, error, at)
            return Response(body, headers=_HEADERS, media_type=_XML)
        if key is not None and run is not None:
            self._note(key, run, made, at)
        return Response(made.body, headers=_HEADERS, media_type=_XML)

    def _run(
        self, repository: Repository, request: Request, key: str | None, at: datetime
    ) -> int | None:
        """The run that a list of a named harvester is noted in: a new one, or that of its token."""
        if key is None or request.verb not in _LISTS:
            return None
        if request.token is not None:
            with self.sessions() as session:
                seal = sealed_for(session, repository)
            return tokens.read(request.token, request.verb, seal, at).run
        # What cannot be a list is noted as an error and begins none.
        if arguments.selection_of(request.given).prefix not in FORMATS:
            raise no_format(request.given["metadataPrefix"])
        with self.sessions.begin() as session:
            return harvesters.begin_run(session, key, _asked(pairs_of(request)), at=at)

    def _note(self, key: str, run: int, made: Answer, at: datetime) -> None:
        with self.sessions.begin() as session:
            harvesters.note_page(session, key, run, records=made.records, token=made.token, at=at)

    def _note_error(
        self, pairs: Pairs, key: str | None, run: int | None, error: OaiError, at: datetime
    ) -> None:
        if key is None:
            return
        with self.sessions.begin() as session:
            if error.code is Code.NO_RECORDS and run is not None:
                harvesters.note_page(session, key, run, records=0, token=None, at=at)
                return
            told = f"{error.code.value}: {error}"
            harvesters.note_error(session, key, run, _asked(pairs), told, at=at)


def pairs_of(request: Request) -> Pairs:
    """The arguments of a request again, the verb first."""
    return [("verb", request.verb.value), *request.given.items()]


def _asked(pairs: Pairs) -> str:
    return urlencode([(name, value[:100]) for name, value in pairs[:10]])
