"""The one place where the rooms are put together for a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from starlette.templating import Jinja2Templates

from catalog.conservation import kept_rows
from catalog.uris import Uris
from storage.database import make_engine, session_factory
from storage.vault import Vault, open_vault
from viewer.settings import Settings


@dataclass(frozen=True)
class House:
    """What every edge needs: values, rows, bytes and addresses.

    Templates are made on first use: a worker never needs them.
    """

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    vault: Vault
    uris: Uris

    @cached_property
    def templates(self) -> Jinja2Templates:
        """The page templates, with their filters."""
        from viewer.pages import make_templates

        return make_templates(self.settings)


def build(settings: Settings) -> House:
    """Open the database and the vault that `settings` name, making the folders first."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    settings.scratch.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database)
    sessions, vault = session_factory(engine), open_vault(settings.store)
    kept_rows.follow(sessions, vault.root)
    return House(
        settings=settings,
        engine=engine,
        sessions=sessions,
        vault=vault,
        uris=Uris(settings.public_url, settings.ark_naan),
    )
