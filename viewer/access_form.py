"""The form in which a curator writes down who may see what: what was typed, and what it means."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.access.errors import BadAccessRule
from catalog.access.rules import RuleDraft
from catalog.access.tiers import Network, Tier
from viewer.folio_ranges import BadFolios, sides_in
from viewer.networks import networks_in
from viewer.sent_forms import Sent

FIELD_LENGTH_MAX = 20_000
# Bits that a network has in common, by version of the protocol: whole providers have as few.
_WIDEST = {4: 8, 6: 16}


@dataclass(frozen=True, slots=True)
class AccessForm:
    """What was typed, as it was typed, so that nothing is lost beside a mistake."""

    tier: str = ""
    until: str = ""
    folios: str = ""
    reason: str = ""
    networks: str | None = None
    # When the networks were set that this form was filled with; None where there were none.
    seen: dt.datetime | None = None
    number: int = 0
    edition: int = 0


def form_of(sent: Sent) -> AccessForm:
    """Read what a browser sent; a number that is none counts as not given."""
    return AccessForm(
        tier=sent.one("tier"),
        until=sent.one("until"),
        folios=sent.one("folios")[:FIELD_LENGTH_MAX],
        reason=sent.one("reason")[:FIELD_LENGTH_MAX],
        networks=sent.one("networks")[:FIELD_LENGTH_MAX] if "networks" in sent.fields else None,
        seen=_moment(sent.one("seen")),
        number=sent.number("number"),
        edition=sent.number("edition"),
    )


def draft_of(form: AccessForm, labels: Mapping[str, str]) -> RuleDraft:
    """The rule the form asks for; `labels` are the folio labels by canvas, in reading order.

    Raises:
        BadAccessRule: something is missing or cannot stand; its key names a sentence of the page.
    """
    known = {tier.value: tier for tier in Tier}
    if form.tier not in known:
        raise BadAccessRule("tier", "Choose who may see the pages.")
    try:
        canvas_ids = sides_in(form.folios, labels) if form.folios else ()
    except BadFolios as error:
        raise _bad_folios() from error
    if form.folios and not canvas_ids:
        raise _bad_folios()
    tier = known[form.tier]
    until = _day(form.until) if tier is Tier.EMBARGO else None
    return RuleDraft(tier=tier, reason=form.reason, until=until, canvas_ids=canvas_ids)


def networks_of(form: AccessForm) -> tuple[Network, ...]:
    """The networks that were typed.

    Raises:
        BadAccessRule: one of them is none.
    """
    try:
        found = networks_in(form.networks or "")
    except ValueError:
        raise BadAccessRule(
            "networks", "Write networks such as 192.0.2.0/24 or 2001:db8::/32, one in a line."
        ) from None
    if any(one.prefixlen < _WIDEST[one.version] for one in found):
        raise BadAccessRule(
            "networks-wide", "One of these holds half the world: write the network of the room."
        )
    return found


def _moment(text: str) -> dt.datetime | None:
    """What the page itself wrote into the form; anything else is no moment at which one was set."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _bad_folios() -> BadAccessRule:
    return BadAccessRule(
        "folios", "Write folios of this book such as 9r-31v, or leave the field empty."
    )


def _day(text: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), dt.UTC)
    except ValueError:
        raise BadAccessRule(
            "until-day", "Write the day as year, month and day: 2030-05-01."
        ) from None
