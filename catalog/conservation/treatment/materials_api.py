"""The store over HTTP: products, lots, preparations, and the recall of a lot."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends

from catalog.accounts.permissions import Action, Person, may, require
from catalog.conservation.treatment import store, store_bodies, views
from catalog.conservation.treatment.meeting import recall
from catalog.conservation.treatment.workbench import Workbench
from catalog.identifiers import Kind
from catalog.paths import MATERIALS_API_PATH
from catalog.record.api_bodies import problems

_ACTS = problems(400, 401, 403, 404, 409, 413, 422)


def add(routes: APIRouter, bench: Workbench) -> None:
    """Add the routes of the store."""
    _add_reading(routes, bench)
    _add_products(routes, bench)
    _add_lots(routes, bench)


def _add_reading(routes: APIRouter, bench: Workbench) -> None:
    reader = bench.needs(Action.READ_BENCH)

    @routes.get(MATERIALS_API_PATH, operation_id="list_materials", responses=_ACTS)
    def list_materials(
        holder_id: str, person: Annotated[Person, Depends(reader)]
    ) -> store_bodies.StoreShown:
        """Everything in the store of a holder, with what may not be used today."""
        with bench.house.sessions() as session:
            require(person, Action.READ_BENCH, holder_id)
            return views.whole_store(session, holder_id, bench.clock().date())

    @routes.get(
        f"{MATERIALS_API_PATH}/lots/{{lot_id}}/uses", operation_id="recall_lot", responses=_ACTS
    )
    def recall_lot(
        lot_id: str, person: Annotated[Person, Depends(reader)]
    ) -> store_bodies.UsesShown:
        """Every side that met the lot (identifier or batch number), also within preparations."""
        with bench.house.sessions() as session:
            theirs = store.holders_of(session, lot_id)
            readable = {each for each in theirs if may(person, Action.READ_BENCH, each)}
            found = store.lot_named(session, lot_id, readable)
            require(person, Action.READ_BENCH, found.holder_id)
            return views.uses(session, found.id, found.code, recall(session, found.id))

    @routes.get(
        f"{MATERIALS_API_PATH}/preparations/{{preparation_id}}/uses",
        operation_id="recall_preparation",
        responses=_ACTS,
    )
    def recall_preparation(
        preparation_id: str, person: Annotated[Person, Depends(reader)]
    ) -> store_bodies.UsesShown:
        """Every side that met the preparation."""
        with bench.house.sessions() as session:
            found = store.preparation(session, preparation_id)
            require(person, Action.READ_BENCH, found.holder_id)
            return views.uses(session, found.id, found.code, recall(session, found.id))


def _add_products(routes: APIRouter, bench: Workbench) -> None:
    keeper = bench.needs(Action.KEEP_MATERIALS)

    @routes.post(
        f"{MATERIALS_API_PATH}/products",
        operation_id="add_product",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def add_product(
        body: store_bodies.ProductWanted, person: Annotated[Person, Depends(keeper)]
    ) -> store_bodies.ProductShown:
        """Enter a product."""
        with bench.house.sessions.begin() as session:
            require(person, Action.KEEP_MATERIALS, body.holder_id)
            made = store.add_product(
                session,
                product_id=bench.new_id(body.id, Kind.MATERIAL),
                holder_id=body.holder_id,
                generic=body.generic,
                content=body.content,
                by=person.name,
                at=bench.clock(),
            )
            return views.product(made)

    @routes.put(
        f"{MATERIALS_API_PATH}/products/{{product_id}}",
        operation_id="change_product",
        responses=_ACTS,
    )
    def change_product(
        product_id: str,
        body: store_bodies.ProductChange,
        person: Annotated[Person, Depends(keeper)],
    ) -> store_bodies.ProductShown:
        """Mend what is known of a product."""
        with bench.house.sessions.begin() as session:
            found = store.product(session, product_id)
            require(person, Action.KEEP_MATERIALS, found.holder_id)
            return views.product(
                store.change_product(
                    session, product_id, body.content, edition=body.edition, by=person.name
                )
            )


def _add_lots(routes: APIRouter, bench: Workbench) -> None:
    keeper = bench.needs(Action.KEEP_MATERIALS)

    @routes.post(
        f"{MATERIALS_API_PATH}/lots",
        operation_id="add_lot",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def add_lot(
        body: store_bodies.LotWanted, person: Annotated[Person, Depends(keeper)]
    ) -> store_bodies.LotShown:
        """Enter a delivery under its batch number."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            of = store.product(session, body.product_id)
            require(person, Action.KEEP_MATERIALS, of.holder_id)
            made = store.add_lot(
                session,
                lot_id=bench.new_id(body.id, Kind.MATERIAL),
                product_id=body.product_id,
                code=body.code,
                content=body.content,
                by=person.name,
                at=at,
            )
            return views.lot(made, at.date())

    @routes.put(f"{MATERIALS_API_PATH}/lots/{{lot_id}}", operation_id="change_lot", responses=_ACTS)
    def change_lot(
        lot_id: str, body: store_bodies.LotChange, person: Annotated[Person, Depends(keeper)]
    ) -> store_bodies.LotShown:
        """Open it, count it again, add its safety sheet."""
        with bench.house.sessions.begin() as session:
            found = store.lot(session, lot_id)
            require(person, Action.KEEP_MATERIALS, found.holder_id)
            saved = store.change_lot(
                session, lot_id, body.content, edition=body.edition, by=person.name
            )
            return views.lot(saved, bench.clock().date())

    @routes.post(
        f"{MATERIALS_API_PATH}/preparations",
        operation_id="add_preparation",
        status_code=HTTPStatus.CREATED,
        responses=_ACTS,
    )
    def add_preparation(
        body: store_bodies.PreparationWanted, person: Annotated[Person, Depends(keeper)]
    ) -> store_bodies.PreparationShown:
        """Note what was made, of which lots, and how long it may be used."""
        at = bench.clock()
        with bench.house.sessions.begin() as session:
            require(person, Action.KEEP_MATERIALS, body.holder_id)
            made = store.add_preparation(
                session,
                preparation_id=bench.new_id(body.id, Kind.MATERIAL),
                holder_id=body.holder_id,
                code=body.code,
                lot_ids=body.lot_ids,
                content=body.content,
                by=person.name,
                at=at,
            )
            return views.preparation(made, at.date())
