"""The Linked Art of a manuscript as the public has it now."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalog import identity
from catalog.conservation.released.telling import told
from catalog.errors import ManuscriptNotFound
from catalog.language import best_text
from catalog.linked_art.write import Names, Node, write
from catalog.record.labels import authority_names
from catalog.record.published import published
from catalog.uris import Uris


def linked_art_of(session: Session, uris: Uris, manuscript_id: str) -> Node:
    """The document; whether the manuscript may be read is for the caller to ask.

    Raises:
        ManuscriptNotFound: there is none, or it was never published.
    """
    record = published(session, manuscript_id)
    if record is None:
        raise ManuscriptNotFound(manuscript_id)
    manuscript = identity.find(session, manuscript_id)
    holder = manuscript.holder
    names = Names(
        title=best_text(manuscript.titles, "en")[1] or manuscript.shelfmark,
        holder=best_text(holder.names, "en")[1] or holder.id,
        holder_homepage=holder.homepage,
        authorities={
            each: name for each, (name, _) in authority_names(session, record.document).items()
        },
    )
    return write(uris, manuscript_id, record.document, names, told(session, manuscript_id))
