"""Workers that kill themselves, one after another, each at its own point of the pipeline.

python -m tests.ingest.killable_worker DATABASE STORE ENDPOINT ACCESS SECRET SCRATCH NAME POINT ...

Each worker is a fork of this process, so that libraries are loaded once. Exit code 0 means that
every one reached its point and died there by SIGKILL. Without points one worker runs here until
SIGTERM. A NAME that ends in '*' gives each worker another name, so that the next one must
take its jobs over; otherwise the next one finds its own.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from catalog.clock import now
from catalog.identifiers import mint
from ingest.limits import Limits
from ingest.pipeline import Pipeline
from ingest.worker import run_worker
from storage.blobs import StoreLocation
from storage.database import make_engine, session_factory
from storage.vault import open_vault

PATIENCE_S = 120


def work(given: list[str], name: str, point: str) -> None:
    database, store, endpoint, access, secret, scratch = given
    location = StoreLocation(store, endpoint or None, access or None, secret or None)
    engine = make_engine(database)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())

    def checkpoint(reached: str) -> None:
        if reached == point:
            os.kill(os.getpid(), signal.SIGKILL)

    pipeline = Pipeline(
        vault=open_vault(location),
        sessions=session_factory(engine),
        limits=Limits(),
        scratch_dir=Path(scratch),
        after_publish=lambda *_: None,
        clock=now,
        new_id=mint,
        checkpoint=checkpoint,
    )
    run_worker(
        pipeline, engine, name, stop,
        heartbeat_s=0.3, ready=lambda: print("ready", flush=True),
    )  # fmt: skip


def main() -> int:
    *given, name = sys.argv[1:8]
    points = sys.argv[8:]
    if not points:
        work(given, name, "")
        return 0
    for number, point in enumerate(points):
        child = os.fork()
        if child == 0:
            signal.alarm(PATIENCE_S)
            work(given, name.replace("*", str(number)), point)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            print(f"{point!r} was not reached: status {status}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
