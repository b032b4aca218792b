"""What every page of treatments begins with: the house, and the book."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.requests import Request

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock
from catalog.conservation.signing.signer import Signer
from catalog.conservation.treatment import neighbours
from catalog.errors import NotFound
from catalog.identity import Holder, Manuscript
from catalog.record.desk import known
from viewer import page_models
from viewer.bench_views import tabs
from viewer.frame import VaultHouse, local, words_of
from viewer.languages import Translator
from viewer.sent_forms import Sent
from viewer.signing_hand import SigningForm, signer_of, signing_form


class HolderNotFound(NotFound):
    """No holder has this identifier."""

    def __init__(self, holder_id: str) -> None:
        super().__init__(f"There is no holder {holder_id!r}: choose one from the list.")
        self.holder_id = holder_id


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: VaultHouse
    needs: Needs
    clock: Clock

    def signer(
        self, request: Request, person: Person, sent: Sent, action: Action, holder_id: str
    ) -> Signer:
        """Return who signs, by the fields of `bench/sign_dialog.html`.

        Raises:
            ...: as `signing_hand.signer_of`.
        """
        return signer_of(
            self.house, request, person, sent.one("passphrase") or None, action, holder_id,
            role=sent.one("role") or None,
        )  # fmt: skip

    def signing(
        self, request: Request, person: Person, action: Action, holder_id: str, statement: str
    ) -> SigningForm | None:
        """Return the fields of a signature; None for whoever cannot sign here."""
        if person.id is None or person.scopes is not None:
            return None
        if not (may(person, action, holder_id) and may(person, Action.SIGN, holder_id)):
            return None
        return signing_form(self.house, request, person, action, holder_id, statement)


@dataclass(frozen=True)
class Book:
    """The book whose page is open, and what this person may do to it.

    `labels` are the folio labels by canvas in reading order, as the catalogue writes them.
    """

    manuscript: Manuscript
    person: Person
    labels: Mapping[str, str]
    t: Translator
    heading: Mapping[str, Any]

    def may(self, action: Action) -> bool:
        """Return whether the person may."""
        return may(self.person, action, self.manuscript.holder_id)

    def label(self, canvas_id: str) -> str:
        """Return what the page calls a side."""
        return page_models.label_in(self.labels.get(canvas_id, canvas_id), self.t)


def open_book(
    doors: Doors,
    session: Session,
    request: Request,
    person: Person,
    action: Action,
    manuscript_id: str,
) -> Book:
    """Open the book of a page.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        NotSignedIn, NotAllowed: this person may not do `action` to this holder's books.
    """
    manuscript = identity.find(session, known(manuscript_id))
    require(person, action, manuscript.holder_id)
    t, uris = words_of(request), doors.house.uris
    app = request.app
    heading = {
        "title": page_models.said(manuscript.titles, t.language.code),
        "shelfmark": manuscript.shelfmark,
        "page_address": local(uris.manuscript(manuscript_id)),
        "bench_address": local(uris.bench(manuscript_id)),
        "treatments_address": local(uris.treatments(manuscript_id)),
        "consents_address": local(uris.consents(manuscript.holder_id)),
        "tabs": tabs(app, uris, manuscript_id, "treatment") if isinstance(app, FastAPI) else [],
        "keeper": person.id or "operator",
    }
    labels = neighbours.labels(session, manuscript_id)
    return Book(manuscript, person, labels, t, heading)


def find_holder(session: Session, holder_id: str) -> Holder:
    """Return the holder of this identifier.

    Raises:
        HolderNotFound: there is none.
    """
    holder = session.get(Holder, holder_id)
    if holder is None:
        raise HolderNotFound(holder_id)
    return holder
