"""What is said of work at the bench by whoever did not do it: given back, released, taken back.

The forms stand on the pages of the assessment and of the treatment.
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.conservation.condition import assessments
from catalog.conservation.condition.api_bodies import GivingBack
from catalog.conservation.condition.errors import AssessmentNotFound
from catalog.conservation.condition.tables import Assessment
from catalog.conservation.released import releasing
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import mint
from catalog.identity import Manuscript
from catalog.paths import ASSESSMENT_PATH, TREATMENT_PATH
from catalog.publication import After
from viewer import pages_bench_assessment, pages_bench_treatment
from viewer.frame import VaultHouse, local, words_of
from viewer.languages import Translator
from viewer.review_views import statement_of_assessment, statement_of_treatment
from viewer.sent_forms import Sent, read, sent_form, taken
from viewer.treatment_doors import Doors


def router(
    house: VaultHouse,
    needs: Needs,
    after: After,
    clock: Clock = now,
) -> APIRouter:
    """Return the forms; `after` keeps what is made of the record when it is published again."""
    doors = Doors(house, needs, clock)
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_giving_back(pages, doors)
    _add_assessment(pages, doors, after)
    _add_treatment(pages, doors, after)
    return pages


def _add_giving_back(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.post(f"{ASSESSMENT_PATH}/give-back")
    def give_back(
        request: Request,
        manuscript_id: str,
        assessment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.APPROVE))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            with house.sessions.begin() as session:
                _found(session, person, Action.APPROVE, manuscript_id, assessment_id)
                assessments.give_back(
                    session, assessment_id, note=read(GivingBack, note=sent.one("note")).note,
                    by=person.name, at=doors.clock(),
                )  # fmt: skip
            return f"{local(house.uris.assessment(manuscript_id, assessment_id))}?done=given-back"

        shown = pages_bench_assessment.shown
        again = partial(shown, house, request, person, manuscript_id, assessment_id)
        return taken(request, sent, act, again)


def _add_assessment(pages: APIRouter, doors: Doors, after: After) -> None:
    house = doors.house

    @pages.post(f"{ASSESSMENT_PATH}/release")
    def release_assessment(
        request: Request,
        manuscript_id: str,
        assessment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.RELEASE))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def found(session: Session, t: Translator, is_released: bool) -> tuple[Manuscript, str]:
            book, row = _found(session, person, Action.RELEASE, manuscript_id, assessment_id)
            return book, statement_of_assessment(t, book, row, is_released=is_released)

        def act() -> str:
            done = _release(
                doors, request, person, sent, found,
                partial(releasing.release_assessment, assessment_id=assessment_id, after=after),
            )  # fmt: skip
            return f"{local(house.uris.assessment(manuscript_id, assessment_id))}?done={done}"

        shown = pages_bench_assessment.shown
        again = partial(shown, house, request, person, manuscript_id, assessment_id)
        return taken(request, sent, act, again)


def _add_treatment(pages: APIRouter, doors: Doors, after: After) -> None:
    house = doors.house

    @pages.post(f"{TREATMENT_PATH}/release")
    def release_treatment(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.RELEASE))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def found(session: Session, t: Translator, is_released: bool) -> tuple[Manuscript, str]:
            book = pages_bench_treatment.open_treatment(
                doors, session, request, person, Action.RELEASE, manuscript_id, treatment_id
            ).book.manuscript
            return book, statement_of_treatment(t, book, is_released=is_released)

        def act() -> str:
            done = _release(
                doors, request, person, sent, found,
                partial(releasing.release_treatment, treatment_id=treatment_id, after=after),
            )  # fmt: skip
            return f"{local(house.uris.treatment(manuscript_id, treatment_id))}?done={done}"

        shown = pages_bench_treatment.shown
        again = partial(shown, doors, request, person, manuscript_id, treatment_id)
        return taken(request, sent, act, again)


def _release(
    doors: Doors,
    request: Request,
    person: Person,
    sent: Sent,
    found: Callable[[Session, Translator, bool], tuple[Manuscript, str]],
    release: Callable[..., SignedEntry],
) -> str:
    """Sign that readers may see it, or no more; `found` tells the book and the sentence signed."""
    # Only the word that the form sends lets anything out.
    t, is_released = words_of(request), sent.one("is_released") == "yes"
    with doors.house.sessions() as session:
        book, statement = found(session, t, is_released)
    # Before the writing transaction, as checking a pass phrase takes long.
    signer = doors.signer(request, person, sent, Action.RELEASE, book.holder_id)
    with doors.house.sessions.begin() as session:
        release(
            session, doors.house.vault.root, is_released=is_released, signer=signer,
            statement=statement, language=t.language.code, at=doors.clock(), new_id=mint,
        )  # fmt: skip
    return "released" if is_released else "taken-back"


def _found(
    session: Session, person: Person, action: Action, manuscript_id: str, assessment_id: str
) -> tuple[Manuscript, Assessment]:
    manuscript = identity.find(session, manuscript_id)
    require(person, action, manuscript.holder_id)
    row = assessments.find(session, assessment_id)
    if row.manuscript_id != manuscript_id:
        raise AssessmentNotFound(assessment_id)
    return manuscript, row
