"""Scenario 2, the public half: a new photograph changes the picture and nothing that is cited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.conservation.captures.released import release, withdraw
from catalog.identifiers import mint
from tests.viewer.released_house import Released, furnish
from tests.viewer.walked import Peopled, assembled
from viewer.work import keep_manifest

AT = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Peopled, Released]]:
    scratch = tmp_path_factory.mktemp("scratch")
    with assembled(tmp_path_factory.mktemp("house")) as peopled:
        yield peopled, furnish(peopled.house, scratch)


def test_canvas_and_annotations_are_the_same_bytes_after_a_new_photograph(
    furnished: tuple[Peopled, Released],
) -> None:
    peopled, made = furnished
    house, client, uris = peopled.house, peopled.client, peopled.house.uris
    canvas_id = made.canvases["12v"]
    annotations = uris.condition_page(made.id, made.survey, canvas_id)

    def side() -> Any:
        manifest = client.get(uris.manifest(made.id)).json()
        wanted = uris.canvas(made.id, canvas_id)
        return next(canvas for canvas in manifest["items"] if canvas["id"] == wanted)

    def bodies(canvas: Any) -> Any:
        return canvas["items"][0]["items"][0].pop("body")["items"]

    before, annotated = side(), client.get(annotations).content
    capture_id = made.infrared
    told: dict[str, Any] = {"by": "Aigerim", "at": AT, "new_id": mint, "after": keep_manifest(uris)}
    with house.sessions.begin() as session:
        release(session, house.vault.root, capture_id, **told)
    after = side()
    assert len(bodies(after)) == len(bodies(before)) + 1
    before.pop("thumbnail")
    after.pop("thumbnail")
    assert after == before, "all but the pictures is what it was"
    assert client.get(annotations).content == annotated

    with house.sessions.begin() as session:
        withdraw(session, house.vault.root, capture_id, **told)
    assert len(bodies(side())) == 4
