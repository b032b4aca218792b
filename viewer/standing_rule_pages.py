"""The page of rules that stand about one book: what holds, what is to hold, what was ended.

Handling and access have one each (`pages_handling`, `pages_access`). What they do alike is here;
each says itself what it loads, what its form means and what it shows beside.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import manuscripts
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock
from catalog.identifiers import mint
from catalog.manuscripts import Manuscript
from catalog.publication import After
from catalog.refusal import Refusal
from viewer import page_models
from viewer.frame import VaultHouse, local, show, words_of
from viewer.sent_forms import Sent, sent_form


@dataclass(frozen=True)
class RuleScene:
    """What is known of one manuscript and its rules of one kind when the page is opened."""

    manuscript: Manuscript
    edition: int


Scene = TypeVar("Scene", bound=RuleScene)
Form = TypeVar("Form")
# Does what a form asks; what was done, or '' where the form is only to be looked at.
Act = Callable[[Session, Scene, Person, Form], str]


@dataclass(frozen=True)
class RulePage(ABC, Generic[Scene, Form]):
    """The page of one kind of rule; `after` keeps the manifest of what was published."""

    house: VaultHouse
    after: After
    clock: Clock

    PATH: ClassVar[str]
    # Whoever may do this changes the rules; whoever reads drafts reads them.
    ACTION: ClassVar[Action]
    TEMPLATE: ClassVar[str]
    HEADERS: ClassVar[Mapping[str, str]] = {}
    # What was typed cannot stand; its key names a sentence of the page.
    MISTAKE: ClassVar[type[Refusal]]
    # Somebody else was faster.
    LATE: ClassVar[tuple[type[Refusal], ...]]
    # Lets a change take effect, as `catalog.publication.announce` does.
    ANNOUNCE: ClassVar[Callable[..., None]]

    @abstractmethod
    def address(self, manuscript_id: str) -> str:
        """Return the public address of the page."""

    @abstractmethod
    def load(self, session: Session, manuscript: Manuscript) -> Scene:
        """Load what the page shows."""

    @abstractmethod
    def form_of(self, sent: Sent) -> Form:
        """Read what a browser sent."""

    @abstractmethod
    def beside(self, request: Request, scene: Scene, form: Form) -> dict[str, Any]:
        """Return what this page shows and no other page of rules does."""

    def again(self, scene: Scene, form: Form) -> Form:
        """Return the form as it is shown after a refusal: as it was typed."""
        return form

    def mistake_of(self, error: Refusal) -> str:
        """Return the key of the sentence that tells of the refusal."""
        return "changed" if isinstance(error, self.LATE) else error.key

    def scene_of(
        self, session: Session, manuscript_id: str, person: Person, action: Action
    ) -> Scene:
        """Load what the page shows.

        Raises:
            ManuscriptNotFound: there is no such manuscript.
            NotSignedIn, NotAllowed: this person may not do `action` to this holder's books.
        """
        manuscript = manuscripts.find(session, manuscript_id)
        require(person, action, manuscript.holder_id)
        return self.load(session, manuscript)

    def change(
        self,
        request: Request,
        manuscript_id: str,
        person: Person,
        form: Form,
        act: Act[Scene, Form],
        blank: Form | None,
    ) -> Response:
        """Do it in one transaction and show the page; or show it with what is wrong."""
        try:
            with self.house.sessions.begin() as session:
                scene = self.scene_of(session, manuscript_id, person, self.ACTION)
                done = act(session, scene, person, form)
                if not done:
                    return self.show(request, person, scene, form)
        except (self.MISTAKE, *self.LATE) as error:
            return self._refused(request, manuscript_id, person, blank or form, error)
        where = f"{local(self.address(manuscript_id))}?done={done}"
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    def tell(self, session: Session, scene: Scene, person: Person) -> None:
        """Let what was just changed take effect."""
        type(self).ANNOUNCE(
            session, self.house.vault.root, scene.manuscript.id, by=person.name, at=self.clock(),
            new_id=mint, after=self.after,
        )  # fmt: skip

    def _refused(
        self, request: Request, manuscript_id: str, person: Person, form: Form, error: Refusal
    ) -> Response:
        with self.house.sessions() as session:
            scene = self.scene_of(session, manuscript_id, person, self.ACTION)
        is_late = isinstance(error, self.LATE)
        status = HTTPStatus.CONFLICT if is_late else HTTPStatus.UNPROCESSABLE_ENTITY
        mistake = self.mistake_of(error)
        form = self.again(scene, form)
        return self.show(request, person, scene, form, mistake=mistake, status=status)

    def show(
        self,
        request: Request,
        person: Person,
        scene: Scene,
        form: Form,
        *,
        mistake: str = "",
        done: str = "",
        status: int = HTTPStatus.OK,
    ) -> Response:
        """Render it; `form` is shown as it is, with the edition of now."""
        manuscript = scene.manuscript
        return show(
            self.house, request, self.TEMPLATE, section="desk", entries=("handling",),
            status=status, headers=self.HEADERS,
            title=page_models.said(manuscript.titles, words_of(request).language.code),
            shelfmark=manuscript.shelfmark,
            page_address=local(self.house.uris.manuscript(manuscript.id)),
            address=local(self.address(manuscript.id)),
            form=form, edition=scene.edition, mistake=mistake, done=done,
            may_set=may(person, self.ACTION, manuscript.holder_id),
            **self.beside(request, scene, form),
        )  # fmt: skip


def add_act(
    pages: APIRouter,
    page: RulePage[Scene, Form],
    needs: Needs,
    suffix: str,
    act: Act[Scene, Form],
    blank: Form | None = None,
) -> None:
    """Add an address that a form is sent to.

    Where the form has no words of a person's own, `blank` is what is shown after a refusal.
    """
    setter = needs(page.ACTION)

    @pages.post(f"{page.PATH}{suffix}")
    def send(
        request: Request,
        manuscript_id: str,
        person: Annotated[Person, Depends(setter)],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        form = page.form_of(sent)
        return page.change(request, manuscript_id, person, form, act, blank)
