"""Spellings that mean one thing: the list that people edit, on top of the one that is brought.

The list of the release (`synonyms.toml`) is no rows: a group of it holds until somebody changes or
deletes it, and then a row with its key stands in its place. Every change is an edition with who
and when, kept in the vault, and an undo is the edition before as a new one. A question asks the
rows each time, so a change is in force at once in every process.

Functions take the session first; they may flush and never commit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from catalog.search.errors import BadSynonyms, SynonymsChanged, SynonymsNotFound
from catalog.search.synonym_content import (
    SynonymContent,
    seeds,
    seeds_by_spelling,
)
from catalog.search.synonym_content import read_content as read_content
from catalog.search.synonym_tables import (
    PERSON_LENGTH_MAX,
    SynonymChange,
    SynonymGroup,
    SynonymRevision,
    SynonymSpelling,
)
from storage.ocfl.root import Bytes, StorageRoot

SCHEMA: Final = "kitabdar/synonyms/1"
FILE_NAME: Final = "synonyms.json"
_PREFIX = "urn:kitabdar:synonyms:"


@dataclass(frozen=True, slots=True)
class Group:
    """A group in force. `id` is None while nobody has changed the one that was brought."""

    id: str | None
    seed: str | None
    content: SynonymContent
    edition: int
    changed_by: str = ""
    changed_at: datetime | None = None
    is_deleted: bool = False


def spelled_alike(session: Session, folded: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of these folded spellings that is in a group: the others of all its groups."""
    asked = sorted(set(folded))
    if not asked:
        return {}
    found: dict[str, dict[str, None]] = {}
    known = seeds_by_spelling()
    brought = {seed for each in asked for seed in known.get(each, ())}
    if brought:
        in_place = set(
            session.scalars(select(SynonymGroup.seed).where(SynonymGroup.seed.in_(brought)))
        )
        for each in asked:
            for seed in known.get(each, ()):
                if seed not in in_place:
                    found.setdefault(each, {}).update(dict.fromkeys(seeds()[seed].folded))
    rows = session.execute(
        select(SynonymSpelling.folded, SynonymGroup.content)
        .join(SynonymGroup, SynonymGroup.id == SynonymSpelling.group_id)
        .where(SynonymSpelling.folded.in_(asked))
        .order_by(SynonymGroup.id)
    )
    for each, content in rows:
        group = SynonymContent.model_validate(content)
        found.setdefault(each, {}).update(dict.fromkeys(group.folded))
    return {each: tuple(one for one in others if one != each) for each, others in found.items()}


def listed(session: Session) -> list[Group]:
    """Every group in force, in the order of its first spelling."""
    rows = list(session.scalars(select(SynonymGroup)))
    replaced = {row.seed for row in rows if row.seed is not None}
    groups = [_group(row) for row in rows if row.deleted_at is None]
    groups += [
        Group(None, seed, content, 0) for seed, content in seeds().items() if seed not in replaced
    ]
    return sorted(groups, key=lambda one: (one.content.spellings[0].folded, one.id or ""))


def group(session: Session, key: str) -> Group:
    """A group by its identifier, or by its key in the release, deleted or not.

    Raises:
        SynonymsNotFound: there is none.
    """
    if key in seeds():
        row = session.scalar(select(SynonymGroup).where(SynonymGroup.seed == key))
        return _group(row) if row is not None else Group(None, key, seeds()[key], 0)
    return _group(find(session, key))


def find(session: Session, group_id: str) -> SynonymGroup:
    """The row of a group, deleted or not.

    Raises:
        SynonymsNotFound: there is none with this id.
    """
    row = session.get(SynonymGroup, group_id, populate_existing=True)
    if row is None:
        raise SynonymsNotFound(group_id)
    return row


