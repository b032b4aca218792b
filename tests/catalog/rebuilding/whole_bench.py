"""A published book with all the rooms of the bench behind it, as people would have made it.

Two photographs (one released), two surveys with a thread (both released), a treatment from the
returned proposal to its release, an amendment, a care protocol and a scale: everything goes
through the same functions as at the bench, so that the vault has what it would have.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from catalog import publication
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.folios import find_canvas
from catalog.conservation.captures import archive, captures, scales
from catalog.conservation.captures import released as released_captures
from catalog.conservation.captures.facts import CaptureFacts
from catalog.conservation.captures.tables import Method, Phase, Status
from catalog.conservation.care import protocols
from catalog.conservation.care.models import CareContent, CareRule, RuleKind, When
from catalog.conservation.condition import assessments, examinations, observations, regions, signed
from catalog.conservation.condition.models import ObservationDraft
from catalog.conservation.condition.regions import Drawing
from catalog.conservation.condition.tables import AssessmentKind, Outcome, RegionKind
from catalog.conservation.released import releasing
from catalog.conservation.signing import amending
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.treatment import treatments
from catalog.conservation.treatment.states import Decision
from catalog.conservation.treatment.step_content import Evidence
from catalog.identifiers import Kind
from catalog.publication import After
from catalog.revisions import Change
from storage.vault import Vault
from tests.catalog.conservation.treatment.workshop import MENDED, ROLES, START, Workshop, words
from tests.factories import a_manuscript, an_image, some_pages

WIDTH_PX, HEIGHT_PX = 3000, 4000
TIDELINE = [(1000, 1200), (1600, 1180), (1650, 1700), (1020, 1720)]


@dataclass
class WholeBench(Workshop):
    """The workshop, with a real past; `after` keeps what is made of the record."""

    after: After = lambda *_: None
    observed: list[str] = field(default_factory=list)

    def capture(self, label: str, phase: Phase, status: Status = Status.ACCEPTED) -> str:
        """A photograph that the machine found at once, drawn on its canvas."""
        capture_id, canvas_id = self.mint(Kind.CAPTURE), self.canvases[label]
        master = an_image(
            self.session, self.id, canvas_id, self.at, new_id=self.mint, is_withheld=True
        )
        canvas = find_canvas(self.session, self.id, canvas_id)
        facts = CaptureFacts(phase=phase, captured_at=self.at.isoformat())
        captures.enter(
            self.session, capture_id=capture_id, canvas=canvas, master_image_id=master.id,
            facts=facts, by="Photographer", at=self.at,
        )  # fmt: skip
        points = [[x, y, x + 40.0, y - 25.0] for x in (99, 1500, 2900) for y in (99, 2000, 3900)]
        found = captures.propose(
            self.session, capture_id, points, seen=0, method=Method.AUTO, by="machine",
            at=self.at, new_id=self.mint,
        )  # fmt: skip
        assert found.status is status
        assert found.rendering_id is not None
        an_image(
            self.session, self.id, canvas_id, self.at, image_id=found.rendering_id,
            width_px=WIDTH_PX, height_px=HEIGHT_PX, is_withheld=True,
        )  # fmt: skip
        captures.show(self.session, capture_id, 1, found.rendering_id)
        archive.keep(
            self.session, self.vault.root, capture_id, message="It came in", by="machine",
            at=self.at,
        )  # fmt: skip
        return capture_id

    def release_capture(self, capture_id: str) -> None:
        """Let the public see the photograph."""
        released_captures.release(
            self.session, self.vault.root, capture_id, by="curator", at=self.later(minutes=1),
            new_id=self.mint, after=self.after,
        )  # fmt: skip

    def examined(self, term: str, grow_px: int = 0, same_as: str | None = None) -> str:
        """A survey of the whole book with one damage on 9r, signed and released; its id."""
        self.later(days=1)
        survey = assessments.open_assessment(
            self.session, self.id, new_id=self.mint(Kind.ASSESSMENT), started_at=self.at,
            kind=AssessmentKind.BASELINE, by="conservator", at=self.at,
        )  # fmt: skip
        canvas_id = self.canvases["9r"]
        draft = ObservationDraft.model_validate(
            {
                "canvas_id": canvas_id, "term": term, "severity": 2, "same_as": same_as,
                "content": {"observed": [{"text": "Бурая линия 3\u00a0мм", "language": "ru"}]},
            }
        )  # fmt: skip
        seen = observations.observe(
            self.session, survey.id, draft, new_id=self.mint(Kind.OBSERVATION), by="conservator",
            at=self.at, device_at=self.at,
        )  # fmt: skip
        self.observed.append(seen.id)
        points = [(x + (grow_px if x > 1500 else 0), y) for x, y in TIDELINE]
        regions.draw_region(
            self.session, seen.id, Drawing(RegionKind.POLYGON, points, canvas_id),
            new_id=self.mint(Kind.REGION), by="conservator", at=self.at,
        )  # fmt: skip
        examinations.examine(
            self.session, survey.id, list(self.canvases.values()), Outcome.NO_DAMAGE,
            by="conservator", at=self.at,
        )  # fmt: skip
        signed.sign_assessment(
            self.session, self.vault.root, survey.id, **self.signing(Role.CONSERVATOR)
        )
        releasing.release_assessment(
            self.session, self.vault.root, survey.id, after=self.after,
            **self.signing(Role.CURATOR),
        )  # fmt: skip
        return survey.id

    def treated(self) -> str:
        """A treatment with a lot, a paste and an amendment, signed and released; its id."""
        returned = self.submit(self.propose())
        self.decide(returned, Role.HEAD_OF_LAB, Decision.RETURN, note=words("Why?"))
        treatment = self.running()
        shown = Evidence(
            before=(self.capture("9r", Phase.BEFORE), self.capture("12v", Phase.BEFORE)),
            after=(self.capture("9r", Phase.AFTER), self.capture("12v", Phase.AFTER)),
        )
        step = self.step(treatment, "9r", "12v", evidence=shown, observations=self.observed)
        paper, starch = self.lot("JP-2026-031"), self.lot("ST-7", "mat.wheat_starch_paste")
        self.use(step, lot_id=paper.id)
        self.use(step, id="use2", preparation_id=self.paste(starch, made_on=self.at.date()).id)
        entry = self.sign(self.finish(step)).signed_entry_id or ""
        amending.amend(
            self.session, self.vault.root, entry, reason="A slip of the pen",
            changes=[{"field": "content.tools", "old": [], "new": ["spatula"]}],
            **self.signing(Role.CONSERVATOR),
        )  # fmt: skip
        treatments.complete(self.session, treatment.id, at=self.at)
        treatments.sign_treatment(
            self.session, self.vault.root, treatment.id, **self.signing(Role.CONSERVATOR)
        )
        releasing.release_treatment(
            self.session, self.vault.root, treatment.id, after=self.after,
            **self.signing(Role.CURATOR),
        )  # fmt: skip
        self.release_capture(shown.after[0])
        return treatment.id

    def employ(self, session: Session) -> None:
        """The people, in this database too: accounts do not come back from a vault."""
        for role in ROLES:
            accounts.create(
                session, user_id=self.people[role], email=f"{role.value}@library.example",
                name=role.value, roles=(RoleHeld(role),), passphrase_hash=None, at=START,
            )  # fmt: skip

    def sign_next(self, session: Session) -> SignedEntry:
        """One more signature, in this database."""
        self.later(days=1)
        return releasing.release_assessment(
            session, self.vault.root, self.assessment_id, after=self.after,
            **self.signing(Role.CURATOR),
        )  # fmt: skip


def lay_out(session: Session, vault: Vault, after: After) -> WholeBench:
    """The whole book; the caller commits."""
    shop = WholeBench(session, vault, after=after)
    book = a_manuscript(session, START, new_id=shop.mint, is_published=False)
    shop.id, shop.holder_id = book.id, book.holder_id
    labels = sorted(MENDED, key=lambda label: int(label[:-1]))
    for image in some_pages(session, book, labels, START, new_id=shop.mint):
        shop.canvases[labels[len(shop.canvases)]] = image.canvas_id
    shop.people = {role: shop.mint(Kind.USER) for role in ROLES}
    shop.employ(session)
    publication.publish(
        session, vault.root, book.id, change=Change.CREATE, by="Aigerim", message="First",
        at=START, new_id=shop.mint, after=after,
    )  # fmt: skip
    for label in ("9r", "12v"):
        scales.set_scale(
            session, shop.canvases[label], 0.1, source="a ruler", by="lab", at=START
        )  # fmt: skip
    archive.keep_scales(session, vault.root, shop.id, by="lab", at=START)
    protocols.set_protocol(
        session, vault.root, shop.holder_id, a_protocol(START.date()), supersedes=None,
        by="adviser", at=START, new_id=shop.mint,
    )  # fmt: skip
    shop.examined("dmg.tideline")
    shop.assessment_id = shop.examined("dmg.tideline", 200, shop.observed[0])
    shop.treated()
    return shop


def a_protocol(day: date) -> CareContent:
    """One rule, in the words of a community."""
    rule = CareRule(
        when=When.OPEN, kind=RuleKind.MUST, requirement=words("Wash your hands before you open it.")
    )
    return CareContent(owner="The community", valid_from=day, rules=(rule,))


def day_after(shop: WholeBench) -> date:
    """The day on which the public asks."""
    return (shop.at + timedelta(days=1)).date()
