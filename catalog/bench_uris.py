"""The addresses of conservation, care and what is released of them: a part of `catalog/uris.py`."""

from __future__ import annotations

import re
from abc import abstractmethod
from urllib.parse import quote

from catalog import paths

_PLAIN_PART = re.compile(r"[A-Za-z0-9]+")


class BenchUris:
    """The half of `catalog.uris.Uris` that tells of the bench."""

    __slots__ = ()

    @abstractmethod
    def _at(self, path: str, **parts: str) -> str:
        """The whole address of a path template with its parts filled in."""

    def care(self) -> str:
        """What custodians ask of whoever touches their books: the list of protocols."""
        return self._at(paths.CARE_PATH)

    def care_of(self, name: str) -> str:
        """One care protocol by its identifier, or all of a holder's by the holder's."""
        return self._at(paths.CARE_OF_PATH, name=name)

    def care_writing(self, holder_id: str) -> str:
        """Where a custodian's adviser writes a care protocol."""
        return self._at(paths.CARE_WRITING_PATH, holder_id=holder_id)

    def consents(self, holder_id: str) -> str:
        """What bodies have answered about a holder's books, for staff."""
        return self._at(paths.CONSENTS_PATH, holder_id=holder_id)

    def handling_session(self, manuscript_id: str) -> str:
        """The card that is tapped before a manuscript is handled."""
        return self._at(paths.HANDLING_SESSION_PATH, manuscript_id=manuscript_id)

    def captures(self, manuscript_id: str) -> str:
        """The photographs at the bench of a manuscript."""
        return self._at(paths.CAPTURES_PATH, manuscript_id=manuscript_id)

    def capture(self, manuscript_id: str, capture_id: str) -> str:
        """One photograph at the bench beside its canvas, with its tie points."""
        return self._at(paths.CAPTURE_PATH, manuscript_id=manuscript_id, capture_id=capture_id)

    def bench(self, manuscript_id: str) -> str:
        """The conservator's bench of a manuscript."""
        return self._at(paths.BENCH_PATH, manuscript_id=manuscript_id)

    def assessment(self, manuscript_id: str, assessment_id: str) -> str:
        """The passes of one condition assessment."""
        return self._at(
            paths.ASSESSMENT_PATH, manuscript_id=manuscript_id, assessment_id=assessment_id
        )

    def damage_map(
        self, manuscript_id: str, assessment_id: str, canvas_id: str | None = None
    ) -> str:
        """The damage map of an assessment, opened at a canvas if one is given."""
        page = self._at(
            paths.DAMAGE_MAP_PATH, manuscript_id=manuscript_id, assessment_id=assessment_id
        )
        return f"{page}?canvas={part(canvas_id)}" if canvas_id else page

    def condition(self, manuscript_id: str) -> str:
        """What the public may know of the condition of a manuscript, in plain words."""
        return self._at(paths.CONDITION_PATH, manuscript_id=manuscript_id)

    def compare(self, manuscript_id: str, canvas_id: str | None = None) -> str:
        """Two photographs of one side over or beside each other."""
        page = self._at(paths.COMPARE_PATH, manuscript_id=manuscript_id)
        return f"{page}?canvas={part(canvas_id)}" if canvas_id else page

    def linked_art(self, manuscript_id: str) -> str:
        """The published record as Linked Art."""
        return self._at(paths.LINKED_ART_PATH, manuscript_id=manuscript_id)

    def condition_annotations(self, manuscript_id: str, assessment_id: str) -> str:
        """All damage of a released assessment: an AnnotationCollection."""
        return self._at(
            paths.CONDITION_ANNOTATIONS_PATH,
            manuscript_id=manuscript_id,
            assessment_id=assessment_id,
        )

    def condition_page(self, manuscript_id: str, assessment_id: str, canvas_id: str) -> str:
        """The damage of a released assessment on one canvas: an AnnotationPage."""
        return self._at(
            paths.CONDITION_PAGE_PATH,
            manuscript_id=manuscript_id,
            assessment_id=assessment_id,
            canvas_id=canvas_id,
        )

    def range(self, manuscript_id: str, name: str) -> str:
        """A range of the manifest, such as 'quire-1'."""
        return self._at(paths.RANGE_PATH, manuscript_id=manuscript_id, name=name)

    def treatments(self, manuscript_id: str) -> str:
        """The proposals and treatments of a manuscript."""
        return self._at(paths.TREATMENTS_PATH, manuscript_id=manuscript_id)

    def proposal(self, manuscript_id: str, proposal_id: str) -> str:
        """One version of a treatment proposal."""
        return self._at(paths.PROPOSAL_PATH, manuscript_id=manuscript_id, proposal_id=proposal_id)

    def treatment(self, manuscript_id: str, treatment_id: str) -> str:
        """One treatment."""
        return self._at(
            paths.TREATMENT_PATH, manuscript_id=manuscript_id, treatment_id=treatment_id
        )

    def step(self, manuscript_id: str, treatment_id: str, step_id: str) -> str:
        """One step of a treatment."""
        return self._at(
            paths.STEP_PATH, manuscript_id=manuscript_id, treatment_id=treatment_id, step_id=step_id
        )

    def store(self) -> str:
        """The store of materials."""
        return self._at(paths.STORE_PATH)

    def approval_policy(self, holder_id: str) -> str:
        """The order in which treatments of a holder's books are approved."""
        return self._at(paths.APPROVAL_POLICY_PATH, holder_id=holder_id)

    def reports(self, manuscript_id: str) -> str:
        """What can be printed of a manuscript's conservation."""
        return self._at(paths.REPORTS_PATH, manuscript_id=manuscript_id)

    def condition_report(self, manuscript_id: str, assessment_id: str, form: str = "pdf") -> str:
        """The condition report of an assessment, for staff; `form` is 'pdf' or 'json'."""
        page = self._at(
            paths.CONDITION_REPORT_PATH, manuscript_id=manuscript_id, assessment_id=assessment_id
        )
        return f"{page}.{form}"

    def public_report(self, manuscript_id: str, assessment_id: str) -> str:
        """The condition report of a released assessment (IIIF Presentation 3.0, `rendering`)."""
        page = self._at(
            paths.PUBLIC_REPORT_PATH, manuscript_id=manuscript_id, assessment_id=assessment_id
        )
        return f"{page}.pdf"

    def proposal_sheet(self, manuscript_id: str, proposal_id: str, form: str = "pdf") -> str:
        """A version of a treatment proposal, to print."""
        page = self._at(
            paths.PROPOSAL_SHEET_PATH, manuscript_id=manuscript_id, proposal_id=proposal_id
        )
        return f"{page}.{form}"

    def treatment_report(self, manuscript_id: str, treatment_id: str, form: str = "pdf") -> str:
        """The report of a treatment."""
        page = self._at(
            paths.TREATMENT_REPORT_PATH, manuscript_id=manuscript_id, treatment_id=treatment_id
        )
        return f"{page}.{form}"

    def step_card(self, manuscript_id: str, step_id: str, form: str = "pdf") -> str:
        """The card of a step, for the table."""
        page = self._at(paths.STEP_CARD_PATH, manuscript_id=manuscript_id, step_id=step_id)
        return f"{page}.{form}"

    def labels(self, manuscript_id: str) -> str:
        """Labels for boxes, to cut out."""
        return f"{self._at(paths.LABELS_PATH, manuscript_id=manuscript_id)}.pdf"

    def report_progress(self, manuscript_id: str, shelf: str, digest: str) -> str:
        """How far a report is that is being made; only who asked for it knows the address."""
        return self._at(
            paths.REPORT_PROGRESS_PATH, manuscript_id=manuscript_id, shelf=shelf, digest=digest
        )


def part(text: str) -> str:
    """A text as one part of a path: percent-encoded, and never a way out of its place."""
    if _PLAIN_PART.fullmatch(text):
        return text
    # '.' and '..' survive percent-encoding and would be resolved away by browsers.
    return "%2E" * len(text) if text in (".", "..") else quote(text, safe="")
