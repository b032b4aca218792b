"""What can be wrong with a rule of handling or a question about one."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotFound


class HandlingChanged(Conflict):
    """Somebody else changed the handling rules in between; `edition` is the present one."""

    def __init__(self, manuscript_id: str, edition: int) -> None:
        super().__init__(
            f"The handling rules of {manuscript_id} were changed while you were writing: "
            "read what holds now, then set yours again."
        )
        self.manuscript_id = manuscript_id
        self.edition = edition


class PolicyNotFound(NotFound):
    """No handling policy with this number is in force."""

    def __init__(self, manuscript_id: str, number: int) -> None:
        super().__init__(
            f"{manuscript_id} has no handling policy {number} in force: open the page again."
        )
        self.manuscript_id = manuscript_id
        self.number = number


class BadPolicy(BadRecord):
    """A handling policy that cannot stand; `key` is stable, for translation."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence, key=key)
