"""The form in which an adviser writes down a rule: what was typed, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from catalog.errors import BadLanguageMap
from catalog.handling.errors import BadPolicy
from catalog.handling.in_force import PolicyInForce
from catalog.handling.policies import NOTE_LENGTH_MAX, PolicyDraft
from catalog.handling.rules import Rule
from catalog.language import NONE, check_language
from catalog.pages import PageRow
from catalog.record.values import LINE_LENGTH_MAX, Text
from viewer.languages import LANGUAGES
from viewer.sent_forms import Sent

WHOLE, RANGE, SAME = "whole", "range", "same"


@dataclass(frozen=True, slots=True)
class HandlingForm:
    """What was typed, as it was typed, so that nothing is lost beside a mistake.

    `notes` is by language of the house, `others` are pairs of language and text; `scope` is one of
    `WHOLE`, `RANGE` and `SAME` (the part of the policy that is changed, whatever folios it has);
    `start` and `end` are canvases; `is_preview`: the part is only to be shown.
    """

    rules: frozenset[str] = frozenset()
    custodian: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()
    scope: str = WHOLE
    start: str = ""
    end: str = ""
    replacing: int | None = None
    edition: int = 0
    is_preview: bool = False


def form_of(sent: Sent) -> HandlingForm:
    """Read what a browser sent; a number that is none counts as not given."""
    tags, texts = sent.many("note_other_language"), sent.many("note_other")
    return HandlingForm(
        rules=frozenset(sent.many("rule")),
        custodian=sent.one("custodian"),
        notes={code: sent.one(f"note_{code}") for code in LANGUAGES},
        others=tuple((tag, text) for tag, text in zip(tags, texts, strict=False) if text),
        scope=sent.one("scope") or WHOLE,
        start=sent.one("start"),
        end=sent.one("end"),
        replacing=sent.number("replacing") or None,
        edition=sent.number("edition"),
        is_preview=sent.one("action") == "preview",
    )


def form_to_change(policy: PolicyInForce, rows: Sequence[PageRow], edition: int) -> HandlingForm:
    """Write a policy that holds into the form again; what has no field of its own is an other."""
    notes = dict.fromkeys(LANGUAGES, "")
    others: list[tuple[str, str]] = []
    for text in policy.note:
        if notes.get(text.language) == "":
            notes[text.language] = text.text
        else:
            others.append(("" if text.language == NONE else text.language, text.text))
    bound = [row.canvas_id for row in rows if row.canvas_id in policy.canvas_ids]
    return HandlingForm(
        rules=frozenset(rule.value for rule in policy.rules),
        custodian=policy.custodian,
        notes=notes,
        others=tuple(others),
        scope=WHOLE if policy.is_whole else SAME,
        start=bound[0] if bound else "",
        end=bound[-1] if bound else "",
        replacing=policy.number,
        edition=edition,
    )


def part_of(
    form: HandlingForm, rows: Sequence[PageRow], standing: Sequence[PolicyInForce]
) -> tuple[str, ...]:
    """The canvases the form is about, in reading order; none for the whole manuscript.

    Raises:
        BadPolicy: the folios are not there.
    """
    if form.scope == WHOLE:
        return ()
    if form.scope == SAME:
        changed = next((one for one in standing if one.number == form.replacing), None)
        if changed is not None and changed.is_whole:
            return ()
        bound = changed.canvas_ids if changed else frozenset()
        part = tuple(row.canvas_id for row in rows if row.canvas_id in bound)
    else:
        places = {row.canvas_id: index for index, row in enumerate(rows)}
        ends = [places.get(form.start), places.get(form.end)]
        known = sorted(place for place in ends if place is not None)
        part = tuple(row.canvas_id for row in rows[known[0] : known[-1] + 1]) if known else ()
        part = part if len(known) == 2 else ()
    if not part:
        raise BadPolicy("canvases", "Choose the first and the last folio.")
    return part


def draft_of(
    form: HandlingForm, canvas_ids: tuple[str, ...], standing: Sequence[PolicyInForce] = ()
) -> PolicyDraft:
    """The policy the form asks for.

    Words that were not changed stay what they were, a direction that was said by hand included.

    Raises:
        BadPolicy: something is missing or cannot stand; its key names a sentence of the page.
    """
    rules = frozenset(rule for rule in Rule if rule.value in form.rules)
    if not rules:
        raise BadPolicy("rules", "Choose at least one rule.")
    if not form.custodian or len(form.custodian) > LINE_LENGTH_MAX:
        raise BadPolicy("custodian", "Name the body in whose name the rule is set, in one line.")
    said = [(tag, text) for tag, text in form.notes.items() if text]
    said += [(_tag(tag), text) for tag, text in form.others]
    old = {
        (text.language, text.text): text
        for policy in standing
        if policy.number == form.replacing
        for text in policy.note
    }
    note = tuple(old.get((tag, text)) or _text(text, tag) for tag, text in said)
    try:
        return PolicyDraft(rules=rules, custodian=form.custodian, note=note, canvas_ids=canvas_ids)
    except ValidationError:
        raise BadPolicy(
            "custodian", "Write the name of the body again, in plain letters."
        ) from None


def _text(text: str, tag: str) -> Text:
    if len(text) > NOTE_LENGTH_MAX:
        raise BadPolicy("note-long", f"Shorten the note to {NOTE_LENGTH_MAX} characters.")
    try:
        # A browser sends CR LF for every end of line (HTML, 4.10.22.5).
        return Text(text=text.replace("\r\n", "\n"), language=tag)
    except ValidationError:
        raise BadPolicy("note-letters", "The note holds a control character.") from None


def _tag(tag: str) -> str:
    try:
        return check_language(tag) if tag and tag != NONE else NONE
    except BadLanguageMap as error:
        raise BadPolicy("language", str(error)) from None
