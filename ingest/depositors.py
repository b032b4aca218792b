"""Who may touch a deposit: whoever may deposit for the holder whose book it is for.

Until somebody has said whose it is, a deposit is for whoever opened it and for people who deposit
for every holder. Every way in asks here, in the transaction that changes the deposit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from catalog import manuscripts
from catalog.accounts.permissions import Action, Person, actions_of, may, require
from catalog.descriptions import Description
from catalog.errors import NotAllowed
from catalog.identity import Manuscript
from ingest import decisions, deposits
from ingest.deposits import Deposit


def holder_of(session: Session, deposit: Deposit) -> str | None:
    """The holder of its manuscript, or else of its description; None where nobody has said yet."""
    if deposit.manuscript_id is not None:
        return session.get_one(Manuscript, deposit.manuscript_id).holder_id
    if deposit.description is None:
        return None
    return Description.from_mapping(deposit.description).holder_id


def check(session: Session, person: Person, deposit: Deposit) -> None:
    """Return if the person may add to the deposit and decide about it.

    Raises:
        NotSignedIn: nobody is signed in.
        NotAllowed: it is for another holder, or for none yet and opened by somebody else.
    """
    holder_id = holder_of(session, deposit)
    require(person, Action.DEPOSIT, holder_id)
    if holder_id is None and _holders_of(person) is not None and deposit.opened_by != person.name:
        raise NotAllowed(
            "Somebody else opened this deposit, and nobody has said yet whose book it is for:"
            " ask them to describe it.",
            key="other-deposit",
        )


def let_in(session: Session, person: Person, deposit_id: str) -> Deposit:
    """The deposit, locked, for a person who may touch it.

    Raises:
        DepositNotFound: no deposit has this identifier.
        NotSignedIn, NotAllowed: see `check`.
    """
    deposit = deposits.lock(session, deposit_id)
    check(session, person, deposit)
    return deposit


def open_deposit(
    session: Session,
    person: Person,
    *,
    deposit_id: str,
    description: Description | None,
    manuscript_id: str | None,
    source: str,
    at: datetime,
) -> Deposit:
    """A new, empty deposit in the person's name.

    Raises:
        ManuscriptNotFound: there is no manuscript `manuscript_id`.
        NotSignedIn, NotAllowed: the manuscript or the description is of a foreign holder.
    """
    require(person, Action.DEPOSIT)
    if description is not None:
        require(person, Action.DEPOSIT, description.holder_id)
    if manuscript_id is not None:
        holder_id = manuscripts.find(session, manuscript_id).holder_id
        require(person, Action.DEPOSIT, holder_id)
    deposit = deposits.open_deposit(
        session, deposit_id=deposit_id, manuscript_id=manuscript_id, source=source, at=at,
        description=None if description is None else description.as_mapping(),
        opened_by=person.name,
    )  # fmt: skip
    deposit.may_publish = may(person, Action.PUBLISH, holder_of(session, deposit))
    return deposit


def describe(
    session: Session, person: Person, deposit_id: str, description: Mapping[str, Any]
) -> None:
    """Give a deposit its description, before the start.

    Raises:
        DepositNotFound, DepositClosed, BadRecord: see `decisions.take_description`.
        NotSignedIn, NotAllowed: the deposit or the description is of a foreign holder.
    """
    let_in(session, person, deposit_id)
    require(person, Action.DEPOSIT, Description.from_mapping(description).holder_id)
    decisions.take_description(session, deposit_id, description)


def prepare_start(session: Session, person: Person, deposit_id: str) -> None:
    """Ask what a person must be able to answer for who sets the deposit going now.

    Its holder is known by now, so this is when it is decided whether its pages are published or
    wait for a curator. One that is under way keeps what was decided.

    Raises:
        DepositNotFound: no deposit has this identifier.
        NotSignedIn, NotAllowed: see `check`.
    """
    deposit = let_in(session, person, deposit_id)
    if deposit.state in deposits.RECEIVING:
        deposit.may_publish = may(person, Action.PUBLISH, holder_of(session, deposit))


def newest(session: Session, person: Person, limit: int = 50) -> list[Deposit]:
    """The deposits opened last that the person may touch, newest first."""
    query = select(Deposit).order_by(Deposit.opened_at.desc(), Deposit.id).limit(limit)
    holders = _holders_of(person)
    if holders is not None:
        described = type_coerce(Deposit.description, JSON())["holder_id"].as_string()
        holder_id = func.coalesce(Manuscript.holder_id, described)
        query = query.outerjoin(Manuscript, Manuscript.id == Deposit.manuscript_id).where(
            or_(
                holder_id.in_(holders),
                and_(holder_id.is_(None), Deposit.opened_by == person.name),
            )
        )
    return list(session.scalars(query))


def _holders_of(person: Person) -> frozenset[str] | None:
    """The holders for which the person may deposit; None: for every holder."""
    if person.is_operator:
        return None
    able = [held.holder_id for held in person.roles if Action.DEPOSIT in actions_of(held.role)]
    if None in able:
        return None
    return frozenset(holder_id for holder_id in able if holder_id is not None)
