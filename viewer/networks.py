"""The network address a question came from, also through a proxy that tells the truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import ip_address, ip_network

from starlette.requests import HTTPConnection

from catalog.access.tiers import Address, Network

# Before an IPv4 address within IPv6 stand so many bits (RFC 4291, 2.5.5.2).
_MAPPED_BITS = 96


def networks_in(text: str) -> tuple[Network, ...]:
    """The networks or addresses in a text, parted by commas, spaces or lines.

    Raises:
        ValueError: one of them is none; it is named.
    """
    return tuple(_network(part) for part in text.replace(",", " ").split())


def address_of(request: HTTPConnection, proxies: Sequence[Network]) -> Address | None:
    """Where the question came from; None where that cannot be known.

    What a header says is believed of the `proxies` alone, and of what they say only the part that
    they know at first hand: the last address that is none of theirs.
    """
    if request.client is None:
        return None
    nearest = _read(request.client.host)
    if nearest is None or not _is_in(nearest, proxies):
        return nearest
    told = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    for part in reversed([one.strip() for one in told if one.strip()]):
        address = _read(part)
        if address is None:
            return None
        if not _is_in(address, proxies):
            return address
    # A proxy that does not say for whom it asks: nobody's network is proved.
    return None


def _network(text: str) -> Network:
    network = ip_network(text, strict=False)
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    if mapped is None or network.prefixlen < _MAPPED_BITS:
        return network
    return ip_network(f"{mapped}/{network.prefixlen - _MAPPED_BITS}")


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address.version == one.version and address in one for one in networks)


def _read(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # A socket that listens to both families tells IPv4 addresses, of proxies too, in this way.
    return getattr(address, "ipv4_mapped", None) or address
