"""The questions an arrangement can ask: what is unclear, and every way to answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from ingest.file_names import Ambiguous
from ingest.label_series import SERIES_CHOICES, proposals
from ingest.notices import Choice, Notice, Question
from ingest.page_list_match import Matched


def page_list_faults(matched: Matched) -> Question:
    """The page list names files that did not come, or leaves files out, or has odd labels."""
    return Question(
        id="page-list-faults",
        notice=Notice(
            "page-list-faults",
            f"The page list and the files do not agree: {' '.join(matched.faults)} Send a mended "
            "list, or go on with what agrees.",
            {"faults": " ".join(matched.faults)},
        ),
        files=matched.files_concerned,
        choices=(
            Choice("continue", "Use the lines that agree, and the names of the other files."),
        ),
    )


def unclear_names(unclear: Mapping[str, Ambiguous]) -> Question:
    """Names that do not say the side; one answer numbers them all."""
    names = tuple(unclear)
    offered = proposals(unclear)
    count = len(names)
    which = repr(names[0]) if count == 1 else f"{names[0]!r} and {count - 1} others"
    return Question(
        id="unclear-names",
        notice=Notice(
            "unclear-names",
            f"The name of {which} does not say which side of which leaf it shows: choose how to "
            "number these files, or send a page list.",
            {"file": names[0], "count": count},
        ),
        files=names,
        choices=(
            *(choice for choice in SERIES_CHOICES if choice.key in offered),
            Choice("labels", "Give the label of each file.", needs="labels"),
        ),
        proposal=offered,
    )


def unclear_parts(unclear: Mapping[str, Ambiguous]) -> Question:
    """Names that mean a cover, a flyleaf or an opening, but not which one or which side."""
    name, read = next(iter(unclear.items()))
    likely = tuple(read.candidates[0] for read in unclear.values())
    return Question(
        id="unclear-parts",
        notice=Notice(
            "unclear-parts",
            f"{name!r} may show {' or '.join(read.candidates)}: choose, or say it in a page list.",
            {"file": name, "candidates": ", ".join(read.candidates), "count": len(unclear)},
        ),
        files=tuple(unclear),
        choices=(
            Choice("likeliest", "Take the likeliest of each."),
            Choice("labels", "Give the label of each file.", needs="labels"),
            Choice("leave-aside", "Leave these files aside."),
        ),
        proposal={"likeliest": likely},
    )


def same_bytes(names: Sequence[str], known_as: str | None = None) -> Question:
    """Files with equal bytes: a copy by mistake, or one photograph standing for two sides."""
    token = hashlib.sha256("\0".join(names).encode()).hexdigest()[:12]
    if known_as is not None:
        sentence = (
            f"{names[0]!r} has the same bytes as the photograph of {known_as} in the catalogue"
        )
        other = known_as
    else:
        sentence = f"{', '.join(map(repr, names[1:]))} has the same bytes as {names[0]!r}"
        other = ", ".join(names[1:])
    return Question(
        id=f"same-bytes:{token}",
        notice=Notice(
            "same-bytes",
            f"{sentence}: leave the copy aside, or keep it as a page of its own.",
            {"file": names[0], "other": other},
        ),
        files=tuple(names),
        choices=(
            Choice("drop", "Leave the copy aside."),
            Choice("keep", "Keep it as a page of its own."),
        ),
    )


def same_side(label: str, names: Sequence[str]) -> Question:
    """Several files for one side; a choice is the name of the file to use."""
    return Question(
        id=f"same-side:{label}",
        notice=Notice(
            "same-side",
            f"{len(names)} files show {label}: choose one, or tell them apart in a page list.",
            {"label": label, "count": len(names), "files": ", ".join(names)},
        ),
        files=tuple(names),
        choices=(
            *(Choice(name, f"Use {name!r}.") for name in names),
            Choice("use-first", "Use the first by name, for every side."),
            Choice("use-last", "Use the last by name, for every side."),
        ),
    )


def sides_taken(taken: Mapping[str, str]) -> Question:
    """Files for sides of which the record has another photograph."""
    name, label = next(iter(taken.items()))
    more = f" and {len(taken) - 1} others" if len(taken) > 1 else ""
    return Question(
        id="side-taken",
        notice=Notice(
            "side-taken",
            f"{name!r} shows {label}{more}, of which there is a photograph already: leave it "
            "aside, or give another label in a page list.",
            {"file": name, "label": label, "count": len(taken)},
        ),
        files=tuple(taken),
        choices=(Choice("leave-aside", "Leave these files aside."),),
    )
