"""A worker: takes jobs until it is asked to stop, says that it lives, takes over from the dead.

One process holds one worker, because DBOS holds one application per process. Pixels are decoded in
children of this process, so a page that brings its decoder down does not bring the worker down.
"""

from __future__ import annotations

import logging
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from dbos import DBOS
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from ingest import heartbeats
from ingest.database_faults import database_fault
from ingest.deposit_errors import WorkerNameTaken
from ingest.deposit_progress import DepositProgress, progress
from ingest.deposits import DepositState
from ingest.errors import DatabaseAway, DatabaseFull
from ingest.pipeline import Pipeline
from ingest.work_queue import (
    APPLICATION,
    DEPOSITS,
    PAGES,
    REPORTS,
    VERSION,
    WorkQueue,
    serializer,
)
from ingest.workflow import Bench, register_workflows

log = logging.getLogger("kitabdar.ingest")

HEARTBEAT_S = 5.0
# So many missed beats and a worker that cannot be looked at counts as dead.
BEATS_MISSED = 6
# How often a queue is asked for work; each question costs about a millisecond of CPU.
POLL_S = 0.5
# How long a stopping worker waits for steps under way before it leaves them to the next start.
GRACE_S = 10.0
_GLANCE_S = 0.5
_QUEUES = (DEPOSITS, PAGES)


def run_worker(
    pipeline: Pipeline,
    engine: Engine,
    name: str,
    stop: threading.Event,
    *,
    concurrency: int = 1,
    heartbeat_s: float = HEARTBEAT_S,
    ready: Callable[[], None] = lambda: None,
    print_report: Callable[[str, int], None] | None = None,
) -> None:
    """Work until `stop` is set; steps under way are finished or left for the next start.

    `name` is stable: a worker that is started again under it goes on with its own jobs at once.
    `concurrency` is how many pages are made at the same time. `ready` is called when jobs are
    being taken. `print_report` prints what waits under a key; without it this worker leaves
    reports to others.

    Raises:
        WorkerNameTaken: a living worker has this name.
        DatabaseAway, DatabaseFull: a job could not be finished for that, and waits for the next
            start.
    """
    with _at_work(pipeline, engine, name, stop, concurrency, heartbeat_s, print_report) as health:
        ready()
        while not stop.wait(_GLANCE_S):
            health.check_jobs()


def work_until(
    pipeline: Pipeline,
    engine: Engine,
    deposit_id: str,
    name: str,
    *,
    concurrency: int = 1,
    heartbeat_s: float = HEARTBEAT_S,
    stop: threading.Event | None = None,
    watch: Callable[[DepositProgress], None] = lambda _: None,
) -> DepositProgress:
    """Work in this process until the deposit is closed or asks; other jobs are done on the way.

    `watch` hears the progress twice a second. Ends early when `stop` is set.

    Raises:
        WorkerNameTaken: a living worker has this name.
        DatabaseAway, DatabaseFull: the database cannot be written; the next call goes on.
    """
    stop = stop or threading.Event()
    ending = threading.Event()
    with _at_work(pipeline, engine, name, ending, concurrency, heartbeat_s) as health:
        while True:
            health.check_jobs()
            health.check_writing()
            with pipeline.sessions() as session:
                now = progress(session, deposit_id)
            watch(now)
            if now.is_over or now.state is DepositState.ASKING or stop.wait(_GLANCE_S):
                ending.set()
                return now


@contextmanager
def _at_work(
    pipeline: Pipeline,
    engine: Engine,
    name: str,
    stop: threading.Event,
    concurrency: int,
    heartbeat_s: float,
    print_report: Callable[[str, int], None] | None = None,
) -> Iterator[_Health]:
    own = replace(pipeline, scratch_dir=pipeline.scratch_dir / _folder_name(name))
    life = _Life(pipeline, engine, name, heartbeat_s)
    life.begin()
    # Left by a crash of this very worker; a job that counted on it makes it again.
    shutil.rmtree(own.scratch_dir, ignore_errors=True)
    queue = WorkQueue(engine)
    bench = Bench(concurrency, stop)
    _launch(own, engine, name, queue, bench, concurrency, print_report)
    beating = threading.Thread(target=life.go_on, args=(queue, stop), name="heartbeat", daemon=True)
    beating.start()
    log.info("worker.started", extra={"worker": name, "concurrency": concurrency})
    try:
        yield _Health(bench, life)
    finally:
        stop.set()
        # Steps under way are finished; what takes longer is left to the next start.
        bench.wait_until_empty(GRACE_S)
        DBOS.destroy(destroy_registry=True)
        beating.join(timeout=heartbeat_s)
        own.decoders.close()
        queue.close()
        life.end()
        log.info("worker.stopped", extra={"worker": name})


def _launch(
    pipeline: Pipeline,
    engine: Engine,
    name: str,
    queue: WorkQueue,
    bench: Bench,
    concurrency: int,
    print_report: Callable[[str, int], None] | None,
) -> None:
    # DBOS would otherwise add a console handler of its own and speak past our log format.
    logging.getLogger("dbos").addHandler(logging.NullHandler())
    DBOS(
        config={
            "name": APPLICATION,
            "system_database_url": engine.url.render_as_string(hide_password=False),
            "system_database_engine": engine,
            "application_version": VERSION,
            "executor_id": name,
            "serializer": serializer(),
            "use_listen_notify": False,
            # We use no notifications; the listener's nap is only what a stop waits for.
            "notification_listener_polling_interval_sec": 0.1,
            "log_level": "WARNING",
        }
    )
    register_workflows(pipeline, queue, bench, print_report)
    DBOS.listen_queues([*_QUEUES, REPORTS] if print_report else list(_QUEUES))
    _open_queues(queue, concurrency)
    DBOS.launch()