def history(session: Session, group_id: str) -> list[SynonymRevision]:
    """Every edition of a group, the newest first."""
    return list(
        session.scalars(
            select(SynonymRevision)
            .where(SynonymRevision.group_id == group_id)
            .order_by(SynonymRevision.edition.desc())
        )
    )


def create(
    session: Session,
    root: StorageRoot,
    content: SynonymContent,
    *,
    new_id: str,
    by: str,
    at: datetime,
    seed: str | None = None,
) -> SynonymGroup:
    """A new group, or one in place of a group that was brought (`seed`).

    Raises:
        SynonymsNotFound: no group of that key was brought.
        SynonymsChanged: somebody has put another in its place already.
    """
    if seed is not None:
        if seed not in seeds():
            raise SynonymsNotFound(seed)
        taken = session.scalar(select(SynonymGroup).where(SynonymGroup.seed == seed))
        if taken is not None:
            raise SynonymsChanged(taken.id, taken.edition, taken.changed_by)
    row = SynonymGroup(
        id=new_id, seed=seed, content={}, edition=0, changed_by="", changed_at=at, deleted_at=None
    )
    session.add(row)
    return _change(session, root, row, content, SynonymChange.CREATE, by=by, at=at)


def save(
    session: Session,
    root: StorageRoot,
    group_id: str,
    content: SynonymContent,
    *,
    edition: int,
    by: str,
    at: datetime,
    change: SynonymChange = SynonymChange.EDIT,
) -> SynonymGroup:
    """The group with this content; `edition` is the one the writer had in view.

    Raises:
        SynonymsNotFound: there is none with this id.
        SynonymsChanged: somebody saved another edition in between.
    """
    row = _held(session, group_id, edition)
    row.deleted_at = None
    return _change(session, root, row, content, change, by=by, at=at)


def remove(
    session: Session, root: StorageRoot, group_id: str, *, edition: int, by: str, at: datetime
) -> SynonymGroup:
    """The group out of force; its editions stay, and any of them can come back.

    Raises:
        SynonymsNotFound, SynonymsChanged: as `save`.
    """
    row = _held(session, group_id, edition)
    row.deleted_at = at
    content = SynonymContent.model_validate(row.content)
    return _change(session, root, row, content, SynonymChange.DELETE, by=by, at=at)


def put(
    session: Session,
    root: StorageRoot,
    key: str,
    content: SynonymContent,
    *,
    edition: int,
    new_id: str,
    by: str,
    at: datetime,
) -> Group:
    """The group of this identifier or key of the release with this content.

    One that nobody has changed yet gets a row of its own, called `new_id`; its edition was 0.

    Raises:
        SynonymsNotFound, SynonymsChanged: as `save`.
    """
    found = group(session, key)
    if found.id is None:
        return _group(create(session, root, content, new_id=new_id, by=by, at=at, seed=found.seed))
    return _group(save(session, root, found.id, content, edition=edition, by=by, at=at))


def drop(
    session: Session,
    root: StorageRoot,
    key: str,
    *,
    edition: int,
    new_id: str,
    by: str,
    at: datetime,
) -> Group:
    """The group of this identifier or key of the release, out of force.

    Raises:
        SynonymsNotFound, SynonymsChanged: as `save`.
    """
    found = group(session, key)
    if found.id is None:
        made = create(session, root, found.content, new_id=new_id, by=by, at=at, seed=found.seed)
        return _group(remove(session, root, made.id, edition=made.edition, by=by, at=at))
    return _group(remove(session, root, found.id, edition=edition, by=by, at=at))


def undo(
    session: Session, root: StorageRoot, group_id: str, *, edition: int, by: str, at: datetime
) -> SynonymGroup:
    """The group as it was before its newest edition, as a further one.

    Raises:
        SynonymsNotFound, SynonymsChanged: as `save`.
        BadSynonyms: there is nothing before the first edition; delete it instead.
    """
    editions = history(session, group_id)
    if len(editions) < 2:
        find(session, group_id)
        raise BadSynonyms(
            "This is the first edition of the group: delete the group instead.", key="first"
        )
    # Undoing a deletion brings back what was deleted.
    before = editions[0] if editions[0].change is SynonymChange.DELETE else editions[1]
    content = SynonymContent.model_validate(before.content)
    return save(
        session, root, group_id, content, edition=edition, by=by, at=at,
        change=SynonymChange.RESTORE,
    )  # fmt: skip


