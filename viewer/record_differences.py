"""Differences between two states of a record in words: the field by its labels, old beside new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from catalog.record.differences import Difference
from catalog.record.document import Record
from viewer.editor.form_spec import FieldKind, FieldSpec, field_of
from viewer.editor.form_words import words_of_path
from viewer.record_values import Saying, Shown, plain
from viewer.record_views import shown_item, shown_value


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference; `labels` lead to the field, outermost first. `kind` as in the catalogue."""

    labels: tuple[str, ...]
    kind: str
    old: tuple[Shown, ...]
    new: tuple[Shown, ...]


def difference_views(
    found: Iterable[Difference],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    said: Saying,
) -> tuple[DifferenceView, ...]:
    """Return the differences in words; `old` and `new` are the documents they are between."""
    return tuple(
        DifferenceView(
            words_of_path(each.path, said.t),
            each.kind,
            value_words(each.path, each.old, said),
            value_words(each.path, each.new, said),
        )
        for each in found
    )


def value_words(path: str, value: Any, said: Saying) -> tuple[Shown, ...]:
    """Return what stood at a path in words; what no field explains is said as it was written."""
    if value is None:
        return ()
    spec, is_item = _spec_at(path)
    if spec is not None:
        try:
            return _said(spec, value, said, is_item=is_item)
        except ValidationError:
            pass  # below an instrument (the text of one language): said as it was written
    return tuple(plain(text) for text in _leaves(value))


def _said(spec: FieldSpec, value: Any, said: Saying, *, is_item: bool) -> tuple[Shown, ...]:
    annotation: Any = spec.model.model_fields[spec.name].annotation
    if spec.kind is FieldKind.REPEAT and spec.of is not None:
        items: Sequence[Any] = [value] if is_item else value
        return tuple(
            shown for item in items for shown in shown_item(spec.of.model_validate(item), said)
        )
    if spec.kind is FieldKind.GROUP and spec.of is not None:
        return shown_item(spec.of.model_validate(value), said)
    read = TypeAdapter(annotation).validate_python([value] if is_item else value)
    return shown_value(spec, read, said) or tuple(plain(text) for text in _leaves(value))


def _spec_at(path: str) -> tuple[FieldSpec | None, bool]:
    """Return the field a path ends in, and whether it ends in one element of that field."""
    model: type[BaseModel] | None = Record
    spec: FieldSpec | None = None
    for part in path.split("."):
        name, bracket, _ = part.partition("[")
        if model is None:
            return None, False
        spec = field_of(model, name)
        if spec is None:
            return None, False
        model = spec.of
        is_item = bool(bracket)
    return spec, is_item


def _leaves(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "id":
                yield from _leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None:
        yield str(value)
