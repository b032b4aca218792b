"""The way to the workers: jobs are sent in the transaction that decides on them.

DBOS is loaded when the first job is sent and not before: a web server that only shows pages
starts half a second sooner without it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from dbos import DBOSClient, DBOSPortableJSONSerializer

APPLICATION = "kitabdar"
# By hand, and kept across releases that can finish each other's jobs: a job of another version
# is not picked up by anybody.
VERSION = "1"
DEPOSITS, PAGES, REPORTS = "deposits", "pages", "reports"
_PRIORITY_MAX = 1_000_000


def serializer() -> DBOSPortableJSONSerializer:
    """Plain JSON, never pickles: what lies in the database cannot run code in a worker."""
    from dbos import DBOSPortableJSONSerializer

    return DBOSPortableJSONSerializer()


class WorkQueue:
    """Sends work to the workers, inside the caller's own transaction: both happen or neither."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._client: DBOSClient | None = None

    @property
    def client(self) -> DBOSClient:
        """The DBOS client on our engine; its tables must be there (`prepare_work_tables`)."""
        with self._lock:
            if self._client is None:
                from dbos import DBOSClient

                self._client = DBOSClient(
                    system_database_engine=self._engine,
                    serializer=serializer(),
                    application_name=APPLICATION,
                )
            return self._client

    def send_deposit(self, session: Session, deposit_id: str, run: int) -> None:
        """Send a deposit's run to the workers; again is no change."""
        self._send(session, "deposit", DEPOSITS, f"{deposit_id}:{run}", 1, deposit_id, run)

    def send_pages(
        self, session: Session, deposit_id: str, run: int, pages: list[tuple[int, int]]
    ) -> None:
        """Send pages, given as (file id, ordinal)."""
        for file_id, ordinal in pages:
            workflow_id = f"{deposit_id}:{run}:{ordinal}"
            self._send(session, "page", PAGES, workflow_id, ordinal, deposit_id, run, file_id)

    def send_publishing(self, session: Session, deposit_id: str, run: int) -> None:
        """Send the end of a deposit's run."""
        self._send(session, "publish", DEPOSITS, f"{deposit_id}:{run}:end", 1, deposit_id, run)

    def send_capture(self, session: Session, capture_id: str) -> None:
        """Send a photograph of the bench that has arrived; again is no change."""
        self._send(session, "capture", PAGES, f"{capture_id}:in", 1, capture_id)

    def send_drawing(self, session: Session, capture_id: str, number: int) -> None:
        """Send a photograph to be drawn by its registration of this number."""
        self._send(session, "drawing", PAGES, f"{capture_id}:{number}", 1, capture_id)

    def send_report(self, session: Session, key: str, attempt: int) -> None:
        """Send a report that waits under this key to be printed; again is no change."""
        self._send(session, "report", REPORTS, f"{key}:{attempt}", 1, key, attempt)

    def close(self) -> None:
        """Let go of the client; the engine belongs to whoever made it."""
        with self._lock:
            if self._client is not None:
                self._client.destroy()
                self._client = None

    def _send(
        self, session: Session, name: str, queue: str, workflow_id: str, priority: int, *given: Any
    ) -> None:
        self.client.enqueue_in_transaction(
            session,
            {
                "workflow_name": name,
                "queue_name": queue,
                "workflow_id": workflow_id,
                "app_version": VERSION,
                "priority": min(priority, _PRIORITY_MAX),
            },
            *given,
        )


def prepare_work_tables(engine: Engine) -> None:
    """Make or bring up to date the tables DBOS keeps its jobs in; part of migrating."""
    from dbos import DBOS

    DBOS.migrate(engine.url.render_as_string(hide_password=False))
