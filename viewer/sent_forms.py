"""Forms that people sent: their fields as they were typed, and the page shown again if refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.errors import BadRecord, Conflict, NotAllowed, NotSignedIn, TooManyAttempts
from catalog.record.faults import BadDocument, from_validation
from catalog.record.values import Text
from catalog.refusal import Refusal
from viewer.frame import words_of
from viewer.languages import Translator
from viewer.problems import problem_of
from viewer.refusals import sentence_of

Model = TypeVar("Model", bound=BaseModel)
# Prose as it is typed: pairs of text and language.
Words = tuple[tuple[str, str], ...]
_FIELDS_MAX = 12_000
# What a person can mend in the form that is still in front of them.
MENDABLE = (Conflict, BadRecord, NotAllowed, NotSignedIn, TooManyAttempts)


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


def mistake_of(error: Refusal, sent: Sent, t: Translator) -> Mistake:
    """Return what a page shown again says."""
    return Mistake(sentence_of(error, t), error, sent, int(problem_of(error).status))


def taken(
    request: Request,
    sent: Sent,
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
