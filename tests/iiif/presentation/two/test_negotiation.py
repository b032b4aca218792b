"""Which version a client is given, by what it says it accepts."""

from __future__ import annotations

import pytest

from iiif.presentation.two.negotiation import (
    JSON_LD_2,
    JSON_LD_3,
    media_type,
    quality,
    wanted_version,
)


@pytest.mark.parametrize(
    ("accept", "version"),
    [
        ("", 3),
        ("*/*", 3),
        ("application/json", 3),
        ("application/ld+json", 3),
        (JSON_LD_3, 3),
        (JSON_LD_2, 2),
        (f"{JSON_LD_2}, */*", 2),
        (f"{JSON_LD_2}, {JSON_LD_3}", 3),
        (f"{JSON_LD_2};q=0.9, {JSON_LD_3};q=0.8", 2),
        (f"{JSON_LD_2};q=0.8, {JSON_LD_3};q=0.9", 3),
        (f"{JSON_LD_2};q=0", 3),
        (f"{JSON_LD_2};q=0.5, */*;q=0.1", 2),
        (f"{JSON_LD_2};q=0.1, */*", 3),
        ('application/ld+json; profile="urn:a http://iiif.io/api/presentation/2/context.json"', 2),
        ("application/ld+json;profile=http://iiif.io/api/presentation/2/context.json", 2),
        ('application/json;PROFILE="http://iiif.io/api/presentation/2/context.json"', 2),
        ('text/html;x="application/ld+json, profile=', 3),
    ],
)
def test_the_version_goes_by_the_profile(accept: str, version: int) -> None:
    assert wanted_version(accept) == version


@pytest.mark.parametrize(
    ("accept", "label"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json, application/ld+json", JSON_LD_2),
        ("application/ld+json;q=0.5, application/json", "application/json"),
        (JSON_LD_2, JSON_LD_2),
        ("application/ld+json;q=0, */*", "application/json"),
    ],
)
def test_2_1_is_plain_json_unless_json_ld_is_named(accept: str, label: str) -> None:
    assert media_type(accept, 2) == label


def test_a_weight_that_is_none_is_no_wish() -> None:
    assert quality("gzip;q=abc", "gzip") == 0
    assert quality("gzip;q=1.5, identity", "gzip") == 1
    assert quality("br, *;q=0.25", "gzip") == 0.25
