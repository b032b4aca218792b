"""The bench's photographs: the list of a manuscript, sending one, and one beside its canvas."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity, images
from catalog.accounts.permissions import Action, Needs, Person, may, require
from catalog.clock import Clock, now
from catalog.codicology.folios import find_canvas
from catalog.conservation.captures import archive, captures, released, scales, views
from catalog.conservation.captures.errors import CaptureNotFound
from catalog.conservation.captures.scales import Scale, first_image
from catalog.conservation.captures.tables import CaptureArrival, Light, Phase
from catalog.identifiers import mint
from catalog.images import Image
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow, pages_for_staff
from catalog.paths import (
    CAPTURE_PATH,
    CAPTURES_PATH,
)
from catalog.publication import After
from ingest.house import DepositHouse
from ingest.registration import api as photographs_api
from ingest.work_queue import WorkQueue
from viewer import page_models
from viewer.bench_views import tabs
from viewer.frame import PageHouse, local, show, words_of
from viewer.photograph_views import at_work, fit_in_mm, still_true, taken

_THUMBNAIL_PX = 200


class BenchHouse(PageHouse, DepositHouse, Protocol):
    """What is needed to take photographs in and to show them."""


@dataclass(frozen=True)
class Shown:
    """A photograph in the list: its side's label, a small picture, its address."""

    capture: views.CaptureShown
    label: str
    picture: page_models.Picture | None
    address: str


@dataclass(frozen=True)
class Doors:
    """What every page here is made with."""

    house: BenchHouse
    queue: WorkQueue
    needs: Needs
    after: After
    clock: Clock


async def sent_form(request: Request) -> FormData:
    """Return the fields a browser sent."""
    return await request.form(max_fields=20, max_files=0)


def router(
    house: BenchHouse,
    queue: WorkQueue,
    needs: Needs,
    after: After,
    clock: Clock = now,
) -> APIRouter:
    """Return the pages."""
    doors = Doors(house, queue, needs, after, clock)
    pages = APIRouter(include_in_schema=False, default_response_class=Response)
    _add_list(pages, doors)
    _add_sending(pages, doors)
    _add_one(pages, doors)
    _add_deciding(pages, doors)
    return pages


def _add_list(pages: APIRouter, doors: Doors) -> None:
    reader = doors.needs(Action.READ_BENCH)

    @pages.get(CAPTURES_PATH)
    def photographs(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(reader)]
    ) -> Response:
        house, t = doors.house, words_of(request)
        with house.sessions() as session:
            manuscript = _manuscript(session, person, Action.READ_BENCH, manuscript_id)
            rows = pages_for_staff(session, manuscript)
            told = views.of_manuscript(session, manuscript_id)
            shown = _in_order(house, session, rows, told.captures, t)
            busy = at_work(session, manuscript_id, told.captures)
        labels = {row.canvas_id: page_models.label_in(row.side_label, t) for row in rows}
        return show(
            house,
            request,
            "bench/photographs/list.html",
            section="desk",
            entries=("registration",),
            **_heading(house, manuscript, t.language.code),
            tabs=tabs(request.app, house.uris, manuscript.id, "photographs"),
            shown=shown,
            arriving=told.arriving,
            busy=busy,
            labels=labels,
            phases=list(Phase),
            lights=list(Light),
            sides=[(row.canvas_id, labels[row.canvas_id]) for row in rows],
            chosen=request.query_params.get("canvas", ""),
            may_capture=may(person, Action.CAPTURE, manuscript.holder_id),
        )


