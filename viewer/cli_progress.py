"""What a person at a terminal sees of a deposit: bars while it works, the count when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from ingest.deposit_progress import DepositProgress
from ingest.deposits import DepositState

STAGES = {
    "staged": "Arrived",
    "characterised": "Decoded and tiled",
    "preserved": "Preserved",
    "derived": "Tiles kept",
    "registered": "Pages",
}


class Bars:
    """One bar a stage, fed with the progress of a deposit."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def show(self, progress: DepositProgress) -> None:
        """Move the bars to where the deposit stands."""
        for stage, name in STAGES.items():
            if stage not in self._tasks:
                self._tasks[stage] = self._bars.add_task(name, total=None)
            self._bars.update(
                self._tasks[stage],
                total=progress.files_total,
                completed=progress.stages.get(stage, 0),
            )


@contextmanager
def bars(console: Console) -> Iterator[Bars]:
    """Live bars on a terminal; on anything else, nothing until the end."""
    columns = (
        TextColumn("{task.description:<18}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal) as live:
        yield Bars(live)


def report(progress: DepositProgress) -> list[str]:
    """The end of a deposit in lines: the count first, then every file that is no page, and why."""
    came, pages = progress.files_total, progress.pages_registered
    lines = [f"{came} {_files(came)} came, {pages} {_pages(pages)} now."]
    if progress.trouble:
        lines.append(str(progress.trouble["sentence"]))
    for files in (progress.refused, progress.stopped, progress.missing):
        lines += [f"  {file.sentence}" for file in files]
    if progress.left_aside:
        names = ", ".join(file.name for file in progress.left_aside)
        lines.append(f"Left aside, not pages: {names}.")
    lines += [str(warning["sentence"]) for warning in progress.warnings]
    if progress.state is DepositState.ASKING:
        lines += _questions(progress)
    if progress.refused:
        lines.append("Mend these files and ingest the folder again; what is here already stays.")
    if progress.stopped or progress.trouble:
        lines.append(f"When the cause is gone: kitabdar retry {progress.deposit_id}")
    return lines


def _questions(progress: DepositProgress) -> list[str]:
    lines = ["Nothing was guessed; please answer:"]
    for question in progress.questions:
        lines.append(f"  {question['sentence']}")
        for choice in question["choices"]:
            lines.append(f"    --answer {question['id']}={choice['key']}   {choice['sentence']}")
    lines.append("Run the same command again with an answer, or open the deposit in the browser.")
    return lines


def _files(count: int) -> str:
    return "file" if count == 1 else "files"


def _pages(count: int) -> str:
    return "page exists" if count == 1 else "pages exist"
