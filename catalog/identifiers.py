"""Identifiers that outlive the software and survive being read over a telephone.

An identifier is a kind letter, nine random characters and a check character. There are no
vowels (no words by accident) and no `l` (it looks like 1). The check character is that of
the NOID check digit algorithm (J. Kunze, NOID, section "NOID CHECK DIGIT ALGORITHM"):
the ordinals of the characters, weighted by position from 1, summed modulo 29. As 29 is
prime and longer than the identifier, every single wrong character and every swap of
two neighbours is found.

NOID gives characters outside its alphabet the ordinal 0. The kind letters `i`, `e`, `a` and
`u` are outside, so they could be confused with one another unseen; they get ordinals of
their own here, which changes nothing else.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from enum import StrEnum

from catalog.errors import BadIdentifier

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
RANDOM_LENGTH = 9
LENGTH = RANDOM_LENGTH + 2


class Kind(StrEnum):
    """What an identifier names, as its first letter."""

    MANUSCRIPT = "m"
    CANVAS = "c"
    IMAGE = "i"
    DEPOSIT = "d"
    EVENT = "e"
    AUTHORITY = "a"
    USER = "u"
    CAPTURE = "p"
    ASSESSMENT = "s"
    OBSERVATION = "b"
    REGION = "r"
    PROPOSAL = "q"
    TREATMENT = "t"
    STEP = "w"
    MATERIAL = "x"
    ENTRY = "n"
    PROTOCOL = "h"
    APPROVAL = "k"
    VARIATION = "v"
    SPOT_TEST = "z"
    SYNONYMS = "y"
    BATCH = "f"
    TRANSCRIPTION = "g"
    REFERENCE = "j"
    HARVESTER = "o"


_ORDINAL = {character: ordinal for ordinal, character in enumerate(ALPHABET)}
# `c`, `d` and `m` have 11, 12 and 18 from the alphabet: any two other values will do.
_KIND_ORDINAL = {kind.value: _ORDINAL.get(kind.value, 0) for kind in Kind} | {
    "i": 1,
    "e": 2,
    "a": 3,
    "u": 4,
    "y": 5,
}


def mint(kind: Kind, random_below: Callable[[int], int] = secrets.randbelow) -> str:
    """A new identifier of 11 characters, such as 'm4t9xk2w0bz'.

    `random_below(n)` gives a number from 0 to n-1. There are 29^9 (1.4e13) identifiers
    of each kind, so a clash is a matter for the unique key, not for a search.
    """
    body = "".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(RANDOM_LENGTH))
    return f"{kind.value}{body}{_check_character(kind.value + body)}"


def is_valid(identifier: str) -> bool:
    """Whether this could have been minted here: kind, length, alphabet and check character."""
    return (
        len(identifier) == LENGTH
        and identifier[0] in _KIND_ORDINAL
        and all(character in _ORDINAL for character in identifier[1:])
        and identifier[-1] == _check_character(identifier[:-1])
    )


def kind_of(identifier: str) -> Kind:
    """What the identifier names.

    Raises:
        BadIdentifier: it was not minted here, or a character of it is wrong.
    """
    if not is_valid(identifier):
        raise BadIdentifier(identifier)
    return Kind(identifier[0])


def check_over(text: str) -> str:
    """The check character over any text, as NOID has it; what is outside its alphabet counts 0.

    Every slip is found in texts of at most 28 characters.
    """
    return _weighted(_ORDINAL.get(character, 0) for character in text)


def _check_character(stem: str) -> str:
    return _weighted([_KIND_ORDINAL[stem[0]], *(_ORDINAL[character] for character in stem[1:])])


def _weighted(ordinals: Iterable[int]) -> str:
    total = sum(position * ordinal for position, ordinal in enumerate(ordinals, start=1))
    return ALPHABET[total % len(ALPHABET)]
