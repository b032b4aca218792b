"""What of conservation a manifest shows: a Choice of photographs, pages of damage, ranges."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from catalog.conservation.captures import wording
from catalog.conservation.captures.released import ReleasedCapture
from catalog.conservation.captures.tables import Light, Phase
from catalog.conservation.condition.models import AssessmentContent, Fitness, Grade
from catalog.conservation.condition.quires import QuireSides
from catalog.conservation.released.condition import ReleasedAssessment
from catalog.conservation.released.treatments import ReleasedStep, ReleasedTreatment
from catalog.handling.in_force import Handling, PolicyInForce
from catalog.handling.rules import Rule
from catalog.pages import PageRow
from iiif.image.info import LEVEL_UNCUT
from iiif.presentation import prezi
from iiif.presentation.manifest import manifest_of
from iiif.presentation.rules import check
from iiif.presentation.shown import NOTHING, Shown
from tests.iiif.presentation.books import URIS, images, manuscript, pages

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAGES = pages(("1r", "1v", "2r", "2v"))
VERSO = PAGES[1].canvas_id


def capture(
    number: int, phase: Phase, light: Light, year: int, nm: int | None = None
) -> ReleasedCapture:
    return ReleasedCapture(
        f"p{number:010d}", f"i90000{number:05d}", phase, light, nm, date(year, 5, 30),
        wording.labels_of(phase, light, nm, year),
    )  # fmt: skip


AFTER = capture(1, Phase.AFTER, Light.NORMAL, 2027)
BEFORE = capture(2, Phase.BEFORE, Light.NORMAL, 2026)
UV = capture(3, Phase.SURVEY, Light.UV_FLUORESCENCE, 2026, 365)
SURVEY = ReleasedAssessment(
    id="s0000000001", number=1, kind="baseline", started_at=AT, ended_at=AT, seq=3,
    signer="Aigerim",
    content=AssessmentContent(
        grades=(Grade(scale="overall-4/1", value=2), Grade(scale="ink-corrosion-icn/1", value=2)),
        fitness=(Fitness.model_validate({"use": "imaging", "fit": "yes"}),),
    ),
    damaged=frozenset({VERSO}), sides=4,
)  # fmt: skip
TREATMENT = ReleasedTreatment(
    "t0000000001", 9, (), (), AT, datetime(2027, 5, 30, tzinfo=UTC),
    (ReleasedStep("w0000000001", 1, "act.mending", AT, AT, (VERSO,), (), ("mat.japanese_paper",)),),
)  # fmt: skip
KNOWN = Shown(
    captures={VERSO: (AFTER, UV, BEFORE)},
    assessments=(SURVEY,),
    treatments=(TREATMENT,),
    quires=(QuireSides(1, "1", tuple(page.canvas_id for page in PAGES)),),
    has_record=True,
)


def made(known: Shown = KNOWN, rows: list[PageRow] = PAGES, *rules: Rule) -> dict[str, Any]:
    policy = PolicyInForce(1, frozenset({VERSO}), frozenset(rules), (), "Keepers", "a", AT)
    handling = Handling((policy,)) if rules else Handling()
    document = manifest_of(URIS, manuscript(), rows, handling, known)
    prezi.check_types(document)
    assert check(document) == []
    found: dict[str, Any] = json.loads(json.dumps(document))
    return found


def labels(canvas: dict[str, Any]) -> list[str]:
    body = canvas["items"][0]["items"][0]["body"]
    return [item["label"]["en"][0] for item in body["items"]]


def test_the_manifest_is_what_the_golden_file_says(golden: Callable[[str, str], None]) -> None:
    golden("conservation.json", json.dumps(made(), ensure_ascii=False, indent=1) + "\n")


def test_the_current_state_comes_first_and_the_canvas_stays_what_it_was() -> None:
    plain, rich = made(NOTHING), made()
    before, now = plain["items"][1], rich["items"][1]
    assert labels(now) == [
        "After treatment, 2027", "UV fluorescence 365 nm, Survey, 2026",
        "Before treatment, 2026", "First photograph",
    ]  # fmt: skip
    for name in ("id", "width", "height", "label"):
        assert now[name] == before[name]
    page, other = now["items"][0], before["items"][0]
    assert page["id"] == other["id"]
    assert page["items"][0]["id"] == other["items"][0]["id"]
    assert page["items"][0]["target"] == other["items"][0]["target"]
    sizes = {(item["service"][0]["width"], item["service"][0]["height"])
             for item in page["items"][0]["body"]["items"]}  # fmt: skip
    assert sizes == {(now["width"], now["height"])}


def test_a_canvas_with_one_photograph_looks_as_it_always_did() -> None:
    plain, rich = made(NOTHING), made()
    assert [rich["items"][n] for n in (0, 2, 3)] == [plain["items"][n] for n in (0, 2, 3)]


def test_the_first_photograph_leads_where_no_newer_one_shows_the_page_as_it_is() -> None:
    known = replace(KNOWN, captures={VERSO: (UV, BEFORE)})
    assert labels(made(known)["items"][1])[0] == "First photograph"


def test_a_first_photograph_that_is_withheld_is_not_among_them() -> None:
    hidden = replace(PAGES[1], image_id=AFTER.image_id)
    canvas = made(KNOWN, [PAGES[0], hidden, *PAGES[2:]])["items"][1]
    assert "First photograph" not in labels(canvas)
    assert str(PAGES[1].image_id) not in json.dumps(canvas)


def test_every_photograph_of_an_uncut_canvas_promises_no_regions() -> None:
    canvas = made(KNOWN, PAGES, Rule.NOT_CUT)["items"][1]
    profiles = {image["service"][0]["profile"] for image in images(canvas)}
    assert len(list(images(canvas))) == 5
    assert profiles == {LEVEL_UNCUT}


def test_nothing_lies_over_a_canvas_that_its_custodians_want_uncovered() -> None:
    assert "annotations" in made()["items"][1]
    assert "annotations" not in made(KNOWN, PAGES, Rule.NOT_COVERED)["items"][1]


def test_a_canvas_without_a_picture_has_neither_choice_nor_damage() -> None:
    empty = replace(PAGES[1], image_id=None, image_width=None, image_height=None)
    canvas = manifest_of(URIS, manuscript(), [PAGES[0], empty], Handling(), KNOWN)["items"][1]
    assert canvas["items"] == []
    assert "annotations" not in canvas


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_what_was_found_and_done_is_said_in_every_language(language: str) -> None:
    document = made()
    pairs = [entry for entry in document["metadata"] if language in entry["value"]]
    said = " ".join(pairs[-2]["value"][language] + pairs[-1]["value"][language])
    assert "2027" in said
    assert "2/4" in said
    assert [one["label"][language] for one in document["structures"]]


def test_quires_and_treated_leaves_are_ranges() -> None:
    quires, treated = made()["structures"]
    assert quires["behavior"] == ["no-nav"]
    assert [each["id"][-8:] for each in quires["items"][0]["items"]] == [
        page.canvas_id[-8:] for page in PAGES
    ]
    assert treated["label"]["en"] == ["Leaves treated in 2027"]
    assert len(treated["items"]) == 1