def _open_queues(queue: WorkQueue, concurrency: int) -> None:
    """Make the queues before the launch: DBOS looks for new ones only once a second.

    One page more than there are places, so that the next is at hand when a place becomes free;
    not more, or a worker would hold pages that another has time for. All workers share the
    number, so a small one that comes late does not lower it for a large one.
    """
    known = queue.client.retrieve_queue(PAGES)
    handed_out = max(concurrency + 1, (known.worker_concurrency or 0) if known else 0)
    queue.client.register_queue(PAGES, worker_concurrency=handed_out, polling_interval_sec=POLL_S)
    queue.client.register_queue(DEPOSITS, worker_concurrency=2, polling_interval_sec=POLL_S)
    queue.client.register_queue(REPORTS, worker_concurrency=1, polling_interval_sec=POLL_S)


class _Health:
    """Whether this process can still do what it is there for."""

    def __init__(self, bench: Bench, life: _Life) -> None:
        self._bench = bench
        self._life = life

    def check_jobs(self) -> None:
        """Raise what a job met that could not be finished here."""
        if self._bench.trouble is not None:
            raise self._bench.trouble

    def check_writing(self) -> None:
        """Raise what keeps the heartbeat from being written: a full disk at once, else later."""
        trouble = self._life.trouble
        if isinstance(trouble, DatabaseFull) or self._life.missed >= BEATS_MISSED:
            raise trouble or DatabaseAway("see the log")


class _Life:
    """One worker's signs of life, and its eye on the others."""

    def __init__(self, pipeline: Pipeline, engine: Engine, name: str, heartbeat_s: float) -> None:
        self._sessions = pipeline.sessions
        self._clock = pipeline.clock
        self._scratch = pipeline.scratch_dir
        self._name = name
        self._place = heartbeats.here()
        self._heartbeat_s = heartbeat_s
        self._silence = timedelta(seconds=heartbeat_s * BEATS_MISSED)
        self._started_at = pipeline.clock()
        self.trouble: DatabaseAway | DatabaseFull | None = None
        self.missed = 0

    def begin(self) -> None:
        """The first sign of life.

        Raises:
            WorkerNameTaken: a living worker has this name.
        """
        with self._sessions.begin() as session:
            row = heartbeats.find(session, self._name)
            at = self._clock()
            # On another host of the same name (a container started anew) only silence tells;
            # two of one name there would at worst repeat a step.
            if (
                row is not None
                and (row.host, row.pid != self._place.pid) == (self._place.host, True)
                and heartbeats.is_alive(row, self._place, at=at, silence=self._silence)
            ):
                raise WorkerNameTaken(self._name)
            heartbeats.beat(session, self._name, self._place, started_at=self._started_at, at=at)

    def go_on(self, queue: WorkQueue, stop: threading.Event) -> None:
        """Beat and look after the others until `stop`; trouble with the database is waited out."""
        while True:
            try:
                with self._sessions.begin() as session:
                    heartbeats.beat(
                        session, self._name, self._place,
                        started_at=self._started_at, at=self._clock(),
                    )  # fmt: skip
                self.trouble, self.missed = None, 0
                self._take_over(queue)
            except Exception as error:
                self.trouble, self.missed = database_fault(error), self.missed + 1
                log.exception("worker.heartbeat_failed", extra={"worker": self._name})
            if stop.wait(self._heartbeat_s):
                return

    def end(self) -> None:
        """Leave in order: others may have what is unfinished.

        Where the database does not take it, silence will say the same.
        """
        try:
            with self._sessions.begin() as session:
                heartbeats.leave(session, self._name)
        except Exception as error:
            if database_fault(error) is None:
                raise
            log.warning("worker.left_without_a_word", extra={"worker": self._name})

    def _take_over(self, queue: WorkQueue) -> None:
        pending = queue.client.list_workflows(status="PENDING", load_input=False, load_output=False)
        left: dict[str, dict[str, list[str]]] = {}
        for job in pending:
            if job.executor_id and job.executor_id != self._name:
                by_queue = left.setdefault(job.executor_id, {})
                by_queue.setdefault(job.queue_name or PAGES, []).append(job.workflow_id)
        for name, by_queue in left.items():
            if not self._claim(name):
                continue
            shutil.rmtree(self._scratch / _folder_name(name), ignore_errors=True)
            for queue_name, workflow_ids in by_queue.items():
                queue.client.resume_workflows(workflow_ids, queue_name=queue_name)
            jobs = sum(map(len, by_queue.values()))
            log.warning("worker.took_over", extra={"worker": name, "jobs": jobs})
            with self._sessions.begin() as session:
                heartbeats.leave(session, name)

    def _claim(self, name: str) -> bool:
        at = self._clock()
        try:
            with self._sessions.begin() as session:
                row = heartbeats.find(session, name)
                if (
                    row is not None
                    and row.claimed_at is None
                    and heartbeats.is_alive(row, self._place, at=at, silence=self._silence)
                ):
                    return False
                return heartbeats.claim(session, name, at=at, again_after=self._silence)
        except IntegrityError:
            return False


def _folder_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name).strip(".") or "worker"
