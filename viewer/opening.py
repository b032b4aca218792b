"""What `kitabdar up` does once its servers run: the sample or a folder in, then the addresses."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from catalog.paths import COLLECTION_PATH
from catalog.uris import Uris
from viewer.settings import Settings
from viewer.supervisor import kitabdar

HEALTH_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Opening:
    """Called once, in a thread, when the children have been started."""

    settings: Settings
    sample: bool
    scans: Path | None

    def __call__(self) -> None:
        """Wait for the web server, bring in what was asked for, print where to look."""
        if not self._is_open():
            typer.echo("The web server does not answer; its log lines above say why.", err=True)
            return
        try:
            manuscript_id = self._bring_in()
        except Exception as error:  # the servers go on; the person learns what failed
            typer.echo(f"Nothing was ingested: {error}", err=True)
            manuscript_id = None
        self._print_addresses(manuscript_id)

    def _is_open(self) -> bool:
        deadline = time.monotonic() + HEALTH_PATIENCE_S
        while time.monotonic() < deadline:
            try:
                self._ask("/health")
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
            else:
                return True
        return False

    def _ask(self, path: str) -> Any:
        host = self.settings.host
        local = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        with urllib.request.urlopen(f"http://{local}:{self.settings.port}{path}", timeout=30) as it:
            return json.load(it)

    def _first_manuscript(self) -> str | None:
        """A published manuscript to show, as the running server tells it."""
        shelf = self._ask(COLLECTION_PATH)["items"]
        return shelf[0]["id"].rsplit("/", 2)[1] if shelf else None

    def _bring_in(self) -> str | None:
        shown = self._first_manuscript()
        folder = self.scans
        if folder is None:
            if shown is not None or not self.sample:
                return shown
            folder = self._draw_sample()
        return self._ingest(folder) or shown

    def _ingest(self, folder: Path) -> str | None:
        """The manuscript a folder became, now or before; what this takes is loaded only here."""
        from rich.console import Console

        from ingest.work_queue import WorkQueue
        from viewer import cli_progress
        from viewer.assembly import build
        from viewer.deposit_commands import follow
        from viewer.folder_deposit import FolderDeposit

        house = build(self.settings)
        queue = WorkQueue(house.engine)
        try:
            incoming = FolderDeposit(house, queue, folder, {})
            before = incoming.finished_before()
            if before is not None:
                return before
            typer.echo(f"Ingesting {folder} ...")
            with cli_progress.bars(Console()) as bars:
                deposit_id = incoming.stage()
                incoming.start(deposit_id, {})
                ended = follow(house, deposit_id, bars)
            for line in cli_progress.report(ended):
                typer.echo(line)
            return ended.manuscript_id if ended.pages_registered else None
        finally:
            queue.close()
            house.engine.dispose()

    def _draw_sample(self) -> Path:
        folder = self.settings.data_dir.resolve() / "sample"
        if not (folder / "manuscript.toml").exists():
            typer.echo("Drawing the sample codex (once) ...")
            # In a process of its own: the supervisor keeps no pixels.
            subprocess.run(kitabdar("sample", str(folder)), check=True)
        return folder

    def _print_addresses(self, manuscript_id: str | None) -> None:
        uris = Uris(self.settings.public_url, self.settings.ark_naan)
        typer.echo(f"\nHome        {uris.home()}")
        if manuscript_id is not None:
            typer.echo(f"Manuscript  {uris.manuscript(manuscript_id)}")
            typer.echo(f"Mirador     {uris.mirador(manuscript_id)}")
            typer.echo(f"Manifest    {uris.manifest(manuscript_id)}")
        typer.echo("\nCtrl-C stops everything.")
