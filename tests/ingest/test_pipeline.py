from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from catalog import events, revisions
from catalog.cards import browse
from catalog.images import Image
from catalog.pages import pages_of
from ingest import decisions, preserve
from ingest.deposits import DepositState
from ingest.pipeline import Pipeline
from ingest.workflow import PATIENCE_S
from storage.blobs import BlobStore
from storage.digests import Digests
from storage.errors import StorageFull, StorageUnavailable
from storage.ocfl.root import StorageRoot
from storage.vault import Vault
from tests.ingest.conftest import House

Scans = Callable[..., Path]


class TroubledStore:
    """A store that refuses what is written under some keys until it is mended."""

    def __init__(self, store: BlobStore, prefix: str, error: type[Exception]) -> None:
        self._store, self._prefix, self._error = store, prefix, error
        self.refusals_left = 1_000_000

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def put(self, key: str, chunks: Iterable[bytes], *, replace: bool = False) -> Digests:
        self._trouble(key)
        return self._store.put(key, chunks, replace=replace)

    def adopt(self, key: str, path: Path, *, replace: bool = False) -> int:
        self._trouble(key)
        return self._store.adopt(key, path, replace=replace)

    def copy(self, source: str, target: str) -> None:
        self._trouble(target)
        self._store.copy(source, target)

    def _trouble(self, key: str) -> None:
        if key.startswith(self._prefix) and self.refusals_left > 0:
            self.refusals_left -= 1
            raise self._error(key, "troubled on purpose")


def trouble(house: House, prefix: str, error: type[Exception]) -> TroubledStore:
    store = TroubledStore(house.vault.blobs, prefix, error)
    house.vault = Vault(store, StorageRoot(store))
    object.__setattr__(house.pipeline, "vault", house.vault)
    return store


def retry(house: House, deposit_id: str) -> None:
    with house.sessions.begin() as session:
        decisions.retry(session, deposit_id, send=house.queue.send_deposit)


def test_a_folder_of_scans_becomes_pages_in_reading_order(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("MS_1v.png", "MS_1r.tif", "MS_front_cover.jpg"))

    done = house.work(deposit_id)

    assert (done.state, done.pages_registered, done.exit_code) == ("done", 3, 0)
    assert done.manuscript_id is not None
    with house.sessions() as session:
        pages = pages_of(session, done.manuscript_id)
        latest = revisions.latest(session, done.manuscript_id)
        assert [page.side_label for page in pages] == ["front cover", "1r", "1v"]
        assert latest is not None
        assert [card.id for card in browse(session, None, 10)] == [done.manuscript_id]
    assert house.published == [(done.manuscript_id, latest.number)]
    assert list(house.pipeline.scratch_dir.rglob("*.zip")) == []


def test_a_master_is_preserved_byte_for_byte_with_its_name_and_story(
    house: House, scans: Scans
) -> None:
    folder = scans("л. 1 об «проба».png")
    deposit_id = house.send(folder, unclear_names={"choice": "folios"})
    house.work(deposit_id)

    (file,) = house.files(deposit_id)
    kept = house.vault.root.object(preserve.object_id(file.image_id))

    assert kept.read("master/л. 1 об «проба».png") == (folder / file.original_name).read_bytes()
    assert file.original_name in kept.read("technical.json").decode()
    with house.sessions() as session:
        told = {event.type for event in events.of_object(session, "image", file.image_id)}
    assert told == {
        "ingestion", "message digest calculation", "format identification", "validation",
        "derivation", "registration",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a/b/12v.tif", "master/12v.tif"),
        ("..", "master/master"),
        ('x:*?"<>|y\\z.tif', "master/x_y_z.tif"),
        ("ظ" * 200 + ".tif", "master/" + "ظ" * 58 + ".tif"),
    ],
)
def test_a_name_in_the_storage_root_is_safe_and_keeps_its_script(name: str, path: str) -> None:
    assert preserve.master_path(name) == path


def test_a_refused_file_is_named_and_the_rest_goes_on(house: House, scans: Scans) -> None:
    folder = scans("1r.png", "1v.png")
    (folder / "2r.tif").write_bytes(b"II*\0 broken")
    (folder / "2v.jpg").write_bytes(b"")
    deposit_id = house.send(folder)

    ended = house.work(deposit_id)

    assert (ended.state, ended.pages_registered, ended.exit_code) == ("incomplete", 2, 1)
    assert [(file.name, file.key) for file in ended.refused][1] == ("2v.jpg", "empty")
    assert all(file.name in file.sentence for file in ended.refused)
    kept = [blob.key for blob in house.vault.blobs.list("staging")]
    assert len(kept) == 2  # what was refused may be tried again


def test_what_lies_beside_the_scans_is_listed_and_no_page(house: House, scans: Scans) -> None:
    folder = scans("1r.png", ".hidden.png", "__MACOSX/1r.png")
    for name in ("Thumbs.db", "1r.xml", "notes.txt", "strange", "scan.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7")

    done = house.work(house.send(folder))

    assert (done.state, done.files_total, done.pages_registered) == ("done", 1, 1)
    assert {file.name: file.key for file in done.left_aside} == {
        ".hidden.png": "hidden-file", "__MACOSX/1r.png": "system-file", "Thumbs.db": "system-file",
        "1r.xml": "sidecar", "notes.txt": "sidecar", "scan.pdf": "sidecar",
        "strange": "not-an-image",
    }  # fmt: skip


