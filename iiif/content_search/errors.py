"""What can be wrong with a question to one manuscript."""

from __future__ import annotations

from catalog.errors import BadRecord, NotFound


class NothingToComplete(BadRecord):
    """Autocomplete without the parameter q, which it must have (Content Search 2.0, 5.1)."""

    def __init__(self) -> None:
        super().__init__("There is nothing to complete: give the beginning of a word as q.")


class HitsPageNotFound(NotFound):
    """The answer has fewer pages."""

    def __init__(self, page: int) -> None:
        super().__init__(f"The answer has no page {page}: begin at its first one.")
        self.page = page
