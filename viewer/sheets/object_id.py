"""What stands on an Object ID sheet: the record under the headings of ICOM's standard.

Object ID (ICOM, 1999) asks for photographs, type, measurements with weight, materials and
techniques, inscriptions and markings, distinguishing features, title, subject, date or period,
maker and a description. The custody history is ours: what is not known to have passed title is
printed as custody, never as acquired.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalog.provenance.claims import named_parties
from catalog.provenance.journey import Labels, Stop, journey
from catalog.record.assertions import Property
from catalog.record.document import Record
from catalog.record.physical import Dimensions, Physical
from catalog.record.values import Reference, Term
from viewer.languages import Translator
from viewer.provenance_models import Words
from viewer.provenance_views import history_view, kind_to_print, stated
from viewer.provenance_words import date_in_words, name_of, term_words, words_of_texts

Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Photograph:
    """A whole page as JPEG, and what it shows."""

    jpeg: bytes
    label: str


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What surrounds the record: who holds it, its pictures, where it stands, when printed.

    `caption` says what the pictures show, or why there are none. `features` are those kept for the
    police, printed only on a sheet that says so.
    """

    holder: Words
    photographs: tuple[Photograph, ...]
    caption: str
    state: str
    printed: str
    features: str = ""


def sheet(record: Record, labels: Labels, frame: SheetFrame, t: Translator) -> dict[str, Any]:
    """The data of the template 'object_id.typ', in the language of `t`."""
    maker = _Sheet(record, labels, frame, t)
    titles = words_of_texts([text for title in record.identity.titles for text in title.texts], t)
    heading = titles[0].text if titles else record.identity.shelfmark
    return {
        "language": t.language.code,
        "direction": t.language.direction,
        "title": f"{t('objectid-heading')}: {heading}, {record.identity.shelfmark}",
        "author": frame.holder.text,
        "heading": t("objectid-heading"),
        "what": t("objectid-what"),
        "confidential": t("objectid-confidential") if frame.features else None,
        "photographs": [
            {"bytes": list(one.jpeg), "alt": t("objectid-photograph", label=one.label)}
            for one in frame.photographs
        ],
        "caption": frame.caption,
        "missing": t("objectid-not-recorded"),
        "rows": [
            {"label": label, "lines": [[_plain(words) for words in line] for line in lines]}
            for label, lines in maker.rows()
        ],
        "history_label": t("objectid-history"),
        "history": [maker.event(stop) for stop in journey(record, labels) if stop.is_fact],
        "foot": f"{record.identity.shelfmark} · {frame.state} · {frame.printed}",
    }


