"""Signing and releasing an assessment over HTTP; both are signed entries of the manuscript.

Whoever signs what was seen must be somebody who examines; whoever releases it, who releases.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Person
from catalog.conservation.condition import api_bodies as bodies
from catalog.conservation.condition import api_shown, assessments, signed
from catalog.conservation.condition.desk import BenchDesk
from catalog.conservation.released import releasing
from catalog.conservation.signing.signing import Signer
from catalog.paths import ASSESSMENT_API_PATH


def add(routes: APIRouter, desk: BenchDesk) -> None:
    """Add the routes."""
    signs, releases = desk.needs(Action.SIGN), desk.needs(Action.RELEASE)

    @routes.post(
        f"{ASSESSMENT_API_PATH}/sign",
        operation_id="sign_assessment",
        status_code=HTTPStatus.CREATED,
    )
    def sign_assessment(
        request: Request,
        assessment_id: str,
        body: bodies.Signature,
        person: Annotated[Person, Depends(signs)],
    ) -> bodies.AssessmentShown:
        """Sign; 409 while a side in scope is neither examined nor excused."""
        signer = _signer(desk, request, person, body, Action.EXAMINE, assessment_id)
        with desk.house.sessions.begin() as session:
            signed.sign_assessment(
                session, desk.house.vault.root, assessment_id, signer=signer,
                statement=body.statement, language=body.language, at=desk.clock(),
                new_id=desk.mint, device_at=body.device_at,
            )  # fmt: skip
            return _shown(session, assessment_id)

    @routes.post(
        f"{ASSESSMENT_API_PATH}/release",
        operation_id="release_assessment",
        status_code=HTTPStatus.CREATED,
    )
    def release_assessment(
        request: Request,
        assessment_id: str,
        body: bodies.Releasing,
        person: Annotated[Person, Depends(releases)],
    ) -> bodies.AssessmentShown:
        """Let the public see a signed assessment, or take it back from the public."""
        signer = _signer(desk, request, person, body, Action.RELEASE, assessment_id)
        with desk.house.sessions.begin() as session:
            releasing.release_assessment(
                session, desk.house.vault.root, assessment_id, is_released=body.is_released,
                signer=signer, statement=body.statement, language=body.language,
                at=desk.clock(), new_id=desk.mint, after=desk.after,
            )  # fmt: skip
            return _shown(session, assessment_id)


def _signer(
    desk: BenchDesk,
    request: Request,
    person: Person,
    body: bodies.Signature,
    action: Action,
    assessment_id: str,
) -> Signer:
    """Who signs; asked before the writing transaction, as checking a pass phrase takes long."""
    with desk.house.sessions() as session:
        row = assessments.find(session, assessment_id)
        holder_id = desk.holder(session, person, action, row.manuscript_id)
    return desk.sign_as(request, person, body.passphrase, action, holder_id, role=body.role)


def _shown(session: Session, assessment_id: str) -> bodies.AssessmentShown:
    row = assessments.find(session, assessment_id)
    released = signed.released_assessments(session, row.manuscript_id)
    return api_shown.assessment_shown(row, released)
