"""Named harvesters: staff name them, and each has a page that tells how its harvests went.

The page of a harvester asks for no account: its address ends with the key that the harvester has
anyway, and it tells nothing but what was asked with that key.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.harvest import harvesters
from catalog.harvest.errors import BadHarvester
from catalog.identifiers import Kind, mint
from catalog.paths import END_HARVESTER_PATH, HARVESTER_PATH, HARVESTERS_PATH
from viewer.frame import PageHouse, local, show, words_of
from viewer.refusals import sentence_of

RUNS_SHOWN = 50
_Words = Annotated[str, Form(max_length=4000)]


def router(house: PageHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the pages under /harvesters; who publishes may name a harvester."""
    pages = APIRouter(include_in_schema=False)
    staff = needs(Action.PUBLISH)

    def listed(request: Request, mistake: str = "", name: str = "", note: str = "") -> Response:
        with house.sessions() as session:
            everyone = harvesters.everyone(session)
        return show(
            house,
            request,
            "harvest/harvesters.html",
            section="desk",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
            headers={"Cache-Control": "no-store"},
            everyone=everyone,
            page_of=lambda key: local(house.uris.harvester(key)),
            open_address=house.uris.oai(),
            here=local(house.uris.harvesters()),
            mistake=mistake,
            given={"name": name, "note": note},
        )

    @pages.get(HARVESTERS_PATH)
    def harvesters_page(request: Request, _: Annotated[Person, Depends(staff)]) -> Response:
        return listed(request)

    @pages.post(HARVESTERS_PATH)
    def name_harvester(
        request: Request,
        person: Annotated[Person, Depends(staff)],
        name: _Words = "",
        note: _Words = "",
    ) -> Response:
        require(person, Action.PUBLISH)
        try:
            with house.sessions.begin() as session:
                made = harvesters.name(
                    session, key=mint(Kind.HARVESTER), name=name, note=note, by=person.name,
                    at=clock(),
                )  # fmt: skip
        except BadHarvester as mistake:
            return listed(request, sentence_of(mistake, words_of(request)), name, note)
        return RedirectResponse(local(house.uris.harvester(made.id)), HTTPStatus.SEE_OTHER)

    @pages.get(HARVESTER_PATH)
    def harvester_page(request: Request, key: str) -> Response:
        with house.sessions() as session:
            found = harvesters.find(session, key)
            runs = harvesters.runs(session, key, RUNS_SHOWN)
        return show(
            house,
            request,
            "harvest/harvester.html",
            section="about",
            headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"},
            harvester=found,
            runs=runs,
            base=house.uris.oai(key),
            all_harvesters=local(house.uris.harvesters()),
            end=local(house.uris.end_harvester(key)),
        )

    @pages.post(END_HARVESTER_PATH)
    def end_harvester(key: str, person: Annotated[Person, Depends(staff)]) -> Response:
        require(person, Action.PUBLISH)
        with house.sessions.begin() as session:
            harvesters.end(session, key, at=clock())
        return RedirectResponse(local(house.uris.harvester(key)), HTTPStatus.SEE_OTHER)

    return pages
