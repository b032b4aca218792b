"""The form of a treatment proposal: what was typed, as it was typed, and what it means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.conservation.treatment.flaws import Flaw
from catalog.conservation.treatment.proposal_content import (
    Option,
    OptionKind,
    PlannedAction,
    PlannedMaterial,
    ProposalContent,
)
from catalog.conservation.treatment.targets import ScopeLine, Target, sides_of
from viewer.flaw_words import require_known, targets_at
from viewer.folio_ranges import folios_of, sides_in
from viewer.sent_forms import Sent, Words, read, texts_of, words_in

_BLANK_ACTIONS = 1


@dataclass(frozen=True, slots=True)
class ActionForm:
    """One action of an option, or one line of the scope (`is_whole` is of the scope only)."""

    act: str = ""
    folios: str = ""
    components: frozenset[str] = frozenset()
    materials: frozenset[str] = frozenset()
    flaws: frozenset[str] = frozenset()
    note: Words = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class OptionForm:
    """One option; `id` stays with it through every version."""

    id: str
    kind: str = OptionKind.TREATMENT.value
    title: Words = ()
    actions: tuple[ActionForm, ...] = ()
    risks: Words = ()
    benefits: Words = ()
    evidence_loss: Words = ()
    hours: str = ""
    amount: str = ""
    currency: str = ""
    retreatability: str = ""


@dataclass(frozen=True, slots=True)
class ProposalForm:
    """The whole proposal as it was typed; `edition` is the one it was begun from."""

    edition: int = 0
    assessment_id: str = ""
    language: str = "none"
    aims: Words = ()
    tests: Words = ()
    sacred_considerations: Words = ()
    fragments_kept: bool = False
    recommended: str = ""
    options: tuple[OptionForm, ...] = ()
    scope: tuple[ActionForm, ...] = field(default_factory=tuple)


def form_of(
    content: ProposalContent, edition: int, assessment_id: str, labels: Mapping[str, str]
) -> ProposalForm:
    """Write a proposal into the form, with room for one more action and one more line of scope."""
    return with_room(
        ProposalForm(
            edition=edition,
            assessment_id=assessment_id,
            language=content.language,
            aims=words_in(content.aims),
            tests=words_in(content.tests),
            sacred_considerations=words_in(content.sacred_considerations),
            fragments_kept=content.fragments_kept,
            recommended=content.recommended,
            options=tuple(_option(option, labels) for option in content.options),
            scope=tuple(
                ActionForm(
                    act=act,
                    folios=folios_of(line.canvas_ids, labels),
                    components=frozenset(line.components),
                    is_whole=line.is_whole,
                )
                for line in content.scope
                for act in line.acts
            ),
        )
    )


def with_room(form: ProposalForm) -> ProposalForm:
    """Return the form with an empty action in each treatment, and an empty line of scope."""
    options = tuple(
        replace(one, actions=(*one.actions, ActionForm()))
        if one.kind != OptionKind.NO_TREATMENT.value
        else one
        for one in form.options
    )
    return replace(form, options=options, scope=(*form.scope, ActionForm()))


def with_one_more(form: ProposalForm) -> ProposalForm:
    """Return the form with one more way to treat the book."""
    taken = {one.id for one in form.options}
    number = next(n for n in range(1, len(taken) + 2) if f"treat{n}" not in taken)
    added = OptionForm(id=f"treat{number}", actions=(ActionForm(),) * _BLANK_ACTIONS)
    return replace(form, options=(*form.options, added))


def sent_form_of(sent: Sent) -> ProposalForm:
    """Read what a browser sent; options are numbered by their place in the form."""
    ids, kinds = sent.many("option"), sent.many("option_kind")
    return ProposalForm(
        edition=sent.number("edition"),
        assessment_id=sent.one("assessment_id"),
        language=sent.one("language") or "none",
        aims=sent.words("aims"),
        tests=sent.words("tests"),
        sacred_considerations=sent.words("sacred_considerations"),
        fragments_kept=bool(sent.one("fragments_kept")),
        recommended=sent.one("recommended"),
        options=tuple(
            _sent_option(sent, place, option_id, kind)
            for place, (option_id, kind) in enumerate(zip(ids, kinds, strict=False))
        ),
        scope=_sent_rows(sent, "scope"),
    )


def places_of(form: ProposalForm) -> frozenset[str]:
    """Return the places on sides that are ticked anywhere in the form."""
    return frozenset(one for each in form.options for row in each.actions for one in row.flaws)


def content_of(
    form: ProposalForm, labels: Mapping[str, str], flaws: Sequence[Flaw]
) -> ProposalContent:
    """Return the proposal that the form says; `flaws` are those of the places that are ticked.

    Where no line of scope is written, leave is asked for the actions of the recommended option.

    Raises:
        BadFolios: a folio is not in the book.
        BadTreatment: a flaw is not of this book.
        BadDocument: a value cannot stand.
    """
    require_known(flaws, places_of(form))
    options = tuple(_option_of(one, labels, flaws) for one in form.options)
    lines = [_line(row, labels) for row in form.scope if row.act]
    chosen = next((one for one in options if one.id == form.recommended), None)
    if not lines and chosen is not None:
        lines = [_asked_for(action) for action in chosen.actions]
    return read(
        ProposalContent,
        aims=texts_of(form.aims),
        options=options,
        recommended=form.recommended,
        scope=tuple(lines),
        tests=texts_of(form.tests),
        sacred_considerations=texts_of(form.sacred_considerations),
        fragments_kept=form.fragments_kept,
        language=form.language,
    )


def _option(option: Option, labels: Mapping[str, str]) -> OptionForm:
    return OptionForm(
        id=option.id,
        kind=option.kind.value,
        title=words_in(option.title),
        actions=tuple(
            ActionForm(
                act=action.act,
                folios=folios_of(
                    {one.canvas_id for one in action.targets if one.canvas_id}, labels
                ),
                components=frozenset(one.component for one in action.targets if one.component),
                materials=frozenset(one.generic for one in action.materials),
                flaws=frozenset(one.region_id for one in action.targets if one.region_id),
                note=words_in(action.note),
            )
            for action in option.actions
        ),
        risks=words_in(option.risks),
        benefits=words_in(option.benefits),
        evidence_loss=words_in(option.evidence_loss),
        hours="" if option.hours is None else str(option.hours),
        amount=str(option.cost.amount) if option.cost else "",
        currency=option.cost.currency if option.cost else "",
        retreatability="" if option.retreatability is None else str(option.retreatability),
    )


def _sent_option(sent: Sent, place: int, option_id: str, kind: str) -> OptionForm:
    def name(part: str) -> str:
        return f"option_{place}_{part}"

    return OptionForm(
        id=option_id,
        kind=kind,
        title=sent.words(name("title")),
        actions=_sent_rows(sent, name("action")),
        risks=sent.words(name("risks")),
        benefits=sent.words(name("benefits")),
        evidence_loss=sent.words(name("evidence_loss")),
        hours=sent.one(name("hours")),
        amount=sent.one(name("amount")),
        currency=sent.one(name("currency")),
        retreatability=sent.one(name("retreatability")),
    )


def _sent_rows(sent: Sent, prefix: str) -> tuple[ActionForm, ...]:
    folios = sent.many(f"{prefix}_folios")
    return tuple(
        ActionForm(
            act=act,
            folios=folios[place] if place < len(folios) else "",
            components=frozenset(sent.many(f"{prefix}_{place}_component")),
            materials=frozenset(sent.many(f"{prefix}_{place}_material")),
            flaws=frozenset(sent.many(f"{prefix}_{place}_flaw")),
            note=sent.words(f"{prefix}_{place}_note"),
            is_whole=bool(sent.one(f"{prefix}_{place}_whole")),
        )
        for place, act in enumerate(sent.many(f"{prefix}_act"))
    )


def _option_of(form: OptionForm, labels: Mapping[str, str], flaws: Sequence[Flaw]) -> Option:
    return read(
        Option,
        id=form.id,
        kind=form.kind,
        title=texts_of(form.title),
        actions=tuple(_action_of(row, labels, flaws) for row in form.actions if row.act),
        risks=texts_of(form.risks),
        benefits=texts_of(form.benefits),
        evidence_loss=texts_of(form.evidence_loss),
        hours=number_typed(form.hours),
        cost={"amount": number_typed(form.amount), "currency": form.currency.upper()}
        if form.amount
        else None,
        retreatability=form.retreatability or None,
    )


def _action_of(row: ActionForm, labels: Mapping[str, str], flaws: Sequence[Flaw]) -> PlannedAction:
    parts = targets_of("", row.components, labels)
    return read(
        PlannedAction,
        act=row.act,
        targets=(*targets_at(sides_in(row.folios, labels), flaws, (), row.flaws), *parts),
        materials=tuple(read(PlannedMaterial, generic=key) for key in sorted(row.materials)),
        note=texts_of(row.note),
    )


def _line(row: ActionForm, labels: Mapping[str, str]) -> ScopeLine:
    return read(
        ScopeLine,
        acts=(row.act,),
        canvas_ids=sides_in(row.folios, labels),
        components=tuple(sorted(row.components)),
        is_whole=row.is_whole,
    )


def _asked_for(action: PlannedAction) -> ScopeLine:
    return ScopeLine(
        acts=(action.act,),
        canvas_ids=sides_of(action.targets),
        components=tuple(one.component for one in action.targets if one.component),
    )


def targets_of(
    folios: str, components: Iterable[str], labels: Mapping[str, str]
) -> tuple[Target, ...]:
    """Return the sides and parts that were typed, sides first.

    Raises:
        BadFolios: a folio is not in the book.
    """
    sides = tuple(Target(canvas_id=each) for each in sides_in(folios, labels))
    return (*sides, *(read(Target, component=key) for key in sorted(components)))


def number_typed(text: str) -> str | None:
    """Return a number with its decimal point, as people write it with a comma; None for none."""
    return text.replace("\u00a0", "").replace(" ", "").replace(",", ".") or None
