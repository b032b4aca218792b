"""Where a request comes from: this machine or another, our own pages or a stranger's.

"This machine" means that the connection, the name it asked for and the absence of a proxy all
say so; a proxy on the same machine would otherwise let the whole world in. Requests that
change something must come from our own pages (Fetch Metadata, or else the Origin header).
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")


def is_local(request: HTTPConnection) -> bool:
    """Whether a person at this very machine asks, with nothing in between."""
    if request.client is None or any(header in request.headers for header in _PROXIED):
        return False
    asked = _host_in(f"//{request.headers.get('host', '')}")
    return _is_loopback(request.client.host) and (asked == "localhost" or _is_loopback(asked))


def is_from_our_pages(request: HTTPConnection) -> bool:
    """Whether no other site's page sent this (W3C Fetch Metadata; RFC 6454, section 7)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def origin_of(address: str) -> str:
    """The origin of a web address (RFC 6454, section 6.2): scheme, host and port."""
    split = urlsplit(address)
    return f"{split.scheme}://{split.netloc}"


def _host_in(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
