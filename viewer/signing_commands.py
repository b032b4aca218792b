"""`kitabdar roots` and `kitabdar verify`: what a library's cron asks about signed entries."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select

from catalog.clock import now
from catalog.conservation.signing import roots as daily
from catalog.conservation.signing.tables import DailyRoot, SignedEntry
from catalog.conservation.signing.verification import walked
from viewer.languages import LANGUAGES, Translator
from viewer.user_commands import opened
from viewer.verify_views import fault_sentence, summary


def roots(
    newest: Annotated[
        int, typer.Option(help="Print so many of the newest roots instead of those made now.")
    ] = 0,
) -> None:
    """Close the days that are due and print their roots: day, root, number of books.

    Where no day was due the newest root is printed. Send it where this machine cannot reach:
    only a root kept elsewhere shows that database and vault were rewritten together.
    """
    with opened() as house:
        house.vault.root.ensure()
        with house.sessions.begin() as session:
            made = daily.close_days(session, house.vault.root, now())
        with house.sessions() as session:
            told = sorted(daily.listed(session, newest or 1), key=lambda one: one.day)
    for one in made if made and not newest else told:
        typer.echo(_line(one))
    if not made and not told:
        typer.echo("Nothing was signed before today: there is no root yet.", err=True)


def verify(
    manuscript: Annotated[
        str, typer.Argument(help="Identifier of one manuscript; all chains when left out.")
    ] = "",
) -> None:
    """Check signed entries with every copy in the vault; exit code 1 if one is not as signed."""
    is_sound = True
    with opened() as house:
        t = Translator(LANGUAGES["en"])
        with house.sessions() as session:
            chains = select(SignedEntry.manuscript_id).distinct()
            found = [manuscript] if manuscript else sorted(session.scalars(chains))
        for manuscript_id in found:
            walk = walked(house.sessions, house.vault.root, manuscript_id)
            is_sound = is_sound and walk.is_sound
            typer.echo(f"{manuscript_id}\t{walk.last_hash}\t{summary(walk, t)}")
            for fault in walk.faults:
                with house.sessions() as session:
                    typer.echo(f"\t{fault_sentence(session, manuscript_id, fault, t)}")
    if not is_sound:
        raise typer.Exit(1)


def _line(one: DailyRoot) -> str:
    return f"{one.day}\t{one.root}\t{one.manuscripts}"
