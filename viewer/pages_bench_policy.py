"""The order in which treatments of a holder's books are approved: rows that a person sets."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Person, Role, actions_of, may, require
from catalog.conservation.treatment import approval_policies
from catalog.conservation.treatment.approval_policies import Policy, PolicyStep
from catalog.identity import Holder
from catalog.paths import APPROVAL_POLICY_PATH
from viewer import page_models
from viewer.frame import local, show, words_of
from viewer.sent_forms import Mistake, Sent, read, sent_form, taken
from viewer.treatment_doors import Doors, find_holder

_ROWS = 6
_ABLE = tuple(role for role in Role if {Action.APPROVE, Action.SIGN} <= actions_of(role))


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the page."""
    house = doors.house

    @pages.get(APPROVAL_POLICY_PATH)
    def policy(
        request: Request,
        holder_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
    ) -> Response:
        return _shown(doors, request, person, holder_id)

    @pages.post(APPROVAL_POLICY_PATH)
    def set_policy(
        request: Request,
        holder_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.RELEASE))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            with house.sessions.begin() as session:
                holder = _holder(session, person, Action.RELEASE, holder_id)
                wanted = read(
                    Policy, steps=_steps(sent), valid_months=sent.one("valid_months") or None
                )
                approval_policies.set_policy(
                    session, holder.id, wanted, by=person.name, at=doors.clock()
                )
            return f"{local(house.uris.approval_policy(holder_id))}?done=set"

        return taken(request, sent, act, partial(_shown, doors, request, person, holder_id))


def _holder(session: Session, person: Person, action: Action, holder_id: str) -> Holder:
    holder = find_holder(session, holder_id)
    require(person, action, holder.id)
    return holder


def _steps(sent: Sent) -> tuple[PolicyStep, ...]:
    rows = zip(sent.many("role"), sent.many("quorum"), strict=False)
    return tuple(read(PolicyStep, role=role, quorum=quorum or 1) for role, quorum in rows if role)


def _shown(
    doors: Doors, request: Request, person: Person, holder_id: str, mistake: Mistake | None = None
) -> Response:
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        holder = _holder(session, person, Action.READ_BENCH, holder_id)
        standing = approval_policies.policy_of(session, holder.id)
    rows = [(one.role.value, str(one.quorum)) for one in standing.steps]
    months = str(standing.valid_months)
    if mistake is not None:
        sent = mistake.sent
        rows = list(zip(sent.many("role"), sent.many("quorum"), strict=False))
        months = sent.one("valid_months")
    rows += [("", "1")] * max(1, _ROWS - len(rows))
    return show(
        house, request, "bench/treatment/policy.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        holder=page_models.said(holder.names, t.language.code), rows=rows, months=months,
        standing=standing, roles=_ABLE, mistake=mistake, tabs=[], keeper=person.id or "operator",
        store=f"{local(house.uris.store())}?holder={holder.id}",
        done=request.query_params.get("done", ""),
        may_set=may(person, Action.RELEASE, holder.id),
    )  # fmt: skip
