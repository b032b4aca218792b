"""Citations and content states of pages that are not for everybody: they lead there, as before."""

from __future__ import annotations

import pytest

from catalog.access.tiers import Tier
from iiif.content_state.encoding import encode
from iiif.content_state.finding import Spot
from iiif.content_state.making import state_of
from tests.viewer.restricted_house import World

HTML = {"accept": "text/html"}
REGION = (10, 20, 300, 400)


@pytest.mark.parametrize("tier", [Tier.SMALL, Tier.READING_ROOM, Tier.SEALED])
def test_a_closed_page_is_led_to_and_shows_what_the_reader_shows(world: World, tier: Tier) -> None:
    uris, canvas = world.peopled.house.uris, world.canvases["1v"]
    world.rule(tier, "1v")
    plain = world.get(uris.reader(world.id, canvas), **HTML).text
    state = encode(state_of(uris, [Spot(world.id, canvas, REGION)]))
    for address in (uris.ark(world.id, canvas), uris.ark(world.id, label="1v"), uris.view(state)):
        led = world.get(address, **HTML)
        assert led.status_code in (302, 303)
        shown = world.get(led.headers["location"], **HTML)
        assert shown.status_code == 200
        assert f'data-canvas="{canvas}"' in shown.text
        # The picture of it comes by this page neither more nor less than by the reader's own.
        for image in (world.images["1v"], f"{world.images['1v']}.small"):
            assert (f"/iiif/3/{image}/" in shown.text) is (f"/iiif/3/{image}/" in plain)
    told = world.get(f"{uris.ark(world.id, canvas)}?info")
    assert told.status_code == 200
    assert world.images["1v"] not in told.text
    assert "Asked by the family" not in told.text


def test_a_sealed_book_answers_as_if_it_had_no_name(world: World) -> None:
    uris, canvas = world.peopled.house.uris, world.canvases["1v"]
    world.rule(Tier.SEALED)
    state = encode(state_of(uris, [Spot(world.id, canvas, REGION)]))
    for address in (
        uris.ark(world.id), f"{uris.ark(world.id)}?info", uris.ark(world.id, canvas),
        f"{uris.ark(world.id, label='1v')}", uris.view(state), uris.view(encode(state_of(
            uris, [Spot(world.id)]
        ))),
    ):  # fmt: skip
        for headers in (HTML, {}):
            answer = world.get(address, **headers)
            assert answer.status_code == 404
            assert "MS Or. 42" not in answer.text


def test_the_comparison_takes_a_content_state_of_its_own_book_alone(world: World) -> None:
    uris, canvas = world.peopled.house.uris, world.canvases["1v"]
    page = uris.compare(world.id)
    own = encode(state_of(uris, [Spot(world.id, canvas)]))
    assert world.get(f"{page}?iiif-content={own}", **HTML).status_code == 200
    assert world.get(f"{page}?iiif-content=!!!", **HTML).status_code == 200
    for other in (state_of(uris, [Spot("m4t9xk2w0bz")]), "https://other.example/manifest"):
        led = world.get(f"{page}?iiif-content={encode(other)}", **HTML)
        assert led.status_code == 303
        assert led.headers["location"].startswith("/view?iiif-content=")
