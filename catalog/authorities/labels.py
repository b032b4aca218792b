"""What to call the authorities that a page names: one statement for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from catalog.authorities.content import AuthorityKind
from catalog.authorities.tables import Authority
from catalog.language import LanguageMap


@dataclass(frozen=True, slots=True)
class AuthorityLabel:
    """What a page, a manifest or a map shows of an authority.

    `id` is that of the winner where there was a merge. Of a sensitive place the coordinates are
    whole degrees here already: a label goes everywhere.
    """

    id: str
    kind: AuthorityKind
    names: LanguageMap
    latitude: float | None
    longitude: float | None
    is_sensitive: bool
    dates: str = ""


def names_of(session: Session, ids: Iterable[str]) -> dict[str, AuthorityLabel]:
    """The label of each id, by the id asked for; merges are followed.

    An unknown or deleted one is left out: the page has the name that the record gives.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    chain = (
        select(Authority.id.label("asked"), Authority.id.label("id"), Authority.merged_into)
        .where(Authority.id.in_(wanted))
        .cte("chain", recursive=True)
    )
    further = aliased(Authority)
    chain = chain.union_all(
        select(chain.c.asked, further.id, further.merged_into).join(
            further, further.id == chain.c.merged_into
        )
    )
    rows = session.execute(
        select(chain.c.asked, Authority)
        .join(Authority, Authority.id == chain.c.id)
        .where(chain.c.merged_into.is_(None), Authority.deleted_at.is_(None))
    )
    return {asked: label_of(authority) for asked, authority in rows}


def label_of(authority: Authority) -> AuthorityLabel:
    """The label of one authority."""
    content = authority.content.coarse()
    return AuthorityLabel(
        id=authority.id,
        kind=content.kind,
        names=content.by_language,
        latitude=content.latitude,
        longitude=content.longitude,
        is_sensitive=content.is_sensitive,
        dates=content.dates.shown if content.dates else "",
    )


def absorbed_ids(authority_id: str) -> Select[tuple[str]]:
    """A subquery: the id of the authority and of all that were merged into it, at any depth."""
    chain = select(Authority.id).where(Authority.id == authority_id).cte("absorbed", recursive=True)
    loser = aliased(Authority)
    chain = chain.union_all(select(loser.id).join(chain, loser.merged_into == chain.c.id))
    return select(chain.c.id)
