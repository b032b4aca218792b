"""Which version of the Presentation API a request wants, and how the answer is labelled.

A client names the version by the context document, as the `profile` of JSON-LD in its Accept header
(Presentation 2.1, section 7.3; 3.0, section 6.2). Whoever names none gets 3.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from iiif.presentation.manifest import CONTEXT as CONTEXT_3
from iiif.presentation.two.documents import CONTEXT as CONTEXT_2

Version = Literal[2, 3]

JSON: Final = "application/json"
LINKED: Final = "application/ld+json"
JSON_LD_3: Final = f'{LINKED};profile="{CONTEXT_3}"'
JSON_LD_2: Final = f'{LINKED};profile="{CONTEXT_2}"'


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of an Accept header: media range, its profiles, how much it is liked, 0 to 1."""

    kind: str
    profiles: frozenset[str]
    quality: float


def wanted_version(accept: str) -> Version:
    """2 where an Accept header names that profile and likes nothing else better; else 3.

    What names no version is liked for what it is, 3.0, but gives way to a name.
    """
    liked: dict[str | None, float] = {}
    for choice in _choices(accept):
        for profile in choice.profiles or (None,):
            liked[profile] = max(liked.get(profile, 0.0), choice.quality)
    older = liked.get(CONTEXT_2, 0.0)
    is_older = older > liked.get(CONTEXT_3, 0.0) and older >= liked.get(None, 0.0)
    return 2 if is_older else 3


def media_type(accept: str, version: Version) -> str:
    """How the document is labelled: as JSON-LD or as plain JSON.

    3.0 is JSON-LD unless plain JSON is liked better (3.0, 6.3); 2.1 is plain JSON unless JSON-LD is
    named and liked as well (2.1, 7.2). Whoever accepts neither gets it all the same.
    """
    choices = _choices(accept)
    plain, linked = _quality(choices, JSON), _quality(choices, LINKED)
    if version == 3:
        return JSON if plain > linked else JSON_LD_3
    is_named = any(choice.kind == LINKED and choice.quality for choice in choices)
    return JSON_LD_2 if is_named and linked >= plain else JSON


def quality(header: str, name: str) -> float:
    """How much an Accept or Accept-Encoding header likes `name`, 0 to 1 (RFC 9110, 12.4.2).

    A wildcard counts for whatever is not named; parameters other than q do not matter here.
    """
    return _quality(_choices(header), name)


def _quality(choices: list[Choice], name: str) -> float:
    named = [choice.quality for choice in choices if choice.kind == name]
    if named:
        return max(named)
    ranges = ("*", "*/*", name.partition("/")[0] + "/*")
    return max((choice.quality for choice in choices if choice.kind in ranges), default=0.0)


def _choices(header: str) -> list[Choice]:
    return [_choice(entry) for entry in _split(header, ",") if entry.strip()]


def _choice(entry: str) -> Choice:
    kind, *parameters = _split(entry, ";")
    profiles: frozenset[str] = frozenset()
    liked = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if name == "profile":
            profiles = frozenset(value.split())
        elif name == "q":
            liked = _weight(value)
    return Choice(kind.strip().lower(), profiles, liked)


def _weight(text: str) -> float:
    # A weight that is none is no wish.
    whole, _, part = text.partition(".")
    digits = whole in ("0", "1") and (not part or part.isdecimal()) and len(part) <= 3
    return min(1.0, float(text)) if digits else 0.0


def _split(text: str, mark: str) -> list[str]:
    """The pieces of a header between marks that stand in no quoted text."""
    pieces, quoted = [""], False
    for character in text:
        quoted ^= character == '"'
        if character == mark and not quoted:
            pieces.append("")
        else:
            pieces[-1] += character
    return pieces
