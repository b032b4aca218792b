"""What can be wrong with a named harvester."""

from __future__ import annotations

from catalog.errors import BadRecord, NotFound


class HarvesterNotFound(NotFound):
    """No harvester has this key, or its address was closed."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"There is no harvester {key!r}: ask the library for your address, "
            "or take the one that is open to all."
        )


class BadHarvester(BadRecord):
    """A harvester that cannot be named so."""


class PartNotFound(NotFound):
    """A list of addresses has no part of this number, or nothing is left in it."""

    def __init__(self, part: int) -> None:
        super().__init__(f"The list has no part {part}: its index says which there are.")
        self.part = part
