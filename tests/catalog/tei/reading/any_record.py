"""Any record at all, made from the models themselves: a field added there is tried here too."""

from __future__ import annotations

import types
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from catalog.record.document import Record
from catalog.record.shape import lists_of_items
from catalog.record.values import LanguageTag, Locus, WebAddress

LANGUAGES = st.sampled_from(["none", "ar", "en", "kk", "ar-Latn", "ota", "kk-Arab"])
ADDRESSES = st.sampled_from(["https://example.org/a?b=1&c=2", "http://example.org/"])
# What records are made of, and what XML is broken by: signs, line ends, odd spaces, non-characters.
LETTERS = st.sampled_from(
    ["a", "B", "1", "7", ".", ",", ";", ":", "-", "–", "<", "&", '"', "'", "]]>", "?>", " ", "  ",
     "\n", "\t", "\r", "\u00a0", "\u200f", "\ufffe", "\U0001f4d6", "ق", "ر", "آ", "қ", "ן",
     "ff. 1r", "12th century", "foliation, latin numerals", "(superseded)", "{", "}", "#", "/",
     "1548"]
)  # fmt: skip
WORDS = st.lists(LETTERS, min_size=1, max_size=5).map("".join)
SPOKEN = WORDS.filter(lambda text: bool(text.strip()))
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "id": st.from_regex(r"[a-z0-9]{0,3}", fullmatch=True),
    "mark_id": st.from_regex(r"[a-z0-9]{0,3}", fullmatch=True),
    "evidence": st.lists(st.from_regex(r"[a-z0-9]{0,3}", fullmatch=True), max_size=2),
    "seen_on": st.sampled_from(["2025", "2025-11", "2025-11-20"]),
    "asserted_on": st.sampled_from(["2025", "2025-11", "2025-11-20"]),
    "xywh": st.just("1,2,30,40"),
    "canvas_id": st.just("c0000000001"),
    "authority_id": st.sampled_from(["a0000000001", "a0000000003", "a9999999999"]),
    "key": st.sampled_from(["script.kufic", "support.paper", "form.codex", "unknown.term", "odd"]),
    "rights": st.sampled_from(["http://rightsstatements.org/vocab/NoC-OKLR/1.0/"]),
    "holder_id": st.just("nlx"),
    "format": st.just("kitabdar/record/2"),
}


def any_record() -> st.SearchStrategy[Record]:
    """A record with any of its fields, each id once in its list."""
    return _model(Record).map(_with_ids_once).map(Record.model_validate)


@cache
def _model(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    needed: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, info in model.model_fields.items():
        least = next((mark.min_length for mark in info.metadata if isinstance(mark, MinLen)), 0)
        # A region of the world has texts, one of a photograph has numbers.
        named = "xywh" if (model, name) == (Locus, "region") else name
        made = BY_NAME[named] if named in BY_NAME else _value(info.annotation, [*info.metadata])
        (needed if info.is_required() or least else optional)[name] = made
    return st.fixed_dictionaries(needed, optional=optional)


def _value(annotation: Any, marks: list[Any]) -> st.SearchStrategy[Any]:
    if get_args(LanguageTag)[-1] in marks:
        return LANGUAGES
    if get_args(WebAddress)[-1] in marks:
        return ADDRESSES
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], [*marks, *inner[1:]])
    if origin in (Union, types.UnionType):
        bare = [one for one in inner if one is not types.NoneType]
        return st.none() | _value(bare[0], marks)
    if origin is tuple:
        least = next((mark.min_length for mark in _flat(marks) if isinstance(mark, MinLen)), 0)
        return st.lists(_value(inner[0], []), min_size=least, max_size=max(2, least))
    if origin is Literal:
        return st.sampled_from(inner)
    if issubclass(annotation, BaseModel):
        return st.deferred(lambda: _model(annotation))
    if issubclass(annotation, StrEnum):
        return st.sampled_from([one.value for one in annotation])
    return _scalar(annotation, marks)


def _scalar(annotation: type, marks: list[Any]) -> st.SearchStrategy[Any]:
    flat = _flat(marks)
    if annotation is bool:
        return st.booleans()
    if annotation is str:
        least = next((one.min_length for one in flat if isinstance(one, MinLen)), 0)
        return SPOKEN if least else WORDS
    if annotation is int:
        low: Any = next((one.ge for one in flat if isinstance(one, Ge)), None)
        high: Any = next((one.le for one in flat if isinstance(one, Le)), None)
        return st.integers(low, high)
    return st.sampled_from([0.5, 1, 14, 250.25, 1 / 3, 999.9]) if annotation is float else st.none()


def _flat(marks: list[Any]) -> list[Any]:
    found: list[Any] = []
    for mark in marks:
        if isinstance(mark, FieldInfo):
            found += mark.metadata
        elif isinstance(mark, StringConstraints):
            found += [MinLen(mark.min_length)] if mark.min_length else []
            found += [MaxLen(mark.max_length)] if mark.max_length else []
        else:
            found.append(mark)
    return found


def _with_ids_once(document: dict[str, Any]) -> dict[str, Any]:
    for _, items in lists_of_items(document):
        seen: set[str] = set()
        for item in items:
            if item.get("id") in seen:
                item["id"] = ""
            seen.add(item.get("id", ""))
    return document
