"""What a manifest of another house says: name, holder, rights, sides, and which servers show it.

Read are Presentation 2.0 and 2.1 and 3.0, with the faults that real ones have: a missing label, a
list where one value should be, HTML in a value. Nothing is fetched; an address in a manifest is
only written down.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from catalog.directions import ViewingDirection
from catalog.errors import BadLanguageMap
from catalog.language import NONE, LanguageMap, check_language, holds_unkeepable, without_turns
from catalog.references.errors import BadManifest

BYTES_MAX: Final = 6_000_000
HOSTS_MAX: Final = 12
_TEXT_MAX: Final = 1000
_VALUES_MAX: Final = 20
_SIDES_MAX: Final = 5000
_DEPTH_MAX: Final = 60
_TYPES: Final = ("Manifest", "sc:Manifest")
# A name or a number of a host, and nothing that could end a header or a directive.
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_HOLDERS: Final = re.compile(
    r"holding|repository|location|attribution|institution|owner|المكتبة|хранен", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Side:
    """A canvas of theirs: its address, its label, and its place from 1."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class OutsideManifest:
    """A manifest as far as it is told here; texts are without markup.

    `version` is the major version of the Presentation API. `hosts` are the origins that a viewer
    asks for pictures ('https://images.example.org').
    """

    address: str
    version: int
    label: LanguageMap
    holder: LanguageMap
    statement: LanguageMap
    rights: str
    direction: ViewingDirection
    sides: tuple[Side, ...] = field(default=())
    hosts: tuple[str, ...] = ()


def read_manifest(data: bytes) -> OutsideManifest:
    """The manifest in a file.

    Raises:
        BadManifest: it is no manifest of IIIF, or one that no viewer could show.
    """
    if len(data) > BYTES_MAX:
        raise BadManifest(
            f"The manifest has {len(data) / 1e6:.1f} MB, and at most {BYTES_MAX / 1e6:.0f} MB are "
            "kept: add it by its address alone.",
            key="large",
            megabytes=f"{len(data) / 1e6:.1f}",
            limit=f"{BYTES_MAX / 1e6:.0f}",
        )
    told = _parsed(data)
    kind = told.get("type") or told.get("@type") if isinstance(told, dict) else None
    if not isinstance(told, dict) or kind not in _TYPES:
        said = kind if isinstance(kind, str) else type(told).__name__
        raise BadManifest(
            f"This is no manifest of IIIF ({said[:60]!r}): open the book at its library, and take "
            "the manifest from there.",
            key="kind",
            given=said[:60],
        )
    address = told.get("id") or told.get("@id")
    if not isinstance(address, str) or origin_of(address) is None:
        raise BadManifest(
            "The manifest does not say its own address: ask its library for one that does.",
            key="no-address",
        )
    canvases = [*_canvases(told)]
    hosts = tuple(dict.fromkeys(_hosts(told, canvases)))
    if len(hosts) > HOSTS_MAX:
        raise BadManifest(
            f"The manifest shows pictures of {len(hosts)} servers, and at most {HOSTS_MAX} can be "
            "named to a reader: add a smaller one.",
            key="hosts",
            count=len(hosts),
            most=HOSTS_MAX,
        )
    statement = told.get("requiredStatement")
    said_statement = statement.get("value") if isinstance(statement, dict) else None
    return OutsideManifest(
        address=address,
        version=3 if "type" in told else 2,
        label=_texts(told.get("label")),
        holder=_holder(told),
        statement=_texts(said_statement or told.get("attribution")),
        rights=_rights(told.get("rights") or told.get("license")),
        direction=_direction(told),
        sides=tuple(_sides(canvases)),
        hosts=hosts,
    )


def origin_of(address: object) -> str | None:
    """Scheme, host and port of a web address; None for anything that is none."""
    if not isinstance(address, str):
        return None
    try:
        split = urlsplit(address.strip())
        host, port = (split.hostname or "").lower(), split.port
    except ValueError:
        return None
    if split.scheme not in ("http", "https") or split.username is not None:
        return None
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    host = f"[{host}]" if ":" in host else host
    if not _HOST.fullmatch(host):
        return None
    return f"{split.scheme}://{host}" + (f":{port}" if port else "")


def _parsed(data: bytes) -> Any:
    if not data.strip():
        raise BadManifest("The file is empty: choose the one with the manifest.", key="empty")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise BadManifest(
            f"The manifest cannot be read at line {line}: it is no JSON. Save it again from its "
            "address.",
            key="json",
            line=line,
        ) from None