@pytest.mark.parametrize("prefix", ["ocfl", "tiles"])
def test_a_full_store_stops_pages_with_a_sentence_and_retry_finishes_them(
    house: House, scans: Scans, prefix: str
) -> None:
    deposit_id = house.send(scans("1r.png", "1v.png"))
    store = trouble(house, prefix, StorageFull)

    stopped = house.work(deposit_id)
    assert (stopped.state, stopped.pages_registered) == ("incomplete", 0)
    assert [file.key for file in stopped.stopped] == ["storage-full"] * 2
    assert "free or add space" in stopped.stopped[0].sentence

    store.refusals_left = 0
    retry(house, deposit_id)
    done = house.work(deposit_id)
    assert (done.state, done.pages_registered, done.stopped) == ("done", 2, ())
    assert list(house.vault.blobs.list("staging")) == []
    assert list(house.pipeline.scratch_dir.rglob("*.zip")) == []


def test_a_record_that_cannot_be_kept_leaves_the_pages_and_retry_publishes(
    house: House, scans: Scans
) -> None:
    deposit_id = house.send(scans("1r.png"))
    store = trouble(house, "ocfl", StorageFull)
    store.refusals_left = 0
    original, calls = Pipeline.checkpoint, []

    def fill(name: str) -> None:
        calls.append(name)
        if name == "publish":
            store.refusals_left = 1_000_000

    object.__setattr__(house.pipeline, "checkpoint", fill)
    ended = house.work(deposit_id)
    assert (ended.state, ended.pages_registered) == ("incomplete", 1)
    assert ended.trouble is not None
    assert ended.trouble["key"] == "storage-full"

    store.refusals_left = 0
    object.__setattr__(house.pipeline, "checkpoint", original)
    retry(house, deposit_id)
    assert house.work(deposit_id).state == "done"
    assert len(house.published) == 1


def test_a_store_that_is_away_for_a_moment_is_waited_for(
    house: House, scans: Scans, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.workflow.PATIENCE_S", tuple(0.01 for _ in PATIENCE_S))
    deposit_id = house.send(scans("1r.png"))
    store = trouble(house, "tiles", StorageUnavailable)
    store.refusals_left = 2

    assert house.work(deposit_id).state == "done"


def test_the_same_folder_twice_adds_nothing(house: House, scans: Scans) -> None:
    folder = scans("1r.png", "0002.png")
    first = house.work(house.send(folder, unclear_names={"choice": "folios", "first": "1v"}))

    second = house.work(house.send(folder))

    assert (second.state, second.pages_registered) == ("done", 2)
    assert second.manuscript_id == first.manuscript_id
    assert len(house.published) == 1
    with house.sessions() as session:
        assert len(session.scalars(select(Image)).all()) == 2
    assert list(house.vault.blobs.list("staging")) == []


def test_a_second_deposit_adds_pages_to_the_same_manuscript(house: House, scans: Scans) -> None:
    house.work(house.send(scans("1r.png")))

    done = house.work(house.send(scans("1v.png", first_shade=7)))

    assert done.manuscript_id is not None
    with house.sessions() as session:
        labels = [page.side_label for page in pages_of(session, done.manuscript_id)]
    assert labels == ["1r", "1v"]
    assert [revision for _, revision in house.published] == [1, 2]


def test_two_deposits_that_race_for_one_side_keep_the_first(house: House, scans: Scans) -> None:
    first = house.send(scans("1r.png", "1v.png"))
    second = house.send(scans("1r.png", "2r.png", first_shade=9))

    states = {house.work(deposit_id).state for deposit_id in (first, second)}

    assert states == {DepositState.DONE, DepositState.INCOMPLETE}
    refused = [*house.progress(first).refused, *house.progress(second).refused]
    assert [file.key for file in refused] == ["side-taken"]


def test_a_manuscript_shows_up_only_when_its_deposit_is_published(
    house: House, scans: Scans
) -> None:
    deposit_id = house.send(scans("1r.png"))

    with house.sessions() as session:
        assert browse(session, None, 10) == []

    house.work(deposit_id)
    with house.sessions() as session:
        assert len(browse(session, None, 10)) == 1


def test_tiles_made_on_a_machine_that_is_gone_are_made_again(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("1r.png"))
    lost = threading.Event()

    def lose(name: str) -> None:
        if name == "preserve 1 done" and not lost.is_set():
            lost.set()
            shutil.rmtree(house.pipeline.scratch_dir)

    object.__setattr__(house.pipeline, "checkpoint", lose)

    assert house.work(deposit_id).state == "done"
    assert lost.is_set()


def test_a_fault_nobody_foresaw_stops_one_page_only(house: House, scans: Scans) -> None:
    deposit_id = house.send(scans("1r.png", "1v.png"))

    def fail(name: str) -> None:
        if name == "derive 1":
            raise RuntimeError("nobody foresaw this")

    object.__setattr__(house.pipeline, "checkpoint", fail)
    ended = house.work(deposit_id)

    assert (ended.state, ended.pages_registered) == ("incomplete", 1)
    assert [(file.name, file.key) for file in ended.stopped] == [("1r.png", "unexpected")]
    assert "nobody foresaw" not in ended.stopped[0].sentence


def test_a_large_page_does_not_keep_a_small_deposit_waiting(house: House, scans: Scans) -> None:
    """Queues order by the page's number, so deposits take turns."""
    many = house.send(scans(*(f"{n}r.png" for n in range(1, 9))))
    few = house.open({"shelfmark": "MS 43", "title": {"en": ["B"]}, "holder": "Test Library"})
    house.stage(few, scans("1r.png", first_shade=50))
    house.start(few)

    house.work(few)

    assert house.progress(many).pages_registered < 8
    house.work(many)
