"""Pass phrases: the parameters of RFC 9106, and nothing easy to guess."""

from __future__ import annotations

import pytest
from argon2 import Type, extract_parameters

from catalog.accounts import passwords
from catalog.accounts.errors import BadPassphrase

PHRASE = "кітап оқыған озар"


@pytest.fixture(scope="module")
def kept() -> str:
    return passwords.hash_passphrase(PHRASE)


def test_the_hash_is_argon2id_with_the_parameters_of_rfc_9106(kept: str) -> None:
    found = extract_parameters(kept)

    assert found.type is Type.ID
    assert (found.memory_cost, found.time_cost, found.parallelism) == (65536, 3, 4)
    assert (found.salt_len, found.hash_len) == (16, 32)


def test_an_unknown_address_costs_the_same_work_as_a_known_one(kept: str) -> None:
    assert extract_parameters(passwords._NOBODY) == extract_parameters(kept)
    assert not passwords.is_outdated(passwords._NOBODY)


def test_only_the_same_phrase_is_right(kept: str) -> None:
    assert passwords.is_right(PHRASE, kept)
    assert not passwords.is_right(PHRASE.upper(), kept)
    assert not passwords.is_right(PHRASE, None)
    assert not passwords.is_right(PHRASE, "no hash at all")


def test_a_phrase_typed_on_another_keyboard_is_the_same() -> None:
    composed, decomposed = "çäé ñandú ärger", "c\u0327a\u0308e\u0301 n\u0303andu\u0301 a\u0308rger"

    assert passwords.is_right(decomposed, passwords.hash_passphrase(composed))


@pytest.mark.parametrize("phrase", ["", "elevenchars", "e\u0301" * 11, "x" * 1001])
def test_too_short_and_too_long_is_refused(phrase: str) -> None:
    with pytest.raises(BadPassphrase):
        passwords.hash_passphrase(phrase)


def test_a_hash_with_other_parameters_is_made_anew() -> None:
    assert passwords.is_outdated(passwords._NOBODY.replace("t=3", "t=2"))
