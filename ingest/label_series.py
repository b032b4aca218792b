"""Numbering files whose names do not say their side: one choice labels them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.codicology.folios import Face, FolioLabel, LeafKind, parse_label
from catalog.errors import AmbiguousLabel, BadFolioLabel
from ingest.deposit_errors import BadAnswer
from ingest.file_names import Ambiguous
from ingest.notices import Choice

SERIES_CHOICES = (
    Choice("folios", "Number them as leaves in the order of their names: 1r, 1v, 2r ...", "first"),
    Choice("pages", "Take the numbers in the names for page numbers."),
    Choice("sequence", "Only count them; the foliation will be given later."),
    Choice("letters", "In the names, a is the front and b the back of the leaf."),
)
_FIRST = FolioLabel(LeafKind.LEAF, 1, face=Face.RECTO)


def proposals(unclear: Mapping[str, Ambiguous]) -> dict[str, tuple[str, ...]]:
    """What each choice would call the files, in their order; a choice that cannot is left out."""
    offered = {
        "folios": _folios(unclear, _FIRST),
        "pages": _pages(unclear),
        "sequence": _sequence(unclear),
        "letters": _letters(unclear),
    }
    return {
        key: tuple(str(label) for label in labels.values())
        for key, labels in offered.items()
        if labels is not None
    }


def chosen_labels(
    unclear: Mapping[str, Ambiguous], answer: Mapping[str, Any]
) -> dict[str, FolioLabel]:
    """The label of each file, as the answer says.

    `answer` is {"choice": "folios", "first": "1r"}, {"choice": "labels", "labels": {name: label}},
    or {"choice": ...} alone. 'folios' goes on from `first`, side by side.

    Raises:
        BadAnswer: no such choice here, or a label that names no single side.
    """
    labels: dict[str, FolioLabel] | None = None
    match answer.get("choice"):
        case "folios":
            first = _label(str(answer.get("first") or _FIRST))
            if first.kind is not LeafKind.LEAF or first.suffix:
                raise BadAnswer(
                    f"Leaves cannot be counted from {first}: give one such as 1r.",
                    key="start",
                    label=first,
                )
            labels = _folios(unclear, first)
        case "pages":
            labels = _pages(unclear)
        case "sequence":
            labels = _sequence(unclear)
        case "letters":
            labels = _letters(unclear)
        case "likeliest":
            labels = {name: parse_label(read.candidates[0]) for name, read in unclear.items()}
        case "labels":
            labels = _given(unclear, answer.get("labels"))
        case _:
            pass
    if labels is None:
        raise BadAnswer(
            f"{answer.get('choice')!r} does not fit the names of these files.",
            key="choice",
            choice=answer.get("choice"),
        )
    return labels


def _folios(unclear: Mapping[str, Ambiguous], first: FolioLabel) -> dict[str, FolioLabel]:
    start = 2 * first.number + (first.face is Face.VERSO)
    return {
        name: FolioLabel(LeafKind.LEAF, place // 2, face=(Face.RECTO, Face.VERSO)[place % 2])
        for place, name in enumerate(unclear, start=start)
    }


def _pages(unclear: Mapping[str, Ambiguous]) -> dict[str, FolioLabel] | None:
    numbers = {name: read.number for name, read in unclear.items()}
    if any(number is None or number > 999_999 for number in numbers.values()):
        return None
    return {name: FolioLabel(LeafKind.PAGE, number or 0) for name, number in numbers.items()}


def _sequence(unclear: Mapping[str, Ambiguous]) -> dict[str, FolioLabel]:
    return {
        name: FolioLabel(LeafKind.SEQUENCE, place) for place, name in enumerate(unclear, start=1)
    }


def _letters(unclear: Mapping[str, Ambiguous]) -> dict[str, FolioLabel] | None:
    if not unclear or any(read.why != "letter" for read in unclear.values()):
        return None
    return {name: parse_label(read.candidates[0]) for name, read in unclear.items()}


def _given(unclear: Mapping[str, Ambiguous], given: object) -> dict[str, FolioLabel]:
    if not isinstance(given, Mapping):
        raise BadAnswer("The answer has no labels: give one label for each file.", key="no-labels")
    missing = [name for name in unclear if not given.get(name)]
    if missing:
        raise BadAnswer(
            f"{missing[0]!r} has no label: give one for each file.", key="no-label", name=missing[0]
        )
    return {name: _label(str(given[name])) for name in unclear}


def _label(text: str) -> FolioLabel:
    try:
        return parse_label(text)
    except (AmbiguousLabel, BadFolioLabel) as error:
        raise BadAnswer(str(error)) from error
