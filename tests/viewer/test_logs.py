"""Log lines: one JSON object each, with the event's own fields and the request id."""

from __future__ import annotations

import json
import logging

from viewer.logs import JsonLines, TextLines, request_id


def record(**fields: object) -> logging.LogRecord:
    made = logging.LogRecord("kitabdar.ingest", logging.INFO, "", 0, "deposit.opened", (), None)
    vars(made).update(fields)
    return made


def test_a_line_carries_the_event_its_fields_and_the_request() -> None:
    token = request_id.set("r-1")

    line = json.loads(JsonLines().format(record(deposit="d42", name_of_file="القرآن.tif")))

    request_id.reset(token)
    assert line["event"] == "deposit.opened"
    assert (line["deposit"], line["request"]) == ("d42", "r-1")
    assert line["name_of_file"] == "القرآن.tif"


def test_a_line_is_one_line_whatever_the_fields_hold() -> None:
    assert "\n" not in JsonLines().format(record(file="a\nb"))


def test_text_is_for_people() -> None:
    assert (
        TextLines()
        .format(record(deposit="d42"))
        .endswith("INFO kitabdar.ingest deposit.opened deposit=d42")
    )
