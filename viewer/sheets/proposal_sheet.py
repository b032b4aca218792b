"""The treatment proposal for the council's table: options side by side, approvals, checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments
from catalog.conservation.treatment import approvals, neighbours, proposals, views
from catalog.conservation.treatment.proposal_content import Option, PlannedAction
from catalog.conservation.treatment.targets import ScopeLine
from viewer.folio_ranges import folios_of
from viewer.sheets import signatures
from viewer.sheets.report import Heading, Report, frame, latest, row
from viewer.sheets.treatment_words import condition, places
from viewer.sheets.wording import Speaker, Words, isolated

_KEYS = ("actions", "risks", "benefits", "evidence-loss", "hours", "cost", "retreatability")


def proposal_sheet(
    session: Session, proposal_id: str, heading: Heading, say: Speaker, at: dt.datetime
) -> Report:
    """One version of a proposal; what was submitted shows the checks of its day.

    Raises:
        ProposalNotFound: there is no such version.
    """
    shown = views.proposal(session, proposals.find(session, proposal_id), at)
    content = shown.content
    labels = neighbours.labels(session, shown.manuscript_id)
    about = [(proposal_id, proposals.SUBMITTED)]
    about += [(each.id, approvals.SIGNED) for each in shown.approvals]
    signed = [
        one
        for subject, kind in about
        for one in signatures.block(session, shown.manuscript_id, subject, (kind,), say)
    ]
    told_of = [
        *signatures.moments(session, shown.manuscript_id, signed),
        *(each.satisfied_at for each in shown.conditions),
    ]
    moment = latest(told_of, at) if signed else at
    survey = assessments.find(session, shown.assessment_id)
    base = frame(
        "proposal", heading, say, moment,
        is_signed=bool(signed), is_void=signatures.is_void(signed),
    )  # fmt: skip
    data = {
        **base,
        "proposal": {
            "id": shown.id,
            "version": shown.version,
            "state": shown.state.value,
            "assessment": shown.assessment_id,
        },
        "facts": [
            one
            for one in (
                row(say("sheet-shelfmark"), [say.plain(isolated(heading.shelfmark))]),
                row(say("sheet-book"), [heading.title]),
                row(say("sheet-holder"), [heading.holder]),
                row(say("sheet-version"), [say.plain(_version(shown.version, shown.state, say))]),
                row(say("sheet-written-by"), [say.plain(shown.created_by)]),
                row(say("sheet-based-on"), [say.plain(_survey(survey, say))]),
                row(say("sheet-aims"), *([each] for each in say.texts(content.aims))),
                row(say("sheet-asked-for"), *_scope(content.scope, labels, say)),
                row(say("sheet-tests"), *([each] for each in say.texts(content.tests))),
                row(
                    say("sheet-sacred"),
                    *([each] for each in say.texts(content.sacred_considerations)),
                ),
                row(
                    say("sheet-fragments-kept"),
                    [say.plain(say("sheet-yes" if content.fragments_kept else "sheet-no"))],
                ),
            )
            if one["lines"]
        ],
        "options": [
            _option(one, content.recommended, labels, say) for one in content.options
        ],
        "rows": [{"key": key, "label": say(f"sheet-option-{key}")} for key in _KEYS],
        "approvals": [
            {
                "role": say(f"role-{each.role.value}"),
                "name": each.person_name,
                "decision_key": each.decision.value,
                "decision": say(f"sheet-decision-{each.decision.value.replace('_', '-')}"),
                "when": say.moment(each.at),
                "note": say.texts(each.note),
            }
            for each in shown.approvals
        ],
        "conditions": [condition(each, say) for each in shown.conditions],
        "checks": [
            {
                "sentence": say.texts(each["sentence"]),
                "is_met": each["is_met"],
                "is_blocking": each["is_blocking"],
                "verdict": say(_verdict(each)),
            }
            for each in shown.checks
        ],
        "warnings": [
            {
                "text": say.best(each.texts),
                "folios": isolated(folios_of(set(each.canvas_ids), labels)),
                "is_blocking": each.is_blocking,
                "source": each.source,
            }
            for each in shown.warnings
        ],
        "labels": {
            key: say(f"sheet-{key}")
            for key in (
                "options", "recommended", "approvals", "conditions", "checks", "warnings",
                "role", "decision", "when", "condition", "kind-of-condition", "met", "rule",
                "folios", "no-approvals",
            )
        },
        "signatures": signed,
    }  # fmt: skip
    name = f"proposal-{heading.shelfmark}-v{shown.version}-{say.language}"
    return Report("proposal_sheet.typ", name, data, moment)


def _version(version: int, state: Any, say: Speaker) -> str:
    word = say(f"sheet-proposal-{state.value.replace('_', '-')}")
    return f"{say.number(version)} · {word}"


def _survey(survey: Any, say: Speaker) -> str:
    kind = say(f"sheet-kind-{survey.kind.value.replace('_', '-')}")
    day = say.date(survey.ended_at or survey.started_at)
    return f"{say('sheet-assessment', kind=kind, number=say.number(survey.number))} · {day}"


def _verdict(check: Mapping[str, Any]) -> str:
    if check["is_met"]:
        return "sheet-check-met"
    return "sheet-check-blocking" if check["is_blocking"] else "sheet-check-open"


def _scope(
    lines: tuple[ScopeLine, ...], labels: Mapping[str, str], say: Speaker
) -> list[list[Words]]:
    found = []
    for line in lines:
        where = (
            [say.plain(say("sheet-scope-whole"))]
            if line.is_whole
            else places(line.canvas_ids, line.components, labels, say)
        )
        found += [[say.term(act), say.plain("–"), *where] for act in line.acts]
    return found


def _option(
    option: Option, recommended: str, labels: Mapping[str, str], say: Speaker
) -> dict[str, Any]:
    title = say.texts(option.title) or [
        say.plain(say(f"sheet-option-kind-{option.kind.value.replace('_', '-')}"))
    ]
    cost = option.cost
    number = option.retreatability
    return {
        "id": option.id,
        "kind": option.kind.value,
        "title": title,
        "is_recommended": option.id == recommended,
        "cells": {
            "actions": [_action(each, labels, say) for each in option.actions],
            "risks": [[each] for each in say.texts(option.risks)],
            "benefits": [[each] for each in say.texts(option.benefits)],
            "evidence-loss": [[each] for each in say.texts(option.evidence_loss)],
            "hours": _plain(None if option.hours is None else say.number(float(option.hours)), say),
            "cost": _plain(
                isolated(f"{say.number(float(cost.amount))}\N{NO-BREAK SPACE}{cost.currency}")
                if cost
                else None,
                say,
            ),
            "retreatability": _plain(
                None if number is None else say("sheet-severity", value=say.number(number)), say
            ),
        },
    }


def _action(action: PlannedAction, labels: Mapping[str, str], say: Speaker) -> list[Words]:
    where = places(
        [each.canvas_id for each in action.targets if each.canvas_id],
        [each.component for each in action.targets if each.component],
        labels,
        say,
    )
    line = [say.term(action.act), *where]
    if action.materials:
        *others, last = [say.term(each.generic) for each in action.materials]
        comma = say.t("history-comma").strip()
        with_commas = [{**each, "text": f"{each['text']}{comma}"} for each in others]
        line += [say.plain("·"), *with_commas, last]
    return line + say.texts(action.note)


def _plain(text: str | None, say: Speaker) -> list[list[Words]]:
    return [[say.plain(text)]] if text else []
