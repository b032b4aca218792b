"""The treatment report and the card of one step (AIC Guidelines for Practice, Commentary 27).

A dated record of every action with the names of those who did it, of what was added and removed,
and of every departure from the plan. An amendment prints both values; a void prints struck out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.treatment import bodies, neighbours, proposals, steps, treatments, views
from catalog.conservation.treatment.meeting import STEP_SIGNED
from catalog.handling.in_force import in_force
from viewer.sheets import signatures
from viewer.sheets.evidence import Album
from viewer.sheets.report import Heading, Report, frame, latest, row
from viewer.sheets.treatment_words import climate, condition, material, targets
from viewer.sheets.wording import Speaker, isolated

_LABELS = (
    "people", "times", "places", "act", "observed", "result", "tools", "climate", "materials",
    "fragments", "evidence", "deviation", "variations", "spot-tests", "steps", "conditions",
    "condition", "kind-of-condition", "met", "way", "material", "amount", "folios", "second-text",
    "warnings", "signature-line", "test", "safe", "kept-in", "picture-missing", "phase-before",
    "phase-during", "phase-after", "photograph-alone", "photograph-lost", "photograph-digest",
)  # fmt: skip


def treatment_report(
    session: Session, treatment_id: str, heading: Heading, say: Speaker, at: dt.datetime
) -> Report:
    """The report of a treatment as it stands.

    Raises:
        TreatmentNotFound: there is no such treatment.
    """
    found = treatments.find(session, treatment_id)
    shown = views.treatment(session, found, at)
    maker = _Steps(session, shown.manuscript_id, say, at)
    told = [maker.step(each.id) for each in shown.steps]
    signed = signatures.block(session, shown.manuscript_id, treatment_id, (treatments.SIGNED,), say)
    all_signed = signed + [one for step in told for one in step["signatures"]]
    told_of = [
        *signatures.moments(session, shown.manuscript_id, all_signed),
        *maker.moments,
        shown.ended_at,
    ]
    moment = latest(told_of if signed else [at, *told_of], at)
    version = proposals.find(session, shown.proposal_id).version
    content = shown.content
    data = {
        **frame(
            "treatment-report", heading, say, moment,
            is_signed=bool(signed), is_void=signatures.is_void(signed),
        ),
        "treatment": {
            "id": shown.id,
            "state": shown.state.value,
            "proposal": shown.proposal_id,
        },
        "facts": [
            one
            for one in (
                row(say("sheet-shelfmark"), [say.plain(isolated(heading.shelfmark))]),
                row(say("sheet-book"), [heading.title]),
                row(say("sheet-holder"), [heading.holder]),
                row(say("sheet-treatment"), *([each] for each in say.texts(content.title))),
                row(
                    say("sheet-state"),
                    [say.plain(say(f"sheet-treatment-{shown.state.value.replace('_', '-')}"))],
                    [say.plain(shown.state_reason)] if shown.state_reason else [],
                ),
                row(
                    say("sheet-proposal"),
                    [say.plain(say("sheet-version-number", number=say.number(version)))],
                ),
                row(say("sheet-team"), *([say.plain(each.name)] for each in content.team)),
                row(say("sheet-times"), [say.plain(_between(shown, say))]),
                row(say("sheet-summary"), *([each] for each in say.texts(content.summary))),
                row(
                    say("sheet-call-back"),
                    [say.plain(say.date(shown.call_back_on))] if shown.call_back_on else [],
                ),
            )
            if one["lines"]
        ],
        "conditions": [condition(each, say) for each in shown.conditions],
        "steps": told,
        "variations": [_variation(each, shown.steps, say) for each in shown.variations],
        "spot_tests": [maker.spot_test(each) for each in shown.spot_tests],
        "pictures": maker.album.pictures,
        "labels": {key: say(f"sheet-{key}") for key in _LABELS},
        "signatures": signed,
    }  # fmt: skip
    name = f"treatment-{heading.shelfmark}-{shown.id}-{say.language}"
    return Report("treatment_report.typ", name, data, moment)


def step_card(
    session: Session, step_id: str, heading: Heading, say: Speaker, at: dt.datetime
) -> Report:
    """One step to lie on the table: what is planned, room to write by hand, its photographs.

    What is signed leaves no room to write in.

    Raises:
        StepNotFound: there is no such step.
    """
    found = steps.find(session, step_id)
    maker = _Steps(session, found.manuscript_id, say, at)
    told = maker.step(step_id)
    told_of = [
        *maker.moments,
        *signatures.moments(session, found.manuscript_id, told["signatures"]),
    ]
    moment = latest(told_of if told["signatures"] else [at, *told_of], at)
    data = {
        **frame(
            "step-card", heading, say, moment,
            is_signed=bool(told["signatures"]), is_void=signatures.is_void(told["signatures"]),
        ),
        "step": told,
        "is_open": not told["signatures"],
        "pictures": maker.album.pictures,
        "warnings": [
            {"text": say.best(each.texts), "is_blocking": each.is_blocking}
            for each in views.step(session, found, at).warnings
        ],
        "labels": {key: say(f"sheet-{key}") for key in _LABELS},
        "signatures": told["signatures"],
    }  # fmt: skip
    name = f"step-{heading.shelfmark}-{told['seq']}-{say.language}"
    return Report("step_card.typ", name, data, moment)


class _Steps:
    """The steps of one book on their way to paper; `album` and `moments` grow with each."""

    def __init__(self, session: Session, manuscript_id: str, say: Speaker, at: dt.datetime) -> None:
        self._session, self._say, self._at = session, say, at
        self._labels = neighbours.labels(session, manuscript_id)
        handling = in_force(session, manuscript_id)
        self.album = Album(session, manuscript_id, self._labels, handling, say)
        self.moments: list[dt.datetime | None] = []

    def step(self, step_id: str) -> dict[str, Any]:
        """A step with everything that was done and everything that was changed of it since."""
        say = self._say
        shown = views.step(self._session, steps.find(self._session, step_id), self._at)
        content = shown.content
        self.moments += [shown.started_at, shown.ended_at]
        self.moments += [use.noted_at for use in content.uses]
        signed = signatures.block(self._session, shown.manuscript_id, step_id, (STEP_SIGNED,), say)
        return {
            "id": shown.id,
            "seq": shown.seq,
            "heading": say("sheet-step", number=say.number(shown.seq)),
            "act": say.term(shown.act),
            "state_key": shown.state.value,
            "state": say(f"sheet-step-{shown.state.value.replace('_', '-')}"),
            "outcome": say(f"sheet-outcome-of-{shown.outcome.value.replace('_', '-')}")
            if shown.outcome
            else "",
            "is_voided": shown.is_voided,
            "places": targets(shown, self._labels, say),
            "people": say.listed(each.name for each in content.people),
            "times": self._times(shown),
            "observed": say.texts(content.observed),
            "result": say.texts(content.result),
            "tools": say.listed(content.tools),
            "climate": climate(shown, say),
            "deviation_key": content.deviation.value,
            "deviation": say(f"sheet-deviation-{content.deviation.value.replace('_', '-')}"),
            "deviation_note": say.texts(content.deviation_note),
            "materials": [material(use, self._labels, say) for use in content.uses],
            "fragments": [
                {
                    "description": say.texts(each.description),
                    "folio": say.folio(self._labels.get(each.canvas_id or "", "")),
                    "kept_in": each.kept_in,
                }
                for each in content.fragments
            ],
            "evidence": self.album.add(shown),
            "no_visible_change": say(
                "sheet-no-visible-change", name=content.no_visible_change.by,
                reason=content.no_visible_change.reason,
            )
            if content.no_visible_change
            else "",
            "second_texts": [
                say("sheet-second-text-by", name=each.by, date=say.moment(each.at))
                for each in shown.second_texts
            ],
            "signatures": signed,
        }  # fmt: skip

    def spot_test(self, test: bodies.SpotTestShown) -> dict[str, Any]:
        """A spot test."""
        say = self._say
        self.moments.append(test.at)
        return {
            "kind": say(f"sheet-test-{test.content.kind.replace('_', '-')}"),
            "folio": say.folio(self._labels.get(test.canvas_id, "")),
            "result": say.texts(test.content.result),
            "safe": say("sheet-yes" if test.content.is_safe else "sheet-no"),
            "by": say.listed((test.by, say.date(test.at))),
        }

    def _times(self, shown: bodies.StepShown) -> str:
        say = self._say
        found = []
        if shown.started_at:
            found.append(
                say.span(shown.started_at, shown.ended_at)
                if shown.ended_at
                else say("sheet-since", day=say.moment(shown.started_at))
            )
        if shown.minutes:
            found.append(say("sheet-minutes", count=shown.minutes))
        return " · ".join(found)


def _between(shown: bodies.TreatmentShown, say: Speaker) -> str:
    if shown.started_at and shown.ended_at:
        return say("sheet-from-to", first=say.date(shown.started_at), last=say.date(shown.ended_at))
    return say("sheet-since", day=say.date(shown.started_at)) if shown.started_at else ""


def _variation(
    found: bodies.VariationShown, listed: list[bodies.StepListed], say: Speaker
) -> Mapping[str, Any]:
    seq = next((each.seq for each in listed if each.id == found.step_id), 0)
    decided = ""
    if found.decided_by and found.decided_at:
        decided = say.listed((found.decided_by, say.moment(found.decided_at)))
    return {
        "step": say("sheet-step", number=say.number(seq)),
        "state": say(f"sheet-variation-{found.state.value.replace('_', '-')}"),
        "reason": say.texts(found.content.reason),
        "raised": say.listed((found.raised_by, say.moment(found.raised_at))),
        "decided": decided,
        "note": say.texts(found.note),
    }
