"""What keeps a signature from being given, or a signed entry from being changed."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotAllowed, NotFound, NotSignedIn


class SignatureNeedsAccount(NotAllowed):
    """Whoever signs is no person with an account: the operator, or a program with a token."""

    def __init__(self) -> None:
        super().__init__(
            "A signature needs a person with an account, not a token and not the operator: make "
            "an account with 'kitabdar user add', sign in with it, then sign."
        )


class SignerAccountClosed(NotAllowed):
    """The account of whoever signs was closed in the meantime."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The account of {name} is closed: ask an administrator to open it again, then sign."
        )
        self.name = name


class SignerRoleEnded(NotAllowed):
    """Whoever signs does not hold the role any more, or not for this holder."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__(
            f"{name} does not hold the role {role.replace('_', ' ')!r} here any more: sign in "
            "another role you hold, or ask an administrator for this one."
        )
        self.name = name
        self.role = role


class RoleSignsNothing(NotAllowed):
    """The role chosen may not sign at all."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"Nobody signs as {role.replace('_', ' ')!r}: choose a role of the workshop, "
            "such as conservator."
        )
        self.role = role


class SignInAgain(NotSignedIn):
    """The pass phrase was given too long ago to stand for a signature."""

    def __init__(self) -> None:
        super().__init__(
            "Your pass phrase was given more than 5 minutes ago: give it again, then sign. "
            "Nothing you wrote is lost."
        )


class PassphraseNotRight(NotSignedIn):
    """The pass phrase given for a signature is not that of the person who is signed in."""

    def __init__(self) -> None:
        super().__init__("This is not your pass phrase: type it again.")


class NoPassphraseHere(NotSignedIn):
    """Somebody who comes in through the house's own sign-in server has no pass phrase here."""

    def __init__(self) -> None:
        super().__init__(
            "Your account has no pass phrase here: sign in again with your institution's "
            "account, then sign within 5 minutes."
        )


class VoidNeedsHeadOfLab(NotAllowed):
    """Somebody other than the head of lab would strike a signed entry out."""

    def __init__(self) -> None:
        super().__init__(
            "Only the head of lab voids a signed entry: ask them, or write an amendment."
        )


class EntryNotFound(NotFound):
    """No signed entry has this identifier."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"There is no signed entry {entry_id!r}: check the identifier for a slip.")
        self.entry_id = entry_id


class DailyRootNotFound(NotFound):
    """No daily root was made for this day."""

    def __init__(self, day: str) -> None:
        super().__init__(f"There is no root of the day {day!r}: choose one from the list.")
        self.day = day


class EntryFixed(Conflict):
    """Somebody tries to change or delete a signed entry."""

    def __init__(self) -> None:
        super().__init__(
            "A signed entry is never changed and never deleted: write an amendment beside it."
        )


class EntryVoided(Conflict):
    """The entry was struck out before; nothing more is said about it."""

    def __init__(self, seq: int) -> None:
        super().__init__(
            f"Entry {seq} was voided already: sign a new entry instead.", entry=str(seq)
        )
        self.seq = seq


class EntryNotAmendable(Conflict):
    """An amendment or a void is not amended; the entry it is about is."""

    def __init__(self, seq: int) -> None:
        super().__init__(
            f"Entry {seq} is itself an amendment or a void: amend the entry it is about.",
            entry=str(seq),
        )
        self.seq = seq


class AmendmentOutdated(Conflict):
    """The value to be corrected is not what the entry says."""

    def __init__(self, field: str, standing: str) -> None:
        super().__init__(
            f"{field!r} reads {standing} in the signed entry, not what you began from: "
            "look at it as it is now, then write the amendment again."
        )
        self.field = field
        self.standing = standing


class BadAmendment(BadRecord):
    """An amendment or a void that says nothing."""


class BadSignedContent(BadRecord):
    """Content that has no canonical form (RFC 8785), so nobody could check a signature under it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This cannot be signed, as it holds a value JSON cannot keep exactly: {why}. "
            "Correct the value, then sign."
        )
        self.why = why


class BadDeviceTime(BadRecord):
    """A time of a device that does not say its zone."""

    def __init__(self) -> None:
        super().__init__(
            "The time of the device does not say its zone: write it like "
            "'2026-11-20T14:05:00+05:00'."
        )
