"""The lists: a page of records, headers or sets, and where the next one begins.

A list goes by number, after the last one given, and knows no offsets: what is inserted, changed or
taken away meanwhile shifts nothing. What changes while a list is walked moves to its end and is
given once more there; a list with `until` leaves it to the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from lxml.etree import _Element
from sqlalchemy.orm import Session

from catalog.harvest import log, walking
from catalog.harvest.formats import FORMATS, Format, Payloads
from catalog.harvest.oai import tokens
from catalog.harvest.oai.arguments import Request, Verb, selection_of
from catalog.harvest.oai.errors import Code, OaiError
from catalog.harvest.oai.markup import add, header, record, stamp
from catalog.harvest.oai.repository import Repository
from catalog.harvest.oai.tokens import Token
from catalog.harvest.walking import Line, Span

HEADERS_AT_ONCE = 200
SETS_AT_ONCE = 100
# A page of long books ends here, whatever else would fit by number.
PAGE_BYTES_MAX = 400_000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page held: how many records, and the token it ended with, if it did not end all."""

    records: int
    token: str | None


def sealed_for(session: Session, repository: Repository) -> str:
    """What a token is good for: this address, and the numbers of this projection."""
    reach = log.reach(session)
    return f"{repository.base} {stamp(reach.began_at) if reach else ''}"


def no_format(prefix: str) -> OaiError:
    """The answer to a format that is not given here."""
    return OaiError(
        Code.NO_FORMAT, f"There is no format {prefix!r}: there are {', '.join(FORMATS)}."
    )


def records_page(
    session: Session,
    repository: Repository,
    request: Request,
    part: _Element,
    at: datetime,
    run: int | None,
) -> Page:
    """Write one page of records or headers into `part`.

    Raises:
        OaiError: badArgument, badResumptionToken, cannotDisseminateFormat, noRecordsMatch.
    """
    seal = sealed_for(session, repository)
    token = (
        tokens.read(request.token, request.verb, seal, at)
        if request.token is not None
        else _begin(session, request, at, run)
    )
    form = FORMATS.get(token.prefix)
    if form is None or not isinstance(token.after, int):
        raise no_format(token.prefix)
    limit = form.page if request.verb is Verb.RECORDS else HEADERS_AT_ONCE
    within = Span(token.after, token.high)
    found = walking.lines(session, within, limit + 1, token.spec)
    shown = found[:limit]
    if not shown:
        # A list with an end may also lose all that was left: it was changed after that end.
        raise OaiError(Code.NO_RECORDS, "Nothing here was changed in that time and set.")
    if request.verb is Verb.RECORDS:
        shown = _write_records(session, repository, form, shown, part)
    else:
        for line in shown:
            header(part, repository, line)
    is_last = len(shown) == len(found)
    goes_on = None
    if not is_last:
        following = Token(
            token.verb, token.prefix, token.spec, shown[-1].number, token.high,
            token.given + len(shown), token.total, token.expires_at, token.run,
        )  # fmt: skip
        goes_on = tokens.write(following, seal)
    _close(part, token, goes_on, len(shown), is_first=request.token is None)
    return Page(len(shown), goes_on)


def sets_page(
    session: Session,
    repository: Repository,
    request: Request,
    part: _Element,
    at: datetime,
    write: Callable[[Session, _Element, list[str]], None],
) -> None:
    """Write one page of sets into `part`.

    Raises:
        OaiError: badResumptionToken.
    """
    seal = sealed_for(session, repository)
    if request.token is not None:
        token = tokens.read(request.token, request.verb, seal, at)
    else:
        token = Token(Verb.SETS, "", None, "", None, 0, 0, at + tokens.LASTS)
    found = walking.known_sets(session, str(token.after), SETS_AT_ONCE + 1)
    shown = found[:SETS_AT_ONCE]
    write(session, part, shown or ["holder"])
    goes_on = None
    if len(found) > len(shown):
        following = Token(
            Verb.SETS, "", None, shown[-1], None, token.given + len(shown), 0, token.expires_at
        )
        goes_on = tokens.write(following, seal)
    _close(part, token, goes_on, 0, is_first=request.token is None)


def _begin(session: Session, request: Request, at: datetime, run: int | None) -> Token:
    """The list from its beginning, as a token that nothing was given for."""
    asked = selection_of(request.given)
    if asked.prefix not in FORMATS:
        raise no_format(asked.prefix)
    # A list that ends in the future has no end yet.
    until = asked.until if asked.until and asked.until < at.replace(microsecond=0) else None
    within = walking.span(session, asked.since, until)
    total = walking.count(session, within, asked.spec)
    return Token(
        request.verb, asked.prefix, asked.spec, within.low, within.high, 0, total,
        at + tokens.LASTS, run,
    )  # fmt: skip


def _write_records(
    session: Session, repository: Repository, form: Format, lines: list[Line], part: _Element
) -> list[Line]:
    """Write the records; returns those that found room, at least one."""
    payloads: Payloads = form.payloads(session, repository.uris, lines)
    taken: list[Line] = []
    size = 0
    for line in lines:
        payload = payloads.get(line.id)
        size += 0 if payload is None else len(etree.tostring(payload))
        if taken and size > PAGE_BYTES_MAX:
            break
        record(part, repository, line, payload)
        taken.append(line)
    return taken


def _close(
    part: _Element, token: Token, goes_on: str | None, shown: int, *, is_first: bool
) -> None:
    """The token of the next page, or the empty one that ends a list of several (3.5)."""
    if goes_on is None and is_first:
        return
    made = add(part, "resumptionToken", goes_on)
    if token.total:
        made.set("completeListSize", str(max(token.total, token.given + shown)))
    made.set("cursor", str(token.given))
    if goes_on is not None:
        made.set("expirationDate", stamp(token.expires_at))
