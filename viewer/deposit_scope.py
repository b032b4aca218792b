"""Deposits of one holder are for people who may deposit for that holder.

Most routes of deposits name one by its identifier; this guard looks up whose it is before anything
else happens. Uploads and descriptions name theirs elsewhere and are asked by `ingest.depositors`.
"""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy.orm import Session, sessionmaker
from starlette.requests import Request

from catalog.accounts.permissions import Action, Person
from ingest import depositors
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
                deposit = session.get(Deposit, str(deposit_id))
                if deposit is not None:
                    depositors.check(session, person, deposit)
        return person
