"""What can be wrong with a question to the index, or with a list of spellings."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class BadQuestion(BadRecord):
    """A question that cannot be asked: a facet, a year or an order that is not there."""


class SynonymsNotFound(NotFound):
    """There is no such group of spellings."""

    def __init__(self, group_id: str) -> None:
        super().__init__(f"There is no group of spellings {group_id!r}: open the list again.")
        self.group_id = group_id


class SynonymsChanged(Conflict):
    """Somebody else changed the group in between; `edition` is the present one."""

    def __init__(self, group_id: str, edition: int, by: str) -> None:
        super().__init__(
            f"{by} changed this group of spellings while you were writing: read what it says now, "
            "then change it again."
        )
        self.group_id = group_id
        self.edition = edition
        self.by = by


class BadSynonyms(BadRecord):
    """Spellings that cannot be a group; the sentence says why."""
