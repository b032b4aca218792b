"""The parent's side of decoding: one warm child process, watched, bounded, replaced when needed.

Files from outside are hostile, so no pixel is decoded in this process. The child gets a clean
environment (no secret of the house can leak into it), a process group of its own, and limits on
memory, time and output. What it cannot survive becomes a `Refused` with that reason.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from ingest.child_processes import environment
from ingest.errors import DecoderUnavailable, ScratchFull, SourceUnreadable
from ingest.limits import Limits
from ingest.prepared import Prepared
from ingest.refusals import Refused, refuse
from ingest.scratch import remove_scratch

log = logging.getLogger("kitabdar.ingest")

FILES_PER_CHILD = 200
"""A fresh child after so many files bounds whatever a library may leak."""

_START_SECONDS = 120.0
_GLANCE_SECONDS = 0.05
_ANSWER_BYTES_MAX = 4 << 20
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """What the last file took: CPU seconds, and the child's highest memory so far in bytes."""

    cpu_seconds: float
    peak_rss_bytes: int


class _Overrun(Exception):
    """The child went past a limit, or is gone; `key` says which, `detail` goes to the log."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.detail = detail


class Decoder:
    """Prepares files one after another in a child process; safe to share between threads.

    One decoder works on one file at a time: have as many as there are processors. Close it, or use
    it as a context manager, when done.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.last_cost: Cost | None = None
        self._child: _Child | None = None
        self._served = 0
        self._turn = threading.Lock()

    def prepare(self, path: Path, original_name: str, archive_path: Path) -> Prepared | Refused:
        """Tiles of the file at `path`, written to `archive_path`; or why it is not taken in.

        A refusal leaves neither the archive nor anything half-written. Never raises for bad input.

        Raises:
            DecoderUnavailable: the child does not start, which is an installation fault.
            ScratchFull, SourceUnreadable: the house is at fault, and a retry may succeed.
        """
        request = {
            "path": str(path.absolute()),
            "name": original_name,
            "archive": str(archive_path.absolute()),
            "limits": self.limits.as_json(),
        }
        with self._turn:
            try:
                answer = self._ask(request)
            except _Overrun as overrun:
                self._end_child()
                _remove_remains(archive_path)
                return self._refusal(original_name, overrun)
            except BaseException:
                self._end_child()
                _remove_remains(archive_path)
                raise
        return self._result(answer, original_name, archive_path)

    def close(self) -> None:
        """Ends the child process; the decoder may be used again and then starts another."""
        with self._turn:
            self._end_child()

    def __enter__(self) -> Decoder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        for attempt in (1, 2):
            child = self._living_child()
            self._served += 1
            try:
                return child.ask(request, self.limits)
            except _Overrun as overrun:
                # Killed by somebody else (an operator, a machine short of memory): not proven to
                # be the file's fault, so it gets one more chance in a fresh child.
                if overrun.key != "killed" or attempt == 2:
                    raise
                self._end_child()
        raise AssertionError("unreachable")

    def _living_child(self) -> _Child:
        if self._child is not None and self._served >= FILES_PER_CHILD:
            self._end_child()
        if self._child is None:
            self._child = _Child()
            self._served = 0
        return self._child

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _refusal(self, name: str, overrun: _Overrun) -> Refused:
        log.warning(
            "decoder.ended", extra={"file": name, "reason": overrun.key, "detail": overrun.detail}
        )
        megabytes = self.limits.memory_bytes_max // 1_000_000
        if overrun.key == "too_much_memory":
            return refuse("too_much_memory", name, detail=overrun.detail[-500:], limit=megabytes)
        if overrun.key == "too_slow":
            return refuse(
                "too_slow", name, detail=overrun.detail[-500:], limit=self.limits.seconds_max
            )
        return refuse("decoder_crashed", name, detail=overrun.detail[-500:])

    def _result(self, answer: dict[str, Any], name: str, archive_path: Path) -> Prepared | Refused:
        cost = answer["cost"]
        self.last_cost = Cost(float(cost["cpu_seconds"]), int(cost["peak_rss_bytes"]))
        if "prepared" in answer:
            return Prepared.from_json(answer["prepared"])
        if "refused" in answer:
            return Refused.from_json(answer["refused"])
        if answer["fault"] == "scratch_full":
            raise ScratchFull(str(archive_path.parent))
        raise SourceUnreadable(name, str(answer.get("detail", "")))


