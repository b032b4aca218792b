"""The flaws of a survey on the form of a step: ticked by folio, treated, signed, said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import Phase
from catalog.conservation.condition.tables import (
    AssessmentStatus,
    Change,
    Observation,
    Region,
    RegionKind,
)
from catalog.conservation.treatment.tables import Proposal, Step
from tests.viewer.treatment_desk import Desk, opened_desk
from viewer import flaw_words


@pytest.fixture
def desk(tmp_path: Any) -> Iterator[Desk]:
    with opened_desk(tmp_path) as desk:
        yield desk


def seen(desk: Desk, label: str, *areas_px2: float, term: str = "dmg.tear", **more: Any) -> str:
    """Something a survey has seen, with a place for each of the areas; one pixel is 0.1 mm."""
    shop, at = desk.shop, datetime.now(UTC)
    with desk.peopled.house.sessions.begin() as session:
        shop.session = session
        survey = shop.survey(AssessmentStatus.DRAFT)
        status = more.pop("status", AssessmentStatus.SIGNED)
        observation_id = f"b{shop.dice.randrange(10**10):010d}"
        told: dict[str, Any] = {"thread_id": observation_id, "change": Change.NEW} | more
        session.add(
            Observation(
                id=observation_id, assessment_id=survey.id, manuscript_id=shop.id,
                canvas_id=shop.canvases[label], term=term, severity=3, activity="inactive",
                extent="local", content={}, by="conservator", at=at, **told,
            )
        )  # fmt: skip
        session.flush()
        for number, area in enumerate(areas_px2):
            session.add(
                Region(
                    id=f"r{observation_id[3:]}{number:02d}", observation_id=observation_id,
                    assessment_id=survey.id, canvas_id=shop.canvases[label],
                    kind=RegionKind.POLYGON, points=[[0, 0], [9, 0], [9, 9]], left=0, top=0,
                    right=9, bottom=9, area_px2=area, mm_per_px=0.1, by="conservator", at=at,
                )
            )  # fmt: skip
        session.flush()
        # Nothing is written into a signed survey any more.
        survey.status = status
    return observation_id


def boxes(page: str) -> dict[str, bool]:
    """The boxes of flaws on a page, and whether they are ticked."""
    return {
        value: "checked" in rest
        for value, rest in re.findall(r'name="flaw" value="(\w+)"([^>]*)>', page)
    }


def test_a_step_treats_the_flaws_that_were_ticked_and_its_signed_document_says_which(
    desk: Desk,
) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    tear = seen(desk, "9r", 57_440, 1_000)
    stain = seen(desk, "9r", term="dmg.stain")
    seen(desk, "12v", 500)
    step = desk.begun(desk.running(), "9r")
    page = desk.get(step)
    first, second = f"r{tear[3:]}00", f"r{tear[3:]}01"
    assert boxes(page) == {first: False, second: False, stain: False}
    assert "tear, severity 3, 574 mm² (1 of 2)" in page

    desk.sent(step, **desk.fields(step, do="all", flaw=[first, stain]))
    content = desk.row(Step, step).content
    assert content["observations"] == [tear, stain]
    assert [one["region_id"] for one in content["targets"]] == [None, first]
    ticked = {first: True, second: False, stain: True}
    assert boxes(desk.get(step)) == ticked
    desk.sent(step, **desk.fields(step, do="finish", flaw=[first, stain]))
    desk.sent(f"{step}/sign")

    row, read = desk.row(Step, step), desk.get(step)
    assert [one["observation"] for one in row.context["flaws"]] == [tear, stain]
    assert "9r: tear, severity 3, 574 mm²" in read
    assert "9r: stain, severity 3" in read
    assert "12v:" not in read


def test_a_flaw_leaves_with_its_folio_and_one_of_another_book_is_refused(desk: Desk) -> None:
    tear = seen(desk, "9r", 100)
    step = desk.begun(desk.running(), "9r")
    place = f"r{tear[3:]}00"
    desk.sent(step, **desk.fields(step, flaw=[place]))
    desk.sent(step, **desk.fields(step, folios="9v", flaw=[place]))
    content = desk.row(Step, step).content

    assert content["observations"] == []
    assert [one["region_id"] for one in content["targets"]] == [None]
    refused = desk.refused(step, **desk.fields(step, folios="9v", flaw=["r0000000000"]))
    assert "is not on this side" in refused


def test_of_a_thread_the_newest_word_counts_and_what_is_treated_is_not_offered(desk: Desk) -> None:
    old = seen(desk, "9r", 100)
    newer = seen(desk, "9r", 200, thread_id=old, same_as=old, status=AssessmentStatus.DRAFT)
    gone = seen(desk, "9r", 300, change=Change.TREATED)
    step = desk.begun(desk.running(), "9r")
    page = desk.get(step)

    assert set(boxes(page)) == {f"r{newer[3:]}00"}
    assert "still open" in page
    assert gone not in page


def test_a_book_full_of_flaws_shows_none_but_those_that_are_ticked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flaw_words, "FLAWS_MAX", 2)
    tears = [seen(desk, "9r", 100) for _ in range(3)]
    step = desk.begun(desk.running(), "9r")
    assert boxes(desk.get(step)) == {}
    assert "too many marks" in desk.get(step)

    place = f"r{tears[0][3:]}00"
    desk.sent(step, **desk.fields(step, flaw=[place]))
    assert boxes(desk.get(step)) == {place: True}


def test_an_option_of_a_proposal_names_the_places_it_would_treat(desk: Desk) -> None:
    tear = seen(desk, "12v", 57_440, 1_000)
    shop, place = desk.shop, f"r{tear[3:]}00"
    edit = desk.sent(f"{desk.base}/treatments/proposals", assessment_id=shop.assessment_id)
    typed: dict[str, Any] = {
        "edition": 1, "assessment_id": shop.assessment_id, "language": "en",
        "option": ["nothing", "prevent", "treat1"], "recommended": "treat1",
        "option_kind": ["no_treatment", "preventive_only", "treatment"],
        "option_2_action_act": ["act.mending"], "option_2_action_folios": ["12v-13r"],
        "do": "more",
    }  # fmt: skip
    edit = desk.sent(edit, **typed)
    name = "option_2_action_0_flaw"
    assert f'name="{name}" value="{place}"' in desk.get(edit)

    typed |= {"edition": 2, name: [place], "do": "save"}
    proposal = desk.sent(edit, **typed)
    content = desk.row(Proposal, proposal).content
    (action,) = content["options"][2]["actions"]
    where = {label: canvas for label, canvas in shop.canvases.items() if label in ("12v", "13r")}
    assert [(one["canvas_id"], one["region_id"]) for one in action["targets"]] == [
        (where["12v"], place), (where["13r"], None),
    ]  # fmt: skip
    assert content["scope"][0]["canvas_ids"] == [where["12v"], where["13r"]]
    assert "12v: tear, severity 3, 574 mm²" in desk.get(proposal)
    assert f'name="{name}" value="{place}" checked' in desk.get(edit)


def test_of_two_people_of_one_name_each_is_only_themselves(desk: Desk) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    step = desk.begun(desk.running(), "9r")
    desk.sent(step, **desk.fields(step, do="all"))
    sent = desk.fields(step, do="finish")
    desk.sent(step, **sent)
    # Sent twice by the same account it is no second text, whatever their names are.
    desk.sent(step, **sent)
    assert desk.row(Step, step).finished_by_id == desk.shop.people[Role.CONSERVATOR]
