"""Sets: by holder and by language, as OAI-PMH names them (2.0, section 2.6).

'holder:almaty-library' and 'language:ar:Latn' are leaves of two trees; whoever is in a leaf is in
every set above it. A specification allows the unreserved characters of RFC 2396 only, and holders
may be named in any script, so any other byte is written '~XX', the tilde too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from babel import Locale, UnknownLocaleError

from catalog.language import NONE, LanguageMap, best_text

HOLDER = "holder"
LANGUAGE = "language"
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*'()")
_ESCAPED = re.compile(rb"~([0-9A-F]{2})")
_SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")


def sets_of(holder_id: str, languages: Iterable[str]) -> list[str]:
    """The leaves a book stands in."""
    tags = dict.fromkeys(tag for tag in languages if tag != NONE)
    return [f"{HOLDER}:{_escape(holder_id)}", *(f"{LANGUAGE}:{':'.join(_parts(t))}" for t in tags)]


def with_parents(specs: Sequence[str]) -> list[str]:
    """The sets and all above them, each once."""
    found: dict[str, None] = {}
    for spec in specs:
        parts = spec.split(":")
        found.update((":".join(parts[:depth]), None) for depth in range(1, len(parts) + 1))
    return list(found)


def is_spec(text: str) -> bool:
    """Whether the text could be the specification of a set."""
    return len(text) <= 400 and _SPEC.fullmatch(text) is not None


def holder_of(spec: str) -> str | None:
    """The holder whose books the set holds; None for any other set."""
    tree, _, rest = spec.partition(":")
    if tree != HOLDER or not rest:
        return None
    raw = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), rest.encode())
    return raw.decode("utf-8", "replace")


def name_of(spec: str, holders: Mapping[str, LanguageMap]) -> str:
    """What the set is called, in English; `holders` are the names of holders by id."""
    holder_id = holder_of(spec)
    if holder_id is not None:
        return best_text(holders.get(holder_id, {}), "en")[1] or holder_id
    tree, _, rest = spec.partition(":")
    if not rest:
        return "By holder" if tree == HOLDER else "By language"
    tag = rest.replace(":", "-")
    try:
        named = Locale.parse(tag, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        # Most languages of manuscripts have a locale; of the others the tag is the name.
        named = None
    return f"{named} ({tag})" if named else tag


def _parts(tag: str) -> list[str]:
    return [_escape(part) for part in tag.split("-")]


def _escape(text: str) -> str:
    return "".join(chr(byte) if byte in _SAFE else f"~{byte:02X}" for byte in text.encode())
