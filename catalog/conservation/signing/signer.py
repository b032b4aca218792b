"""Who signs: a person, read again from the database at the moment of signing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.accounts.permissions import Action, Role, actions_of
from catalog.accounts.tables import User
from catalog.conservation.signing.errors import (
    RoleSignsNothing,
    SignatureNeedsAccount,
    SignerAccountClosed,
    SignerRoleEnded,
    SignInAgain,
)

AUTHENTICATION_LASTS = timedelta(minutes=5)
# Two machines of one house may disagree by this much; what is further ahead was made up.
CLOCKS_DISAGREE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who says they sign, in which role, and when they last gave their pass phrase.

    `user_id` is empty for the operator and for programs, who cannot sign.
    """

    user_id: str
    name: str
    role: Role
    authenticated_at: datetime


def present(session: Session, signer: Signer, holder_id: str, at: datetime) -> User:
    """The account that signs, as it stands in the database now, whatever a session remembers.

    Raises:
        SignatureNeedsAccount: the signer has no account here.
        SignerAccountClosed: the account was closed.
        RoleSignsNothing: nobody signs in this role.
        SignerRoleEnded: the person does not hold the role for `holder_id` any more.
        SignInAgain: the pass phrase was given more than 5 minutes ago.
    """
    user = session.scalar(
        select(User)
        .where(User.id == signer.user_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if user is None:
        raise SignatureNeedsAccount
    if not user.is_active:
        raise SignerAccountClosed(user.name)
    if Action.SIGN not in actions_of(signer.role):
        raise RoleSignsNothing(signer.role.value)
    session.refresh(user, ["roles"])
    if not any(
        held.role is signer.role and held.holder_id in (None, holder_id) for held in user.roles
    ):
        raise SignerRoleEnded(user.name, signer.role.value)
    age = at - signer.authenticated_at
    if not -CLOCKS_DISAGREE <= age <= AUTHENTICATION_LASTS:
        raise SignInAgain
    return user
