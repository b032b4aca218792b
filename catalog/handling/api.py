"""Handling rules for programs: what holds, what held, and setting all of it at once."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import Clock, now
from catalog.handling import policies
from catalog.handling.announcing import announce
from catalog.handling.policies import PolicyDraft
from catalog.handling.rules import Rule
from catalog.handling.tables import HandlingPolicy
from catalog.houses import VaultHouse
from catalog.identifiers import mint
from catalog.paths import HANDLING_API_PATH
from catalog.publication import After
from catalog.record.values import Text

POLICIES_MAX = 200


class PolicyShown(BaseModel):
    """A policy as it was set; `ended_at` is null while it holds."""

    number: int
    canvas_ids: list[str]
    rules: list[Rule]
    note: list[Text]
    custodian: str
    set_by: str
    set_at: dt.datetime
    ended_by: str | None
    ended_at: dt.datetime | None


class HandlingShown(BaseModel):
    """Every policy, newest first; `edition` must be given back with a change."""

    manuscript_id: str
    edition: int
    in_force: list[PolicyShown]
    ended: list[PolicyShown]


class HandlingWanted(BaseModel):
    """Exactly these policies shall hold; `edition` is the one that was read before."""

    edition: Annotated[int, Field(ge=0, le=2**31 - 1)]
    policies: Annotated[list[PolicyDraft], Field(max_length=POLICIES_MAX)]


def router(house: VaultHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the routes; `after` keeps the manifest of what was published."""
    routes = APIRouter(tags=["handling"])
    reader, adviser = needs(Action.READ_DRAFT), needs(Action.SET_HANDLING)

    @routes.get(HANDLING_API_PATH)
    def read_handling(
        manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> HandlingShown:
        """Every handling policy of the manuscript, in force or ended."""
        with house.sessions() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.READ_DRAFT, manuscript.holder_id)
            return _shown(session, manuscript_id)

    @routes.put(HANDLING_API_PATH)
    def set_handling(
        manuscript_id: str,
        wanted: HandlingWanted,
        person: Annotated[Person, Depends(adviser)],
    ) -> HandlingShown:
        """Let exactly these policies hold; what holds already keeps its number and date."""
        at = clock()
        with house.sessions.begin() as session:
            manuscript = identity.find(session, manuscript_id)
            require(person, Action.SET_HANDLING, manuscript.holder_id)
            seen = wanted.edition
            if policies.set_all(
                session, manuscript_id, wanted.policies, seen=seen, by=person.name, at=at
            ):
                announce(
                    session, house.vault.root, manuscript_id,
                    by=person.name, at=at, new_id=mint, after=after,
                )  # fmt: skip
            return _shown(session, manuscript_id)

    return routes


def _shown(session: Session, manuscript_id: str) -> HandlingShown:
    history = policies.history(session, manuscript_id)
    return HandlingShown(
        manuscript_id=manuscript_id,
        edition=policies.edition(session, manuscript_id),
        in_force=[_policy(policy) for policy in history if policy.ended_at is None],
        ended=[_policy(policy) for policy in history if policy.ended_at is not None],
    )


def _policy(policy: HandlingPolicy) -> PolicyShown:
    return PolicyShown.model_validate(policy, from_attributes=True)
