"""Every module of ingest that has tables, loaded: `Base.metadata` knows them after it."""

from ingest import deposits, heartbeats

__all__ = ["deposits", "heartbeats"]
