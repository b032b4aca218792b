"""Letting the public see what was signed, or taking it back: signed, and published at once.

A release changes what the manifest, the TEI and the record's Linked Art say. So the record is
published again in the same transaction: a revision that harvesters learn of, the manifest kept
anew, and the TEI beside the record in the vault as it now is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from catalog import identity, publication
from catalog.conservation.condition import assessments, signed
from catalog.conservation.released.errors import TreatmentNotSigned
from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.errors import EntryVoided
from catalog.conservation.signing.signing import Signer
from catalog.conservation.signing.standing import RELEASE, TREATMENT
from catalog.conservation.signing.tables import SignedEntry
from catalog.conservation.treatment import treatments
from catalog.identifiers import Kind
from storage.ocfl.root import StorageRoot

NewId = Callable[[Kind], str]


def release_assessment(
    session: Session,
    root: StorageRoot,
    assessment_id: str,
    *,
    is_released: bool = True,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: NewId,
    after: publication.After,
) -> SignedEntry:
    """The signed word that the public may read the assessment (or may not), and what follows.

    Raises:
        AssessmentNotFound, AssessmentNotSigned: there is none, or it is a draft.
        EntryVoided: it was struck out, and may only be taken back.
        ...: as `signing.sign` and `publication.republish`.
    """
    if is_released:
        _refuse_void(session, assessments.find(session, assessment_id).signed_entry_id)
    entry = signed.release(
        session, root, assessment_id, is_released=is_released, signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    what = "A condition assessment was"
    _publish(session, root, entry, what, is_released=is_released, new_id=new_id, after=after)
    return entry


def release_treatment(
    session: Session,
    root: StorageRoot,
    treatment_id: str,
    *,
    is_released: bool = True,
    signer: Signer,
    statement: str,
    language: str,
    at: datetime,
    new_id: NewId,
    after: publication.After,
) -> SignedEntry:
    """The signed word that the public may read of the treatment (or may not), and what follows.

    Raises:
        TreatmentNotFound: there is none.
        TreatmentNotSigned: there is nothing to release yet.
        EntryVoided: it was struck out, and may only be taken back.
        ...: as `signing.sign` and `publication.republish`.
    """
    manuscript_id = treatments.find(session, treatment_id).manuscript_id
    # The manuscript before the treatment, as every signature takes it first.
    identity.lock(session, manuscript_id)
    treatment = treatments.find(session, treatment_id)
    if treatment.signed_entry_id is None:
        raise TreatmentNotSigned(treatment.id)
    if is_released:
        _refuse_void(session, treatment.signed_entry_id)
    entry = signing.sign(
        session, root, manuscript_id, kind=RELEASE, subject_id=treatment_id,
        content={"what": TREATMENT, "is_released": is_released}, signer=signer,
        statement=statement, language=language, at=at, new_id=new_id,
    )  # fmt: skip
    what = "A treatment was"
    _publish(session, root, entry, what, is_released=is_released, new_id=new_id, after=after)
    return entry


def _refuse_void(session: Session, entry_id: str | None) -> None:
    if entry_id is not None and amending.is_void(
        session, found := signing.entry(session, entry_id)
    ):
        raise EntryVoided(found.seq)


def _publish(
    session: Session,
    root: StorageRoot,
    entry: SignedEntry,
    what: str,
    *,
    is_released: bool,
    new_id: NewId,
    after: publication.After,
) -> None:
    publication.republish(
        session, root, entry.manuscript_id, by=entry.signer_name,
        message=f"{what} {'released' if is_released else 'taken back'}.", at=entry.signed_at,
        new_id=new_id, after=after, detail={"release": entry.id},
    )  # fmt: skip
