"""What a page at the bench shows of the public: whether it may read this, and the form of it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session
from starlette.requests import Request

from catalog.accounts.permissions import Action, Person, may
from catalog.conservation.condition.signed import released_assessments
from catalog.conservation.condition.tables import Assessment
from catalog.conservation.signing import amending, signing, standing
from catalog.conservation.treatment.tables import Treatment
from catalog.conservation.treatment.treatments import SIGNED
from catalog.identity import Manuscript
from catalog.publication import is_public
from viewer.frame import PageHouse, local
from viewer.languages import Translator
from viewer.signing_hand import SigningForm, signing_form


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """Whether the public may read what is signed.

    `kind` is 'assessment' or 'treatment'; `address` takes the form; `public` is the page that
    shows it, '' while nobody outside sees the book. `signing` is None for whoever may not release.
    """

    kind: str
    is_released: bool
    address: str
    public: str
    signing: SigningForm | None


def release_of_assessment(
    session: Session,
    house: PageHouse,
    request: Request,
    person: Person,
    manuscript: Manuscript,
    row: Assessment,
    t: Translator,
) -> ReleaseView | None:
    """Show where a signed assessment stands; None while it is a draft, or once it is void."""
    if row.signed_entry_id is None or _is_void(session, row.signed_entry_id):
        return None
    is_released = row.id in released_assessments(session, manuscript.id)
    address = local(house.uris.assessment(manuscript.id, row.id))
    statement = statement_of_assessment(t, manuscript, row, is_released=not is_released)
    signing = _signing(house, request, person, manuscript, statement)
    public = _public(session, house, manuscript)
    return ReleaseView("assessment", is_released, f"{address}/release", public, signing)


def release_of_treatment(
    session: Session,
    house: PageHouse,
    request: Request,
    person: Person,
    manuscript: Manuscript,
    row: Treatment,
    t: Translator,
) -> ReleaseView | None:
    """Show where a signed treatment stands; None before it is signed, or once it is void."""
    if row.signed_entry_id is None or _is_void(session, row.signed_entry_id):
        return None
    out = standing.released(session, manuscript.id, standing.TREATMENT, SIGNED)
    is_released = row.id in out
    address = local(house.uris.treatment(manuscript.id, row.id))
    statement = statement_of_treatment(t, manuscript, is_released=not is_released)
    signing = _signing(house, request, person, manuscript, statement)
    public = _public(session, house, manuscript)
    return ReleaseView("treatment", is_released, f"{address}/release", public, signing)


def statement_of_assessment(
    t: Translator, manuscript: Manuscript, row: Assessment, *, is_released: bool
) -> str:
    """Return the sentence that whoever releases an assessment (or takes it back) signs."""
    key = "release-assessment-says" if is_released else "release-assessment-back-says"
    return t(key, number=row.number, shelfmark=manuscript.shelfmark)


def statement_of_treatment(t: Translator, manuscript: Manuscript, *, is_released: bool) -> str:
    """Return the sentence that whoever releases a treatment (or takes it back) signs."""
    key = "release-treatment-says" if is_released else "release-treatment-back-says"
    return t(key, shelfmark=manuscript.shelfmark)


def _is_void(session: Session, entry_id: str) -> bool:
    """Tell whether what was signed was struck out: no reader sees it, whatever a form would say."""
    return amending.is_void(session, signing.entry(session, entry_id))


def _signing(
    house: PageHouse, request: Request, person: Person, manuscript: Manuscript, statement: str
) -> SigningForm | None:
    # The operator of the machine has no account, and programs never sign.
    if person.id is None or person.scopes is not None:
        return None
    holder_id = manuscript.holder_id
    if not (may(person, Action.RELEASE, holder_id) and may(person, Action.SIGN, holder_id)):
        return None
    return signing_form(house, request, person, Action.RELEASE, holder_id, statement)


def _public(session: Session, house: PageHouse, manuscript: Manuscript) -> str:
    shown = is_public(session, manuscript)
    return local(house.uris.condition(manuscript.id)) if shown else ""
