"""Authorities that are probably the same: offered when one is made, and as a list to work through.

Signs, strongest first: the same identifier elsewhere; the same name, folded, also with its words
in another order ('Yasawi, Ahmad'); names that differ in a letter or two where the years do not
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from sqlalchemy import ColumnElement, select, tuple_, union_all
from sqlalchemy.orm import Session, aliased

from catalog.authorities.content import AuthorityContent, AuthorityKind, Years
from catalog.authorities.lookup import starts_with
from catalog.authorities.public import public_among
from catalog.authorities.tables import (
    FOLDED_LENGTH_MAX,
    Authority,
    AuthorityIdentifier,
    AuthorityName,
)
from catalog.folding import fold, words_of

# Sources of the same life differ by a few years; half a generation is another person.
YEARS_APART_MAX = 5
PAGE_ROWS = 3_000
_OFFERED_MAX = 20
_NEAR_ROWS = 300
_NEAR_LETTERS = 3
_LONG_WORD = 8
_SLIPS_MAX = 2
_NAMES_TRIED = 20
_WORDS_TURNED = 8
_NEIGHBOURS = 6


class Sign(StrEnum):
    """Why two are probably the same."""

    SAME_IDENTIFIER = "same_identifier"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"


@dataclass(frozen=True, slots=True)
class Likeness:
    """An authority that is probably the one in hand, and why."""

    authority_id: str
    sign: Sign

    @property
    def is_strong(self) -> bool:
        """Whether one should have to say that yours is another."""
        return self.sign is not Sign.SIMILAR_NAME


@dataclass(frozen=True, slots=True)
class Pair:
    """Two authorities that are probably one; the ids are in order."""

    first_id: str
    second_id: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class PairPage:
    """Some pairs, and the place in the alphabet from which the next page goes on; None at the end.

    The place is a folded name and an id.
    """

    pairs: tuple[Pair, ...]
    next_after: tuple[str, str] | None


def likely_duplicates(
    session: Session,
    content: AuthorityContent,
    *,
    but: str | None = None,
    public_only: bool = False,
) -> list[Likeness]:
    """Authorities that are probably the one described, the likeliest first; `but` is its own id.

    With `public_only` none that is not for everybody to know (`public.is_public`).
    """
    found: dict[str, Sign] = {}
    for authority_id in _with_identifier(session, content):
        found.setdefault(authority_id, Sign.SAME_IDENTIFIER)
    folded = tuple(dict.fromkeys(fold(name.text)[:FOLDED_LENGTH_MAX] for name in content.names))[
        :_NAMES_TRIED
    ]
    for authority_id, other in _near_rows(session, content.kind, folded):
        sign = _sign_of_names(folded, other)
        if sign is not None:
            found[authority_id] = min(found.get(authority_id, sign), sign, key=_STRENGTH.index)
    found.pop(but or "", None)
    if public_only:
        known = public_among(session, found)
        found = {
            authority_id: sign for authority_id, sign in found.items() if authority_id in known
        }
    years = _years_of(session, list(found))
    likely = [
        Likeness(authority_id, sign)
        for authority_id, sign in found.items()
        if sign is not Sign.SIMILAR_NAME or compatible(content.dates, years.get(authority_id))
    ]
    likely.sort(key=lambda one: (_STRENGTH.index(one.sign), one.authority_id))
    return likely[:_OFFERED_MAX]


def pairs(session: Session, kind: AuthorityKind, after: tuple[str, str] | None = None) -> PairPage:
    """Pairs among the next `PAGE_ROWS` names of the kind, in the order of the alphabet.

    Names that are alike stand beside each other there, unless they differ in their first
    letters; the first page also has the pairs with the same identifier.
    """
    found: dict[tuple[str, str], Sign] = {}
    if after is None:
        found.update(dict.fromkeys(_sharing_identifier(session, kind), Sign.SAME_IDENTIFIER))
    place = (AuthorityName.folded, AuthorityName.authority_id)
    rows = session.execute(
        select(*place)
        .where(
            AuthorityName.kind == kind.value,
            AuthorityName.is_whole.is_(True),
            tuple_(*place) > tuple_(*(after or ("", ""))),
        )
        .order_by(*place)
        .limit(PAGE_ROWS)
    ).all()
    names = [(folded, authority_id) for folded, authority_id in rows]
    for first_id, second_id, sign in _neighbours(names):
        known = found.get((first_id, second_id), sign)
        found[first_id, second_id] = min(known, sign, key=_STRENGTH.index)
    years = _years_of(session, [one for pair in found for one in pair])
    kept = tuple(
        Pair(first_id, second_id, sign)
        for (first_id, second_id), sign in found.items()
        if sign is not Sign.SIMILAR_NAME or compatible(years.get(first_id), years.get(second_id))
    )
    # The last name may have a neighbour on the next page, which therefore begins with it.
    return PairPage(kept, names[-2] if len(names) == PAGE_ROWS else None)


def compatible(one: Years | None, other: Years | None) -> bool:
    """Whether the years can belong to one life; unknown years contradict nothing."""
    if one is None or other is None:
        return True
    ends = ((one.start_year, other.start_year), (one.end_year, other.end_year))
    if any(a is not None and b is not None and abs(a - b) > YEARS_APART_MAX for a, b in ends):
        return False
    spans = ((one.start_year, other.end_year), (other.start_year, one.end_year))
    return not any(
        start is not None and end is not None and start > end + YEARS_APART_MAX
        for start, end in spans
    )


def is_near(one: str, other: str) -> bool:
    """Whether two folded names differ by no more letters than a slip, or two in different words.

    Ahmad and Mahmud are two letters apart and two people. Digits are never a slip: the second
    volume is not the third.
    """
    if abs(len(one) - len(other)) > _SLIPS_MAX or min(len(one), len(other)) <= _NEAR_LETTERS:
        return False
    words, others = one.split(), other.split()
    pairs = list(zip(words, others, strict=True)) if len(words) == len(others) else [(one, other)]
    slips = 0
    for word, against in pairs:
        allowed = _SLIPS_MAX if len(word) >= _LONG_WORD and len(words) == len(others) else 1
        apart = distance(word, against, allowed)
        slips += apart
        if apart > allowed or slips > _SLIPS_MAX:
            return False
    return list(filter(str.isdigit, one)) == list(filter(str.isdigit, other))


def distance(one: str, other: str, at_most: int) -> int:
    """The Levenshtein distance; `at_most` + 1 as soon as it is known to be more than `at_most`."""
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    # What two names begin and end with alike costs nothing.
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    if min(len(one), len(other)) == 0:
        return min(max(len(one), len(other)), at_most + 1)
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            line.append(
                min(
                    before[column] + 1,
                    line[column - 1] + 1,
                    before[column - 1] + (letter != against),
                )
            )
        if min(line) > at_most:
            return at_most + 1
        before = line
    return min(before[-1], at_most + 1)


_STRENGTH = tuple(Sign)


def _alike(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _sign_of_names(names: tuple[str, ...], other: str) -> Sign | None:
    words = sorted(words_of(other))
    if any(name == other or sorted(words_of(name)) == words for name in names):
        return Sign.SAME_NAME
    return Sign.SIMILAR_NAME if any(is_near(name, other) for name in names) else None


def _with_identifier(session: Session, content: AuthorityContent) -> list[str]:
    uris = [one.uri for one in content.identifiers]
    statement = (
        select(AuthorityIdentifier.authority_id)
        .join(Authority, Authority.id == AuthorityIdentifier.authority_id)
        .where(AuthorityIdentifier.uri.in_(uris), Authority.kind == content.kind)
    )
    return list(session.scalars(statement)) if uris else []


def _near_rows(
    session: Session, kind: AuthorityKind, names: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Whole names that may be the same or near, each found by a range that ends soon.

    A slip in the second half leaves the first as it is, a slip in the first word the rest of the
    words, and words in another order are mostly turned: family name first.
    """
    whole = aliased(AuthorityName)
    ranges = [
        select(AuthorityName.authority_id, whole.folded)
        .join(whole, whole.authority_id == AuthorityName.authority_id)
        .where(
            AuthorityName.kind == kind.value,
            AuthorityName.is_whole.is_(is_whole),
            condition,
            whole.is_whole.is_(True),
        )
        .limit(_NEAR_ROWS)
        .subquery()
        for name in names
        for is_whole, condition in _conditions(name)
    ]
    if not ranges:
        return []
    rows = session.execute(union_all(*(select(one) for one in ranges)))
    return [(authority_id, folded) for authority_id, folded in rows]


