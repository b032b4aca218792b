"""The command `kitabdar`: what an officer or an administrator types.

Imports of heavy rooms wait inside each command, so that `kitabdar up` starts at once.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from viewer.complaints import complaint
from viewer.logs import set_up_logs
from viewer.settings import Settings, load_settings
from viewer.supervisor import Child, Supervisor, end_with_parent, kitabdar

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Kitabdar, keeper of books: a preservation catalogue for sacred manuscripts.",
)


Supervised = Annotated[
    bool, typer.Option(hidden=True, help="End when standard input does: the supervisor is gone.")
]


def _settings() -> Settings:
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.log_file)
    return settings


@app.command()
def up(
    with_sample: Annotated[
        bool, typer.Option(help="Ingest the drawn sample codex when the catalogue is empty.")
    ] = False,
    scans: Annotated[
        Path | None, typer.Option(help="Ingest this folder of scans (nothing is ingested twice).")
    ] = None,
) -> None:
    """Run everything on this machine: web server and workers under one supervisor."""
    from viewer.opening import Opening
    from viewer.schema_version import is_current

    settings = _settings()
    if not is_current(settings.database):
        migrate()
    workers = [
        Child(f"worker-{slot}", kitabdar("work", "--slot", str(slot), "--supervised"), after_s=1.5)
        for slot in range(settings.worker_processes)
    ]
    supervisor = Supervisor([Child("web", kitabdar("serve", "--supervised")), *workers])
    opening = Opening(settings, sample=with_sample and scans is None, scans=scans)
    supervisor.run(opening)


@app.command()
def serve(supervised: Supervised = False) -> None:
    """Run the web server alone."""
    import uvicorn

    if supervised:
        end_with_parent()

    settings = _settings()
    uvicorn.run(
        "viewer.asgi:create",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.web_processes,
        loop="uvloop",
        http="iiif.image.wire:TileProtocol",
        proxy_headers=False,  # nobody here trusts them, and the wrapper would hide ready tiles
        access_log=False,
        server_header=False,
        log_config=None,
        timeout_graceful_shutdown=5,
    )


@app.command()
def work(
    slot: Annotated[int, typer.Option(help="Number of this worker on this machine.")] = 0,
    supervised: Supervised = False,
) -> None:
    """Run one ingest worker; it takes jobs until it is asked to stop."""
    from viewer.assembly import build
    from viewer.work import run_until

    settings = _settings()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if supervised:
        end_with_parent()
    run_until(build(settings), slot, stop)


@app.command()
def migrate() -> None:
    """Bring the database to the tables this version knows."""
    from ingest.work_queue import prepare_work_tables
    from storage.database import make_engine
    from viewer import search_commands
    from viewer.migrations import upgrade

    settings = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database)
    upgrade(engine)
    prepare_work_tables(engine)
    search_commands.catch_up(engine)
    engine.dispose()


@app.command()
def sample(folder: Annotated[Path, typer.Argument(help="Folder to draw into.")]) -> None:
    """Draw the sample codex: 24 sides and their manuscript.toml, ready to be ingested."""
    from viewer.demo import draw_codex

    folder.mkdir(parents=True, exist_ok=True)
    draw_codex(folder)


@app.command("settings")
def show_settings() -> None:
    """Print every setting: its name, the value in force, and what it is for."""
    settings = load_settings()
    for name, field in Settings.model_fields.items():
        typer.echo(f"KITABDAR_{name.upper()}={getattr(settings, name)}")
        typer.echo(f"    {field.description}")


_SERVERS = ("up", "serve", "work", "migrate", "sample")


def main() -> None:
    """Entry point of the `kitabdar` script.

    The commands of ingest bring many imports with them; the servers and the commands about people
    start without waiting.
    """
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in _SERVERS:
        from viewer import user_commands

        app.add_typer(user_commands.user, name="user")
    if command not in (*_SERVERS, "user"):
        from viewer import (
            audit_commands,
            deposit_commands,
            exchange_commands,
            reading_commands,
            rebuild_command,
            search_commands,
            signing_commands,
            transcription_commands,
        )

        app.command()(deposit_commands.ingest)
        app.command("deposits")(deposit_commands.list_deposits)
        app.command()(deposit_commands.status)
        app.command()(deposit_commands.retry)
        app.command()(rebuild_command.rebuild)
        app.command()(reading_commands.read_tei)
        app.command("import")(exchange_commands.import_records)
        app.command()(transcription_commands.transcribe)
        app.command()(search_commands.reindex)
        app.command()(signing_commands.roots)
        app.command()(signing_commands.verify)
        app.add_typer(audit_commands.audit, name="audit")
    try:
        app()
    except Exception as error:
        sentence = complaint(error)
        if sentence is None:
            raise
        typer.echo(sentence, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
