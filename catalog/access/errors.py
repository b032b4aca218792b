"""What can be wrong with a rule of access or a question about one."""

from __future__ import annotations

from datetime import datetime

from catalog.errors import BadRecord, Conflict, NotFound


class BadAccessRule(BadRecord):
    """A rule of access that cannot stand; `key` is stable, for translation."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence, key=key)


class AccessChanged(Conflict):
    """Somebody changed the access to the manuscript meanwhile."""

    def __init__(self, manuscript_id: str, edition: int) -> None:
        super().__init__(
            f"The access to {manuscript_id} was changed meanwhile (edition {edition}): look at "
            "what holds now, then set your rule again."
        )
        self.manuscript_id = manuscript_id
        self.edition = edition


class NetworksChanged(Conflict):
    """Somebody changed the networks of the holder's reading rooms meanwhile, at `set_at`."""

    UNSAID = Conflict.UNSAID | {"set_at"}

    def __init__(self, holder_id: str, set_at: datetime | None) -> None:
        super().__init__(
            f"The networks of the reading rooms of {holder_id} were changed meanwhile: look at "
            "what is kept now, then keep yours again."
        )
        self.holder_id = holder_id
        self.set_at = set_at


class AccessRuleNotFound(NotFound):
    """No rule of access with this number is in force."""

    def __init__(self, manuscript_id: str, number: int) -> None:
        super().__init__(
            f"{manuscript_id} has no rule of access {number} in force: open the page again."
        )
        self.manuscript_id = manuscript_id
        self.number = number
