"""What custodians ask, as a manifest says it: in the required statement and as metadata.

A viewer must show the required statement (Presentation 3.0, 3.1, requiredStatement), so that is
where the custodian's words stand, beside the credit of the holder and in every language that
either was given in. A viewer shows one language only; so each has all of it, as well as it can.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule, in_order
from catalog.language import LanguageMap, best_text
from catalog.pages import PageRow
from iiif.presentation.language import HANDLING, HANDLING_RULES, LANGUAGES, REQUIRED, plain_map

_PAUSE = {"ar": "؛ "}


def required_statement(
    credit: dict[str, LanguageMap] | None,
    policies: Sequence[PolicyInForce],
    pages: Sequence[PageRow],
) -> dict[str, Any] | None:
    """The holder's credit and the notes of the custodians, in one; None if there is neither."""
    said = [policy for policy in policies if policy.note]
    if not said:
        if credit is None:
            return None
        return {"label": credit["label"], "value": plain_map(credit["value"])}
    notes = [(_speaker(policy, pages), _texts(policy)) for policy in said]
    own = credit["value"] if credit else {}
    value: LanguageMap = {}
    for tag in sorted(set(own).union(*(texts for _, texts in notes))):
        lines = list(own.get(tag) or ([best_text(own, tag)[1]] if own else []))
        for speaker, texts in notes:
            lines += [f"{speaker}: {line}" for line in texts.get(tag) or [best_text(texts, tag)[1]]]
        value[tag] = lines
    return {"label": credit["label"] if credit else REQUIRED, "value": plain_map(value)}


def metadata(policies: Sequence[PolicyInForce], pages: Sequence[PageRow]) -> list[dict[str, Any]]:
    """The pair 'Handling': for each policy its part, its rules and whose they are; or nothing."""
    if not policies:
        return []
    value = {tag: [_line(policy, pages, tag) for policy in policies] for tag in LANGUAGES}
    return [{"label": HANDLING, "value": plain_map(value)}]


def on_canvas(handling: Handling, canvas_id: str) -> dict[str, Any]:
    """What a canvas says of itself: the policies for parts; those for the whole stand above it."""
    policies = [policy for policy in handling.of(canvas_id) if not policy.is_whole]
    found: dict[str, Any] = {}
    if policies:
        found["metadata"] = metadata(policies, ())
    if statement := required_statement(None, policies, ()):
        found["requiredStatement"] = statement
    return found


def may_state_rights(handling: Handling) -> bool:
    """Whether the address of a licence may stand in `rights`, where programs look for permission.

    A custodian's wish does not change the law, so the statement stays in the metadata for people;
    but no harvester must read "free to use" and nothing else.
    """
    return not handling.asks(Rule.NOT_FOR_REUSE)


def folios(policy: PolicyInForce, pages: Sequence[PageRow]) -> str:
    """The part as runs of folio labels in reading order, '1r-3v, 7r'; empty for the whole."""
    runs: list[list[str]] = []
    is_open = False
    for page in pages:
        if page.canvas_id not in policy.canvas_ids:
            is_open = False
        elif is_open:
            runs[-1][1:] = [page.side_label]
        else:
            runs.append([page.side_label])
            is_open = True
    return ", ".join("–".join(run) for run in runs)


def _speaker(policy: PolicyInForce, pages: Sequence[PageRow]) -> str:
    part = folios(policy, pages)
    return f"{policy.custodian} ({part})" if part else policy.custodian


def _line(policy: PolicyInForce, pages: Sequence[PageRow], tag: str) -> str:
    words = _PAUSE.get(tag, "; ").join(
        HANDLING_RULES[rule][tag][0] for rule in in_order(policy.rules)
    )
    part = folios(policy, pages)
    return f"{part}: {words} ({policy.custodian})" if part else f"{words} ({policy.custodian})"


def _texts(policy: PolicyInForce) -> LanguageMap:
    texts: LanguageMap = {}
    for text in policy.note:
        texts.setdefault(text.language, []).append(text.text)
    return texts
