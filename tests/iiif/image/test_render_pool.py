"""Children that draw: bounds, accidents, visitors who leave."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iiif.errors import Busy, RenderFailed, TooLarge
from iiif.image.geometry import Box, Geometry, Limits
from iiif.image.render_cache import RenderCache
from iiif.image.render_job import RenderJob, plan
from iiif.image.render_pool import RenderPool
from iiif.image.request import parse
from iiif.image.studio import Studio, VisitorLeft
from storage.tile_archives import archive_key, read_index
from tests.event_loops import run
from tests.iiif.image.shelved import Collection, ask, open_server, server_of

LIMITS = Limits(160_000_000)


def order(held: Collection, path: str) -> RenderJob:
    served = held.images["page"]
    shape = Geometry(served.width, served.height)
    key = archive_key("page")
    request = parse(path.split("/"), 3, shape, LIMITS)
    index = read_index(held.store, key)
    return plan(request, shape, index, held.store.location, key, LIMITS)


@pytest.fixture
def job(held: Collection) -> RenderJob:
    return order(held, "5,5,600,600/300,300/0/default.jpg")


@pytest.fixture
def slow(held: Collection) -> RenderJob:
    """A second of work or more."""
    return order(held, "full/^7000,5000/33/default.webp")


async def until(true: Any) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.01)


def test_children_are_used_again_and_end_with_the_pool(job: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        first = await pool.render(job)
        [child] = pool.children
        assert await pool.render(job) == first
        assert pool.children == [child]
        await pool.close()
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)

    run(story())


def test_a_full_queue_refuses_at_once(job: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=1)
        waiting = [asyncio.ensure_future(pool.render(job)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Busy) as refusal:
            await pool.render(job)
        assert refusal.value.retry_after_s > 0
        assert len(await asyncio.gather(*waiting)) == 2
        assert pool.accepted == 0
        await pool.close()

    run(story())


def test_a_child_that_dies_is_reported_and_replaced(job: RenderJob, slow: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        drawing = asyncio.ensure_future(pool.render(slow))
        await until(lambda: pool.children)
        os.kill(pool.children[0], signal.SIGKILL)
        with pytest.raises(RenderFailed):
            await drawing
        assert await pool.render(job)
        os.kill(pool.children[0], signal.SIGKILL)
        # Dead between two orders: either noticed in time, or reported; never a hang.
        with_luck = await asyncio.gather(pool.render(job), return_exceptions=True)
        assert isinstance(with_luck[0], (bytes, RenderFailed))
        assert await pool.render(job)
        await pool.close()

    run(story())


def test_a_picture_that_takes_too_long_is_given_up(job: RenderJob, slow: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        assert await pool.render(job)
        [child] = pool.children
        pool.seconds = 0.05
        with pytest.raises(RenderFailed):
            await pool.render(slow)
        pool.seconds = 30
        assert await pool.render(job)
        assert child not in pool.children
        await pool.close()

    run(story())


def test_tiles_that_cannot_be_decoded_fail_and_leave_the_child_alive(job: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        wrong = replace(job, pieces=tuple(replace(p, offset=p.offset + 9) for p in job.pieces))
        with pytest.raises(RenderFailed):
            await pool.render(wrong)
        [child] = pool.children
        assert await pool.render(job)
        assert pool.children == [child]
        await pool.close()

    run(story())


@pytest.mark.parametrize("memory_bytes", [48 << 20, 100 << 20])
@pytest.mark.parametrize("path", ["90/default.png", "0/default.webp", "45/gray.jpg"])
def test_a_child_that_meets_its_memory_bound_says_so_and_is_replaced(
    memory_bytes: int, path: str, job: RenderJob, held: Collection
) -> None:
    large = replace(order(held, f"full/^7500,5000/{path}"), memory_bytes=memory_bytes)

    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        assert await pool.render(job)
        [child] = pool.children
        with pytest.raises(TooLarge):
            await pool.render(large)
        assert await pool.render(job)
        assert child not in pool.children
        await pool.close()

    run(story())


def test_a_large_source_is_drawn_in_far_less_memory_than_its_pixels_take(held: Collection) -> None:
    few = order(held, "0,0,512,512/511,511/0/default.jpg")
    columns, rows = 20, 24
    many = replace(
        few,
        pieces=tuple(
            replace(few.pieces[0], x=column * 512, y=row * 512)
            for row in range(rows)
            for column in range(columns)
        ),
        crop=Box(0, 0, columns * 512, rows * 512),
        width=columns * 100,
        height=rows * 100,
        memory_bytes=(columns * rows * 512 * 512 * 3) // 2,
    )

    async def story() -> None:
        pool = RenderPool(processes=1, queue=4)
        assert await pool.render(many)
        await pool.close()

    run(story())


def test_giving_up_leaves_the_queue_or_ends_the_child(job: RenderJob, slow: RenderJob) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4, patience_s=0.05)
        assert await pool.render(job)
        [child] = pool.children
        running = asyncio.ensure_future(pool.render(slow))
        queued = asyncio.ensure_future(pool.render(slow))
        await asyncio.sleep(0.1)
        queued.cancel()
        await asyncio.wait({queued})
        assert pool.accepted == 1
        running.cancel()
        await asyncio.wait({running})
        assert running.cancelled()
        assert pool.accepted == 0
        assert pool.children == []
        assert await pool.render(job)
        assert child not in pool.children
        await pool.close()

    run(story())


def test_equal_requests_share_one_drawing(held: Collection, tmp_path: Path) -> None:
    async def story() -> None:
        drawn = []

        class Counting(RenderPool):
            async def render(self, job: RenderJob) -> bytes:
                drawn.append(job)
                return await super().render(job)

        server = server_of(held, tmp_path, render_pool=Counting(1, 8))
        async with open_server(server):
            paths = [
                "/iiif/3/page/7,7,500,500/250,250/0/default.jpg",
                "/iiif/3/page/7,7,500,500/250,/0/color.jpg",
                "/iiif/2/page/7,7,500,500/,250/0/default.jpg",
            ]
            replies = await asyncio.gather(*(ask(server, path) for path in paths))
            assert {reply.body for reply in replies} == {replies[0].body}
            assert len(drawn) == 1
            again = await ask(server, paths[0])
            assert again.body == replies[0].body
            assert len(drawn) == 1

    run(story())


async def leave() -> dict[str, Any]:
    return {"type": "http.disconnect"}


async def stay() -> dict[str, Any]:
    await asyncio.Event().wait()
    return {}


def test_the_last_visitor_who_leaves_stops_the_drawing(slow: RenderJob, tmp_path: Path) -> None:
    async def story() -> None:
        pool = RenderPool(processes=1, queue=4, patience_s=0.05)
        studio = Studio(pool, RenderCache(tmp_path, 0))
        staying = asyncio.ensure_future(studio.picture("name", lambda: slow, stay))
        await until(lambda: pool.children)
        with pytest.raises(VisitorLeft):
            await studio.picture("name", lambda: slow, leave)
        assert pool.accepted == 1
        staying.cancel()
        await until(lambda: pool.accepted == 0)
        assert pool.children == []
        await studio.close()

    run(story())


@pytest.mark.parametrize("failure", [RenderFailed, TooLarge])
def test_what_failed_is_not_drawn_again_for_a_while(
    failure: type[Exception], job: RenderJob, tmp_path: Path
) -> None:
    async def story() -> None:
        tried = []

        class Failing(RenderPool):
            async def render(self, job: RenderJob) -> bytes:
                tried.append(job)
                raise failure("no")

        studio = Studio(Failing(1, 1), RenderCache(tmp_path, 0), sulk_s=0.2)
        for _ in range(3):
            with pytest.raises(failure):
                await studio.picture("name", lambda: job, stay)
        assert len(tried) == 1
        await asyncio.sleep(0.25)
        with pytest.raises(failure):
            await studio.picture("name", lambda: job, stay)
        assert len(tried) == 2

    run(story())
