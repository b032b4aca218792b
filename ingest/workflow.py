"""Work that must not be lost, on DBOS: a page is a workflow, a deposit the parent of its pages.

The parent sends its pages to a queue and ends; the page that ends last sends the publishing. So
nothing waits in a thread, a deposit of a thousand pages holds no place in any queue, and a
crash anywhere leaves a job that somebody will take up again. Arguments and results are plain JSON.

A worker runs pages of all deposits in turn: the queue orders by the page's number first.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dbos import DBOS

from ingest import publish
from ingest.database_faults import database_fault
from ingest.errors import DatabaseAway, DatabaseFull
from ingest.faults import may_pass_soon, notice_of
from ingest.notices import Notice
from ingest.pages import Page
from ingest.pipeline import Overtaken, Pipeline
from ingest.registration import taking_in
from ingest.work_queue import WorkQueue

log = logging.getLogger("kitabdar.ingest")

Result = TypeVar("Result")

# SQLite has one writer: a thousand pages in one transaction would keep readers' writes waiting.
_PAGES_SENT_AT_ONCE = 100
# How long a step waits before it tries again when the store does not answer.
PATIENCE_S = (0.5, 2.0, 5.0)


class LeaveForLater(BaseException):
    """The worker is asked to stop: the job stays unfinished and is taken up at the next start.

    A BaseException because DBOS takes an Exception for the outcome of the job.
    """


class Bench:
    """Where the jobs of one process are done: so many pages at once, until asked to stop."""

    def __init__(self, places: int, stop: threading.Event) -> None:
        self.stop = stop
        # Why no job can be done any more in this process, once that is so.
        self.trouble: DatabaseAway | DatabaseFull | None = None
        self._places = threading.Semaphore(places)
        self._changed = threading.Condition()
        self._jobs = 0

    @contextlib.contextmanager
    def job(self) -> Iterator[None]:
        """A job under way; none is begun once the worker is asked to stop.

        A job whose outcome the database does not take stays unfinished, and the process is to end
        (`trouble`): the next start takes it up again, which nothing in this process would do.
        """
        with self._changed:
            self._jobs += 1
        try:
            self.leave_if_asked()
            yield
        except Exception as error:
            self.trouble = database_fault(error) or self.trouble
            if database_fault(error) is None:
                raise
            log.error("worker.database_lost", extra={"fault": str(error)})
            raise LeaveForLater from error
        finally:
            with self._changed:
                self._jobs -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """One of the places for pages; waiting for it ends when the worker is asked to stop."""
        while not self._places.acquire(timeout=0.2):
            self.leave_if_asked()
        try:
            yield
        finally:
            self._places.release()

    def leave_if_asked(self) -> None:
        """Leave the job for later if the worker is asked to stop."""
        if self.stop.is_set():
            raise LeaveForLater

    def wait_until_empty(self, seconds: float) -> bool:
        """Wait until no job is under way; False if that took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._jobs == 0, seconds)


def register_workflows(
    pipeline: Pipeline,
    queue: WorkQueue,
    bench: Bench,
    print_report: Callable[[str, int], None] | None = None,
) -> None:
    """Teach DBOS, in this process, how each kind of job is done with this pipeline.

    `print_report` prints the report that waits under a key (the rooms above know how).
    """
    steps = _Steps(bench)

    def send(sending: Callable[..., None], *given: Any) -> None:
        with pipeline.sessions.begin() as session:
            sending(session, *given)

    @DBOS.workflow(name="deposit")
    def deposit(deposit_id: str, run: int) -> None:
        with bench.job():
            try:
                todo = steps.insist(lambda: pipeline.begin(deposit_id, run))
            except Overtaken:
                return
            for start in range(0, len(todo), _PAGES_SENT_AT_ONCE):
                pages = todo[start : start + _PAGES_SENT_AT_ONCE]
                steps.insist(partial(send, queue.send_pages, deposit_id, run, pages))
            if not todo:
                steps.insist(partial(send, queue.send_publishing, deposit_id, run))

    @DBOS.workflow(name="page")
    def page(deposit_id: str, run: int, file_id: int) -> None:
        with bench.job():
            with bench.place():
                found = steps.insist(lambda: pipeline.page(file_id, run))
                if found is not None:
                    _make_page(pipeline, steps, found)
            if steps.insist(lambda: pipeline.all_settled(deposit_id, run)):
                steps.insist(partial(send, queue.send_publishing, deposit_id, run))

    @DBOS.workflow(name="publish")
    def end(deposit_id: str, run: int) -> None:
        with bench.job():
            _end_deposit(pipeline, steps, deposit_id, run)

    _register_captures(pipeline, steps, bench)
    _register_reports(bench, print_report)