def _add_sending(pages: APIRouter, doors: Doors) -> None:
    photographer = doors.needs(Action.CAPTURE)
    house = doors.house

    @pages.post(f"{CAPTURES_PATH}/send")
    async def send(
        request: Request, manuscript_id: str, person: Annotated[Person, Depends(photographer)]
    ) -> Response:
        canvas_id = request.query_params.get("canvas", "")
        async with photographs_api.sent_form(request) as form:
            canvas_id = str(form.get("canvas") or canvas_id)
            await run_in_threadpool(photographs_api.check, house, person, manuscript_id, canvas_id)
            work = partial(
                photographs_api.take, house, doors.queue, person, manuscript_id, canvas_id,
                _with_zone(form), doors.clock(),
            )  # fmt: skip
            await run_in_threadpool(work)
        address = f"{local(house.uris.captures(manuscript_id))}?canvas={canvas_id}"
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _add_one(pages: APIRouter, doors: Doors) -> None:
    reader = doors.needs(Action.READ_BENCH)
    house = doors.house

    @pages.get(CAPTURE_PATH)
    def photograph(
        request: Request,
        manuscript_id: str,
        capture_id: str,
        person: Annotated[Person, Depends(reader)],
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            manuscript = _manuscript(session, person, Action.READ_BENCH, manuscript_id)
            capture = captures.find(session, capture_id)
            if capture.manuscript_id != manuscript_id:
                raise CaptureNotFound(capture_id)
            canvas = find_canvas(session, manuscript_id, capture.canvas_id)
            told = views.capture(capture, captures.latest(session, capture_id))
            first = first_image(session, canvas)
            master = images.find(session, capture.master_image_id)
            scale = scales.scale_with_source(session, canvas.id)
            rows = pages_for_staff(session, manuscript)
            config = _config(house, told, first, master, scale)
            arrival = session.get(CaptureArrival, capture_id)
            busy = at_work(session, manuscript_id, [told])
        label = next((r.side_label for r in rows if r.canvas_id == told.canvas_id), "")
        return show(
            house,
            request,
            "bench/photographs/one.html",
            section="desk",
            entries=("registration",),
            **_heading(house, manuscript, t.language.code),
            tabs=tabs(request.app, house.uris, manuscript.id, "photographs"),
            capture=told,
            label=page_models.label_in(label, t),
            own=local(house.uris.capture(manuscript_id, capture_id)),
            compare=local(house.uris.compare(manuscript_id, told.canvas_id)),
            config=config,
            busy=busy,
            taken=taken(told.content["captured_at"], t),
            fit=fit_in_mm(told.registration, scale),
            reason=still_true(arrival, told.registration, scale),
            scale=scale,
            limit_mm=captures.ACCEPTED_WITH_BADGE_MM,
            may_capture=may(person, Action.CAPTURE, manuscript.holder_id),
            may_release=may(person, Action.RELEASE, manuscript.holder_id),
        )


def _add_deciding(pages: APIRouter, doors: Doors) -> None:
    for step in ("accept", "reject", "release", "withdraw", "scale"):
        action = Action.RELEASE if step in ("release", "withdraw") else Action.CAPTURE
        pages.add_api_route(
            f"{CAPTURE_PATH}/{step}", _decision(doors, step, action), methods=["POST"]
        )


def _decision(doors: Doors, step: str, action: Action) -> Callable[..., Response]:
    house, guard = doors.house, doors.needs(action)

    def decide(
        manuscript_id: str,
        capture_id: str,
        person: Annotated[Person, Depends(guard)],
        form: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        with house.sessions.begin() as session:
            _manuscript(session, person, action, manuscript_id)
            if captures.find(session, capture_id).manuscript_id != manuscript_id:
                raise CaptureNotFound(capture_id)
            _do(session, doors, step, capture_id, person, form)
        address = local(house.uris.capture(manuscript_id, capture_id))
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)

    return decide


def _do(
    session: Session, doors: Doors, step: str, capture_id: str, person: Person, form: FormData
) -> None:
    root, at, by = doors.house.vault.root, doors.clock(), person.name
    if step in ("release", "withdraw"):
        change = released.release if step == "release" else released.withdraw
        change(session, root, capture_id, by=by, at=at, new_id=mint, after=doors.after)
        return
    if step == "scale":
        canvas_id = captures.find(session, capture_id).canvas_id
        _measure(session, doors, canvas_id, _number(form, "width_mm"), by, at)
        return
    seen = int(_number(form, "seen"))
    if step == "accept":
        row = captures.accept(session, capture_id, seen=seen, by=by, at=at, new_id=mint)
        doors.queue.send_drawing(session, capture_id, row.number)
    else:
        captures.reject(session, capture_id, seen=seen, by=by, at=at)
    archive.keep(session, root, capture_id, message=f"The photograph: {step}", by=by, at=at)


def _measure(
    session: Session, doors: Doors, canvas_id: str, width_mm: float, by: str, at: dt.datetime
) -> None:
    image = captures.of_canvas(session, canvas_id)[0]
    canvas = find_canvas(session, image.manuscript_id, canvas_id)
    scales.set_scale(session, canvas_id, width_mm / canvas.width_px, source="a ruler", by=by, at=at)
    archive.keep_scales(session, doors.house.vault.root, canvas.manuscript_id, by=by, at=at)


def _number(form: FormData, name: str) -> float:
    text = str(form.get(name) or "").replace(",", ".").strip()
    try:
        return float(text)
    except ValueError:
        return -1.0


def _with_zone(form: FormData) -> FormData:
    """A browser's date and time have no zone; the field beside them tells it."""
    told = str(form.get("captured_local") or "")
    zone = str(form.get("zone") or "")
    return FormData([*form.multi_items(), ("captured_at", f"{told}{zone}")])


def _manuscript(session: Session, person: Person, action: Action, manuscript_id: str) -> Manuscript:
    manuscript = identity.find(session, manuscript_id)
    require(person, action, manuscript.holder_id)
    return manuscript


def _heading(house: BenchHouse, manuscript: Manuscript, language: str) -> dict[str, Any]:
    return {
        "title": page_models.said(manuscript.titles, language),
        "shelfmark": manuscript.shelfmark,
        "page_address": local(house.uris.manuscript(manuscript.id)),
        "address": local(house.uris.captures(manuscript.id)),
    }


def _in_order(
    house: BenchHouse,
    session: Session,
    rows: list[PageRow],
    found: list[views.CaptureShown],
    t: Any,
) -> list[Shown]:
    places = {row.canvas_id: number for number, row in enumerate(rows)}
    labels = {row.canvas_id: page_models.label_in(row.side_label, t) for row in rows}
    shown = []
    for one in sorted(found, key=lambda each: (places.get(each.canvas_id, 0), each.at)):
        image = images.find(session, one.shown_image_id or one.master_image_id)
        picture = page_models.picture_of(
            house.uris, image.id, image.width_px, image.height_px, _THUMBNAIL_PX
        )
        address = local(house.uris.capture(one.manuscript_id, one.id))
        shown.append(Shown(one, labels.get(one.canvas_id, ""), picture, address))
    return shown


def _config(
    house: BenchHouse,
    told: views.CaptureShown,
    first: Image | None,
    master: Image,
    scale: Scale | None,
) -> dict[str, Any]:
    registration = told.registration
    return {
        "canvas": _side(house, first),
        "photograph": _side(house, master),
        "points": registration.tie_points if registration else [],
        "matrix": registration.matrix if registration else None,
        "mmPerPx": scale.mm_per_px if scale else None,
        "seen": registration.number if registration else 0,
        "send": f"/api/captures/{told.id}/registration",
    }


def _side(house: BenchHouse, image: Image | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return {
        "service": local(house.uris.image(image.id)),
        "width": image.width_px,
        "height": image.height_px,
    }
