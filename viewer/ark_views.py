"""What is told of a citation: the record for `?info`, and the pages that it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog import revisions
from catalog.arks.erc import Told
from catalog.arks.resolving import Led
from catalog.authorities.labels import names_of
from catalog.citations.citation import cite, named_in, years_text
from catalog.codicology.arrangement_resolving import Means, Resolved
from catalog.identity import Manuscript
from catalog.language import best_text
from catalog.record.published import published
from catalog.revisions import Revision
from catalog.uris import Uris
from viewer.frame import local
from viewer.languages import Translator
from viewer.page_models import label_in


@dataclass(frozen=True, slots=True)
class PageChoice:
    """A page that a citation may mean: what it is called today, and by which label it was found."""

    label: str
    via: str
    means: Means
    address: str
    ark: str


def choices(uris: Uris, led: Led, t: Translator, asked: str = "") -> list[PageChoice]:
    """Return the pages in the order in which they are likely; `asked` goes on to the reader."""
    return [
        PageChoice(
            label_in(one.label, t),
            one.via,
            one.means,
            local(page_address(uris, led.manuscript.id, one, asked)),
            str(uris.ark_name(led.manuscript.id, one.canvas_id)),
        )
        for one in led.pages
    ]


def page_address(uris: Uris, manuscript_id: str, page: Resolved, region: str = "") -> str:
    """Return the reader at this page; it says by which older label the page was cited."""
    address = uris.reader(manuscript_id, page.canvas_id, region or None, seen=region or None)
    if page.means is Means.LABEL:
        return address
    return f"{address}&cited={_quoted(page.via)}"


def told_of(session: Session, uris: Uris, led: Led, naan: str, t: Translator) -> Told:
    """Return what everybody may read of the book, or of the one page that is meant.

    Of a withdrawn book it is what stands in its place; of a merged one, where it goes on.
    """
    book = led.named
    language = t.language.code
    is_public = not led.is_gone and not led.has_moved
    page = led.pages[0] if led.pages else None
    title = best_text(book.titles, language)[1] or book.shelfmark
    what = f"{title}, {label_in(page.label, t)}" if page else title
    who, when = _made(session, uris, book, language) if is_public else ((), book.date_text or "")
    latest = revisions.latest(session, book.id)
    first = session.scalar(
        select(Revision.at).where(Revision.object_id == book.id).order_by(Revision.number).limit(1)
    )
    return Told(
        who=who,
        what=what,
        when=when,
        where=uris.ark(book.id, page.canvas_id if page else None),
        how=f"(:mtype text) {t('ark-how')}, {book.shelfmark}",
        naan=naan,
        is_page=page is not None,
        holder=best_text(book.holder.names, language)[1] or book.holder_id,
        promised_on=(first or book.created_at).date(),
        policy=uris.ark_policy(),
        changed_on=(book.changed_at if is_public or latest is None else latest.at).date(),
        source=uris.manuscript(book.id),
        is_gone=not is_public,
        reason=book.withdrawn_reason or "" if not is_public else "",
        goes_on=uris.ark(led.manuscript.id) if led.has_moved else "",
    )


def _made(
    session: Session, uris: Uris, book: Manuscript, language: str
) -> tuple[Sequence[str], str]:
    """Return who wrote the text and when the book was made, as its citation has them."""
    record = published(session, book.id)
    if record is None:
        return (), book.date_text or ""
    names = names_of(session, named_in(record.document))
    citation = cite(
        record.document,
        manuscript_id=book.id,
        address=uris.manuscript(book.id),
        ark=str(uris.ark_name(book.id)),
        holder_names=book.holder.names,
        names={each: label.names for each, label in names.items()},
        language=language,
        accessed=book.changed_at.date(),
    )
    when = years_text(citation.years) if citation.years else citation.dated
    return citation.authors, when or book.date_text or ""


def _quoted(label: str) -> str:
    return quote(label, safe="")
