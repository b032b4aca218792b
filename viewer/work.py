"""One ingest worker process, put together from the rooms.

Whoever only asks how things stand loads no pipeline: imports of heavy rooms wait inside.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import Session

from catalog.clock import now
from catalog.identifiers import mint
from catalog.uris import Uris
from ingest.room import Room
from storage.blobs.local import LocalBlobs
from viewer.assembly import House

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

# Nothing that is still being written is this old.
ABANDONED_S = 24 * 3600


def room_of(house: House) -> Room:
    """The local folders of this house that must not fill up; none for what lies elsewhere."""
    kept = []
    if isinstance(house.vault.blobs, LocalBlobs):
        kept.append(Path(unquote(urlsplit(house.vault.blobs.location.url).path)))
    database = house.engine.url
    if database.get_backend_name() == "sqlite" and database.database:
        kept.append(Path(database.database).resolve().parent)
    return Room(tuple(kept), house.settings.scratch)


def keep_manifest(uris: Uris) -> Callable[[Session, str, int], None]:
    """What is done in every publishing transaction: the manifest of the revision is kept."""
    from iiif.presentation import kept

    def keep(session: Session, manuscript_id: str, revision: int) -> None:
        kept.keep(session, uris, manuscript_id, revision)

    return keep


def pipeline_of(house: House) -> Pipeline:
    """The steps of this house; publishing keeps the manifest in the same transaction.

    Whoever gets them may write masters, so the storage root is declared before (OCFL 1.1, 4.1).
    """
    from ingest.pipeline import Pipeline

    house.vault.root.ensure()
    return Pipeline(
        vault=house.vault,
        sessions=house.sessions,
        limits=house.settings.limits,
        scratch_dir=house.settings.scratch / "pages",
        after_publish=keep_manifest(house.uris),
        clock=now,
        new_id=mint,
        room=room_of(house),
    )


def run_until(house: House, slot: int, stop: threading.Event) -> None:
    """Take jobs until `stop` is set, after sweeping up what a crash left half-written."""
    from ingest.worker import run_worker
    from viewer.chores import Rounds, chores_of
    from viewer.import_work import ImportWork
    from viewer.sheets.press import print_waiting

    if isinstance(house.vault.blobs, LocalBlobs):
        house.vault.blobs.sweep(ABANDONED_S)
    pipeline = pipeline_of(house)
    imports = ImportWork(house, f"{house.settings.worker}-{slot}", stop)
    with Rounds(chores_of(house), stop), imports:
        run_worker(
            pipeline,
            house.engine,
            name=f"{house.settings.worker}-{slot}",
            stop=stop,
            concurrency=house.settings.pages_at_once,
            print_report=partial(print_waiting, house.vault.blobs),
        )
