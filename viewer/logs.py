"""Log lines: events with fields, as JSON for machines or as text for a person.

An event is named by a line of business (`deposit.opened`); its fields carry ids, never
names of people. The request id, when there is one, joins what belongs together.
"""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

request_id: ContextVar[str] = ContextVar("request_id", default="")

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def _fields(record: logging.LogRecord) -> dict[str, object]:
    fields = {key: value for key, value in vars(record).items() if key not in _STANDARD}
    if current := request_id.get():
        fields.setdefault("request", current)
    return fields


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, room, event, then the event's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for `record`, with the traceback as one field when there is one."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """`12:00:01 INFO kitabdar.ingest deposit.opened deposit=d…` for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for `record`, its traceback below."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        fields = " ".join(f"{key}={value}" for key, value in _fields(record).items())
        line = f"{at} {record.levelname} {record.name} {record.getMessage()} {fields}".rstrip()
        return line + "\n" + self.formatException(record.exc_info) if record.exc_info else line


def set_up_logs(form: str, level: str, file: Path | None = None) -> None:
    """Send every log line, in one shape ('json' or 'text'), to `file` or to standard error.

    Several processes may append to one file: a line is one write.
    """
    handler: logging.Handler = logging.StreamHandler()
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for chatty in ("uvicorn.access", "dbos", "alembic", "pyvips", "PIL"):
        logging.getLogger(chatty).setLevel("WARNING")
