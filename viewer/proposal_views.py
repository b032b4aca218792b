"""A proposal as its page shows it: options side by side, who decides next, what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.accounts.permissions import Role
from catalog.conservation.treatment import bodies
from catalog.conservation.treatment.approval_policies import Policy
from catalog.conservation.treatment.proposal_content import (
    Option,
    PlannedAction,
    ProposalContent,
)
from catalog.conservation.treatment.states import AGREES
from catalog.conservation.treatment.targets import ScopeLine
from viewer import page_models
from viewer.folio_ranges import folios_of
from viewer.languages import Translator
from viewer.treatment_words import all_words, best, of_map, term

Prose = list[page_models.Text]


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action: its term, where, with what, and a note.

    `places` are the places of those sides that it is for, none where it is whole sides.
    """

    act: page_models.Text
    folios: str
    places: tuple[str, ...]
    components: Prose
    materials: Prose
    note: Prose
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option; `cost` is written with its currency."""

    id: str
    kind: str
    title: Prose
    actions: list[ActionView]
    risks: Prose
    benefits: Prose
    evidence_loss: Prose
    hours: str
    cost: str
    retreatability: int | None
    is_recommended: bool


@dataclass(frozen=True, slots=True)
class WarningView:
    """What the workshop knows against the plan, and of which folios."""

    text: page_models.Text
    is_blocking: bool
    folios: str
    source: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """One rule of the custodian held against the plan, in the custodian's words."""

    kind: str
    words: Prose
    found: str
    is_met: bool
    is_blocking: bool


@dataclass(frozen=True, slots=True)
class TurnView:
    """One role in the order of approvals: how many agreed of how many."""

    role: str
    agreed: int
    quorum: int
    is_due: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One part of the proposal that reads otherwise than in the version before."""

    part: str
    old: str
    new: str


def options(content: ProposalContent, labels: Mapping[str, str], t: Translator) -> list[OptionView]:
    """Return the options in the order in which they were written."""
    return [_option(one, content.recommended, labels, t) for one in content.options]


def scope(lines: Iterable[ScopeLine], labels: Mapping[str, str], t: Translator) -> list[ActionView]:
    """Return what leave is asked for, action by action."""
    return [
        ActionView(
            act=term(act, t),
            folios=folios_of(line.canvas_ids, labels),
            places=(),
            components=[term(key, t) for key in line.components],
            materials=[],
            note=[],
            is_whole=line.is_whole,
        )
        for line in lines
        for act in line.acts
    ]


def warnings(
    found: Iterable[bodies.WarningShown], labels: Mapping[str, str], t: Translator
) -> list[WarningView]:
    """Return the warnings, the blocking ones first."""
    views = [
        WarningView(
            of_map(one.texts, t), one.is_blocking, folios_of(one.canvas_ids, labels), one.source
        )
        for one in found
    ]
    return sorted(views, key=lambda one: not one.is_blocking)


def checks(found: Iterable[Mapping[str, Any]], t: Translator) -> list[CheckView]:
    """Return the custodian's checks, those that are not met first."""
    views = [
        CheckView(
            one["kind"],
            best(one["sentence"], t),
            ", ".join(one["found"]),
            one["is_met"],
            one["is_blocking"],
        )
        for one in found
    ]
    return sorted(views, key=lambda one: (one.is_met, not one.is_blocking))


def turns(
    policy: Policy, approvals: Sequence[bodies.ApprovalShown], due: Role | None
) -> list[TurnView]:
    """Return the order of approvals, and where it stands."""
    return [
        TurnView(
            step.role.value,
            sum(one.role is step.role and one.decision in AGREES for one in approvals),
            step.quorum,
            step.role is due,
        )
        for step in policy.steps
    ]


def changes(
    old: ProposalContent, new: ProposalContent, labels: Mapping[str, str], t: Translator
) -> list[ChangeView]:
    """Return what reads otherwise in the newer version, part by part in the order of the form."""
    before, after = _parts(old, labels, t), _parts(new, labels, t)
    return [
        ChangeView(part, before.get(part, ""), after.get(part, ""))
        for part in dict.fromkeys((*before, *after))
        if before.get(part, "") != after.get(part, "")
    ]


def option_name(option: OptionView, t: Translator) -> str:
    """Return what an option is called: its title, else what it is in principle."""
    return option.title[0].text if option.title else t(f"treat-option-{option.kind}")


def _option(
    option: Option, recommended: str, labels: Mapping[str, str], t: Translator
) -> OptionView:
    return OptionView(
        id=option.id,
        kind=option.kind.value,
        title=best(option.title, t),
        actions=[_action(one, labels, t) for one in option.actions],
        risks=all_words(option.risks),
        benefits=all_words(option.benefits),
        evidence_loss=all_words(option.evidence_loss),
        hours="" if option.hours is None else t.number(float(option.hours)),
        cost=f"{t.number(float(option.cost.amount))} {option.cost.currency}" if option.cost else "",
        retreatability=option.retreatability,
        is_recommended=option.id == recommended,
    )


def _action(action: PlannedAction, labels: Mapping[str, str], t: Translator) -> ActionView:
    return ActionView(
        act=term(action.act, t),
        folios=folios_of({one.canvas_id for one in action.targets if one.canvas_id}, labels),
        places=tuple(one.region_id for one in action.targets if one.region_id),
        components=[term(one.component, t) for one in action.targets if one.component],
        materials=[term(one.generic, t) for one in action.materials],
        note=all_words(action.note),
    )


def _parts(content: ProposalContent, labels: Mapping[str, str], t: Translator) -> dict[str, str]:
    views = options(content, labels, t)
    names = {one.id: option_name(one, t) for one in views}
    said = {
        t("treat-aims"): _joined(all_words(content.aims)),
        t("treat-recommended"): names.get(content.recommended, ""),
    }
    for one in views:
        name = names[one.id]
        for part, text in {
            "actions": "\n".join(_line(action, t) for action in one.actions),
            "risks": _joined(one.risks),
            "benefits": _joined(one.benefits),
            "evidence-loss": _joined(one.evidence_loss),
            "hours": one.hours,
            "cost": one.cost,
            "retreatability": "" if one.retreatability is None else str(one.retreatability),
        }.items():
            said[f"{name}: {t(f'treat-{part}')}"] = text
    asked = scope(content.scope, labels, t)
    said |= {
        t("treat-scope"): "\n".join(
            _line(one, t) + (f" {t('treat-whole')}" if one.is_whole else "") for one in asked
        ),
        t("treat-tests"): _joined(all_words(content.tests)),
        t("treat-sacred"): _joined(all_words(content.sacred_considerations)),
        t("treat-fragments-kept"): t("treat-yes" if content.fragments_kept else "treat-no"),
    }
    return said


def _line(action: ActionView, t: Translator) -> str:
    places = [action.folios, *(one.text for one in action.components)]
    if action.places:
        places.append(t("treat-flaw-places", count=len(action.places)))
    materials = ", ".join(one.text for one in action.materials)
    said = [action.act.text, ", ".join(filter(None, places)), materials, _joined(action.note)]
    return " · ".join(filter(None, said))


def _joined(texts: Prose) -> str:
    return "\n".join(one.text for one in texts)