def object_id(group_id: str) -> str:
    """The identifier of the group's OCFL object."""
    return f"{_PREFIX}{group_id}"


def document_of(session: Session, group_id: str) -> dict[str, Any]:
    """Everything that is known of a group, as plain JSON."""
    row = find(session, group_id)
    return {
        "schema": SCHEMA,
        "id": row.id,
        "seed": row.seed,
        "deleted_at": row.deleted_at.isoformat() if row.deleted_at else None,
        "revisions": [
            {
                "edition": one.edition, "change": one.change.value, "content": one.content,
                "by": one.by, "at": one.at.isoformat(),
            }
            for one in reversed(history(session, group_id))
        ],
    }  # fmt: skip


def restore(session: Session, told: Mapping[str, Any]) -> None:
    """The rows of a group from the document the vault keeps of it; for an empty database."""
    newest = told["revisions"][-1]
    deleted_at = told["deleted_at"]
    row = SynonymGroup(
        id=told["id"], seed=told["seed"], content=newest["content"], edition=newest["edition"],
        changed_by=newest["by"], changed_at=datetime.fromisoformat(newest["at"]),
        deleted_at=datetime.fromisoformat(deleted_at) if deleted_at else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all(
        SynonymRevision(
            group_id=row.id, edition=each["edition"], change=SynonymChange(each["change"]),
            content=each["content"], by=each["by"], at=datetime.fromisoformat(each["at"]),
        )
        for each in told["revisions"]
    )  # fmt: skip
    _index(session, row)


def _change(
    session: Session,
    root: StorageRoot,
    row: SynonymGroup,
    content: SynonymContent,
    change: SynonymChange,
    *,
    by: str,
    at: datetime,
) -> SynonymGroup:
    row.content = content.model_dump(mode="json")
    row.edition += 1
    row.changed_by, row.changed_at = by[:PERSON_LENGTH_MAX], at
    session.flush()
    session.add(
        SynonymRevision(
            group_id=row.id, edition=row.edition, change=change, content=row.content,
            by=row.changed_by, at=at,
        )
    )  # fmt: skip
    _index(session, row)
    data = json.dumps(document_of(session, row.id), ensure_ascii=False, sort_keys=True, indent=1)
    root.object(object_id(row.id)).write_version(
        {FILE_NAME: Bytes(f"{data}\n".encode())},
        message=f"{change.value} of spellings that mean one thing", user=by, at=at,
    )  # fmt: skip
    return row


def _index(session: Session, row: SynonymGroup) -> None:
    session.flush()
    session.execute(delete(SynonymSpelling).where(SynonymSpelling.group_id == row.id))
    if row.deleted_at is not None:
        return
    folded = SynonymContent.model_validate(row.content).folded
    session.execute(
        insert(SynonymSpelling),
        [
            {"group_id": row.id, "number": number, "folded": each}
            for number, each in enumerate(folded)
        ],
    )


def _held(session: Session, group_id: str, edition: int) -> SynonymGroup:
    find(session, group_id)
    row = session.scalars(
        select(SynonymGroup)
        .where(SynonymGroup.id == group_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if row.edition != edition:
        raise SynonymsChanged(group_id, row.edition, row.changed_by)
    return row


def _group(row: SynonymGroup) -> Group:
    content = SynonymContent.model_validate(row.content)
    return Group(
        row.id, row.seed, content, row.edition, row.changed_by, row.changed_at,
        row.deleted_at is not None,
    )  # fmt: skip
