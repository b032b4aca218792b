"""What a page needs beside a record to put it into words: authorities and holders by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import identity
from catalog.authorities.labels import AuthorityLabel, names_of
from catalog.identity import Holder, Manuscript
from catalog.language import best_text
from catalog.record import drafts
from catalog.record.checking import dump
from catalog.record.document import Record
from catalog.record.published import document_of
from catalog.record.tables import Draft, DraftSave
from catalog.uris import Uris
from viewer.languages import Translator
from viewer.record_values import Saying


@dataclass(frozen=True, slots=True)
class Opened:
    """A record to write on: its document and the edition it counts as; `draft` if one is open."""

    manuscript: Manuscript
    document: dict[str, Any]
    edition: int
    draft: Draft | None


def open_record(session: Session, manuscript_id: str) -> Opened:
    """Return what the editor begins from; looking at it opens no draft.

    Where no draft is open the edition is the one that the first save will find: it opens the draft
    with the published record as that edition.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    manuscript = identity.find(session, manuscript_id)
    draft = drafts.find_draft(session, manuscript_id)
    if draft is not None:
        return Opened(manuscript, draft.document, draft.edition, draft)
    document, _ = document_of(session, manuscript_id)
    last = session.scalar(
        select(func.max(DraftSave.edition)).where(DraftSave.manuscript_id == manuscript_id)
    )
    return Opened(manuscript, document, (last or 0) + 1, None)


def saying(
    session: Session, uris: Uris, t: Translator, manuscript_id: str, *documents: Mapping[str, Any]
) -> Saying:
    """Return all names that these documents need, in two statements."""
    ids = {each for document in documents for each in authority_ids(document)}
    return Saying(t, uris, manuscript_id, names_of(session, ids), holder_names(session))


def saying_of(
    session: Session, uris: Uris, t: Translator, manuscript_id: str, record: Record
) -> Saying:
    """Return all names that one record needs; holders it does not ask for."""
    ids = set(authority_ids(dump(record)))
    return Saying(t, uris, manuscript_id, names_of(session, ids), {})


def authority_ids(value: Any) -> Iterator[str]:
    """Yield every authority that a document refers to."""
    if isinstance(value, Mapping):
        found = value.get("authority_id")
        if isinstance(found, str):
            yield found
        for inner in value.values():
            yield from authority_ids(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from authority_ids(inner)


def authority_words(labels: Mapping[str, AuthorityLabel], t: Translator) -> dict[str, str]:
    """Return the name of each authority that serves the reader best, for the script of the form."""
    return {asked: best_text(label.names, t.language.code)[1] for asked, label in labels.items()}


def holder_names(session: Session) -> dict[str, dict[str, list[str]]]:
    """Return the names of every holder by its slug."""
    return {holder.id: holder.names for holder in session.scalars(select(Holder))}


def holders_offered(session: Session, t: Translator) -> list[list[str]]:
    """Return slug and name of every holder, by name, for a list to choose from."""
    named = [
        [slug, best_text(names, t.language.code)[1] or slug]
        for slug, names in holder_names(session).items()
    ]
    return sorted(named, key=lambda each: each[1].casefold())
