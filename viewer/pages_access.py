"""The page where curators set who may see the pictures of a manuscript, and see what all see."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import manuscripts
from catalog.access import announcing, rules
from catalog.access.errors import AccessChanged, AccessRuleNotFound, BadAccessRule
from catalog.access.in_force import Access, in_force, is_sealed, networks_of
from catalog.access.tables import AccessRule
from catalog.access.tiers import Grant, Network, Tier
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.handling.in_force import Handling
from catalog.handling.in_force import in_force as handling_in_force
from catalog.identifiers import mint
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_of
from catalog.paths import ACCESS_PATH
from catalog.publication import After
from storage.vault import Vault
from viewer import access_form, page_models
from viewer.access_form import AccessForm, form_of
from viewer.access_views import ended_view, standing_views
from viewer.frame import PageHouse, local, show, words_of

_NOT_KEPT = {"Cache-Control": "no-store"}


class AccessHouse(PageHouse, Protocol):
    """What is needed to change who may see a manuscript."""

    @property
    def vault(self) -> Vault:
        """Return where records are preserved."""


@dataclass(frozen=True)
class Scene:
    """What is known of one manuscript when its page is opened; `rows` are those of the public."""

    manuscript: Manuscript
    rows: list[PageRow]
    access: Access
    history: list[AccessRule]
    edition: int
    networks: tuple[Network, ...]
    is_sealed: bool
    handling: Handling

    @property
    def labels(self) -> dict[str, str]:
        """The folio labels by canvas, in reading order."""
        return {row.canvas_id: row.side_label for row in self.rows}


Act = Callable[[Session, Scene, Person, AccessForm], None]


async def sent_form(request: Request) -> FormData:
    """Return the fields a browser sent."""
    return await request.form(max_fields=30, max_files=0)


def router(house: AccessHouse, needs: Needs, after: After, clock: Clock = now) -> APIRouter:
    """Return the page; `after` keeps the manifest of what was published."""
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_reading(pages, house, needs)
    _add_setting(pages, house, needs, after, clock)
    return pages


def _add_reading(pages: APIRouter, house: AccessHouse, needs: Needs) -> None:
    reader = needs(Action.READ_DRAFT)

    @pages.get(ACCESS_PATH)
    def access(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(reader)],
        done: str = "",
    ) -> Response:
        with house.sessions() as session:
            scene = scene_of(session, manuscript_id, person, Action.READ_DRAFT)
        return _Sheet(house).show(request, person, scene, AccessForm(), done=done)


def _add_setting(
    pages: APIRouter, house: AccessHouse, needs: Needs, after: After, clock: Clock
) -> None:
    curator = needs(Action.SET_ACCESS)
    desk = _Desk(house, after, clock)

    @pages.post(ACCESS_PATH)
    def set_rule(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(curator)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        form = form_of(sent)
        return desk.change(request, manuscript_id, person, form, desk.set_rule, "set")

    @pages.post(f"{ACCESS_PATH}/end")
    def end_rule(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(curator)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        form = form_of(sent)
        return desk.change(request, manuscript_id, person, form, desk.end_rule, "ended")

    @pages.post(f"{ACCESS_PATH}/networks")
    def set_networks(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(curator)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        form = form_of(sent)
        return desk.change(request, manuscript_id, person, form, desk.set_networks, "networks")


@dataclass(frozen=True)
class _Desk:
    """Does what curators ask, each in one transaction."""

    house: AccessHouse
    after: After
    clock: Clock

    def change(
        self,
        request: Request,
        manuscript_id: str,
        person: Person,
        form: AccessForm,
        act: Act,
        done: str,
    ) -> Response:
        """Do it and show the page; or show it with what is wrong."""
        try:
            with self.house.sessions.begin() as session:
                scene = scene_of(session, manuscript_id, person, Action.SET_ACCESS)
                act(session, scene, person, form)
        except (BadAccessRule, AccessChanged, AccessRuleNotFound) as error:
            return _Sheet(self.house).again(request, manuscript_id, person, form, error)
        where = f"{local(self.house.uris.access(manuscript_id))}?done={done}"
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    def set_rule(self, session: Session, scene: Scene, person: Person, form: AccessForm) -> None:
        """Set the rule that was written."""
        draft = access_form.draft_of(form, scene.labels)
        made = rules.set_rule(
            session, scene.manuscript.id, draft, seen=form.edition, by=person.name, at=self.clock()
        )
        if made is not None:
            self._tell(session, scene, person)

    def end_rule(self, session: Session, scene: Scene, person: Person, form: AccessForm) -> None:
        """End the rule that was named."""
        rules.end_rule(
            session, scene.manuscript.id, form.number, seen=form.edition, by=person.name,
            at=self.clock(),
        )  # fmt: skip
        self._tell(session, scene, person)

    def set_networks(
        self, session: Session, scene: Scene, person: Person, form: AccessForm
    ) -> None:
        """Keep the networks of the holder's reading rooms."""
        announcing.set_networks(
            session, scene.manuscript.holder_id, access_form.networks_of(form), by=person.name,
            at=self.clock(),
        )  # fmt: skip

    def _tell(self, session: Session, scene: Scene, person: Person) -> None:
        announcing.announce(
            session, self.house.vault.root, scene.manuscript.id, by=person.name, at=self.clock(),
            new_id=mint, after=self.after,
        )  # fmt: skip


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
        rows=pages_of(session, manuscript_id),
        access=in_force(session, manuscript_id),
        history=rules.history(session, manuscript_id),
        edition=rules.edition(session, manuscript_id),
        networks=networks_of(session, manuscript.holder_id),
        is_sealed=is_sealed(session, manuscript_id),
        handling=handling_in_force(session, manuscript_id),
    )


