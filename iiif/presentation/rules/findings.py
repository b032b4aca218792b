"""What a rule says when a document breaks it.

A finding is one sentence for the person who mends the document, with the place in it and the
clause of the specification (IIIF Presentation API 3.0, by section number or by the property's
name in section 3).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Grade(StrEnum):
    """How much the specification minds (RFC 2119): a broken MUST, or a SHOULD left undone."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `code` is stable, `where` a JSON path from `$`, `clause` the section."""

    code: str
    where: str
    sentence: str
    clause: str
    grade: Grade = Grade.MUST


@dataclass(slots=True)
class Findings:
    """Collects findings while the rules walk a document."""

    found: list[Finding] = field(default_factory=list)

    def must(self, code: str, where: str, sentence: str, clause: str) -> None:
        """Note a broken MUST or MUST NOT."""
        self.found.append(Finding(code, where, sentence, clause))

    def should(self, code: str, where: str, sentence: str, clause: str) -> None:
        """Note a SHOULD left undone."""
        self.found.append(Finding(code, where, sentence, clause, Grade.SHOULD))
