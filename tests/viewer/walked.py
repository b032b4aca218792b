"""An assembled house with people of every role, for tests that ask it by HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from catalog.accounts import accounts, passwords, sessions
from catalog.accounts.permissions import Person, Role, RoleHeld
from catalog.accounts.secrets_kept import new_token
from catalog.accounts.sessions import person_of
from catalog.identifiers import Kind, mint
from tests.migrated import sqlite_copy
from viewer.app import create_app, image_server
from viewer.assembly import House, build
from viewer.settings import load_settings
from viewer.visitors import COOKIE

PUBLIC = "https://books.example.org"
LOCAL = "http://127.0.0.1:8600"


@dataclass
class Peopled:
    """The house, its whole application, and a client from elsewhere that is nobody."""

    house: House
    app: ASGIApp
    client: TestClient
    staff: dict[Role, Person] = field(default_factory=dict)

    @property
    def routes(self) -> FastAPI:
        """The application inside the edge."""
        return _inner(self.app)

    def employ(self, name: str, *roles: RoleHeld, passphrase_hash: str | None = None) -> Person:
        """Make an account with the address NAME@library.example."""
        with self.house.sessions.begin() as session:
            user = accounts.create(
                session,
                user_id=mint(Kind.USER),
                email=f"{name}@library.example",
                name=name.capitalize(),
                roles=roles,
                passphrase_hash=passphrase_hash,
                at=datetime.now(UTC),
            )
            return person_of(user)

    def sign_in(self, person: Person, at: datetime | None = None) -> dict[str, str]:
        """The cookie header of a new session, without the slow pass phrase."""
        token = new_token()
        with self.house.sessions.begin() as session:
            user = accounts.find(session, person.id or "")
            sessions.open_session(
                session, user, token=token, user_agent="A browser", at=at or datetime.now(UTC)
            )
        return {"cookie": f"{COOKIE}={token}"}


def make_phrases_quick(patch: pytest.MonkeyPatch) -> None:
    """Hash with little memory, for tests of what surrounds pass phrases and not of argon2."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    patch.setattr(passwords, "_hasher", quick)
    patch.setattr(passwords, "_NOBODY", quick.hash("nobody's pass phrase"))


@dataclass
class _Standing:
    """A house that stands through many tests; `door` is a link to the folder of the one at hand."""

    door: Path
    house: House
    app: ASGIApp
    is_in_use: bool = False

    def open(self, data_dir: Path) -> None:
        """Let it stand in this folder, and forget what it knew of the last one."""
        self.door.unlink(missing_ok=True)
        self.door.symlink_to(data_dir, target_is_directory=True)
        self.house.settings.scratch.mkdir(parents=True, exist_ok=True)
        visitors: Any = _inner(self.app).state.visitors
        visitors._has_accounts = False


_STANDING: dict[tuple[tuple[str, str], ...], _Standing] = {}


@contextmanager
def assembled(data_dir: Path, *, local: bool = False, **settings: object) -> Iterator[Peopled]:
    """The house in `data_dir`; `local` asks from this very machine.

    Putting 330 routes together takes a second, so one house of the same settings serves all tests
    of a process, each in its own folder with its own rows and bytes.
    """
    sqlite_copy(data_dir / "kitabdar.sqlite")
    key = tuple(sorted((name, str(value)) for name, value in settings.items()))
    found = _STANDING.get(key)
    if found is None or found.is_in_use:
        door = Path(mkdtemp()) / "door"
        door.symlink_to(data_dir, target_is_directory=True)
        by_door = {  # rows and bytes are found by way of the door
            "database_url": f"sqlite:///{door / 'kitabdar.sqlite'}",
            "store_url": f"file://{door / 'vault'}",
        }
        house = build(load_settings(data_dir=door, public_url=PUBLIC, **{**by_door, **settings}))
        found = _Standing(door, house, create_app(house, image_server(house)))
        if "database_url" not in settings:
            _STANDING.setdefault(key, found)
    found.open(data_dir)
    found.is_in_use = True
    try:
        with TestClient(
            found.app,
            base_url=LOCAL if local else PUBLIC,
            client=("127.0.0.1" if local else "192.0.2.7", 4000),
            raise_server_exceptions=False,
            follow_redirects=False,
        ) as client:
            yield Peopled(found.house, found.app, client)
    finally:
        found.is_in_use = False


def _inner(app: ASGIApp) -> FastAPI:
    inner: Any = app
    while not isinstance(inner, FastAPI):
        inner = inner.app
    return inner


def employ_everybody(peopled: Peopled) -> None:
    """One person of each role; two administrators, so that either can be asked anything."""
    for role in Role:
        peopled.staff[role] = peopled.employ(role.value, RoleHeld(role))
    peopled.employ("second", RoleHeld(Role.ADMINISTRATOR))
