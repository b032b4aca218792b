"""The child process that decodes files from outside: one request a line, one answer a line.

Run by ingest.decoder as `python -m ingest.decoder_child`; never imported by the house. Requests
and answers are JSON: bytes from a file never become objects. It dies when its parent does: the
thread that waits for requests sees the pipe close and ends the process at once, whatever is being
decoded. (Linux's parent-death signal is tied to the thread that started the child, and threads of
a pool end before their process; so it would kill at the wrong time.)
"""

from __future__ import annotations

import ctypes
import json
import os
import queue
import resource
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.child_processes import lower, peak_rss_bytes
from ingest.errors import ScratchFull, SourceUnreadable
from ingest.limits import Limits
from ingest.refusals import Refused

_SPARE_BYTES = 512 << 20
"""Beyond the limit the watching parent sees, so that it can name the reason before malloc fails."""

_ARCHIVE_BYTES_PER_PIXEL = 8
_ARCHIVE_BYTES_LEAST = 64 << 20


def main() -> None:
    """Serves requests until the parent closes the pipe."""
    answers = _private_stdout()
    # Readers keep their speed while a folder comes in; before libvips starts its threads.
    os.nice(19)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Imported after the output is private, as libraries may print while they load.
    from ingest.characterise import allow_only_named_loaders
    from ingest.preparation import prepare_here

    allow_only_named_loaders()
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    release = _memory_release()
    _answer(answers, {"ready": os.getpid()})
    while True:
        request = requests.get()
        limits = Limits(**request["limits"])
        _bound(limits)
        before = _cpu_seconds()
        answer = _serve(request, limits, prepare_here)
        release()
        answer["cost"] = {
            "cpu_seconds": round(_cpu_seconds() - before, 3),
            "peak_rss_bytes": peak_rss_bytes(),
        }
        _answer(answers, answer)


def _serve(request: dict[str, Any], limits: Limits, prepare: Callable[..., Any]) -> dict[str, Any]:
    try:
        result = prepare(Path(request["path"]), request["name"], Path(request["archive"]), limits)
    except ScratchFull:
        return {"fault": "scratch_full"}
    except SourceUnreadable as error:
        return {"fault": "source_unreadable", "detail": error.detail}
    except Exception:
        # Whatever a library raises for a file nobody foresaw: the parent refuses it and starts a
        # fresh child, and the log tells where it happened.
        return {"crashed": traceback.format_exc()[-2000:]}
    return {"refused" if isinstance(result, Refused) else "prepared": result.as_json()}


def _private_stdout() -> int:
    """Keeps the answer pipe for answers: whatever a library prints goes to standard error."""
    private = os.dup(1)
    os.dup2(2, 1)
    return private


def _answer(pipe: int, value: dict[str, Any]) -> None:
    data = json.dumps(value).encode() + b"\n"
    while data:
        data = data[os.write(pipe, data) :]


def _listen(requests: queue.SimpleQueue[dict[str, Any]]) -> None:
    """Hands requests on; the end of the pipe is the end of the process, in the midst of work."""
    pending = b""
    while data := os.read(0, 65536):
        *lines, pending = (pending + data).split(b"\n")
        for line in lines:
            requests.put(json.loads(line))
    os._exit(0)


def _bound(limits: Limits) -> None:
    """Kernel limits for the next file: CPU time, bytes of one output file, private memory.

    RLIMIT_AS is not used: it also counts mapped files, whole pools of address space that nobody
    touches, and so refuses lawful giants. RLIMIT_DATA counts what could really fill memory.
    """
    lower(resource.RLIMIT_CPU, int(_cpu_seconds()) + limits.seconds_max + 1)
    lower(
        resource.RLIMIT_FSIZE, limits.pixels_max * _ARCHIVE_BYTES_PER_PIXEL + _ARCHIVE_BYTES_LEAST
    )
    lower(resource.RLIMIT_DATA, limits.memory_bytes_max + _SPARE_BYTES)


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _memory_release() -> Callable[[], object]:
    """Glibc's malloc_trim, which hands freed memory back between files; nothing elsewhere."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return (lambda: trim(0)) if trim else (lambda: None)


if __name__ == "__main__":
    main()
