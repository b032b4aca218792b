"""Resumption tokens that hold all they need: no row, no memory, no order of servers.

A token tells what was asked, after which number to go on, how much was given and when it ends.
It grants nothing that a plain request would not, so its seal is a digest and no signature: it tells
a token of this list, whole and unchanged, from one that was cut, mistyped or made elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from catalog.harvest.oai.arguments import Verb
from catalog.harvest.oai.errors import Code, OaiError
from catalog.language import holds_unkeepable

LASTS: Final = timedelta(days=7)
_SEAL_LENGTH: Final = 16
_LENGTH_MAX: Final = 1000
# Beyond every number of the log, and within what both databases hold.
_NUMBER_MAX: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Token:
    """Where a list goes on: `after` this number (of sets: this specification).

    `high` is the last number of a list with an end. `given` were given before, of `total` when the
    list began. `run` is the row in which a named harvester's list is noted.
    """

    verb: Verb
    prefix: str
    spec: str | None
    after: int | str
    high: int | None
    given: int
    total: int
    expires_at: datetime
    run: int | None = None


def write(token: Token, sealed_for: str) -> str:
    """The token as text of letters, digits, '-', '_' and '.'.

    `sealed_for` names the address and the projection that it is good for.
    """
    told = [
        token.verb.value, token.prefix, token.spec, token.after, token.high, token.given,
        token.total, int(token.expires_at.timestamp()), token.run,
    ]  # fmt: skip
    raw = json.dumps(told, separators=(",", ":"), ensure_ascii=True).encode()
    body = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return f"{body}.{_seal(body, sealed_for)}"


def read(text: str, verb: Verb, sealed_for: str, at: datetime) -> Token:
    """The token again.

    Raises:
        OaiError: badResumptionToken: it was not given out here for this verb, or has ended.
    """
    body, _, seal = text.partition(".")
    if len(text) > _LENGTH_MAX or seal != _seal(body, sealed_for):
        raise OaiError(
            Code.BAD_TOKEN, "This token was not given out here, or was changed: begin the list."
        )
    try:
        told = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        kind, prefix, spec, after, high, given, total, expires, run = told
        token = Token(
            Verb(kind), str(prefix), spec, after, high, given, total,
            datetime.fromtimestamp(int(expires), UTC), run,
        )  # fmt: skip
        _check(token)
    except (binascii.Error, ValueError, TypeError, OverflowError, OSError):
        # Somebody took the trouble to seal nonsense.
        raise OaiError(Code.BAD_TOKEN, "This token says nothing: begin the list.") from None
    if token.verb is not verb:
        raise OaiError(Code.BAD_TOKEN, f"This token is for {token.verb}: ask with that verb.")
    if at >= token.expires_at:
        raise OaiError(Code.BAD_TOKEN, "This token has expired: begin the list again.")
    return token


def _check(token: Token) -> None:
    """Return if each part is of the kind in which it is given out.

    Anybody can make the seal, and a database takes no other numbers and texts.

    Raises:
        ValueError: one is not.
    """
    after = () if token.verb is Verb.SETS else (token.after,)
    if not all(_is_number(one) for one in (token.given, token.total, *after)):
        raise ValueError("a number that is none")
    if not all(one is None or _is_number(one) for one in (token.high, token.run)):
        raise ValueError("a number that is none")
    if not all(_is_name(one) for one in (token.spec or "", "" if after else token.after)):
        raise ValueError("a set that is none")


def _is_number(told: object) -> bool:
    return type(told) is int and 0 <= told < _NUMBER_MAX


def _is_name(told: object) -> bool:
    return isinstance(told, str) and not holds_unkeepable(told)


def _seal(body: str, sealed_for: str) -> str:
    return sha256(f"{sealed_for}\n{body}".encode()).hexdigest()[:_SEAL_LENGTH]
