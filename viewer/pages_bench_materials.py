"""The store of materials: products, lots, preparations, and every leaf that met one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog import identity
from catalog.accounts.permissions import Action, Person, may, require
from catalog.conservation.treatment import neighbours, store, store_bodies, views
from catalog.conservation.treatment.meeting import recall
from catalog.conservation.treatment.states import StepState
from catalog.conservation.treatment.step_content import Unit
from catalog.conservation.treatment.store_content import AnimalOrigin, LotContent, ProductContent
from catalog.conservation.treatment.store_tables import Lot, Preparation, Product
from catalog.identifiers import Kind, mint
from catalog.identity import Holder
from catalog.paths import STORE_PATH
from viewer import page_models
from viewer.folio_ranges import folios_of
from viewer.frame import local, show, words_of
from viewer.languages import LANGUAGES, Translator
from viewer.sent_forms import MENDABLE, Mistake, Sent, mistake_of, sent_form, taken, words_in
from viewer.step_views import refusals
from viewer.store_form import lot_of, preparation_of, product_of
from viewer.treatment_doors import Doors, find_holder
from viewer.treatment_words import all_words, choices, term

_ROOMS = ("products", "lots", "preparations")


@dataclass(frozen=True, slots=True)
class LotView:
    """A delivery on the list; `refused` says why it may not be used today, if so."""

    lot: store_bodies.LotShown
    address: str
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductView:
    """A product with its deliveries."""

    product: store_bodies.ProductShown
    generic: page_models.Text
    address: str
    lots: list[LotView]


@dataclass(frozen=True, slots=True)
class PreparationView:
    """Something made in the laboratory; `of` are the batch numbers of its lots."""

    made: store_bodies.PreparationShown
    recipe: list[page_models.Text]
    address: str
    of: list[str]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetView:
    """A book whose leaves met a material: the sides as ranges, and in which steps."""

    shelfmark: str
    sides: str
    parts: list[page_models.Text]
    steps: list[tuple[int, str, str, bool]]


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the pages."""
    _add_shelf(pages, doors)
    _add_entering(pages, doors)
    _add_one(pages, doors)


def _add_shelf(pages: APIRouter, doors: Doors) -> None:
    @pages.get(STORE_PATH)
    def shelf(
        request: Request,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
        holder: str = "",
    ) -> Response:
        return _shelf(doors, request, person, holder)


def _add_entering(pages: APIRouter, doors: Doors) -> None:
    entering: dict[str, Callable[[Session, Sent, Person, str, Any], object]] = {
        "products": lambda session, sent, person, holder_id, at: store.add_product(
            session, product_id=mint(Kind.MATERIAL), holder_id=holder_id,
            generic=sent.one("generic"), content=product_of(sent), by=person.name, at=at,
        ),
        "lots": lambda session, sent, person, holder_id, at: store.add_lot(
            session, lot_id=mint(Kind.MATERIAL), product_id=sent.one("product_id"),
            code=sent.one("code"), content=lot_of(sent), by=person.name, at=at,
        ),
        "preparations": lambda session, sent, person, holder_id, at: store.add_preparation(
            session, preparation_id=mint(Kind.MATERIAL), holder_id=holder_id,
            code=sent.one("code"), lot_ids=sent.many("lot"),
            content=preparation_of(sent, person.name), by=person.name, at=at,
        ),
    }  # fmt: skip
    for room in _ROOMS:
        _add_entry(pages, doors, room, entering[room])


