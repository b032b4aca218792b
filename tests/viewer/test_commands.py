"""The command line as an officer uses it: sentences, exit codes, nothing ingested twice.

The first test starts every command by its name; the others fork the loaded program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests import forks
from tests.storage.ocfl.faults import complaints_about

TOML = """
shelfmark = "MS 7"
holder = "Library of the test"
languages = ["ar"]
[title]
ar = ["كتاب"]
"""


class Desk:
    """A person at a terminal with an empty data folder."""

    def __init__(self, folder: Path) -> None:
        self.scans = folder / "scans"
        self.scans.mkdir()
        self.vault = folder / "var" / "vault"
        self.environment = {
            **os.environ,
            "KITABDAR_DATA_DIR": str(folder / "var"),
            "KITABDAR_LOG_FILE": str(folder / "log"),
        }

    def begins(self, *words: str) -> subprocess.Popen[str]:
        """Start a command by its name."""
        return subprocess.Popen(
            [sys.executable, "-m", "viewer.cli", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ends(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Start a command by its name and wait for its end."""
        with self.begins(*words) as process:
            told, complained = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, told, complained)

    def types(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return forks.run(
            "viewer.cli", *words, environment={**self.environment, **settings}, timeout_s=120
        )

    def scan(self, name: str, shade: int) -> Path:
        path = self.scans / name
        Image.new("RGB", (90, 120), (shade, shade, 90)).save(path)
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_becomes_pages_and_again_adds_nothing(desk: Desk) -> None:
    (desk.scans / "manuscript.toml").write_text(TOML, encoding="utf-8")
    desk.scan("MS7_001r.tif", 10)
    desk.scan("MS7_001v.tif", 20)

    first = desk.ends("ingest", str(desk.scans))
    again = desk.ends("ingest", str(desk.scans))

    assert first.returncode == 0, first.stderr
    assert "2 files came, 2 pages exist now." in first.stdout
    assert "/manifest.json" in first.stdout
    assert again.returncode == 0, again.stderr
    assert "1 manuscripts, 2 page images." in desk.ends("status").stdout
    assert complaints_about(desk.vault / "ocfl") == []


def test_a_refused_file_is_named_and_the_rest_goes_on(desk: Desk) -> None:
    desk.scan("001r.png", 10)
    cut = desk.scan("001v.jpg", 20)
    cut.write_bytes(cut.read_bytes()[:-200])

    answer = desk.types("ingest", str(desk.scans))

    assert answer.returncode == 1
    assert "2 files came, 1 page exists now." in answer.stdout
    assert "001v.jpg is cut off" in answer.stdout
    assert "Traceback" not in answer.stdout + answer.stderr


def test_names_that_do_not_say_the_side_are_asked_and_one_flag_answers(desk: Desk) -> None:
    desk.scan("IMG_1.png", 10)
    desk.scan("IMG_2.png", 20)

    asked = desk.types("ingest", str(desk.scans))
    answered = desk.types("ingest", str(desk.scans), "--label-as", "folios", "--first", "12v")

    assert asked.returncode == 2
    assert "--answer unclear-names=folios" in asked.stdout
    assert answered.returncode == 0, answered.stdout


def test_a_dry_run_tells_and_writes_nothing(desk: Desk) -> None:
    desk.scan("f. 12 verso.png", 10)

    told = desk.types("ingest", str(desk.scans), "--dry-run")

    assert "12v" in told.stdout
    assert "nothing was written" in told.stdout
    assert "0 manuscripts" in desk.types("status").stdout


@pytest.mark.parametrize(
    ("words", "settings", "sentence"),
    [
        (("ingest", "nowhere"), {}, "nowhere is not a folder"),
        (("retry", "d000000000"), {}, "There is no deposit 'd000000000'"),
        (("status",), {"KITABDAR_PORT": "eighty"}, "KITABDAR_PORT is 'eighty'"),
        (
            ("status",),
            {"KITABDAR_DATABASE_URL": "postgresql+psycopg://nobody@127.0.0.1:9/none"},
            "The database cannot be used",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    desk: Desk, words: tuple[str, ...], settings: dict[str, str], sentence: str
) -> None:
    answer = desk.types(*words, **settings)

    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr
