"""Which file shows which side: read from the page list and the names, asked where they do not say.

A pure rule over names, digests and answers: it is applied anew, from the beginning, whenever a
person has answered, so an answer never meets a half-arranged deposit. What only a person can
decide becomes a question that one action answers for all files it concerns; what is merely odd
(a gap in the foliation) becomes a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.codicology.folios import Face, FolioLabel, LeafKind, parse_label
from ingest.arrange_questions import (
    page_list_faults,
    same_bytes,
    same_side,
    sides_taken,
    unclear_names,
    unclear_parts,
)
from ingest.file_names import Ambiguous, label_from_name, natural_key
from ingest.foliation import gap_warnings
from ingest.label_series import chosen_labels
from ingest.notices import Notice, Question
from ingest.page_list_match import Matched, match_page_list
from ingest.page_lists import PageList

# Names that point at a part of the book, but not at one side of it: counting would be wrong.
PARTS = frozenset({"which_cover", "which_end", "opening", "roman"})
Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A staged image file. `known_label` is the side these bytes show in the record already."""

    ordinal: int
    name: str
    sha512: str
    known_label: str | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The side of each file (by ordinal), what is left aside and why, and what must be asked.

    `labels` are canonical. While there are questions the rest is provisional. `already_here` are
    files whose bytes and side the record has: they add nothing.
    """

    labels: Mapping[int, str]
    left_aside: Mapping[int, Notice]
    already_here: frozenset[int]
    questions: tuple[Question, ...]
    warnings: tuple[Notice, ...]


@dataclass(slots=True)
class _Desk:
    """The files on the table while they are being arranged, in reading order of their names."""

    files: list[ArrivedFile]
    answers: Answers
    photographed: Mapping[str, str]
    labels: dict[int, FolioLabel] = field(default_factory=dict)
    aside: dict[int, Notice] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def remaining(self) -> list[ArrivedFile]:
        return [file for file in self.files if file.ordinal not in self.aside]

    def answer(self, question: Question) -> Mapping[str, Any] | None:
        """The answer to this question, or the one given to all of its kind."""
        return self.answers.get(question.id) or self.answers.get(question.notice.key)

    def ask(self, question: Question) -> None:
        self.questions.append(question)


def arrange(
    files: Iterable[ArrivedFile],
    page_list: PageList | None,
    answers: Answers,
    photographed: Mapping[str, str],
) -> Arrangement:
    """Arrange the files of a deposit.

    `answers` are by question id, or by question key for all questions of that kind.
    `photographed` are the sides of which the record has an image, with the SHA-512 of its master.

    Raises:
        BadAnswer: an answer that its question does not offer.
    """
    desk = _Desk(sorted(files, key=lambda file: natural_key(file.name)), answers, photographed)
    matched = match_page_list(page_list, [file.name for file in desk.files])
    _settle_page_list(desk, matched)
    _settle_same_bytes(desk)
    _settle_names(desk, matched)
    already_here = _settle_known(desk)
    _settle_same_sides(desk)
    _settle_taken_sides(desk, already_here)
    found = [desk.labels[file.ordinal] for file in desk.remaining() if file.ordinal in desk.labels]
    known = [parse_label(label) for label in photographed]
    return Arrangement(
        labels={ordinal: str(label) for ordinal, label in desk.labels.items()},
        left_aside=desk.aside,
        already_here=frozenset(already_here),
        questions=tuple(desk.questions),
        warnings=gap_warnings([*found, *known]),
    )


def _settle_page_list(desk: _Desk, matched: Matched) -> None:
    if matched.faults:
        question = page_list_faults(matched)
        if not desk.answer(question):
            desk.ask(question)
    for file in desk.files:
        if file.name in matched.labels:
            desk.labels[file.ordinal] = matched.labels[file.name]


def _settle_same_bytes(desk: _Desk) -> None:
    groups: dict[str, list[ArrivedFile]] = defaultdict(list)
    for file in desk.files:
        groups[file.sha512].append(file)
    for group in groups.values():
        if len(group) < 2:
            continue
        question = same_bytes([file.name for file in group])
        chosen = question.chosen(desk.answer(question))
        if chosen is None:
            desk.ask(question)
        elif chosen == "drop":
            for file in group[1:]:
                desk.aside[file.ordinal] = Notice(
                    "dropped-duplicate",
                    f"{file.name!r} has the same bytes as {group[0].name!r} and was left aside "
                    "as answered.",
                    {"file": file.name, "other": group[0].name},
                )


def _settle_names(desk: _Desk, matched: Matched) -> None:
    """Read the names of the files the page list does not speak of."""
    unclear: dict[str, Ambiguous] = {}
    for file in desk.remaining():
        if file.ordinal in desk.labels:
            continue
        read = label_from_name(file.name)
        if isinstance(read, FolioLabel):
            desk.labels[file.ordinal] = read
        elif file.known_label is not None:
            # The record knows these bytes: their side need not be asked again.
            desk.labels[file.ordinal] = parse_label(file.known_label)
        else:
            unclear[file.name] = read
    _read_fronts_beside_backs(desk, unclear)
    parts = {name: read for name, read in unclear.items() if read.why in PARTS}
    counted = {name: read for name, read in unclear.items() if name not in parts}
    if parts:
        _settle_unclear(desk, parts, unclear_parts(parts))
    if counted:
        _settle_unclear(desk, counted, unclear_names(counted))


def _settle_unclear(desk: _Desk, unclear: dict[str, Ambiguous], question: Question) -> None:
    answer = desk.answer(question)
    chosen = question.chosen(answer)
    if answer is None or chosen is None:
        desk.ask(question)
        return
    labels = {} if chosen == "leave-aside" else chosen_labels(unclear, answer)
    for file in desk.remaining():
        if file.name in labels:
            desk.labels[file.ordinal] = labels[file.name]
        elif file.name in unclear:
            desk.aside[file.ordinal] = Notice(
                "left-aside-as-answered",
                f"It is not clear which side {file.name!r} shows; it was left aside as answered.",
                {"file": file.name},
            )


def _read_fronts_beside_backs(desk: _Desk, unclear: dict[str, Ambiguous]) -> None:
    """'л. 12' beside 'л. 12 об.' is the front: the name says leaf, and the back is another file."""
    labels = set(desk.labels.values())
    for file in desk.remaining():
        read = unclear.get(file.name)
        if read is None or read.why != "no_side":
            continue
        front = parse_label(read.candidates[0])
        back = FolioLabel(front.kind, front.number, front.suffix, Face.VERSO)
        if front.kind is LeafKind.LEAF and back in labels and front not in labels:
            desk.labels[file.ordinal] = front
            del unclear[file.name]


def _settle_known(desk: _Desk) -> set[int]:
    """Files whose bytes the record has: under the same side they are here, else it is asked."""
    here = set()
    for file in desk.remaining():
        label = desk.labels.get(file.ordinal)
        if file.known_label is None or label is None:
            continue
        if str(label) == file.known_label or desk.photographed.get(str(label)) == file.sha512:
            here.add(file.ordinal)
            continue
        question = same_bytes([file.name], known_as=file.known_label)
        chosen = question.chosen(desk.answer(question))
        if chosen is None:
            desk.ask(question)
        elif chosen == "drop":
            desk.aside[file.ordinal] = Notice(
                "dropped-duplicate",
                f"{file.name!r} is in the catalogue as {file.known_label} and was left aside "
                "as answered.",
                {"file": file.name, "other": file.known_label},
            )
    return here


def _settle_same_sides(desk: _Desk) -> None:
    by_label: dict[str, list[ArrivedFile]] = defaultdict(list)
    for file in desk.remaining():
        if file.ordinal in desk.labels:
            by_label[str(desk.labels[file.ordinal])].append(file)
    for label, group in by_label.items():
        if len(group) < 2:
            continue
        question = same_side(label, [file.name for file in group])
        kept = question.chosen(desk.answer(question))
        if kept is None:
            desk.ask(question)
            continue
        keep = {"use-first": group[0].name, "use-last": group[-1].name}.get(kept, kept)
        for file in group:
            if file.name != keep:
                desk.aside[file.ordinal] = Notice(
                    "not-chosen",
                    f"{file.name!r} also shows {label}; {keep!r} was chosen.",
                    {"file": file.name, "label": label, "other": keep},
                )


def _settle_taken_sides(desk: _Desk, already_here: set[int]) -> None:
    taken = {
        file.name: str(desk.labels[file.ordinal])
        for file in desk.remaining()
        if file.ordinal in desk.labels
        and file.ordinal not in already_here
        and str(desk.labels[file.ordinal]) in desk.photographed
    }
    if not taken:
        return
    question = sides_taken(taken)
    if question.chosen(desk.answer(question)) is None:
        desk.ask(question)
        return
    for file in desk.remaining():
        if file.name in taken:
            desk.aside[file.ordinal] = Notice(
                "side-photographed",
                f"{file.name!r} shows {taken[file.name]}, of which there is a photograph already; "
                "it was left aside as answered.",
                {"file": file.name, "label": taken[file.name]},
            )
