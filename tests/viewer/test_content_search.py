"""Search within a book through the whole house: what is refused, and that nobody gets more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from catalog.access.tiers import Tier
from catalog.uris import Uris
from tests.viewer.restricted_house import World, restricted, transcribe
from tests.viewer.walked import PUBLIC

OPEN, CLOSED = "a nightingale sang in the garden", "the nightingale of Turkistan"
URIS = Uris(PUBLIC)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with restricted(tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("scratch")) as made:
        transcribe(made, "1r", OPEN)
        transcribe(made, "2r", CLOSED)
        made.rule(Tier.READING_ROOM, "2r")
        yield made


def addresses(world: World) -> list[str]:
    """The four services."""
    newer = [URIS.content_search(world.id), URIS.content_autocomplete(world.id)]
    return [*newer, *map(URIS.older, newer)]


def test_the_services_that_the_manifest_names_answer(world: World) -> None:
    newer, elder = world.get(URIS.manifest(world.id)).json()["service"]
    found = world.get(f"{newer['id']}?q=nightingale")
    assert [one["body"]["value"] for one in found.json()["items"]] == [OPEN]
    found = world.get(f"{elder['@id']}?q=nightingale")
    assert [one["resource"]["chars"] for one in found.json()["resources"]] == [OPEN]
    service = world.get(URIS.older(URIS.manifest(world.id))).json()["service"]
    assert service["@id"] == elder["@id"]
    assert service["service"]["@id"] == elder["service"][0]["@id"]
    assert world.get(f"{service['service']['@id']}?q=night").json()["terms"][0]["count"] == 1


@pytest.mark.parametrize("who", ["", "reader", "curator", "administrator"])
def test_everybody_finds_what_the_annotation_pages_show_to_everybody(
    world: World, who: str
) -> None:
    for address in addresses(world):
        nobody = world.get(f"{address}?q=nightingale")
        assert nobody.status_code == 200
        assert world.get(f"{address}?q=nightingale", who, host="203.0.113.9").content == (
            nobody.content
        )


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=a%00b", 400), ("q=%ff%fe", 200), ("q=%", 200), ("page=0&q=a", 422),
        ("page=x&q=a", 422), ("page=999999999999&q=a", 422), ("min=x&q=a", 422),
        ("q=" + "a" * 9000, 200),
    ],
)  # fmt: skip
def test_strange_questions_are_answered_in_one_sentence(
    world: World, query: str, status: int
) -> None:
    for address in addresses(world):
        answer = world.get(f"{address}?{query}")
        if status == 422 and answer.status_code == 200:
            # Of the other service it is no parameter.
            assert query.startswith(("min", "page"))
            continue
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == "*"
        if status != 200:
            check_problem(answer)


def test_what_is_not_there_is_not_there(world: World) -> None:
    search, complete, *_ = addresses(world)
    beyond = world.get(f"{search}?q=nightingale&page=2")
    assert beyond.status_code == 404
    check_problem(beyond)
    nothing = world.get(complete)
    assert nothing.status_code == 422
    check_problem(nothing)
    for address in (URIS.content_search("m00000000000"), URIS.content_autocomplete("0")):
        assert world.get(f"{address}?q=a").status_code == 404


def check_problem(answer: Any) -> None:
    assert answer.headers["content-type"].startswith("application/problem+json")
    told = answer.json()
    assert told["detail"]
    assert CLOSED not in answer.text
