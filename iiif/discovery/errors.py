"""What can be wrong with a question about the stream."""

from __future__ import annotations

from catalog.errors import NotFound


class PageNotFound(NotFound):
    """The stream has no page of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"The stream has no page {number}: begin at its last one.")
        self.number = number
