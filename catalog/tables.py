"""Every module of the record that has tables, loaded: `Base.metadata` is complete after it."""

from catalog import counters, events, images, manuscripts, revisions
from catalog.codicology import folios

__all__ = ["counters", "events", "folios", "images", "manuscripts", "revisions"]
