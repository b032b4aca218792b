"""Whose books a step is about, where it may carry a book from one holder to another.

A role may be limited to one holder. A draft names its holder itself, and publishing it moves the
book there; so whoever writes or publishes it must be allowed to at both ends: where the book is
now, and where the document puts it. Every door, of pages and of the API, asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from catalog import identity
from catalog.accounts.permissions import Action, Person, may, require
from catalog.identity import Manuscript
from catalog.record import drafts
from catalog.record.tables import Draft


def holders_of(*documents: Mapping[str, Any] | None) -> frozenset[str]:
    """The holders that these checked documents name; None, where there is no document, names none.

    Documents are records as plain JSON, as drafts keep them.
    """
    return frozenset(each["identity"]["holder_id"] for each in documents if each is not None)


def require_at(person: Person, action: Action, holder_ids: Iterable[str]) -> None:
    """Return if the person may do this to the books of every one of these holders.

    Raises:
        NotSignedIn, NotAllowed: as `permissions.require` says, for the first who is not theirs.
    """
    for holder_id in sorted(holder_ids):
        require(person, action, holder_id)


def may_with_draft(
    person: Person, action: Action, manuscript: Manuscript, draft: Draft | None
) -> bool:
    """Whether the person may do this where the book is, and where its draft would put it."""
    concerned = {manuscript.holder_id} | holders_of(draft.document if draft else None)
    return all(may(person, action, holder_id) for holder_id in concerned)


def require_with_draft(
    session: Session, person: Person, action: Action, manuscript_id: str
) -> Draft | None:
    """The open draft of a manuscript, which is now locked, if the person may do this at both ends.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        NotSignedIn, NotAllowed: the person may not, where it is or where the draft would put it.
    """
    # Locked before asking: a draft that is saved in between could name yet another holder.
    manuscript = identity.lock(session, manuscript_id)
    draft = drafts.find_draft(session, manuscript_id)
    document = draft.document if draft else None
    require_at(person, action, {manuscript.holder_id} | holders_of(document))
    return draft
