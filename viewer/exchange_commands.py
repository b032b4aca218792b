"""`kitabdar import`: records of other catalogues as a batch, told first, committed and undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from catalog.clock import now
from catalog.exchange import batches
from catalog.exchange.batches import Account, Settings
from catalog.exchange.committing import commit
from catalog.exchange.examining import Examined, Examiner
from catalog.exchange.source import Source, tei_source
from catalog.exchange.table import FIELDS, table_sources
from catalog.exchange.tables import BatchKind, BatchRow, Fate, Outcome
from catalog.exchange.undoing import undo
from catalog.identifiers import mint
from catalog.language import without_turns
from viewer.assembly import House
from viewer.deposit_commands import opened
from viewer.languages import FALLBACK, LANGUAGES, Translator, translator
from viewer.refusals import message_of

BY: Final = "command line"
_PAGE: Final = 500
_console = Console(soft_wrap=True)
# Words from a file never steer a terminal.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Told:
    """What was examined so far; sources that were refused or changed are told as they come."""

    t: Translator
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    characters: int = 0
    placed: int = 0

    def __call__(self, examined: Examined) -> None:
        """Count one more source."""
        self.outcomes[examined.outcome] += 1
        if examined.reading is not None:
            self.characters += examined.reading.tally.characters
            self.placed += examined.reading.tally.characters_placed
        name = examined.source.name
        if examined.outcome is Outcome.CHANGED:
            _say(f"{name}: changed, {examined.manuscript_id}")
        for message in examined.messages:
            _say(f"{name}: refused{_line(message)}. {_sentence(message, self.t)}")

    def tell(self) -> None:
        """Say how many there were of each."""
        _tell(Account(dict(self.outcomes), {}, self.characters, self.placed))


def import_records(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="TEI or CSV files, or folders of them.")
    ] = None,
    holder: Annotated[
        str | None, typer.Option(help="Slug of the library that holds the books.")
    ] = None,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would happen; keep nothing.")
    ] = False,
    language: Annotated[
        str, typer.Option(help=f"Language of what is refused: {', '.join(LANGUAGES)}.")
    ] = FALLBACK,
    column: Annotated[
        list[str] | None,
        typer.Option(help="Field of a column of CSV, as HEADER=FIELD; may be repeated."),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Put changed records into drafts of their books too.")
    ] = False,
    authorities: Annotated[
        bool,
        typer.Option("--make-authorities", help="Make authorities for identifiers unknown here."),
    ] = False,
    again: Annotated[
        str | None, typer.Option("--commit", help="Commit this batch, or go on with it.")
    ] = None,
    taken_back: Annotated[str | None, typer.Option("--undo", help="Undo this batch.")] = None,
    lists: Annotated[bool, typer.Option("--list", help="List the batches.")] = False,
) -> None:
    """Bring in records of another catalogue as drafts, all of which one command takes back."""
    if language not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}", param_hint="--language")
    asked = [bool(paths), again is not None, taken_back is not None, lists]
    if sum(asked) != 1 or (paths and not holder):
        raise typer.BadParameter("give paths with --holder, or --commit, or --undo, or --list")
    t = translator(language)
    columns = _columns(column or [])
    with opened() as (house, _):
        if lists:
            _list(house)
        elif taken_back is not None:
            _undo(house, taken_back, t)
        elif again is not None:
            _commit(house, again, t)
        elif not (files := _files(paths or [])):
            _say("There is no file to read: name TEI files, or a folder of them.")
            raise typer.Exit(1)
        elif len({_is_table(one) for one in files}) > 1:
            _say("There are tables among the TEI files: import them one after the other.")
            raise typer.Exit(1)
        elif dry:
            _dry_run(house, _sources(files, columns), holder or "", t)
        else:
            settings = Settings(makes_authorities=authorities)
            kind = BatchKind.TABLE if _is_table(files[0]) else BatchKind.TEI
            sources = _sources(files, columns)
            _import(house, sources, kind, holder or "", settings, t, update=update)


def _dry_run(house: House, sources: Iterable[Source], holder_id: str, t: Translator) -> None:
    told, examiner = _Told(t), Examiner(holder_id)
    for source in sources:
        with house.sessions() as session:
            told(examiner.examine(session, source))
    told.tell()
    _say("Nothing was kept.")
    raise typer.Exit(1 if told.outcomes[Outcome.REFUSED] else 0)


def _import(
    house: House,
    sources: Iterable[Source],
    kind: BatchKind,
    holder_id: str,
    settings: Settings,
    t: Translator,
    *,
    update: bool,
) -> None:
    told = _Told(t)
    batch_id = batches.open_batch(
        house.sessions, house.vault.root, sources, kind=kind,
        holder_id=holder_id, settings=settings, by=BY, at=now(), new_id=mint, told=told,
    )  # fmt: skip
    told.tell()
    if update:
        with house.sessions.begin() as session:
            for row in _rows(house, batch_id):
                if row.outcome is Outcome.CHANGED:
                    batches.choose(session, batch_id, row.number, is_chosen=True)
    is_whole = _commit(house, batch_id, t)
    raise typer.Exit(0 if is_whole and not told.outcomes[Outcome.REFUSED] else 1)


def _commit(house: House, batch_id: str, t: Translator) -> bool:
    """Whether everything that was to be done is."""
    with _bar("Making drafts") as bar:
        task = bar.add_task("Making drafts", total=None)
        stands = commit(
            house.sessions, house.vault.root, batch_id, at=now(), new_id=mint,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )  # fmt: skip
    _say(f"Batch {batch_id}: {stands.fates.get(Fate.DONE, 0)} drafts made.")
    names: Counter[bool] = Counter()
    made = 0
    for row in _rows(house, batch_id):
        if row.fate is Fate.DONE:
            names.update(one["authority_id"] is not None for one in row.named)
            made += len(row.made)
        if row.fate is Fate.LEFT:
            _tell_row(row, "left out", t)
    _say(f"Names with identifiers: {names[True]} linked, {names[False]} left as names.")
    if made:
        _say(f"Authorities made: {made}.")
    return not stands.fates.get(Fate.LEFT, 0)


def _undo(house: House, batch_id: str, t: Translator) -> None:
    stands = undo(house.sessions, house.vault.root, batch_id, by=BY, at=now())
    kept = stands.fates.get(Fate.KEPT, 0)
    for row in _rows(house, batch_id):
        if row.messages and row.outcome is not Outcome.REFUSED:
            _tell_row(row, "kept", t)
    _say(f"Batch {batch_id}: {stands.fates.get(Fate.UNDONE, 0)} undone, {kept} kept.")
    raise typer.Exit(1 if kept else 0)


def _list(house: House) -> None:
    with house.sessions() as session:
        for batch in batches.listed(session):
            stands = batches.account(session, batch.id)
            told = ", ".join(f"{stands.outcomes.get(one, 0)} {one}" for one in Outcome)
            _say(
                f"{batch.id}  {batch.state:<10}  {batch.at:%Y-%m-%d %H:%M}  {batch.holder_id}  "
                f"{told}; {stands.fates.get(Fate.DONE, 0)} made  {batch.by}"
            )


def _files(paths: Iterable[Path]) -> list[Path]:
    """Every file; folders in the order of their names."""
    return [one for path in paths for one in (_within(path) if path.is_dir() else [path])]


def _within(folder: Path) -> list[Path]:
    return sorted(
        one
        for one in folder.rglob("*")
        if one.is_file() and (one.suffix == ".xml" or _is_table(one))
    )


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".tsv")


def _columns(given: list[str]) -> dict[str, str]:
    pairs = [one.rpartition("=") for one in given]
    for header, _, field_name in pairs:
        if not header or field_name.partition(":")[0] not in FIELDS:
            raise typer.BadParameter(
                f"write HEADER=FIELD, with a field of {', '.join(FIELDS)}", param_hint="--column"
            )
    return {header.strip(): field_name for header, _, field_name in pairs}


def _sources(files: list[Path], columns: dict[str, str]) -> Iterator[Source]:
    """Every file, read when its turn has come."""
    with _bar("Reading") as bar:
        for path in bar.track(files, description="Reading"):
            if _is_table(path):
                yield from table_sources(path.name, path.read_bytes(), columns)
            else:
                yield tei_source(path.name, path.read_bytes())


def _rows(house: House, batch_id: str) -> Iterator[BatchRow]:
    after = 0
    while True:
        with house.sessions() as session:
            found = batches.rows(session, batch_id, after=after, limit=_PAGE)
        yield from found
        if len(found) < _PAGE:
            return
        after = found[-1].number


def _tell(account: Account) -> None:
    told = ", ".join(f"{account.outcomes.get(one, 0)} {one}" for one in Outcome)
    _say(
        f"{told}; {account.share:.2%} placed ({account.placed} of {account.characters} characters)"
    )


def _tell_row(row: BatchRow, what: str, t: Translator) -> None:
    for message in row.messages:
        _say(f"{row.name}: {what}. {_sentence(message, t)}")


def _line(message: Mapping[str, Any]) -> str:
    return f" at line {message['line']}" if message["line"] else ""


def _sentence(message: Mapping[str, Any], t: Translator) -> str:
    """The sentence of a message in the language asked for, or in English."""
    key = message_of(message["kind"], message["key"])
    if t.language.code == FALLBACK or not t.has(key):
        return str(message["sentence"])
    values = {"line": message["line"], **message["values"]}
    return t(key, **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> int | str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return value if isinstance(value, int) else str(value)


def _bar(name: str) -> Progress:
    columns = (
        TextColumn(f"{name:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    return Progress(*columns, console=_console, disable=not _console.is_terminal)


def _say(text: str) -> None:
    shown = _CONTROLS.sub("\ufffd", without_turns(text))
    _console.print(shown, markup=False, highlight=False, emoji=False)
