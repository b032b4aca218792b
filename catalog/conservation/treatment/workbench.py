"""What the endpoints of this room share: the house, the clock, who may, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sqlalchemy.orm import Session

from catalog import identifiers, identity
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.conservation.signing.signing import Signer
from catalog.conservation.treatment.bodies import Signing, SigningInRole
from catalog.conservation.treatment.errors import BadTreatment
from catalog.houses import VaultHouse
from catalog.identifiers import Kind
from catalog.identity import Manuscript
from catalog.record.desk import known

# Request, person, pass phrase given now (or None), action, holder -> who signs (viewer).
SignerOf = Callable[[Any, Person, str | None, Action, str], Signer]


class SignedThing(Protocol):
    """What a signature stands under: a proposal, a step, a treatment, a variation."""

    @property
    def manuscript_id(self) -> str:
        """The book it belongs to."""


@dataclass(frozen=True)
class Workbench:
    """What the endpoints share."""

    house: VaultHouse
    needs: Needs
    signer_of: SignerOf
    clock: Clock = now
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
        signing: Signing,
        action: Action,
        signed: Callable[[Session], SignedThing],
    ) -> Signer:
        """Who signs what belongs to a book, in the role named where it matters in which.

        The account is looked at before the transaction that signs: a wrong pass phrase is counted
        even though nothing else is kept.

        Raises:
            ManuscriptNotFound, NotSignedIn, NotAllowed: as `book`; and what `signed` raises.
            ...: as the front door says (no account, wrong pass phrase, too long ago).
        """
        with self.house.sessions() as session:
            manuscript_id = signed(session).manuscript_id
            holder_id = self.book(session, person, action, manuscript_id).holder_id
        signer = self.signer_of(request, person, signing.passphrase, action, holder_id)
        role = signing.role if isinstance(signing, SigningInRole) else None
        return signer if role is None else replace(signer, role=role)


def is_head_of_lab(person: Person, holder_id: str) -> bool:
    """Whether the person may allow exceptions here."""
    return may(person, Action.OVERRIDE, holder_id)
