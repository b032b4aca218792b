"""IIIF Presentation 3.0 as rules: what is wrong with a document, and which clause says so."""

from iiif.presentation.rules.document import check
from iiif.presentation.rules.findings import Finding, Grade

__all__ = ["Finding", "Grade", "check"]
