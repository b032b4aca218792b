"""The rules a custodian may set: what each one asks of the software.

The list is closed because every rule is enforced somewhere; a wish that no program can keep
belongs into the note.
"""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """One thing that is, or is not, done with the pictures of a manuscript.

    `NOT_CUT`: the page is shown whole; no region of it is drawn. `NOT_COVERED`: nothing of ours
    lies over it. `NOT_AS_THUMBNAIL`: it stands for nothing else, neither book nor list entry.
    `NOT_FOR_DOWNLOAD`: no large picture in one piece. `NOT_FOR_REUSE`: the rights line says so in
    the custodian's words. `ONLY_WITH_NOTE`: the custodian's note stands beside it.
    """

    NOT_CUT = "not_cut"
    NOT_COVERED = "not_covered"
    NOT_AS_THUMBNAIL = "not_as_thumbnail"
    NOT_FOR_DOWNLOAD = "not_for_download"
    NOT_FOR_REUSE = "not_for_reuse"
    ONLY_WITH_NOTE = "only_with_note"


# Without words of the custodian these two would say nothing.
NEEDS_NOTE = frozenset({Rule.NOT_FOR_REUSE, Rule.ONLY_WITH_NOTE})


def in_order(rules: frozenset[Rule]) -> tuple[Rule, ...]:
    """The rules in the order they are always listed in."""
    return tuple(rule for rule in Rule if rule in rules)
