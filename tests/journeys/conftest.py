"""Fixtures of the journeys: one Chromium for the whole run."""

from tests.journeys.browser import browser

__all__ = ["browser"]
