"""Reading a request: one verb, each argument once, and no other (OAI-PMH 2.0, section 3.1.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from catalog.harvest.oai.errors import Code, OaiError
from catalog.harvest.sets import is_spec


class Verb(StrEnum):
    """The six verbs."""

    IDENTIFY = "Identify"
    FORMATS = "ListMetadataFormats"
    SETS = "ListSets"
    RECORD = "GetRecord"
    IDENTIFIERS = "ListIdentifiers"
    RECORDS = "ListRecords"


_LISTED: Final = (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}))
# What a verb must have and what it may have; a token stands alone.
_TAKES: Final[Mapping[Verb, tuple[frozenset[str], frozenset[str]]]] = MappingProxyType(
    {
        Verb.IDENTIFY: (frozenset(), frozenset()),
        Verb.FORMATS: (frozenset(), frozenset({"identifier"})),
        Verb.SETS: (frozenset(), frozenset()),
        Verb.RECORD: (frozenset({"identifier", "metadataPrefix"}), frozenset()),
        Verb.IDENTIFIERS: _LISTED,
        Verb.RECORDS: _LISTED,
    }
)
_RESUMED: Final = (Verb.SETS, Verb.IDENTIFIERS, Verb.RECORDS)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]{1,80}", re.ASCII)
_PLAIN = re.compile(r"[\x21-\x7e]{1,2000}", re.ASCII)
# The plain shapes of a URI (RFC 3986), with a scheme or of one word.
_IDENTIFIER = re.compile(
    r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-._~/@!$&'()*+,;=:]|%[0-9A-Fa-f]{2})+"
    r"|(?:[A-Za-z0-9\-._~]|%[0-9A-Fa-f]{2})+"
)


@dataclass(frozen=True, slots=True)
class Request:
    """A sound request; `given` are its arguments as they came, without the verb."""

    verb: Verb
    given: Mapping[str, str]

    @property
    def token(self) -> str | None:
        """The resumption token, where the request goes on with a list."""
        return self.given.get("resumptionToken")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list is narrowed to; both ends of the time are included, in whole seconds."""

    prefix: str
    since: datetime | None = None
    until: datetime | None = None
    spec: str | None = None


def read(pairs: Sequence[tuple[str, str]]) -> Request:
    """The request that these arguments make, in the order and number they came in.

    Raises:
        OaiError: badVerb, badArgument.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1:
        often = "more than once" if verbs else "nowhere"
        raise OaiError(Code.BAD_VERB, f"The verb is given {often}: give it once.")
    try:
        verb = Verb(verbs[0])
    except ValueError:
        known = ", ".join(Verb)
        raise OaiError(Code.BAD_VERB, f"There is no such verb: there are {known}.") from None
    given: dict[str, str] = {}
    for name, value in pairs:
        if name == "verb":
            continue
        if name in given:
            raise OaiError(Code.BAD_ARGUMENT, f"{_shown(name)} is given twice: leave one out.")
        given[name] = value
    _check(verb, given)
    return Request(verb, MappingProxyType(given))


def selection_of(given: Mapping[str, str]) -> Selection:
    """What a first request for a list asks for.

    Raises:
        OaiError: badArgument.
    """
    since_text, until_text = given.get("from"), given.get("until")
    since = None if since_text is None else moment(since_text, "from")
    until = None if until_text is None else moment(until_text, "until", is_end=True)
    if since_text and until_text and len(since_text) != len(until_text):
        raise OaiError(Code.BAD_ARGUMENT, "from and until must be equally exact: days or seconds.")
    if since is not None and until is not None and since > until:
        raise OaiError(Code.BAD_ARGUMENT, "from is later than until: swap them.")
    return Selection(given["metadataPrefix"], since, until, given.get("set"))


def moment(text: str, name: str, *, is_end: bool = False) -> datetime:
    """A UTC datestamp in days or seconds; the end of a list in days is the last second of it.

    Raises:
        OaiError: badArgument: it is not one.
    """
    try:
        if _DAY.fullmatch(text):
            day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
            return day + timedelta(hours=23, minutes=59, seconds=59) if is_end else day
        if _SECOND.fullmatch(text):
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass  # a 30th of February: told below
    raise OaiError(
        Code.BAD_ARGUMENT, f"{name} must be a UTC time such as 2026-03-01 or 2026-03-01T09:30:00Z."
    )


def _check(verb: Verb, given: Mapping[str, str]) -> None:
    if "resumptionToken" in given and verb in _RESUMED:
        _check_token(given)
        return
    needed, allowed = _TAKES[verb]
    for name in given:
        if name not in needed | allowed:
            raise OaiError(Code.BAD_ARGUMENT, f"{verb} takes no argument {_shown(name)}.")
    for name in sorted(needed - set(given)):
        raise OaiError(Code.BAD_ARGUMENT, f"{verb} needs the argument {name}.")
    for name, value in given.items():
        if not _PLAIN.fullmatch(value) or not _SHAPES.get(name, _is_any)(value):
            raise OaiError(
                Code.BAD_ARGUMENT, f"{name} is empty, too long, or holds what it cannot hold."
            )


def _check_token(given: Mapping[str, str]) -> None:
    if len(given) > 1:
        raise OaiError(
            Code.BAD_ARGUMENT, "A resumptionToken stands alone: leave out everything else."
        )
    if not _PLAIN.fullmatch(given["resumptionToken"]):
        raise OaiError(Code.BAD_TOKEN, "This token was not given out here: begin the list.")


def _is_any(_: str) -> bool:
    return True


# What goes back as an attribute of the answer must have the shape that its schema asks for.
_SHAPES: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {"identifier": _IDENTIFIER.fullmatch, "metadataPrefix": _PREFIX.fullmatch, "set": is_spec}
)


def _shown(name: str) -> str:
    """The name of an argument as it may stand in an answer: XML holds no control characters."""
    return repr(name[:60].encode("ascii", "backslashreplace").decode())
