from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from PIL import Image

from ingest.decoder import Decoder, prepare
from ingest.errors import DecoderUnavailable, SourceUnreadable
from ingest.limits import Limits
from ingest.prepared import Prepared
from ingest.refusals import Refused
from tests.ingest.specimens import page, tiff


def child_of(decoder: Decoder) -> int:
    assert decoder._child is not None
    return decoder._child._process.pid


def slow_page(tmp_path: Path) -> Path:
    """A page that takes seconds to decode and hardly any bytes: 300 megapixels of one tone."""
    path = tmp_path / "slow.png"
    if not path.exists():
        Image.new("L", (20000, 15000), 200).save(path, compress_level=1)
    return path


def while_decoding(decoder: Decoder, archive: Path, act: Callable[[int], None]) -> None:
    """Calls `act` with the child's number once tiles are being written."""
    part = archive.with_name(f"{archive.name}.part.zip")

    def watch() -> None:
        while not part.exists():
            time.sleep(0.01)
        act(child_of(decoder))

    threading.Thread(target=watch, daemon=True).start()


def gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet counts as ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_page_comes_back_with_its_facts_and_its_archive(tmp_path: Path) -> None:
    source = tiff(tmp_path / "12v.tif", page(700, 500), tags={274: (3, (6,))})
    archive = tmp_path / "tiles.zip"
    found = prepare(source, "MS42_012v.tif", archive, Limits())
    assert isinstance(found, Prepared)
    assert found.archive_path == archive
    assert found.archive_bytes == archive.stat().st_size
    technical = found.technical
    assert (technical.format, technical.puid) == ("image/tiff", "fmt/353")
    assert (technical.width_px, technical.height_px, technical.orientation) == (500, 700, 6)
    assert (technical.bits, technical.bands, technical.colour_space) == (8, 3, "RGB")
    assert (technical.decoder, technical.compression, technical.pages) == ("libvips", "none", 1)
    assert technical.decoder_version
    assert Prepared.from_json(found.as_json()) == found


