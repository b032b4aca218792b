"""The services by which a viewer gets its reader in: both versions beside each other.

Mirador 4 and the Universal Viewer read version 1, newer clients version 2; both lead to the same
doors. Which doors version 2 names follows from the tiers: signing in always, and for a reading room
its network as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from catalog.access.tiers import Terms, Tier
from catalog.uris import Uris
from iiif.auth import wording

Node = dict[str, Any]

AUTH_1: Final = "http://iiif.io/api/auth/1/context.json"
AUTH_2: Final = "http://iiif.io/api/auth/2/context.json"
_PROFILE_1: Final = "http://iiif.io/api/auth/1/"
# Version 2 names services by type alone. Mirador 4.0 reads the profile of every service and stops
# at one that has none, so the probe points to what it conforms to (Presentation 3.0, 3.2).
_PROFILE_OF_PROBE: Final = "https://iiif.io/api/auth/2.0/#probe-service"


def services_for(
    uris: Uris, image_id: str, terms: Sequence[Terms], language: str = wording.FALLBACK
) -> list[Node]:
    """The services of an image under these rules; none where nothing is restricted.

    `language` is one of the house, for the texts of version 1.
    """
    if not terms:
        return []
    return [probe(uris, image_id, terms), cookie_service(uris, terms, language)]


def probe(uris: Uris, image_id: str, terms: Sequence[Terms]) -> Node:
    """The probe of an image with its access services, in the order of Authorization 2.0, 3.3."""
    return {
        "id": uris.access_probe(image_id),
        "type": "AuthProbeService2",
        "profile": _PROFILE_OF_PROBE,
        "service": [_access(uris, profile) for profile in _profiles(terms)],
        "errorHeading": wording.CLOSED,
        "errorNote": wording.note_of(terms),
    }


def cookie_service(uris: Uris, terms: Sequence[Terms], language: str) -> Node:
    """The service of Authentication 1.0, whose texts are in one language: signing in.

    Who sits in a reading room gets the picture without any service, as its network says who asks.
    `external` and `kiosk` are left to version 2: Mirador 4.0 and the Universal Viewer try them
    first, in vain for everybody else, and then never come to offer signing in.
    """
    why = wording.note_of(terms)
    texts = {
        "label": wording.joined(why, wording.SIGN_IN),
        "header": wording.CLOSED,
        "description": wording.joined(why, wording.SIGN_IN_NOTE),
        "confirmLabel": wording.CONFIRM,
        "failureHeader": wording.CLOSED,
        "failureDescription": wording.joined(why, wording.KEPT_BACK),
    }
    token = {
        "@id": uris.access_token(1),
        "@type": "AuthTokenService1",
        "profile": f"{_PROFILE_1}token",
    }
    logout = {
        "@id": uris.access_logout(),
        "@type": "AuthLogoutService1",
        "profile": f"{_PROFILE_1}logout",
        "label": wording.said(wording.SIGN_OUT, language),
    }
    return {
        "@context": AUTH_1,
        "@id": uris.access_door("active"),
        "@type": "AuthCookieService1",
        "profile": f"{_PROFILE_1}login",
        **{name: wording.said(text, language) for name, text in texts.items()},
        "service": [token, logout],
    }


def _profiles(terms: Sequence[Terms]) -> tuple[str, ...]:
    if any(one.tier is Tier.READING_ROOM for one in terms):
        return "external", "kiosk", "active"
    return ("active",)


def _access(uris: Uris, profile: str) -> Node:
    node: Node = {"type": "AuthAccessService2", "profile": profile, "label": wording.SIGN_IN}
    if profile == "active":
        node = {"id": uris.access_door(profile), **node}
        node |= {
            "heading": wording.CLOSED,
            "note": wording.SIGN_IN_NOTE,
            "confirmLabel": wording.CONFIRM,
        }
    if profile == "kiosk":
        node = {"id": uris.access_door(profile), **node, "label": wording.READING_ROOM}
    if profile == "external":
        # Any value is ignored (3.1, id), and Presentation 3.0 wants every service to have one.
        node = {"id": uris.access_door(profile), **node, "label": wording.READING_ROOM}
    token = {
        "id": uris.access_token(2),
        "type": "AuthAccessTokenService2",
        "errorHeading": wording.CLOSED,
        "errorNote": wording.joined(wording.NOT_HERE, wording.KEPT_BACK),
    }
    logout = {"id": uris.access_logout(), "type": "AuthLogoutService2", "label": wording.SIGN_OUT}
    node["service"] = [token, logout] if profile == "active" else [token]
    return node
