"""Citations of manuscripts as the public has them now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.authorities.labels import names_of
from catalog.citations.citation import Citation, cite, named_in
from catalog.errors import ManuscriptNotFound
from catalog.identity import Manuscript, ManuscriptState
from catalog.record.published import published
from catalog.uris import Uris


def still_citable(session: Session, found: Sequence[str]) -> list[str]:
    """Those of the books a search found that readers may see now, in the order it found them."""
    shown = set(
        session.scalars(
            select(Manuscript.id).where(
                Manuscript.id.in_(found),
                Manuscript.is_withheld.is_(False),
                Manuscript.state != ManuscriptState.WITHDRAWN,
            )
        )
    )
    return [each for each in found if each in shown]


def citations_of(
    session: Session, uris: Uris, manuscript_ids: Sequence[str], *, language: str, accessed: date
) -> list[Citation]:
    """The citations in this order, for a reader of `language`; a few statements for each book.

    Raises:
        ManuscriptNotFound: one is unknown, was never published, or is withheld.
        Withdrawn: one was withdrawn.
    """
    books = []
    for manuscript_id in manuscript_ids:
        manuscript = manuscripts.readable(session, manuscript_id)
        record = published(session, manuscript_id)
        if record is None:
            raise ManuscriptNotFound(manuscript_id)
        books.append((manuscript_id, record.document, manuscript.holder.names))
    wanted = {each for _, record, _ in books for each in named_in(record)}
    names = {each: label.names for each, label in names_of(session, wanted).items()}
    return [
        cite(
            record,
            manuscript_id=manuscript_id,
            address=uris.manuscript(manuscript_id),
            ark=str(uris.ark_name(manuscript_id)),
            holder_names=holder_names,
            names=names,
            language=language,
            accessed=accessed,
        )
        for manuscript_id, record, holder_names in books
    ]
