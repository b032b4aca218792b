"""The command that reads TEI files and tells what became of every word; nothing is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from catalog.errors import BadRecord
from catalog.language import without_turns
from catalog.tei.reading.ledger import Aside, Tally
from catalog.tei.reading.reading import read

_console = Console(soft_wrap=True)
_TEXT_MAX: Final = 120
# Words from a file never steer a terminal.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Total:
    """The tally of all files so far."""

    files: int = 0
    refused: int = 0
    runs: int = 0
    runs_placed: int = 0
    characters: int = 0
    placed: Counter[str] = field(default_factory=Counter)

    def add(self, tally: Tally) -> None:
        """Count one more file that was read."""
        self.files += 1
        self.runs += tally.runs
        self.runs_placed += tally.runs_placed
        self.characters += tally.characters
        self.placed.update(tally.by_field)


def read_tei(
    paths: Annotated[list[Path], typer.Argument(help="TEI files, or folders of them.")],
    holder: Annotated[
        str, typer.Option(help="Slug of the library that holds the books.")
    ] = "library",
    brief: Annotated[bool, typer.Option("--brief", help="Leave out what is kept aside.")] = False,
) -> None:
    """Read TEI descriptions and tell what was placed and what was kept aside; keep nothing."""
    total = _Total()
    for path in _files(paths):
        try:
            reading = read(path.read_bytes(), holder_id=holder)
        except BadRecord as error:
            total.refused += 1
            _say(f"{path.name}: refused. {error}")
            continue
        total.add(reading.tally)
        _say(f"{path.name}: {_share(reading.tally)}; names with identifiers: {len(reading.named)}")
        for one in () if brief else reading.aside:
            _say(f"    {_aside(one)}")
    _tell(total)
    raise typer.Exit(1 if total.refused or not total.files else 0)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file once, folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*.xml") if one.is_file())
        else:
            yield path


def _share(tally: Tally) -> str:
    aside = tally.runs - tally.runs_placed
    return (
        f"{tally.share:.2%} placed ({tally.characters_placed} of {tally.characters} "
        f"characters, {tally.runs_placed} of {tally.runs} runs of text), {aside} kept aside"
    )


def _aside(one: Aside) -> str:
    text = one.text if len(one.text) <= _TEXT_MAX else f"{one.text[: _TEXT_MAX - 1]}…"
    return f"line {one.line}, {one.path}: “{text}” ({one.why})"


def _tell(total: _Total) -> None:
    tally = Tally(
        total.runs, total.runs_placed, total.characters, total.placed.total(), total.placed
    )
    _say(f"{total.files} read, {total.refused} refused")
    _say(f"All together: {_share(tally)}")
    for name, characters in total.placed.most_common():
        _say(f"    {characters / tally.characters:7.2%}  {name}")


def _say(text: str) -> None:
    shown = _CONTROLS.sub("\ufffd", without_turns(text))
    _console.print(shown, markup=False, highlight=False, emoji=False)
