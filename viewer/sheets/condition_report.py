"""The condition report (AIC Guidelines for Practice, 24, 25 and 27; EN 16095:2012).

It is made of the one document of an assessment, which is what was signed: what the paper says can
be held against the entry whose hash stands on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.condition import assessments, changes, documents, heat
from catalog.conservation.condition.bench import summary_of
from catalog.conservation.condition.grades import SCALES
from catalog.conservation.condition.signed import SIGNED
from catalog.conservation.condition.tables import Assessment
from catalog.handling.in_force import in_force
from catalog.pages import PageRow
from viewer.folio_ranges import folios_of
from viewer.sheets import signatures
from viewer.sheets.condition_folios import Sides, folio, observation, pictures_of
from viewer.sheets.report import Heading, Report, frame, latest, row
from viewer.sheets.wording import Speaker, isolated

Told = Mapping[str, Any]
# Up to which index a quire has which of five shades, as on the bench; the number is written too.
_SHADES = (0.0, 5.0, 15.0, 35.0)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads it: the sides they may see, and whether they are told who works here."""

    rows: Sequence[PageRow]
    is_public: bool = False


def condition_report(
    session: Session, assessment_id: str, heading: Heading, audience: Audience, say: Speaker
) -> Report:
    """The report of an assessment as it stands.

    Of what the public has no photograph to see, its report says nothing (invariant 19).

    Raises:
        AssessmentNotFound: there is no such assessment.
    """
    survey = assessments.find(session, assessment_id)
    told = documents.document(session, assessment_id)
    signed = signatures.block(session, survey.manuscript_id, assessment_id, (SIGNED,), say)
    at = latest(
        [
            *signatures.moments(session, survey.manuscript_id, signed),
            *(dt.datetime.fromisoformat(each["at"]) for each in told["observations"]),
            *(dt.datetime.fromisoformat(each["at"]) for each in told["examinations"]),
            survey.changed_at,
        ],
        survey.created_at,
    )
    made = _Condition(session, survey, told, audience, say)
    folios = made.folios()
    data = {
        **frame(
            "condition-report", heading, say, at,
            is_signed=bool(signed), is_void=signatures.is_void(signed),
        ),
        "assessment": {
            "id": survey.id,
            "number": survey.number,
            "kind": survey.kind.value,
            "status": survey.status.value,
            "started_at": told["started_at"],
            "ended_at": told["ended_at"],
            "code_version": told["code_version"],
        },
        "facts": made.facts(heading),
        "summaries": made.summaries(),
        "grades": made.grades(),
        "quires": made.quires(),
        "beside": made.beside(),
        "unexamined": made.unexamined(),
        "folios": folios,
        "pictures": pictures_of(folios, made.sides),
        "columns": [
            say(f"sheet-column-{key}")
            for key in ("number", "damage", "severity", "area", "change")
        ],
        "labels": {
            key: say(f"sheet-{key}")
            for key in (
                "observed", "interpreted", "recommendations", "grades", "by-quire", "beside",
                "unexamined", "folios", "cause", "legend", "picture-missing",
            )
        },
        "legend": made.legend(folios),
        "method": say("sheet-method", version=told["code_version"]),
        "signatures": signed,
    }  # fmt: skip
    name = f"condition-{heading.shelfmark}-{survey.number}-{say.language}"
    return Report("condition_report.typ", name, data, at)


