"""A house with one of everything that conservation knows: some of it released, most of it not.

Every word that must stay inside carries the marker `HIDDEN`, every word that may go out `SHOWN`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from sqlalchemy import update
from sqlalchemy.orm import Session

from catalog import images
from catalog.accounts import accounts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.codicology.folios import Canvas
from catalog.conservation.captures.tables import CanvasScale, Capture, Light, Phase, Status
from catalog.conservation.care.acknowledgements import acknowledge
from catalog.conservation.condition import assessments
from catalog.conservation.condition.models import AssessmentContent
from catalog.conservation.condition.tables import Assessment, Outcome
from catalog.conservation.released import releasing
from catalog.conservation.signing.signing import Signer
from catalog.conservation.treatment import assessing, treatments
from catalog.conservation.treatment.tables import Treatment
from catalog.identifiers import Kind
from catalog.provenance import private
from catalog.record import drafts
from catalog.record.checking import item_id
from storage.ocfl.root import StorageRoot
from tests.catalog.conservation.care.asked import set_care
from tests.catalog.conservation.condition.book import Book
from tests.catalog.conservation.treatment.workshop import SIDES, Workshop, open_workshop, words
from tests.factories import a_manuscript, an_image
from tests.iiif.image.shelved import Collection
from viewer.assembly import House
from viewer.work import keep_manifest

HIDDEN, SHOWN = "Zzhidden", "Zzshown"
WIDTH, HEIGHT = 720, 900
PICTURED = SIDES[:10]
TIDELINE = [(95, 114), (152, 112), (157, 162), (97, 164)]


@dataclass
class Released:
    """What was made: identifiers that may be told, and those that nobody outside may see."""

    id: str
    unpublished: str
    canvases: dict[str, str]
    survey: str = ""
    treatment: str = ""
    infrared: str = ""
    first: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    hidden_images: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)


@dataclass
class Furnisher:
    """Makes the house; `at` goes on with every deed."""

    house: House
    session: Session
    pictures: Collection
    shop: Workshop
    made: Released

    @property
    def signer(self) -> Signer:
        """The conservator, with the pass phrase just given."""
        return self.shop.signer(Role.CONSERVATOR)

    def picture(self, label: str, colour: tuple[int, int, int], *, is_withheld: bool) -> str:
        """A plain picture of a side, tiled: no drawing stands for a page."""
        image_id = self.shop.mint(Kind.IMAGE)
        self.pictures.add(Image.new("RGB", (WIDTH, HEIGHT), colour), image_id)
        an_image(
            self.session, self.made.id, self.made.canvases[label], self.shop.later(seconds=1),
            image_id=image_id, width_px=WIDTH, height_px=HEIGHT, original_name=f"{label}.tif",
        )  # fmt: skip
        if is_withheld:
            images.withhold(self.session, image_id, is_withheld=True, at=self.shop.at)
        return image_id

    def capture(
        self, label: str, phase: Phase, light: Light, colour: tuple[int, int, int], *,
        nm: int | None = None, is_released: bool,
    ) -> str:  # fmt: skip
        """A photograph from the bench that lies on its side, released or not."""
        master = self.picture(label, colour, is_withheld=True)
        drawn = self.picture(label, colour, is_withheld=True)
        told = self.shop.at.isoformat()
        capture = Capture(
            id=self.shop.mint(Kind.CAPTURE), manuscript_id=self.made.id,
            canvas_id=self.made.canvases[label], master_image_id=master, shown_image_id=drawn,
            phase=phase, light=light, band_nm=nm, captured_at=self.shop.at,
            content={"captured_at": told, "note": HIDDEN, "photographer": HIDDEN},
            status=Status.ACCEPTED, is_released=is_released, set_by=HIDDEN, at=self.shop.at,
        )  # fmt: skip
        self.session.add(capture)
        self.session.flush()
        self.made.hidden_images.add(master)
        if is_released:
            images.withhold(self.session, drawn, is_withheld=False, at=self.shop.at)
            self.made.shown[label + light.value + phase.value] = drawn
        else:
            self.made.hidden_images.add(drawn)
            self.made.hidden.add(capture.id)
        return capture.id

    def survey(self, word: str, *, is_signed: bool, is_released: bool) -> Assessment:
        """A survey with damage on 12v, on a side that is withheld, and on the binding."""
        book = Book(
            self.session, self.shop.vault, self.made.id, self.made.canvases, self.signer,
            self.shop.later(hours=1), by=HIDDEN,
        )  # fmt: skip
        survey = book.open()
        content = AssessmentContent.model_validate(
            {
                "grades": [{"scale": "overall-4/1", "value": 2}],
                "fitness": [{"use": "imaging", "fit": "yes"}],
                "observed": [{"text": word, "language": "en"}],
                "place": HIDDEN, "assessors": [HIDDEN],
                "recommendations": [{"id": "r1", "texts": [{"text": HIDDEN, "language": "en"}]}],
            }
        )  # fmt: skip
        assessments.change_content(
            self.session, survey.id, content, edition=survey.edition, by=HIDDEN, at=book.now()
        )
        seen = {"observed": [{"text": f"{word} water", "language": "en"}]}
        damage = book.observe(survey, "12v", term="dmg.tideline", content=seen)
        book.draw(damage, TIDELINE)
        secret = {"observed": [{"text": f"{HIDDEN} on a withheld side", "language": "en"}]}
        sealed = book.observe(survey, "9r", term="dmg.loss", content=secret)
        book.draw(sealed, [(10, 10), (90, 10), (90, 80)])
        book.observe(survey, None, component="component.board", term="dmg.abrasion")
        marked = ["12v", "9r"]
        book.examine(survey, [each for each in SIDES if each not in marked], Outcome.NO_DAMAGE)
        book.examine(survey, marked, Outcome.EXAMINED)
        if is_signed:
            book.sign(survey)
        if is_released:
            self.shop.at = book.now()
            releasing.release_assessment(
                self.session, self.shop.vault.root, survey.id, after=keep_manifest(self.house.uris),
                **self.shop.signing(Role.CONSERVATOR),
            )  # fmt: skip
        self.shop.at = book.now()
        return survey

    def treatment(self, title: str, *, is_released: bool) -> Treatment:
        """A whole treatment of 12v with one step, signed to its end."""
        shop = self.shop
        plan = shop.plan(aims=words(HIDDEN), tests=words(HIDDEN))
        proposal = shop.approved(plan)
        self.made.hidden.add(proposal.id)
        made = treatments.create(
            self.session, shop.id, treatment_id=shop.mint(Kind.TREATMENT),
            proposal_id=proposal.id, by=HIDDEN, at=shop.at,
            content=treatments.TreatmentContent(title=words(title), summary=words(title)),
        )  # fmt: skip
        treatment = treatments.start(self.session, made.id, at=shop.at)
        evidence = shop.evidence(["12v", "9r"])
        for capture_id in (*evidence.before, *evidence.after):
            master = self.session.get_one(Capture, capture_id).master_image_id
            images.withhold(self.session, master, is_withheld=True, at=shop.at)
            self.made.hidden_images.add(master)
        step = shop.step(treatment, "12v", "9r", evidence=evidence, result=words(HIDDEN))
        shop.use(step, lot_id=shop.lot(f"{HIDDEN}-{treatment.id}").id)
        self.made.hidden.add(step.id)
        shop.sign(shop.finish(step))
        treatments.complete(self.session, treatment.id, at=shop.later(hours=1))
        signed = treatments.sign_treatment(
            self.session, shop.vault.root, treatment.id, **shop.signing(Role.CONSERVATOR)
        )
        if is_released:
            releasing.release_treatment(
                self.session, shop.vault.root, treatment.id, after=keep_manifest(self.house.uris),
                **shop.signing(Role.CONSERVATOR),
            )  # fmt: skip
        return signed


def furnish(house: House, scratch: Path) -> Released:
    """The whole house; what is in it."""
    house.vault.root.ensure()
    with house.sessions.begin() as session:
        shop = open_workshop(session, house.vault)
        secret = a_manuscript(session, shop.at, shelfmark=f"MS {HIDDEN} 9", is_published=False)
        session.execute(
            update(Canvas).where(Canvas.manuscript_id == shop.id)
            .values(width_px=WIDTH, height_px=HEIGHT)
        )  # fmt: skip
        session.add_all(
            CanvasScale(
                canvas_id=each, number=1, mm_per_px=396 / HEIGHT, source=HIDDEN, set_by=HIDDEN,
                at=shop.at,
            )
            for each in shop.canvases.values()
        )  # fmt: skip
        made = Released(shop.id, secret.id, shop.canvases)
        furnisher = Furnisher(house, session, Collection(house.vault.blobs, scratch), shop, made)
        _photograph(furnisher)
        _work(furnisher)
    return made


def _photograph(furnisher: Furnisher) -> None:
    for number, label in enumerate(PICTURED):
        is_withheld = label == "9r"
        colour = (205, 190, 160 + number)
        image_id = furnisher.picture(label, colour, is_withheld=is_withheld)
        furnisher.made.first[label] = image_id
        if is_withheld:
            furnisher.made.hidden_images.add(image_id)
    for label in ("12v", "12r"):
        furnisher.capture(label, Phase.BEFORE, Light.NORMAL, (150, 120, 90), is_released=True)
        furnisher.capture(label, Phase.AFTER, Light.NORMAL, (225, 215, 190), is_released=True)
    furnisher.capture("12v", Phase.SURVEY, Light.UV_FLUORESCENCE, (60, 70, 150), nm=365,
                      is_released=True)  # fmt: skip
    furnisher.made.infrared = furnisher.capture(
        "12v", Phase.SURVEY, Light.INFRARED, (90, 90, 90), nm=940, is_released=False
    )
    furnisher.capture("10r", Phase.BEFORE, Light.NORMAL, (90, 60, 50), is_released=False)


def _work(furnisher: Furnisher) -> None:
    made, session, shop = furnisher.made, furnisher.session, furnisher.shop
    made.survey = furnisher.survey(SHOWN, is_signed=True, is_released=True).id
    made.hidden.add(furnisher.survey(HIDDEN, is_signed=True, is_released=False).id)
    made.hidden.add(furnisher.survey(HIDDEN, is_signed=False, is_released=False).id)
    shop.later(days=1)
    made.treatment = furnisher.treatment(SHOWN, is_released=True).id
    made.hidden.add(furnisher.treatment(HIDDEN, is_released=False).id)
    assessing.note_residue(session, shop.id, "mat.thymol", source=HIDDEN, by=HIDDEN, at=shop.at)
    draft = drafts.open_draft(session, shop.id, by=HIDDEN, at=shop.at)
    document = {**draft.document, "notes": [{"texts": [{"text": HIDDEN, "language": "en"}]}]}
    drafts.save(
        session, shop.id, document, edition=draft.edition, by=HIDDEN, at=shop.at, new_id=item_id
    )
    private.save(
        session, house_root(furnisher), shop.id,
        private.PrivateFacts(storage_location=HIDDEN, security_note=HIDDEN),
        edition=0, by=HIDDEN, at=shop.at, new_id=shop.mint(Kind.EVENT),
    )  # fmt: skip
    protocol = set_care(session, house_root(furnisher), shop.holder_id, shop.at)
    reader = accounts.create(
        session, user_id=shop.mint(Kind.USER), email="reader@library.example", name=HIDDEN,
        roles=[RoleHeld(Role.CONSERVATOR)], passphrase_hash=None, at=shop.at,
    )  # fmt: skip
    acknowledge(session, reader.id, shop.id, [protocol.id], shop.at)
    made.hidden.add(reader.id)


def house_root(furnisher: Furnisher) -> StorageRoot:
    """Where documents are kept."""
    return furnisher.shop.vault.root
