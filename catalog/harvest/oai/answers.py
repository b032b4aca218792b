"""The answer to a request, as XML (OAI-PMH 2.0, section 3.2 and chapter 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lxml import etree
from lxml.etree import _Element
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.harvest import log, sets, walking
from catalog.harvest.formats import FORMATS
from catalog.harvest.oai import listing
from catalog.harvest.oai.arguments import Request, Verb
from catalog.harvest.oai.errors import Code, OaiError
from catalog.harvest.oai.markup import OAI, XSI, add, record, stamp
from catalog.harvest.oai.repository import Repository
from catalog.identity import Holder

_LOCATION: Final = f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_IDENTIFIER: Final = "http://www.openarchives.org/OAI/2.0/oai-identifier"
# None is the namespace that needs no prefix; the types of lxml do not know of it.
_NAMES: Final[dict[Any, str]] = {None: OAI, "xsi": XSI}
_IDENTIFIER_NAMES: Final[dict[Any, str]] = {None: _IDENTIFIER}
SAMPLE_ID: Final = "m4t9xk2w0bz"


@dataclass(frozen=True, slots=True)
class Answer:
    """The document as bytes, and what a note of it says.

    `records` were given; `token` is where the list goes on, None where it does not; `is_list`:
    this was a page of a list of records or headers.
    """

    body: bytes
    records: int = 0
    token: str | None = None
    is_list: bool = False


def answer(
    session: Session, repository: Repository, request: Request, at: datetime, run: int | None = None
) -> Answer:
    """The answer at this moment; `run` is where a named harvester's list is noted.

    Raises:
        OaiError: the answer is an error of the protocol.
    """
    root = _envelope(repository, request.verb, request.given, at)
    part = add(root, request.verb.value)
    match request.verb:
        case Verb.IDENTIFY:
            _identify(session, repository, part, at)
        case Verb.FORMATS:
            _formats(session, repository, request, part)
        case Verb.RECORD:
            _record(session, repository, request, part)
        case Verb.SETS:
            listing.sets_page(session, repository, request, part, at, _set)
        case Verb.IDENTIFIERS | Verb.RECORDS:
            page = listing.records_page(session, repository, request, part, at, run)
            return Answer(_bytes(root), page.records, page.token, is_list=True)
    return Answer(_bytes(root))


def refusal(
    repository: Repository, request: Request | None, error: OaiError, at: datetime
) -> bytes:
    """The document that tells an error.

    What is wrong with the verb or an argument is not repeated as attributes (section 3.2).
    """
    is_misread = error.code in (Code.BAD_VERB, Code.BAD_ARGUMENT) or request is None
    verb = None if is_misread or request is None else request.verb
    root = _envelope(repository, verb, {} if is_misread or request is None else request.given, at)
    add(root, "error", str(error), code=error.code.value)
    return _bytes(root)


def _envelope(
    repository: Repository, verb: Verb | None, given: Mapping[str, str], at: datetime
) -> _Element:
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap=_NAMES)
    root.set(f"{{{XSI}}}schemaLocation", _LOCATION)
    add(root, "responseDate", stamp(at))
    told = {} if verb is None else {"verb": verb.value, **given}
    add(root, "request", repository.base, **told)
    return root


def _identify(session: Session, repository: Repository, part: _Element, at: datetime) -> None:
    reach = log.reach(session)
    add(part, "repositoryName", f"Kitabdar, {repository.host}")
    add(part, "baseURL", repository.base)
    add(part, "protocolVersion", "2.0")
    add(part, "adminEmail", repository.contact)
    add(part, "earliestDatestamp", stamp(reach.began_at if reach else at))
    add(part, "deletedRecord", "persistent")
    add(part, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    add(part, "compression", "gzip")
    if not repository.is_domain:
        return
    described = etree.SubElement(
        add(part, "description"), f"{{{_IDENTIFIER}}}oai-identifier", nsmap=_IDENTIFIER_NAMES
    )
    described.set(
        f"{{{XSI}}}schemaLocation",
        f"{_IDENTIFIER} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
    )
    for name, text in (
        ("scheme", "oai"),
        ("repositoryIdentifier", repository.host),
        ("delimiter", ":"),
        ("sampleIdentifier", repository.identifier(SAMPLE_ID)),
    ):
        etree.SubElement(described, f"{{{_IDENTIFIER}}}{name}").text = text


def _formats(session: Session, repository: Repository, request: Request, part: _Element) -> None:
    named = request.given.get("identifier")
    if named is not None:
        _line(session, repository, named)
    for each in FORMATS.values():
        made = add(part, "metadataFormat")
        add(made, "metadataPrefix", each.prefix)
        add(made, "schema", each.schema)
        add(made, "metadataNamespace", each.namespace)


def _record(session: Session, repository: Repository, request: Request, part: _Element) -> None:
    line = _line(session, repository, request.given["identifier"])
    form = FORMATS.get(request.given["metadataPrefix"])
    if form is None:
        raise listing.no_format(request.given["metadataPrefix"])
    record(part, repository, line, form.payloads(session, repository.uris, [line]).get(line.id))


def _line(session: Session, repository: Repository, identifier: str) -> walking.Line:
    book_id = repository.book_of(identifier)
    line = None if book_id is None else walking.line(session, book_id)
    if line is None:
        raise OaiError(Code.NO_ITEM, "There is no item with this identifier.")
    return line


def _set(session: Session, part: _Element, specs: list[str]) -> None:
    wanted = {holder_id for spec in specs if (holder_id := sets.holder_of(spec))}
    rows = session.execute(select(Holder.id, Holder.names).where(Holder.id.in_(wanted)))
    holders = {row.id: row.names for row in rows}
    for spec in specs:
        made = add(part, "set")
        add(made, "setSpec", spec)
        add(made, "setName", sets.name_of(spec, holders))


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
