"""Programs go one after another, in turns; people go past them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from viewer.lanes import Lane, LaneFull, ProgramsInTurn

ORIGIN = "https://books.example.org"


class Room:
    """An application that notes who is in it, and lets them go when it is told."""

    def __init__(self) -> None:
        self.entered: list[str] = []
        self.most = 0
        self.inside = 0
        self.doors: dict[str, asyncio.Event] = {}
        self.sent = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the visitor, wait for the door, answer, wait for the slow line."""
        name = scope["query_string"].decode()
        self.entered.append(name)
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.doors.setdefault(name, asyncio.Event()).wait()
        self.inside -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if name.endswith("slow"):
            await self.sent.wait()
        await send({"type": "http.response.body", "body": b""})

    def open(self, name: str) -> None:
        """Let a visitor go."""
        self.doors.setdefault(name, asyncio.Event()).set()


class Street:
    """Visitors of a room with a lane before it."""

    def __init__(self, width: int = 1, patience_s: float = 30, waiting_max: int = 100) -> None:
        self.room = Room()
        self.lane = Lane(width, waiting_max=waiting_max)
        self.turns = ProgramsInTurn(
            self.room,
            origin=ORIGIN,
            person_cookies=("session",),
            client_of=lambda asked: asked.headers["x-client"],
            lane=self.lane,
            patience_s=patience_s,
        )
        self.answers: dict[str, asyncio.Task[tuple[int, dict[str, str]]]] = {}

    async def come(self, name: str, client: str = "a", **more: Any) -> None:
        """A visitor comes to the lane and does what can be done at once."""
        self.answers[name] = asyncio.ensure_future(self._ask(name, client, **more))
        for _ in range(5):
            await asyncio.sleep(0)

    async def go(self, name: str) -> int:
        """Let a visitor go; the status of the answer."""
        self.room.open(name)
        status, _ = await self.answers[name]
        for _ in range(5):
            await asyncio.sleep(0)
        return status

    async def _ask(
        self, name: str, client: str, path: str = "/oai", method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str]]:
        told = {"x-client": client, **headers}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": name.encode(),
            "headers": [
                (key.replace("_", "-").encode(), value.encode()) for key, value in told.items()
            ],
        }
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b""}

        await self.turns(scope, receive, send)
        start = sent[0]
        return start["status"], {key.decode(): value.decode() for key, value in start["headers"]}


def in_loop(walk: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(walk())  # type: ignore[arg-type]


def test_programs_go_one_after_another() -> None:
    async def walk() -> None:
        street = Street(width=2)
        for number in range(6):
            await street.come(str(number))
        assert street.room.entered == ["0", "1"]
        for number in range(6):
            assert await street.go(str(number)) == 200
        assert street.room.most == 2
        assert (street.lane.inside, street.lane.waiting) == (0, 0)

    in_loop(walk)


def test_who_came_with_many_takes_turns_with_who_came_alone() -> None:
    async def walk() -> None:
        street = Street()
        for number in range(5):
            await street.come(f"crawler {number}", client="crawler")
        await street.come("partner", client="partner")

        for name in ("crawler 0", "crawler 1", "partner"):
            await street.go(name)

        assert street.room.entered == ["crawler 0", "crawler 1", "partner", "crawler 2"]
        for number in range(2, 5):
            await street.go(f"crawler {number}")

    in_loop(walk)


@pytest.mark.parametrize(
    "person",
    [
        {"sec_fetch_mode": "navigate"},
        {"cookie": "x=1; session=abc"},
        {"authorization": "Bearer abc"},
        {"referer": f"{ORIGIN}/manuscripts/m1"},
        {"path": "/health"},
        {"path": "/static/dist/site.js"},
        {"path": "/api/deposits/d1/events"},
        {"path": "/api/uploads", "method": "POST"},
    ],
)
def test_people_go_past_the_lane(person: dict[str, str]) -> None:
    async def walk() -> None:
        street = Street()
        await street.come("program")
        await street.come("waiting program")
        await street.come("person", **person)
        assert street.room.entered == ["program", "person"]
        for name in ("person", "program", "waiting program"):
            await street.go(name)

    in_loop(walk)


@pytest.mark.parametrize(
    "program", [{"method": "POST"}, {"referer": f"{ORIGIN}.elsewhere.example/"}, {"path": "/"}]
)
def test_programs_of_every_kind_take_it(program: dict[str, str]) -> None:
    async def walk() -> None:
        street = Street()
        await street.come("first")
        await street.come("second", **program)
        assert street.room.entered == ["first"]
        await street.go("first")
        await street.go("second")

    in_loop(walk)


def test_a_slow_line_holds_nobody_up() -> None:
    async def walk() -> None:
        street = Street()
        await street.come("slow")
        await street.come("next")
        street.room.open("slow")
        await asyncio.sleep(0.01)
        assert street.room.entered == ["slow", "next"]
        street.room.sent.set()
        await street.go("slow")
        await street.go("next")
        assert street.lane.inside == 0

    in_loop(walk)


def test_who_waits_too_long_or_finds_no_room_is_told_when_to_come_again() -> None:
    async def walk() -> None:
        street = Street(patience_s=0.01, waiting_max=1)
        await street.come("inside")
        await street.come("waiting")
        await street.come("too many")
        for name in ("too many", "waiting"):
            status, headers = await street.answers[name]
            assert status == 503
            assert int(headers["retry-after"]) > 0
            assert headers["content-type"] == "application/problem+json"
        assert await street.go("inside") == 200
        await street.come("later")
        assert await street.go("later") == 200
        assert (street.lane.inside, street.lane.waiting) == (0, 0)

    in_loop(walk)


def test_who_goes_away_while_waiting_leaves_the_lane_as_it_was() -> None:
    async def walk() -> None:
        street = Street()
        for name in ("inside", "gone", "next"):
            await street.come(name)
        street.answers["gone"].cancel()
        await street.go("inside")
        assert street.room.entered == ["inside", "next"]
        await street.go("next")
        assert (street.lane.inside, street.lane.waiting) == (0, 0)

    in_loop(walk)


def test_a_turn_that_comes_as_its_visitor_leaves_goes_to_the_next() -> None:
    async def walk() -> None:
        lane = Lane(1)
        await lane.enter("a")
        leaving = asyncio.ensure_future(lane.enter("b"))
        await asyncio.sleep(0)
        lane.leave()
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        await asyncio.wait_for(lane.enter("c"), 1)
        assert lane.inside == 1

    in_loop(walk)


def test_an_application_that_breaks_leaves_the_lane() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("Broken.")

    async def walk() -> None:
        lane = Lane(1)
        turns = ProgramsInTurn(
            broken, origin=ORIGIN, person_cookies=(), client_of=lambda _: "a", lane=lane
        )
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        with pytest.raises(RuntimeError):
            await turns(scope, None, None)  # type: ignore[arg-type]
        assert lane.inside == 0

    in_loop(walk)


def test_there_is_no_room_for_ever_more() -> None:
    async def walk() -> None:
        lane = Lane(1, waiting_max=0)
        await lane.enter("a")
        with pytest.raises(LaneFull):
            await lane.enter("b")

    in_loop(walk)
