"""What the doors of IIIF Authorization answer: messages for viewers, as plain structures."""

from typing import Any, Final
from urllib.parse import urlsplit

from catalog.access.tiers import Grant, Terms
from catalog.images import small_id
from catalog.uris import Uris
from iiif.auth import wording
from iiif.auth.services import AUTH_2
from iiif.image.info import LEVEL_UNCUT

Message = dict[str, Any]

MESSAGE_ID_LENGTH_MAX: Final = 200
_ERRORS_1: Final = {
    "invalidRequest": "invalidRequest",
    "invalidOrigin": "invalidOrigin",
    "missingAspect": "missingCredentials",
    "expiredAspect": "invalidCredentials",
}


def origin_of(told: str) -> str:
    """The origin as browsers write it, or '' where it is none (RFC 6454, 6.2)."""
    try:
        split = urlsplit(told)
        host, port = split.hostname, split.port
    except ValueError:
        return ""
    if split.scheme not in ("http", "https") or not host or split.path or split.query:
        return ""
    if split.fragment or split.username is not None or not host.isascii():
        return ""
    if any(not (character.isalnum() or character in "-.:") for character in host):
        return ""
    name = f"[{host}]" if ":" in host else host
    plain = {"http": 80, "https": 443}[split.scheme]
    return f"{split.scheme}://{name}" + ("" if port in (None, plain) else f":{port}")


def token_message(version: int, message_id: str, token: str, seconds: int) -> Message:
    """The message with an access token (2.0, 4.4; 1.0, 2.3.1)."""
    told: Message = {"accessToken": token, "expiresIn": seconds, "messageId": message_id}
    if version == 1:
        return told
    return {"@context": AUTH_2, "type": "AuthAccessToken2", **told}


def error_message(version: int, message_id: str, profile: str) -> Message:
    """The message that there is no token, and why (2.0, 4.5; 1.0, 2.3.3)."""
    if version == 1:
        return {
            "error": _ERRORS_1[profile],
            "description": wording.NOT_HERE["en"][0],
            "messageId": message_id,
        }
    return {
        "@context": AUTH_2,
        "type": "AuthAccessTokenError2",
        "profile": profile,
        "messageId": message_id,
        "heading": wording.CLOSED,
        "note": wording.NOT_HERE,
    }


def probe_result(
    uris: Uris, image_id: str, terms: tuple[Terms, ...], grant: Grant, *, is_known: bool
) -> Message:
    """What the probe says of an image (2.0, 5.2); the HTTP status beside it is always 200.

    `is_known`: the one who asks is somebody of whom more than the network is known.
    """
    told: Message = {"@context": AUTH_2, "type": "AuthProbeResult2"}
    if grant is Grant.FULL:
        return told | {"status": 200}
    told |= {"status": 401, "heading": wording.CLOSED}
    told["note"] = wording.NOT_YOURS if is_known else wording.note_of(terms)
    if grant is Grant.SMALL:
        told["substitute"] = [
            {
                "id": uris.image(small_id(image_id)),
                "type": "ImageService3",
                "profile": LEVEL_UNCUT,
                "label": wording.SMALL_LABEL,
            }
        ]
    return told


def no_such_image() -> Message:
    """What the probe says of an image that is not there, or that nobody is told of."""
    return {
        "@context": AUTH_2,
        "type": "AuthProbeResult2",
        "status": 404,
        "heading": wording.CLOSED,
        "note": wording.CLOSED,
    }