def test_one_warm_child_serves_file_after_file(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", page(60, 50))
    bad = tmp_path / "b.tif"
    bad.write_bytes(source.read_bytes()[:300])
    with Decoder(Limits()) as decoder:
        children = set()
        for _ in range(3):
            assert isinstance(decoder.prepare(source, "a", tmp_path / "a.zip"), Prepared)
            assert isinstance(decoder.prepare(bad, "b", tmp_path / "b.zip"), Refused)
            children.add(child_of(decoder))
        assert len(children) == 1
        assert decoder.last_cost is not None
        assert decoder.last_cost.peak_rss_bytes > 1_000_000
    assert gone(children.pop())


def test_a_child_is_replaced_after_its_share_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.decoder.FILES_PER_CHILD", 2)
    source = tiff(tmp_path / "a.tif", page(60, 50))
    with Decoder(Limits()) as decoder:
        children = []
        for _ in range(4):
            decoder.prepare(source, "a", tmp_path / "a.zip")
            children.append(child_of(decoder))
    assert children[0] == children[1] != children[2] == children[3]
    assert gone(children[0])


def test_a_refusal_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    Image.fromarray(page(3000, 2000)).save(source)
    source.write_bytes(source.read_bytes()[:-40_000])
    found = prepare(source, "a.jpg", tmp_path / "a.zip", Limits())
    assert isinstance(found, Refused)
    assert found.key == "truncated"
    assert "a.jpg is cut off" in found.sentence
    assert list(tmp_path.iterdir()) == [source]


def test_a_file_that_takes_too_long_is_ended_and_refused(tmp_path: Path) -> None:
    source, archive = slow_page(tmp_path), tmp_path / "a.zip"
    with Decoder(Limits(seconds_max=1)) as decoder:
        found = decoder.prepare(source, "slow.png", archive)
        assert isinstance(found, Refused)
        assert found.key == "too_slow"
        assert list(tmp_path.iterdir()) == [source]
        quick = tiff(tmp_path / "b.tif", page(60, 50))
        assert isinstance(decoder.prepare(quick, "b", archive), Prepared)


def test_a_file_that_takes_too_much_memory_is_ended_and_refused(tmp_path: Path) -> None:
    samples = numpy.full((5600, 5600, 3), 200, "uint8")
    source = tiff(tmp_path / "a.tif", samples, tags={274: (3, (6,))})
    limits = Limits(memory_bytes_max=80_000_000)
    found = prepare(source, "a.tif", tmp_path / "a.zip", limits)
    assert isinstance(found, Refused)
    assert found.key == "too_much_memory"
    assert "80 MB" in found.sentence
    assert list(tmp_path.iterdir()) == [source]


def test_a_decoder_that_a_file_brings_down_refuses_that_file_only(tmp_path: Path) -> None:
    source, archive = slow_page(tmp_path), tmp_path / "a.zip"
    with Decoder(Limits()) as decoder:
        decoder.prepare(tiff(tmp_path / "b.tif", page(60, 50)), "b", archive)
        archive.unlink()
        while_decoding(decoder, archive, lambda child: os.kill(child, signal.SIGSEGV))
        found = decoder.prepare(source, "slow.png", archive)
        assert isinstance(found, Refused)
        assert found.key == "decoder_crashed"
        assert not archive.exists()
        assert not archive.with_name("a.zip.part.zip").exists()
        assert isinstance(decoder.prepare(tmp_path / "b.tif", "b", archive), Prepared)


def test_a_child_that_somebody_else_killed_is_not_the_file_s_fault(tmp_path: Path) -> None:
    source, archive = slow_page(tmp_path), tmp_path / "a.zip"
    with Decoder(Limits()) as decoder:
        while_decoding(decoder, archive, lambda child: os.kill(child, signal.SIGKILL))
        assert isinstance(decoder.prepare(source, "slow.png", archive), Prepared)


def test_the_child_dies_with_its_parent_in_the_midst_of_work(tmp_path: Path) -> None:
    source = slow_page(tmp_path)
    code = (
        "import sys, pathlib, threading\n"
        "from ingest.decoder import Decoder\n"
        "from ingest.limits import Limits\n"
        "d = Decoder(Limits())\n"
        "def tell():\n"
        "    while d._child is None: pass\n"
        "    print(d._child._process.pid, flush=True)\n"
        "threading.Thread(target=tell, daemon=True).start()\n"
        "d.prepare(pathlib.Path(sys.argv[1]), 'slow', pathlib.Path(sys.argv[2]))\n"
    )
    archive = tmp_path / "a.zip"
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(source), str(archive)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        wait_for(archive.with_name("a.zip.part.zip").exists)
        parent.kill()
        parent.wait()
    wait_for(lambda: gone(child))


def test_the_child_sees_no_variable_of_the_house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITABDAR_S3_SECRET_KEY", "not for children")
    with Decoder(Limits()) as decoder:
        decoder.prepare(tiff(tmp_path / "a.tif", page(60, 50)), "a", tmp_path / "a.zip")
        assert b"KITABDAR" not in Path(f"/proc/{child_of(decoder)}/environ").read_bytes()


def test_a_child_that_cannot_start_is_an_installation_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Decoder(Limits()) as decoder, pytest.raises(DecoderUnavailable):
        decoder.prepare(tiff(tmp_path / "a.tif", page(60, 50)), "a", tmp_path / "a.zip")


def test_a_source_that_is_not_there_is_the_house_s_fault(tmp_path: Path) -> None:
    with Decoder(Limits()) as decoder, pytest.raises(SourceUnreadable, match="12v"):
        decoder.prepare(tmp_path / "gone", "12v", tmp_path / "a.zip")


def test_names_of_any_script_and_brackets_in_paths_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "ورقة [Q=1] Лист"
    folder.mkdir()
    source = tiff(folder / "ورقة [page=7].tif", page(60, 50))
    found = prepare(source, source.name, folder / "tiles [x].zip", Limits())
    assert isinstance(found, Prepared)
    assert found.archive_path.exists()
