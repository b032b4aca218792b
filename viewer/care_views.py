"""Care protocols as pages show them: the custodian's words first, in the best language there is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from catalog.accounts.permissions import Person
from catalog.conservation.care import acknowledgements, protocols
from catalog.conservation.care.models import (
    CareRule,
    MachineCheck,
    NeedsConsent,
    NeedsRole,
    NoMaterialOrigin,
    When,
)
from catalog.conservation.care.tables import CareProtocol
from catalog.conservation.care.visible import public_books
from catalog.identity import Manuscript
from catalog.language import NONE, best_text
from catalog.record.values import Text
from catalog.uris import Uris
from viewer.frame import local
from viewer.languages import LANGUAGES, Translator

_ORDER = {when: place for place, when in enumerate(When)}


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one language; `tongue` names it where it is not the reader's, '' otherwise."""

    text: str
    language: str | None
    direction: str
    tongue: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule: the words for this reader, all other wordings, and what the machine checks."""

    id: str
    kind: str
    said: Said
    others: tuple[Said, ...]
    check: str


@dataclass(frozen=True, slots=True)
class BookView:
    """A book that a protocol names: its shelfmark and its page."""

    shelfmark: str
    address: str


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """A protocol; `rules` are by the kind of work, in the order in which a book is handled.

    `later` is the address of the one that takes its place, '' while there is none.
    """

    id: str
    number: int
    address: str
    owner: str
    introduction: tuple[Said, ...]
    valid_from: dt.date
    holds: bool
    later: str
    set_by: str
    set_at: dt.datetime
    is_for_everything: bool
    books: tuple[BookView, ...]
    rules: tuple[tuple[str, tuple[RuleView, ...]], ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """The card before a handling session; `back` is where the tap leads to."""

    address: str
    back: str
    protocols: tuple[ProtocolView, ...]
    is_acknowledged: bool
    may_tap: bool


def protocol_view(
    session: Session,
    uris: Uris,
    protocol: CareProtocol,
    history: Sequence[CareProtocol],
    on: dt.date,
    t: Translator,
) -> ProtocolView:
    """Return one protocol for a reader of `t`; `history` are all of its holder's."""
    said = protocol.said
    later = next((each for each in history if each.supersedes == protocol.number), None)
    held = {each.number for each in protocols.holding(history, on)}
    return ProtocolView(
        id=protocol.id,
        number=protocol.number,
        address=local(uris.care_of(protocol.id)),
        owner=said.owner,
        introduction=_best(said.introduction, t),
        valid_from=said.valid_from,
        holds=protocol.number in held,
        later=local(uris.care_of(later.id)) if later else "",
        set_by=protocol.set_by,
        set_at=protocol.set_at,
        is_for_everything=not said.manuscript_ids,
        books=tuple(
            BookView(book.shelfmark, local(uris.manuscript(book.id)))
            for book in public_books(session, said.manuscript_ids)
        ),
        rules=_grouped(said.rules, t),
    )


def card_of(
    session: Session,
    uris: Uris,
    manuscript: Manuscript,
    person: Person,
    at: dt.datetime,
    t: Translator,
    back: str = "",
) -> CardView:
    """Return the card of a book for whoever is about to handle it.

    `back` is the path of the page to come back to; other sites' are not taken.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
    """
    history = protocols.history(session, manuscript.holder_id)
    held = protocols.all_in_force(session, manuscript.id, at.date())
    return CardView(
        address=local(uris.handling_session(manuscript.id)),
        back=safe_back(uris, manuscript.id, back),
        protocols=tuple(protocol_view(session, uris, each, history, at.date(), t) for each in held),
        is_acknowledged=acknowledgements.acknowledged(session, person.id or "", manuscript.id, at),
        may_tap=person.id is not None and person.scopes is None,
    )


def safe_back(uris: Uris, manuscript_id: str, back: str) -> str:
    """Return `back` if it is a page of this book, else the page of the card itself."""
    home = local(uris.manuscript(manuscript_id)) + "/"
    is_ours = back.startswith(home) and "\\" not in back and back.isprintable()
    return back if is_ours else local(uris.handling_session(manuscript_id))


def _grouped(
    rules: Sequence[CareRule], t: Translator
) -> tuple[tuple[str, tuple[RuleView, ...]], ...]:
    ordered = sorted(rules, key=lambda rule: _ORDER[rule.when])
    return tuple(
        (when.value, tuple(_rule(rule, t) for rule in same))
        for when, same in groupby(ordered, key=lambda rule: rule.when)
    )


def _rule(rule: CareRule, t: Translator) -> RuleView:
    best = _best(rule.requirement, t)
    others = [text for text in rule.requirement if _language(text) != best[0].language]
    return RuleView(
        id=rule.id,
        kind=rule.kind.value,
        said=Said(
            "\n".join(each.text for each in best),
            best[0].language, best[0].direction, best[0].tongue,
        ),
        others=tuple(_said(text, t) for text in others),
        check=check_in_words(rule.check, t) if rule.check else "",
    )  # fmt: skip


def check_in_words(check: MachineCheck, t: Translator) -> str:
    """Say what the machine checks."""
    values: dict[str, str] = {}
    comma = "، " if t.language.direction == "rtl" else ", "
    if isinstance(check, NoMaterialOrigin):
        values = {"origins": comma.join(t(f"care-origin-{each}") for each in check.origins)}
    elif isinstance(check, NeedsRole):
        values = {"role": t(f"role-{check.role}")}
    elif isinstance(check, NeedsConsent):
        values = {"scope": t(f"care-scope-{check.scope}")}
    return t(f"care-check-{check.kind}", **values)


def _best(texts: Sequence[Text], t: Translator) -> tuple[Said, ...]:
    by_language: dict[str, list[str]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text.text)
    best, _ = best_text(by_language, t.language.code)
    return tuple(_said(text, t) for text in texts if text.language == best)


def _said(text: Text, t: Translator) -> Said:
    language = _language(text)
    base = (language or t.language.code).partition("-")[0]
    known = LANGUAGES.get(base)
    tongue = "" if base == t.language.code else known.name if known else base
    return Said(text.text, language, text.runs, tongue)


def _language(text: Text) -> str | None:
    return None if text.language == NONE else text.language
