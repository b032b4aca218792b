"""A treatment with everything a report has to tell: a voided step, an amendment, a deviation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from catalog.accounts.permissions import Role
from catalog.conservation.signing.amending import amend, void
from catalog.conservation.treatment import treatments
from catalog.conservation.treatment.approvals import ConditionWanted
from catalog.conservation.treatment.proposal_content import ProposalContent
from catalog.conservation.treatment.states import CheckKind, Decision, Deviation, Way
from catalog.conservation.treatment.step_content import Amount, Climate, Fragment, Unit
from catalog.conservation.treatment.tables import Proposal, Step, Treatment
from catalog.record.values import Text
from storage.vault import Vault
from tests.catalog.conservation.treatment.workshop import Workshop, open_workshop, words
from viewer.languages import translator
from viewer.sheets.proposal_sheet import proposal_sheet
from viewer.sheets.report import Heading, Report
from viewer.sheets.treatment_report import step_card, treatment_report
from viewer.sheets.wording import Speaker, speaker

VERIFY = "https://books.example.org/verify/m0000000000"


@dataclass
class Treated:
    """The workshop after some steps."""

    shop: Workshop
    proposal: Proposal
    treatment: Treatment
    mended: Step
    struck: Step
    open: Step

    def report(self, code: str, digits: str = "latn") -> Report:
        """The treatment report."""
        say = speaker(translator(code), digits)
        return treatment_report(
            self.shop.session, self.treatment.id, heading(say), say, self.shop.at
        )

    def sheet(self, code: str) -> Report:
        """The proposal."""
        say = speaker(translator(code))
        return proposal_sheet(self.shop.session, self.proposal.id, heading(say), say, self.shop.at)

    def card(self, code: str, step: Step | None = None) -> Report:
        """The card of a step, the open one unless said otherwise."""
        say = speaker(translator(code))
        chosen = step or self.open
        return step_card(self.shop.session, chosen.id, heading(say), say, self.shop.at)


def heading(say: Speaker) -> Heading:
    """The book."""
    return Heading(
        "NLRK-Q12", say.texts([Text(text="القرآن الكريم", language="ar")])[0],
        say.plain("ҚР Ұлттық кітапханасы"), VERIFY,
    )  # fmt: skip


def treated(session: Session, vault: Vault, content: ProposalContent | None = None) -> Treated:
    """Approved with a condition, begun, one step signed and amended, one voided, one open."""
    shop = open_workshop(session, vault)
    proposal = shop.submit(shop.propose(content))
    shop.decide(
        proposal, Role.HEAD_OF_LAB, Decision.APPROVE_WITH_CONDITIONS,
        conditions=(_condition(),),
    )  # fmt: skip
    shop.decide(proposal, Role.CURATOR, Decision.APPROVE)
    treatment = treatments.start(session, shop.planned(proposal).id, at=shop.at)
    lot = shop.lot("JP-2026-031")
    mended = shop.step(
        treatment, "12v", "13r", evidence=shop.evidence(["12v", "13r"]), tools=("spatula", "press"),
        climate=Climate(temperature_c=Decimal("20.5"), humidity_percent=Decimal(52)),
        deviation=Deviation.MINOR, deviation_note=words("A seal came to light"),
        fragments=(
            Fragment(id="f1", description=words("Fibre with ink"),
                     canvas_id=shop.canvases["12v"], kept_in="Box 14"),
        ),
    )  # fmt: skip
    amount = Amount(value=Decimal("2.5"), unit=Unit.GRAM)
    shop.use(mended, lot_id=lot.id, amount=amount)
    shop.use(mended, id="use2", way=Way.REMOVED, label=words("old paste"))
    shop.later(hours=1)
    mended = shop.sign(shop.finish(mended))
    amend(
        session, vault.root, mended.signed_entry_id or "", reason="batch typo",
        changes=[
            {
                "field": "content.uses.0.snapshot.lots.0.code",
                "old": "JP-2026-031",
                "new": "JP-2026-032",
            }
        ],
        **shop.signing(Role.CONSERVATOR),
    )  # fmt: skip
    struck = shop.sign(shop.finish(shop.step(treatment, "14r", evidence=shop.evidence(["14r"]))))
    void(
        session, vault.root, struck.signed_entry_id or "", reason="Wrong book",
        **shop.signing(Role.HEAD_OF_LAB),
    )  # fmt: skip
    waiting = shop.step(treatment, "15r")
    session.flush()
    return Treated(shop, proposal, treatment, mended, struck, waiting)


def _condition() -> ConditionWanted:
    return ConditionWanted(
        text=words("Fragments with script are kept in the box"), check_kind=CheckKind.ADVISORY
    )
