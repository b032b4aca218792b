"""The command that brings records in tells what would happen, does it, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine, func, select
from typer.testing import CliRunner, Result

from catalog.identity import Holder, Manuscript
from catalog.language import LanguageMap
from ingest.work_queue import prepare_work_tables
from storage.database import make_engine, session_factory
from storage.vault import open_vault
from tests.catalog.exchange.workbooks import row, sheet, workbook
from tests.catalog.tei.reading.descriptions import tei
from tests.migrated import sqlite_copy
from viewer.exchange_commands import import_records
from viewer.settings import load_settings

BOOKS = row(1, "Shelfmark", "Title")
NAMES: LanguageMap = {"en": ["National Library"]}


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("KITABDAR_DATA_DIR", str(tmp_path / "house"))
    (tmp_path / "house").mkdir()
    settings = load_settings()
    engine = make_engine(sqlite_copy(Path(settings.database.removeprefix("sqlite:///"))))
    prepare_work_tables(engine)
    open_vault(settings.store).root.ensure()
    with session_factory(engine).begin() as session:
        session.add(Holder(id="nlx", names=NAMES, homepage=None))
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    for number in (1, 2):
        named = f"<msIdentifier><idno>MS {number}</idno></msIdentifier>"
        (folder / f"{number}.xml").write_bytes(tei("<p>Gold.</p>", named=named))
    return folder


def run(*words: object) -> Result:
    app = typer.Typer()
    app.command()(import_records)
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def books(engine: Engine) -> int:
    with session_factory(engine)() as session:
        return session.scalar(select(func.count()).select_from(Manuscript)) or 0


def batch_in(told: Result) -> str:
    found = re.search(r"Batch (f\w{10}):", told.output)
    assert found is not None
    return found[1]


def test_a_dry_run_tells_the_account_and_keeps_nothing(engine: Engine, folder: Path) -> None:
    (folder / "3.xml").write_bytes(b"<TEI>\n<msDesc></TEI>")
    told = run(folder, "--holder", "nlx", "--dry-run")
    assert told.exit_code == 1
    lines = told.output.splitlines()
    assert lines[0].startswith("3.xml: refused at line 2. The XML is not well-formed")
    assert lines[1:] == [
        "2 new, 0 same, 0 changed, 1 refused; 100.00% placed (18 of 18 characters)",
        "Nothing was kept.",
    ]
    assert books(engine) == 0
    assert run("--list").output == ""


def test_what_was_brought_in_is_listed_comes_no_second_time_and_is_taken_back(
    engine: Engine, folder: Path
) -> None:
    told = run(folder, "--holder", "nlx")
    assert told.exit_code == 0
    assert f"Batch {batch_in(told)}: 2 drafts made." in told.output
    again = run(folder, "--holder", "nlx")
    assert "0 new, 2 same, 0 changed, 0 refused" in again.output
    assert books(engine) == 2
    listed = run("--list").output.splitlines()
    assert [line.split()[:2] for line in listed] == [
        [batch_in(again), "committed"], [batch_in(told), "committed"],
    ]  # fmt: skip

    back = run("--undo", batch_in(told))
    assert (back.exit_code, books(engine)) == (0, 0)
    assert "2 undone, 0 kept." in back.output
    assert "2 drafts made" in run("--commit", batch_in(told)).output


def test_changed_records_are_named_and_put_into_drafts_on_request(
    engine: Engine, folder: Path
) -> None:
    run(folder, "--holder", "nlx")
    named = "<msIdentifier><idno>MS 1</idno></msIdentifier>"
    (folder / "1.xml").write_bytes(tei("<p>Silver.</p>", named=named))
    told = run(folder, "--holder", "nlx")
    assert "1.xml: changed, m" in told.output
    assert "0 drafts made" in told.output
    assert "1 drafts made" in run(folder, "--holder", "nlx", "--update").output


def test_what_is_refused_is_told_in_the_language_asked_for(engine: Engine, folder: Path) -> None:
    (folder / "3.xml").write_bytes((folder / "1.xml").read_bytes() + b"<!-- -->")
    told = run(folder, "--holder", "nlx", "--dry-run", "--language", "ru")
    assert "3.xml: refused at line 1. Шифр «MS 1» уже пришёл с «1.xml»" in told.output
    assert run(folder, "--holder", "nlx", "--language", "tlh").exit_code == 2


def test_without_files_or_with_two_wishes_nothing_is_done(engine: Engine, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(empty, "--holder", "nlx").exit_code == 1
    assert run(empty).exit_code == 2
    assert run("--list", "--undo", "f").exit_code == 2
    assert run("--list").output == ""


def test_a_table_is_read_by_the_headers_that_were_named_and_never_beside_other_files(
    engine: Engine, folder: Path
) -> None:
    table = folder / "books.csv"
    table.write_text("Шифр,title,price\nMS 7,Gold,=1+1\n,Silver,\n", "utf-8-sig")
    told = run(table, "--holder", "nlx", "--column", "Шифр=shelfmark")
    assert told.output.startswith("books.csv:3: refused at line 3. shelfmark")
    assert "1 new, 0 same, 0 changed, 1 refused; 66.67% placed" in told.output
    assert (told.exit_code, books(engine)) == (1, 1)
    assert run(table, "--holder", "nlx", "--column", "Шифр=colour").exit_code == 2
    assert "import one kind after the other" in run(folder, "--holder", "nlx").output


@pytest.mark.corpus
def test_all_records_of_real_catalogues_come_in_with_an_account_and_go_again(
    engine: Engine, corpus: Path
) -> None:
    every = sorted((corpus / "tei").rglob("*.xml"))
    told = run(corpus / "tei", "--holder", "nlx")
    found = re.search(r"(\d+) new, 0 same, 0 changed, 0 refused; ([\d.]+)% placed", told.output)
    assert found is not None
    assert (int(found[1]), told.exit_code) == (len(every), 0)
    assert float(found[2]) >= 95
    again = run(corpus / "tei", "--holder", "nlx")
    assert f"0 new, {len(every)} same, 0 changed" in again.output
    assert books(engine) == len(every)
    assert f"{len(every)} undone, 0 kept" in run("--undo", batch_in(told)).output
    assert books(engine) == 0


def test_a_folder_of_every_format_is_read_by_what_is_in_its_files(
    engine: Engine, tmp_path: Path
) -> None:
    sheets = {"First": sheet([row(1, "Notes")]), "Books": sheet([BOOKS, row(2, "MS 9", "Gold")])}
    (tmp_path / "books.xlsx").write_bytes(workbook(sheets))
    refused = run(tmp_path / "books.xlsx", "--holder", "nlx", "--language", "kk")
    assert refused.exit_code == 1
    assert "шифр бағаны жоқ" in refused.output
    told = run(tmp_path / "books.xlsx", "--holder", "nlx", "--sheet", "Books")
    assert "1 new, 0 same, 0 changed, 0 refused; 100.00% placed" in told.output
    assert books(engine) == 1
    assert "Parts" in run(
        tmp_path / "books.xlsx", "--holder", "nlx", "--sheet", "Parts"
    ).output  # fmt: skip


def test_what_stands_aside_is_counted_and_listed_on_request(engine: Engine, tmp_path: Path) -> None:
    table = tmp_path / "books.csv"
    table.write_text("shelfmark,title,price\nMS 1,Gold,12\n", "utf-8")
    told = run(table, "--holder", "nlx", "--dry-run")
    assert "1 pieces of text; --aside lists them" in told.output
    listed = run(table, "--holder", "nlx", "--dry-run", "--aside")
    assert "line 2, price: “12” (no field was chosen for this column)" in listed.output
