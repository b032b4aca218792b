"""Proposals, treatments, steps and the store over HTTP, as JSON."""

from fastapi import APIRouter

from catalog.accounts.permissions import Needs
from catalog.clock import Clock, now
from catalog.conservation.treatment import (
    materials_api,
    proposals_api,
    steps_api,
    treatments_api,
)
from catalog.conservation.treatment.workbench import SignerOf, Workbench
from catalog.houses import VaultHouse


def router(
    house: VaultHouse,
    needs: Needs,
    signer_of: SignerOf,
    clock: Clock = now,
) -> APIRouter:
    """Return the routes; `signer_of` knows who signs, and checks the pass phrase."""
    bench = Workbench(house, needs, signer_of, clock)
    routes = APIRouter(tags=["treatment"])
    proposals_api.add(routes, bench)
    treatments_api.add(routes, bench)
    steps_api.add(routes, bench)
    materials_api.add(routes, bench)
    return routes
