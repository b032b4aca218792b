"""What the API of authorities takes and gives; what is hidden from strangers is hidden here."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.authorities.content import AuthorityContent, AuthorityKind, read_content
from catalog.authorities.duplicates import Sign
from catalog.authorities.labels import AuthorityLabel
from catalog.authorities.lookup import Found
from catalog.authorities.tables import Authority, AuthorityChange, AuthorityMerge, AuthorityRevision

EDITION_MAX = 2**31 - 1
Edition = Annotated[int, Field(ge=1, le=EDITION_MAX)]


class ShownAuthority(BaseModel):
    """An authority; `merged_into` is the one that stands for it now, and the one to use.

    `content` is as `PUT` takes it. Of a sensitive place a stranger gets whole degrees and no
    identifier that would locate it; `is_coarse` then says so.
    """

    id: str
    edition: int
    content: AuthorityContent
    is_coarse: bool
    merged_into: str | None
    changed_at: datetime

    @classmethod
    def of(cls, authority: Authority, standing: Authority, *, exact: bool) -> ShownAuthority:
        """The authority as somebody may see it; `exact` for those who may read what is private.

        `standing` is what it was merged into, or itself: what that one hides, both hide.
        """
        content = authority.content
        hides = content.is_sensitive or standing.is_sensitive
        return cls(
            id=authority.id,
            edition=authority.edition,
            content=content if exact else content.coarse(always=hides),
            is_coarse=hides and not exact,
            merged_into=standing.id if standing.id != authority.id else None,
            changed_at=authority.changed_at,
        )

    @classmethod
    def of_public(cls, asked_id: str, standing: Authority, *, exact: bool) -> ShownAuthority:
        """What everybody may see under an id: the words of the one that stands for it.

        Those of a merged one may have been taken out since, or be known from a closed book only.
        """
        shown = cls.of(standing, standing, exact=exact)
        merged_into = standing.id if standing.id != asked_id else None
        return shown.model_copy(update={"id": asked_id, "merged_into": merged_into})


class ListedAuthority(BaseModel):
    """One line of a list: names by language, the preferred ones first."""

    id: str
    kind: AuthorityKind
    names: dict[str, list[str]]
    dates: str
    rank: int | None = None

    @classmethod
    def of(cls, label: AuthorityLabel, rank: int | None = None) -> ListedAuthority:
        """The line of a label; `rank` is that of `lookup.Found`."""
        return cls(id=label.id, kind=label.kind, names=label.names, dates=label.dates, rank=rank)

    @classmethod
    def of_found(cls, found: Found) -> ListedAuthority:
        """The line of something that was looked up."""
        return cls.of(found.label, found.rank)


class AuthorityList(BaseModel):
    """A list; `next_after` is the value of `after` that goes on, null at the end."""

    items: list[ListedAuthority]
    next_after: str | None = None


class LikelyAuthority(BaseModel):
    """An authority that is probably the one described, and why."""

    authority: ListedAuthority
    sign: Sign


class LikelyList(BaseModel):
    """Likely duplicates, the likeliest first."""

    items: list[LikelyAuthority]


class WantedAuthority(BaseModel):
    """An authority to be made. `is_distinct`: a person has seen the likely duplicates."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, Any]
    is_distinct: bool = False

    def read(self) -> AuthorityContent:
        """The content, checked.

        Raises:
            BadAuthority: as `read_content`.
        """
        return read_content(self.content)


class ChangedAuthority(BaseModel):
    """The whole content an authority shall have; `edition` is the one that was read before."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, Any]
    edition: Edition


class WantedMerge(BaseModel):
    """The authority that shall stand for the one in the address."""

    model_config = ConfigDict(extra="forbid")

    into: Annotated[str, Field(max_length=40)]


class WantedEdition(BaseModel):
    """The edition to bring back, and the one that was read before."""

    model_config = ConfigDict(extra="forbid")

    restore: Edition
    edition: Edition


class ShownMerge(BaseModel):
    """A merge: the loser's address leads to the winner until it is undone."""

    id: str
    loser: str
    winner: str
    by: str
    at: datetime
    undone_by: str | None
    undone_at: datetime | None

    @classmethod
    def of(cls, made: AuthorityMerge) -> ShownMerge:
        """The merge as programs see it."""
        return cls(
            id=made.id,
            loser=made.loser_id,
            winner=made.winner_id,
            by=made.by,
            at=made.at,
            undone_by=made.undone_by,
            undone_at=made.undone_at,
        )


class ShownRevision(BaseModel):
    """The content after one change."""

    edition: int
    change: AuthorityChange
    content: AuthorityContent
    merge_id: str | None
    by: str
    at: datetime

    @classmethod
    def of(cls, revision: AuthorityRevision, *, exact: bool, hides: bool) -> ShownRevision:
        """The revision as somebody may see it; `hides`: the place is sensitive today."""
        content = read_content(revision.content)
        return cls(
            edition=revision.edition,
            change=revision.change,
            content=content if exact else content.coarse(always=hides),
            merge_id=revision.merge_id,
            by=revision.by,
            at=revision.at,
        )


class AuthorityHistory(BaseModel):
    """Revisions and merges, the newest first."""

    revisions: list[ShownRevision]
    merges: list[ShownMerge]


class NamingManuscript(BaseModel):
    """A published manuscript that names the authority; `roles` are keys, `paths` the places."""

    id: str
    address: str
    shelfmark: str
    titles: dict[str, list[str]]
    roles: list[str]
    paths: list[str]


class NamingList(BaseModel):
    """Published manuscripts by shelfmark; `next_after` as in `AuthorityList`."""

    items: list[NamingManuscript]
    next_after: str | None = None


class ShownScheme(BaseModel):
    """A scheme of outside identifiers: what a value looks like, and its address."""

    key: str
    name: str
    pattern: str
    address: str


class SchemeList(BaseModel):
    """The schemes that an identifier may be of; 'other' takes any web address."""

    items: list[ShownScheme]
    other: Literal["other"] = "other"


class ProblemBody(BaseModel):
    """What went wrong (RFC 9457); `detail` is one sentence for the person who must act."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
