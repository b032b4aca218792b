"""The one spelling of a signed document: JSON Canonicalization Scheme (RFC 8785)."""

from __future__ import annotations

import json
from typing import Any, Final

import rfc8785

from catalog.collector import resting
from catalog.conservation.signing.errors import BadSignedContent

# From here on Python writes a fraction as ECMAScript does (RFC 8785, section 3.2.2.3); below, one
# of them takes an exponent where the other does not. Past 2^53 there are no fractions.
_FRACTION_LEAST: Final = 1e-4
# Integers that every reader of JSON keeps exactly.
_EXACT_MOST: Final = 2**53 - 1


def canonical(value: Any) -> bytes:
    """Plain JSON as the bytes that are hashed: keys sorted by UTF-16, no spaces, UTF-8.

    Numbers are those of ECMAScript (RFC 8785, section 3.2.2.3), so 1.0 and 1 are the same.

    Raises:
        BadSignedContent: a value has no such form: an integer past 2^53, an infinity, half a
            character, a key that is no text, or something that is not JSON.
    """
    try:
        with resting():
            return _spelled(value)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError) as error:
        raise BadSignedContent(str(error)[:300] or type(error).__name__) from error


def _spelled(value: Any) -> bytes:
    """By the encoder in C where it spells everything in `value` as RFC 8785 does.

    A survey of 20,000 regions has more than a million numbers, nearly all of them ordinary:
    that is ten times as fast as the library, which takes whatever is not.
    """
    try:
        plain = _plain(value)
    except _Unusual:
        return rfc8785.dumps(value)
    text = json.dumps(
        plain, ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"),
        sort_keys=True,
    )  # fmt: skip
    return text.encode()


class _Unusual(Exception):
    """A value that Python's own encoder might spell in another way."""


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers; what need not change is not copied.

    Raises:
        _Unusual: something in it is for the library.
    """
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is float:
        return _number(value)
    if kind is list:
        return _items(value)
    if kind is dict:
        return _members(value)
    if kind is int and -_EXACT_MOST <= value <= _EXACT_MOST:
        return value
    raise _Unusual


def _items(value: list[Any]) -> list[Any]:
    items = value
    for place, each in enumerate(value):
        told = _number(each) if type(each) is float else _plain(each)
        if told is not each:
            items = value.copy() if items is value else items
            items[place] = told
    return items


def _members(value: dict[Any, Any]) -> dict[Any, Any]:
    members = value
    for key, each in value.items():
        # Sorted by UTF-16 and by characters, those of ASCII come in one order.
        if type(key) is not str or not key.isascii():
            raise _Unusual
        told = _plain(each)
        if told is not each:
            members = value.copy() if members is value else members
            members[key] = told
    return members


def _number(value: float) -> float | int:
    if not value.is_integer():
        if abs(value) < _FRACTION_LEAST:
            raise _Unusual
        return value
    if -_EXACT_MOST <= value <= _EXACT_MOST:
        return int(value)
    raise _Unusual
