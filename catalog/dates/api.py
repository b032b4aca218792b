"""Dates for the editor and for programs: what a statement means, and what a wording may mean.

The words come from above (`viewer/date_words.py`), because languages of pages live there.
"""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ValidationError

from catalog.accounts.permissions import Action, Needs, Person
from catalog.clock import now
from catalog.dates.calendars import GREGORIAN
from catalog.dates.display import in_calendar
from catalog.dates.reading import DateReading, Finding, read
from catalog.dates.statement import Calendar, CalendarDay, DateStatement
from catalog.dates.wording import propose
from catalog.errors import BadDate
from catalog.paths import (
    DATE_PROPOSAL_API_PATH,
    DATE_READING_API_PATH,
)
from catalog.record.faults import key_of

StatementWords = Callable[[DateStatement], Mapping[str, str]]
FindingWords = Callable[[Finding], Mapping[str, str]]

STATEMENT_LENGTH_MAX = 8_000
_SHOWN = (Calendar.HIJRI, Calendar.JULIAN, Calendar.GREGORIAN)


class DateSpan(BaseModel):
    """First and last day in one calendar."""

    start: CalendarDay
    end: CalendarDay


class DateFinding(BaseModel):
    """Something to look at, as a stable key with its values, and in words by language."""

    key: str
    values: dict[str, str | int]
    words: dict[str, str]


class ComputedDate(BaseModel):
    """What a statement means; `earliest` and `latest` are Julian day numbers, both included.

    `spans` is by calendar; the Hijri one is missing for days before it began.
    """

    earliest: int
    latest: int
    sort_key: int
    edtf: str
    tolerance_days: int
    spans: dict[Calendar, DateSpan]
    words: dict[str, str]
    findings: tuple[DateFinding, ...]


class DateAnswer(BaseModel):
    """The reading of a statement; null where nothing can be computed."""

    reading: ComputedDate | None


class DateProposal(BaseModel):
    """What a wording probably means, for a person to confirm; null where that is not sure."""

    statement: DateStatement | None
    reading: ComputedDate | None


def router(needs: Needs, words: StatementWords, finding_words: FindingWords) -> APIRouter:
    """Return the routes; both need the right to describe."""
    api = APIRouter(tags=["dates"])
    describer = Depends(needs(Action.DESCRIBE))

    def computed(statement: DateStatement) -> ComputedDate | None:
        reading = read(statement, today=_today())
        if reading is None:
            return None
        return ComputedDate(
            earliest=reading.earliest,
            latest=reading.latest,
            sort_key=reading.sort_key,
            edtf=reading.edtf,
            tolerance_days=reading.tolerance_days,
            spans=_spans(reading),
            words=dict(words(statement)),
            findings=tuple(
                DateFinding(
                    key=found.key, values=dict(found.values), words=dict(finding_words(found))
                )
                for found in reading.findings
            ),
        )

    @api.get(DATE_READING_API_PATH)
    def read_statement(
        statement: Annotated[str, Query(max_length=STATEMENT_LENGTH_MAX)],
        _: Annotated[Person, describer],
    ) -> DateAnswer:
        """What a date statement means; `statement` is its JSON, as in a record."""
        return DateAnswer(reading=computed(_statement(statement)))

    @api.get(DATE_PROPOSAL_API_PATH)
    def propose_statement(
        text: Annotated[str, Query(max_length=2_000)], _: Annotated[Person, describer]
    ) -> DateProposal:
        """What the words of a date probably mean, with what follows from it."""
        statement = propose(text)
        reading = None if statement is None else computed(statement)
        return DateProposal(statement=statement, reading=reading)

    return api


def _statement(text: str) -> DateStatement:
    try:
        return DateStatement.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "statement"
        key, values = key_of(first)
        raise BadDate(
            f"{place}: {first['msg']}; send a date statement as JSON.",
            key=f"fault-{key}",
            path=place,
            **values,
        ) from None


def _spans(reading: DateReading) -> dict[Calendar, DateSpan]:
    spans = {calendar: in_calendar(reading, calendar) for calendar in _SHOWN}
    return {
        calendar: DateSpan(start=span.start, end=span.end)
        for calendar, span in spans.items()
        if span is not None
    }


def _today() -> int:
    today = now()
    return GREGORIAN.day_number(today.year, today.month, today.day)
