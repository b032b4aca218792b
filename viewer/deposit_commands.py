"""The commands of ingest: bring a folder in, list deposits, say how things stand, try again."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from sqlalchemy import func, select

from catalog.clock import now
from ingest import decisions, deposits, heartbeats
from ingest.deposit_errors import WorkerNameTaken
from ingest.deposit_progress import DepositProgress, progress
from ingest.deposits import Deposit, DepositState
from ingest.dry_run import dry_run
from ingest.room import LAST_BYTES
from ingest.work_queue import WorkQueue, prepare_work_tables
from viewer import cli_progress
from viewer.assembly import House, build
from viewer.folder_deposit import FolderDeposit
from viewer.logs import set_up_logs
from viewer.migrations import upgrade
from viewer.schema_version import is_current
from viewer.settings import load_settings
from viewer.work import room_of

_console = Console()
_BEATS_MISSED = 6


@contextmanager
def opened() -> Iterator[tuple[House, WorkQueue]]:
    """The house and the way to its workers, for one command; tables are brought up to date.

    A shared PostgreSQL is left to `kitabdar migrate`: somebody decides when.
    """
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.log_file or Path(os.devnull))
    house = build(settings)
    if settings.database.startswith("sqlite") and not is_current(settings.database):
        upgrade(house.engine)
        prepare_work_tables(house.engine)
    queue = WorkQueue(house.engine)
    try:
        yield house, queue
    finally:
        queue.close()
        house.engine.dispose()


def ingest(
    folder: Annotated[Path, typer.Argument(help="Folder of scans.")],
    dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen.")] = False,
    shelfmark: Annotated[str | None, typer.Option(help="Call number.")] = None,
    title: Annotated[
        list[str] | None, typer.Option(help="Title, as LANGUAGE=TEXT; may be repeated.")
    ] = None,
    holder: Annotated[str | None, typer.Option(help="Library that holds the book.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="Language of the text (BCP 47); may be repeated.")
    ] = None,
    direction: Annotated[
        str | None, typer.Option(help="rtl or ltr: how the pages are turned.")
    ] = None,
    label_as: Annotated[
        str | None,
        typer.Option(help="Number files whose names do not say the side: folios, pages, sequence."),
    ] = None,
    first: Annotated[str, typer.Option(help="With --label-as folios: the first side.")] = "1r",
    answer: Annotated[
        list[str] | None, typer.Option(help="Answer to a question, as QUESTION=CHOICE.")
    ] = None,
) -> None:
    """Bring in a folder of scans and watch it become pages."""
    given = _given(
        shelfmark=shelfmark, titles=_titles(title), holder=holder, languages=language,
        viewing_direction=direction,
    )  # fmt: skip
    answers = _answers(answer, label_as, first)
    with opened() as (house, queue):
        if dry:
            _tell(dry_run(house.sessions, folder, house.settings.limits, answers))
            return
        incoming = FolderDeposit(house, queue, folder, given)
        with cli_progress.bars(_console) as bars:
            deposit_id = incoming.stage()
            incoming.start(deposit_id, answers)
            ended = watch(house, deposit_id, bars)
    _console.print(f"Deposit {deposit_id}", highlight=False)
    _tell(cli_progress.report(ended))
    if ended.manuscript_id and ended.pages_registered:
        _tell(
            [house.uris.manuscript(ended.manuscript_id), house.uris.manifest(ended.manuscript_id)]
        )
    raise typer.Exit(ended.exit_code)


def watch(house: House, deposit_id: str, bars: cli_progress.Bars) -> DepositProgress:
    """Follow a deposit to its end: beside living workers, or as the worker oneself."""
    stop = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    while True:
        if not living_workers(house):
            from ingest.worker import work_until
            from viewer.work import pipeline_of

            # Of two commands that begin at the same moment, one works and the other follows.
            with suppress(WorkerNameTaken):
                return work_until(
                    pipeline_of(house), house.engine, deposit_id, f"{house.settings.worker}-cli",
                    concurrency=house.settings.pages_at_once, stop=stop, watch=bars.show,
                )  # fmt: skip
        stands = follow(house, deposit_id, bars, stop, is_worked_on=lambda: living_workers(house))
        if stands.is_over or stands.state is DepositState.ASKING or stop.is_set():
            return stands


def follow(
    house: House,
    deposit_id: str,
    bars: cli_progress.Bars,
    stop: threading.Event | None = None,
    is_worked_on: Callable[[], object] = lambda: True,
) -> DepositProgress:
    """Watch a deposit that others work on until it ends or asks, or `stop` is set.

    Also ends when `is_worked_on` says that nobody is left to work on it.

    Raises:
        StorageFull, ScratchFull: a disk is so full that nobody can write how things stand.
    """
    stop = stop or threading.Event()
    room = replace(room_of(house), spare_bytes=LAST_BYTES)
    while True:
        room.check()
        with house.sessions() as session:
            stands = progress(session, deposit_id)
        bars.show(stands)
        if stands.is_over or stands.state is DepositState.ASKING or stop.wait(0.5):
            return stands
        if not is_worked_on():
            return stands


def living_workers(house: House) -> list[str]:
    """Names of the workers that live, seen from this machine."""
    silence = timedelta(seconds=house.settings.heartbeat_seconds * _BEATS_MISSED)
    place = heartbeats.here()
    with house.sessions() as session:
        return [
            row.name
            for row in heartbeats.everyone(session)
            if heartbeats.is_alive(row, place, at=now(), silence=silence)
        ]


def list_deposits() -> None:
    """List deposits, newest first: state, count, source."""
    with opened() as (house, _), house.sessions() as session:
        for deposit in deposits.newest(session):
            stands = progress(session, deposit.id)
            _tell(
                [
                    f"{deposit.id}  {deposit.state:<10}  {stands.pages_registered}/"
                    f"{stands.files_total} pages  {deposit.opened_at:%Y-%m-%d %H:%M}"
                    f"  {deposit.source}"
                ]
            )


def status() -> None:
    """Say how things stand: pages kept, workers alive, deposits under way or stuck."""
    from catalog.images import Image
    from catalog.manuscripts import Manuscript

    with opened() as (house, _), house.sessions() as session:
        books = session.scalar(select(func.count()).select_from(Manuscript))
        pages = session.scalar(select(func.count()).select_from(Image))
        _tell([f"{books} manuscripts, {pages} page images."])
        _tell([f"Workers alive: {', '.join(living_workers(house)) or 'none'}."])
        open_states = [state for state in DepositState if state not in deposits.CLOSED]
        waiting = session.scalars(
            select(Deposit).where(Deposit.state.in_([*open_states, DepositState.INCOMPLETE]))
        )
        for deposit in waiting:
            _tell([f"{deposit.id} is {deposit.state}: {deposit.source}"])


def retry(
    deposit: Annotated[str, typer.Argument(help="Identifier of the deposit.")],
) -> None:
    """Run again what a deposit refused or could not finish."""
    with opened() as (house, queue):
        with house.sessions.begin() as session:
            decisions.retry(session, deposit, send=queue.send_deposit)
        with cli_progress.bars(_console) as bars:
            ended = watch(house, deposit, bars)
    _tell(cli_progress.report(ended))
    raise typer.Exit(ended.exit_code)


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _titles(titles: list[str] | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for title in titles or []:
        language, equals, text = title.partition("=")
        found.setdefault(language if equals else "none", []).append(text if equals else title)
    return found


def _answers(
    answers: list[str] | None, label_as: str | None, first: str
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    if label_as is not None:
        found["unclear-names"] = {"choice": label_as, "first": first}
    for answer in answers or []:
        question, _, choice = answer.partition("=")
        found[question] = json.loads(choice) if choice.startswith("{") else {"choice": choice}
    return found


def _tell(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line)
