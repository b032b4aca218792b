"""What every page of treatments begins with: the house, the book, and the fields that were sent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock
from catalog.conservation.signing.signer import Signer
from catalog.conservation.treatment import neighbours
from catalog.errors import (
    BadRecord,
    Conflict,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooManyAttempts,
)
from catalog.identity import Holder, Manuscript
from catalog.record.desk import known
from catalog.record.faults import BadDocument, from_validation
from catalog.record.values import Text
from catalog.refusal import Refusal
from storage.vault import Vault
from viewer import page_models
from viewer.bench_views import tabs
from viewer.frame import PageHouse, local, words_of
from viewer.languages import Translator
from viewer.problems import problem_of
from viewer.refusals import sentence_of
from viewer.signing_hand import SigningForm, signer_of, signing_form

Model = TypeVar("Model", bound=BaseModel)
# Prose as it is typed: pairs of text and language.
Words = tuple[tuple[str, str], ...]
_FIELDS_MAX = 12_000


class HolderNotFound(NotFound):
    """No holder has this identifier."""

    def __init__(self, holder_id: str) -> None:
        super().__init__(f"There is no holder {holder_id!r}: choose one from the list.")
        self.holder_id = holder_id


class TreatmentPagesHouse(PageHouse, Protocol):
    """What is needed to write treatments and to sign them."""

    @property
    def vault(self) -> Vault:
        """Return where signed documents are kept."""


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: TreatmentPagesHouse
    needs: Needs
    clock: Clock

    def signer(
        self, request: Request, person: Person, sent: "Sent", action: Action, holder_id: str
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


@dataclass(frozen=True)
class Sent:
    """The fields of a form as they were typed, so that a page shown again loses none of them."""

    fields: FormData = field(default_factory=FormData)

    def one(self, name: str, default: str = "") -> str:
        """Return the text of a field."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else default

    def many(self, name: str) -> list[str]:
        """Return the texts of fields of one name, in their order."""
        return [value.strip() for value in self.fields.getlist(name) if isinstance(value, str)]

    def number(self, name: str) -> int:
        """Return a whole number; 0 where none was typed."""
        text = self.one(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0

    def words(self, name: str) -> Words:
        """Return prose typed beside the languages it is in (`name` and `name_language`)."""
        languages = self.many(f"{name}_language")
        usual = self.one("language") or "none"
        return tuple(
            (text, languages[place] if place < len(languages) else usual)
            for place, text in enumerate(self.many(name))
            if text
        )

    def texts(self, name: str) -> tuple[Text, ...]:
        """Return the same as values of the record.

        Raises:
            BadDocument: a text is too long, or its language is none.
        """
        return texts_of(self.words(name))


@dataclass(frozen=True)
class Mistake:
    """Why a form was not taken, in the reader's language; `sent` is what was typed."""

    sentence: str
    error: Refusal
    sent: Sent
    status: int


# What a person can mend in the form that is still in front of them.
MENDABLE = (Conflict, BadRecord, NotAllowed, NotSignedIn, TooManyAttempts)


def mistake_of(error: Refusal, sent: Sent, t: Translator) -> Mistake:
    """Return what a page shown again says."""
    return Mistake(sentence_of(error, t), error, sent, int(problem_of(error).status))


def taken(
    request: Request,
    sent: "Sent",
    act: Callable[[], str],
    again: Callable[[Mistake], Response],
) -> Response:
    """Do what a form asks and go to the address that `act` tells; or show the page again.

    `act` is whole transactions. What it refuses and a person can mend is told by `again`, with
    what was typed; anything else goes up.
    """
    try:
        address = act()
    except MENDABLE as error:
        return again(mistake_of(error, sent, words_of(request)))
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def find_holder(session: Session, holder_id: str) -> Holder:
    """Return the holder of this identifier.

    Raises:
        HolderNotFound: there is none.
    """
    holder = session.get(Holder, holder_id)
    if holder is None:
        raise HolderNotFound(holder_id)
    return holder


async def sent_form(request: Request) -> Sent:
    """Return the fields a browser sent; a scope of many folios is one field."""
    return Sent(await request.form(max_fields=_FIELDS_MAX, max_files=0))


def read(model: type[Model], **values: Any) -> Model:
    """Return the model of these values, as a person typed them.

    Raises:
        BadDocument: a value cannot stand; the sentence names its field.
    """
    try:
        return model(**values)
    except ValidationError as error:
        raise BadDocument(from_validation(error, values)) from None


def texts_of(words: Words) -> tuple[Text, ...]:
    """Return typed prose as values of the record.

    Raises:
        BadDocument: a text is too long, or its language is none.
    """
    return tuple(read(Text, text=text, language=language) for text, language in words if text)


def words_in(texts: Iterable[Text]) -> Words:
    """Write values of the record into a form again."""
    return tuple((text.text, text.language) for text in texts)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the entries of a field with one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
