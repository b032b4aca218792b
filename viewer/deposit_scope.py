"""Deposits of one holder are for people who may deposit for that holder.

Most routes of deposits name one by its identifier; this guard looks up whose it is, so that the
rooms of ingest need to know nothing about people.
"""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request

from catalog.accounts.permissions import Action, Person, require
from catalog.descriptions import Description
from catalog.identity import Manuscript
from ingest.deposits import Deposit


class DepositsHouse(Protocol):
    """What is needed to see whose a deposit is."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """Return the maker of database sessions."""


class DepositScope:
    """A dependency: lets people through who may deposit, for the holder of the deposit at hand."""

    action = Action.DEPOSIT

    def __init__(self, house: DepositsHouse, guard: Callable[[Request], Person]) -> None:
        self._house = house
        self._guard = guard

    def __call__(self, request: Request) -> Person:
        """Return whoever asks.

        Raises:
            NotSignedIn: nobody is signed in.
            NotAllowed: this person may not deposit, or not for this holder.
        """
        person = self._guard(request)
        deposit_id = request.path_params.get("deposit_id")
        if deposit_id is not None:
            with self._house.sessions() as session:
                holder_id = holder_of(session, str(deposit_id))
            require(person, self.action, holder_id)
        return person


def holder_of(session: Session, deposit_id: str) -> str | None:
    """Whose the deposit is; None where nobody has said yet, or where there is no such deposit."""
    deposit = session.get(Deposit, deposit_id)
    if deposit is None:
        return None
    if deposit.manuscript_id is not None:
        manuscript = session.get(Manuscript, deposit.manuscript_id)
        if manuscript is not None:
            return manuscript.holder_id
    if deposit.description is None:
        return None
    return Description.from_mapping(deposit.description).holder_id
