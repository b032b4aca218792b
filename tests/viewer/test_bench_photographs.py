"""Photographs of the bench over HTTP and in pages; who may see a withheld picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalog.accounts.permissions import Role
from catalog.conservation.captures import arrivals, captures
from catalog.conservation.captures.tables import ArrivalState
from ingest.registration import taking_in
from tests.viewer.photograph_lab import Lab
from tests.viewer.walked import assembled, employ_everybody
from viewer.app import image_server
from viewer.asgi import FrontDoor


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    with assembled(folder) as peopled:
        employ_everybody(peopled)
        made = Lab(peopled, folder)
        yield made
        made.pipeline.decoders.close()


@pytest.fixture(scope="module")
def captured(lab: Lab) -> str:
    """A photograph that came in, with the scale of the page measured before."""
    scale = f"/api/manuscripts/{lab.manuscript_id}/canvases/{lab.canvas_id}/scale"
    answer = lab.post(scale, width_mm=210, source="a ruler")
    assert answer.json()["mm_per_px"] == 0.5
    sent = lab.send()
    assert sent.status_code == 202, sent.text
    capture_id = str(sent.json()["id"])
    taking_in.take_in(lab.pipeline, capture_id)
    return capture_id


def test_a_photograph_is_sent_registered_and_listed(lab: Lab, captured: str) -> None:
    told = lab.get(f"/api/captures/{captured}").json()
    assert told["status"] == "accepted"
    assert told["registration"]["method"] == "auto"
    assert told["registration"]["rms_mm"] <= 0.5
    assert told["badge_mm"] is None
    listed = lab.get(f"/api/manuscripts/{lab.manuscript_id}/captures").json()
    assert captured in [one["id"] for one in listed["captures"]]


def test_points_moved_by_hand_wait_to_be_accepted_and_the_second_writer_is_told(
    lab: Lab, captured: str
) -> None:
    before = lab.get(f"/api/captures/{captured}").json()
    wanted = {
        "seen": before["registration"]["number"],
        "tie_points": before["registration"]["tie_points"][:20],
    }
    moved = lab.post(f"/api/captures/{captured}/registration", **wanted)
    assert moved.status_code == 200, moved.text
    assert moved.json()["registration"]["status"] == "proposed"
    assert moved.json()["shown_image_id"] == before["shown_image_id"]
    second = lab.post(f"/api/captures/{captured}/registration", **wanted)
    assert second.status_code == 409
    number = moved.json()["registration"]["number"]
    accepted = lab.post(f"/api/captures/{captured}/accept", seen=number)
    assert accepted.json()["registration"]["status"] == "accepted"
    taking_in.draw(lab.pipeline, captured)
    assert lab.get(f"/api/captures/{captured}").json()["shown_image_id"] != before["shown_image_id"]


def test_points_that_mirror_the_page_are_refused(lab: Lab, captured: str) -> None:
    seen = lab.get(f"/api/captures/{captured}").json()["registration"]["number"]
    mirrored = [[x, y, 420 - x, y] for x, y in ((10, 10), (400, 20), (390, 500), (15, 480))]
    answer = lab.post(f"/api/captures/{captured}/registration", seen=seen, tie_points=mirrored)
    assert answer.status_code == 422
    assert "mirrored" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"captured_at": "2026-11-24T10:30:00"}, "time zone"),
        ({"light": "band"}, "wavelength"),
        ({"phase": "tomorrow"}, "phase"),
    ],
)
def test_what_a_photograph_cannot_be_is_refused_in_one_sentence(
    lab: Lab, changes: dict[str, str], words: str
) -> None:
    answer = lab.send(Role.CONSERVATOR, **changes)
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_a_photograph_past_the_limit_is_refused_before_it_is_read(lab: Lab) -> None:
    headers = {**lab.headers(Role.CONSERVATOR), "content-length": str(4 << 30)}
    answer = lab.peopled.client.post(lab.address, content=b"x", headers=headers)
    assert answer.status_code == 413


def test_an_imaging_technician_may_send_and_may_not_release(lab: Lab, captured: str) -> None:
    answer = lab.send(Role.IMAGING)
    assert answer.status_code == 202
    with lab.house.sessions() as session:
        arrival = arrivals.find(session, answer.json()["id"])
        assert arrival.state is ArrivalState.RECEIVED
    assert lab.post(f"/api/captures/{captured}/release", Role.IMAGING).status_code == 403


def test_staff_see_a_withheld_picture_and_nobody_else_does(lab: Lab, captured: str) -> None:
    with lab.house.sessions() as session:
        master = captures.find(session, captured).master_image_id
    images = image_server(lab.house)
    door = FrontDoor(images, lab.peopled.app)
    lookups: list[str] = []
    asked = images._admit

    def counted(scope: Any, image_id: str) -> bool:
        lookups.append(image_id)
        return asked(scope, image_id)

    images._admit = counted
    with TestClient(door, base_url=str(lab.peopled.client.base_url)) as client:
        path = f"/iiif/3/{master}/full/max/0/default.jpg"
        info = f"/iiif/3/{master}/info.json"
        assert client.get(path).status_code == 404
        staff = lab.headers(Role.CONSERVATOR)
        seen = client.get(path, headers=staff)
        assert seen.status_code == 200
        assert seen.headers["cache-control"] == "private, no-store"
        assert "access-control-allow-origin" not in seen.headers
        assert client.get(info, headers=staff).json()["width"] == 470
        # What staff saw a moment ago is not remembered for anybody else.
        assert client.get(path).status_code == 404
        assert client.get(path, headers=lab.headers(Role.READER)).status_code == 404
        lookups.clear()
        public = client.get(f"/iiif/3/{lab.page_image}/full/max/0/default.jpg", headers=staff)
        assert public.status_code == 200
        assert "immutable" in public.headers["cache-control"]
        assert lookups == []


def test_the_pages_of_the_bench_show_the_photograph_with_its_points(
    lab: Lab, captured: str
) -> None:
    listed = lab.get(f"/manuscripts/{lab.manuscript_id}/bench/photographs")
    assert listed.status_code == 200
    assert captured in listed.text
    one = lab.get(f"/manuscripts/{lab.manuscript_id}/bench/photographs/{captured}?lang=ar")
    assert one.status_code == 200
    assert "نقاط الربط" in one.text
    assert "registration-config" in one.text


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00"])
def test_a_moment_outside_the_calendar_is_refused_before_a_byte_is_kept(
    lab: Lab, told: str
) -> None:
    answer = lab.send(captured_at=told)
    assert answer.status_code == 422
    assert "is no date and time" in answer.json()["detail"]


def test_a_file_name_with_a_control_character_is_refused(lab: Lab) -> None:
    sent = (
        b'--b\r\ncontent-disposition: form-data; name="file"; filename="a\0.tif"\r\n\r\nx\r\n--b--'
    )
    headers = {**lab.headers(Role.CONSERVATOR), "content-type": "multipart/form-data; boundary=b"}
    answer = lab.peopled.client.post(lab.address, content=sent, headers=headers)
    assert answer.status_code == 422
    assert "rename the file" in answer.json()["detail"]
