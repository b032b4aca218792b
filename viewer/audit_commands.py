"""`kitabdar audit leaks`: whether anything that is kept back can be reached from outside."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

import typer
from sqlalchemy import select

from catalog.clock import now
from catalog.identity import Manuscript
from viewer.assembly import House
from viewer.languages import LANGUAGES
from viewer.leaks import addresses, naming
from viewer.leaks.crawling import MOST, Findings, crawl, outside_client
from viewer.leaks.kept_back import KeptBack, kept_back
from viewer.leaks.reading import Pictures, Words
from viewer.user_commands import opened

audit = typer.Typer(help="Checks that a library's cron can ask for.", no_args_is_help=True)
_BOOKS = 20
# So many of each kind are asked for by name; in a large house one night is not enough for all.
EACH = 200


@audit.callback()
def _audits() -> None:
    """Checks that a library's cron can ask for."""


@audit.command()
def leaks(
    address: Annotated[
        str,
        typer.Option(
            help="Ask the server at this address, through all that stands before it,"
            " instead of this program itself."
        ),
    ] = "",
    most: Annotated[int, typer.Option(min=1, help="Ask at most so many addresses.")] = MOST,
    each: Annotated[
        int,
        typer.Option(
            min=1,
            help="Of books, pages, pictures and of everything else that is named in addresses,"
            " ask for so many of each kind, evenly taken.",
        ),
    ] = EACH,
) -> None:
    """Ask every public address as nobody; exit code 1 if something that is kept back comes out."""
    with opened() as house:
        kept, found = audited(house, address, most, each)
    typer.echo(
        f"{found.asked} addresses were asked, {found.answered} answered; {len(kept.secrets)} texts"
        f" and {len(kept.pictures)} pictures are kept back."
    )
    if found.left_out:
        typer.echo(f"{found.left_out} names were not asked for: --each takes more of each kind.")
    for leak in found.leaks:
        typer.echo(f"LEAK\t{leak.kind}\t{leak.owner}\t{leak.address}")
    for failed in found.failed:
        typer.echo(f"FAILED\t{failed}")
    if found.is_cut_short:
        typer.echo("Not everything was asked: give --most a larger number.", err=True)
    if found.leaks or found.failed or found.is_cut_short:
        raise typer.Exit(1)
    typer.echo("Nothing that is kept back came out.")


def audited(
    house: House,
    address: str = "",
    most: int = MOST,
    each: int = EACH,
    languages: Sequence[str] = tuple(LANGUAGES),
) -> tuple[KeptBack, Findings]:
    """What is kept back in the house, and what came out of it."""
    from viewer.app import create_app, image_server, routes_of
    from viewer.asgi import FrontDoor

    images = image_server(house)
    pages = create_app(house, images)
    with house.sessions() as session:
        kept = kept_back(session, now())
        books = session.scalars(select(Manuscript.id).order_by(Manuscript.id).limit(_BOOKS)).all()
        known = naming.known(session, kept, books, each)
    base = address.rstrip("/") or house.settings.public_url
    seeds = addresses.seeds(routes_of(pages), house.uris, known, kept)
    words, pictures = Words(kept.secrets), Pictures(house.vault.blobs, kept.pictures)

    async def walk() -> Findings:
        door = None if address else FrontDoor(images, pages)
        async with outside_client(door, base) as client:
            try:
                found = await crawl(
                    client, base, seeds, kept, words, pictures, most=most, languages=languages
                )
                found.left_out = known.left_out + max(0, len(kept.pictures) - each)
                return found
            finally:
                await images.close()

    return kept, asyncio.run(walk())
