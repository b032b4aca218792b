"""A crash between the bytes of a photograph and its row leaves nothing for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.conservation.captures import arrivals
from catalog.conservation.captures.tables import ArrivalState
from ingest.registration import leftovers
from tests.viewer.photograph_lab import Lab
from tests.viewer.walked import assembled, employ_everybody


class PowerCutError(Exception):
    """Ends everything where it stands, as a machine that loses its power does."""


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with assembled(tmp_path) as peopled:
        employ_everybody(peopled)
        made = Lab(peopled, tmp_path)
        yield made
        made.pipeline.decoders.close()


def staged(lab: Lab) -> list[str]:
    return [blob.key for blob in lab.house.vault.blobs.list("staging")]


def swept(lab: Lab, hours: int) -> int:
    at = datetime.now(UTC) + timedelta(hours=hours)
    return leftovers.sweep(lab.house.sessions, lab.house.vault.blobs, at)


def test_bytes_without_a_row_go_after_a_day_and_no_others(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.house.vault.blobs.put("staging/dxxxxxxxxxx/1-of-a-deposit", [b"a scan"])
    arrived = lab.send().json()["id"]
    known = set(staged(lab))

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patched:
        patched.setattr(arrivals, "receive", cut)
        assert lab.send().status_code == 500
    assert len(set(staged(lab)) - known) == 1

    assert swept(lab, 23) == 0
    assert swept(lab, 25) == 1
    assert set(staged(lab)) == known
    assert swept(lab, 25) == 0

    with lab.house.sessions.begin() as session:
        arrivals.advance(session, arrived, ArrivalState.FAILED)
    assert swept(lab, 25) == 1
    assert staged(lab) == ["staging/dxxxxxxxxxx/1-of-a-deposit"]
