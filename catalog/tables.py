"""Every module of the record that has tables, loaded: `Base.metadata` is complete after it."""

from catalog import counters, events, images, manuscripts, revisions
from catalog.access import tables as access
from catalog.accounts import tables as accounts
from catalog.authorities import tables as authorities
from catalog.codicology import arrangement_tables as arrangement
from catalog.codicology import folios
from catalog.conservation.captures import tables as captures
from catalog.conservation.care import tables as care
from catalog.conservation.condition import tables as condition
from catalog.conservation.signing import tables as signing
from catalog.conservation.treatment import store_tables as material_store
from catalog.conservation.treatment import tables as treatment
from catalog.exchange import tables as exchange
from catalog.handling import tables as handling
from catalog.harvest import tables as harvest
from catalog.provenance import tables as provenance
from catalog.record import tables as record
from catalog.references import tables as references
from catalog.search import synonym_tables as synonyms
from catalog.search import tables as search
from catalog.transcription import tables as transcription

__all__ = [
    "access",
    "accounts",
    "arrangement",
    "authorities",
    "captures",
    "care",
    "condition",
    "counters",
    "events",
    "exchange",
    "folios",
    "handling",
    "harvest",
    "images",
    "manuscripts",
    "material_store",
    "provenance",
    "record",
    "references",
    "revisions",
    "search",
    "signing",
    "synonyms",
    "transcription",
    "treatment",
]