@dataclass(frozen=True)
class _Sheet:
    """Shows the page."""

    house: AccessHouse

    def again(
        self,
        request: Request,
        manuscript_id: str,
        person: Person,
        form: AccessForm,
        error: BadAccessRule | AccessChanged | AccessRuleNotFound,
    ) -> Response:
        """Show the page with what was typed and what is wrong with it."""
        with self.house.sessions() as session:
            scene = scene_of(session, manuscript_id, person, Action.SET_ACCESS)
        is_late = not isinstance(error, BadAccessRule)
        status = HTTPStatus.CONFLICT if is_late else HTTPStatus.UNPROCESSABLE_ENTITY
        mistake = "changed" if is_late else error.key
        return self.show(request, person, scene, form, mistake=mistake, status=status)

    def show(
        self,
        request: Request,
        person: Person,
        scene: Scene,
        form: AccessForm,
        *,
        mistake: str = "",
        done: str = "",
        status: int = HTTPStatus.OK,
    ) -> Response:
        """Render it; `form` is shown as it is, with the edition of now."""
        t, uris = words_of(request), self.house.uris
        manuscript, labels = scene.manuscript, scene.labels
        grants = [Grant.NOTHING if scene.is_sealed else row.grant for row in scene.rows]
        sides = page_models.side_views(uris, manuscript.id, scene.rows, t, scene.handling)
        networks = "\n".join(str(one) for one in scene.networks)
        return show(
            self.house, request, "access/access.html", section="desk", entries=("handling",),
            status=status, headers=_NOT_KEPT,
            title=page_models.said(manuscript.titles, t.language.code),
            shelfmark=manuscript.shelfmark,
            holder=page_models.said(manuscript.holder.names, t.language.code),
            page_address=local(uris.manuscript(manuscript.id)),
            address=local(uris.access(manuscript.id)),
            manifest=uris.manifest(manuscript.id),
            standing=standing_views(scene.access, labels),
            ended=[ended_view(rule, labels) for rule in scene.history if rule.ended_at],
            tiers=list(Tier),
            form=form,
            edition=scene.edition,
            networks=networks if form.networks is None else form.networks,
            seen=list(zip(sides, grants, strict=True)),
            full=sum(grant is Grant.FULL for grant in grants),
            is_sealed=scene.is_sealed,
            mistake=mistake, done=done,
            may_set=may(person, Action.SET_ACCESS, manuscript.holder_id),
        )  # fmt: skip
