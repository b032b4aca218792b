"""The command `kitabdar`: what an officer or an administrator types.

Imports of heavy rooms wait inside each command, so that `kitabdar up` starts at once.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

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


def _load(*modules: str) -> None:
    """Load these modules while the collector of cycles rests.

    What is loaded stays, and the collector would walk through all of it again and again: that is a
    fifth of the time of loading the web server.
    """
    gc.disable()
    try:
        for name in modules:
            import_module(name)
    finally:
        gc.freeze()
        gc.enable()


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
    if settings.web_processes == 1:  # otherwise each of them loads it, and this one has no use
        _load("viewer.asgi")
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
    _load("viewer.assembly", "viewer.work", "ingest.worker")
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
    _load("viewer.search_commands")
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


# Where the other commands are: what is typed loads no more than its own.
_ELSEWHERE: Final = {
    "user": "user_commands.user",
    "ingest": "deposit_commands.ingest",
    "deposits": "deposit_commands.list_deposits",
    "status": "deposit_commands.status",
    "retry": "deposit_commands.retry",
    "rebuild": "rebuild_command.rebuild",
    "read-tei": "reading_commands.read_tei",
    "import": "exchange_commands.import_records",
    "transcribe": "transcription_commands.transcribe",
    "reindex": "search_commands.reindex",
    "roots": "signing_commands.roots",
    "verify": "signing_commands.verify",
    "audit": "audit_commands.audit",
}
_HERE: Final = ("up", "serve", "work", "migrate", "sample", "settings")


def _bring(command: str) -> None:
    """Add the command that was typed; all of them, for the list of --help, when it is none."""
    if command in _HERE:
        return
    for name in [command] if command in _ELSEWHERE else _ELSEWHERE:
        module, _, called = _ELSEWHERE[name].partition(".")
        _load(f"viewer.{module}")
        found = getattr(import_module(f"viewer.{module}"), called)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)


def main() -> None:
    """Entry point of the `kitabdar` script."""
    _bring(sys.argv[1] if len(sys.argv) > 1 else "")
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
