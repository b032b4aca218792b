"""`kitabdar roots` and `kitabdar verify` as a library's cron calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.signing.vaulted import FILE_NAME, object_id
from storage.database import make_engine, session_factory
from storage.vault import Vault, open_vault
from tests.catalog.conservation.signing.bench import Bench
from tests.migrated import sqlite_copy
from viewer import signing_commands
from viewer.settings import load_settings

SIGNED_AT = datetime.now(UTC) - timedelta(days=3)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Bench, Vault]]:
    monkeypatch.setenv("KITABDAR_DATA_DIR", str(tmp_path))
    settings = load_settings()
    engine = make_engine(sqlite_copy(Path(settings.database.removeprefix("sqlite:///"))))
    vault = open_vault(settings.store)
    vault.root.ensure()
    yield Bench(engine, vault.root, SIGNED_AT), vault
    engine.dispose()


def run(command: Callable[..., None], *words: str) -> Result:
    app = typer.Typer()
    app.command()(command)
    done = CliRunner().invoke(app, words)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_the_days_that_are_due_are_closed_and_printed_and_later_the_newest(
    bench: tuple[Bench, Vault],
) -> None:
    lab, _ = bench
    assert "Nothing was signed" in run(signing_commands.roots).stderr
    lab.step(1)
    lab.step(2, at=SIGNED_AT + timedelta(days=1), signer=lab.signer(minutes_ago=-24 * 60))
    lines = [line.split("\t") for line in run(signing_commands.roots).stdout.splitlines()]
    days = [(SIGNED_AT + timedelta(days=more)).date().isoformat() for more in (0, 1)]
    assert [(line[0], line[2]) for line in lines] == [(day, "1") for day in days]
    assert all(len(line[1]) == 64 for line in lines)
    assert run(signing_commands.roots).stdout.splitlines() == ["\t".join(lines[-1])]
    assert len(run(signing_commands.roots, "--newest", "5").stdout.splitlines()) == 2


def test_verify_reads_every_copy_and_ends_with_1_when_one_is_not_as_signed(
    bench: tuple[Bench, Vault],
) -> None:
    lab, vault = bench
    # A kind without rows behind it: what has rows is compared with them.
    for number in (1, 2):
        with lab.sessions.begin() as session:
            lab.sign(session, "w0", {"number": number}, kind="note.signed")
    sound = run(signing_commands.verify)
    assert (sound.exit_code, lab.manuscript_id in sound.stdout) == (0, True)
    with session_factory(lab.engine)() as session:
        last = session.get_one(SignedEntry, (lab.manuscript_id, 2))
    key = vault.root.object(object_id(lab.manuscript_id, 1)).content_key(FILE_NAME)
    vault.blobs.put(key, [b"{}"], replace=True)
    broken = run(signing_commands.verify, lab.manuscript_id)
    assert broken.exit_code == 1
    assert last.hash in broken.stdout
    assert "the copy in the vault" in broken.stdout
