"""What lies in a folder is taken under its own name, or named with the reason why not."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest import decisions
from ingest.dry_run import dry_run
from ingest.limits import Limits
from ingest.staging import list_folder
from tests.ingest.conftest import House, draw

Scans = Callable[..., Path]
NOBODY = 65534


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything: what others may not read shows only to others."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, as pytest's own are root's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "name",
    [
        "نامه\u200cها_001r.png", "MS\u00a01_001r.png", "\u200f١ظ\u200e.png", "頁\u3000001r.png",
        "a\\b_001r.png", "\U0001f4d6 001r.png",
    ],
)  # fmt: skip
def test_a_name_is_kept_as_it_came(scans: Scans, name: str) -> None:
    assert list(list_folder(scans(name)).page_paths) == [name]


@pytest.mark.parametrize(
    ("name", "kept"),
    [(b"\xff_001r.png", "\\xff_001r.png"), ("a\x01\x85_001r.png".encode(), "a\\x01\\x85_001r.png")],
)
def test_what_no_text_can_hold_is_written_as_an_escape(
    scans: Scans, name: bytes, kept: str
) -> None:
    folder = scans("1r.png")
    (folder / "1r.png").rename(folder / os.fsdecode(name))

    assert list(list_folder(folder).page_paths) == [kept]


def test_a_page_list_finds_names_with_joiners_and_hard_spaces(house: House, scans: Scans) -> None:
    folder = scans("نامه\u200cها.png", "MS\u00a01.png")
    (folder / "pages.csv").write_text(
        "file,label\nنامه\u200cها.png,1r\nMS\u00a01.png,1v\n", encoding="utf-8"
    )
    deposit_id = house.open()
    house.stage(deposit_id, folder)
    with house.sessions.begin() as session:
        decisions.take_page_list(session, deposit_id, (folder / "pages.csv").read_bytes())
    house.start(deposit_id)

    labels = {file.original_name: file.label for file in house.files(deposit_id)}
    assert labels == {"نامه\u200cها.png": "1r", "MS\u00a01.png": "1v", "pages.csv": None}


def test_links_that_lead_nowhere_or_to_a_folder_are_refused_by_name(
    house: House, scans: Scans
) -> None:
    folder = scans("1r.png")
    (folder / "1v.png").symlink_to("/mnt/not connected/1v.png")
    (folder / "volume2").symlink_to(scans("2r.png"))
    (folder / "2v.png").symlink_to(scans("2v.png", first_shade=4) / "2v.png")

    ended = house.work(house.send(folder))

    assert (ended.state, ended.files_total, ended.pages_registered) == ("incomplete", 4, 2)
    assert [(file.name, file.key) for file in ended.refused] == [
        ("1v.png", "dangling-link"), ("volume2", "linked-folder"),
    ]  # fmt: skip
    assert all(file.name in file.sentence for file in ended.refused)
    assert "1v.png" in "\n".join(dry_run(house.sessions, folder, Limits(), {}))


def test_a_link_that_is_mended_before_the_start_comes_in(house: House, scans: Scans) -> None:
    folder = scans("1r.png")
    (folder / "1v.png").symlink_to("nowhere.png")
    deposit_id = house.open()
    house.stage(deposit_id, folder)
    (folder / "1v.png").unlink()
    draw(folder / "1v.png", shade=7)

    house.stage(deposit_id, folder)
    house.start(deposit_id)

    done = house.work(deposit_id)
    assert (done.state, done.pages_registered, done.refused) == ("done", 2, ())


def test_what_may_not_be_read_is_named(open_folder: Path) -> None:
    for name in ("1r.png", "locked/1v.png", "2r.png"):
        draw(open_folder / name)
    (open_folder / "locked").chmod(0)
    (open_folder / "2r.png").chmod(0)

    with as_nobody():
        listing = list_folder(open_folder)

    assert list(listing.page_paths) == ["1r.png"]
    assert {name: why.key for name, why in listing.untaken.items()} == {
        "2r.png": "unreadable", "locked": "unreadable",
    }  # fmt: skip
    assert [file.name for file in listing.expected] == ["1r.png", "2r.png", "locked"]


def test_a_folder_that_may_not_be_read_at_all_is_an_error(open_folder: Path) -> None:
    (open_folder / "scans").mkdir(0)

    with as_nobody(), pytest.raises(PermissionError):
        list_folder(open_folder / "scans")


def test_of_two_names_that_are_written_alike_the_true_one_stays(house: House, scans: Scans) -> None:
    folder = scans("a\\x01_1r.png", "a\x01_1r.png")

    ended = house.work(house.send(folder))

    assert (ended.files_total, ended.pages_registered) == (2, 1)
    assert [(file.name, file.key) for file in ended.refused] == [("a\\x01_1r.png (2)", "same-name")]
    (page,) = [file for file in house.files(ended.deposit_id) if file.state == "registered"]
    assert page.size_bytes == (folder / "a\\x01_1r.png").stat().st_size


def test_what_is_no_file_at_all_is_named(scans: Scans) -> None:
    folder = scans("1r.png")
    os.mkfifo(folder / "pipe.tif")

    assert list_folder(folder).untaken["pipe.tif"].key == "unreadable"
