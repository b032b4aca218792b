"""Whoever asks, as the rules of access know them: a person, and a network."""

from starlette.requests import Request

from catalog.access.tiers import Guest
from viewer.frame import person_of


def guest_of(request: Request) -> Guest:
    """Return whoever asks, and from where."""
    visitors = getattr(request.app.state, "visitors", None)
    address = None if visitors is None else visitors.address(request)
    return Guest(person_of(request), address)
