"""What is asked of an import: columns chosen, read, brought in, taken back; and its report."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus
from itertools import islice
from typing import Annotated, Any

from babel import Locale
from fastapi import APIRouter, Depends, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from catalog.accounts.permissions import Needs, Person
from catalog.clock import Clock, now
from catalog.errors import BadRecord
from catalog.exchange import batches, columns
from catalog.exchange.asking import ask
from catalog.exchange.choosing import choose_changed
from catalog.exchange.columns import Preview
from catalog.exchange.foresight import staying
from catalog.exchange.headers import FIELDS, LANGUAGED
from catalog.exchange.tables import Batch, BatchKind, BatchRow, BatchWork, Fate, Outcome
from catalog.language import NONE
from catalog.paths import IMPORT_PATH
from viewer import import_views
from viewer.frame import local, show, words_of
from viewer.languages import Translator
from viewer.pages_imports import Doors, ImportHouse, heading, opened
from viewer.refusals import Sentence, sentence_of, sentence_of_kept

# Languages of columns that are offered; what a header says beside them is offered too.
TONGUES = ("ar", "fa", "kk", "ru", "en", "ota", "chg", "tr", "he", "ar-Latn")
STAYING_SHOWN = 20
_PAGE = 500
_ENTRIES = ("imports",)
# What a spreadsheet program would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def router(house: ImportHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return what is asked of an import."""
    pages = APIRouter(include_in_schema=False)
    doors = Doors(house, needs, clock)
    _add_columns(pages, doors)
    _add_steps(pages, doors)
    _add_undo(pages, doors)
    _add_report(pages, doors)
    return pages


async def sent_form(request: Request) -> FormData:
    """Read a form without files here: a `def` endpoint runs in a thread and cannot wait."""
    return await request.form(max_files=0, max_fields=2000)


