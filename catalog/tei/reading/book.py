"""Where the readers put what they find: in the record of a whole book, or in a part of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.tei.reading.ledger import Holder


@dataclass(slots=True)
class Book:
    """The sections of a record in the making.

    A part has works, a physical description, bindings, an origin and events of its own; its
    languages, marks and administration are told for the whole. `owner` has the bibliography.
    """

    identity: Holder
    owner: Holder
    contents: Holder
    administration: Holder
    marks: list[Holder]
    physical: Holder = field(default_factory=dict)
    bindings: list[Holder] = field(default_factory=list)
    origin: Holder = field(default_factory=dict)
    events: list[Holder] = field(default_factory=list)
    provenance: Holder = field(default_factory=dict)
    is_part: bool = False

    @classmethod
    def whole(cls, holder_id: str) -> Book:
        """A record that says nothing yet but who holds the book."""
        return cls({"holder_id": holder_id}, {}, {}, {}, [])

    def part(self, made: Holder) -> Book:
        """A part, which is told in an item of the contents."""
        return Book(self.identity, made, made, self.administration, self.marks, is_part=True)

    def document(self) -> Holder:
        """The record as a document."""
        self.provenance |= {"events": self.events, "marks": self.marks}
        return {
            **self.owner,
            "identity": self.identity,
            "contents": self.contents,
            "physical": self.physical,
            "bindings": self.bindings,
            "origin": self.origin,
            "provenance": self.provenance,
            "administration": self.administration,
        }
