"""What `kitabdar up` does once its servers run: the sample or a folder in, then the addresses."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import typer

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
        address = f"http://{self._local_host()}:{self.settings.port}/health"
        deadline = time.monotonic() + HEALTH_PATIENCE_S
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(address, timeout=5):
                    return True
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        return False

    def _local_host(self) -> str:
        return "127.0.0.1" if self.settings.host in ("0.0.0.0", "::") else self.settings.host

    def _bring_in(self) -> str | None:
        from rich.console import Console

        from ingest.work_queue import WorkQueue
        from viewer import cli_progress
        from viewer.assembly import build
        from viewer.deposit_commands import follow
        from viewer.folder_deposit import FolderDeposit, first_manuscript

        house = build(self.settings)
        queue = WorkQueue(house.engine)
        try:
            shown = first_manuscript(house)
            folder = self.scans
            if folder is None:
                if shown is not None or not self.sample:
                    return shown
                folder = self._draw_sample()
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
            return ended.manuscript_id if ended.pages_registered else shown
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
        from catalog.uris import Uris

        uris = Uris(self.settings.public_url)
        typer.echo(f"\nHome        {uris.home()}")
        if manuscript_id is not None:
            typer.echo(f"Manuscript  {uris.manuscript(manuscript_id)}")
            typer.echo(f"Mirador     {uris.mirador(manuscript_id)}")
            typer.echo(f"Manifest    {uris.manifest(manuscript_id)}")
        typer.echo("\nCtrl-C stops everything.")
