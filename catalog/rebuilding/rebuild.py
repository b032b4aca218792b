"""A whole database made again from a storage root: records, identifiers, change log, rules.

What the vault does not hold cannot come back: accounts, drafts nobody published, deposits under
way. Kept manifests are made again by the first request for each.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from catalog import archive, counters
from catalog.authorities import archive as authority_archive
from catalog.authorities import rebuilding as authority_rows
from catalog.errors import DatabaseNotEmpty
from catalog.identity import Manuscript
from catalog.provenance import private
from catalog.rebuilding import (
    capture_rows,
    care_rows,
    claims,
    conservation_rows,
    import_rows,
    kept_rows,
    manuscript_rows,
    private_rows,
    reference_rows,
    synonym_rows,
    transcription_rows,
)
from catalog.rebuilding.claims import Claim
from catalog.revisions import Revision
from catalog.search.reindexing import reindex
from storage.ocfl.root import StorageRoot

log = logging.getLogger("kitabdar.rebuild")

_MANUSCRIPT = archive.object_id("")
_PRIVATE = private.object_id("")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How much came back."""

    manuscripts: int
    revisions: int
    images: int
    authorities: int
    private_records: int
    signed_entries: int
    daily_roots: int
    kept_rows: int


def rebuild(sessions: sessionmaker[Session], root: StorageRoot, progress: Progress) -> Rebuilt:
    """Fill an empty, migrated database from the storage root; nothing in the root changes.

    `progress(step, done, of)` is told as it goes: steps are 'read', 'write' and those of
    `search.reindexing`. Each manuscript is a transaction, so a crash leaves a database to throw
    away, and never half a book.

    Raises:
        DatabaseNotEmpty: there are manuscripts in it already.
        StorageError: an object of the root cannot be read; it is named.
    """
    with sessions() as session:
        if session.scalar(select(func.count()).select_from(Manuscript)):
            raise DatabaseNotEmpty
    object_ids = list(root.object_ids())
    authorities = [authority_archive.read(root, each) for each in _authority_ids(object_ids)]
    told = list(_claims_of_authorities(authorities))
    settled = claims.settle([*_claims(root, object_ids, progress), *told])
    lost = {_number_of(claim) for claim in told} - {_number_of(claim) for claim in settled}
    known = {document["id"] for document in authorities}
    counted = [claim for claim in settled if claim.object_id not in known]
    with sessions.begin() as session:
        authority_rows.rebuild(session, authorities, disputed=lost)
    images = _write_manuscripts(sessions, root, counted, progress)
    private_records = _write_private(sessions, root, object_ids)
    care_rows.write_care(sessions, root, object_ids)
    capture_rows.rebuild(sessions, root, object_ids)
    # After everything the rooms of the bench stand on.
    entries = conservation_rows.write_entries(sessions, root, object_ids)
    kept = kept_rows.write_rows(sessions, root, object_ids)
    roots = conservation_rows.write_daily_roots(sessions, root, object_ids)
    synonym_rows.rebuild(sessions, root, object_ids)
    transcription_rows.rebuild(sessions, root, object_ids)
    reference_rows.rebuild(sessions, root, object_ids)
    import_rows.rebuild(sessions, root, object_ids)
    with sessions.begin() as session:
        revisions = _set_counters(session)
    reindex(sessions, progress)
    manuscripts = len({claim.object_id for claim in counted})
    return Rebuilt(
        manuscripts, revisions, images, len(authorities), private_records, entries, roots, kept
    )


def _claims(root: StorageRoot, object_ids: list[str], progress: Progress) -> Iterator[Claim]:
    names = [each for each in object_ids if each.startswith(_MANUSCRIPT)]
    for done, name in enumerate(names, start=1):
        manuscript_id = name.removeprefix(_MANUSCRIPT)
        kept = root.object(name).history_of(archive.RECORD_NAME)
        for place, (version, data) in enumerate(kept, start=1):
            yield claims.claim_of(manuscript_id, place, version.created, json.loads(data))
        progress("read", done, len(names))


def _claims_of_authorities(documents: list[dict[str, Any]]) -> Iterator[Claim]:
    for document in documents:
        for place, entry in enumerate(document["log"], start=1):
            at = datetime.fromisoformat(entry["at"])
            yield Claim(document["id"], place, at, entry["number"], is_public=True)


def _number_of(claim: Claim) -> tuple[str, int]:
    return claim.object_id, claim.number or 0


def _authority_ids(object_ids: list[str]) -> Iterator[str]:
    beginning = authority_archive.object_id("")
    for each in object_ids:
        if each.startswith(beginning):
            yield each.removeprefix(beginning)


def _write_manuscripts(
    sessions: sessionmaker[Session], root: StorageRoot, counted: list[Claim], progress: Progress
) -> int:
    by_manuscript: dict[str, list[Claim]] = defaultdict(list)
    for claim in counted:
        by_manuscript[claim.object_id].append(claim)
    images = 0
    for done, (manuscript_id, own) in enumerate(by_manuscript.items(), start=1):
        records = _records(root, manuscript_id)
        with sessions.begin() as session:
            _, record = records[max(claim.place for claim in own)]
            manuscript_rows.add_manuscript(session, record)
            for claim in own:
                if claim.number is not None:
                    created, told = records[claim.place]
                    manuscript_rows.add_revision(
                        session, claim.number, told, created=created, is_first=claim is own[0]
                    )
            session.flush()
            manuscript_rows.index_references(session, record)
        images += manuscript_rows.count_images(record)
        progress("write", done, len(by_manuscript))
    return images


def _records(root: StorageRoot, manuscript_id: str) -> dict[int, tuple[Any, dict[str, Any]]]:
    kept = root.object(archive.object_id(manuscript_id)).history_of(archive.RECORD_NAME)
    return {
        place: (version.created, json.loads(data))
        for place, (version, data) in enumerate(kept, start=1)
    }


def _write_private(
    sessions: sessionmaker[Session], root: StorageRoot, object_ids: list[str]
) -> int:
    written = 0
    for each in object_ids:
        if not each.startswith(_PRIVATE):
            continue
        manuscript_id = each.removeprefix(_PRIVATE)
        with sessions.begin() as session:
            if session.get(Manuscript, manuscript_id) is None:
                # Its manuscript was never published: the vault has nothing to hang it on.
                log.warning("rebuild.private_alone", extra={"manuscript": manuscript_id})
                continue
            kept = root.object(each).history_of(private.FILE_NAME)
            private_rows.add_private(
                session,
                manuscript_id,
                [(version, json.loads(data)) for version, data in kept],
            )
        written += 1
    return written


def _set_counters(session: Session) -> int:
    """Numbers go on where they were; access is a new generation for every server process."""
    highest = session.scalar(select(func.max(Revision.number))) or 0
    counters.catch_up(session, counters.REVISION, highest)
    counters.advance(session, counters.ACCESS)
    return session.scalar(select(func.count()).select_from(Revision)) or 0
