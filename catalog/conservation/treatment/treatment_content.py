"""What a treatment says of itself beside its steps."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from catalog.conservation.treatment.step_content import PersonNamed
from catalog.record.values import Texts, Value


class TreatmentContent(Value):
    """Who does it, when it is meant to be done, and (at the end) what came of it."""

    title: Texts = ()
    team: Annotated[tuple[PersonNamed, ...], Field(max_length=40)] = ()
    planned_from: date | None = None
    planned_to: date | None = None
    summary: Texts = ()
