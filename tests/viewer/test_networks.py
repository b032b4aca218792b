"""Where a question comes from, with proxies that tell the truth and headers that may not."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from catalog.access.errors import BadAccessRule
from viewer.access_form import AccessForm, networks_of
from viewer.networks import address_of, networks_in

PROXIES = networks_in("10.0.0.0/8, 2001:db8:1::/48")


def asked(client: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", one.encode()) for one in forwarded]
    scope = {"type": "http", "headers": headers, "client": (client, 1) if client else None}
    return Request(scope)


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("192.0.2.7", [], "192.0.2.7"),
        ("192.0.2.7", ["203.0.113.9"], "192.0.2.7"),
        ("10.0.0.2", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.2", ["203.0.113.9, 192.0.2.7"], "192.0.2.7"),
        ("10.0.0.2", ["203.0.113.9", "192.0.2.7, 10.0.0.3"], "192.0.2.7"),
        ("2001:db8:1::2", ["2001:db8:2::9"], "2001:db8:2::9"),
        ("10.0.0.2", ["203.0.113.9, nonsense"], None),
        ("10.0.0.2", [], None),
        ("::ffff:10.0.0.2", ["203.0.113.9"], "203.0.113.9"),
        ("::ffff:10.0.0.2", [], None),
        ("10.0.0.2", ["::ffff:203.0.113.9"], "203.0.113.9"),
        ("10.0.0.2", ["10.0.0.3"], None),
        ("testclient", [], None),
        (None, [], None),
    ],
)
def test_only_what_a_proxy_knows_at_first_hand_is_believed(
    client: str | None, forwarded: list[str], address: str | None
) -> None:
    found = address_of(asked(client, *forwarded), PROXIES)
    assert (str(found) if found else None) == address


def test_networks_are_read_from_a_text_and_a_slip_is_named() -> None:
    assert [str(one) for one in networks_in("192.0.2.7\n 198.51.100.5/24,2001:db8::1")] == [
        "192.0.2.7/32", "198.51.100.0/24", "2001:db8::1/128",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="reading"):
        networks_in("192.0.2.7 reading")


@pytest.mark.parametrize("told", ["0.0.0.0/0", "::/0", "128.0.0.0/1", "192.0.2.0/24 2000::/3"])
def test_half_the_world_is_no_reading_room(told: str) -> None:
    with pytest.raises(BadAccessRule) as error:
        networks_of(AccessForm(networks=told))
    assert error.value.key == "networks-wide"
    assert networks_of(AccessForm(networks="10.0.0.0/8, 2001:db8::/32")) == networks_in(
        "10.0.0.0/8, 2001:db8::/32"
    )


def test_a_network_of_ipv4_is_one_however_it_is_written() -> None:
    assert networks_in("::ffff:203.0.113.0/120, ::ffff:198.51.100.7") == networks_in(
        "203.0.113.0/24, 198.51.100.7"
    )
    inside = address_of(asked("::ffff:203.0.113.9"), PROXIES)
    assert inside in networks_in("::ffff:203.0.113.0/120")[0]
