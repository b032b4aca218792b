"""People, places, works and bodies: making, finding, changing and deleting them.

Functions take the session first and the storage root where they change something; they may
flush, and never commit: the edge does. Names in lists come from `labels.names_of`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, cast, exists, select
from sqlalchemy.orm import Session

from catalog import counters
from catalog.authorities.changes import columns_of, keep, note_change
from catalog.authorities.content import AuthorityContent, AuthorityKind, read_content
from catalog.authorities.duplicates import likely_duplicates
from catalog.authorities.labels import AuthorityLabel as AuthorityLabel
from catalog.authorities.labels import names_of as names_of
from catalog.authorities.public import public_among
from catalog.authorities.tables import (
    PERSON_LENGTH_MAX,
    Authority,
    AuthorityChange,
    AuthorityRevision,
)
from catalog.errors import (
    AuthorityChanged,
    AuthorityInUse,
    AuthorityMerged,
    AuthorityNotFound,
    BadAuthority,
    LikelyDuplicate,
    Withdrawn,
)
from catalog.identifiers import is_valid
from catalog.record.tables import Draft
from storage.ocfl.root import StorageRoot

_CREATING = "authority"


def create(
    session: Session,
    root: StorageRoot,
    content: AuthorityContent,
    *,
    new_id: str,
    by: str,
    at: datetime,
    is_distinct: bool = False,
) -> Authority:
    """The authority, made now; again with the same id and content is no change.

    `is_distinct`: a person has seen the likely duplicates and says that this is another.

    Raises:
        LikelyDuplicate: somebody with this name or identifier is here, also if made this moment.
    """
    # Two people who make the same one at the same moment: the second waits here, and then sees
    # the first one's.
    counters.advance(session, _CREATING)
    made_before = session.get(Authority, new_id, populate_existing=True)
    if made_before is not None:
        return made_before
    if not is_distinct:
        likely = likely_duplicates(session, content)
        sure = tuple(one.authority_id for one in likely if one.is_strong)
        if sure:
            raise LikelyDuplicate(content.first_name.text, sure)
    authority = Authority(
        id=new_id,
        **columns_of(content),
        edition=1,
        created_at=at,
        changed_at=at,
        changed_by=by[:PERSON_LENGTH_MAX],
        was_referenced=False,
    )
    session.add(authority)
    note_change(session, authority, AuthorityChange.CREATE, by=by, at=at)
    keep(session, root, (authority,), AuthorityChange.CREATE, at=at)
    return authority


def find(session: Session, authority_id: str) -> Authority:
    """The authority, or the one it was merged into: the id may differ from the one asked for.

    Raises:
        AuthorityNotFound: there is none with this id.
        Withdrawn: it was deleted.
    """
    authority = find_itself(session, authority_id)
    while authority.merged_into is not None:
        authority = find_itself(session, authority.merged_into)
    if authority.deleted_at is not None:
        raise Withdrawn(authority.id)
    return authority


def find_known(session: Session, authority_id: str, *, knows_all: bool) -> Authority:
    """As `find`, for somebody who may know of it (`public.may_know_all`, or else what is public).

    Raises:
        AuthorityNotFound: there is none with this id, or, unless `knows_all`, none that everybody
            may know of; nothing tells the two apart.
        Withdrawn: it was deleted; only to who `knows_all`.
    """
    if knows_all:
        return find(session, authority_id)
    try:
        standing = find(session, authority_id)
    except Withdrawn:
        raise AuthorityNotFound(authority_id) from None
    if not public_among(session, [standing.id]):
        raise AuthorityNotFound(authority_id)
    return standing


def find_itself(session: Session, authority_id: str) -> Authority:
    """The authority under its own id, merged or deleted or not.

    Raises:
        AuthorityNotFound: there is none with this id.
    """
    # What was not minted here is never asked of the database: not every text can be.
    known = is_valid(authority_id)
    authority = session.get(Authority, authority_id, populate_existing=True) if known else None
    if authority is None:
        raise AuthorityNotFound(authority_id)
    return authority


def lock(session: Session, authority_id: str) -> Authority:
    """The authority under its own id, held against other writers until this transaction ends.

    Raises:
        AuthorityNotFound: there is none with this id.
    """
    find_itself(session, authority_id)
    authority = session.scalar(
        select(Authority)
        .where(Authority.id == authority_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if authority is None:
        raise AuthorityNotFound(authority_id)
    return authority


def save(
    session: Session,
    root: StorageRoot,
    authority_id: str,
    content: AuthorityContent,
    *,
    edition: int,
    by: str,
    at: datetime,
    change: AuthorityChange = AuthorityChange.EDIT,
) -> Authority:
    """The authority with this content; `edition` is the one the writer had in view.

    The same content again is no change.

    Raises:
        AuthorityNotFound: there is none with this id.
        AuthorityMerged: it was merged into another.
        AuthorityChanged: somebody saved another edition in between.
        BadAuthority: the kind would change; records rely on it.
    """
    authority = lock(session, authority_id)
    if authority.merged_into is not None:
        raise AuthorityMerged(authority_id, find(session, authority_id).id)
    if authority.deleted_at is not None and change is not AuthorityChange.RESTORE:
        raise Withdrawn(authority_id)
    if authority.edition != edition:
        if authority.content == content and authority.is_current:
            return authority
        raise AuthorityChanged(authority_id, authority.edition, authority.changed_by)
    if content.kind is not authority.kind:
        raise BadAuthority(
            f"{authority_id} is a {authority.kind.value} and cannot become a {content.kind.value}: "
            "make a new one.",
            "kind",
            key="kind-fixed",
            authority_id=authority_id,
            kind=authority.kind.value,
            new_kind=content.kind.value,
        )
    if authority.content == content and authority.is_current:
        return authority
    authority.deleted_at = None
    note_change(session, authority, change, by=by, at=at, content=content)
    keep(session, root, (authority,), change, at=at)
    return authority


def restore(
    session: Session,
    root: StorageRoot,
    authority_id: str,
    restored_edition: int,
    *,
    edition: int,
    by: str,
    at: datetime,
    may_uncover: bool,
) -> Authority:
    """The authority as it was at an earlier edition, as a new one; a deleted one comes back.

    Unless `may_uncover`, the place of a sensitive site stays as it is now, and hidden.

    Raises:
        AuthorityNotFound: there is none with this id, or it had no such edition.
        AuthorityMerged, AuthorityChanged: as `save`.
    """
    find_itself(session, authority_id)
    revision = session.get(AuthorityRevision, (authority_id, restored_edition))
    if revision is None:
        raise AuthorityNotFound(f"{authority_id} edition {restored_edition}")
    content = read_content(revision.content)
    if not may_uncover:
        content = content.with_hidden(find_itself(session, authority_id).content)
    return save(
        session,
        root,
        authority_id,
        content,
        edition=edition,
        by=by,
        at=at,
        change=AuthorityChange.RESTORE,
    )


def delete(
    session: Session, root: StorageRoot, authority_id: str, *, edition: int, by: str, at: datetime
) -> Authority:
    """The authority, deleted: only one that no record, draft or merge has ever named.

    Its address then says that it was withdrawn; `restore` brings it back.

    Raises:
        AuthorityNotFound, AuthorityMerged, AuthorityChanged: as `save`.
        AuthorityInUse: a record, a draft or a merge names it.
    """
    authority = lock(session, authority_id)
    if authority.merged_into is not None:
        raise AuthorityMerged(authority_id, find(session, authority_id).id)
    if authority.deleted_at is not None:
        return authority
    if authority.edition != edition:
        raise AuthorityChanged(authority_id, authority.edition, authority.changed_by)
    if is_in_use(session, authority):
        raise AuthorityInUse(
            f"{authority_id} cannot be deleted, as a record, a draft or another name leads to it: "
            "merge it into the right one instead.",
            authority_id=authority_id,
        )
    authority.deleted_at = at
    note_change(session, authority, AuthorityChange.DELETE, by=by, at=at)
    keep(session, root, (authority,), AuthorityChange.DELETE, at=at)
    return authority


def is_in_use(session: Session, authority: Authority) -> bool:
    """Whether a published record ever named it, a draft names it, or another was merged into it.

    Drafts have no index of names: all of them are read, which only a deletion asks for.
    """
    if authority.was_referenced:
        return True
    absorbs = exists().where(Authority.merged_into == authority.id)
    drafted = exists().where(cast(Draft.document, String).contains(authority.id))
    return bool(session.scalar(select(absorbs)) or session.scalar(select(drafted)))


def history(session: Session, authority_id: str) -> list[AuthorityRevision]:
    """Every revision of the authority, the newest first.

    Raises:
        AuthorityNotFound: there is none with this id.
    """
    find_itself(session, authority_id)
    statement = select(AuthorityRevision).where(AuthorityRevision.authority_id == authority_id)
    return list(session.scalars(statement.order_by(AuthorityRevision.edition.desc())))


def hides_place(session: Session, authority_id: str) -> bool:
    """Whether the place is sensitive today, by itself or by what it was merged into.

    Raises:
        AuthorityNotFound: there is none with this id.
    """
    authority = find_itself(session, authority_id)
    while not authority.is_sensitive and authority.merged_into is not None:
        authority = find_itself(session, authority.merged_into)
    return authority.is_sensitive


def of_kind(text: str) -> AuthorityKind:
    """The kind from its name.

    Raises:
        BadAuthority: there is no such kind.
    """
    try:
        return AuthorityKind(text)
    except ValueError:
        known = ", ".join(AuthorityKind)
        raise BadAuthority(
            f"{text!r} is no kind of authority: write one of {known}.",
            key="kind-unknown",
            text=text,
            known=known,
        ) from None
