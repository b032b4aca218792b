"""What the endpoints of this room share: the house, the clock, who may, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session, sessionmaker

from catalog import identifiers, identity
from catalog.accounts.permissions import Action, Person, Role, may, require
from catalog.conservation.signing.signing import Signer
from catalog.conservation.treatment.errors import BadTreatment
from catalog.identifiers import Kind
from catalog.identity import Manuscript
from catalog.record.desk import known
from storage.vault import Vault

# An action -> the dependency of a route: takes the request, gives the person, or raises.
Needs = Callable[[Action], Callable[[Any], Person]]
# Request, person, pass phrase given now (or None), action, holder -> who signs (viewer).
SignerOf = Callable[[Any, Person, str | None, Action, str], Signer]


class TreatmentHouse(Protocol):
    """What the API of treatments needs of the house."""

    @property
    def sessions(self) -> sessionmaker[Session]:
        """The maker of database sessions."""

    @property
    def vault(self) -> Vault:
        """Where signed documents are kept."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Workbench:
    """What the endpoints share."""

    house: TreatmentHouse
    needs: Needs
    signer_of: SignerOf
    clock: Callable[[], datetime] = _now
    mint: Callable[[Kind], str] = identifiers.mint

    def book(
        self, session: Session, person: Person, action: Action, manuscript_id: str
    ) -> Manuscript:
        """The manuscript, if the person may do this to it.

        Raises:
            ManuscriptNotFound, NotSignedIn, NotAllowed: there is none, or the person may not.
        """
        manuscript = identity.find(session, known(manuscript_id))
        require(person, action, manuscript.holder_id)
        return manuscript

    def new_id(self, told: str | None, kind: Kind) -> str:
        """The identifier a device made for a new thing, or one of ours.

        Raises:
            BadTreatment: what the device made is none of this kind.
        """
        if told is None:
            return self.mint(kind)
        if not identifiers.is_valid(told) or identifiers.kind_of(told) is not kind:
            raise BadTreatment(
                "identifier", f"{told!r} is no identifier of a new {kind.name.lower()}: "
                "leave it out.", identifier=told,
            )  # fmt: skip
        return told

    def signer(
        self,
        request: Any,
        person: Person,
        passphrase: str | None,
        action: Action,
        holder_id: str,
        role: Role | None = None,
    ) -> Signer:
        """Who signs, in `role` where it matters in which.

        Raises:
            ...: as the front door says (no account, wrong pass phrase, too long ago).
        """
        signer = self.signer_of(request, person, passphrase, action, holder_id)
        return signer if role is None else replace(signer, role=role)


def is_head_of_lab(person: Person, holder_id: str) -> bool:
    """Whether the person may allow exceptions here."""
    return may(person, Action.OVERRIDE, holder_id)
