"""A workshop with a book, people of each role, a signed assessment, photographs and a store."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from catalog import images
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.conservation.captures.tables import Capture, Light, Phase, Status
from catalog.conservation.condition.tables import (
    Activity,
    Assessment,
    AssessmentKind,
    AssessmentStatus,
    Extent,
    Observation,
)
from catalog.conservation.signing.signing import Signer
from catalog.conservation.treatment import (
    approval_policies,
    approvals,
    finishing,
    proposals,
    steps,
    store,
    treatments,
    uses,
)
from catalog.conservation.treatment.approval_policies import Policy, PolicyStep
from catalog.conservation.treatment.proposal_content import (
    Option,
    OptionKind,
    PlannedAction,
    PlannedMaterial,
    ProposalContent,
    blank,
)
from catalog.conservation.treatment.states import CheckKind, Decision, Outcome, Way
from catalog.conservation.treatment.step_content import (
    Evidence,
    Finish,
    PersonNamed,
    StepWritten,
    Unit,
)
from catalog.conservation.treatment.store_content import (
    AnimalOrigin,
    LotContent,
    PreparationContent,
    ProductContent,
    SafetySheet,
)
from catalog.conservation.treatment.store_tables import Lot, Preparation
from catalog.conservation.treatment.tables import Proposal, Step, Treatment
from catalog.conservation.treatment.targets import ScopeLine, Target
from catalog.conservation.treatment.uses import UseWanted
from catalog.identifiers import Kind, mint
from catalog.record.values import Text
from storage.vault import Vault
from tests.factories import a_manuscript

START = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
ROLES = (Role.CONSERVATOR, Role.HEAD_OF_LAB, Role.CURATOR, Role.ADVISER)
SIDES = tuple(f"{number}{face}" for number in range(8, 33) for face in "rv")
MENDED = tuple(f"{number}{face}" for number in range(9, 32) for face in "rv")


def words(text: str) -> tuple[Text, ...]:
    """One text in English."""
    return (Text(text=text, language="en"),)


@dataclass
class Workshop:
    """Everything a conservator has on the bench; `at` is what the clock shows."""

    session: Session
    vault: Vault
    id: str = ""
    assessment_id: str = ""
    holder_id: str = ""
    at: datetime = START
    canvases: dict[str, str] = field(default_factory=dict)
    people: dict[Role, str] = field(default_factory=dict)
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def mint(self, kind: Kind) -> str:
        """An identifier; the same ones in every run."""
        return mint(kind, self.dice.randrange)

    def signer(self, role: Role) -> Signer:
        """The person of this role, with the pass phrase just given."""
        return Signer(self.people[role], role.value, role, self.at)

    def signing(self, role: Role) -> dict[str, Any]:
        """What every signature needs."""
        return {
            "signer": self.signer(role), "statement": "I say so.", "language": "en",
            "at": self.at, "new_id": self.mint,
        }  # fmt: skip

    def later(self, **elapsed: float) -> datetime:
        """Let time pass."""
        self.at += timedelta(**elapsed)
        return self.at

    def capture(self, label: str, phase: Phase, status: Status = Status.ACCEPTED) -> str:
        """A photograph of a side."""
        image_id, canvas_id = self.mint(Kind.IMAGE), self.canvases[label]
        images.register(
            self.session, image_id=image_id, manuscript_id=self.id, canvas_id=canvas_id,
            deposit_id=None, original_name="shot.tif", format="image/tiff", size_bytes=1,
            sha256=f"{self.dice.getrandbits(256):064x}",
            sha512=f"{self.dice.getrandbits(512):0128x}",
            width_px=3000, height_px=4000, tiles_etag=image_id, tiles_bytes=1, technical={},
            warnings=[], at=self.at,
        )  # fmt: skip
        capture = Capture(
            id=self.mint(Kind.CAPTURE), manuscript_id=self.id, canvas_id=canvas_id,
            master_image_id=image_id, phase=phase, light=Light.NORMAL, captured_at=self.at,
            content={}, status=status, is_released=False, set_by="Photographer", at=self.at,
        )  # fmt: skip
        self.session.add(capture)
        self.session.flush()
        return capture.id

    def evidence(self, labels: Sequence[str]) -> Evidence:
        """Photographs of the sides, before and after."""
        return Evidence(
            before=tuple(self.capture(label, Phase.BEFORE) for label in labels),
            after=tuple(self.capture(label, Phase.AFTER) for label in labels),
        )

    def targets(self, *labels: str) -> tuple[Target, ...]:
        """The sides with these labels."""
        return tuple(Target(canvas_id=self.canvases[label]) for label in labels)

    def damage(self, label: str, term: str, severity: int) -> None:
        """Something that a signed assessment has seen on a side."""
        survey = self.survey(AssessmentStatus.DRAFT)
        observation_id = self.mint(Kind.OBSERVATION)
        self.session.add(
            Observation(
                id=observation_id,
                assessment_id=survey.id,
                manuscript_id=self.id,
                canvas_id=self.canvases[label],
                term=term,
                severity=severity,
                activity=Activity.ACTIVE,
                extent=Extent.LOCAL,
                content={},
                thread_id=observation_id,
                edition=1,
                by="A",
                at=self.at,
            )
        )
        self.session.flush()
        survey.status, survey.ended_at = AssessmentStatus.SIGNED, self.at
        self.session.flush()

    def survey(self, status: AssessmentStatus = AssessmentStatus.SIGNED) -> Assessment:
        """An assessment of the book."""
        number = self.session.query(Assessment).count() + 1
        survey = Assessment(
            id=self.mint(Kind.ASSESSMENT), manuscript_id=self.id, number=number,
            kind=AssessmentKind.BASELINE, status=status, content={}, started_at=self.at,
            ended_at=self.at, edition=1, created_by="A", created_at=self.at,
            changed_by="A", changed_at=self.at,
        )  # fmt: skip
        self.session.add(survey)
        self.session.flush()
        return survey

    def plan(self, **changes: Any) -> ProposalContent:
        """Mending of 9r to 31v with Japanese paper and wheat paste, Klucel G on 12v."""
        mended = self.targets(*MENDED)
        mend = Option(
            id="mend", kind=OptionKind.TREATMENT, title=words("Mend"), retreatability=4,
            risks=words("Swelling"), benefits=words("It can be turned"),
            actions=(
                PlannedAction(
                    act="act.mending", targets=mended,
                    materials=(
                        PlannedMaterial(generic="mat.japanese_paper"),
                        PlannedMaterial(generic="mat.wheat_starch_paste"),
                    ),
                ),
                PlannedAction(
                    act="act.consolidation", targets=self.targets("12v"),
                    materials=(PlannedMaterial(generic="mat.hydroxypropylcellulose"),),
                ),
            ),
        )  # fmt: skip
        start = blank("en")
        values: dict[str, Any] = {
            "aims": words("Stop the tears"),
            "options": (*start.options, mend),
            "recommended": "mend",
            "scope": (
                ScopeLine(acts=("act.mending",), canvas_ids=tuple(
                    each.canvas_id for each in mended if each.canvas_id
                )),
                ScopeLine(acts=("act.consolidation",), canvas_ids=(self.canvases["12v"],)),
            ),
            "language": "en",
        }  # fmt: skip
        return ProposalContent(**(values | changes))

    def policy(self, *roles: Role) -> None:
        """Let these roles approve, in this order."""
        approval_policies.set_policy(
            self.session, self.holder_id,
            Policy(steps=tuple(PolicyStep(role=role) for role in roles)), by="Curator", at=self.at,
        )  # fmt: skip

    def propose(self, content: ProposalContent | None = None) -> Proposal:
        """A draft."""
        return proposals.create(
            self.session, self.id, proposal_id=self.mint(Kind.PROPOSAL),
            assessment_id=self.assessment_id, content=content or self.plan(),
            by="conservator", at=self.at,
        )  # fmt: skip

    def submit(self, proposal: Proposal) -> Proposal:
        """The draft, signed by the conservator."""
        return proposals.submit(
            self.session, self.vault.root, proposal.id, edition=proposal.edition,
            **self.signing(Role.CONSERVATOR),
        )  # fmt: skip

    def decide(self, proposal: Proposal, role: Role, decision: Decision, **more: Any) -> None:
        """One decision."""
        approvals.decide(
            self.session, self.vault.root, proposal.id, decision=decision,
            **more, **self.signing(role),
        )  # fmt: skip

    def approved(self, content: ProposalContent | None = None) -> Proposal:
        """A version that everybody of the default order has approved."""
        proposal = self.submit(self.propose(content))
        for role in (Role.HEAD_OF_LAB, Role.CURATOR):
            self.decide(proposal, role, Decision.APPROVE)
        return proposal

    def planned(self, proposal: Proposal) -> Treatment:
        """A treatment that has not begun."""
        return treatments.create(
            self.session, self.id, treatment_id=self.mint(Kind.TREATMENT),
            proposal_id=proposal.id,
            content=treatments.TreatmentContent(title=words("Mending")),
            by="conservator", at=self.at,
        )  # fmt: skip

    def running(self, content: ProposalContent | None = None) -> Treatment:
        """A treatment in progress."""
        return treatments.start(self.session, self.planned(self.approved(content)).id, at=self.at)

    def written(self, *labels: str, **changes: Any) -> StepWritten:
        """What the conservator writes into a step on these sides."""
        me = PersonNamed(name="conservator", user_id=self.people[Role.CONSERVATOR])
        values: dict[str, Any] = {
            "targets": self.targets(*labels), "people": (me,), "result": words("Closed"),
        }  # fmt: skip
        return StepWritten(**(values | changes))

    def step(
        self, treatment: Treatment, *labels: str, act: str = "act.mending", **changes: Any
    ) -> Step:
        """A step on these sides."""
        return steps.create(
            self.session, treatment.id, step_id=self.mint(Kind.STEP), act=act,
            written=self.written(*labels, **changes), by="conservator", at=self.at,
        )  # fmt: skip

    def use(self, step: Step, **changes: Any) -> Step:
        """A material in the step."""
        is_head = changes.pop("is_head_of_lab", False)
        by = "head_of_lab" if is_head else "conservator"
        wanted = UseWanted(**({"id": "use1", "way": Way.ADDED} | changes))
        return uses.add_use(
            self.session, step.id, wanted, by=by, is_head_of_lab=is_head, at=self.at
        )

    def finish(self, step: Step, outcome: Outcome = Outcome.AS_PLANNED, **more: Any) -> Step:
        """The step, finished by the conservator."""
        told: dict[str, Any] = {"written": None, "edition": step.edition, "by": "conservator"}
        return finishing.finish(
            self.session, step.id, Finish(outcome=outcome), at=self.at, **(told | more)
        )

    def sign(self, step: Step, role: Role = Role.CONSERVATOR) -> Step:
        """The step, signed."""
        return finishing.sign_step(self.session, self.vault.root, step.id, **self.signing(role))

    def lot(self, code: str, generic: str = "mat.japanese_paper", **changes: Any) -> Lot:
        """A delivery with a safety sheet that never expires, unless said otherwise."""
        product = store.add_product(
            self.session, product_id=self.mint(Kind.MATERIAL), holder_id=self.holder_id,
            generic=generic,
            content=ProductContent(name="Sekishu", animal_origin=AnimalOrigin.NONE),
            by="conservator", at=self.at,
        )  # fmt: skip
        values: dict[str, Any] = {
            "received_on": date(2026, 1, 10),
            "safety_sheet": SafetySheet(reference="SDS-12", version_on=date(2025, 5, 1)),
            "unit": Unit.GRAM,
            "quantity_left": "100",
        }
        return store.add_lot(
            self.session, lot_id=self.mint(Kind.MATERIAL), product_id=product.id, code=code,
            content=LotContent(**(values | changes)), by="conservator", at=self.at,
        )  # fmt: skip

    def paste(self, *lots: Lot, made_on: date = date(2026, 11, 20)) -> Preparation:
        """Wheat starch paste, to be used within three days."""
        return store.add_preparation(
            self.session, preparation_id=self.mint(Kind.MATERIAL), holder_id=self.holder_id,
            code=f"WSP-{made_on}", lot_ids=[lot.id for lot in lots],
            content=PreparationContent(
                recipe=words("Cooked for 30 minutes, sieved"), concentration="1:5",
                generic="mat.wheat_starch_paste", made_by="conservator", made_on=made_on,
                use_by=made_on + timedelta(days=3),
            ),
            by="conservator", at=self.at,
        )  # fmt: skip


def open_workshop(session: Session, vault: Vault) -> Workshop:
    """A workshop at the beginning of its day."""
    shop = Workshop(session, vault)
    manuscript = a_manuscript(session, START)
    shop.id, shop.holder_id = manuscript.id, manuscript.holder_id
    for label in SIDES:
        side = ensure_side(session, shop.id, parse_label(label))
        canvas = ensure_canvas(session, side, 7559, 9354, shop.mint(Kind.CANVAS))
        shop.canvases[label] = canvas.id
    for role in ROLES:
        user = accounts.create(
            session, user_id=shop.mint(Kind.USER), email=f"{role.value}@library.example",
            name=role.value, roles=(RoleHeld(role),), passphrase_hash=None, at=START,
        )  # fmt: skip
        shop.people[role] = user.id
    shop.assessment_id = shop.survey().id
    return shop


FRAGMENTS = approvals.ConditionWanted(
    text=words("fragments with script kept in the box"),
    check_kind=CheckKind.BEFORE_START,
    care_check="fragments_kept",
)
