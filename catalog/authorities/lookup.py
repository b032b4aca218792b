"""Finding an authority while its name is being typed.

The beginning of any word of any name finds it, through a range of one index: the folded names
stand there from each of their words on (`tables.AuthorityName`). Several words may come in any
order; the rarest of them is walked and the others are asked for. For those who work with
authorities no statement reads more than a fixed number of rows, however many there are. With
`public_only` (see `public.is_public`) those that no open book names are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select, true, tuple_, union_all
from sqlalchemy.orm import Session, aliased

from catalog.authorities.content import AuthorityKind
from catalog.authorities.labels import AuthorityLabel, label_of
from catalog.authorities.public import is_public, public_ids
from catalog.authorities.tables import FOLDED_LENGTH_MAX, Authority, AuthorityName
from catalog.folding import fold, unarticled, words_of
from catalog.identifiers import is_valid

LIMIT_MAX = 50
QUERY_LENGTH_MAX = 300
_WORDS_MAX = 6
# How far a range is read before it counts as "many", and how many rows one look-up may weigh.
_COUNTED = 500
_WALKED = 2_000
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Found:
    """An authority that the words name; the lower the rank, the nearer.

    0: a name is exactly this; 1: a name begins so; 2: a later word of a name does; 3: all words
    are there, in another order or with others between.
    """

    label: AuthorityLabel
    rank: int


def look_up(
    session: Session,
    text: str,
    kinds: Iterable[AuthorityKind] = (),
    limit: int = 20,
    *,
    public_only: bool = False,
) -> list[Found]:
    """At most `limit` authorities that the text may mean, the nearest first; () is every kind.

    Merged and deleted ones are found through their winner or not at all. Text without a letter
    or digit finds nothing.
    """
    wanted = tuple(dict.fromkeys(kinds)) or tuple(AuthorityKind)
    limit = max(1, min(limit, LIMIT_MAX))
    asked = fold(text[:QUERY_LENGTH_MAX])[:FOLDED_LENGTH_MAX]
    if not asked:
        return []
    ranked = _beginning(session, asked, wanted, limit, public_only)
    words = words_of(asked)[:_WORDS_MAX]
    if len(words) > 1 and len(ranked) < limit:
        for authority_id in _holding_all(session, words, wanted, limit, public_only):
            ranked.setdefault(authority_id, (3, 0, ""))
    chosen = sorted(ranked, key=lambda one: (ranked[one], one))[:limit]
    rows = session.scalars(select(Authority).where(Authority.id.in_(chosen)))
    labels = {row.id: label_of(row) for row in rows}
    return [Found(labels[one], ranked[one][0]) for one in chosen if one in labels]


def listed(
    session: Session,
    kind: AuthorityKind | None,
    after: str | None,
    limit: int,
    *,
    public_only: bool = False,
) -> list[AuthorityLabel]:
    """At most `limit` authorities in the order of their folded names; `after` is an id, or None.

    An `after` that is not known (any more) begins at the beginning.
    """
    may_be_known = _known(Authority.id.expression, public_only)
    # SQLite would take the index of `merged_into`, and so read and sort all instead of a page.
    is_itself = func.coalesce(Authority.merged_into, "") == ""
    conditions = [is_itself, Authority.deleted_at.is_(None), may_be_known]
    if kind is not None:
        conditions.append(Authority.kind == kind)
    if after is not None and is_valid(after):
        # Where the list goes on would tell what a name that is kept back begins with.
        key = session.scalar(
            select(Authority.sorted_name).where(Authority.id == after, may_be_known)
        )
        if key is not None:
            conditions.append(tuple_(Authority.sorted_name, Authority.id) > tuple_(key, after))
    rows = session.scalars(
        select(Authority)
        .where(*conditions)
        .order_by(Authority.sorted_name, Authority.id)
        .limit(limit)
    )
    return [label_of(row) for row in rows]


def count(session: Session, kind: AuthorityKind | None = None, *, public_only: bool = False) -> int:
    """How many authorities stand for themselves, of one kind or of all."""
    statement = select(func.count()).where(
        Authority.merged_into.is_(None),
        Authority.deleted_at.is_(None),
        Authority.id.in_(public_ids()) if public_only else true(),
    )
    if kind is not None:
        statement = statement.where(Authority.kind == kind)
    return session.scalar(statement) or 0


def starts_with(folded: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """The column begins so, as a range that an index in byte order answers on both databases."""
    return and_(folded >= beginning, folded < beginning + _LAST)


def _beginning(
    session: Session, asked: str, kinds: Sequence[AuthorityKind], limit: int, public_only: bool
) -> dict[str, tuple[int, int, str]]:
    """Authorities with a name, or a name's later word, that begins so; with rank, length, name."""
    beginnings = dict.fromkeys((asked, unarticled(asked)))
    ranges = [
        select(AuthorityName.authority_id, AuthorityName.folded, AuthorityName.is_whole)
        .where(
            AuthorityName.kind == kind.value,
            AuthorityName.is_whole.is_(is_whole),
            starts_with(AuthorityName.folded.expression, beginning),
            _known(AuthorityName.authority_id.expression, public_only),
        )
        .order_by(AuthorityName.folded, AuthorityName.authority_id)
        .limit(limit * 3)
        .subquery()
        for beginning in beginnings
        if beginning
        for kind in kinds
        for is_whole in (True, False)
    ]
    ranked: dict[str, tuple[int, int, str]] = {}
    for authority_id, folded, is_whole in session.execute(
        union_all(*(select(one) for one in ranges))
    ):
        rank = (0 if folded == asked else 1) if is_whole else 2
        place = (rank, len(folded), folded)
        ranked[authority_id] = min(place, ranked.get(authority_id, place))
    return ranked


