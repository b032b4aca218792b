"""What the page of a manuscript says from its record, for readers and for the preview."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalog.record.assertions import Property
from catalog.record.document import Record
from catalog.uris import Uris
from viewer.languages import Translator
from viewer.provenance_models import HistoryView, PropertyView
from viewer.provenance_views import HISTORY_PROPERTIES, history_view, stated
from viewer.record_loading import saying_of
from viewer.record_views import Section, description

# What these sections hold is told as history and as statements, with how sure it is.
_TOLD_ELSEWHERE = frozenset({"provenance", "assertions"})


@dataclass(frozen=True, slots=True)
class RecordParts:
    """The description by sections, the statements that several may make, and the history."""

    description: tuple[Section, ...] = ()
    statements: tuple[PropertyView, ...] = ()
    history: HistoryView | None = None

    @property
    def entries(self) -> tuple[str, ...]:
        """Return the Vite entries that the page needs for this: only a journey needs any."""
        return () if self.history is None else ("journey",)


def record_parts(
    session: Session, uris: Uris, t: Translator, manuscript_id: str, record: Record
) -> RecordParts:
    """Return the parts of one record, with all names it needs from one statement."""
    said = saying_of(session, uris, t, manuscript_id, record)
    labels = said.authorities
    statements = (
        stated(record, about, t, labels, uris)
        for about in Property
        if about not in HISTORY_PROPERTIES
    )
    return RecordParts(
        description(record, said, without=_TOLD_ELSEWHERE),
        tuple(view for view in statements if view is not None),
        history_view(record, labels, t, uris, manuscript_id),
    )
