"""`kitabdar import`: records of other catalogues as a batch, told first, committed and undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from catalog.clock import now
from catalog.errors import CatalogError
from catalog.exchange import batches, sheets
from catalog.exchange.asking import ask, take, work_on
from catalog.exchange.batches import Account, Settings
from catalog.exchange.choosing import choose_changed
from catalog.exchange.columns import choose_columns, look
from catalog.exchange.examining import Examiner
from catalog.exchange.headers import FIELDS, parse
from catalog.exchange.intake import Received, receive, told_kind
from catalog.exchange.packed import XML_NAMES
from catalog.exchange.reading import sources_of
from catalog.exchange.tables import BatchKind, BatchRow, BatchWork, Fate, Outcome
from catalog.identifiers import mint
from catalog.language import without_turns
from viewer.assembly import House
from viewer.deposit_commands import opened
from viewer.languages import FALLBACK, LANGUAGES, Translator, translator
from viewer.refusals import sentence_of, sentence_of_kept

BY: Final = "command line"
_PAGE: Final = 500
_console = Console(soft_wrap=True)
# Words from a file never steer a terminal.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_READ_IN_FOLDERS: Final = (*XML_NAMES, ".zip", ".csv", ".tsv", ".xlsx")


@dataclass(slots=True)
class _Told:
    """What was read so far; what was refused, is changed or stands aside is told as it comes."""

    t: Translator
    tells_aside: bool
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    characters: int = 0
    placed: int = 0
    aside: int = 0

    def __call__(self, row: BatchRow) -> None:
        """Count one more row."""
        self.outcomes[row.outcome] += 1
        self.characters += row.characters
        self.placed += row.placed
        self.aside += len(row.aside)
        if row.outcome is Outcome.CHANGED:
            _say(f"{row.name}: changed, {row.manuscript_id}")
        for message in row.messages:
            _say(f"{row.name}: refused{_line(message)}. {_sentence(message, self.t)}")
        for note in row.notes:
            _say(f"{row.name}: {_sentence(note, self.t)}")
        for one in row.aside if self.tells_aside else ():
            _say(f"{row.name}: line {one['line']}, {one['path']}: “{one['text']}” ({one['why']})")

    def tell(self) -> None:
        """Say how many there were of each."""
        _tell(Account(dict(self.outcomes), {}, self.characters, self.placed))
        if self.aside:
            listed = "" if self.tells_aside else "; --aside lists them"
            _say(f"Kept aside with their sources: {self.aside} pieces of text{listed}.")


def import_records(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="TEI, MARCXML, METS, CSV or XLSX; ZIP; folders."),
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
        typer.Option(help="Field of a column, as HEADER=FIELD or HEADER=title:ar; repeatable."),
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook; else the first.")] = None,
    aside: Annotated[bool, typer.Option("--aside", help="List all that has no field.")] = False,
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
    with opened() as (house, _), _refusals_told(t):
        if lists:
            _list(house)
        elif taken_back is not None:
            _undo(house, taken_back, t)
        elif again is not None:
            _commit(house, again, t)
        elif not (files := _files(paths or [])):
            _say("There is no file to read: name files of records, or a folder of them.")
            raise typer.Exit(1)
        elif dry:
            _dry_run(house, files, _table(files, sheet, columns), holder or "", _Told(t, aside))
        else:
            settings = Settings(makes_authorities=authorities)
            table = _table(files, sheet, columns)
            _import(house, files, table, holder or "", settings, _Told(t, aside), update=update)


@contextmanager
def _refusals_told(t: Translator) -> Iterator[None]:
    """What cannot be done is said in the language asked for."""
    try:
        yield
    except CatalogError as error:
        _say(sentence_of(error, t))
        raise typer.Exit(1) from None


def _table(files: list[Received], sheet: str | None, columns: Mapping[str, str]) -> dict[str, Any]:
    """The sheet and the fields of a table, nothing for other files.

    Raises:
        BadFiles, BadTable, BadXml, UnknownKind: the files cannot be imported.
    """
    if told_kind(files) is not BatchKind.TABLE:
        return {}
    name, data = files[0].name, files[0].read()
    every = sheets.names(name, data)
    shown = look(name, data, sheet or next(iter(every), ""), every, columns)
    return {"sheet": shown.sheet, "fields": {one.header: one.choice for one in shown.columns}}


def _dry_run(
    house: House, files: list[Received], table: dict[str, Any], holder_id: str, told: _Told
) -> None:
    examiner, kind, number = Examiner(holder_id), told_kind(files), 0
    for one in files:
        for source in sources_of(kind, one.name, one.read(), table):
            number += 1
            with house.sessions() as session:
                told(examiner.examine(session, source).row("", number, 0, new_id=mint))
    told.tell()
    _say("Nothing was kept.")
    raise typer.Exit(1 if told.outcomes[Outcome.REFUSED] else 0)


def _import(
    house: House,
    files: list[Received],
    table: dict[str, Any],
    holder_id: str,
    settings: Settings,
    told: _Told,
    *,
    update: bool,
) -> None:
    batch_id = receive(
        house.sessions, house.vault.root, files, kind=None, holder_id=holder_id,
        settings=settings, by=BY, at=now(), new_id=mint,
    )  # fmt: skip
    if table:
        with house.sessions.begin() as session:
            choose_columns(session, batch_id, table["sheet"], table["fields"])
    _work(house, batch_id, BatchWork.READ, "Reading", told.t)
    for row in _rows(house, batch_id):
        told(row)
    told.tell()
    if update:
        with house.sessions.begin() as session:
            choose_changed(session, batch_id)
    is_whole = _commit(house, batch_id, told.t)
    raise typer.Exit(0 if is_whole and not told.outcomes[Outcome.REFUSED] else 1)


def _work(house: House, batch_id: str, work: BatchWork, what: str, t: Translator) -> Account:
    """Do a step here and now, as a worker would; how the batch stands then."""
    with house.sessions.begin() as session:
        ask(session, batch_id, work, by=BY, at=now())
        worker = take(session, batch_id, BY, at=now())
    with _bar(what) as show:
        stands = work_on(
            house.sessions, house.vault.root, batch_id, worker, clock=now, new_id=mint,
            progress=show,
        )  # fmt: skip
    if stands is not None:
        return stands
    with house.sessions() as session:
        problem = batches.find(session, batch_id).problem
    _say(_sentence(problem, t) if problem else f"Another worker goes on with {batch_id}.")
    raise typer.Exit(1)


def _commit(house: House, batch_id: str, t: Translator) -> bool:
    """Whether everything that was to be done is."""
    stands = _work(house, batch_id, BatchWork.COMMIT, "Making drafts", t)
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
    stands = _work(house, batch_id, BatchWork.UNDO, "Undoing", t)
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


def _files(paths: Iterable[Path]) -> list[Received]:
    """Every file; folders in the order of their names."""
    every = [one for path in paths for one in (_within(path) if path.is_dir() else [path])]
    return [Received(one.name, one) for one in every]


def _within(folder: Path) -> list[Path]:
    return sorted(
        one for one in folder.rglob("*") if one.is_file() and one.suffix.lower() in _READ_IN_FOLDERS
    )


def _columns(given: list[str]) -> dict[str, str]:
    pairs = [one.rpartition("=") for one in given]
    for header, _, field_name in pairs:
        if not header or (field_name and not parse(field_name)[0]):
            raise typer.BadParameter(
                f"write HEADER=FIELD, with a field of {', '.join(FIELDS)}", param_hint="--column"
            )
    return {header.strip(): field_name for header, _, field_name in pairs}


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
    return str(sentence_of_kept(message, t))


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int, int], None]]:
    columns = (
        TextColumn(f"{name:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=_console, disable=not _console.is_terminal) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of or None)


def _say(text: str) -> None:
    shown = _CONTROLS.sub("\ufffd", without_turns(text))
    _console.print(shown, markup=False, highlight=False, emoji=False)
