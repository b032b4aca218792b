"""What is released: the last word of the chain about each thing, less what was struck out.

Releases are signed entries like all others; their documents are small, those of what they release
are not (20,000 regions in one assessment), so only the columns of those are read.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from catalog.conservation.signing import signing
from catalog.conservation.signing.amending import VOID
from catalog.conservation.signing.tables import SignedEntry

RELEASE: Final = "release"
ASSESSMENT: Final = "assessment"
TREATMENT: Final = "treatment"


def released(session: Session, manuscript_id: str, what: str, kind: str) -> dict[str, str]:
    """The released things with the signed entry of each, in the order they were released in.

    `what` names them in the documents of releases, `kind` is the kind of the entry that signed
    them. Struck out (void) is neither what was signed nor the release.
    """
    struck = set(
        session.scalars(
            select(SignedEntry.subject_id).where(
                SignedEntry.manuscript_id == manuscript_id, SignedEntry.kind == VOID
            )
        )
    )
    standing: dict[str, bool] = {}
    for entry in signing.entries_of(session, manuscript_id, (RELEASE,)):
        content = signing.document_of(entry)["content"]
        if content.get("what") == what and entry.id not in struck:
            standing.pop(entry.subject_id, None)
            standing[entry.subject_id] = bool(content["is_released"])
    wanted = [subject for subject, is_out in standing.items() if is_out]
    if not wanted:
        return {}
    signed = {
        subject: entry_id
        for subject, entry_id in session.execute(
            select(SignedEntry.subject_id, SignedEntry.id)
            .where(
                SignedEntry.manuscript_id == manuscript_id,
                SignedEntry.kind == kind,
                SignedEntry.subject_id.in_(wanted),
            )
            .order_by(SignedEntry.seq)
        )
        if entry_id not in struck
    }
    return {subject: signed[subject] for subject in wanted if subject in signed}


def corrections(session: Session, manuscript_id: str, kind: str) -> dict[str, int]:
    """How many amendments stand beside each signed thing of this kind, by its identifier."""
    beside = aliased(SignedEntry)
    rows = session.execute(
        select(SignedEntry.subject_id)
        .join(beside, beside.subject_id == SignedEntry.id)
        .where(
            SignedEntry.manuscript_id == manuscript_id,
            SignedEntry.kind == kind,
            beside.kind != VOID,
            beside.kind != RELEASE,
        )
    )
    found: dict[str, int] = {}
    for (subject,) in rows:
        found[subject] = found.get(subject, 0) + 1
    return found