def _add_entry(
    pages: APIRouter,
    doors: Doors,
    room: str,
    enter: Callable[[Session, Sent, Person, str, Any], object],
) -> None:
    @pages.post(f"{STORE_PATH}/{room}")
    def made(
        request: Request,
        person: Annotated[Person, Depends(doors.needs(Action.KEEP_MATERIALS))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        holder_id = sent.one("holder")
        try:
            with doors.house.sessions.begin() as session:
                if room == "lots":
                    holder_id = store.product(session, sent.one("product_id")).holder_id
                else:
                    find_holder(session, holder_id)
                require(person, Action.KEEP_MATERIALS, holder_id)
                enter(session, sent, person, holder_id, doors.clock())
        except MENDABLE as error:
            mistake = mistake_of(error, sent, words_of(request))
            return _shelf(doors, request, person, holder_id, mistake, room)
        query = urlencode({"holder": holder_id, "done": "entered"})
        return RedirectResponse(
            f"{local(doors.house.uris.store())}?{query}#{room}", HTTPStatus.SEE_OTHER
        )


def _add_one(pages: APIRouter, doors: Doors) -> None:
    path = f"{STORE_PATH}/{{material_id}}"

    @pages.get(path)
    def one(
        request: Request,
        material_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
    ) -> Response:
        return _one(doors, request, person, material_id)

    @pages.post(path)
    def change(
        request: Request,
        material_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.KEEP_MATERIALS))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            with doors.house.sessions.begin() as session:
                found = _find(session, material_id, person, Action.KEEP_MATERIALS)
                require(person, Action.KEEP_MATERIALS, found.holder_id)
                edition = sent.number("edition")
                if isinstance(found, Product):
                    content = product_of(sent, views.product(found).content)
                    store.change_product(
                        session, found.id, content, edition=edition, by=person.name
                    )
                elif isinstance(found, Lot):
                    store.change_lot(
                        session, found.id, lot_of(sent), edition=edition, by=person.name
                    )
            return f"{local(doors.house.uris.store())}/{material_id}?done=saved"

        return taken(request, sent, act, partial(_one, doors, request, person, material_id))


def _find(
    session: Session, material_id: str, person: Person, action: Action
) -> Product | Lot | Preparation:
    """Return the material with this identifier, or the lot with this batch number.

    A maker prints one batch number on what many buy, so it is looked for only in the stores where
    the person may do `action`.

    Raises:
        MaterialNotFound: there is none.
    """
    for kind in (Product, Lot, Preparation):
        found = session.get(kind, material_id)
        if isinstance(found, Product | Lot | Preparation):
            return found
    theirs = {
        holder_id
        for holder_id in store.holders_of(session, material_id)
        if may(person, action, holder_id)
    }
    return store.lot_named(session, material_id, theirs)


def _shelf(
    doors: Doors,
    request: Request,
    person: Person,
    holder_id: str,
    mistake: Mistake | None = None,
    room: str = "",
) -> Response:
    house, t, at = doors.house, words_of(request), doors.clock()
    base = local(house.uris.store())
    with house.sessions() as session:
        holders = [
            (one.id, page_models.said(one.names, t.language.code))
            for one in session.scalars(select(Holder).order_by(Holder.id))
            if may(person, Action.READ_BENCH, one.id)
        ]
        chosen = holder_id or (holders[0][0] if holders else "")
        if holder_id:
            find_holder(session, holder_id)
            require(person, Action.READ_BENCH, holder_id)
        whole = views.whole_store(session, chosen, at.date())
    language = t.language.code
    codes = {lot.id: lot.code for lot in whole.lots}
    return show(
        house, request, "bench/treatment/store.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        holders=holders, holder_id=chosen, address=base, mistake=mistake, room=room,
        typed=mistake.sent if mistake else Sent(), no_fields=Sent(),
        blank_product=ProductContent.model_construct(name=""),
        blank_lot=LotContent.model_construct(received_on=None),
        products=_products(whole, base, t),
        preparations=[
            PreparationView(
                one, all_words(one.content.recipe), f"{base}/{one.id}",
                [codes.get(lot_id, lot_id) for lot_id in one.lot_ids],
                refusals(one.code, one.findings, t),
            )
            for one in whole.preparations
        ],
        lots=[(lot.id, lot.code) for lot in whole.lots if not lot.findings],
        generics=choices("mat", language), units=list(Unit), origins=list(AnimalOrigin),
        tongues=LANGUAGES, today=at.date(), tabs=[], keeper=person.id or "operator",
        may_keep=bool(chosen) and may(person, Action.KEEP_MATERIALS, chosen),
        policy=local(house.uris.approval_policy(chosen)) if chosen else "",
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _products(whole: store_bodies.StoreShown, base: str, t: Translator) -> list[ProductView]:
    views_of = [
        ProductView(
            one, term(one.generic, t), f"{base}/{one.id}",
            [
                LotView(lot, f"{base}/{lot.id}", refusals(lot.code, lot.findings, t))
                for lot in whole.lots
                if lot.product_id == one.id
            ],
        )
        for one in whole.products
    ]  # fmt: skip
    return sorted(views_of, key=lambda one: (one.generic.text.casefold(), one.product.id))


def _one(
    doors: Doors,
    request: Request,
    person: Person,
    material_id: str,
    mistake: Mistake | None = None,
) -> Response:
    house, t, at = doors.house, words_of(request), doors.clock()
    with house.sessions() as session:
        found = _find(session, material_id, person, Action.READ_BENCH)
        require(person, Action.READ_BENCH, found.holder_id)
        met = [] if isinstance(found, Product) else _met(session, doors, found, person, t)
        kind, shown = _shown(found, at.date())
    return show(
        house, request, "bench/treatment/material.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        kind=kind, shown=shown, met=met, mistake=mistake,
        typed=mistake.sent if mistake else Sent(), name=getattr(found, "code", None)
        or shown.content.name,
        generic=term(shown.generic, t) if kind == "product" else None,
        refused=() if kind == "product" else refusals(shown.code, shown.findings, t),
        recipe=all_words(shown.content.recipe) if kind == "preparation" else [],
        address=f"{local(house.uris.store())}/{found.id}",
        store=f"{local(house.uris.store())}?holder={found.holder_id}",
        notes=words_in(shown.content.note) if kind == "product" else (),
        units=list(Unit), origins=list(AnimalOrigin), tongues=LANGUAGES, today=at.date(),
        tabs=[], keeper=person.id or "operator",
        may_keep=may(person, Action.KEEP_MATERIALS, found.holder_id),
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _shown(found: Product | Lot | Preparation, on: Any) -> tuple[str, Any]:
    if isinstance(found, Product):
        return "product", views.product(found)
    if isinstance(found, Lot):
        return "lot", views.lot(found, on)
    return "preparation", views.preparation(found, on)


def _met(
    session: Session, doors: Doors, found: Lot | Preparation, person: Person, t: Translator
) -> list[MetView]:
    """Return every book that met the material and that this person may see at the bench."""
    uses = views.uses(session, found.id, found.code, recall(session, found.id))
    books: dict[str, list[store_bodies.MetShown]] = {}
    for each in uses.met:
        books.setdefault(each.manuscript_id, []).append(each)
    return [
        _book_met(session, doors, manuscript_id, met, t)
        for manuscript_id, met in books.items()
        if may(person, Action.READ_BENCH, identity.find(session, manuscript_id).holder_id)
    ]


def _book_met(
    session: Session,
    doors: Doors,
    manuscript_id: str,
    met: list[store_bodies.MetShown],
    t: Translator,
) -> MetView:
    known = neighbours.labels(session, manuscript_id)
    steps = {
        one.step_id: (
            one.seq,
            local(doors.house.uris.step(manuscript_id, one.treatment_id, one.step_id)),
            one.way.value,
            one.step_state is StepState.SIGNED,
        )
        for one in met
    }
    return MetView(
        met[0].shelfmark,
        folios_of({one.place for one in met}, known),
        [term(key, t) for key in dict.fromkeys(one.place for one in met) if key not in known],
        sorted(steps.values()),
    )
