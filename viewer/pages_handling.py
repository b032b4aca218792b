"""The page where a custodian's adviser sets how a manuscript is handled, and staff read it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.errors import BadPolicy, HandlingChanged, PolicyNotFound
from catalog.handling import policies
from catalog.handling.announcing import announce
from catalog.handling.in_force import Handling, in_force, policy_of
from catalog.handling.rules import NEEDS_NOTE, Rule
from catalog.handling.tables import HandlingPolicy
from catalog.identifiers import mint
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_for_staff
from catalog.paths import HANDLING_PATH
from catalog.publication import After
from storage.vault import Vault
from viewer import page_models
from viewer.frame import Number, PageHouse, local, show, words_of
from viewer.handling_form import RANGE, SAME, WHOLE, HandlingForm, draft_of, form_of, form_to_change
from viewer.handling_form import part_of as part_of_form
from viewer.handling_views import PolicyView, policy_view


class HandlingHouse(PageHouse, Protocol):
    """What is needed to change how a manuscript is handled."""

    @property
    def vault(self) -> Vault:
        """Return where records are preserved."""


@dataclass(frozen=True)
class Ended:
    """A policy of the past, with who ended it and when."""

    policy: PolicyView
    ended_by: str
    ended_at: dt.datetime


@dataclass(frozen=True)
class Scene:
    """What is known of one manuscript when its page of rules is opened."""

    manuscript: Manuscript
    rows: list[PageRow]
    handling: Handling
    history: list[HandlingPolicy]
    edition: int


async def sent_form(request: Request) -> FormData:
    """Return the fields a browser sent."""
    return await request.form(max_fields=100, max_files=0)


def router(house: HandlingHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the page; `after` keeps the manifest of what was published."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_reading(pages, house, needs)
    _add_setting(pages, house, needs, after, clock)
    return pages


def _add_reading(pages: APIRouter, house: HandlingHouse, needs: Needs) -> None:
    reader = needs(Action.READ_DRAFT)

    @pages.get(HANDLING_PATH)
    def handling(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        change: Number | None = None,
        done: str = "",
    ) -> Response:
        with house.sessions() as session:
            scene = scene_of(session, manuscript_id, person, Action.READ_DRAFT)
        standing = scene.handling.policies
        changed = next((policy for policy in standing if policy.number == change), None)
        form = HandlingForm(edition=scene.edition)
        if changed is not None:
            form = form_to_change(changed, scene.rows, scene.edition)
        return _Sheet(house).show(request, person, scene, form, done=done)


def _add_setting(
    pages: APIRouter,
    house: HandlingHouse,
    needs: Needs,
    after: After,
    clock: Clock,
) -> None:
    adviser = needs(Action.SET_HANDLING)
    sheet = _Sheet(house)

    @pages.post(HANDLING_PATH)
    def set_rules(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(adviser)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        form, at = form_of(sent), clock()
        try:
            with house.sessions.begin() as session:
                scene = scene_of(session, manuscript_id, person, Action.SET_HANDLING)
                part = part_of_form(form, scene.rows, scene.handling.policies)
                if sent.get("action") == "preview":
                    return sheet.show(request, person, scene, form)
                policy = policies.set_policy(
                    session, manuscript_id, draft_of(form, part, scene.handling.policies),
                    seen=form.edition, by=person.name, at=at, replacing=form.replacing,
                )  # fmt: skip
                if policy is not None:
                    announce(
                        session, house.vault.root, manuscript_id,
                        by=person.name, at=at, new_id=mint, after=after,
                    )  # fmt: skip
        except (BadPolicy, HandlingChanged, PolicyNotFound) as error:
            return _again(sheet, request, manuscript_id, person, form, error)
        return _to(house, manuscript_id, "set")

    @pages.post(f"{HANDLING_PATH}/end")
    def end_rules(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(adviser)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        form, at = form_of(sent), clock()
        try:
            with house.sessions.begin() as session:
                scene_of(session, manuscript_id, person, Action.SET_HANDLING)
                policies.end_policy(
                    session, manuscript_id, form.replacing or 0,
                    seen=form.edition, by=person.name, at=at,
                )  # fmt: skip
                announce(
                    session, house.vault.root, manuscript_id,
                    by=person.name, at=at, new_id=mint, after=after,
                )  # fmt: skip
        except (HandlingChanged, PolicyNotFound) as error:
            return _again(sheet, request, manuscript_id, person, HandlingForm(), error)
        return _to(house, manuscript_id, "ended")


def _again(
    sheet: "_Sheet",
    request: Request,
    manuscript_id: str,
    person: Person,
    form: HandlingForm,
    error: Exception,
) -> Response:
    with sheet.house.sessions() as session:
        scene = scene_of(session, manuscript_id, person, Action.SET_HANDLING)
    if form.replacing not in {policy.number for policy in scene.handling.policies}:
        # What was to be changed holds no more: the words stay, as those of a new rule.
        scope = RANGE if form.scope == SAME else form.scope
        form = replace(form, replacing=None, scope=scope)
    is_late = not isinstance(error, BadPolicy)
    mistake = "changed" if is_late else getattr(error, "key", "")
    status = HTTPStatus.CONFLICT if is_late else HTTPStatus.UNPROCESSABLE_ENTITY
    return sheet.show(request, person, scene, form, mistake=mistake, status=status)


def scene_of(session: Session, manuscript_id: str, person: Person, action: Action) -> Scene:
    """Load what the page shows.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        NotSignedIn, NotAllowed: this person may not do `action` to this holder's books.
    """
    manuscript = manuscripts.find(session, manuscript_id)
    require(person, action, manuscript.holder_id)
    return Scene(
        manuscript=manuscript,
        rows=pages_for_staff(session, manuscript),
        handling=in_force(session, manuscript_id),
        history=policies.history(session, manuscript_id),
        edition=policies.edition(session, manuscript_id),
    )


def _to(house: HandlingHouse, manuscript_id: str, done: str) -> Response:
    address = f"{local(house.uris.handling(manuscript_id))}?done={done}"
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


@dataclass(frozen=True)
class _Sheet:
    """Shows the page, with or without the form."""

    house: HandlingHouse

    def show(
        self,
        request: Request,
        person: Person,
        scene: Scene,
        form: HandlingForm,
        *,
        mistake: str = "",
        done: str = "",
        status: int = HTTPStatus.OK,
    ) -> Response:
        """Render it; `form` is shown as it is, with the edition of now."""
        t = words_of(request)
        rows, standing = scene.rows, scene.handling.policies
        manuscript = scene.manuscript
        bound = _bound(form, rows, scene)
        return show(
            self.house,
            request,
            "handling/handling.html",
            section="desk",
            entries=("handling",),
            status=status,
            title=page_models.said(manuscript.titles, t.language.code),
            shelfmark=manuscript.shelfmark,
            page_address=local(self.house.uris.manuscript(manuscript.id)),
            address=local(self.house.uris.handling(manuscript.id)),
            standing=[policy_view(policy, rows, t) for policy in standing],
            ended=[
                Ended(policy_view(policy_of(past), rows, t), past.ended_by or "", past.ended_at)
                for past in scene.history
                if past.ended_at is not None
            ],
            rules=list(Rule),
            needing_note=NEEDS_NOTE,
            form=form,
            edition=scene.edition,
            scopes=(WHOLE, RANGE, SAME) if form.replacing else (WHOLE, RANGE),
            sides=page_models.side_views(self.house.uris, manuscript.id, rows, t, scene.handling),
            bound=bound,
            was=next(
                (one.canvas_ids for one in standing if one.number == form.replacing), frozenset()
            ),
            mistake=mistake,
            done=done,
            may_set=may(person, Action.SET_HANDLING, manuscript.holder_id),
        )


def _bound(form: HandlingForm, rows: Sequence[PageRow], scene: Scene) -> frozenset[str]:
    """Which sides the form is about, to be shown; none while they are not chosen."""
    try:
        part = part_of_form(form, rows, scene.handling.policies)
    except BadPolicy:
        return frozenset()
    return frozenset(part or (row.canvas_id for row in rows))
