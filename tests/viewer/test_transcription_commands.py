"""The command that brings transcriptions in tells where they would lie, does it, and undoes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine, func, select
from typer.testing import CliRunner, Result

from catalog.transcription.tables import KeptTranscription
from ingest.work_queue import prepare_work_tables
from storage.database import make_engine, session_factory
from storage.vault import open_vault
from tests.catalog.transcription.made import page_xml, region, text_line
from tests.catalog.transcription.shown_book import a_book, found
from tests.migrated import sqlite_copy
from viewer.settings import load_settings
from viewer.transcription_commands import transcribe


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("KITABDAR_DATA_DIR", str(tmp_path / "house"))
    (tmp_path / "house").mkdir()
    settings = load_settings()
    engine = make_engine(sqlite_copy(Path(settings.database.removeprefix("sqlite:///"))))
    prepare_work_tables(engine)
    open_vault(settings.store).root.ensure()
    yield engine
    engine.dispose()


@pytest.fixture
def book(engine: Engine, at: datetime) -> str:
    vault = open_vault(load_settings().store)
    with session_factory(engine).begin() as session:
        sides = [("1r", "leaf_1r.jpg", 1000, 2000), ("1v", "leaf_1v.jpg", 1000, 2000)]
        made, _ = a_book(session, vault, sides, at)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for side in ("1r", "1v"):
        about = f'imageFilename="leaf_{side}.jpg" imageWidth="100" imageHeight="200"'
        text = page_xml(region(text_line(f"folium {side}")), attributes=about)
        (folder / f"{side}.xml").write_bytes(text)
    return folder


def run(*words: object) -> Result:
    app = typer.Typer()
    app.command()(transcribe)
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def count(engine: Engine) -> int:
    with session_factory(engine)() as session:
        return session.scalar(select(func.count()).select_from(KeptTranscription)) or 0


def test_a_dry_run_tells_where_each_page_would_lie_and_keeps_nothing(
    engine: Engine, book: str, folder: Path
) -> None:
    told = run(book, folder, "--dry-run")
    assert "1r.xml 1: 1r (image), 1 of 1" in told.stdout
    assert "2 of 2 pages lie, with 2 lines." in told.stdout
    assert (told.exit_code, count(engine)) == (0, 0)


def test_pages_are_shown_found_taken_back_and_shown_again(
    engine: Engine, book: str, folder: Path
) -> None:
    told = run(book, folder, "--show", "--line-language", "la")
    assert told.exit_code == 0, told.stdout
    identifier = re.search(r"Transcription (g\w+): shown", told.stdout)
    assert identifier is not None
    with session_factory(engine)() as session:
        assert found(session, "folium")[book][0].box == (100, 100, 800, 100)
    assert "withdrawn" in run(book, "--withdraw", identifier[1]).stdout
    with session_factory(engine)() as session:
        assert found(session, "folium") == {}
    assert "shown" in run(book, "--show-kept", identifier[1]).stdout
    assert f"{identifier[1]}  shown" in run(book, "--list").stdout


def test_what_does_not_lie_is_told_and_not_shown(engine: Engine, book: str, folder: Path) -> None:
    (folder / "1r.xml").write_bytes(
        (folder / "1r.xml").read_bytes().replace(b'imageHeight="200"', b'imageHeight="230"')
    )
    (folder / "broken.xml").write_bytes(b"<PcGts>\n<Page>")
    told = run(book, folder, "--show")
    assert told.exit_code == 1
    assert "broken.xml: refused at line 2." in told.stdout
    assert "was made for an image of 100 × 230" in told.stdout
    assert "Not shown: not every page lies." in told.stdout
    (folder / "broken.xml").unlink()
    cut = run(book, folder, "--dry-run", "--cut", "bottom")
    assert "2 of 2 pages lie" in cut.stdout


def test_two_wishes_at_once_are_refused(engine: Engine, book: str, folder: Path) -> None:
    assert run(book, folder, "--list").exit_code == 2
    assert run(book).exit_code == 2