def _conditions(name: str) -> Iterator[tuple[bool, ColumnElement[bool]]]:
    column = AuthorityName.folded.expression
    words = name.split()[:_WORDS_TURNED]
    yield True, column.in_([" ".join(words[at:] + words[:at]) for at in range(len(words))] + [name])
    if len(name) > _NEAR_LETTERS:
        yield True, starts_with(column, name[: max(_NEAR_LETTERS, len(name) // 2)])
    if len(words) > 1:
        yield False, column == " ".join(name.split()[1:])


def _neighbours(names: list[tuple[str, str]]) -> Iterator[tuple[str, str, Sign]]:
    """Alike names among the next few of a list in order; pairs of ids in order."""
    for at, (name, authority_id) in enumerate(names):
        for other, other_id in names[at + 1 : at + _NEIGHBOURS]:
            if authority_id == other_id:
                continue
            first, second = sorted((authority_id, other_id))
            if name == other:
                yield first, second, Sign.SAME_NAME
            elif is_near(name, other):
                yield first, second, Sign.SIMILAR_NAME


def _sharing_identifier(session: Session, kind: AuthorityKind) -> list[tuple[str, str]]:
    other, one_of, other_of = aliased(AuthorityIdentifier), aliased(Authority), aliased(Authority)
    rows = session.execute(
        select(AuthorityIdentifier.authority_id, other.authority_id)
        .join(other, other.uri == AuthorityIdentifier.uri)
        .join(one_of, one_of.id == AuthorityIdentifier.authority_id)
        .join(other_of, other_of.id == other.authority_id)
        .where(
            other.authority_id > AuthorityIdentifier.authority_id,
            one_of.kind == kind,
            other_of.kind == kind,
        )
        .distinct()
        .limit(PAGE_ROWS)
    )
    return [(first, second) for first, second in rows]


def _years_of(session: Session, ids: list[str]) -> dict[str, Years | None]:
    rows = session.execute(select(Authority.id, Authority.dates).where(Authority.id.in_(ids)))
    return {
        authority_id: Years.model_validate(dates) if dates else None for authority_id, dates in rows
    }
