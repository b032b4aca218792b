"""What can be wrong with a citation that somebody follows."""

from __future__ import annotations

from catalog.errors import NotFound


class ArkNotFound(NotFound):
    """No book was ever given this name; a slip in it is the likelier reason."""

    def __init__(self, ark: str) -> None:
        super().__init__(
            f"There is no manuscript with the identifier {ark!r}: compare it with what was "
            "printed, letter by letter."
        )
        self.ark = ark


class FolioNotFound(NotFound):
    """The book has no page of this name, and never had one."""

    def __init__(self, folio: str, shelfmark: str) -> None:
        super().__init__(
            f"{shelfmark} has no page {folio!r}, today or in an older foliation: "
            "look at the list of its pages."
        )
        self.folio = folio
        self.shelfmark = shelfmark
