"""Every module of the record that has tables, loaded: `Base.metadata` is complete after it."""

from catalog import counters, events, images, manuscripts, revisions
from catalog.accounts import tables as accounts
from catalog.authorities import tables as authorities
from catalog.codicology import arrangement_tables as arrangement
from catalog.codicology import folios
from catalog.handling import tables as handling
from catalog.provenance import tables as provenance
from catalog.record import tables as record

__all__ = [
    "accounts",
    "arrangement",
    "authorities",
    "counters",
    "events",
    "folios",
    "handling",
    "images",
    "manuscripts",
    "provenance",
    "record",
    "revisions",
]
