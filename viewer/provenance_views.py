"""The history of a book as pages show it: marks, timeline, journey, statements that disagree.

Pure builders: a record, the labels of its authorities and a translator go in, frozen views come
out. What may be told as a fact is decided in `catalog/provenance`, never here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.provenance import chain
from catalog.provenance.chain import ChainFinding, FindingKind, Tenure
from catalog.provenance.claims import ShownClaim, ShownMark, named_parties, shown_claims
from catalog.provenance.evidence import FIRM, said_by
from catalog.provenance.journey import Labels, Stop, journey
from catalog.record.assertions import Assertion, Property, Standing
from catalog.record.document import Record
from catalog.record.provenance import EventKind
from catalog.record.values import Locus, Reference, Source
from catalog.uris import Uris
from viewer.frame import local
from viewer.languages import Translator
from viewer.provenance_models import (
    ClaimView,
    HistoryView,
    MarkView,
    NameView,
    PropertyView,
    SourceView,
    StatementView,
    StopView,
    TenureView,
    Words,
)
from viewer.provenance_words import all_words, date_in_words, name_of, term_words, words_of_texts

# Made, held, found and everything else are different marks on a map (reference: ux, P5).
_SHAPES: Mapping[EventKind, str] = {
    EventKind.PRODUCTION: "made",
    EventKind.COMMISSION: "made",
    EventKind.FIND: "found",
}
HISTORY_PROPERTIES = (Property.FOUND_AT, Property.MOVED, Property.LEGAL_TITLE, Property.OTHER)


def history_view(
    record: Record, labels: Labels, t: Translator, uris: Uris | None = None, ms_id: str = ""
) -> HistoryView | None:
    """The history of the book, or None where the record tells none.

    `labels` are those of `catalog.provenance.journey.authorities_of`. With `uris` names lead to
    their authority's page, and with `ms_id` marks lead to their place in the reader.
    """
    maker = _Maker(labels, t, uris, ms_id)
    provenance = record.provenance
    statements = tuple(
        view
        for about in HISTORY_PROPERTIES
        if (view := stated(record, about, t, labels, uris)) is not None
    )
    if not (provenance.marks or provenance.events or provenance.summary or statements):
        return None
    found = chain.findings(provenance, origin=record.origin.date)
    stops = journey(record, labels)
    return HistoryView(
        summary=words_of_texts(provenance.summary, t),
        marks=tuple(maker.mark(mark) for mark in shown_claims(provenance)),
        stops=tuple(maker.stop(stop, record, found) for stop in stops),
        custody=maker.tenures(chain.holders_by_custody(provenance)),
        owners=maker.tenures(chain.holders_by_title(provenance)),
        statements=statements,
        questions=questions(found, t),
        is_inalienable=provenance.is_inalienable,
        map=maker.map(stops),
        sheet=local(uris.object_id(ms_id)) if uris and ms_id else None,
        private=local(uris.private(ms_id)) if uris and ms_id else None,
    )


def competing(
    record: Record,
    about: Property,
    t: Translator,
    labels: Labels | None = None,
    uris: Uris | None = None,
) -> PropertyView | None:
    """The statements of a property where several stand at once, side by side; None otherwise."""
    view = stated(record, about, t, labels, uris)
    return view if view is not None and view.is_disputed else None


def stated(
    record: Record,
    about: Property,
    t: Translator,
    labels: Labels | None = None,
    uris: Uris | None = None,
) -> PropertyView | None:
    """Every statement of a property that stands, one or several; None where there is none."""
    maker = _Maker(labels or {}, t, uris, "")
    shown = tuple(
        maker.statement(assertion)
        for assertion in record.assertions
        if assertion.about is about and assertion.standing is Standing.CURRENT
    )
    if not shown:
        return None
    return PropertyView(about, t(f"history-about-{about}"), shown)


def questions(found: Sequence[ChainFinding], t: Translator) -> tuple[str, ...]:
    """What does not fit together, in sentences; gaps stand in the timeline instead."""
    return tuple(
        dict.fromkeys(
            t(f"history-finding-{finding.key}", **finding.values)
            for finding in found
            if finding.kind not in (FindingKind.GAP, FindingKind.WEAK_EVIDENCE)
        )
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the parts of one view."""

    labels: Labels
    t: Translator
    uris: Uris | None
    ms_id: str

    def name(self, reference: Reference | None) -> NameView | None:
        words = name_of(reference, self.labels, self.t)
        if reference is None or words is None:
            return None
        label = self.labels.get(reference.authority_id) if reference.authority_id else None
        is_linked = self.uris is not None and label is not None
        address = local(self.uris.authority(label.id)) if self.uris and label else None
        return NameView(words, address if is_linked else None)

    def source(self, source: Source) -> SourceView:
        return SourceView(
            self.t(f"history-source-{source.kind}"),
            source.citation,
            source.url,
            source.locus,
            source.seen_on,
        )

    def sources(self, sources: Sequence[Source]) -> tuple[SourceView, ...]:
        return tuple(self.source(each) for each in said_by(sources))

    def claim(self, claim: ShownClaim) -> ClaimView:
        inference = claim.inference
        return ClaimView(
            says=self.t(
                "history-claim-says",
                claim=self.t(f"history-claim-{inference.claim}"),
                certainty=self.t(f"history-sure-{claim.certainty}"),
            ),
            certainty=claim.certainty.value,
            agent=self.name(inference.agent),
            argument=words_of_texts(inference.argument, self.t),
            by=inference.by or None,
            sources=self.sources(inference.sources),
        )

    def mark(self, shown: ShownMark) -> MarkView:
        mark = shown.mark
        claims = tuple(self.claim(claim) for claim in shown.claims)
        kind = self.t(f"history-mark-{mark.kind}")
        comma = self.t("history-comma")
        return MarkView(
            heading=comma.join((kind, *dict.fromkeys(claim.says for claim in claims))),
            place=_place_of(mark.locus),
            address=self._address(mark.locus),
            is_outlined=bool(mark.locus and mark.locus.canvas_id and mark.locus.region),
            date=date_in_words(mark.date, self.t),
            is_erased=mark.is_erased,
            transcription=all_words(mark.transcription),
            translation=words_of_texts(mark.translation, self.t),
            note=words_of_texts(mark.note, self.t),
            claims=claims,
        )

    def _address(self, locus: Locus | None) -> str | None:
        if self.uris is None or not self.ms_id or locus is None or locus.canvas_id is None:
            return None
        return local(self.uris.reader(self.ms_id, locus.canvas_id, locus.region))

    def stop(self, stop: Stop, record: Record, found: Sequence[ChainFinding]) -> StopView:
        event, provenance = stop.event, record.provenance
        parties = named_parties(event, provenance) if event else None
        # What moved is a statement of fact: of what is only possible nothing of it is said.
        moved = event if stop.is_fact else None
        return StopView(
            number=stop.number,
            id=stop.id,
            heading=self.t(f"history-event-{kind_to_print(stop)}"),
            date=date_in_words(stop.date, self.t),
            place=self.name(stop.place),
            giver=self.name(parties.giver) if parties else None,
            receiver=self.name(parties.receiver) if parties else None,
            certainty=stop.certainty.value,
            certainty_word=self.t(f"history-certainty-{stop.certainty}"),
            is_fact=stop.is_fact,
            custody=self.t(f"history-custody-{moved.custody_moved}") if moved else None,
            title=self.t(f"history-title-{moved.title_moved}") if moved else None,
            gap=self._gap(stop, found),
            is_coarse=stop.spot is not None and stop.spot.is_coarse,
            is_on_map=stop.spot is not None,
            sources=self.sources(event.sources) if event else (),
            note=words_of_texts(event.note if event else record.origin.note, self.t),
        )

    def _gap(self, stop: Stop, found: Sequence[ChainFinding]) -> str | None:
        for finding in found:
            if finding.kind is FindingKind.GAP and stop.id and finding.events[-1] == stop.id:
                return self.t(f"history-finding-{finding.key}", **finding.values)
        return None

    def tenures(self, tenures: Sequence[Tenure]) -> tuple[TenureView, ...]:
        views = []
        for tenure in tenures:
            name = self.name(tenure.agent)
            if name is None or tenure.certainty not in FIRM:
                continue
            since = tenure.since.date
            views.append(
                TenureView(
                    name,
                    date_in_words(since, self.t),
                    self.t(f"history-certainty-{tenure.certainty}"),
                )
            )
        return tuple(views)

    def statement(self, assertion: Assertion) -> StatementView:
        return StatementView(
            id=assertion.id,
            value=self._value(assertion),
            certainty=assertion.certainty.value,
            certainty_word=self.t(f"history-certainty-{assertion.certainty}"),
            by=assertion.asserted_by or None,
            sources=self.sources(assertion.sources),
            note=words_of_texts(assertion.note, self.t),
        )

    def _value(self, assertion: Assertion) -> tuple[Words, ...]:
        name = name_of(assertion.reference, self.labels, self.t)
        when = date_in_words(assertion.date, self.t)
        said = (
            *(term_words(assertion.term, self.t) if assertion.term else ()),
            *((Words(when),) if when else ()),
            *((name,) if name else ()),
            *words_of_texts(assertion.texts, self.t),
        )
        return tuple(dict.fromkeys(said))

    def map(self, stops: Sequence[Stop]) -> dict[str, Any] | None:
        """What the script of the map needs: points in the order of the timeline."""
        points = []
        for stop in stops:
            name = name_of(stop.place, self.labels, self.t)
            if stop.spot is None or name is None:
                continue
            points.append(
                {
                    "number": stop.number,
                    "name": name.text,
                    "latitude": stop.spot.latitude,
                    "longitude": stop.spot.longitude,
                    "isCoarse": stop.spot.is_coarse,
                    "shape": _SHAPES.get(stop.kind, "held"),
                }
            )
        if not points:
            return None
        shapes = list(dict.fromkeys(str(point["shape"]) for point in points))
        return {
            "points": points,
            "legend": [(shape, self.t(f"history-map-{shape}")) for shape in shapes],
            "direction": self.t.language.direction,
        }


def kind_to_print(stop: Stop) -> EventKind:
    """The kind that may be said: what is not known to have passed title is no acquisition."""
    event = stop.event
    is_overstated = stop.kind is EventKind.ACQUISITION and event and event.title_moved != "yes"
    return EventKind.TRANSFER_OF_CUSTODY if is_overstated else stop.kind


def _place_of(locus: Locus | None) -> str | None:
    if locus is None or not locus.start:
        return None
    return f"{locus.start}\N{EN DASH}{locus.end}" if locus.end else locus.start
