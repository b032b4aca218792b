"""Releasing a treatment over HTTP; assessments have theirs beside their signing."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from catalog import identifiers, identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.conservation.released import releasing
from catalog.conservation.treatment import treatments
from catalog.conservation.treatment.bodies import Signing
from catalog.conservation.treatment.workbench import SignerOf
from catalog.houses import VaultHouse
from catalog.paths import TREATMENT_API_PATH
from catalog.publication import After
from catalog.record.api_bodies import problems


class TreatmentReleasing(Signing):
    """Whether the public may read of the treatment from now on."""

    is_released: bool = True


class Released(BaseModel):
    """What was said, and the entry that says it."""

    treatment_id: str
    is_released: bool
    signed_entry_id: str


def router(
    house: VaultHouse,
    needs: Needs,
    signer_of: SignerOf,
    after: After,
    clock: Clock = now,
    mint: Callable[[Any], str] = identifiers.mint,
) -> APIRouter:
    """Return the route; `after` keeps what is made of the record when it is published again."""
    routes = APIRouter(tags=["treatment"])
    releases = needs(Action.RELEASE)

    @routes.post(
        f"{TREATMENT_API_PATH}/release",
        operation_id="release_treatment",
        status_code=HTTPStatus.CREATED,
        responses=problems(400, 401, 403, 404, 409, 422),
    )
    def release_treatment(
        request: Request,
        treatment_id: str,
        body: TreatmentReleasing,
        person: Annotated[Person, Depends(releases)],
    ) -> Released:
        """Let the public read of a signed treatment, or take it back from the public."""
        with house.sessions() as session:
            manuscript_id = treatments.find(session, treatment_id).manuscript_id
            holder_id = identity.find(session, manuscript_id).holder_id
            require(person, Action.RELEASE, holder_id)
        # Before the writing transaction, as checking a pass phrase takes long.
        signer = signer_of(request, person, body.passphrase, Action.RELEASE, holder_id)
        with house.sessions.begin() as session:
            entry = releasing.release_treatment(
                session, house.vault.root, treatment_id, is_released=body.is_released,
                signer=signer, statement=body.statement, language=body.language, at=clock(),
                new_id=mint, after=after,
            )  # fmt: skip
            return Released(
                treatment_id=treatment_id, is_released=body.is_released, signed_entry_id=entry.id
            )

    return routes
