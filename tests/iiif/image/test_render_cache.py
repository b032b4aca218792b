"""The cache of drawn pictures on disk."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from iiif.image.render_cache import RenderCache


def held_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_what_is_put_is_found_by_every_process_and_after_a_restart(tmp_path: Path) -> None:
    RenderCache(tmp_path, 1 << 20).put("a picture/of α.jpg", b"pixels")
    assert RenderCache(tmp_path, 1 << 20).get("a picture/of α.jpg") == b"pixels"
    assert RenderCache(tmp_path, 1 << 20).get("another") is None


def test_the_bound_holds_and_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path, 100_000)
    for number in range(60):
        cache.put(str(number), bytes(5_000))
        for path in tmp_path.rglob("*"):
            if path.is_file():
                os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 10))
        assert cache.get("0") is not None
        assert held_bytes(tmp_path) <= 100_000 * 17 / 16 + 5_008
    assert cache.get("59") is not None
    assert cache.get("1") is None


def test_a_picture_cut_short_by_a_power_failure_is_never_shown(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path, 1 << 20)
    cache.put("one", b"pixels" * 100)
    [path] = [path for path in tmp_path.rglob("*") if path.is_file() and path.name[0] != "."]
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.get("one") is None
    assert not path.exists()


def test_a_folder_that_cannot_be_written_only_means_no_cache(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = RenderCache(tmp_path / "file" / "below", 1 << 20)
    for _ in range(3):
        cache.put("one", b"pixels")
        assert cache.get("one") is None
    assert [record.message for record in caplog.records] == ["cache.unusable"]


def test_a_full_disk_only_means_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache = RenderCache(tmp_path, 1 << 20)
    monkeypatch.setattr(Path, "replace", full)
    cache.put("one", b"pixels")
    assert cache.get("one") is None
    assert held_bytes(tmp_path) == 0


def test_nothing_is_kept_where_nothing_is_allowed(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path / "cache", 0)
    cache.put("one", b"pixels")
    assert cache.get("one") is None
    assert not (tmp_path / "cache").exists()


def test_abandoned_halves_are_swept_and_fresh_ones_left(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    for name, age in (("old.part", 7200), ("new.part", 0)):
        path = tmp_path / "ab" / name
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    RenderCache(tmp_path, 1 << 20).trim()
    assert [path.name for path in (tmp_path / "ab").iterdir()] == ["new.part"]


def test_several_writers_share_a_folder(tmp_path: Path) -> None:
    caches = [RenderCache(tmp_path, 50_000) for _ in range(4)]

    def work(cache: RenderCache) -> None:
        for number in range(100):
            cache.put(str(number), bytes([number]) * 1000)
            kept = cache.get(str(number))
            assert kept is None or kept == bytes([number]) * 1000

    threads = [threading.Thread(target=work, args=(cache,)) for cache in caches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    caches[0].trim()
    assert held_bytes(tmp_path) <= 50_000
