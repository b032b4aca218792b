"""The form of a treatment proposal: written, saved, and shown again with all that was typed."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.condition import assessments
from catalog.conservation.condition.tables import AssessmentStatus
from catalog.conservation.treatment import flaws, proposals
from catalog.conservation.treatment.errors import EditClash
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import ProposalState
from catalog.identifiers import mint
from catalog.paths import PROPOSAL_PATH
from viewer import flaw_words, proposal_views
from viewer.bench_terms import FIRST_COMPONENTS
from viewer.folio_ranges import BadFolios, sides_in
from viewer.frame import local, show, words_of
from viewer.languages import LANGUAGES
from viewer.pages_bench_proposals import find
from viewer.proposal_form import (
    ProposalForm,
    content_of,
    form_of,
    places_of,
    sent_form_of,
    with_one_more,
    with_room,
)
from viewer.sent_forms import MENDABLE, Mistake, Sent, mistake_of, sent_form
from viewer.treatment_doors import Book, Doors, open_book
from viewer.treatment_words import choices, term


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the form."""
    house, writer = doors.house, doors.needs(Action.PROPOSE)

    @pages.get(f"{PROPOSAL_PATH}/edit")
    def write(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(writer)],
    ) -> Response:
        with house.sessions() as session:
            book = open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
            found = find(session, manuscript_id, proposal_id)
            content = ProposalContent.model_validate(found.content)
            form = form_of(content, found.edition, found.assessment_id, book.labels)
        return _sheet(doors, request, book, proposal_id, form)

    @pages.post(f"{PROPOSAL_PATH}/edit")
    def save(
        request: Request,
        manuscript_id: str,
        proposal_id: str,
        person: Annotated[Person, Depends(writer)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        form, t = sent_form_of(sent), words_of(request)
        with house.sessions() as session:
            book = open_book(doors, session, request, person, Action.PROPOSE, manuscript_id)
            find(session, manuscript_id, proposal_id)
        if sent.one("do") == "option":
            return _sheet(doors, request, book, proposal_id, with_room(with_one_more(form)))
        try:
            with house.sessions.begin() as session:
                content = content_of(form, book.labels, _ticked(session, manuscript_id, form))
                saved = proposals.change(
                    session, proposal_id, content, edition=form.edition, by=person.name,
                    at=doors.clock(), new_id=mint, assessment_id=form.assessment_id or None,
                )  # fmt: skip
                address = local(house.uris.proposal(manuscript_id, saved.id))
        except EditClash as clash:
            mistake = mistake_of(clash, sent, t)
            shown = replace(form, edition=clash.edition)
            return _sheet(doors, request, book, clash.subject_id, shown, mistake)
        except MENDABLE as error:
            return _sheet(doors, request, book, proposal_id, form, mistake_of(error, sent, t))
        goes_on = "/edit" if sent.one("do") == "more" else ""
        return RedirectResponse(f"{address}{goes_on}?done=saved", HTTPStatus.SEE_OTHER)


def _ticked(session: Session, manuscript_id: str, form: ProposalForm) -> list[flaws.Flaw]:
    return flaws.chosen(session, manuscript_id, (), places_of(form))


def _offered(
    session: Session, book: Book, form: ProposalForm
) -> dict[str, tuple[list[flaw_words.FlawGroup], bool]]:
    """Return the marked places of each action's folios, by the name of its fields.

    Each with whether there are too many to show. What lies on no side has no place to tick.
    """
    manuscript_id = book.manuscript.id
    ticked = _ticked(session, manuscript_id, form)
    found = {}
    for number, option in enumerate(form.options):
        for place, row in enumerate(option.actions):
            try:
                sides = sides_in(row.folios, book.labels)
            except BadFolios:
                continue  # the form says above what is wrong with them
            if not sides:
                continue
            known = flaws.standing(session, manuscript_id, sides, most=flaw_words.FLAWS_MAX)
            drawn = None if known is None else [one for one in known if one.places]
            mine = [one for one in ticked if {each.region_id for each in one.places} & row.flaws]
            boxes = flaw_words.groups(drawn, mine, row.flaws, book.labels, book.t)
            if boxes or drawn is None:
                found[f"option_{number}_action_{place}"] = (boxes, drawn is None)
    return found


def _sheet(
    doors: Doors,
    request: Request,
    book: Book,
    proposal_id: str,
    form: ProposalForm,
    mistake: Mistake | None = None,
) -> Response:
    house, language = doors.house, book.t.language.code
    manuscript_id = book.manuscript.id
    theirs = []
    with house.sessions() as session:
        found = find(session, manuscript_id, proposal_id)
        signed = [
            row
            for row in assessments.of_manuscript(session, manuscript_id)
            if row.status is AssessmentStatus.SIGNED
        ]
        if mistake is not None and isinstance(mistake.error, EditClash):
            # What the other wrote, against what was typed here, part by part.
            mine = content_of(form, book.labels, _ticked(session, manuscript_id, form))
            standing = ProposalContent.model_validate(found.content)
            theirs = proposal_views.changes(standing, mine, book.labels, book.t)
        offered = _offered(session, book, form)
    used = {key for row in form.scope for key in row.components} | {
        key for one in form.options for row in one.actions for key in row.components
    }
    components = dict(choices("component", language))
    return show(
        house, request, "bench/treatment/proposal_form.html", section="desk",
        entries=("treatment",), headers={"Cache-Control": "no-store"},
        status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, form=form, mistake=mistake, theirs=theirs,
        series=found.series_id, version=found.version,
        is_draft=found.state is ProposalState.DRAFT,
        address=local(house.uris.proposal(manuscript_id, proposal_id)),
        assessments=[(row.id, row.number, row.kind.value) for row in signed],
        flaws=offered, acts=choices("act", language), materials=choices("mat", language),
        components=[
            (key, components.get(key, key))
            for key in dict.fromkeys((*FIRST_COMPONENTS, *sorted(used)))
        ],
        tongues=LANGUAGES, sides=[book.label(each) for each in book.labels],
        done=request.query_params.get("done", ""), term=term,
    )  # fmt: skip