def _canvases(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Canvases in reading order: `items` in version 3, those of the first sequence in version 2."""
    listed: Any = told.get("items")
    if listed is None:
        sequences = told.get("sequences")
        first = sequences[0] if isinstance(sequences, list) and sequences else {}
        listed = first.get("canvases") if isinstance(first, dict) else None
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield one


def _sides(canvases: list[Mapping[str, Any]]) -> Iterator[Side]:
    for number, canvas in enumerate(canvases[:_SIDES_MAX], start=1):
        address = canvas.get("id") or canvas.get("@id")
        label = next((texts[0] for texts in _texts(canvas.get("label")).values()), str(number))
        if isinstance(address, str) and len(address) <= 2000:
            yield Side(address, label[:200])


def _hosts(told: Mapping[str, Any], canvases: list[Mapping[str, Any]]) -> Iterator[str]:
    """The origins of everything that is painted, of its services and of small pictures."""
    for part in (told.get("thumbnail"), told.get("logo"), *canvases):
        yield from _origins(part, 0)


def _origins(value: Any, depth: int) -> Iterator[str]:
    if depth > _DEPTH_MAX:
        return
    if isinstance(value, list):
        for one in value:
            yield from _origins(one, depth + 1)
    elif isinstance(value, dict):
        if _shows(value) and (origin := origin_of(value.get("id") or value.get("@id"))):
            yield origin
        for name in ("items", "images", "body", "resource", "service", "thumbnail", "logo",
                     "default", "item", "source"):  # fmt: skip
            if name in value:
                inner = value[name]
                if name in ("thumbnail", "logo") and (origin := origin_of(inner)):
                    yield origin
                yield from _origins(inner, depth + 1)


def _shows(value: Mapping[str, Any]) -> bool:
    """Whether a viewer asks this address for pixels: an image, or a service of images."""
    kind = value.get("type") or value.get("@type") or ""
    if isinstance(kind, str) and ("ImageService" in kind or kind in ("Image", "dctypes:Image")):
        return True
    said = f"{value.get('@context', '')} {value.get('profile', '')}"
    return "iiif.io/api/image" in said or "image-api" in said


def _texts(value: Any) -> LanguageMap:
    """A label of either version as a language map, without markup."""
    found: LanguageMap = {}
    for language, text in _said(value):
        plain = plain_text(text)
        if plain and len(found.get(language, ())) < _VALUES_MAX:
            found.setdefault(language, []).append(plain)
    return found


def _said(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield NONE, value
    elif isinstance(value, list):
        for one in value[:_VALUES_MAX]:
            yield from _said(one)
    elif isinstance(value, dict):
        if "@value" in value:
            if isinstance(value["@value"], str):
                yield _tag(value.get("@language")), value["@value"]
            return
        for tag, texts in [*value.items()][:_VALUES_MAX]:
            for text in texts if isinstance(texts, list) else [texts]:
                if isinstance(text, str):
                    yield _tag(tag), text


def plain_text(text: str) -> str:
    """Words of others without markup, controls and turns of direction, within limits."""
    bare = html.unescape(_TAG.sub(" ", text[: _TEXT_MAX * 4]))
    bare = without_turns(" ".join(_TAG.sub(" ", bare).split()))
    return "" if holds_unkeepable(bare) else bare[:_TEXT_MAX]


def _tag(given: Any) -> str:
    try:
        return check_language(given.replace("_", "-")) if isinstance(given, str) else NONE
    except BadLanguageMap:
        return NONE


def _holder(told: Mapping[str, Any]) -> LanguageMap:
    """Who keeps the book: the provider of version 3, else what the metadata call so."""
    providers = told.get("provider")
    for one in providers if isinstance(providers, list) else ():
        if isinstance(one, dict) and (texts := _texts(one.get("label"))):
            return texts
    pairs = told.get("metadata")
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, dict):
            said = " ".join(text for _, text in _said(pair.get("label")))
            if _HOLDERS.search(said) and (texts := _texts(pair.get("value"))):
                return texts
    return {}


def _rights(value: Any) -> str:
    given = value[0] if isinstance(value, list) and value else value
    return given if isinstance(given, str) and origin_of(given) and len(given) < 2000 else ""


def _direction(told: Mapping[str, Any]) -> ViewingDirection:
    sequences = told.get("sequences")
    first = sequences[0] if isinstance(sequences, list) and sequences else {}
    said = told.get("viewingDirection") or (
        first.get("viewingDirection") if isinstance(first, dict) else None
    )
    known = {one.value: one for one in ViewingDirection}
    return known.get(str(said), ViewingDirection.LEFT_TO_RIGHT)
