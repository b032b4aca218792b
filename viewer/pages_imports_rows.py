"""One record of an import: what was understood of it, and how it is mended before it counts."""

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Needs, Person
from catalog.clock import Clock, now
from catalog.errors import BadRecord
from catalog.exchange import batches, files, mending
from catalog.exchange.errors import BadFiles, BatchRowNotFound
from catalog.exchange.headers import parse
from catalog.exchange.table import field_of
from catalog.exchange.tables import Batch, BatchRow, Fate, Outcome
from catalog.identifiers import mint
from catalog.paths import IMPORT_ROW_PATH
from catalog.record import drafts
from catalog.record.differences import differences
from catalog.record.document import Record
from catalog.record.published import document_of
from viewer import import_views
from viewer.frame import Number, local, show, words_of
from viewer.import_files import sent_files, uploads
from viewer.languages import Translator
from viewer.pages_imports import Doors, ImportHouse, heading, opened
from viewer.pages_imports_steps import sent_form
from viewer.record_differences import DifferenceView, difference_views
from viewer.record_loading import saying
from viewer.record_views import description
from viewer.refusals import Sentence, sentence_of

FILE_BYTES_MAX: Final = 100_000_000
_ENTRIES: Final = ("imports",)
# What a refusal calls a field, where that is not what a column of it is called.
_COLUMNS: Final = {
    "titles": "title", "languages": "language", "date_text": "date", "place_text": "place",
    "material_text": "material",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, to be written anew; `is_wrong` where the refusal is about its field."""

    header: str
    field: str
    text: str
    is_wrong: bool


def router(house: ImportHouse, needs: Needs, clock: Clock = now) -> APIRouter:
    """Return the page of one record and what is done to it."""
    pages = APIRouter(include_in_schema=False)
    doors = Doors(house, needs, clock)
    _add_one(pages, doors)
    _add_mending(pages, doors)
    _add_choosing(pages, doors)
    _add_source(pages, doors)
    return pages


def _page(
    doors: Doors,
    request: Request,
    person: Person,
    batch_id: str,
    number: int,
    *,
    mended: int = 0,
    mistake: Sentence | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """Show the record; `typed` is what was written into its cells and could not be taken."""
    house, t = doors.house, words_of(request)
    with house.sessions() as session:
        batch = opened(session, person, batch_id)
        row = batches.row_of(session, batch_id, number)
        said = heading(house, session, request, batch)
        after = import_views.first_refused(session, batch_id, number)
        understood, changes = _understood(session, doors, batch, row, t)
    return show(
        house, request, "imports/row.html", section="imports", entries=_ENTRIES,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if mistake else HTTPStatus.OK,
        headers={"Cache-Control": "no-store"}, mistake=mistake,
        row=import_views.row_line(row, batch, house.uris, t),
        cells=cells_of(batch, row, typed or {}), description=understood, differences=changes,
        aside=[_aside(one) for one in row.aside],
        named=import_views.named_of(row, house.uris), has_file=row.file > 0,
        next_refused=_mend_address(doors, batch_id, after) if after not in (None, number) else None,
        notice=t("imports-mended", number=mended) if mended else None, **said,
    )  # fmt: skip


def cells_of(batch: Batch, row: BatchRow, typed: dict[str, str]) -> list[Cell] | None:
    """Return the cells of a row of a table with the fields they fill; None for a file."""
    if row.cells is None:
        return None
    chosen = (batch.columns or {}).get("fields", {})
    wrong = {
        _COLUMNS.get(str(said), str(said))
        for message in row.messages
        for said in (message["values"].get("field"), message["values"].get("header"))
        if said
    }
    if any(
        "shelfmark" in message["values"] or message["key"].startswith("shelfmark")
        for message in row.messages
    ):
        wrong.add("shelfmark")
    cells = []
    for header, text in row.cells:
        field, _ = parse(field_of(header, chosen))
        is_wrong = bool({field, header} & wrong)
        cells.append(Cell(header, field, typed.get(header, text), is_wrong))
    return cells


def _understood(
    session: Session, doors: Doors, batch: Batch, row: BatchRow, t: Translator
) -> tuple[Any, tuple[DifferenceView, ...]]:
    """Return the record in words, and what a changed one would change."""
    if row.document is None:
        return (), ()
    known = row.manuscript_id or ""
    old: dict[str, Any] = {}
    if row.outcome is Outcome.CHANGED and row.fate is not Fate.DONE and known:
        draft = drafts.find_draft(session, known)
        old = draft.document if draft else document_of(session, known)[0]
    said = saying(session, doors.house.uris, t, known, row.document, old)
    changes = difference_views(differences(old, row.document), old, row.document, said)
    return description(Record.model_validate(row.document), said), changes if old else ()


def _aside(one: dict[str, Any]) -> dict[str, Any]:
    why, detail = import_views.why(one["why"])
    return {"path": one["path"], "line": one["line"], "text": one["text"], "why": why,
            "detail": detail}  # fmt: skip


def _mend_address(doors: Doors, batch_id: str, number: int | None, mended: int = 0) -> str:
    address = local(doors.house.uris.batch_row(batch_id, number or 0))
    return f"{address}{f'?mended={mended}' if mended else ''}#mend"


def _add_one(pages: APIRouter, doors: Doors) -> None:
    @pages.get(IMPORT_ROW_PATH)
    def one(
        request: Request,
        batch_id: str,
        number: Number,
        person: Annotated[Person, Depends(doors.guard)],
        mended: Annotated[int, Query(ge=0, le=10**9)] = 0,
    ) -> Response:
        return _page(doors, request, person, batch_id, number, mended=mended)


def _add_mending(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    def after(batch_id: str, row: BatchRow) -> Response:
        """Lead to the next refused record; to the same one where it is still refused."""
        if row.outcome is Outcome.REFUSED:
            address = _mend_address(doors, batch_id, row.number)
            return RedirectResponse(address, HTTPStatus.SEE_OTHER)
        with house.sessions() as session:
            refused = import_views.first_refused(session, batch_id, row.number)
        if refused is None:
            return doors.see(batch_id, f"?mended={row.number}")
        address = _mend_address(doors, batch_id, refused, row.number)
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)

    @pages.post(f"{IMPORT_ROW_PATH}/mend")
    def mend(
        request: Request,
        batch_id: str,
        number: Number,
        person: Annotated[Person, Depends(doors.guard)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        headers, texts = ([str(one) for one in sent.getlist(name)] for name in ("header", "cell"))
        typed = dict(zip(headers, texts, strict=False))
        try:
            with house.sessions.begin() as session:
                opened(session, person, batch_id)
                row = mending.mend(
                    session, house.vault.root, batch_id, number, typed, by=person.name,
                    at=doors.clock(), new_id=mint,
                )  # fmt: skip
        except BadRecord as error:
            told = sentence_of(error, words_of(request))
            return _page(doors, request, person, batch_id, number, mistake=told, typed=typed)
        return after(batch_id, row)

    def put_in_place(person: Person, batch_id: str, number: int, sent: FormData) -> Response:
        found = uploads(sent, "file")
        if len(found) != 1:
            raise BadFiles("There is no file: choose one.", key="none")
        name, data = found[0].filename or "", found[0].file.read()
        with house.sessions.begin() as session:
            opened(session, person, batch_id)
            row = mending.replace(
                session, house.vault.root, batch_id, number, name, data, by=person.name,
                at=doors.clock(), new_id=mint,
            )  # fmt: skip
        return after(batch_id, row)

    @pages.post(f"{IMPORT_ROW_PATH}/replace")
    async def replace(
        request: Request,
        batch_id: str,
        number: Number,
        person: Annotated[Person, Depends(doors.guard)],
    ) -> Response:
        try:
            async with sent_files(request, FILE_BYTES_MAX) as sent:
                work = partial(put_in_place, person, batch_id, number, sent)
                return await run_in_threadpool(work)
        except BadRecord as error:
            told = sentence_of(error, words_of(request))
            page = partial(_page, doors, request, person, batch_id, number, mistake=told)
            return await run_in_threadpool(page)


def _add_choosing(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.post(f"{IMPORT_ROW_PATH}/choose")
    def choose(
        batch_id: str,
        number: Number,
        person: Annotated[Person, Depends(doors.guard)],
        take: Annotated[str, Form(max_length=10)] = "",
        back: Annotated[str, Form(max_length=500)] = "",
    ) -> Response:
        with house.sessions.begin() as session:
            opened(session, person, batch_id)
            batches.choose(session, batch_id, number, is_chosen=take == "yes")
        # Only to a page of this import: an address that was sent leads nowhere else.
        own = local(house.uris.batch(batch_id))
        is_own = back == own or back.startswith((f"{own}?", f"{own}/"))
        anchor = "" if "/rows/" in back else "#records"
        address = f"{back}{anchor}" if is_own else own
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _add_source(pages: APIRouter, doors: Doors) -> None:
    house = doors.house

    @pages.get(f"{IMPORT_ROW_PATH}/source")
    def source(
        batch_id: str, number: Number, person: Annotated[Person, Depends(doors.guard)]
    ) -> Response:
        with house.sessions() as session:
            opened(session, person, batch_id)
            file = batches.row_of(session, batch_id, number).file
        if not file:
            # Imports of before kept their sources one by one; the vault has them.
            raise BatchRowNotFound(batch_id, number)
        name, data = files.read(house.vault.root, batch_id, file)
        # Never shown as a page: what a stranger sent must not run here.
        return Response(
            data,
            media_type="application/octet-stream",
            headers={
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
                "Cache-Control": "no-store",
            },
        )
