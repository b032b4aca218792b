"""What the workshop knows to be dangerous, held against what is planned: rules are data.

The rules stand in `knowledge.toml`, where a person can correct them. A rule never decides in
silence: it gives its words, its source and the sides that it is about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from catalog.language import LanguageMap

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Seen:
    """An open observation: what was seen, and how bad it is (0 to 4)."""

    term: str
    severity: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at.

    `observations` and `tests` (kinds of safe spot tests) are by canvas; `residues` are substances
    that the book has met at any time.
    """

    acts: frozenset[str]
    materials: frozenset[str] = frozenset()
    canvas_ids: tuple[str, ...] = ()
    observations: Mapping[str, Sequence[Seen]] = field(default_factory=dict)
    tests: Mapping[str, frozenset[str]] = field(default_factory=dict)
    residues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the file; an empty condition asks for nothing."""

    key: str
    is_blocking: bool
    acts: frozenset[str]
    materials: frozenset[str]
    observations: tuple[Seen, ...]
    residues: frozenset[str]
    unless_tested: frozenset[str]
    source: str
    texts: LanguageMap


@dataclass(frozen=True, slots=True)
class Warning:
    """A rule that holds now; `canvas_ids` are the sides it is about, empty for the whole book."""

    rule: str
    is_blocking: bool
    canvas_ids: tuple[str, ...]
    texts: LanguageMap
    source: str

    def as_json(self) -> dict[str, Any]:
        """The warning as plain JSON."""
        return {
            "rule": self.rule,
            "is_blocking": self.is_blocking,
            "canvas_ids": list(self.canvas_ids),
            "texts": self.texts,
            "source": self.source,
        }


def warnings_for(facts: Facts, known: Sequence[Rule] | None = None) -> tuple[Warning, ...]:
    """The rules that hold, in the order of the file."""
    found = []
    for rule in rules() if known is None else known:
        sides = _sides(rule, facts)
        if sides is not None:
            found.append(Warning(rule.key, rule.is_blocking, sides, rule.texts, rule.source))
    return tuple(found)


def material_facts(generic: str) -> dict[str, Any]:
    """What is known of a generic material; nothing is known of one that is not in the file."""
    return dict(_read()["materials"].get(generic, {}))


def lasting_residues() -> frozenset[str]:
    """The substances a book never loses again: those that any rule asks about."""
    return frozenset().union(*(rule.residues for rule in rules()))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the file."""
    return tuple(_rule(key, told) for key, told in _read()["rules"].items())


def _sides(rule: Rule, facts: Facts) -> tuple[str, ...] | None:
    """The sides the rule is about, () for the whole book, None where it does not hold."""
    asked = (
        (rule.acts, facts.acts),
        (rule.materials, facts.materials),
        (rule.residues, facts.residues),
    )
    if any(wanted and not wanted & there for wanted, there in asked):
        return None
    if not rule.observations and not rule.unless_tested:
        return ()
    sides = tuple(
        canvas_id
        for canvas_id in facts.canvas_ids
        if _is_seen(rule, facts.observations.get(canvas_id, ()))
        and not rule.unless_tested & facts.tests.get(canvas_id, frozenset())
    )
    return sides or None


def _is_seen(rule: Rule, seen: Sequence[Seen]) -> bool:
    return not rule.observations or any(
        one.term == wanted.term and one.severity >= wanted.severity
        for wanted in rule.observations
        for one in seen
    )


def _rule(key: str, told: Mapping[str, Any]) -> Rule:
    return Rule(
        key=key,
        is_blocking=told["blocks"],
        acts=frozenset(told.get("acts", ())),
        materials=frozenset(told.get("materials", ())),
        observations=tuple(Seen(**one) for one in told.get("observations", ())),
        residues=frozenset(told.get("residues", ())),
        unless_tested=frozenset(told.get("unless_tested", ())),
        source=told["source"],
        texts={language: [text] for language, text in told["text"].items()},
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
