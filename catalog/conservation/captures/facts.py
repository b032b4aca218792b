"""What the photographer says of a photograph."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from catalog.conservation.captures.tables import Light, Phase
from catalog.record.values import Line, Texts, Value


class CaptureFacts(Value):
    """When, why, by what light and with what a photograph was taken.

    `captured_at` is RFC 3339 with its time zone, kept as it was said. `band_nm` is the wavelength
    in nm: needed for a band, welcome for ultraviolet and infrared.
    """

    phase: Phase
    light: Light = Light.NORMAL
    band_nm: Annotated[int, Field(ge=10, le=20_000)] | None = None
    captured_at: Annotated[str, Field(max_length=40)]
    photographer: Line = ""
    camera: Line = ""
    lens: Line = ""
    filter: Line = ""
    note: Texts = ()

    @field_validator("captured_at")
    @classmethod
    def _with_zone(cls, text: str) -> str:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError(
                "moment", "is no date and time: write it as 2026-11-24T10:30:00+05:00"
            ) from None
        if moment.tzinfo is None:
            raise PydanticCustomError(
                "moment-zone", "has no time zone: write it as 2026-11-24T10:30:00+05:00"
            )
        try:
            moment.astimezone(UTC)
        except OverflowError:
            raise PydanticCustomError(
                "moment", "is no date and time: write it as 2026-11-24T10:30:00+05:00"
            ) from None
        return text

    @model_validator(mode="after")
    def _band_has_wavelength(self) -> CaptureFacts:
        if self.light is Light.BAND and self.band_nm is None:
            raise PydanticCustomError("band", "a band needs its wavelength in nm: give band_nm")
        return self

    @property
    def moment(self) -> datetime:
        """When it was taken; aware."""
        return datetime.fromisoformat(self.captured_at)
