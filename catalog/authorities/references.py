"""Which manuscripts name an authority, and as what.

The rows are an index of the published records, made anew with every publication; a record that
names the loser of a merge is found on the page of the winner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, delete, exists, insert, select, true, tuple_, update
from sqlalchemy.orm import Session

from catalog.authorities.labels import absorbed_ids
from catalog.authorities.public import open_book
from catalog.authorities.tables import Authority, RecordReference
from catalog.identifiers import is_valid
from catalog.identity import Holder, Manuscript
from catalog.language import LanguageMap
from catalog.record.assertions import Assertion
from catalog.record.contents import Contribution
from catalog.record.document import Record
from catalog.record.provenance import Inference
from catalog.record.values import Reference

# Where a word of the record and not its place says what the one named was.
_SAID: Final = {Contribution: "role", Inference: "claim", Assertion: "about"}

# The part somebody or something has in a book, by the place where the record names it; the first
# beginning that fits. `viewer/translations/*/authorities.ftl` has the words.
_ROLES: Final = (
    ("contents.parts.place", "origin"),
    ("origin.place", "origin"),
    ("origin.patron", "patron"),
    ("physical.hands.scribe", "scribe"),
    ("physical.decorations.artist", "artist"),
    ("bindings.place", "bound-at"),
    ("bindings.binder", "binder"),
    ("identity.identifiers", "issuer"),
    ("provenance.inferences", "mark"),
    ("provenance.events.giver", "giver"),
    ("provenance.events.receiver", "receiver"),
    ("provenance.events.place", "stay"),
    ("assertions", "statement"),
)


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A published manuscript that names an authority; `paths` say as what, in order."""

    manuscript_id: str
    shelfmark: str
    titles: LanguageMap
    holder_names: LanguageMap
    paths: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The parts it has in the book, each once (see `role_of`)."""
        return tuple(dict.fromkeys(role_of(path) for path in self.paths))


def references_of(record: Record) -> set[tuple[str, str]]:
    """Every place that names an authority, with its id.

    A path is the fields that lead to it, without the ids of repeated items, so that it stays the
    same when they move: 'physical.hands.scribe'. Where the record itself says what the one named
    was, that word is its end: 'contents.works.contributors.translator'.
    """
    return set(_walk(record, ""))


def index(session: Session, manuscript_id: str, record: Record) -> None:
    """Make the references of the manuscript those of its published record."""
    found = sorted(references_of(record))
    session.execute(delete(RecordReference).where(RecordReference.manuscript_id == manuscript_id))
    if not found:
        return
    session.execute(
        insert(RecordReference),
        [
            {"manuscript_id": manuscript_id, "authority_id": authority_id, "path": path}
            for path, authority_id in found
        ],
    )
    named = sorted({authority_id for _, authority_id in found})
    session.execute(
        update(Authority)
        .where(Authority.id.in_(named), Authority.was_referenced.is_(False))
        .values(was_referenced=True)
        .execution_options(synchronize_session=False)
    )


def manuscripts_of(
    session: Session, authority_id: str, after: str | None, limit: int
) -> list[NamedIn]:
    """At most `limit` published manuscripts that name it, by shelfmark, after the one with this id.

    What is withheld, withdrawn or was never published is left out.
    """
    absorbed = absorbed_ids(authority_id)
    naming = exists().where(
        RecordReference.manuscript_id == Manuscript.id, RecordReference.authority_id.in_(absorbed)
    )
    rows = session.execute(
        select(Manuscript.id, Manuscript.shelfmark, Manuscript.titles, Holder.names)
        .join(Holder, Holder.id == Manuscript.holder_id)
        .where(
            naming,
            open_book(),
            _after(session, after),
        )
        .order_by(Manuscript.shelfmark_sort, Manuscript.id)
        .limit(limit)
    ).all()
    paths: dict[str, list[str]] = {}
    for manuscript_id, path in session.execute(
        select(RecordReference.manuscript_id, RecordReference.path)
        .where(
            RecordReference.manuscript_id.in_([row[0] for row in rows]),
            RecordReference.authority_id.in_(absorbed),
        )
        .order_by(RecordReference.path)
    ):
        paths.setdefault(manuscript_id, []).append(path)
    return [NamedIn(*row, paths=tuple(paths.get(row[0], ()))) for row in rows]


def role_of(path: str) -> str:
    """The key of the words for the part that a path tells of; 'other' for one not known here."""
    for beginning, role in _ROLES:
        if path.startswith(beginning):
            return role
    return path.rpartition(".")[2] if path.startswith("contents.") else "other"


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Reference):
        if value.authority_id is not None:
            yield path, value.authority_id
    elif isinstance(value, BaseModel):
        said = next((field for kind, field in _SAID.items() if isinstance(value, kind)), None)
        for name in type(value).model_fields:
            inner = getattr(value, name)
            word = str(getattr(value, said)) if said and isinstance(inner, Reference) else name
            yield from _walk(inner, f"{path}.{word}" if path else word)
    elif isinstance(value, tuple):
        for one in value:
            yield from _walk(one, path)


def _after(session: Session, after: str | None) -> ColumnElement[bool]:
    if after is None or not is_valid(after):
        return true()
    # Where the list goes on would tell where a book stands that is kept back.
    key = session.scalar(
        select(Manuscript.shelfmark_sort).where(Manuscript.id == after, open_book())
    )
    if key is None:
        return true()
    return tuple_(Manuscript.shelfmark_sort, Manuscript.id) > tuple_(key, after)