def _register_reports(bench: Bench, print_report: Callable[[str, int], None] | None) -> None:
    @DBOS.workflow(name="report")
    def report(key: str, attempt: int) -> None:
        with bench.job():
            if print_report is not None:
                print_report(key, attempt)


def _register_captures(pipeline: Pipeline, steps: _Steps, bench: Bench) -> None:
    def of_capture(work: Callable[[Pipeline, str], None], capture_id: str) -> None:
        with bench.job(), bench.place():
            told = steps.tell(capture_id, partial(work, pipeline, capture_id))
            if "fault" in told:
                notice = Notice.from_json(told["fault"])
                steps.insist(partial(taking_in.give_up, pipeline, capture_id, notice))

    @DBOS.workflow(name="capture")
    def capture(capture_id: str) -> None:
        of_capture(taking_in.take_in, capture_id)

    @DBOS.workflow(name="drawing")
    def drawing(capture_id: str) -> None:
        of_capture(taking_in.draw, capture_id)


def _end_deposit(pipeline: Pipeline, steps: _Steps, deposit_id: str, run: int) -> None:
    # The staged bytes go before the deposit is closed: whoever sees it closed sees it clean.
    for work in (publish.clear_staging, publish.close):
        told = steps.tell(deposit_id, partial(work, pipeline, deposit_id, run))
        if "fault" in told:
            notice = Notice.from_json(told["fault"])
            steps.insist(partial(publish.give_up, pipeline, deposit_id, run, notice))
        if "result" not in told:
            return


def _make_page(pipeline: Pipeline, steps: _Steps, page: Page) -> None:
    archive: str | None = None
    try:
        characterised = steps.run("characterise", page, lambda: pipeline.characterise(page))
        if characterised is None:
            return
        archive = characterised["archive"]
        steps.run("preserve", page, lambda: pipeline.preserve(page, characterised))
        tiles = steps.run("derive", page, lambda: pipeline.derive(page, characterised))
        steps.run("register", page, lambda: pipeline.register(page, characterised, tiles))
    except Overtaken:
        pass
    except _Halted as halted:
        stopped = partial(pipeline.end, page, halted.notice, is_refusal=False)
        with contextlib.suppress(Overtaken):
            steps.insist(stopped)
    if archive is not None:
        Path(archive).unlink(missing_ok=True)


class _Halted(Exception):
    """A fault that waiting did not cure."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.key)
        self.notice = notice


class _Steps:
    """Runs steps so that DBOS remembers their results and faults become words, not exceptions."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def run(self, name: str, page: Page, work: Callable[[], Any]) -> Any:
        """The step's result, remembered: after a crash it is not computed again. None: refused.

        Raises:
            Overtaken: this run of the deposit is over.
            _Halted: a fault that waiting did not cure.
        """
        self._bench.leave_if_asked()
        told = DBOS.run_step({"name": name}, lambda: self.tell(page.original_name, work))
        if "overtaken" in told:
            raise Overtaken
        if "fault" in told:
            raise _Halted(Notice.from_json(told["fault"]))
        return told.get("result")

    def insist(self, work: Callable[[], Result]) -> Result:
        """`work` done; a database that is away is waited for as in a step, not longer."""
        for pause_s in PATIENCE_S:
            try:
                return work()
            except Exception as error:
                if not isinstance(database_fault(error), DatabaseAway):
                    raise
                log.warning("database.waits", extra={"seconds": pause_s})
            if self._bench.stop.wait(pause_s):
                raise LeaveForLater
        return work()

    def tell(self, name: str, work: Callable[[], Any]) -> dict[str, Any]:
        """What `work` came to, as plain JSON; a fault that may pass is given a few more chances."""
        for pause_s in (*PATIENCE_S, None):
            try:
                outcome = work()
                return {"refused": True} if isinstance(outcome, Notice) else {"result": outcome}
            except Overtaken:
                return {"overtaken": True}
            except Exception as error:
                if pause_s is None or not may_pass_soon(error):
                    return {"fault": notice_of(error, name).as_json()}
                log.warning("step.waits", extra={"work": name, "seconds": pause_s})
            if self._bench.stop.wait(pause_s):
                raise LeaveForLater
        raise AssertionError("the last attempt returns")
