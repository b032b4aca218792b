"""An import as its pages show it: where it stands, what each record is, and what can be done."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from babel.numbers import format_percent
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.exchange import batches
from catalog.exchange.batches import Account
from catalog.exchange.table import NO_COLUMN
from catalog.exchange.tables import Batch, BatchKind, BatchRow, BatchState, BatchWork, Fate, Outcome
from catalog.language import NONE, best_text
from catalog.tei.reading.ledger import NO_FIELD
from catalog.uris import Uris
from viewer import page_models
from viewer.frame import local
from viewer.languages import Translator
from viewer.refusals import Sentence, sentence_of_kept

# What a commit does, where its row is chosen.
COMES_IN: Final = (Outcome.NEW, Outcome.CHANGED)
IS_TO_DO: Final = (Fate.OPEN, Fate.LEFT, Fate.UNDONE)
_SETTLED: Final = (BatchState.READ, BatchState.COMMITTED, BatchState.UNDONE)
# The step that a batch was in when its work was cut short.
_STEPS: Final[Mapping[BatchState, BatchWork]] = {
    BatchState.READING: BatchWork.READ,
    BatchState.COMMITTING: BatchWork.COMMIT,
    BatchState.UNDOING: BatchWork.UNDO,
}


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One import in the list."""

    name: str
    address: str
    kind: str
    state: str
    is_busy: bool
    records: int
    holder: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list of records; `kind` is 'outcome', 'fate' or empty for all."""

    kind: str
    value: str
    count: int
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class RowLine:
    """One record in the list; `sentences` say why it was refused, left out or stayed."""

    number: int
    name: str
    line: int
    address: str
    shelfmark: str | None
    title: page_models.Text | None
    outcome: str
    fate: str
    is_left_by_choice: bool
    mended_by: str | None
    sentences: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]
    share: str | None
    aside: int
    draft: str | None
    can_mend: bool
    can_choose: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an import stands: the state, the work under way, and what stopped it.

    `step` is what asking again goes on with; None where nothing was cut short.
    """

    state: str
    work: str | None
    is_waiting: bool
    done: int
    total: int
    problem: Sentence | None
    step: str | None
    fragment: str

    @property
    def is_busy(self) -> bool:
        """Whether a worker has it, or it waits for one."""
        return self.work is not None

    @property
    def key(self) -> str:
        """What changes when the page is another one."""
        return self.work or self.state


def name_of(batch: Batch, t: Translator) -> str:
    """Return what people call the import: the names of its files."""
    return batch.name or t(f"imports-kind-{batch.kind.value}")


def standing_of(batch: Batch, uris: Uris, t: Translator) -> Standing:
    """Return where it stands."""
    step = None if batch.work is not None else _STEPS.get(batch.state)
    return Standing(
        state=batch.state.value,
        work=batch.work.value if batch.work else None,
        is_waiting=batch.worker is None,
        done=batch.done,
        total=batch.total,
        problem=sentence_of_kept(batch.problem, t) if batch.problem else None,
        step=step.value if step else None,
        fragment=f"{local(uris.batch(batch.id))}/progress",
    )


def shows_rows(batch: Batch) -> bool:
    """Return whether its rows are worth looking at: all are read."""
    return batch.work is None and batch.state not in (BatchState.RECEIVED, BatchState.READING)


def can_change_columns(batch: Batch) -> bool:
    """Return whether other columns may be chosen: nothing has come in yet."""
    is_early = batch.state in (BatchState.RECEIVED, BatchState.READING, BatchState.READ)
    return batch.kind is BatchKind.TABLE and batch.work is None and is_early


def is_settled(batch: Batch) -> bool:
    """Return whether nothing is under way: what did not come in yet may be mended and come in."""
    return batch.work is None and batch.state in _SETTLED


def can_undo(batch: Batch, account: Account) -> bool:
    """Return whether there is something to take back."""
    came = account.fates.get(Fate.DONE, 0) + account.fates.get(Fate.KEPT, 0)
    return batch.work is None and batch.state is not BatchState.UNDONE and came > 0


def waits_for_columns(batch: Batch) -> bool:
    """Return whether nothing was read yet because a person has to say what the columns are."""
    return batch.work is None and batch.state is BatchState.RECEIVED and not batch.problem


def account_of(session: Session, batch: Batch, uris: Uris, t: Translator) -> dict[str, Any]:
    """Return what was found in an import, what became of it, and what can be done now."""
    account = batches.account(session, batch.id)
    address = local(uris.batch(batch.id))
    refused = first_refused(session, batch.id)
    return {
        "counts": [one for one in filters_of(account, address, ("", "")) if one.kind],
        "placed": percent(account.share, t) if account.characters else None,
        "refused": account.outcomes.get(Outcome.REFUSED, 0),
        "first_refused": local(uris.batch_row(batch.id, refused)) + "#mend" if refused else None,
        "is_settled": is_settled(batch),
        "to_do": waiting(session, batch.id),
        "left_changed": left_by_choice(session, batch.id),
        "can_undo": can_undo(batch, account),
        "can_change_columns": can_change_columns(batch),
    }


