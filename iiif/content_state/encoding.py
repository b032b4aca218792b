"""Content states in addresses: percent-encoded JSON in base64url without padding.

Source: IIIF Content State API 1.0, section 6. Whoever writes one here gets byte for byte what the
text's own JavaScript writes. Whoever reads one is patient with what others do to it on its way:
plain base64 instead of base64url, padding, breaks of lines, JSON that was never percent-encoded.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, Final, NoReturn
from urllib.parse import quote, unquote

from iiif.content_state.errors import BadContentState

# An address of more is cut off by some server on its way; a comparison of ours has a twentieth.
TEXT_MAX: Final = 16_000
# encodeURIComponent leaves these as they are, besides letters, digits and '-', '_', '.', '~'.
_LEFT_ALONE: Final = "!*'()"
_OPENINGS: Final = ("{", "[", '"')


def encode(state: Any) -> str:
    """The content state, as it stands in an address.

    Raises:
        ValueError: it holds half a character, which no text has (encodeURIComponent refuses, too).
    """
    compact = json.dumps(state, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    percent = quote(compact, safe=_LEFT_ALONE).encode("ascii")
    return base64.urlsafe_b64encode(percent).decode("ascii").rstrip("=")


def decode(text: str) -> Any:
    """The content state of an address, as JSON has it.

    Raises:
        BadContentState: it is too long, or no content state that can be read.
    """
    within_limits(text)
    folded = "".join(text.split()).rstrip("=").translate(_TO_URL)
    if len(folded) % 4 == 1:
        refuse()
    try:
        raw = base64.b64decode(folded + "=" * (-len(folded) % 4), altchars=b"-_", validate=True)
        decoded = raw.decode("utf-8")
        if not decoded.lstrip().startswith(_OPENINGS):
            decoded = unquote(decoded, errors="strict")
    except (binascii.Error, ValueError):
        refuse()
    return parse(decoded)


def parse(text: str) -> Any:
    """JSON as it was written; a bare address is its own text.

    Raises:
        BadContentState: it is too long, no JSON, or JSON that nests too deep.
    """
    within_limits(text)
    bare = text.strip()
    if not bare.startswith(_OPENINGS):
        return bare
    try:
        return json.loads(bare, parse_constant=_no_number)
    except (ValueError, RecursionError):
        refuse()


def within_limits(text: str) -> None:
    """Return if the text is no longer than a content state may be.

    Raises:
        BadContentState: it is.
    """
    if len(text) > TEXT_MAX:
        raise BadContentState(
            f"The link is longer than {TEXT_MAX} characters: ask who gave it for a shorter one.",
            key="long",
            max=TEXT_MAX,
        )


def refuse() -> NoReturn:
    """Say that it is no content state.

    Raises:
        BadContentState: always.
    """
    raise BadContentState(
        "This is no link into a book that can be read: copy it again, whole.", key="unreadable"
    )


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


_TO_URL: Final = str.maketrans("+/", "-_")
