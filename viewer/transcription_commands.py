"""`kitabdar transcribe`: transcriptions of a whole book, told first, laid on its pages, shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.orm import Session

from catalog.clock import now
from catalog.identifiers import mint
from catalog.language import check_language, without_turns
from catalog.pages import pages_of
from catalog.transcription import standing
from catalog.transcription.fitting import Cut
from catalog.transcription.importing import Proposed, preview, propose, read_files
from catalog.transcription.sent_files import SentFile
from catalog.transcription.standing import Hand
from catalog.transcription.tables import TranscriptionState
from viewer.assembly import House
from viewer.deposit_commands import opened
from viewer.languages import FALLBACK, LANGUAGES, Translator, translator
from viewer.refusals import sentence_of_kept
from viewer.work import keep_manifest

BY: Final = "command line"
_console = Console(soft_wrap=True)


def transcribe(
    manuscript: Annotated[str, typer.Argument(help="Identifier of the manuscript.")],
    paths: Annotated[
        list[Path] | None, typer.Argument(help="PAGE, ALTO or TEI files, ZIPs, or folders.")
    ] = None,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Tell where the pages would lie; keep nothing.")
    ] = False,
    cut: Annotated[
        Cut | None, typer.Option(help="The edge that the photographs have lost.")
    ] = None,
    line_language: Annotated[
        str, typer.Option("--line-language", help="Language of lines that do not say theirs.")
    ] = "",
    show: Annotated[
        bool, typer.Option("--show", help="Show it to readers at once, where every page lies.")
    ] = False,
    language: Annotated[
        str, typer.Option(help=f"Language of what is refused: {', '.join(LANGUAGES)}.")
    ] = FALLBACK,
    shown: Annotated[str | None, typer.Option("--show-kept", help="Show this one.")] = None,
    withdrawn: Annotated[
        str | None, typer.Option("--withdraw", help="Take this one back whole.")
    ] = None,
    lists: Annotated[bool, typer.Option("--list", help="List those of the manuscript.")] = False,
) -> None:
    """Bring in what others have read on the photographs of a manuscript; one command undoes it."""
    if language not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}", param_hint="--language")
    if sum([bool(paths), shown is not None, withdrawn is not None, lists]) != 1:
        raise typer.BadParameter("give paths, or --show-kept, or --withdraw, or --list")
    t = translator(language)
    with opened() as (house, _):
        if lists:
            _list(house, manuscript)
        elif shown is not None:
            _stand(house, manuscript, shown, TranscriptionState.SHOWN)
        elif withdrawn is not None:
            _stand(house, manuscript, withdrawn, TranscriptionState.WITHDRAWN)
        else:
            tag = check_language(line_language) if line_language else ""
            _bring(house, manuscript, paths or [], cut, tag, t, is_dry=dry, is_shown=show)


def _bring(
    house: House,
    manuscript_id: str,
    paths: Iterable[Path],
    cut: Cut | None,
    tag: str,
    t: Translator,
    *,
    is_dry: bool,
    is_shown: bool,
) -> None:
    with _bar() as bar:
        task = bar.add_task("Reading", total=None)
        given = read_files(
            _sent(paths), lambda done, of: bar.update(task, completed=done, total=of)
        )
    for one in given.refused:
        _say(f"{one['name']}: refused{_line(one)}. {sentence_of_kept(one['message'], t)}")
    if is_dry:
        with house.sessions() as session:
            made = preview(
                session, manuscript_id, given, language=tag, cut=cut, by=BY, at=now(), new_id=mint
            )
            is_whole = _tell(session, made, t) and not given.refused
        _say("Nothing was kept.")
        raise typer.Exit(0 if is_whole else 1)
    with house.sessions.begin() as session:
        made = propose(
            session, house.vault.root, manuscript_id, given,
            language=tag, cut=cut, by=BY, at=now(), new_id=mint,
        )  # fmt: skip
        is_whole = _tell(session, made, t) and not given.refused
        transcription_id = made.transcription.id
    _say(f"Transcription {transcription_id}: kept, and seen by staff only.")
    if is_shown and is_whole:
        _stand(house, manuscript_id, transcription_id, TranscriptionState.SHOWN)
    elif is_shown:
        _say("Not shown: not every page lies. Mend it in the browser, or send it again.")
    raise typer.Exit(0 if is_whole else 1)


def _tell(session: Session, made: Proposed, t: Translator) -> bool:
    """Whether every page lies on a side; each that does not is told."""
    labels = {
        one.canvas_id: one.side_label for one in pages_of(session, made.transcription.manuscript_id)
    }
    for page in made.pages:
        where = labels.get(page.canvas_id or "", "nowhere")
        how = f" ({page.how.value})" if page.how else ""
        _say(f"{page.name} {page.label or page.place}: {where}{how}, {page.count} of {page.read}")
        if page.message is not None:
            _say(f"  {sentence_of_kept(page.message, t)}")
    lying = [page for page in made.pages if page.canvas_id is not None and page.message is None]
    lines = sum(page.count for page in made.pages)
    _say(f"{len(lying)} of {len(made.pages)} pages lie, with {lines} lines.")
    return len(lying) == len(made.pages)


def _stand(
    house: House, manuscript_id: str, transcription_id: str, state: TranscriptionState
) -> None:
    hand = Hand(house.vault.root, BY, now(), mint, keep_manifest(house.uris))
    step = standing.show if state is TranscriptionState.SHOWN else standing.withdraw
    with house.sessions.begin() as session:
        seen = standing.find(session, manuscript_id, transcription_id).edition
        step(session, manuscript_id, transcription_id, seen=seen, hand=hand)
    _say(f"Transcription {transcription_id}: {state.value}.")


def _list(house: House, manuscript_id: str) -> None:
    with house.sessions() as session:
        for one in standing.of_manuscript(session, manuscript_id):
            _say(f"{one.id}  {one.state.value:<10}  {one.at:%Y-%m-%d %H:%M}  {one.name}  {one.by}")


def _sent(paths: Iterable[Path]) -> Iterator[SentFile]:
    for path in paths:
        inside = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
        yield from (SentFile(one.name, one.read_bytes()) for one in inside)


def _line(refused: dict[str, object]) -> str:
    message = refused["message"]
    line = message["line"] if isinstance(message, dict) else 0
    return f" at line {line}" if line else ""


def _bar() -> Progress:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=_console, disable=not _console.is_terminal)


def _say(text: str) -> None:
    # Words from a file never steer a terminal.
    shown = "".join(one if one.isprintable() else "\ufffd" for one in without_turns(text))
    _console.print(shown, markup=False, highlight=False, emoji=False)
