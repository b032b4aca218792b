"""The list of spellings for programs: read by everybody, changed by those who keep authorities."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session, sessionmaker

from catalog.accounts.permissions import Action, Needs, Person
from catalog.authorities.api_models import EDITION_MAX, ProblemBody
from catalog.clock import Clock, now
from catalog.identifiers import Kind, mint
from catalog.paths import SYNONYM_API_PATH, SYNONYMS_API_PATH, UNDO_SYNONYM_API_PATH
from catalog.search import synonyms
from catalog.search.synonym_content import SynonymContent, read_content
from catalog.search.synonyms import Group
from storage.vault import Vault

_READ: dict[int | str, dict[str, Any]] = {
    404: {"model": ProblemBody},
    422: {"model": ProblemBody},
}
_CHANGED: dict[int | str, dict[str, Any]] = {
    **{status: {"model": ProblemBody} for status in (401, 403, 409)},
    **_READ,
}
Edition = Annotated[int, Field(ge=0, le=EDITION_MAX)]


class SynonymsHouse(Protocol):
    """What is needed to keep spellings."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""

    @property
    def vault(self) -> Vault:
        """Return the vault every change is kept in."""


class WantedSynonyms(BaseModel):
    """A whole group; `edition` is the one that was read before, 0 where there was none."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, Any]
    edition: Edition = 0


class WantedEdition(BaseModel):
    """The edition of a group that was read before it is undone."""

    model_config = ConfigDict(extra="forbid")

    edition: Edition


class ShownSynonyms(BaseModel):
    """A group of spellings that mean one thing.

    `key` is what it is called in addresses: its identifier, or its key in the release while
    nobody has changed it; its edition is 0 then.
    """

    key: str
    content: SynonymContent
    folded: Sequence[str]
    edition: int
    changed_by: str
    changed_at: datetime | None
    deleted: bool

    @classmethod
    def of(cls, group: Group) -> "ShownSynonyms":
        """The group as programs get it."""
        return cls(
            key=group.id or group.seed or "",
            content=group.content,
            folded=group.content.folded,
            edition=group.edition,
            changed_by=group.changed_by,
            changed_at=group.changed_at,
            deleted=group.is_deleted,
        )


class SynonymsList(BaseModel):
    """Every group in force, in the order of its first spelling."""

    items: list[ShownSynonyms]


def router(house: SynonymsHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """The routes under /api/synonyms."""
    routes = APIRouter(tags=["search"])
    _add_reading(routes, house)
    _add_writing(routes, house, needs, clock)
    return routes


def _add_reading(routes: APIRouter, house: SynonymsHouse) -> None:
    @routes.get(SYNONYMS_API_PATH)
    def listed() -> SynonymsList:
        """List every group of spellings that search takes for one."""
        with house.sessions() as session:
            return SynonymsList(items=[ShownSynonyms.of(one) for one in synonyms.listed(session)])

    @routes.get(SYNONYM_API_PATH, responses=_READ)
    def one(key: str) -> ShownSynonyms:
        """Read one group, deleted or not."""
        with house.sessions() as session:
            return ShownSynonyms.of(synonyms.group(session, key))


def _add_writing(routes: APIRouter, house: SynonymsHouse, needs: Needs, clock: Clock) -> None:
    editor = needs(Action.EDIT_AUTHORITY)

    @routes.post(SYNONYMS_API_PATH, status_code=HTTPStatus.CREATED, responses=_CHANGED)
    def create(body: WantedSynonyms, person: Annotated[Person, Depends(editor)]) -> ShownSynonyms:
        """Make a group."""
        content = read_content(body.content)
        with house.sessions.begin() as session:
            made = synonyms.create(
                session, house.vault.root, content, new_id=mint(Kind.SYNONYMS), by=person.name,
                at=clock(),
            )  # fmt: skip
            return ShownSynonyms.of(synonyms.group(session, made.id))

    @routes.put(SYNONYM_API_PATH, responses=_CHANGED)
    def put(
        key: str, body: WantedSynonyms, person: Annotated[Person, Depends(editor)]
    ) -> ShownSynonyms:
        """Change a group; it is in force at once."""
        content = read_content(body.content)
        with house.sessions.begin() as session:
            return ShownSynonyms.of(
                synonyms.put(
                    session, house.vault.root, key, content, edition=body.edition,
                    new_id=mint(Kind.SYNONYMS), by=person.name, at=clock(),
                )
            )  # fmt: skip

    @routes.delete(SYNONYM_API_PATH, responses=_CHANGED)
    def drop(
        key: str,
        person: Annotated[Person, Depends(editor)],
        edition: Annotated[int, Query(ge=0, le=EDITION_MAX)] = 0,
    ) -> ShownSynonyms:
        """Take a group out of force; it stays readable and can come back."""
        with house.sessions.begin() as session:
            return ShownSynonyms.of(
                synonyms.drop(
                    session, house.vault.root, key, edition=edition, new_id=mint(Kind.SYNONYMS),
                    by=person.name, at=clock(),
                )
            )  # fmt: skip

    @routes.post(UNDO_SYNONYM_API_PATH, responses=_CHANGED)
    def undo(
        key: str, body: WantedEdition, person: Annotated[Person, Depends(editor)]
    ) -> ShownSynonyms:
        """Undo the newest change of a group, as a further edition."""
        with house.sessions.begin() as session:
            group = synonyms.group(session, key)
            synonyms.undo(
                session, house.vault.root, group.id or key, edition=body.edition, by=person.name,
                at=clock(),
            )  # fmt: skip
            return ShownSynonyms.of(synonyms.group(session, key))
