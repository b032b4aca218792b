"""Names of an imported record, tied to authorities by the identifiers they have elsewhere.

A name without such an identifier, or with those of two authorities, stays a name: a person
decides. Nothing is asked of the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.authorities import authorities, schemes
from catalog.authorities.content import AuthorityKind, read_content
from catalog.authorities.tables import Authority, AuthorityIdentifier
from catalog.errors import BadAddress, BadAuthority, LikelyDuplicate
from catalog.identifiers import Kind
from catalog.record.values import Reference
from storage.ocfl.root import StorageRoot

_KINDS: Final = {kind.value: kind for kind in AuthorityKind}
_STEP: Final = re.compile(r"([^.\[\]]+)(?:\[([^\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Maker:
    """What it takes to make an authority for a name that has none here."""

    root: StorageRoot
    new_id: Callable[[Kind], str]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Linked:
    """A document with its links, what became of each name, and the authorities made for it."""

    document: dict[str, Any]
    named: list[dict[str, Any]]
    made: list[dict[str, Any]]


def link(
    session: Session,
    document: dict[str, Any],
    named: list[dict[str, Any]],
    maker: Maker | None = None,
) -> Linked:
    """The document with every name tied that can be; without a `maker` no authority is made.

    `named` are names as a row keeps them; each comes back with its `authority_id`, or None.
    """
    linked, told, made = deepcopy(document), [], []
    spelled = [list(_spelled(name["uris"])) for name in named]
    known = _with_identifiers(session, {uri for uris in spelled for _, uri in uris})
    for name, uris in zip(named, spelled, strict=True):
        holder = _reference_at(linked, name["where"])
        authority_id = None
        kind = _KINDS.get(name["kind"])
        if holder is not None and kind is not None and uris:
            found = {one for _, uri in uris for one in known.get((kind, uri), ())}
            if len(found) == 1:
                (authority_id,) = found
            elif not found and maker is not None:
                authority_id = _make(session, kind, name, uris, maker)
            if authority_id is not None and not found:
                made.append({"id": authority_id, "name": name["name"]})
                for _, uri in uris:
                    known.setdefault((kind, uri), set()).add(authority_id)
        if holder is not None and authority_id is not None:
            holder["authority_id"] = authority_id
        told.append({**name, "authority_id": authority_id})
    return Linked(linked, told, made)


def _reference_at(document: dict[str, Any], where: str) -> dict[str, Any] | None:
    """The reference whose name stands at the path; None where something else does."""
    here: Any = document
    *steps, last = _STEP.findall(where)
    for field, item in steps:
        here = here.get(field) if isinstance(here, dict) else None
        if item and isinstance(here, list):
            here = next(
                (one for one in here if isinstance(one, dict) and one.get("id") == item),
                here[int(item)] if item.isdecimal() and int(item) < len(here) else None,
            )
    if last != ("name", "") or not isinstance(here, dict):
        return None
    return here if here.keys() <= Reference.model_fields.keys() else None


def _spelled(uris: list[str]) -> Iterator[tuple[str, str]]:
    """Each address with its scheme, in the one spelling by which authorities keep it."""
    for uri in uris:
        try:
            split = urlsplit(uri)
            bare = f"{split.netloc.lower()}{split.path}"
            scheme = next(
                (key for key, one in schemes.schemes().items() if bare.startswith(one.accepted)),
                schemes.OTHER,
            )
            yield scheme, schemes.canonical(scheme, uri)
        except (BadAddress, ValueError):
            # An address that identifies nothing ties nothing; the row keeps it as it was written.
            continue


def _with_identifiers(
    session: Session, uris: Collection[str]
) -> dict[tuple[AuthorityKind, str], set[str]]:
    """The authorities that have one of the addresses, by kind and address, in one question."""
    found: dict[tuple[AuthorityKind, str], set[str]] = {}
    if uris:
        rows = session.execute(
            select(Authority.kind, AuthorityIdentifier.uri, Authority.id)
            .join(AuthorityIdentifier, AuthorityIdentifier.authority_id == Authority.id)
            .where(AuthorityIdentifier.uri.in_(uris))
        )
        for kind, uri, authority_id in rows:
            found.setdefault((kind, uri), set()).add(authority_id)
    return found


def _make(
    session: Session,
    kind: AuthorityKind,
    name: dict[str, Any],
    uris: list[tuple[str, str]],
    maker: Maker,
) -> str | None:
    """The authority made for a name; None where one of that name is probably here already."""
    try:
        content = read_content(
            {
                "kind": kind.value,
                "names": [{"text": name["name"], "language": name["language"]}],
                "identifiers": [{"scheme": scheme, "uri": uri} for scheme, uri in uris],
            }
        )
        made = authorities.create(
            session, maker.root, content, new_id=maker.new_id(Kind.AUTHORITY), by=maker.by,
            at=maker.at,
        )  # fmt: skip
    except (BadAuthority, LikelyDuplicate):
        return None
    return made.id
