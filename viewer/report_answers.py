"""How a report is answered: at once where it is small, else by a worker, with its progress."""

import json
from http import HTTPStatus
from typing import Literal
from urllib.parse import quote

from fastapi import Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalog.identity import Manuscript
from ingest.work_queue import WorkQueue
from viewer.frame import VaultHouse, local, show, words_of
from viewer.sheets import press, printing
from viewer.sheets.report import Heading, Report
from viewer.sheets.wording import Speaker, speaker

NOT_KEPT = {"Cache-Control": "no-store"}
DIGITS = Query(pattern="^(latn|arab)$")
Form = Literal["pdf", "json"]


class Answers:
    """Turns reports into responses."""

    def __init__(self, house: VaultHouse, queue: WorkQueue) -> None:
        self._house, self._queue = house, queue

    def say(self, request: Request, digits: str) -> Speaker:
        """Return the speaker of this request."""
        return speaker(words_of(request), digits)

    def heading(self, manuscript: Manuscript, say: Speaker) -> Heading:
        """Return what every report of the manuscript begins with."""
        return Heading(
            manuscript.shelfmark,
            say.best(manuscript.titles),
            say.best(manuscript.holder.names),
            self._house.uris.verify(manuscript.id),
        )

    def answer(
        self, request: Request, manuscript_id: str, report: Report, form: Form, shelf: str
    ) -> Response:
        """Return the report as its data or its PDF; 202 and a page that waits for a large one."""
        if form == "json":
            return JSONResponse(report.data, headers=NOT_KEPT)
        store = self._house.vault.blobs
        if report.pictures <= press.PICTURES_AT_ONCE:
            return _pdf(printing.pdf(store, report.template, report.data, report.at), report.name)
        key = press.key_of(report, shelf)
        told = press.queue(store, report, key, self._send)
        if told.phase == "ready":
            return _pdf(press.kept(store, key), report.name)
        uris = self._house.uris
        return show(
            self._house, request, "bench/reports_waiting.html", section="desk",
            entries=("reports",), status=HTTPStatus.ACCEPTED, headers=NOT_KEPT,
            title=report.data["title"], progress=told,
            asking=local(uris.report_progress(manuscript_id, shelf, report.digest)),
            back=local(uris.manuscript(manuscript_id)),
        )  # fmt: skip

    def progress(self, shelf: str, digest: str) -> Response:
        """Return how far a report is, for the page that waits."""
        told = press.progress(self._house.vault.blobs, f"reports/{shelf}/{digest}")
        if told is None:
            return JSONResponse({"phase": "unknown"}, HTTPStatus.NOT_FOUND, headers=NOT_KEPT)
        line = {"phase": told.phase, "done": told.done, "of": told.of}
        return Response(json.dumps(line), media_type="application/json", headers=NOT_KEPT)

    def _send(self, key: str, attempt: int) -> None:
        with self._house.sessions.begin() as session:
            self._queue.send_report(session, key, attempt)


def shelf_of(subject_id: str, say: Speaker, *, is_public: bool = False) -> str:
    """Return the shelf of a subject's reports in one language, for one audience."""
    return f"{subject_id}-{say.language}-{say.digits}{'-public' if is_public else ''}"


def _pdf(body: bytes, name: str) -> Response:
    quoted = quote(f"{name}.pdf", safe="")
    headers = {**NOT_KEPT, "Content-Disposition": f"inline; filename*=UTF-8''{quoted}"}
    return Response(body, media_type="application/pdf", headers=headers)
