"""The command that reads TEI tells what became of every word, and touches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.catalog.tei.reading.descriptions import tei
from viewer.reading_commands import read_tei

app = typer.Typer()
app.command()(read_tei)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.xml").write_bytes(tei("<additional>\nstray words</additional>"))
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "a.xml").write_bytes(tei("<p>All of it.</p>"))
    (tmp_path / "notes.txt").write_text("no record")
    return tmp_path


def test_every_file_of_a_folder_is_told_with_its_share_and_what_is_aside(folder: Path) -> None:
    told = run(folder)
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0].startswith("b.xml: 26.67% placed (4 of 15 characters, 1 of 2 runs of text)")
    assert lines[1].strip() == (
        "line 1, msDesc/additional: “stray words” (the record has no field for it)"
    )
    assert lines[2].startswith("a.xml: 100.00% placed (14 of 14 characters, 2 of 2 runs of text)")
    assert lines[3] == "2 read, 0 refused"
    assert lines[4].startswith("All together: 62.07% placed (18 of 29 characters")
    assert [line.split() for line in lines[5:]] == [
        ["34.48%", "identity.summary"],
        ["27.59%", "identity.shelfmark"],
    ]


def test_a_broken_file_is_refused_with_its_line_and_the_others_are_read(folder: Path) -> None:
    (folder / "c.xml").write_bytes(b"<TEI>\n<msDesc></TEI>")
    told = run(folder, "--brief")
    assert told.exit_code == 1
    assert "c.xml: refused. The XML is not well-formed at line 2" in told.output
    assert "2 read, 1 refused" in told.output
    assert "stray" not in told.output


def test_a_folder_without_files_is_no_success(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 1


def test_words_of_a_file_never_steer_the_terminal(tmp_path: Path) -> None:
    inner = "<additional>\x9b2J \u202eodd [red]plain[/red]</additional>"
    (tmp_path / "a.xml").write_bytes(tei(inner))
    told = run(tmp_path).output
    assert "“\ufffd2J odd [red]plain[/red]”" in told
    assert not {"\x9b", "\u202e", "\x1b"} & set(told)
