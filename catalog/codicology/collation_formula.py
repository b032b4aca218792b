"""The collation formula: printed from quires, and parsed as people write it.

    1-4^8, 5^6(-2), 6^8+1(8), 7^8(*3, s5, 2=7)

Quires 1 to 4 have eight leaves each; the fifth had six and lost its second; the sixth had eight
and one was added, which stands eighth of the nine; in the seventh the third leaf was replaced, the
fifth is a stub, and the second is joined to the seventh. The form is that of English descriptions
('1^8(-2)'; M. P. Brown, Understanding Illuminated Manuscripts, under 'collation'), what may be said
of a leaf is what VisColl says (data model 2.0, mode, stub, conjoin).

Read as well: superscripts (1⁸), Roman numbers (I-IV8), '1-4:8', the last folio of a quire in
brackets (I8 (8), II10 (18)), which is held against the count. 'II10-1' is refused: it does not say
which leaf is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from catalog.codicology.collation import LeafMode, Quire, QuireLeaf
from catalog.errors import BadFormula

FORMULA_LENGTH_MAX: Final = 20_000
QUIRES_MAX: Final = 2_000
LEAVES_MAX: Final = 200

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‑": "-", "،": ",", "؛": ",", ";": ","})
_SIGN_OF: Final = {LeafMode.MISSING: "-", LeafMode.REPLACED: "*"}
_MODE_OF: Final = {sign: mode for mode, sign in _SIGN_OF.items()}
_NUMBER = r"\d{1,5}|[ivxlc]{1,12}"
_PLACES = r"\(\s*\d{1,5}(?:\s*,\s*\d{1,5})*\s*\)"
_QUIRE = re.compile(
    rf"(?P<first>{_NUMBER})(?:\s*-\s*(?P<last>{_NUMBER}))?(?:\s*[\^:]\s*|(?<=[ivxlc]))"
    rf"(?P<leaves>\d{{1,3}})"
    rf"(?:\+(?P<count>\d{{1,3}})\s*(?P<added>{_PLACES}))?"
    r"(?P<changes>\s*\((?=\s*(?:[-*s]|\d+\s*=))[^()]*\))?"
    r"(?:\s*\(\s*(?P<last_folio>\d{1,5})\s*\))?"
)
_CHANGE = re.compile(
    r"(?P<sign>[-*s])\s*(?P<place>\d{1,5})|(?P<one>\d{1,5})\s*=\s*(?P<two>\d{1,5})"
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def print_formula(quires: Iterable[Quire]) -> str:
    """The formula; quires in a row that are made alike are told together.

    Only structure is printed: signatures, catchwords and folio labels are told elsewhere.
    """
    runs: list[tuple[str, list[int]]] = []
    for quire in quires:
        made = _print_leaves(quire)
        if runs and runs[-1][0] == made and runs[-1][1][-1] + 1 == quire.number:
            runs[-1][1].append(quire.number)
        else:
            runs.append((made, [quire.number]))
    return ", ".join(
        f"{numbers[0]}{f'-{numbers[-1]}' if len(numbers) > 1 else ''}^{made}"
        for made, numbers in runs
    )


def parse_formula(text: str) -> tuple[Quire, ...]:
    """The quires that a formula tells of, in its order.

    Raises:
        BadFormula: it is none; the sentence quotes the place and says what to write.
    """
    if len(text) > FORMULA_LENGTH_MAX:
        raise BadFormula("The formula is too long for one book: check what was pasted.", key="long")
    plain = _plain(text)
    quires: list[Quire] = []
    folio: tuple[int, int] | None = None  # the last folio told, and how many quires ago it was
    place = 0
    while place < len(plain):
        found = _QUIRE.match(plain, place)
        if found is None or not _ends_here(plain, found.end()):
            raise _complaint(plain[place:])
        read = _read_quires(found)
        if len(quires) + len(read) > QUIRES_MAX:
            raise BadFormula(
                f"The formula tells of more than {QUIRES_MAX} quires: check it.",
                key="quires",
                max=QUIRES_MAX,
            )
        quires += read
        if found["last_folio"] is not None:
            folio = _check_folio(quires, folio, int(found["last_folio"]))
        place = _after_separator(plain, found.end())
    if not quires:
        raise BadFormula("The formula is empty: write one such as '1-4^8, 5^6(-2)'.", key="empty")
    return tuple(quires)


def structure_of(quires: Iterable[Quire]) -> tuple[Quire, ...]:
    """What the formula can say of the quires: `parse_formula(print_formula(q))` is equal to it."""
    return tuple(
        Quire(number=quire.number, leaves=quire.leaves, details=_told(quire)) for quire in quires
    )


def _told(quire: Quire) -> tuple[QuireLeaf, ...]:
    """Leaves of which the formula says something, in order and each once."""
    bare = {
        leaf.place: QuireLeaf(
            place=leaf.place, mode=leaf.mode, conjoin=leaf.conjoin, is_stub=leaf.is_stub
        )
        for leaf in reversed(quire.details)
    }
    return tuple(bare[place] for place in sorted(bare) if bare[place] != QuireLeaf(place=place))


def _print_leaves(quire: Quire) -> str:
    told = _told(quire)
    added = [leaf.place for leaf in told if leaf.mode is LeafMode.ADDED]
    changes = [f"{_SIGN_OF[leaf.mode]}{leaf.place}" for leaf in told if leaf.mode in _SIGN_OF]
    changes += [f"s{leaf.place}" for leaf in told if leaf.is_stub]
    changes += [f"{leaf.place}={leaf.conjoin}" for leaf in told if leaf.conjoin is not None]
    more = f"+{len(added)}({', '.join(map(str, added))})" if added else ""
    return f"{quire.leaves - len(added)}{more}" + (f"({', '.join(changes)})" if changes else "")


def _plain(text: str) -> str:
    """One spelling of signs and digits; a run of superscripts is what follows a '^'."""
    raised = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+", lambda run: "^" + run[0].translate(_SUPERSCRIPTS), text)
    joined = "".join(_digit(character) for character in raised.translate(_SIGNS))
    return " ".join(joined.casefold().replace("^^", "^").split())


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def _ends_here(plain: str, end: int) -> bool:
    return end == len(plain) or plain[end] in ", ."


def _after_separator(plain: str, end: int) -> int:
    rest = re.match(r"[\s,.]*", plain[end:])
    return end + (rest.end() if rest else 0)


def _complaint(rest: str) -> BadFormula:
    shown = rest[:40] + ("…" if len(rest) > 40 else "")
    if re.match(rf"(?:{_NUMBER})(?:-(?:{_NUMBER}))?[\^:]?\d+-\d+(?!\d)\s*(?:$|,|\()", rest):
        return BadFormula(
            f"{shown!r} says that leaves are missing but not which: "
            "write the place, such as '2^10(-3)'.",
            key="which-missing",
            found=shown,
        )
    return BadFormula(
        f"{shown!r} is no collation formula: write one such as '1-4^8, 5^6(-2), 6^8+1(8)'.",
        key="none",
        found=shown,
    )


def _read_quires(found: re.Match[str]) -> list[Quire]:
    first = _number(found["first"])
    last = first if found["last"] is None else _number(found["last"])
    if not 1 <= first <= last <= 10_000 or last - first >= QUIRES_MAX:
        raise BadFormula(
            f"{found[0]!r}: the quires must be counted upwards from 1.", key="order", found=found[0]
        )
    details = _read_details(found)
    leaves = int(found["leaves"]) + int(found["count"] or 0)
    if not 1 <= leaves <= LEAVES_MAX:
        raise BadFormula(
            f"{found[0]!r}: a quire has 1 to {LEAVES_MAX} leaves.",
            key="leaves",
            found=found[0],
            max=LEAVES_MAX,
        )
    outside = [
        place
        for leaf in details
        for place in (leaf.place, leaf.conjoin or leaf.place)
        if not 1 <= place <= leaves
    ]
    if outside:
        raise BadFormula(
            f"{found[0]!r}: there is no leaf {outside[0]} in a quire of {leaves}.",
            key="outside",
            found=found[0],
            leaf=outside[0],
            leaves=leaves,
        )
    return [
        Quire(number=number, leaves=leaves, details=details) for number in range(first, last + 1)
    ]


def _read_details(found: re.Match[str]) -> tuple[QuireLeaf, ...]:
    told: dict[int, QuireLeaf] = {}

    def say(place: int, **what: LeafMode | int | bool) -> None:
        if not 1 <= place <= LEAVES_MAX or what.get("conjoin") == 0:
            raise BadFormula(
                f"{found[0]!r}: a quire has 1 to {LEAVES_MAX} leaves.",
                key="leaves",
                found=found[0],
                max=LEAVES_MAX,
            )
        before = told.get(place, QuireLeaf(place=place))
        if any(name in before.model_fields_set for name in what):
            raise BadFormula(
                f"{found[0]!r} says two things of leaf {place}: keep one.",
                key="twice",
                found=found[0],
                leaf=place,
            )
        told[place] = QuireLeaf.model_validate({**before.model_dump(exclude_unset=True), **what})

    added = [int(place) for place in re.findall(r"\d+", found["added"] or "")]
    if len(added) != int(found["count"] or 0):
        raise BadFormula(
            f"{found[0]!r}: say for each added leaf where it stands.", key="added", found=found[0]
        )
    for place in added:
        say(place, mode=LeafMode.ADDED)
    inner = (found["changes"] or "").strip().removeprefix("(").removesuffix(")")
    for part in filter(None, (part.strip() for part in inner.split(","))):
        change = _CHANGE.fullmatch(part)
        if change is None:
            raise BadFormula(
                f"{part!r} in {found[0]!r} says nothing: write '-3', '*3' or 's3'.",
                key="says-nothing",
                part=part,
                found=found[0],
            )
        if change["one"] is not None:
            say(int(change["one"]), conjoin=int(change["two"]))
        elif change["sign"] == "s":
            say(int(change["place"]), is_stub=True)
        else:
            say(int(change["place"]), mode=_MODE_OF[change["sign"]])
    return tuple(told[place] for place in sorted(told))


def _check_folio(quires: list[Quire], before: tuple[int, int] | None, last: int) -> tuple[int, int]:
    """Hold the last folio of a quire against the one told before and the leaves between."""
    if before is not None:
        folio, count = before
        between = quires[count:]
        present = sum(_present(quire) for quire in between)
        if folio + present != last:
            raise BadFormula(
                f"Quire {quires[-1].number} would end on folio {folio + present}, "
                f"the formula says {last}: check both.",
                key="last",
                quire=quires[-1].number,
                folio=folio + present,
                last=last,
            )
    return last, len(quires)


def _present(quire: Quire) -> int:
    gone = [leaf for leaf in quire.details if leaf.mode is LeafMode.MISSING or leaf.is_stub]
    return quire.leaves - len(gone)


def _number(text: str) -> int:
    """An Arabic or a Roman number; 0 where the letters are no numeral."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    total = sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
    return total if _roman(total) == text else 0


def _roman(number: int) -> str:
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    written = ""
    for value, letters in (*steps, (4, "iv"), (1, "i")):
        count, number = divmod(number, value)
        written += letters * count
    return written
