"""The people who work here, for administrators: invite, give and take roles, close accounts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts import accounts, invitations
from catalog.accounts.permissions import (
    UNSCOPED_ROLES,
    Action,
    Needs,
    Person,
    Role,
    RoleHeld,
    may,
)
from catalog.accounts.secrets_kept import new_token
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import SignInSession, User
from catalog.clock import now
from catalog.errors import BadRecord, Conflict
from catalog.identity import Holder
from catalog.paths import (
    PEOPLE_PATH,
    PERSON_PATH,
)
from viewer.frame import local, show, words_of
from viewer.page_models import Text
from viewer.page_models import said as in_language
from viewer.pages_sign_in import EntranceHouse
from viewer.refusals import sentence_of


@dataclass(frozen=True)
class Line:
    """One person in the list."""

    user: User
    address: str
    roles: tuple[RoleHeld, ...]
    last_seen: dt.datetime | None


@dataclass(frozen=True)
class Ability:
    """What somebody can do for one holder; `holder_id` None: for every holder."""

    holder_id: str | None
    actions: tuple[Action, ...]


def abilities(person: Person) -> tuple[Ability, ...]:
    """What a person can do, in the order of `Action`; for one holder only what is more."""
    everywhere = Person(
        id=person.id, name="", roles=tuple(one for one in person.roles if one.holder_id is None)
    )
    said_already = {action for action in Action if may(everywhere, action)}
    found = [Ability(None, tuple(action for action in Action if action in said_already))]
    for holder_id in dict.fromkeys(one.holder_id for one in person.roles if one.holder_id):
        more = tuple(
            action
            for action in Action
            if action not in said_already and may(person, action, holder_id)
        )
        if more:
            found.append(Ability(holder_id, more))
    return tuple(found)


def router(house: EntranceHouse, needs: Needs) -> APIRouter:
    """Return the pages under /people."""
    pages = APIRouter(include_in_schema=False)
    _add_list(pages, house, needs)
    _add_person(pages, house, needs)
    _add_changes(pages, house, needs)
    return pages


def _add_list(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    manager = Depends(needs(Action.MANAGE_PEOPLE))

    def listed(
        request: Request,
        status: int = HTTPStatus.OK,
        mistake: str = "",
        link: str = "",
        given: Mapping[str, str] | None = None,
    ) -> Response:
        language = words_of(request).language.code
        with house.sessions() as session:
            seen = _last_seen(session)
            lines = [
                Line(
                    user,
                    local(house.uris.person(user.id)),
                    person_of(user).roles,
                    seen.get(user.id),
                )
                for user in accounts.everybody(session)
            ]
            waiting = [
                (one, invitations.roles_of(one)) for one in invitations.open_ones(session, now())
            ]
            holders = _holders(session, language)
        return show(
            house,
            request,
            "accounts/people.html",
            section="people",
            status=status,
            headers={"Cache-Control": "no-store"},
            people=lines,
            waiting=waiting,
            holders=holders,
            all_roles=tuple(Role),
            mistake=mistake,
            link=link,
            given=given or {"name": "", "email": ""},
        )

    @pages.get(PEOPLE_PATH)
    def people(request: Request, _: Annotated[Person, manager]) -> Response:
        return listed(request)

    @pages.post(PEOPLE_PATH)
    def invite(
        request: Request,
        person: Annotated[Person, manager],
        roles: Annotated[list[str], Form(default_factory=list)],
        email: Annotated[str, Form(max_length=1000)] = "",
        name: Annotated[str, Form(max_length=1000)] = "",
        holder: Annotated[str, Form(max_length=80)] = "",
    ) -> Response:
        token = new_token()
        try:
            with house.sessions.begin() as session:
                invitations.invite(
                    session,
                    email=email,
                    name=name,
                    roles=[_held(role, holder, lenient=True) for role in roles],
                    invited_by=person.name,
                    token=token,
                    at=now(),
                )
        except (BadRecord, Conflict) as mistake:
            given = {"name": name, "email": email}
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return listed(request, status, sentence_of(mistake, words_of(request)), given=given)
        return listed(request, HTTPStatus.CREATED, link=house.uris.invitation(token))

    @pages.post(f"{PEOPLE_PATH}/invitations/withdraw")
    def withdraw(
        _: Annotated[Person, manager], email: Annotated[str, Form(max_length=1000)] = ""
    ) -> Response:
        with house.sessions.begin() as session:
            invitations.withdraw(session, email)
        return RedirectResponse(local(house.uris.people()), HTTPStatus.SEE_OTHER)


def _add_person(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    manager = Depends(needs(Action.MANAGE_PEOPLE))

    @pages.get(PERSON_PATH)
    def person_page(request: Request, user_id: str, _: Annotated[Person, manager]) -> Response:
        return _show_person(house, request, user_id)


def _show_person(
    house: EntranceHouse, request: Request, user_id: str, mistake: str = ""
) -> Response:
    language = words_of(request).language.code
    with house.sessions() as session:
        user = accounts.find(session, user_id)
        holders = _holders(session, language)
        last_seen = _last_seen(session).get(user_id)
    whom = person_of(user)
    return show(
        house,
        request,
        "accounts/person.html",
        section="people",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
        user=user,
        roles=whom.roles,
        abilities=abilities(whom),
        address=local(house.uris.person(user_id)),
        holders=holders,
        all_roles=tuple(Role),
        last_seen=last_seen,
        mistake=mistake,
    )


def _add_changes(pages: APIRouter, house: EntranceHouse, needs: Needs) -> None:
    manager = Depends(needs(Action.MANAGE_PEOPLE))

    def back(user_id: str) -> Response:
        return RedirectResponse(local(house.uris.person(user_id)), HTTPStatus.SEE_OTHER)

    @pages.post(f"{PERSON_PATH}/roles")
    def change_roles(
        request: Request,
        user_id: str,
        _: Annotated[Person, manager],
        role: Annotated[str, Form(max_length=40)] = "",
        holder: Annotated[str, Form(max_length=80)] = "",
        change: Annotated[str, Form(max_length=10)] = "give",
    ) -> Response:
        try:
            held = _held(role, holder)
            with house.sessions.begin() as session:
                user = accounts.find(session, user_id)
                others = [one for one in person_of(user).roles if one != held]
                kept = others if change == "take" else [*others, held]
                accounts.change_roles(session, user, kept)
        except (BadRecord, Conflict) as mistake:
            return _show_person(house, request, user_id, sentence_of(mistake, words_of(request)))
        return back(user_id)

    @pages.post(f"{PERSON_PATH}/close")
    def close(request: Request, user_id: str, _: Annotated[Person, manager]) -> Response:
        try:
            with house.sessions.begin() as session:
                accounts.deactivate(session, accounts.find(session, user_id), now())
        except Conflict as mistake:
            return _show_person(house, request, user_id, sentence_of(mistake, words_of(request)))
        return back(user_id)

    @pages.post(f"{PERSON_PATH}/open")
    def reopen(user_id: str, _: Annotated[Person, manager]) -> Response:
        with house.sessions.begin() as session:
            accounts.reactivate(session, accounts.find(session, user_id))
        return back(user_id)


def _held(role: str, holder: str, *, lenient: bool = False) -> RoleHeld:
    """Read a role from a form; `lenient` passes over the holder of a role that has none."""
    known = {one.value: one for one in Role}
    if role not in known:
        raise BadRecord(
            f"There is no role {role!r}: choose one from the list.", key="role-unknown", name=role
        )
    chosen = known[role]
    return RoleHeld(chosen, None if lenient and chosen in UNSCOPED_ROLES else holder or None)


def _holders(session: Session, language: str) -> dict[str, Text]:
    """Name every holder in the reader's language."""
    rows: Sequence[Holder] = session.scalars(select(Holder).order_by(Holder.id)).all()
    return {row.id: in_language(row.names, language) for row in rows}


def _last_seen(session: Session) -> dict[str, dt.datetime]:
    """Tell when each person was last here, as far as their sessions are still kept."""
    rows = session.execute(
        select(SignInSession.user_id, func.max(SignInSession.last_seen_at).label("seen")).group_by(
            SignInSession.user_id
        )
    )
    return {row.user_id: row.seen for row in rows}