def lines_of(
    session: Session,
    found: Sequence[Batch],
    holders: Mapping[str, Mapping[str, list[str]]],
    uris: Uris,
    t: Translator,
) -> list[BatchLine]:
    """Return imports as lines of the list, counting their rows in one statement."""  # fmt: skip
    counted = session.execute(
        select(BatchRow.batch_id, func.count())
        .where(BatchRow.batch_id.in_([one.id for one in found]))
        .group_by(BatchRow.batch_id)
    )
    counts: dict[str, int] = {batch_id: int(count) for batch_id, count in counted}
    return [
        BatchLine(
            name=name_of(one, t),
            address=local(uris.batch(one.id)),
            kind=one.kind.value,
            state=one.work.value if one.work else one.state.value,
            is_busy=one.work is not None,
            records=counts.get(one.id, 0),
            holder=holder_name(holders, one.holder_id, t),
            by=one.by,
            at=one.at,
        )
        for one in found
    ]


def holder_name(
    holders: Mapping[str, Mapping[str, list[str]]], holder_id: str, t: Translator
) -> str:
    """Return what the reader calls a holder."""
    return best_text(dict(holders.get(holder_id, {})), t.language.code)[1] or holder_id


def row_line(row: BatchRow, batch: Batch, uris: Uris, t: Translator) -> RowLine:
    """Return one record as a line of the list."""
    can_come = row.outcome in COMES_IN and row.fate in IS_TO_DO
    is_done = row.fate in (Fate.DONE, Fate.KEPT)
    return RowLine(
        number=row.number,
        name=row.name,
        line=row.line,
        address=local(uris.batch_row(batch.id, row.number)),
        shelfmark=row.shelfmark,
        title=title_of(row, t),
        outcome=row.outcome.value,
        fate=row.fate.value,
        is_left_by_choice=can_come and not row.is_chosen,
        mended_by=row.mended_by,
        sentences=tuple(sentence_of_kept(message, t) for message in row.messages),
        notes=tuple(sentence_of_kept(note, t) for note in row.notes),
        share=percent(row.placed / row.characters, t) if row.characters else None,
        aside=len(row.aside),
        draft=local(uris.preview(row.manuscript_id)) if is_done and row.manuscript_id else None,
        can_mend=is_settled(batch) and not is_done,
        can_choose=is_settled(batch) and can_come,
    )


def title_of(row: BatchRow, t: Translator) -> page_models.Text | None:
    """Return the title that serves the reader best; None where the record could not be read."""
    titles = ((row.document or {}).get("identity") or {}).get("titles") or ()
    said: dict[str, list[str]] = {}
    for title in titles:
        for text in title.get("texts") or ():
            said.setdefault(text.get("language", NONE), []).append(text["text"])
    return page_models.said(said, t.language.code) if said else None


def filters_of(account: Account, address: str, current: tuple[str, str]) -> tuple[Filter, ...]:
    """Return the ways to narrow the list that would leave something, all of it first."""
    total = sum(account.outcomes.values())
    made = [Filter("", "", total, address, current == ("", ""))]
    for outcome in Outcome:
        if count := account.outcomes.get(outcome, 0):
            made.append(_filter("outcome", outcome.value, count, address, current))
    if set(account.fates) - {Fate.OPEN}:
        for fate in Fate:
            if fate is not Fate.OPEN and (count := account.fates.get(fate, 0)):
                made.append(_filter("fate", fate.value, count, address, current))
    return tuple(made)


def _filter(kind: str, value: str, count: int, address: str, current: tuple[str, str]) -> Filter:
    return Filter(kind, value, count, f"{address}?{kind}={value}#records", current == (kind, value))


def waiting(session: Session, batch_id: str) -> int:
    """Return how many records a commit would bring in now."""
    return session.scalar(
        select(func.count()).where(
            BatchRow.batch_id == batch_id,
            BatchRow.is_chosen,
            BatchRow.outcome.in_(COMES_IN),
            BatchRow.fate.in_(IS_TO_DO),
        )
    ) or 0  # fmt: skip


def left_by_choice(session: Session, batch_id: str) -> int:
    """Return how many changed records a commit would leave out."""
    return session.scalar(
        select(func.count()).where(
            BatchRow.batch_id == batch_id,
            BatchRow.is_chosen.is_(False),
            BatchRow.outcome == Outcome.CHANGED,
            BatchRow.fate.in_(IS_TO_DO),
        )
    ) or 0  # fmt: skip


def first_refused(session: Session, batch_id: str, after: int = 0) -> int | None:
    """Return the number of the first refused record after one, or of the first of all."""
    numbers = (
        select(func.min(BatchRow.number))
        .where(BatchRow.batch_id == batch_id, BatchRow.outcome == Outcome.REFUSED)
    )  # fmt: skip
    return session.scalar(numbers.where(BatchRow.number > after)) or session.scalar(numbers)


def percent(share: float, t: Translator) -> str:
    """Return a share as this language writes it; never 100 % where something is missing."""
    rounded = int(share * 1000) / 1000
    return str(format_percent(rounded, format="#,##0.#%", locale=t.language.code))


def why(words: str) -> tuple[str, str]:
    """Return the message that says why something has no place, and the detail in English."""
    return _WHY.get(words, ("imports-why-cannot-stand", words))


_WHY: Final[Mapping[str, tuple[str, str]]] = {
    NO_FIELD: ("imports-why-no-field", ""),
    NO_COLUMN: ("imports-why-no-column", ""),
}


def named_of(row: BatchRow, uris: Uris) -> list[dict[str, Any]]:
    """Return the names that came with identifiers, and what each was tied to."""
    return [
        {
            "name": one["name"],
            "uris": one["uris"],
            "address": local(uris.authority(one["authority_id"])) if one["authority_id"] else None,
        }
        for one in row.named
    ]
