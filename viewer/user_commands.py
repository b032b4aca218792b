"""The commands `kitabdar user …`: the first account is made here, and whatever a page cannot do.

Whoever may run commands on the machine may do all this: it is the way back in when the last
administrator has lost the pass phrase.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.accounts import accounts, invitations, passwords
from catalog.accounts.errors import BadPassphrase, EmailTaken
from catalog.accounts.permissions import Role, RoleHeld
from catalog.accounts.secrets_kept import new_token
from catalog.accounts.sessions import person_of
from catalog.clock import now
from catalog.errors import BadRecord
from catalog.identifiers import Kind, mint
from ingest.work_queue import prepare_work_tables
from viewer.assembly import House, build
from viewer.logs import set_up_logs
from viewer.migrations import upgrade
from viewer.schema_version import is_current
from viewer.settings import load_settings

FIRST_ROLES = (Role.ADMINISTRATOR, Role.CURATOR)
COMMAND_LINE = "command line"

Email = Annotated[str, typer.Argument(help="E-mail address of the person.")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(help="File whose first line is the pass phrase; asked for when left out."),
]

user = typer.Typer(no_args_is_help=True, help="People: make accounts, give roles, close accounts.")


@contextmanager
def opened() -> Iterator[House]:
    """The house for one command; a database on this machine is brought up to date first."""
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.log_file or Path(os.devnull))
    house = build(settings)
    try:
        if settings.database.startswith("sqlite") and not is_current(settings.database):
            upgrade(house.engine)
            prepare_work_tables(house.engine)
        yield house
    finally:
        house.engine.dispose()


@user.command()
def add(
    email: Email,
    name: Annotated[str, typer.Option(help="Name, as others know the person.")] = "",
    role: Annotated[
        list[Role] | None,
        typer.Option(
            help="What the person is here for; may be repeated. Without it the first person is"
            " administrator and curator, any other one reader."
        ),
    ] = None,
    holder: Annotated[
        str | None, typer.Option(help="Give the roles for this holder only (its identifier).")
    ] = None,
    passphrase_file: PassphraseFile = None,
    invite: Annotated[
        bool, typer.Option("--invite", help="Print a link to send, and ask for no pass phrase.")
    ] = False,
) -> None:
    """Make an account, or an invitation to make one."""
    with opened() as house:
        with house.sessions() as session:
            roles = _roles(session, role, holder)
            if accounts.by_email(session, email) is not None:
                raise EmailTaken(email)
            accounts.clean_email(email)
        if invite:
            token = new_token()
            with house.sessions.begin() as session:
                invitations.invite(
                    session,
                    email=email,
                    name=name,
                    roles=roles,
                    invited_by=COMMAND_LINE,
                    token=token,
                    at=now(),
                )
            typer.echo(house.uris.invitation(token))
            return
        accounts.clean_name(name or email)
        hashed = passwords.hash_passphrase(_passphrase(passphrase_file))
        with house.sessions.begin() as session:
            made = accounts.create(
                session,
                user_id=mint(Kind.USER),
                email=email,
                name=name or email,
                roles=roles,
                passphrase_hash=hashed,
                at=now(),
            )
        typer.echo(f"{made.email}: {_words(person_of(made).roles)}")


@user.command("list")
def list_people() -> None:
    """List everybody: address, name, roles, and whether the account is closed."""
    with opened() as house, house.sessions() as session:
        for one in accounts.everybody(session):
            closed = "" if one.is_active else "\tclosed"
            typer.echo(f"{one.email}\t{one.name}\t{_words(person_of(one).roles)}{closed}")


@user.command("role")
def change_role(
    email: Email,
    role: Annotated[Role, typer.Argument(help="The role.")],
    holder: Annotated[str | None, typer.Option(help="For this holder only.")] = None,
    take: Annotated[bool, typer.Option("--take", help="Take it away instead.")] = False,
) -> None:
    """Give a person a role, or take it away."""
    held = RoleHeld(role, holder)
    with opened() as house, house.sessions.begin() as session:
        found = accounts.find_by_email(session, email)
        others = [one for one in person_of(found).roles if one != held]
        accounts.change_roles(session, found, others if take else [*others, held])
        typer.echo(f"{found.email}: {_words(person_of(found).roles)}")


@user.command()
def disable(email: Email) -> None:
    """Close an account: its sessions and tokens end at once."""
    with opened() as house, house.sessions.begin() as session:
        accounts.deactivate(session, accounts.find_by_email(session, email), now())


@user.command()
def enable(email: Email) -> None:
    """Open a closed account again."""
    with opened() as house, house.sessions.begin() as session:
        accounts.reactivate(session, accounts.find_by_email(session, email))


@user.command()
def passphrase(email: Email, passphrase_file: PassphraseFile = None) -> None:
    """Give a person a new pass phrase: the old one is forgotten, every session ends."""
    with opened() as house:
        with house.sessions() as session:
            accounts.find_by_email(session, email)
        hashed = passwords.hash_passphrase(_passphrase(passphrase_file))
        with house.sessions.begin() as session:
            accounts.set_passphrase(session, accounts.find_by_email(session, email), hashed)


def _roles(session: Session, given: list[Role] | None, holder: str | None) -> tuple[RoleHeld, ...]:
    if given:
        return accounts.checked_roles(session, [RoleHeld(one, holder) for one in given])
    if holder is not None:
        raise BadRecord("--holder says for whom a role is held: say which with --role.")
    is_first = accounts.count(session) == 0
    return tuple(RoleHeld(one) for one in (FIRST_ROLES if is_first else (Role.READER,)))


def _passphrase(file: Path | None) -> str:
    if file is None:
        return str(typer.prompt("Pass phrase", hide_input=True, confirmation_prompt=True))
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadPassphrase(f"{file} is no text in UTF-8: write the pass phrase anew.") from error
    return lines[0] if lines else ""


def _words(roles: tuple[RoleHeld, ...]) -> str:
    return ", ".join(
        one.role.value + (f" ({one.holder_id})" if one.holder_id else "") for one in roles
    )