def prepare(
    path: Path, original_name: str, archive_path: Path, limits: Limits
) -> Prepared | Refused:
    """`Decoder.prepare` for a single file, in a child process of its own."""
    with Decoder(limits) as decoder:
        return decoder.prepare(path, original_name, archive_path)


class _Child:
    """One decoding process with its pipes. DecoderUnavailable when it does not come up."""

    def __init__(self) -> None:
        # Closed in `end`; a file, as a pipe that nobody reads would block a talkative library.
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ingest.decoder_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=environment(),
            process_group=0,
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._answers, selectors.EVENT_READ)
        self._pending = b""
        try:
            self._read_line(time.monotonic() + _START_SECONDS, None)
        except _Overrun as overrun:
            detail = overrun.detail or overrun.key
            self.end()
            raise DecoderUnavailable(detail) from None

    def ask(self, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
        """Sends a request and waits for its answer; _Overrun when a limit is passed."""
        try:
            self._requests.write(json.dumps(request).encode() + b"\n")
        except (BrokenPipeError, OSError):
            raise self._death() from None
        deadline = time.monotonic() + limits.seconds_max
        line = self._read_line(deadline, limits.memory_bytes_max)
        answer: dict[str, Any] = json.loads(line)
        if "crashed" in answer:
            raise _Overrun("decoder_crashed", str(answer["crashed"]))
        return answer

    def end(self) -> None:
        """Kills the whole process group and takes its last traces away."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._selector.close()
        for pipe in (self._requests, self._answers, self._complaints):
            with contextlib.suppress(OSError):
                pipe.close()

    def _read_line(self, deadline: float, memory_bytes_max: int | None) -> bytes:
        while b"\n" not in self._pending:
            if time.monotonic() > deadline:
                raise _Overrun("too_slow", "wall time")
            if memory_bytes_max is not None and self._private_bytes() > memory_bytes_max:
                raise _Overrun("too_much_memory", "seen by the watch")
            if not self._selector.select(_GLANCE_SECONDS):
                continue
            data = os.read(self._answers.fileno(), 65536)
            if not data:
                raise self._death()
            self._pending += data
            if len(self._pending) > _ANSWER_BYTES_MAX:
                raise _Overrun("decoder_crashed", "an answer without an end")
        line, _, self._pending = self._pending.partition(b"\n")
        return line

    def _private_bytes(self) -> int:
        """Resident memory that is not of files; 0 where the system does not tell."""
        try:
            numbers = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()
        except OSError:
            return 0
        return (int(numbers[1]) - int(numbers[2])) * _PAGE_BYTES

    def _death(self) -> _Overrun:
        """What ended the child, by its exit status and last words."""
        status = self._process.wait()
        size = self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, size - 2000))
        words = self._complaints.read().decode("utf-8", "replace").strip()
        detail = f"exit status {status}: {words[-400:]}"
        if "MemoryError" in words or "failed to allocate" in words:
            return _Overrun("too_much_memory", detail)
        if status == -signal.SIGXCPU:
            return _Overrun("too_slow", detail)
        if status in (-signal.SIGKILL, -signal.SIGTERM):
            return _Overrun("killed", detail)
        return _Overrun("decoder_crashed", detail)


def _remove_remains(archive_path: Path) -> None:
    """What a child that was ended may have left, finished or not."""
    remove_scratch(archive_path)
    archive_path.unlink(missing_ok=True)
