"""Bars in a terminal: one for each step of a long command, and none where nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def step_bars(names: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for each step, `names` by step; what comes is told (step, done, of)."""
    console = Console()
    columns = (
        TextColumn(f"{{task.description:<{max(map(len, names.values()))}}}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = {step: bars.add_task(name, total=None) for step, name in names.items()}

        def show(step: str, done: int, of: int) -> None:
            bars.update(tasks[step], completed=done, total=of)

        yield show
