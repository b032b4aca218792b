"""How every change of an authority is made: row, index, revision, bytes and change log as one.

The bytes go into the vault before the transaction ends (house law: bytes first, rows second). A
crash between the two leaves bytes that no row names yet; the next change writes over them with a
version of its own.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from catalog import revisions
from catalog.authorities import archive
from catalog.authorities.content import AuthorityContent
from catalog.authorities.tables import (
    FOLDED_LENGTH_MAX,
    PERSON_LENGTH_MAX,
    Authority,
    AuthorityChange,
    AuthorityIdentifier,
    AuthorityName,
    AuthorityRevision,
)
from catalog.folding import fold, suffixes_of
from catalog.revisions import Change
from catalog.search.index import index_authority
from storage.ocfl.root import StorageRoot

_IN_LOG = {AuthorityChange.CREATE: Change.CREATE, AuthorityChange.DELETE: Change.DELETE}


def columns_of(content: AuthorityContent) -> dict[str, object]:
    """The content as values of the columns of `Authority`."""
    said = content.as_json()
    return {**said, "kind": content.kind, "sorted_name": sorted_name(content)}


def sorted_name(content: AuthorityContent) -> str:
    """The key by which a list puts the authority in order."""
    return fold(content.first_name.text)[:FOLDED_LENGTH_MAX]


def note_change(
    session: Session,
    authority: Authority,
    change: AuthorityChange,
    *,
    by: str,
    at: datetime,
    content: AuthorityContent | None = None,
    merge_id: str | None = None,
) -> None:
    """Put the content (None: as it is) into the row as the next edition, with its revision.

    The caller has the row locked, has set its `merged_into` and `deleted_at`, and calls `keep`
    when everything that belongs to the change is noted.
    """
    if content is not None:
        for column, value in columns_of(content).items():
            setattr(authority, column, value)
    if change is not AuthorityChange.CREATE:
        authority.edition += 1
    authority.changed_at = max(authority.changed_at, at)
    authority.changed_by = by[:PERSON_LENGTH_MAX]
    session.flush()
    index(session, authority)
    session.add(
        AuthorityRevision(
            authority_id=authority.id,
            edition=authority.edition,
            change=change,
            content=authority.content.as_json(),
            merge_id=merge_id,
            by=by[:PERSON_LENGTH_MAX],
            at=at,
        )
    )
    session.flush()


def keep(
    session: Session,
    root: StorageRoot,
    changed: tuple[Authority, ...],
    change: AuthorityChange,
    *,
    at: datetime,
) -> None:
    """Write the changed authorities into the change log and the vault; the last step of all."""
    for authority in changed:
        name = authority.content.first_name.text
        in_log = _IN_LOG.get(change, Change.UPDATE)
        revisions.publish(session, authority.id, in_log, at, f"{change.value}: {name}")
    for authority in changed:
        archive.write(session, root, authority.id, at=at)
    for authority in changed:
        index_authority(session, authority.id)


def index(session: Session, authority: Authority) -> None:
    """Make the folded names and identifiers of the authority those of its content.

    What was merged away or deleted has none: it is found through its winner, or not at all.
    """
    for table in (AuthorityName, AuthorityIdentifier):
        session.execute(delete(table).where(table.authority_id == authority.id))
    if not authority.is_current:
        return
    content = authority.content
    found: dict[str, bool] = {}
    for name in content.names:
        for at, suffix in enumerate(suffixes_of(fold(name.text), FOLDED_LENGTH_MAX)):
            found[suffix] = found.get(suffix, False) or at == 0
    session.execute(
        insert(AuthorityName),
        [
            {
                "authority_id": authority.id,
                "number": number,
                "kind": authority.kind.value,
                "is_whole": is_whole,
                "folded": folded,
            }
            for number, (folded, is_whole) in enumerate(found.items())
        ],
    )
    uris = dict.fromkeys(one.uri for one in content.identifiers)
    if uris:
        session.execute(
            insert(AuthorityIdentifier),
            [
                {"authority_id": authority.id, "number": number, "uri": uri}
                for number, uri in enumerate(uris)
            ],
        )