class _Condition:
    """One assessment on its way to paper."""

    def __init__(
        self, session: Session, survey: Assessment, told: Told, audience: Audience, say: Speaker
    ) -> None:
        self._told, self._say, self._audience = told, say, audience
        rows = {row.canvas_id: row for row in audience.rows}
        if audience.is_public:
            rows = {key: row for key, row in rows.items() if row.image_id and row.is_open}
        self._summary = [side for side in summary_of(session, survey.id) if side.canvas_id in rows]
        self._heat = heat.heat_of(session, survey.manuscript_id, self._summary)
        since = (
            changes.changes_between(session, survey.previous_id, survey.id)
            if survey.previous_id
            else []
        )
        self.sides = Sides(
            rows=rows,
            quires={canvas_id: one.label for one in self._heat for canvas_id in one.canvas_ids},
            handling=in_force(session, survey.manuscript_id),
            changes={one.later_id: one for one in since if one.later_id},
        )

    def facts(self, heading: Heading) -> list[dict[str, Any]]:
        """The title page: what, whose, when, who, how."""
        say, told, content = self._say, self._told, self._told["content"]
        plain = say.plain
        rows = [
            row(say("sheet-shelfmark"), [plain(isolated(heading.shelfmark))]),
            row(say("sheet-book"), [heading.title]),
            row(say("sheet-holder"), [heading.holder]),
            row(say("sheet-kind"), [plain(self._kind())]),
            row(say("sheet-dates"), [plain(self._days())]),
        ]
        if not self._audience.is_public:
            who = [[plain(name)] for name in content["assessors"] or [told["created_by"]]]
            rows.append(row(say("sheet-assessors"), *who))
        rows += [
            row(say("sheet-scope"), *self._scope()),
            row(say("sheet-purpose"), *_each(say.texts(content["purpose"]))),
            row(say("sheet-circumstances"), *_each(say.texts(content["circumstances"]))),
            row(say("sheet-methods"), [plain(self._methods())] if content["methods"] else []),
            row(say("sheet-climate"), [plain(self._climate())] if self._climate() else []),
        ]
        if content["next_check_on"]:
            day = say.date(dt.date.fromisoformat(content["next_check_on"]))
            rows.append(row(say("sheet-next-check"), [plain(day)]))
        return [one for one in rows if one["lines"]]

    def summaries(self) -> dict[str, Any]:
        """What was seen apart from what is concluded from it (AIC, Commentary 25)."""
        content = self._told["content"]
        return {
            "observed": self._say.texts(content["observed"]),
            "interpreted": self._say.texts(content["interpreted"]),
            "recommendations": [
                self._say.texts(each["texts"]) for each in content["recommendations"]
            ],
        }

    def grades(self) -> list[dict[str, Any]]:
        """Grades with their scales, fitness for each use, how urgent it is, the class of access."""
        say, content = self._say, self._told["content"]
        rows = [
            row(
                say(f"sheet-scale-{SCALES[each['scale']].grades.replace('_', '-')}"),
                [say.plain(self._grade(each["scale"], each["value"]))],
                *_each(say.texts(each["note"])),
            )
            for each in content["grades"]
        ]
        if content["priority"]:
            grade = self._grade("priority-5/1", content["priority"]["value"])
            rows.append(
                row(
                    say("sheet-scale-priority"), [say.plain(grade)],
                    *_each(say.texts(content["priority"]["reason"])),
                )
            )  # fmt: skip
        rows += [
            row(
                say(f"sheet-use-{each['use'].replace('_', '-')}"),
                [say.plain(say(f"sheet-fit-{each['fit'].replace('_', '-')}"))],
                *_each(say.texts(each["conditions"])),
            )
            for each in content["fitness"]
        ]
        if self._told["accessibility"] is not None:
            grade = say("sheet-accessibility-class", value=say.number(self._told["accessibility"]))
            rows.append(row(say("sheet-accessibility"), [say.plain(grade)]))
        return rows

    def quires(self) -> dict[str, Any]:
        """The table of quires; the shade of a line is its heat, its number stands beside."""
        say = self._say
        return {
            "is_known": all(one.is_known for one in self._heat),
            "missing": say("sheet-no-collation"),
            "columns": [
                say(f"sheet-quire-{key}")
                for key in ("number", "folios", "sides", "damaged", "observations", "worst",
                            "area", "index")
            ],
            "rows": [
                {
                    "label": one.label,
                    "index": one.index,
                    "shade": None
                    if one.index is None
                    else sum(one.index > each for each in _SHADES),
                    "cells": [
                        say.number(one.number) if one.number else say("sheet-quire-none"),
                        self._range(one.canvas_ids),
                        say.number(one.sides),
                        say.number(one.damaged_sides),
                        say.number(one.observations),
                        say.number(one.worst) if one.observations else "–",
                        say.percent(one.share_percent) if one.share_percent else "–",
                        say.number(one.index) if one.index is not None else "–",
                    ],
                }
                for one in self._heat
                if one.sides
            ],
        }  # fmt: skip

    def beside(self) -> list[dict[str, Any]]:
        """Observations about the binding and about the book as a whole."""
        about = [each for each in self._told["observations"] if each["canvas"] is None]
        return [
            observation(number, each, self.sides.changes.get(each["id"]), self._say)
            for number, each in enumerate(about, 1)
        ]

    def unexamined(self) -> list[dict[str, Any]]:
        """The sides and parts that nobody could look at, and why."""
        say = self._say
        found = [
            {"place": say.folio(each["label"]), "reason": each["reason"] or ""}
            for each in self._told["examinations"]
            if each["outcome"] == "not_examined" and each["canvas"] in self.sides.rows
        ]
        order = {row.side_label: place for place, row in enumerate(self.sides.rows.values())}
        plain = {say.folio(label): place for label, place in order.items()}
        found.sort(key=lambda one: plain.get(one["place"], len(plain)))
        parts = [
            {
                "place": say.term(each["component"])["text"],
                "reason": " ".join(text["text"] for text in each["note"]),
            }
            for each in self._told["content"]["components"]
            if each["outcome"] == "not_examined"
        ]
        return found + parts

    def folios(self) -> list[dict[str, Any]]:
        """A page for every side on which something was seen, in reading order."""
        about: dict[str, list[Told]] = {}
        for each in self._told["observations"]:
            about.setdefault(each["canvas"], []).append(each)
        return [
            folio(canvas_id, about[canvas_id], self.sides, self._say)
            for canvas_id in self.sides.rows
            if canvas_id in about
        ]

    def legend(self, folios: Sequence[Told]) -> list[dict[str, str]]:
        """The hatches that are used, with their letters and words."""
        used = dict.fromkeys(group for one in folios for group in one["groups"])
        letters = {each["group"]: each["letter"] for one in folios for each in one["observations"]}
        return [
            {"group": group, "letter": letters[group], "label": self._say(f"sheet-group-{group}")}
            for group in sorted(used, key=lambda group: letters[group])
        ]

    def _kind(self) -> str:
        kind = self._say(f"sheet-kind-{self._told['kind'].replace('_', '-')}")
        return self._say(
            "sheet-assessment", kind=kind, number=self._say.number(self._told["number"])
        )

    def _days(self) -> str:
        first = dt.datetime.fromisoformat(self._told["started_at"])
        if self._told["ended_at"] is None:
            return self._say("sheet-since", day=self._say.date(first))
        last = dt.datetime.fromisoformat(self._told["ended_at"])
        if first.date() == last.date():
            return self._say.date(first)
        return self._say("sheet-from-to", first=self._say.date(first), last=self._say.date(last))

    def _scope(self) -> list[list[dict[str, Any]]]:
        say, scope = self._say, self._told["content"]["scope"]
        text = say(f"sheet-scope-{scope['kind']}")
        if scope["quires"]:
            text += f": {', '.join(say.number(each) for each in scope['quires'])}"
        elif scope["canvas_ids"]:
            text += f": {self._range(scope['canvas_ids'])}"
        looked = [each for each in self._told["examinations"] if each["canvas"] in self.sides.rows]
        counts = {
            key: sum(each["outcome"] == key for each in looked)
            for key in ("examined", "no_damage", "not_examined")
        }
        lines = [[say.plain(text)]]
        lines += [
            [say.plain(say(f"sheet-outcome-{key.replace('_', '-')}", count=count))]
            for key, count in counts.items()
            if count
        ]
        return lines

    def _range(self, canvas_ids: Sequence[str]) -> str:
        labels = {key: row.side_label for key, row in self.sides.rows.items()}
        return isolated(folios_of(set(canvas_ids), labels))

    def _methods(self) -> str:
        comma = self._say.t("history-comma")
        methods = self._told["content"]["methods"]
        return comma.join(self._say(f"sheet-method-{each.replace('_', '-')}") for each in methods)

    def _climate(self) -> str:
        say, content = self._say, self._told["content"]
        found = [content["place"]] if content["place"] else []
        for value, unit in (
            (content["temperature_c"], "°C"),
            (content["humidity_percent"], "% RH"),
            (content["light_lux"], "lx"),
        ):
            if value is not None:
                found.append(say.exactly(value, unit))
        return " · ".join(found)

    def _grade(self, scale_id: str, value: int) -> str:
        say, scale = self._say, SCALES[scale_id]
        step = say(
            "sheet-grade", value=say.number(value), lowest=say.number(scale.lowest),
            highest=say.number(scale.highest), scale=scale_id,
        )  # fmt: skip
        # How urgent it is has numbers only.
        if scale.grades == "priority":
            return step
        return f"{say(f'bench-grade-{scale.grades}-{value}')} · {step}"


def _each(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [[one] for one in words]
