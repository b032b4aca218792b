"""What each role may do: pure predicates, the only place where it is written.

A role is held for one holder (a library, an archive, a community) or for every holder. An
administrator looks after people and has no right to content: whoever lets people in should
not be able to change the record unseen. Only a custodian adviser sets handling rules, as
these are the custodian's word and not the curator's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.errors import NotAllowed, NotSignedIn


class Role(StrEnum):
    """What somebody is here for."""

    READER = "reader"
    CATALOGUER = "cataloguer"
    IMAGING = "imaging"
    CONSERVATOR = "conservator"
    HEAD_OF_LAB = "head_of_lab"
    CURATOR = "curator"
    ADVISER = "custodian_adviser"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """Something not everybody may do."""

    READ_DRAFT = "read_draft"
    DESCRIBE = "describe"
    SUBMIT = "submit"
    REVIEW = "review"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    TRASH = "trash"
    BULK_EDIT = "bulk_edit"
    IMPORT = "import"
    DEPOSIT = "deposit"
    ARRANGE = "arrange"
    SET_HANDLING = "set_handling"
    READ_PRIVATE = "read_private"
    WRITE_PRIVATE = "write_private"
    EDIT_AUTHORITY = "edit_authority"
    MERGE_AUTHORITY = "merge_authority"
    MANAGE_PEOPLE = "manage_people"
    OWN_ACCOUNT = "own_account"
    READ_BENCH = "read_bench"
    CAPTURE = "capture"
    EXAMINE = "examine"
    PROPOSE = "propose"
    APPROVE = "approve"
    TREAT = "treat"
    KEEP_MATERIALS = "keep_materials"
    OVERRIDE = "override"
    SIGN = "sign"
    RELEASE = "release"
    SET_CARE = "set_care"
    READ_RESTRICTED = "read_restricted"
    SET_ACCESS = "set_access"


# What is done at the bench with one's own hands. Nobody gets it by being able to do all else.
_BENCH_WORK = frozenset(
    {Action.CAPTURE, Action.EXAMINE, Action.PROPOSE, Action.TREAT, Action.KEEP_MATERIALS}
)

_OF_ROLE: Mapping[Role, frozenset[Action]] = {
    Role.READER: frozenset({Action.READ_RESTRICTED}),
    Role.CATALOGUER: frozenset(
        {Action.READ_DRAFT, Action.DESCRIBE, Action.SUBMIT, Action.ARRANGE, Action.EDIT_AUTHORITY}
    )
    | {Action.IMPORT, Action.READ_RESTRICTED},
    Role.IMAGING: frozenset(
        {Action.READ_DRAFT, Action.DEPOSIT, Action.ARRANGE, Action.READ_BENCH, Action.CAPTURE}
    )
    | {Action.READ_RESTRICTED},
    Role.CONSERVATOR: frozenset(
        {Action.READ_DRAFT, Action.DESCRIBE, Action.SUBMIT, Action.READ_PRIVATE}
    )
    | {Action.READ_RESTRICTED}
    | {Action.READ_BENCH, Action.SIGN}
    | _BENCH_WORK,
    Role.HEAD_OF_LAB: frozenset(
        {Action.READ_DRAFT, Action.DESCRIBE, Action.SUBMIT, Action.READ_PRIVATE}
    )
    | {Action.READ_RESTRICTED}
    | {Action.READ_BENCH, Action.SIGN, Action.APPROVE, Action.OVERRIDE}
    | _BENCH_WORK,
    Role.CURATOR: frozenset(Action)
    - {Action.SET_HANDLING, Action.MANAGE_PEOPLE, Action.OWN_ACCOUNT}
    - {Action.OVERRIDE, Action.SET_CARE}
    - _BENCH_WORK,
    Role.ADVISER: frozenset({Action.READ_DRAFT, Action.SET_HANDLING, Action.READ_RESTRICTED})
    | {Action.READ_BENCH, Action.APPROVE, Action.SIGN, Action.SET_CARE},
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_PEOPLE}),
}

# It acts on people and not on one holder's books, so it cannot be held for one holder.
UNSCOPED_ROLES = frozenset({Role.ADMINISTRATOR})
# A stolen token must not be able to make itself another, or an accomplice.
# And nobody signs by a program: a signature says that a person was there.
NEVER_BY_TOKEN = frozenset({Action.MANAGE_PEOPLE, Action.OWN_ACCOUNT, Action.SIGN})


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role somebody holds; `holder_id` None means for every holder."""

    role: Role
    holder_id: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks. `id` is None for a visitor who is not signed in, and for the operator.

    `scopes`: what the token in use is limited to; None where no token limits anything.
    """

    id: str | None
    name: str
    roles: tuple[RoleHeld, ...] = ()
    is_operator: bool = False
    scopes: frozenset[Action] | None = None

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody knows who this is."""
        return self.id is None and not self.is_operator


ANONYMOUS = Person(id=None, name="")

# An action -> the dependency of a route: takes the request, gives the person, or raises.
Needs = Callable[[Action], Callable[[Any], Person]]


def actions_of(role: Role) -> frozenset[Action]:
    """What the role may do, beside looking after one's own account."""
    return _OF_ROLE[role]


def may(person: Person, action: Action, holder_id: str | None = None) -> bool:
    """Whether the person may do this to what belongs to `holder_id` (None: to anything at all)."""
    if person.is_operator:
        return True
    if person.scopes is not None and action not in person.scopes:
        return False
    if action is Action.OWN_ACCOUNT:
        return person.id is not None
    return any(
        action in _OF_ROLE[held.role]
        and (held.holder_id is None or holder_id is None or held.holder_id == holder_id)
        for held in person.roles
    )


def require(person: Person, action: Action, holder_id: str | None = None) -> None:
    """Return if the person may.

    Raises:
        NotSignedIn: nobody is signed in.
        NotAllowed: this person may not; the sentence names the roles that may.
    """
    if may(person, action, holder_id):
        return
    if person.is_anonymous:
        raise NotSignedIn(
            "This needs somebody who is signed in: sign in, then try again.", key="nobody"
        )
    if person.scopes is not None and action not in person.scopes:
        raise NotAllowed(
            f"This token was not made for {action.value!r}: make one that is.",
            key="token",
            action=action.value,
        )
    able = [role.value.replace("_", " ") for role in Role if action in _OF_ROLE[role]]
    where = " for this holder" if may(person, action) else ""
    raise NotAllowed(
        f"Your roles do not allow {action.value!r}{where}:"
        f" ask a {' or '.join(able)}, or an administrator for the role.",
        key="holder" if where else "role",
        action=action.value,
        roles=tuple(role.value for role in Role if action in _OF_ROLE[role]),
    )
