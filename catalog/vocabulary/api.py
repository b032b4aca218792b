"""The vocabularies for everybody: forms, scripts of other libraries, readers of exports."""

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from catalog.paths import (
    VOCABULARIES_API_PATH,
    VOCABULARY_API_PATH,
)
from catalog.vocabulary.terms import VocabularyTerm, names, terms

# They change with a release only.
_CACHE = "public, max-age=3600"


class TermOut(BaseModel):
    """One term of a vocabulary; `labels` is by language."""

    key: str
    labels: dict[str, list[str]]
    uri: str | None
    uris: tuple[str, ...]
    note: str | None
    tradition: str | None
    needs_review: tuple[str, ...]


class VocabularyOut(BaseModel):
    """A vocabulary with its terms in order."""

    name: str
    terms: tuple[TermOut, ...]


def router() -> APIRouter:
    """Return the routes; everybody may read them."""
    api = APIRouter(tags=["vocabulary"])

    @api.get(VOCABULARIES_API_PATH)
    def vocabularies(response: Response) -> tuple[str, ...]:
        """The names of the vocabularies."""
        response.headers["Cache-Control"] = _CACHE
        return names()

    @api.get(VOCABULARY_API_PATH)
    def vocabulary(name: str, response: Response) -> VocabularyOut:
        """The terms of one vocabulary."""
        found = tuple(_out(term) for term in terms(name))
        response.headers["Cache-Control"] = _CACHE
        return VocabularyOut(name=name, terms=found)

    return api


def _out(term: VocabularyTerm) -> TermOut:
    return TermOut(
        key=term.key,
        labels=term.labels,
        uri=term.uri,
        uris=term.uris,
        note=term.note,
        tradition=term.tradition,
        needs_review=term.needs_review,
    )
