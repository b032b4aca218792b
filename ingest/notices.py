"""One thing said to a person: a key and values to translate, and the English sentence itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.deposit_errors import BadAnswer

Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Notice:
    """`key` is stable and names the translation; `sentence` says what, which and what to do."""

    key: str
    sentence: str
    values: Values = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"key": self.key, "values": dict(self.values), "sentence": self.sentence}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Notice:
        """Read what `as_json` wrote."""
        return cls(str(value["key"]), str(value["sentence"]), dict(value["values"]))


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer; `needs` names a value the answer must bring, such as 'first'."""

    key: str
    sentence: str
    needs: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {"key": self.key, "sentence": self.sentence, "needs": self.needs}


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide, with every way to decide it.

    `id` is stable while the files stay the same: answers are filed under it. `files` are the
    names concerned, in reading order; `proposal` shows what each choice would do to them, as
    labels beside the names.
    """

    id: str
    notice: Notice
    files: tuple[str, ...]
    choices: tuple[Choice, ...]
    proposal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def chosen(self, answer: Mapping[str, Any] | None) -> str | None:
        """The key of the choice an answer makes; None while there is no answer.

        Raises:
            BadAnswer: the question does not offer this choice.
        """
        if not answer:
            return None
        key = str(answer.get("choice"))
        if key not in {choice.key for choice in self.choices}:
            raise BadAnswer(
                f"{key!r} is no answer to this: {self.notice.sentence}", key="unknown", choice=key
            )
        return key

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        return {
            "id": self.id,
            **self.notice.as_json(),
            "files": list(self.files),
            "choices": [choice.as_json() for choice in self.choices],
            "proposal": {key: list(labels) for key, labels in self.proposal.items()},
        }
