"""`kitabdar user …` as a person types it: accounts, invitations, roles, the way back in."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalog.accounts import accounts, passwords
from catalog.accounts.errors import AccountNotFound, BadPassphrase, EmailTaken, LastAdministrator
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.sessions import person_of
from catalog.accounts.tables import User
from storage.database import make_engine, session_factory
from tests.viewer.walked import make_phrases_quick
from viewer.user_commands import user

PHRASE = "кітап оқыған озар"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_phrases_quick(monkeypatch)
    monkeypatch.setenv("KITABDAR_DATA_DIR", str(tmp_path))
    (tmp_path / "phrase").write_text(PHRASE + "\nsecond line\n", encoding="utf-8")
    return tmp_path


def run(*words: str, typed: str | None = None) -> Result:
    done = CliRunner().invoke(user, words, input=typed, catch_exceptions=True)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def add(folder: Path, email: str, *more: str) -> Result:
    return run("add", email, "--passphrase-file", str(folder / "phrase"), *more)


def found(folder: Path, email: str) -> User:
    engine = make_engine(f"sqlite:///{folder / 'kitabdar.sqlite'}")
    with session_factory(engine)() as session:
        user = accounts.find_by_email(session, email)
    engine.dispose()
    return user


def test_the_first_person_is_administrator_and_curator_and_the_next_a_reader(
    folder: Path,
) -> None:
    add(folder, "aigul@library.example", "--name", "Aigul")
    add(folder, "omar@library.example")

    first, next_one = found(folder, "aigul@library.example"), found(folder, "omar@library.example")
    assert set(person_of(first).roles) == {RoleHeld(Role.ADMINISTRATOR), RoleHeld(Role.CURATOR)}
    assert person_of(next_one).roles == (RoleHeld(Role.READER),)
    assert passwords.is_right(PHRASE, first.passphrase_hash)


def test_a_pass_phrase_is_asked_for_twice(folder: Path) -> None:
    asked = run("add", "aigul@library.example", typed="four words and more\n" * 2)

    assert asked.exit_code == 0
    assert "four words" not in asked.output
    found(folder, "aigul@library.example")


def test_an_invitation_is_printed_and_asks_for_no_pass_phrase(folder: Path) -> None:
    invited = run("add", "aigul@library.example", "--invite")

    assert "/invitations/" in invited.output
    with pytest.raises(AccountNotFound):
        found(folder, "aigul@library.example")


def test_what_cannot_be_an_account_is_refused(folder: Path) -> None:
    add(folder, "aigul@library.example")
    (folder / "phrase").write_text("short", encoding="utf-8")

    with pytest.raises(EmailTaken):
        add(folder, "Aigul@library.example")
    with pytest.raises(BadPassphrase):
        add(folder, "omar@library.example")
    assert run("add", "omar@library.example", "--role", "king").exit_code == 2


def test_roles_are_given_and_taken_and_listed(folder: Path) -> None:
    add(folder, "aigul@library.example", "--name", "Aigul")
    run("role", "aigul@library.example", "custodian_adviser")
    run("role", "aigul@library.example", "curator", "--take")

    listed = run("list").output
    assert "Aigul" in listed
    assert "custodian_adviser" in listed
    assert "curator" not in listed
    with pytest.raises(LastAdministrator):
        run("role", "aigul@library.example", "administrator", "--take")


def test_an_account_is_closed_and_opened_and_never_the_last_administrator(folder: Path) -> None:
    add(folder, "aigul@library.example")
    add(folder, "omar@library.example")

    run("disable", "omar@library.example")
    assert "closed" in run("list").output
    run("enable", "omar@library.example")
    assert "closed" not in run("list").output
    with pytest.raises(LastAdministrator):
        run("disable", "aigul@library.example")


def test_a_lost_pass_phrase_is_replaced_at_the_machine(folder: Path) -> None:
    add(folder, "aigul@library.example")
    (folder / "phrase").write_text("another few words", encoding="utf-8")

    run("passphrase", "aigul@library.example", "--passphrase-file", str(folder / "phrase"))

    kept = found(folder, "aigul@library.example").passphrase_hash
    assert passwords.is_right("another few words", kept)
    assert not passwords.is_right(PHRASE, kept)
