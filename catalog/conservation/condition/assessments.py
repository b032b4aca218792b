"""Opening an assessment, writing its words, giving it back: the life of a draft.

Whoever changes anything of an assessment holds it first (`hold`): writers of one assessment come
one after the other, and nobody writes into one that is being signed.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import identity, vocabulary
from catalog.conservation.condition import models
from catalog.conservation.condition.errors import (
    AssessmentNotFound,
    AssessmentNotSigned,
    AssessmentSigned,
    ConditionEditClash,
    EndBeforeStart,
    NotInBook,
    UnknownTerm,
)
from catalog.conservation.condition.grades import check_grade
from catalog.conservation.condition.models import AssessmentContent
from catalog.conservation.condition.quires import SideOfBook, group, quires_of, sides_of
from catalog.conservation.condition.tables import (
    Assessment,
    AssessmentKind,
    AssessmentStatus,
)


def find(session: Session, assessment_id: str) -> Assessment:
    """The assessment as it stands.

    Raises:
        AssessmentNotFound: there is none with this id.
    """
    found = session.get(Assessment, assessment_id, populate_existing=True)
    if found is None:
        raise AssessmentNotFound(assessment_id)
    return found


def of_manuscript(session: Session, manuscript_id: str) -> list[Assessment]:
    """Every assessment of the manuscript, the newest first."""
    statement = select(Assessment).where(Assessment.manuscript_id == manuscript_id)
    return list(session.scalars(statement.order_by(Assessment.number.desc())))


def hold(session: Session, assessment_id: str) -> Assessment:
    """The assessment, held against other writers until this transaction ends, to be changed.

    Raises:
        AssessmentNotFound: there is none.
        AssessmentSigned: it is signed and never changes.
    """
    found = session.scalar(
        select(Assessment)
        .where(Assessment.id == assessment_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise AssessmentNotFound(assessment_id)
    if found.status is AssessmentStatus.SIGNED:
        raise AssessmentSigned(found.id, found.number)
    return found


def open_assessment(
    session: Session,
    manuscript_id: str,
    *,
    new_id: str,
    kind: AssessmentKind,
    content: AssessmentContent | None = None,
    started_at: datetime,
    by: str,
    at: datetime,
    previous_id: str | None = None,
) -> Assessment:
    """A new draft; what it is compared with is the last signed one, unless another is named.

    Raises:
        ManuscriptNotFound: there is no such manuscript.
        NotInBook, AssessmentNotSigned: the previous one is of another book, or not signed.
        UnknownTerm, UnknownScale, BadGrade: the content has something nobody knows.
    """
    identity.lock(session, manuscript_id)
    content = content or AssessmentContent()
    _check(session, manuscript_id, content)
    if previous_id is None:
        previous_id = _last_signed(session, manuscript_id)
    else:
        _check_previous(session, manuscript_id, previous_id)
    last = session.scalar(
        select(func.max(Assessment.number)).where(Assessment.manuscript_id == manuscript_id)
    )
    made = Assessment(
        id=new_id,
        manuscript_id=manuscript_id,
        number=(last or 0) + 1,
        kind=kind,
        status=AssessmentStatus.DRAFT,
        content=models.plain(content),
        started_at=started_at,
        previous_id=previous_id,
        edition=1,
        created_by=by,
        created_at=at,
        changed_by=by,
        changed_at=at,
    )
    session.add(made)
    session.flush()
    return made


def change_content(
    session: Session,
    assessment_id: str,
    content: AssessmentContent,
    *,
    edition: int,
    kind: AssessmentKind | None = None,
    started_at: datetime | None = None,
    ended_at: datetime | None = None,
    by: str,
    at: datetime,
) -> Assessment:
    """The draft with other words; what is not given stays as it was.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
        ConditionEditClash: somebody else saved since `edition` was read.
        EndBeforeStart: it would end before it begins.
        UnknownTerm, UnknownScale, BadGrade: the content has something nobody knows.
    """
    found = hold(session, assessment_id)
    if found.edition != edition:
        raise ConditionEditClash(found.id, found.edition, found.changed_by)
    _check(session, found.manuscript_id, content)
    found.kind = kind or found.kind
    found.started_at = started_at or found.started_at
    found.ended_at = ended_at or found.ended_at
    if found.ended_at is not None and found.ended_at < found.started_at:
        raise EndBeforeStart
    found.content = models.plain(content)
    found.edition += 1
    found.changed_by, found.changed_at = by, at
    # Whoever works on it again has taken the note to heart.
    found.status = AssessmentStatus.DRAFT
    session.flush()
    return found


def give_back(
    session: Session, assessment_id: str, *, note: str, by: str, at: datetime
) -> Assessment:
    """The draft, returned by whoever looked it over, with a note of what is missing.

    Raises:
        AssessmentNotFound, AssessmentSigned: there is none, or it is signed.
    """
    found = hold(session, assessment_id)
    found.status, found.returned_note = AssessmentStatus.RETURNED, note
    found.edition += 1
    found.changed_by, found.changed_at = by, at
    session.flush()
    return found


def content_of(assessment: Assessment) -> AssessmentContent:
    """What it says, as a model."""
    return AssessmentContent.model_validate(assessment.content)


def sides_in_scope(session: Session, assessment: Assessment) -> list[SideOfBook]:
    """The sides that this assessment is about, in reading order."""
    scope = content_of(assessment).scope
    sides = sides_of(session, assessment.manuscript_id)
    if scope.kind is models.ScopeKind.WHOLE:
        return sides
    if scope.kind is models.ScopeKind.COMPONENTS:
        return []
    wanted = set(scope.canvas_ids)
    if scope.kind is models.ScopeKind.QUIRES:
        quires = group(sides, quires_of(session, assessment.manuscript_id))
        wanted = {each for one in quires if one.number in scope.quires for each in one.canvas_ids}
    return [side for side in sides if side.canvas_id in wanted]


def check_keys(keys: Collection[str]) -> None:
    """Return if the vocabularies have every one of these terms.

    Raises:
        UnknownTerm: one is in none of them.
    """
    for key in keys:
        if vocabulary.find(key) is None:
            raise UnknownTerm(key)


def _check(session: Session, manuscript_id: str, content: AssessmentContent) -> None:
    for grade in content.grades:
        check_grade(grade.scale, grade.value)
    found = [each.component for each in content.components]
    check_keys([*content.scope.components, *found])
    if content.scope.canvas_ids:
        here = {side.canvas_id for side in sides_of(session, manuscript_id)}
        for canvas_id in content.scope.canvas_ids:
            if canvas_id not in here:
                raise NotInBook(canvas_id)


def _check_previous(session: Session, manuscript_id: str, previous_id: str) -> None:
    previous = find(session, previous_id)
    if previous.manuscript_id != manuscript_id:
        raise NotInBook(previous_id)
    if previous.status is not AssessmentStatus.SIGNED:
        raise AssessmentNotSigned(previous.id, previous.number)


def _last_signed(session: Session, manuscript_id: str) -> str | None:
    return session.scalar(
        select(Assessment.id)
        .where(
            Assessment.manuscript_id == manuscript_id,
            Assessment.status == AssessmentStatus.SIGNED,
        )
        .order_by(Assessment.ended_at.desc(), Assessment.number.desc())
        .limit(1)
    )
