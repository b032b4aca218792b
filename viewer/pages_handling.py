"""The page where a custodian's adviser sets how a manuscript is handled, and staff read it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import Clock, now
from catalog.handling import policies
from catalog.handling.announcing import announce
from catalog.handling.errors import BadPolicy, HandlingChanged, PolicyNotFound
from catalog.handling.in_force import Handling, in_force
from catalog.handling.rules import NEEDS_NOTE, Rule
from catalog.handling.tables import HandlingPolicy
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_for_staff
from catalog.paths import HANDLING_PATH
from catalog.publication import After
from viewer import handling_form, page_models
from viewer.frame import Number, VaultHouse, words_of
from viewer.handling_form import RANGE, SAME, WHOLE, HandlingForm, form_to_change, part_of
from viewer.handling_views import ended_view, policy_view
from viewer.sent_forms import Sent
from viewer.standing_rule_pages import RulePage, RuleScene, add_act


@dataclass(frozen=True)
class Scene(RuleScene):
    """What is known of one manuscript when its page of rules is opened."""

    rows: list[PageRow]
    handling: Handling
    history: list[HandlingPolicy]


def router(house: VaultHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the page; `after` keeps the manifest of what was published."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    page = _HandlingPage(house, after, clock)
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
            scene = page.scene_of(session, manuscript_id, person, Action.READ_DRAFT)
        standing = scene.handling.policies
        changed = next((policy for policy in standing if policy.number == change), None)
        form = HandlingForm(edition=scene.edition)
        if changed is not None:
            form = form_to_change(changed, scene.rows, scene.edition)
        return page.show(request, person, scene, form, done=done)

    add_act(pages, page, needs, "", page.set_rules)
    add_act(pages, page, needs, "/end", page.end_rules, blank=HandlingForm())
    return pages


class _HandlingPage(RulePage[Scene, HandlingForm]):
    PATH = HANDLING_PATH
    ACTION = Action.SET_HANDLING
    TEMPLATE = "handling/handling.html"
    MISTAKE = BadPolicy
    LATE = (HandlingChanged, PolicyNotFound)
    ANNOUNCE = announce

    def address(self, manuscript_id: str) -> str:
        return self.house.uris.handling(manuscript_id)

    def form_of(self, sent: Sent) -> HandlingForm:
        return handling_form.form_of(sent)

    def again(self, scene: Scene, form: HandlingForm) -> HandlingForm:
        if form.replacing in {policy.number for policy in scene.handling.policies}:
            return form
        # What was to be changed holds no more: the words stay, as those of a new rule.
        return replace(form, replacing=None, scope=RANGE if form.scope == SAME else form.scope)

    def load(self, session: Session, manuscript: Manuscript) -> Scene:
        return Scene(
            manuscript=manuscript,
            rows=pages_for_staff(session, manuscript),
            handling=in_force(session, manuscript.id),
            history=policies.history(session, manuscript.id),
            edition=policies.edition(session, manuscript.id),
        )

    def set_rules(self, session: Session, scene: Scene, person: Person, form: HandlingForm) -> str:
        standing = scene.handling.policies
        part = part_of(form, scene.rows, standing)
        if form.is_preview:
            return ""
        policy = policies.set_policy(
            session, scene.manuscript.id, handling_form.draft_of(form, part, standing),
            seen=form.edition, by=person.name, at=self.clock(), replacing=form.replacing,
        )  # fmt: skip
        if policy is not None:
            self.tell(session, scene, person)
        return "set"

    def end_rules(self, session: Session, scene: Scene, person: Person, form: HandlingForm) -> str:
        policies.end_policy(
            session, scene.manuscript.id, form.replacing or 0, seen=form.edition,
            by=person.name, at=self.clock(),
        )  # fmt: skip
        self.tell(session, scene, person)
        return "ended"

    def beside(self, request: Request, scene: Scene, form: HandlingForm) -> dict[str, Any]:
        t, rows, standing = words_of(request), scene.rows, scene.handling.policies
        uris, manuscript_id = self.house.uris, scene.manuscript.id
        changed = next((one for one in standing if one.number == form.replacing), None)
        return {
            "standing": [policy_view(policy, rows, t) for policy in standing],
            "ended": [ended_view(past, rows, t) for past in scene.history if past.ended_at],
            "rules": list(Rule),
            "needing_note": NEEDS_NOTE,
            "scopes": (WHOLE, RANGE, SAME) if form.replacing else (WHOLE, RANGE),
            "sides": page_models.side_views(uris, manuscript_id, rows, t, scene.handling),
            "bound": _bound(form, rows, scene),
            "was": changed.canvas_ids if changed else frozenset(),
        }


def _bound(form: HandlingForm, rows: Sequence[PageRow], scene: Scene) -> frozenset[str]:
    """Which sides the form is about, to be shown; none while they are not chosen."""
    try:
        part = part_of(form, rows, scene.handling.policies)
    except BadPolicy:
        return frozenset()
    return frozenset(part or (row.canvas_id for row in rows))
