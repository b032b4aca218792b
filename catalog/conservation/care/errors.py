"""What can be wrong with a care protocol, a consent or the tap that says it was read."""

from __future__ import annotations

from catalog.errors import BadRecord, Conflict, NotAllowed, NotFound


class CareProtocolNotFound(NotFound):
    """No care protocol has this identifier, and no holder this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no care protocol and no holder {name!r}: open the list of protocols again."
        )
        self.name = name


class CareChanged(Conflict):
    """Somebody else superseded the same protocol in between; `number` is the one that did."""

    def __init__(self, holder_id: str, number: int) -> None:
        super().__init__(
            f"Protocol {number} of {holder_id} has taken the place of the one you changed: "
            "read it, then make your change again."
        )
        self.holder_id = holder_id
        self.number = number


class BadCareProtocol(BadRecord):
    """A protocol that cannot stand; `key` is stable, for translation."""

    def __init__(self, key: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, key=key, **values)


class BadConsent(BadRecord):
    """A consent that cannot be kept as it was given; `key` is stable, for translation."""

    def __init__(self, key: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, key=key, **values)


class OtherProtocolNow(Conflict):
    """What was read on the card is not what holds; the card has to be read again."""

    def __init__(self, manuscript_id: str) -> None:
        super().__init__(
            f"The care protocol of {manuscript_id} is another one now: read the card again."
        )
        self.manuscript_id = manuscript_id


class AcknowledgementNeedsPerson(NotAllowed):
    """A program, or the operator of the machine, cannot have read the card."""

    def __init__(self) -> None:
        super().__init__(
            "Only somebody with an account of their own can say that they have read this: "
            "sign in, then tap the card."
        )
