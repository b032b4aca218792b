"""The shape of the record, read from its models: where values, items and lists of them stand.

One walk serves all who go through a document without knowing each field: minting ids, looking
for two items with one id, finding every authority that is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from catalog.record.document import Record


@dataclass(frozen=True, slots=True)
class Branch:
    """A field that holds a model, or a list of models when `is_many`."""

    field: str
    model: type[BaseModel]
    is_many: bool

    @property
    def has_ids(self) -> bool:
        """Whether what stands here are items with ids of their own."""
        return self.is_many and "id" in self.model.model_fields


@cache
def branches_of(model: type[BaseModel]) -> tuple[Branch, ...]:
    """The fields of a model that hold models in their turn."""
    found = []
    for name, field in model.model_fields.items():
        inner, is_many = _model_in(field.annotation)
        if inner is not None:
            found.append(Branch(name, inner, is_many))
    return tuple(found)


def lists_of_items(
    document: object, model: type[BaseModel] = Record, path: str = ""
) -> Iterator[tuple[str, list[Any]]]:
    """Every list in a document whose elements have ids, with its path.

    Whatever is not as it should be is passed over, so that a document can be walked before it is
    checked.
    """
    if not isinstance(document, dict):
        return
    for branch in branches_of(model):
        value = document.get(branch.field)
        here = f"{path}.{branch.field}" if path else branch.field
        if branch.is_many and isinstance(value, list):
            if branch.has_ids:
                yield here, value
            for index, element in enumerate(value):
                yield from lists_of_items(
                    element, branch.model, f"{here}[{name_of(element, index)}]"
                )
        elif not branch.is_many:
            yield from lists_of_items(value, branch.model, here)


def name_of(element: object, index: int) -> str:
    """What an element of a list is called in a path: its id, or its place from 0."""
    if isinstance(element, dict):
        named = element.get("id")
        if isinstance(named, str) and named.isascii() and named.isalnum() and len(named) <= 24:
            return named
    return str(index)


def _model_in(annotation: object) -> tuple[type[BaseModel] | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    for part in get_args(annotation):
        inner, is_many = _model_in(part)
        if inner is not None:
            return inner, is_many or get_origin(annotation) is tuple
    return None, False
