"""A request to every route of the bench's API that takes a document, each as good as can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

TEXTS = [{"text": "As it was written", "language": "en"}]
SIGNING = {"statement": "I did this.", "language": "en"}
JUDGED: dict[str, Any] = {"seen": 1}
SIDES: dict[str, Any] = {"canvas_ids": ["{canvas_id}"]}
DRAFT = {
    "canvas_id": "{canvas_id}", "term": "dmg.tear", "severity": 2, "component": None,
    "content": {"words": TEXTS, "observed": TEXTS, "materials": TEXTS},
}  # fmt: skip
STEP = {
    "targets": [{"canvas_id": "{canvas_id}", "region_id": "{region_id}"}],
    "observations": ["{observation_id}"],
    "people": [{"name": "A guest"}],
    "observed": TEXTS,
    "tools": ["spatula"],
    "deviation_note": TEXTS,
    "fragments": [{"id": "f1", "description": TEXTS, "kept_in": "Box 14"}],
    "evidence": {"before": ["{capture_id}"]},
}
PROPOSAL = {
    "aims": TEXTS,
    "options": [
        {"id": "nothing", "kind": "no_treatment"},
        {"id": "prevent", "kind": "preventive_only"},
        {
            "id": "mend",
            "kind": "treatment",
            "title": TEXTS,
            "actions": [
                {
                    "act": "act.mending",
                    "targets": [{"canvas_id": "{canvas_id}"}],
                    "materials": [{"generic": "mat.japanese_paper", "product_id": "{product_id}"}],
                    "note": TEXTS,
                }
            ],
        },
    ],
    "recommended": "mend",
}
SCOPE = [
    {"acts": ["act.mending"], "canvas_ids": ["{canvas_id}"], "components": ["component.board"]}
]
SHEET = {"reference": "SDS-12", "version_on": "2025-05-01"}
RECEIVED = {"received_on": "2026-01-10", "storage": "Shelf 3", "safety_sheet": SHEET}
MADE = {
    "recipe": TEXTS, "made_by": "A. Conservator", "made_on": "2026-11-20", "use_by": "2026-11-23",
}  # fmt: skip
CONSENT = {
    "giver": "The community", "scope": "treatment", "answer": "granted",
    "answered_on": "2026-11-01", "conditions": TEXTS, "evidence": "Letter 7",
}  # fmt: skip
PROTOCOL = {
    "owner": "The community", "valid_from": "2026-11-20", "manuscript_ids": ["{manuscript_id}"],
    "rules": [{"when": "open", "kind": "must", "requirement": TEXTS}],
}  # fmt: skip

BODIES: Mapping[tuple[str, str], dict[str, Any]] = {
    ("POST", "/api/assessments/{assessment_id}/examinations"): {
        **SIDES, "outcome": "not_examined", "reason": "A leaf is stuck", "replace": True,
    },
    ("POST", "/api/assessments/{assessment_id}/examinations/forget"): SIDES,
    ("POST", "/api/assessments/{assessment_id}/give-back"): {"note": "Look again"},
    ("POST", "/api/assessments/{assessment_id}/no-change"): SIDES,
    ("POST", "/api/assessments/{assessment_id}/observations"): {"observation": DRAFT},
    ("POST", "/api/assessments/{assessment_id}/release"): SIGNING,
    ("POST", "/api/assessments/{assessment_id}/sign"): SIGNING,
    ("PUT", "/api/assessments/{assessment_id}"): {
        "edition": 1,
        "content": {"purpose": TEXTS, "place": "Room 3", "assessors": ["A. Conservator"]},
    },
    ("POST", "/api/captures/{capture_id}/accept"): JUDGED,
    ("POST", "/api/captures/{capture_id}/reject"): JUDGED,
    ("POST", "/api/captures/{capture_id}/registration"): {
        **JUDGED, "tie_points": [[1, 1, 1, 1], [9, 1, 9, 1], [1, 9, 1, 9], [9, 9, 9, 9]],
    },
    ("POST", "/api/care/{holder_id}/consents"): {
        "content": CONSENT, "manuscript_id": "{manuscript_id}",
    },
    ("POST", "/api/care/{holder_id}/protocols"): {"content": PROTOCOL},
    ("POST", "/api/manuscripts/{manuscript_id}/assessments"): {
        "kind": "periodic", "previous_id": "{assessment_id}", "content": {"purpose": TEXTS},
    },
    ("POST", "/api/manuscripts/{manuscript_id}/canvases/{canvas_id}/scale"): {
        "width_mm": 210, "source": "A ruler",
    },
    ("POST", "/api/manuscripts/{manuscript_id}/care/acknowledgements"): {
        "protocols": ["h0000000000"]
    },
    ("POST", "/api/manuscripts/{manuscript_id}/proposals"): {
        "assessment_id": "{assessment_id}", "content": PROPOSAL,
    },
    ("POST", "/api/manuscripts/{manuscript_id}/residues"): {
        "substance": "mat.thymol", "source": "Inventory of 1972",
    },
    ("POST", "/api/manuscripts/{manuscript_id}/treatments"): {
        "proposal_id": "{proposal_id}",
        "content": {"title": TEXTS, "team": [{"name": "A. Conservator"}]},
    },
    ("POST", "/api/materials/lots"): {
        "product_id": "{product_id}", "code": "JP-9", "content": RECEIVED,
    },
    ("POST", "/api/materials/preparations"): {
        "holder_id": "{holder_id}", "code": "P-9", "lot_ids": ["{lot_id}"], "content": MADE,
    },
    ("POST", "/api/materials/products"): {
        "holder_id": "{holder_id}", "generic": "mat.japanese_paper",
        "content": {"name": "Sekishu", "hazards": ["Dust"], "note": TEXTS},
    },
    ("POST", "/api/observations/{observation_id}/regions"): {
        "canvas_id": "{canvas_id}", "kind": "polygon", "points": [[10, 10], [90, 10], [50, 90]],
        "capture_id": "{capture_id}", "replaces": "{region_id}",
    },
    ("POST", "/api/observations/{observation_id}/same-as"): {"edition": 1, "same_as": None},
    ("PUT", "/api/observations/{observation_id}"): {"edition": 1, "observation": DRAFT},
    ("POST", "/api/proposals/{proposal_id}/approvals"): {
        **SIGNING, "decision": "approve_with_conditions", "note": TEXTS,
        "conditions": [{"text": TEXTS, "check_kind": "advisory"}],
    },
    ("POST", "/api/proposals/{proposal_id}/approvals/{approval_id}/conditions/{number}/satisfy"): {
        "evidence": "Box 14"
    },
    ("POST", "/api/proposals/{proposal_id}/submit"): {**SIGNING, "edition": 1},
    ("PUT", "/api/proposals/{proposal_id}"): {"edition": 1, "content": PROPOSAL},
    ("POST", "/api/signed-entries/{entry_id}/amendments"): {
        "reason": "A slip",
        "changes": [{"field": "is_released", "old": True, "new": ["no", {"why": "a slip"}]}],
    },
    ("POST", "/api/signed-entries/{entry_id}/void"): {
        "reason": "Wrong book",
    },
    ("POST", "/api/steps/{step_id}/finish"): {
        "edition": 1, "outcome": "as_planned", "content": STEP,
    },
    ("POST", "/api/steps/{step_id}/materials"): {
        "id": "use9", "lot_id": "{lot_id}", "label": TEXTS, "location": TEXTS, "way": "added",
        "override_reason": "Smells fresh",
    },
    ("POST", "/api/steps/{step_id}/materials/{use_id}/withdraw"): {"reason": "Another lot"},
    ("POST", "/api/steps/{step_id}/no-visible-change"): {"reason": "Humidified"},
    ("POST", "/api/steps/{step_id}/sign"): SIGNING,
    ("POST", "/api/steps/{step_id}/timer"): {"is_running": True},
    ("POST", "/api/steps/{step_id}/variations"): {
        "content": {"reason": TEXTS, "capture_ids": ["{capture_id}"], "delta": SCOPE}
    },
    ("PUT", "/api/steps/{step_id}"): {"edition": 1, "act": "act.mending", "content": STEP},
    ("POST", "/api/treatments/{treatment_id}/close"): {"call_back_on": "2027-06-01"},
    ("POST", "/api/treatments/{treatment_id}/pause"): {"reason": "Humid"},
    ("POST", "/api/treatments/{treatment_id}/release"): SIGNING,
    ("POST", "/api/treatments/{treatment_id}/sign"): SIGNING,
    ("POST", "/api/treatments/{treatment_id}/spot-tests"): {
        "canvas_id": "{canvas_id}",
        "content": {"kind": "iron_ii", "result": TEXTS, "is_safe": True},
    },
    ("POST", "/api/treatments/{treatment_id}/steps"): {"act": "act.mending", "content": STEP},
    ("POST", "/api/treatments/{treatment_id}/stop"): {"reason": "Consent withdrawn"},
    ("PUT", "/api/treatments/{treatment_id}"): {
        "edition": 1, "content": {"title": TEXTS, "team": [{"name": "A. Conservator"}]},
    },
    ("POST", "/api/variations/{variation_id}/decide"): {
        **SIGNING, "state": "accepted", "granted": SCOPE, "note": TEXTS,
    },
    ("PUT", "/api/approval-policies/{holder_id}"): {
        "steps": [{"role": "head_of_lab", "quorum": 1}]
    },
    ("PUT", "/api/materials/lots/{lot_id}"): {"edition": 1, "content": RECEIVED},
    ("PUT", "/api/materials/products/{product_id}"): {
        "edition": 1, "content": {"name": "Sekishu", "tests": [{"kind": "PAT", "result": "pass"}]},
    },
}  # fmt: skip
QUESTIONS = {
    ("DELETE", "/api/observations/{observation_id}"): "?edition=1",
    ("GET", "/api/materials"): "?holder_id={holder_id}",
    ("GET", "/manuscripts/{manuscript_id}/bench/assessments/{assessment_id}/map/scale"): (
        "?canvas={canvas_id}"
    ),
}


def filled(template: str, names: Mapping[str, str]) -> str:
    """The text with names of real things in its places."""
    return re.sub(r"{(\w+)}", lambda found: names.get(found[1], found[0]), template)


def body_of(method: str, path: str, names: Mapping[str, str]) -> Any:
    """The document for this route, about real things; None where it takes none."""
    body = BODIES.get((method, path))
    return None if body is None else json.loads(filled(json.dumps(body), names))


def with_each_text(body: Any, text: str) -> Iterator[Any]:
    """The document again and again, with another text changed each time: `text` is put behind."""
    if isinstance(body, str):
        yield body + text
    elif isinstance(body, dict | list):
        for key, value in body.items() if isinstance(body, dict) else enumerate(body):
            for changed in with_each_text(value, text):
                made = body.copy()
                made[key] = changed
                yield made
