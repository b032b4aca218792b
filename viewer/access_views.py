"""Rules of access as pages say them: to curators, and to readers who meet a closed page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.access.in_force import Access, RuleInForce
from catalog.access.tables import AccessRule
from catalog.access.tiers import Grant, Tier
from catalog.pages import PageRow
from iiif.auth import wording
from viewer.folio_ranges import folios_of
from viewer.languages import Translator


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule; `part` is '' for the whole book. Of one of the past, who ended it and when."""

    number: int
    tier: Tier
    part: str
    until: dt.datetime | None
    reason: str
    set_by: str
    set_at: dt.datetime
    ended_by: str = ""
    ended_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ClosedView:
    """What readers are told of the pages they do not get in full."""

    count: int
    of: int
    notes: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """Whether there is something to tell."""
        return self.count > 0


NOTHING_CLOSED = ClosedView(0, 0, ())


def standing_view(rule: RuleInForce, labels: dict[str, str]) -> RuleView:
    """Return a rule that holds; `labels` are the folio labels by canvas, in reading order."""
    return RuleView(
        rule.number, rule.terms.tier, folios_of(rule.canvas_ids, labels), rule.terms.until,
        rule.reason, rule.set_by, rule.set_at,
    )  # fmt: skip


def ended_view(rule: AccessRule, labels: dict[str, str]) -> RuleView:
    """Return a rule of the past."""
    return RuleView(
        rule.number, rule.tier, folios_of(rule.canvas_ids, labels), rule.until, rule.reason,
        rule.set_by, rule.set_at, rule.ended_by or "", rule.ended_at,
    )  # fmt: skip


def standing_views(access: Access, labels: dict[str, str]) -> list[RuleView]:
    """Return every rule that holds, the oldest first."""
    return [standing_view(rule, labels) for rule in access.rules]


def closed_view(rows: Sequence[PageRow], t: Translator) -> ClosedView:
    """Return what to tell of those pages that the guest for whom the rows are does not get."""
    closed = [row for row in rows if row.grant is not Grant.FULL and row.behind is not None]
    notes = dict.fromkeys(note for row in closed for note in note_of(row, t))
    return ClosedView(len(closed), len(rows), tuple(notes))


def note_of(row: PageRow, t: Translator) -> list[str]:
    """Return why the guest does not get a page, for the reader; nothing of a sealed one."""
    if row.behind is None or row.grant is Grant.FULL:
        return []
    return wording.note_of(row.behind.terms)[t.language.code]