def _holding_all(
    session: Session,
    words: Sequence[str],
    kinds: Sequence[AuthorityKind],
    limit: int,
    public_only: bool,
) -> list[str]:
    """Authorities that have a word beginning with each of these, in any order."""
    rarest = min(words, key=lambda word: (_counted(session, word, kinds), -len(word)))
    walked = (
        select(AuthorityName.authority_id)
        .where(
            _in_kinds(kinds),
            starts_with(AuthorityName.folded.expression, rarest),
            _known(AuthorityName.authority_id.expression, public_only),
        )
        .limit(_WALKED)
        .subquery()
    )
    other = aliased(AuthorityName)
    # A look-up of its own for each row walked, which ends at the first name that fits: as a join,
    # PostgreSQL would first read every name that begins with a common word. No DISTINCT either:
    # it would walk to the end where the first few rows are enough.
    conditions = [
        select(other.number)
        .where(
            other.authority_id == walked.c.authority_id,
            starts_with(other.folded.expression, word),
        )
        .limit(1)
        .scalar_subquery()
        .is_not(None)
        for word in words
        if word != rarest
    ]
    rows = session.scalars(select(walked.c.authority_id).where(*conditions).limit(limit * 4))
    return list(dict.fromkeys(rows))


def _counted(session: Session, word: str, kinds: Sequence[AuthorityKind]) -> int:
    """How many rows begin with the word, counted no further than "many"."""
    few = (
        select(AuthorityName.authority_id)
        .where(_in_kinds(kinds), starts_with(AuthorityName.folded.expression, word))
        .limit(_COUNTED)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(few)) or 0


def _known(authority_id: ColumnElement[str], public_only: bool) -> ColumnElement[bool]:
    return is_public(authority_id) if public_only else true()


def _in_kinds(kinds: Sequence[AuthorityKind]) -> ColumnElement[bool]:
    # Both columns that lead the index are said, so that every combination is a range of it.
    return and_(
        AuthorityName.kind.in_([kind.value for kind in kinds]),
        AuthorityName.is_whole.in_([True, False]),
    )