def _add_columns(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    def form(
        request: Request, person: Person, batch_id: str, sheet: str | None,
        chosen: Mapping[str, str] | None = None, mistake: Sentence | None = None,
    ) -> Response:  # fmt: skip
        t = words_of(request)
        with house.sessions() as session:
            batch = opened(session, person, batch_id)
            said = heading(house, session, request, batch)
        if not import_views.can_change_columns(batch):
            return doors.see(batch_id)
        preview = None
        try:
            preview = columns.preview(house.sessions, house.vault.root, batch_id, sheet)
        except BadRecord as error:
            mistake = mistake or sentence_of(error, t)
        return show(
            house, request, "imports/columns.html", section="imports", entries=_ENTRIES,
            status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
            headers={"Cache-Control": "no-store"},
            preview=_with(preview, chosen) if preview and chosen else preview,
            notes=[sentence_of_kept(note, t) for note in preview.notes] if preview else [],
            fields=FIELDS, languaged=LANGUAGED, known_tongues=TONGUES,
            tongues=[(code, tongue_name(code, t)) for code in TONGUES], mistake=mistake, **said,
        )  # fmt: skip

    @pages.get(f"{IMPORT_PATH}/columns")
    def offered(
        request: Request,
        batch_id: str,
        person: Annotated[Person, Depends(doors.guard)],
        sheet: Annotated[str | None, Query(max_length=200)] = None,
    ) -> Response:
        return form(request, person, batch_id, sheet)

    @pages.post(f"{IMPORT_PATH}/columns")
    def choose(
        request: Request,
        batch_id: str,
        person: Annotated[Person, Depends(doors.guard)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        chosen = chosen_columns(sent)
        sheet = str(sent.get("sheet", ""))
        try:
            with house.sessions.begin() as session:
                opened(session, person, batch_id)
                columns.choose_columns(session, batch_id, sheet, chosen)
                ask(session, batch_id, BatchWork.READ, by=person.name, at=doors.clock())
        except BadRecord as mistake:
            told = sentence_of(mistake, words_of(request))
            return form(request, person, batch_id, sheet, chosen, told)
        return doors.see(batch_id)


def chosen_columns(sent: FormData) -> dict[str, str]:
    """Return the field of each header as 'title:ar'; empty where the column is kept aside."""
    headers, fields, tongues = (
        [str(one) for one in sent.getlist(name)] for name in ("header", "field", "language")
    )
    return {
        header: f"{field}:{tongue}" if tongue and field in LANGUAGED else field
        for header, field, tongue in zip(headers, fields, tongues, strict=False)
    }


def _with(preview: Preview, chosen: Mapping[str, str]) -> Preview:
    """Return the preview with what was chosen in place of what was proposed."""

    def as_chosen(column: columns.Column) -> columns.Column:
        field, _, language = chosen.get(column.header, "").partition(":")
        return replace(column, field=field, language=language or NONE)

    return replace(preview, columns=tuple(as_chosen(one) for one in preview.columns))


def tongue_name(tag: str, t: Translator) -> str:
    """Return what the reader calls a language, with its script where the tag says one."""
    locale = Locale.parse(t.language.code)
    language, _, script = tag.partition("-")
    name = locale.languages.get(language, language)
    return f"{name} ({locale.scripts.get(script, script)})" if script else str(name)


def _add_steps(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    def asked(person: Person, batch_id: str, work: BatchWork) -> Response:
        with house.sessions.begin() as session:
            opened(session, person, batch_id)
            ask(session, batch_id, work, by=person.name, at=doors.clock())
        return doors.see(batch_id)

    @pages.post(f"{IMPORT_PATH}/read")
    def read(batch_id: str, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        return asked(person, batch_id, BatchWork.READ)

    @pages.post(f"{IMPORT_PATH}/commit")
    def commit(batch_id: str, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        return asked(person, batch_id, BatchWork.COMMIT)

    @pages.post(f"{IMPORT_PATH}/undo")
    def undo(batch_id: str, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        return asked(person, batch_id, BatchWork.UNDO)

    @pages.post(f"{IMPORT_PATH}/take-changed")
    def take_changed(batch_id: str, person: Annotated[Person, Depends(doors.guard)]) -> Response:
        with house.sessions.begin() as session:
            opened(session, person, batch_id)
            choose_changed(session, batch_id)
        return doors.see(batch_id)


def _add_undo(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.get(f"{IMPORT_PATH}/undo")
    def confirm(
        request: Request, batch_id: str, person: Annotated[Person, Depends(doors.guard)]
    ) -> Response:
        with house.sessions() as session:
            batch = opened(session, person, batch_id)
            account = batches.account(session, batch_id)
            if not import_views.can_undo(batch, account):
                return doors.see(batch_id)
            said = heading(house, session, request, batch)
            left = staying(session, batch_id)
            shown = list(islice(left, STAYING_SHOWN))
            count = len(shown) + sum(1 for _ in left)
            made = _made(session, batch)
        going = account.fates.get(Fate.DONE, 0) + account.fates.get(Fate.KEPT, 0) - count
        return show(
            house, request, "imports/undo.html", section="imports", entries=_ENTRIES,
            headers={"Cache-Control": "no-store"}, going=max(going, 0), made=made,
            staying=[
                {
                    "shelfmark": one.shelfmark, "why": one.why, "by": one.by,
                    "address": local(house.uris.preview(one.manuscript_id)),
                }
                for one in shown
            ],
            staying_count=count, **said,
        )  # fmt: skip


def _made(session: Session, batch: Batch) -> int:
    """Return how many authorities came with an import that was let make some."""
    if not batch.settings.get("makes_authorities"):
        return 0
    found = session.scalars(select(BatchRow.made).where(BatchRow.batch_id == batch.id))
    return sum(len(made) for made in found)


def _add_report(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.get(f"{IMPORT_PATH}/report.csv")
    def report(
        request: Request, batch_id: str, person: Annotated[Person, Depends(doors.guard)]
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            is_table = opened(session, person, batch_id).kind is BatchKind.TABLE
        return StreamingResponse(
            _report(house, batch_id, t, is_table=is_table),
            media_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{batch_id}.csv"',
                "Cache-Control": "no-store",
            },
        )


def _report(house: ImportHouse, batch_id: str, t: Translator, *, is_table: bool) -> Iterator[bytes]:
    """Yield a line for every record: what it is, what became of it, why, and what is kept aside."""
    # Spreadsheet programs take a file without this mark for one of their own old encodings.
    yield "\ufeff".encode() + _line(
        t("imports-number"), t("imports-record"), t("imports-field-shelfmark"),
        t("imports-what-is"), t("imports-what-became"), t("imports-aside-why"),
        t("imports-row-aside"), t("imports-draft"),
    )  # fmt: skip
    after = 0
    while True:
        with house.sessions() as session:
            found = batches.rows(session, batch_id, after=after, limit=_PAGE)
            lines = [_report_line(row, house, t, is_table=is_table) for row in found]
        yield from lines
        if len(found) < _PAGE:
            return
        after = found[-1].number


def _report_line(row: BatchRow, house: ImportHouse, t: Translator, *, is_table: bool) -> bytes:
    is_here = row.fate in (Fate.DONE, Fate.KEPT) and row.manuscript_id
    refused = row.outcome is Outcome.REFUSED
    place = f"{row.name}, {t('imports-line', line=row.line)}" if row.line and refused else row.name
    return _line(
        str(row.number), row.name if is_table else place, row.shelfmark or "",
        t(f"imports-outcome-{row.outcome.value}"), t(f"imports-fate-{row.fate.value}"),
        " ".join(str(sentence_of_kept(one, t)) for one in row.messages),
        " | ".join(f"{one['path']}: {one['text']}" for one in row.aside),
        house.uris.preview(row.manuscript_id or "") if is_here else "",
    )  # fmt: skip


def _line(*cells: Any) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerow([f"'{one}" if one.startswith(_FORMULA) else one for one in cells])
    return made.getvalue().encode("utf-8", "replace")
