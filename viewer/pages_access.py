"""The page where curators set who may see the pictures of a manuscript, and see what all see."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog.access import announcing, rules
from catalog.access.errors import (
    AccessChanged,
    AccessRuleNotFound,
    BadAccessRule,
    NetworksChanged,
)
from catalog.access.in_force import Access, in_force, is_sealed, networks_in, room_of
from catalog.access.tables import AccessRule, ReadingRoom
from catalog.access.tiers import Grant, Tier
from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import Clock, now
from catalog.handling.in_force import Handling
from catalog.handling.in_force import in_force as handling_in_force
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_of
from catalog.paths import ACCESS_PATH
from catalog.publication import After
from catalog.refusal import Refusal
from viewer import access_form, page_models
from viewer.access_form import AccessForm
from viewer.access_views import ended_view, standing_views
from viewer.frame import VaultHouse, words_of
from viewer.sent_forms import Sent
from viewer.standing_rule_pages import RulePage, RuleScene, add_act

_NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class Scene(RuleScene):
    """What is known of one manuscript when its page is opened; `rows` are those of the public."""

    rows: list[PageRow]
    access: Access
    history: list[AccessRule]
    room: ReadingRoom | None
    is_sealed: bool
    handling: Handling

    @property
    def labels(self) -> dict[str, str]:
        """The folio labels by canvas, in reading order."""
        return {row.canvas_id: row.side_label for row in self.rows}


def router(house: VaultHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the page; `after` keeps the manifest of what was published."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    page = _AccessPage(house, after, clock)
    reader = needs(Action.READ_DRAFT)

    @pages.get(ACCESS_PATH)
    def access(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        done: str = "",
    ) -> Response:
        with house.sessions() as session:
            scene = page.scene_of(session, manuscript_id, person, Action.READ_DRAFT)
        return page.show(request, person, scene, AccessForm(), done=done)

    add_act(pages, page, needs, "", page.set_rule)
    add_act(pages, page, needs, "/end", page.end_rule)
    add_act(pages, page, needs, "/networks", page.set_networks)
    return pages


class _AccessPage(RulePage[Scene, AccessForm]):
    PATH = ACCESS_PATH
    ACTION = Action.SET_ACCESS
    TEMPLATE = "access/access.html"
    HEADERS = _NOT_KEPT
    MISTAKE = BadAccessRule
    LATE = (AccessChanged, AccessRuleNotFound, NetworksChanged)
    ANNOUNCE = announcing.announce

    def address(self, manuscript_id: str) -> str:
        return self.house.uris.access(manuscript_id)

    def form_of(self, sent: Sent) -> AccessForm:
        return access_form.form_of(sent)

    def load(self, session: Session, manuscript: Manuscript) -> Scene:
        return Scene(
            manuscript=manuscript,
            rows=pages_of(session, manuscript.id),
            access=in_force(session, manuscript.id),
            history=rules.history(session, manuscript.id),
            edition=rules.edition(session, manuscript.id),
            room=room_of(session, manuscript.holder_id),
            is_sealed=is_sealed(session, manuscript.id),
            handling=handling_in_force(session, manuscript.id),
        )

    def set_rule(self, session: Session, scene: Scene, person: Person, form: AccessForm) -> str:
        draft = access_form.draft_of(form, scene.labels)
        made = rules.set_rule(
            session, scene.manuscript.id, draft, seen=form.edition, by=person.name, at=self.clock()
        )
        if made is not None:
            self.tell(session, scene, person)
        return "set"

    def end_rule(self, session: Session, scene: Scene, person: Person, form: AccessForm) -> str:
        rules.end_rule(
            session, scene.manuscript.id, form.number, seen=form.edition, by=person.name,
            at=self.clock(),
        )  # fmt: skip
        self.tell(session, scene, person)
        return "ended"

    def set_networks(self, session: Session, scene: Scene, person: Person, form: AccessForm) -> str:
        announcing.set_networks(
            session, scene.manuscript.holder_id, access_form.networks_of(form), seen=form.seen,
            by=person.name, at=self.clock(),
        )  # fmt: skip
        return "networks"

    def mistake_of(self, error: Refusal) -> str:
        if isinstance(error, NetworksChanged):
            return "networks-changed"
        return super().mistake_of(error)

    def beside(self, request: Request, scene: Scene, form: AccessForm) -> dict[str, Any]:
        t, uris, labels = words_of(request), self.house.uris, scene.labels
        manuscript = scene.manuscript
        grants = [Grant.NOTHING if scene.is_sealed else row.grant for row in scene.rows]
        sides = page_models.side_views(uris, manuscript.id, scene.rows, t, scene.handling)
        networks = "\n".join(str(one) for one in networks_in(scene.room))
        return {
            "holder": page_models.said(manuscript.holder.names, t.language.code),
            "manifest": uris.manifest(manuscript.id),
            "standing": standing_views(scene.access, labels),
            "ended": [ended_view(rule, labels) for rule in scene.history if rule.ended_at],
            "tiers": list(Tier),
            "networks": networks if form.networks is None else form.networks,
            "networks_now": networks,
            "room": scene.room,
            "seen": list(zip(sides, grants, strict=True)),
            "full": sum(grant is Grant.FULL for grant in grants),
            "is_sealed": scene.is_sealed,
        }
