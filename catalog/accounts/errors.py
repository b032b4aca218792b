"""What can be wrong with an account, an invitation or a pass phrase."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound, NotSignedIn


class BadPassphrase(BadRecord):
    """A pass phrase that would be too easy to guess, or too long to be meant."""


class BadEmail(BadRecord):
    """An e-mail address nobody could be written to at."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email[:300]!r} is no e-mail address: write it like 'name@library.org'.")
        self.email = email[:300]


class BadPersonName(BadRecord):
    """A name of a person that is empty, too long or cannot be read."""

    def __init__(self) -> None:
        super().__init__("A name needs 1 to 200 readable characters: write it as others know it.")


class EmailTaken(Conflict):
    """Somebody has an account with this e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email!r} has an account here already: change that one.")
        self.email = email


class AccountNotFound(NotFound):
    """Nobody here has this identifier or e-mail address."""

    def __init__(self, account: str) -> None:
        super().__init__(f"There is no account {account!r}: check it for a slip.")
        self.account = account


class InvitationOver(NotFound):
    """The link of an invitation that was used, has ended, or never was."""

    def __init__(self) -> None:
        super().__init__(
            "This invitation was used, has ended, or was never made: ask for a new link."
        )


class LastAdministrator(Conflict):
    """Without this person nobody could let people in any more."""

    def __init__(self) -> None:
        super().__init__(
            "This is the last administrator: make somebody else one first, then try again."
        )


class WrongPassphrase(NotSignedIn):
    """Address and pass phrase do not belong together; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("This address and pass phrase do not belong together: check both.")
