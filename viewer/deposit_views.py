"""A deposit as its page shows it: what came, what became of it, what is asked, in one language."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.uris import Uris
from ingest.deposit_progress import DepositProgress, FileReport
from ingest.deposits import CLOSED, RECEIVING, Deposit, DepositState, FileState
from viewer.frame import local
from viewer.languages import Translator

# What each bar is called in the translations.
_STAGE_KEYS = {
    FileState.STAGED: "received",
    FileState.CHARACTERISED: "checked",
    FileState.PRESERVED: "kept",
    FileState.DERIVED: "tiled",
    FileState.REGISTERED: "registered",
}


@dataclass(frozen=True, slots=True)
class DepositLine:
    """One deposit in the list."""

    name: str
    address: str
    state: str
    files: int
    pages: int
    opened_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Stage:
    """One bar: how many of the files that are to become pages have passed the stage."""

    key: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with what is to be said about it."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Files that share a fate; open when a person should look at them."""

    key: str
    files: tuple[FileLine, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One way to answer; `labels` shows what it would call each file, `needs` what it asks for."""

    key: str
    words: str
    needs: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question; `number` tells questions of a page apart."""

    id: str
    number: int
    sentence: str
    files: tuple[str, ...]
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class DepositPage:
    """Everything the page of one deposit says."""

    id: str
    name: str
    state: str
    opened_at: dt.datetime
    files: int
    came: int
    pages: int
    sentence: str | None
    manuscript: str | None
    stages: tuple[Stage, ...]
    questions: tuple[QuestionView, ...]
    warnings: tuple[str, ...]
    groups: tuple[Group, ...]
    receives: bool
    is_final: bool
    can_retry: bool
    can_cancel: bool
    events: str
    fragment: str
    start: str
    answer: str
    retry: str
    cancel: str
    config: Mapping[str, Any]


def name_of(deposit: Deposit) -> str:
    """Return what people call the deposit: the shelfmark it brings, or else its identifier."""
    described = deposit.description or {}
    return str(described.get("shelfmark") or deposit.id)


def line_of(deposit: Deposit, files: int, pages: int, uris: Uris) -> DepositLine:
    """Return the deposit as one line of the list."""
    return DepositLine(
        name=name_of(deposit),
        address=local(uris.deposit(deposit.id)),
        state=deposit.state,
        files=files,
        pages=pages,
        opened_at=deposit.opened_at,
    )


def said(notice: Mapping[str, Any] | None, t: Translator) -> str | None:
    """Say a notice of the ingest room in the reader's language; its English sentence otherwise."""
    if not notice:
        return None
    key = f"notice-{notice.get('key')}"
    if not t.has(key):
        return str(notice.get("sentence") or "") or None
    return t(key, **(notice.get("values") or {}))


def deposit_page(
    deposit: Deposit,
    now: DepositProgress,
    warned: Sequence[tuple[str, Sequence[str]]],
    uris: Uris,
    t: Translator,
) -> DepositPage:
    """Put the page of one deposit together; `warned` are file names with their warning keys."""
    address = local(uris.deposit(deposit.id))
    pages = now.pages_registered
    return DepositPage(
        id=deposit.id,
        name=name_of(deposit),
        state=now.state.value,
        opened_at=now.opened_at,
        files=now.files_total,
        came=now.files_total - now.per_state.get(FileState.EXPECTED.value, 0),
        pages=pages,
        sentence=said(now.trouble, t),
        manuscript=local(uris.manuscript(now.manuscript_id))
        if now.manuscript_id and pages
        else None,
        stages=_stages(now),
        questions=tuple(
            _question(question, number, t) for number, question in enumerate(now.questions, 1)
        ),
        warnings=tuple(text for warning in now.warnings if (text := said(warning, t))),
        groups=_groups(now, warned, t),
        receives=now.state in RECEIVING,
        is_final=now.is_over,
        can_retry=now.state is DepositState.INCOMPLETE
        or (now.state not in (*CLOSED, *RECEIVING) and bool(now.refused or now.stopped)),
        can_cancel=now.state not in (DepositState.DONE, DepositState.CANCELLED),
        events=local(uris.deposit_events(deposit.id)),
        fragment=f"{address}/progress",
        start=f"{address}/start",
        answer=f"{address}/answer",
        retry=f"{address}/retry",
        cancel=f"{address}/cancel",
        config=_config(deposit, uris, t),
    )


def _stages(now: DepositProgress) -> tuple[Stage, ...]:
    if now.is_over or not now.files_total:
        return ()
    return tuple(
        Stage(key, now.stages.get(state.value, 0), now.files_total)
        for state, key in _STAGE_KEYS.items()
        if key == "received" or now.state not in RECEIVING
    )


def _groups(
    now: DepositProgress, warned: Sequence[tuple[str, Sequence[str]]], t: Translator
) -> tuple[Group, ...]:
    groups = (
        Group("refused", _told(now.refused, t), True),
        Group("stopped", _told(now.stopped, t), True),
        Group("missing", _told(now.missing, t), True),
        Group("aside", _told(now.left_aside, t), False),
        Group(
            "noted",
            tuple(
                FileLine(name, tuple(t(f"warning-{key}") for key in keys)) for name, keys in warned
            ),
            False,
        ),
    )
    return tuple(group for group in groups if group.files)


def _told(files: Sequence[FileReport], t: Translator) -> tuple[FileLine, ...]:
    return tuple(
        FileLine(file.name, (sentence,) if (sentence := said(file.as_json(), t)) else ())
        for file in files
    )


def _question(question: Mapping[str, Any], number: int, t: Translator) -> QuestionView:
    proposal = question.get("proposal") or {}
    names = tuple(question["files"])
    return QuestionView(
        id=question["id"],
        number=number,
        sentence=said(question, t) or "",
        files=names,
        choices=tuple(
            ChoiceView(
                key=choice["key"],
                words=_choice_words(choice, names, t),
                needs=choice.get("needs"),
                labels=tuple(proposal.get(choice["key"], ())),
            )
            for choice in question["choices"]
        ),
    )


def _choice_words(choice: Mapping[str, Any], names: Sequence[str], t: Translator) -> str:
    if choice["key"] in names:
        return t("choice-use-file", file=choice["key"])
    key = f"choice-{choice['key']}"
    return t(key) if t.has(key) else str(choice["sentence"])


def _config(deposit: Deposit, uris: Uris, t: Translator) -> dict[str, Any]:
    slots = {name: f"{{{name}}}" for name in ("sent", "total", "size")}
    return {
        "deposit": deposit.id,
        "urls": {
            "deposit": local(uris.deposit_events(deposit.id)).removesuffix("/events"),
            "events": local(uris.deposit_events(deposit.id)),
            "uploads": local(uris.uploads()),
            "page": local(uris.deposit(deposit.id)),
        },
        "strings": {
            "waiting": t("upload-waiting"),
            "sending": t("upload-sending"),
            "sent": t("upload-sent"),
            "failed": t("upload-failed"),
            "pause": t("upload-pause"),
            "resume": t("upload-resume"),
            "again": t("upload-again"),
            "summary": t("upload-summary", **slots),
        },
    }