@dataclass(frozen=True, slots=True)
class _Sheet:
    record: Record
    labels: Labels
    frame: SheetFrame
    t: Translator

    def rows(self) -> Iterable[tuple[str, list[Line]]]:
        t, record = self.t, self.record
        yield t("objectid-holder"), [(self.frame.holder,), (Words(record.identity.shelfmark),)]
        yield t("objectid-type"), self._type()
        yield t("objectid-title"), self._titles()
        yield t("objectid-measurements"), self._measurements(record.physical)
        yield t("objectid-materials"), self._materials(record.physical)
        yield t("objectid-inscriptions"), self._inscriptions()
        yield t("objectid-features"), self._features()
        yield t("objectid-subject"), self._subjects()
        yield t("objectid-date"), self._dates()
        yield t("objectid-maker"), self._makers()
        yield t("objectid-description"), self._description()

    def event(self, stop: Stop) -> dict[str, Any]:
        """One line of the custody history."""
        t, event = self.t, stop.event
        lines: list[Line] = [(Words(t(f"history-event-{kind_to_print(stop)}")),)]
        place = name_of(stop.place, self.labels, t)
        if place:
            lines.append((place,))
        if event is not None:
            is_acquired = event.title_moved == "yes"
            moved = t("objectid-acquired") if is_acquired else t("objectid-custody")
            known = "" if is_acquired else f" ({t(f'history-title-{event.title_moved}')})"
            lines.append((Words(f"{moved}{known}"),))
            parties = named_parties(event, self.record.provenance)
            giver = name_of(parties.giver, self.labels, t)
            receiver = name_of(parties.receiver, self.labels, t)
            if giver:
                lines.append((Words(t("history-from")), giver))
            if receiver:
                lines.append((Words(t("history-to")), receiver))
        when = date_in_words(stop.date, t) or t("history-no-date")
        return {
            "date": _plain(Words(when)),
            "lines": [[_plain(words) for words in line] for line in lines],
        }

    def _type(self) -> list[Line]:
        lines: list[Line] = [(Words(self.t("objectid-manuscript")),)]
        form = self.record.physical.form
        return [*lines, term_words(form, self.t)] if form else lines

    def _titles(self) -> list[Line]:
        """The title in the reader's language, and in the languages the book itself is in."""
        texts = [text for title in self.record.identity.titles for text in title.texts]
        own = {use.tag.partition("-")[0] for use in self.record.identity.languages}
        best = words_of_texts(texts, self.t)
        originals = tuple(
            words
            for text in texts
            if text.language.partition("-")[0] in own
            and (words := Words(text.text, text.language, text.runs)) not in best
        )
        return [(words,) for words in (*best, *originals)]

    def _measurements(self, physical: Physical) -> list[Line]:
        t, extent = self.t, physical.extent
        lines: list[Line] = [
            (Words(_size(one, t)),) for one in physical.dimensions if _size(one, t)
        ]
        if extent is not None:
            if extent.leaves is not None:
                lines.append((Words(t("objectid-leaves", count=extent.leaves)),))
            if extent.pages is not None:
                lines.append((Words(t("count-pages", count=extent.pages)),))
            if extent.weight_g is not None:
                kilograms, unit = t.number(extent.weight_g / 1000), t("sheet-unit-kg")
                lines.append(
                    (Words(f"{t('objectid-weight')}: {_isolated(f'{kilograms} {unit}')}"),)
                )
            lines += _each(words_of_texts(extent.note, t))
        return [*lines, *self._said(Property.EXTENT)]

    def _materials(self, physical: Physical) -> list[Line]:
        """Support, hands with their inks, decoration and binding, a line for each."""
        groups: list[Sequence[Term | None]] = [[one.material] for one in physical.supports]
        groups += [[hand.script, *hand.inks] for hand in physical.hands]
        groups += [[one.kind, *one.materials] for one in physical.decorations]
        binding = next((one for one in self.record.bindings if one.is_current), None)
        for component in binding.components if binding else ():
            groups.append([component.type, *component.materials, *component.techniques])
        lines = [self._listed([term for term in group if term]) for group in groups]
        return [
            *dict.fromkeys(line for line in lines if line),
            *self._said(Property.SUPPORT),
            *self._said(Property.SCRIPT),
        ]

    def _listed(self, terms: Sequence[Term]) -> Line:
        """Terms one after the other, with the comma of the language between them."""
        line: list[Words] = []
        for term in terms:
            words = term_words(term, self.t)
            if line and words:
                before = line.pop()
                line.append(replace(before, text=f"{before.text}{self.t('history-comma').strip()}"))
            line += words
        return tuple(line)

    def _inscriptions(self) -> list[Line]:
        """The marks with what they say; what is concluded from them keeps its certainty."""
        history = history_view(self.record, self.labels, self.t)
        lines: list[Line] = []
        for mark in history.marks if history else ():
            place = f" ({self.t('folio')} {_isolated(mark.place)})" if mark.place else ""
            lines.append((Words(f"{mark.heading}{place}"),))
            lines += _each(mark.transcription)
        for work in self.record.contents.works:
            for quotation in work.quotations:
                lines += _each(tuple(Words(x.text, x.language, x.runs) for x in quotation.texts))
        return lines

    def _features(self) -> list[Line]:
        lines: list[Line] = []
        for addition in self.record.physical.additions:
            kind = term_words(addition.kind, self.t) if addition.kind else ()
            lines.append((*kind, *words_of_texts(addition.note, self.t)))
        lines = [line for line in lines if line]
        if self.frame.features:
            lines += [(Words(line),) for line in self.frame.features.splitlines() if line.strip()]
        return lines

    def _subjects(self) -> list[Line]:
        works = [
            *self.record.contents.works,
            *(work for part in self.record.contents.parts for work in part.works),
        ]
        return list(
            dict.fromkeys(
                line
                for work in works
                for term in work.subjects
                if (line := term_words(term, self.t))
            )
        )

    def _dates(self) -> list[Line]:
        when = date_in_words(self.record.origin.date, self.t)
        lines: list[Line] = [(Words(when),)] if when else []
        return [*lines, *self._said(Property.DATE), *self._said(Property.ORIGIN)]

    def _makers(self) -> list[Line]:
        physical = self.record.physical
        people: list[Reference | None] = [hand.scribe for hand in physical.hands]
        people += [decoration.artist for decoration in physical.decorations]
        names = (name_of(person, self.labels, self.t) for person in people)
        lines: list[Line] = [(name,) for name in names if name]
        return [*dict.fromkeys(lines), *self._said(Property.SCRIBE)]

    def _description(self) -> list[Line]:
        return _each(words_of_texts(self.record.identity.summary, self.t))

    def _said(self, about: Property) -> list[Line]:
        """The statements of a property with how sure each is; first of all, that they disagree."""
        view = stated(self.record, about, self.t, self.labels)
        if view is None:
            return []
        head: list[Line] = [(Words(self.t("history-disagree")),)] if view.is_disputed else []
        return [
            *head,
            *(
                (*statement.value, Words(f"({statement.certainty_word})"))
                for statement in view.statements
            ),
        ]


def _each(words: Sequence[Words]) -> list[Line]:
    return [(one,) for one in words]


def _size(dimensions: Dimensions, t: Translator) -> str:
    numbers = [dimensions.height_mm, dimensions.width_mm, dimensions.depth_mm]
    known = [t.number(number) for number in numbers if number is not None]
    if not known:
        return ""
    size = _isolated(f"{' × '.join(known)} {t('sheet-unit-mm')}")
    return f"{t(f'objectid-of-{dimensions.of}')}: {size}"


def _isolated(text: str) -> str:
    """Left to right whatever is around it: '396 × 320 mm' must not be turned (UAX 9, LRI)."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _plain(words: Words) -> dict[str, Any]:
    return {"text": words.text, "language": words.language, "direction": words.direction}
