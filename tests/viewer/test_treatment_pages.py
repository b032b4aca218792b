"""Treatments through their pages: forms as a browser sends them, refusals that lose no word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest

from catalog.accounts.permissions import Role
from catalog.conservation.captures.tables import Phase
from catalog.conservation.treatment import meeting, proposals, store
from catalog.conservation.treatment.states import ProposalState, StepState, TreatmentState
from catalog.conservation.treatment.tables import Proposal, Step, Treatment
from tests.catalog.conservation.treatment.workshop import MENDED
from tests.viewer.treatment_desk import Desk, opened_desk
from viewer.folio_ranges import BadFolios, folios_of, sides_in

RANGE = "9r-31v"


@pytest.fixture
def desk(tmp_path: Any) -> Iterator[Desk]:
    with opened_desk(tmp_path) as desk:
        yield desk


def plan(desk: Desk, **changes: Any) -> dict[str, Any]:
    """The form of a proposal: mending 9r to 31v, Klucel G on 12v."""
    return {
        "edition": 1, "assessment_id": desk.shop.assessment_id, "language": "en",
        "aims": "Stop the tears", "aims_language": "en", "recommended": "treat1",
        "option": ["nothing", "prevent", "treat1"],
        "option_kind": ["no_treatment", "preventive_only", "treatment"],
        "option_2_action_act": ["act.mending", "act.consolidation", ""],
        "option_2_action_folios": [RANGE, "12v", ""],
        "option_2_action_0_material": ["mat.japanese_paper", "mat.wheat_starch_paste"],
        "option_2_risks": "Swelling", "option_2_risks_language": "en",
        "option_2_benefits": "It can be turned", "option_2_benefits_language": "en",
        "option_2_retreatability": "4", "option_2_hours": "40,5",
    } | changes  # fmt: skip


def drafted(desk: Desk) -> str:
    edit = desk.sent(f"{desk.base}/treatments/proposals", assessment_id=desk.shop.assessment_id)
    return desk.sent(edit, **plan(desk))


def submitted(desk: Desk, proposal: str) -> str:
    return desk.sent(f"{proposal}/submit", edition=edition_of(desk, proposal))


def edition_of(desk: Desk, proposal: str) -> int:
    return int(desk.row(Proposal, proposal).edition)


def test_folios_are_read_as_they_are_cited_and_written_back_as_ranges() -> None:
    labels = {f"c{n}": label for n, label in enumerate(("1r", "1v", "2r", "2v", "3r"))}

    assert sides_in("1v-2v; F. 1R", labels) == ("c0", "c1", "c2", "c3")
    assert sides_in("2", labels) == ("c2", "c3")
    assert sides_in("", labels) == ()
    assert folios_of({"c0", "c2", "c3", "c4"}, labels) == "1r, 2r-3r"
    with pytest.raises(BadFolios, match="no folio '9r'"):
        sides_in("1r, 9r", labels)
    with pytest.raises(BadFolios, match="runs backwards"):
        sides_in("2r-1r", labels)


def test_a_proposal_is_returned_approved_with_a_condition_and_started_when_it_is_met(
    desk: Desk,
) -> None:
    holder = desk.shop.holder_id
    order = {"role": ["curator", "head_of_lab", "custodian_adviser", ""], "quorum": ["1"] * 4}
    desk.sent(f"/bench/approvals/{holder}", Role.CURATOR, valid_months="12", **order)
    first = drafted(desk)
    assert "40.5" in desk.get(first)
    submitted(desk, first)
    assert "Next to decide: Curator" in desk.get(f"{desk.base}/treatments")
    early = {"decision": "approve", "role": "head_of_lab"}
    assert "It is the turn of the curator" in desk.refused(
        f"{first}/decide", Role.HEAD_OF_LAB, **early
    )
    desk.sent(f"{first}/decide", Role.CURATOR, decision="return", note="Say more")

    again = {"aims": "Stop the tears, and say how"}
    second = desk.sent(f"{first}/edit", **plan(desk, **again, edition=edition_of(desk, first)))
    assert second != first
    page = desk.get(second)
    assert "What changed since version 1" in page
    assert "<del" in page
    submitted(desk, second)
    desk.sent(f"{second}/decide", Role.CURATOR, decision="approve")
    desk.sent(f"{second}/decide", Role.HEAD_OF_LAB, decision="approve")
    desk.sent(
        f"{second}/decide", Role.ADVISER, decision="approve_with_conditions", language="en",
        condition=["Fragments with script are kept in the box", ""],
        condition_kind=["blocking_before_start", "advisory"], condition_care=["fragments_kept", ""],
    )  # fmt: skip
    treatment = desk.sent(f"{second}/treatments")

    refused = desk.refused(f"{treatment}/start")
    assert "Fragments with script are kept in the box" in refused
    third = desk.sent(f"{second}/edit", **plan(desk, edition=edition_of(desk, second)))
    assert "approve_with" not in desk.get(third)
    assert desk.row(Proposal, third).state is ProposalState.DRAFT
    assert "Approve with conditions" in desk.get(second)
    assert desk.row(Proposal, second).state is ProposalState.SUPERSEDED


def test_a_condition_is_satisfied_on_the_page_of_the_treatment(desk: Desk) -> None:
    first = drafted(desk)
    submitted(desk, first)
    desk.sent(f"{first}/decide", Role.HEAD_OF_LAB, decision="approve")
    desk.sent(
        f"{first}/decide", Role.CURATOR, decision="approve_with_conditions",
        condition="Photograph it first", condition_kind="blocking_before_start", condition_care="",
    )  # fmt: skip
    treatment = desk.sent(f"{first}/treatments")
    page = desk.get(treatment)
    approval = re.search(r'name="approval" value="(\w+)"', page)
    assert approval is not None

    back = desk.sent(
        f"{first}/satisfy", approval=approval[1], number="1", evidence="Box 14",
        treatment=treatment.rsplit("/", 1)[-1],
    )  # fmt: skip
    assert back == treatment
    desk.sent(f"{treatment}/start")
    assert desk.row(Treatment, treatment).state is TreatmentState.IN_PROGRESS


def test_what_cannot_be_read_stays_in_the_form(desk: Desk) -> None:
    edit = desk.sent(f"{desk.base}/treatments/proposals", assessment_id=desk.shop.assessment_id)
    page = desk.refused(edit, **plan(desk, option_2_action_folios=["9r-99v", "", ""]))
    assert "no folio &#39;99v&#39;" in page
    assert "Stop the tears" in page
    assert 'value="9r-99v"' in page
    more = desk.post(edit, **plan(desk), do="option")
    assert more.status_code == HTTPStatus.OK
    assert "option_3_title" in more.text


def test_of_two_who_write_one_proposal_the_second_sees_both_and_loses_nothing(desk: Desk) -> None:
    draft = drafted(desk)
    mine = plan(desk, aims="My own words", edition=1)

    page = desk.refused(f"{draft}/edit", **mine)

    assert "They wrote:" in page
    assert "Stop the tears" in page
    assert "My own words" in page
    edition = re.search(r'name="edition" value="(\d+)"', page)
    assert edition is not None
    desk.sent(f"{draft}/edit", **(mine | {"edition": edition[1]}))
    assert desk.row(Proposal, draft).content["aims"][0]["text"] == "My own words"


def test_a_step_with_materials_evidence_signature_and_recall(desk: Desk) -> None:
    with desk.peopled.house.sessions.begin() as session:
        desk.shop.session = session
        desk.shop.lot("JP-2026-031")
        starch = desk.shop.lot("ST-7", "mat.wheat_starch_paste")
        made_on = (datetime.now(UTC) - timedelta(days=4)).date()
        paste = desk.shop.paste(starch, made_on=made_on).id
    desk.photographed(*MENDED, phases=(Phase.BEFORE,))
    desk.photographed(*(one for one in MENDED if one != "12v"), phases=(Phase.AFTER,))
    step = desk.begun(desk.running(), RANGE)

    assert "is past its use-by date" in desk.get(step)
    desk.sent(step, **desk.fields(step, do="start"))
    taken = {"do": "material", "way": "added"}
    desk.sent(step, **desk.fields(step, **taken, batch="JP-2026-031", amount="2,5", unit="g"))
    spoiled = {**taken, "material": f"preparation:{paste}"}
    page = desk.refused(step, **desk.fields(step, **spoiled, result="Half closed."))
    assert "is past its use-by date" in page
    assert "Half closed." in str(desk.row(Step, step).content)
    desk.sent(
        step, Role.HEAD_OF_LAB,
        **desk.fields(step, **spoiled, override_reason="Kept at 4 °C, tested on blotter"),
    )  # fmt: skip
    assert "Allowed by head_of_lab" in desk.get(step)

    desk.sent(step, **desk.fields(step, do="all"))
    assert "no photograph after treatment of 12v" in desk.refused(
        step, **desk.fields(step, do="finish")
    )
    desk.photographed("12v", phases=(Phase.AFTER,))
    desk.sent(step, **desk.fields(step, do="all"))
    desk.sent(step, **desk.fields(step, do="finish"))
    assert "sign-day" in desk.get(f"{desk.base}/treatments")
    desk.sent(f"{desk.base}/treatments/sign-day", step=step.rsplit("/", 1)[-1])

    assert desk.row(Step, step).state is StepState.SIGNED
    recall = desk.get("/bench/materials/JP-2026-031")
    assert f'<bdi dir="ltr">{RANGE}</bdi>' in recall
    with desk.peopled.house.sessions() as session:
        found = store.lot_named(session, "JP-2026-031")
        assert [one.label for one in meeting.recall(session, found.id)] == list(MENDED)


def test_a_slip_in_a_signed_step_is_corrected_beside_it_and_both_values_are_shown(
    desk: Desk,
) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    step = desk.begun(desk.running(), "9r")
    desk.sent(step, **desk.fields(step, do="all"))
    desk.sent(step, **desk.fields(step, do="finish"))
    desk.sent(f"{step}/sign")
    fields = slips(desk.get(f"{step}/amend"))
    new = [
        {"content.result.0.text": "Closed, twice.", "content.people.0.name": "Dana"}.get(
            path, stood
        )
        for path, stood in zip(fields["where"], fields["new"], strict=True)
    ]

    assert "1 to 100 fields" in desk.refused(f"{step}/amend", **fields, reason="Nothing")
    again = desk.refused(f"{step}/amend", **(fields | {"new": new}), reason="")
    assert "Say why" in again
    assert "Closed, twice.</textarea>" in again
    desk.sent(f"{step}/amend", **(fields | {"new": new}), reason="Two slips")
    page = desk.get(step)
    assert '<del dir="auto">Closed.</del>' in page
    assert '<ins dir="auto">Closed, twice.</ins>' in page
    assert "<strong>Person 1</strong>" in page
    assert "content.people" not in page
    assert page.count('class="treat-beside"') == 1

    desk.sent(f"{step}/void", Role.HEAD_OF_LAB, reason="The wrong leaf")
    assert "treat-read is-void" in desk.get(step)
    assert "/amend" not in desk.get(step)
    assert desk.post(step, do="save").status_code == HTTPStatus.CONFLICT


def slips(page: str) -> dict[str, Any]:
    """The fields of the form of an amendment, as a browser would send them untouched."""
    told = {
        name: [unescape(each) for each in re.findall(rf'name="{name}" value="([^"]*)"', page)]
        for name in ("where", "old")
    }
    areas = re.findall(r'<textarea [^>]*name="new"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    return told | {"new": [unescape(each).replace("\n", "\r\n") for each in areas]}


def test_of_two_who_finish_one_step_both_texts_are_shown_and_one_chooses(desk: Desk) -> None:
    desk.photographed("9r", phases=(Phase.BEFORE, Phase.AFTER))
    step = desk.begun(desk.running(), "9r")
    desk.sent(step, **desk.fields(step, do="all"))
    mine = desk.fields(step, do="finish", result="Half of it")
    desk.sent(step, **desk.fields(step, do="finish"))

    page = desk.refused(step, Role.HEAD_OF_LAB, **mine)
    assert "What head_of_lab wrote too" in page
    assert "Half of it" in page
    number = re.search(r'name="second" value="(\d+)"', page)
    assert number is not None
    desk.sent(f"{step}/choose", second=number[1], part_result="second")

    row = desk.row(Step, step)
    assert row.state is StepState.FINISHED
    assert row.content["result"][0]["text"] == "Half of it"


def test_work_beyond_the_plan_waits_until_the_curator_has_accepted_it(desk: Desk) -> None:
    desk.photographed("8r", phases=(Phase.BEFORE, Phase.AFTER))
    treatment = desk.running()
    step = desk.begun(treatment, "8r")
    assert "goes beyond the approved plan" in desk.get(step)
    asked = {"reason": "A seal under an old repair", "reason_language": "en"}
    line = {"scope_act": "act.mending", "scope_folios": "8r"}
    desk.sent(step, **desk.fields(step, do="variation", **asked, **line))
    assert desk.row(Treatment, treatment).state is TreatmentState.PAUSED
    assert "is not decided yet" in desk.refused(f"{treatment}/resume")
    where = re.search(r'href="([^"]*/variations/\w+)"', desk.get(treatment))
    assert where is not None
    assert "A seal under an old repair" in desk.get(where[1], Role.CURATOR)

    desk.sent(where[1], Role.CURATOR, state="accepted")
    desk.sent(f"{treatment}/resume")
    assert "goes beyond the approved plan" not in desk.get(step)


def test_the_store_takes_what_is_entered_and_says_what_is_wrong(desk: Desk) -> None:
    holder = desk.shop.holder_id
    shelf = "/bench/materials"
    product: dict[str, Any] = {
        "holder": holder,
        "generic": "mat.japanese_paper",
        "animal_origin": "none",
    }
    desk.sent(f"{shelf}/products", **product, name="Sekishu", grammage="31,5")
    page = desk.get(f"{shelf}?holder={holder}")
    found = re.search(r'<option value="(x\w{10})">', page)
    assert found is not None
    lot: dict[str, Any] = {
        "product_id": found[1],
        "code": "JP-1",
        "received_on": "2026-01-10",
        "unit": "g",
    }
    desk.sent(f"{shelf}/lots", **lot, quantity_left="12")
    assert "has no safety data sheet" in desk.get(f"{shelf}/JP-1")
    assert "already has &#39;JP-1&#39;" in desk.refused(f"{shelf}/lots", **lot)
    sheet: dict[str, Any] = {"sheet_reference": "SDS-12", "sheet_version_on": "2025-05-01"}
    desk.sent(f"{shelf}/JP-1", **lot, **sheet, edition=1)
    assert "has no safety data sheet" not in desk.get(f"{shelf}/JP-1")
    assert "has saved" in desk.refused(f"{shelf}/JP-1", **lot, edition=7)


@pytest.mark.parametrize("language", ["kk", "ru", "ar"])
def test_every_page_is_said_in_the_readers_language(desk: Desk, language: str) -> None:
    treatment = desk.running()
    step = desk.begun(treatment, "9r, 12v")
    with desk.peopled.house.sessions() as session:
        proposal = proposals.of_manuscript(session, desk.shop.id)[0].id
    for path in (
        f"{desk.base}/treatments", treatment, step, f"{desk.base}/proposals/{proposal}",
        f"{desk.base}/proposals/{proposal}/edit", "/bench/materials",
        f"/bench/approvals/{desk.shop.holder_id}",
    ):  # fmt: skip
        page = desk.get(path, language=language)
        assert f'<html lang="{language}"' in page
        assert "treat-" not in re.sub(r"<[^>]*>", "", page)
