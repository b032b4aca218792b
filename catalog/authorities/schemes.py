"""Identifiers that a person, place, work or body has elsewhere, checked for their form.

The schemes are data (`schemes.toml`): a new one needs no code. Whether the thing behind an
identifier exists is never asked of the network; a check digit is computed where there is one
(ISO 7064, MOD 11-2, for ISNI and ORCID).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from catalog.errors import BadAddress
from catalog.uris import check_web_address

# Any other web address: a catalogue of a library, a page of a shrine.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One kind of outside identifier; `address` has a place for `{value}`.

    `accepted` are beginnings of addresses without their 'https://'; `locates` says that whoever
    follows the link of a place learns where it is.
    """

    key: str
    name: str
    pattern: str
    address: str
    accepted: tuple[str, ...] = ()
    check: str | None = None
    locates: bool = False


@cache
def schemes() -> Mapping[str, Scheme]:
    """All schemes by their key, in the order in which a form offers them."""
    text = (files("catalog.authorities") / "schemes.toml").read_text("utf-8")
    return {
        key: Scheme(**{**fields, "key": key, "accepted": tuple(fields.get("accepted", ()))})
        for key, fields in tomllib.loads(text).items()
    }


def name_of(scheme: str) -> str | None:
    """What the scheme calls itself; None for an address of any other kind."""
    found = schemes().get(scheme)
    return found.name if found else None


def locates(scheme: str) -> bool:
    """Whether a place can be found on a map through such an identifier; an unknown one may be."""
    found = schemes().get(scheme)
    return found.locates if found else True


def canonical(scheme: str, text: str) -> str:
    """The one address of the identifier, from a bare value ('Q42') or any address people paste.

    Raises:
        BadAddress: there is no such scheme, or the value has not its form.
    """
    given = text.strip()
    if scheme == OTHER:
        return check_web_address(given, "The identifier")
    known = schemes().get(scheme)
    if known is None:
        raise BadAddress(
            f"{scheme!r} is no scheme of identifiers here: use one of "
            f"{', '.join(schemes())} or {OTHER}.",
            key="scheme",
            scheme=scheme,
            known=", ".join(schemes()),
            other=OTHER,
        )
    value = _value(known, given)
    if not re.fullmatch(known.pattern, value) or not _checks(known, value):
        raise BadAddress(
            f"{given!r} is not an identifier of {known.name}: copy it again, "
            f"it looks like {known.address.format(value='…')}.",
            key="identifier",
            given=given,
            name=known.name,
            example=known.address.format(value="…"),
        )
    return known.address.format(value=value)


def _value(scheme: Scheme, given: str) -> str:
    if "://" in given:
        try:
            split = urlsplit(given)
        except ValueError:
            return given
        bare = f"{split.netloc.lower()}{split.path}"
        for start in sorted(scheme.accepted, key=len, reverse=True):
            if bare.startswith(start):
                given = unquote(bare.removeprefix(start)).strip("/").split("/", 1)[0]
                break
    if scheme.key == "isni":
        return re.sub(r"[\s-]", "", given).upper()
    if scheme.key == "orcid":
        digits = re.sub(r"[\s-]", "", given).upper()
        return "-".join(re.findall(".{4}", digits)) if len(digits) == 16 else given
    return given


def _checks(scheme: Scheme, value: str) -> bool:
    if scheme.check is None:
        return True
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]
