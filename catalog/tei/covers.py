"""bindingDesc and sealDesc: the covers with their parts, and what was stamped on the leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalog.record.binding import Binding, Component, Originality, Presence
from catalog.record.physical import Dimensions
from catalog.record.provenance import Mark, MarkKind
from catalog.record.values import Certainty
from catalog.tei.dating import add_date, datable
from catalog.tei.markup import (
    AuthorityNames,
    Element,
    add,
    add_locus,
    add_paragraphs,
    add_reference,
    add_term,
    add_terms,
    add_text,
    add_texts,
    cert,
    identifier,
)

SEALS: Final = (MarkKind.SEAL, MarkKind.STAMP)


def add_bindings(parent: Element, bindings: tuple[Binding, ...], names: AuthorityNames) -> None:
    """bindingDesc, where there is any binding."""
    if not bindings:
        return
    described = add(parent, "bindingDesc")
    for binding in bindings:
        made = add(
            described, "binding", xml_id=identifier("binding", binding.id), **datable(binding.date)
        )
        state = "current binding" if binding.is_current else "former binding"
        first = add(made, "p", f"{binding.tradition.value}, {state}", n="state", xml_lang="en")
        add_reference(first, "persName", binding.binder, names, role="bnd", note_type="binder")
        add_reference(first, "placeName", binding.place, names, note_type="place")
        add_date(first, binding.date)
        add_paragraphs(made, binding.note)
        for component in binding.components:
            made_id = identifier("component", component.id)
            _add_component(add(made, "p", n="component", xml_id=made_id), component)
        if binding.condition:
            add_paragraphs(add(made, "condition"), binding.condition)


def add_seals(parent: Element, marks: Iterable[tuple[int, Mark]]) -> None:
    """sealDesc, where there is any seal; @calendar is deprecated there, so none has it."""
    described = add(parent, "sealDesc")
    for number, mark in marks:
        seal = add(
            described,
            "seal",
            type=mark.kind.value,
            n=str(number),
            xml_id=identifier("mark", mark.id),
            **datable(mark.date),
        )
        add_mark(add(seal, "p"), mark)
    if not len(described):
        parent.remove(described)


def add_mark(parent: Element, mark: Mark) -> None:
    """What is known of a mark, but for its kind."""
    add_locus(parent, mark.locus)
    add_term(parent, mark.shape, "seal_shape")
    if mark.height_mm is not None or mark.width_mm is not None:
        add_dimensions(parent, Dimensions(height_mm=mark.height_mm, width_mm=mark.width_mm))
    for text in mark.transcription:
        made = add_text(parent, "quote", text)
        if mark.legibility is not Certainty.CERTAIN:
            made.set("cert", cert(mark.legibility))
    add_texts(parent, "note", mark.translation, type="translation")
    if mark.is_erased:
        add(parent, "note", "erased", type="erased", xml_lang="en")
    add_date(parent, mark.date)
    add_texts(parent, "note", mark.note)


def add_dimensions(
    parent: Element, size: Dimensions, kind: str | None = None, number: int | None = None
) -> None:
    """Dimensions in millimetres; `number` is that of the measurement among others."""
    made = add(parent, "dimensions", type=kind, unit="mm", xml_id=identifier("dimensions", size.id))
    sides = (("height", size.height_mm), ("width", size.width_mm), ("depth", size.depth_mm))
    for tag, value in sides:
        if value is None:
            continue
        slack = size.tolerance_mm
        add(
            made,
            tag,
            _number(value),
            quantity=_number(value),
            atLeast=_number(max(value - slack, 0)) if slack else None,
            atMost=_number(value + slack) if slack else None,
        )
    n = None if number is None else str(number)
    add_texts(parent, "note", size.note, type="dimensions", n=n)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _add_component(parent: Element, component: Component) -> None:
    add_term(parent, component.type, "component")
    add_terms(parent, component.materials, "binding_material")
    add_terms(parent, component.techniques, "technique")
    said = []
    if component.presence is not Presence.PRESENT:
        said.append(component.presence.value)
    if component.originality is not Originality.UNKNOWN:
        said.append(component.originality.value)
    if said:
        add(parent, "note", ", ".join(said), type="state", xml_lang="en")
    if component.dimensions is not None:
        add_dimensions(parent, component.dimensions, component.dimensions.of.value)
    add_texts(parent, "note", component.note)
