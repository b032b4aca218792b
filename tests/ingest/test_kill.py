"""Workers are killed at every point where it hurts; afterwards nothing is lost or doubled.

The points of one test are walked one after another on one deposit: each worker goes on from where
the one before it died, and dies at the next point.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from catalog import revisions
from catalog.images import Image
from ingest.deposits import Deposit, FileState, files_of
from storage.tile_archives import archive_key, read_index
from storage.vault import Vault
from tests import forks
from tests.forks import Forked
from tests.ingest.conftest import House
from tests.storage.ocfl.faults import complaints_about

Scans = Callable[..., Path]

OPENING = ("begin", "begin done")
# Page 1 is finished or under way while page 2 dies again and again.
PAGE = (
    "characterise 2", "characterise 2 done",
    "preserve 2", "preserve 2 written", "preserve 2 done",
    "derive 2", "derive 2 written", "derive 2 done",
    "register 2", "register 2 uncommitted", "register 2 done",
)  # fmt: skip
END = (
    "publish", "publish record kept", "publish staging cleared", "publish uncommitted",
    "publish committed",
)  # fmt: skip


def workers(house: House, name: str, *points: str) -> Forked:
    """The process of `killable_worker`."""
    location = house.vault.blobs.location
    return forks.start(
        "tests.ingest.killable_worker",
        house.engine.url.render_as_string(hide_password=False), location.url,
        location.endpoint or "", location.access_key or "", location.secret_key or "",
        str(house.pipeline.scratch_dir), name, *points, environment=os.environ,
    )  # fmt: skip


def kill_at(house: House, name: str, *points: str) -> None:
    with workers(house, name, *points) as process:
        pass
    assert process.returncode == 0


def assert_whole(house: House, deposit_id: str, pages: int) -> None:
    """Each page once, tiles that can be read, one revision, nothing left in staging."""
    with house.sessions() as session:
        deposit = session.get_one(Deposit, deposit_id)
        images = list(session.scalars(select(Image).where(Image.deposit_id == deposit_id)))
        published = session.scalar(
            select(func.count())
            .select_from(revisions.Revision)
            .where(revisions.Revision.object_id == deposit.manuscript_id)
        )
    assert len(images) == len({image.canvas_id for image in images}) == pages
    assert published == 1
    for image in images:
        assert read_index(house.vault.blobs, archive_key(image.id)).etag == image.tiles_etag
    assert len(list(house.vault.root.object_ids())) == pages + 1
    assert list(house.vault.blobs.list("staging")) == []


@pytest.mark.parametrize("name", ["worker", "worker-*"], ids=["its own jobs", "taken over"])
@pytest.mark.parametrize("points", [OPENING, PAGE, END], ids=["opening", "page", "end"])
def test_a_worker_killed_at_every_point_loses_and_doubles_nothing(
    house: House, scans: Scans, points: tuple[str, ...], name: str
) -> None:
    deposit_id = house.send(scans("1r.png", "1v.png"))

    kill_at(house, name, *points)
    done = house.work(deposit_id)

    assert (done.state, done.pages_registered, done.files_total) == ("done", 2, 2)
    assert_whole(house, deposit_id, pages=2)
    root = Path(house.vault.blobs.location.url.removeprefix("file://")) / "ocfl"
    assert complaints_about(root) == []


@pytest.fixture
def grown_house(engine: Engine, vault: Vault, tmp_path: Path) -> Iterator[House]:
    """A house on every pair of database and store."""
    built = House(engine, vault, tmp_path)
    yield built
    built.close()


@pytest.mark.servers
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("store_location", ["s3"], indirect=True)
def test_it_is_the_same_on_postgresql_and_s3(grown_house: House, scans: Scans) -> None:
    deposit_id = grown_house.send(scans("1r.png", "1v.png"))

    kill_at(
        grown_house, "worker-*",
        "characterise 2 done", "preserve 2 written", "derive 2 written",
        "register 2 uncommitted", "publish record kept",
    )  # fmt: skip
    done = grown_house.work(deposit_id)

    assert (done.state, done.pages_registered) == ("done", 2)
    assert_whole(grown_house, deposit_id, pages=2)


def test_the_depositor_killed_while_staging_goes_on_where_it_stopped(
    house: House, scans: Scans
) -> None:
    folder = scans("1r.png", "1v.png", "2r.png")
    deposit_id = house.open()
    house.stage(deposit_id, folder)
    # As a crash leaves it: bytes that no row names, and a row without bytes.
    with house.sessions.begin() as session:
        file = files_of(session, deposit_id)[2]
        file.state, file.staged_key, file.sha512 = FileState.EXPECTED, None, None

    house.stage(deposit_id, folder)
    house.start(deposit_id)
    done = house.work(deposit_id)

    assert (done.state, done.pages_registered) == ("done", 3)
    assert_whole(house, deposit_id, pages=3)
