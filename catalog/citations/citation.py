"""The reference to a manuscript as fields, made of its record for a reader of one language.

What a scholar needs to find the book again is who keeps it and under which shelfmark (Chicago
Manual of Style, 17th edition, 14.222 and following); title, date and place say what it is,
the address and the day of access where it was seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from catalog.dates.calendars import GREGORIAN
from catalog.dates.reading import read
from catalog.dates.statement import DateStatement
from catalog.errors import BadDate
from catalog.language import NONE, LanguageMap, best_text
from catalog.record.contents import Contents, Contribution, WorkRole
from catalog.record.document import Record
from catalog.record.identity import Identity, Keeping, TitleKind
from catalog.record.values import Certainty, Reference, Text

_KEY_PART_MAX: Final = 40
_NO_KEY: Final = re.compile(r"[^a-z0-9]+")
# Who only may have written a text is not put on a title page.
_SURE: Final = (Certainty.CERTAIN, Certainty.PROBABLE)


@dataclass(frozen=True, slots=True)
class Years:
    """The Gregorian years that a date may mean, both included, astronomical: 0 is 1 BCE."""

    first: int
    last: int
    is_approximate: bool = False
    is_uncertain: bool = False

    @property
    def is_circa(self) -> bool:
        """Whether the cataloguer was not sure of them."""
        return self.is_approximate or self.is_uncertain


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference. `key` is ASCII, the same as long as the shelfmark is, and nobody else's.

    `title` serves the reader; `original_title` is that in the language of the book where it is
    another. `dated` is the wording of the date, `years` what it means, where that can be computed;
    `made_at` the place of origin. `holder_place` is where the holder is, `fonds` the collection the
    book stands in; `languages` are BCP 47 tags, the main one first. `ark` is the name by which it
    is found when `address` is no more.
    """

    key: str
    title: str
    shelfmark: str
    holder: str
    address: str
    ark: str
    accessed: date
    original_title: str = ""
    authors: tuple[str, ...] = ()
    holder_place: str = ""
    fonds: str = ""
    years: Years | None = None
    dated: str = ""
    made_at: str = ""
    languages: tuple[str, ...] = ()


def cite(
    record: Record,
    *,
    manuscript_id: str,
    address: str,
    ark: str,
    holder_names: LanguageMap,
    names: Mapping[str, LanguageMap],
    language: str,
    accessed: date,
) -> Citation:
    """The reference for a reader of `language`, who saw the book at `address` on that day.

    `names` are those of the authorities that `named_in` tells, by identifier; one that is missing
    is called what the record calls it.
    """
    identity = record.identity
    tags = _languages(identity)
    title = _title(identity, language)
    return Citation(
        key=key_of(identity.holder_id, identity.shelfmark, manuscript_id),
        title=title,
        original_title=_original_title(identity, tags, title),
        authors=tuple(
            name for one in _authors(record.contents) if (name := _name(one, names, language))
        ),
        holder=best_text(holder_names, language)[1] or identity.holder_id,
        holder_place=_holder_place(identity.keeping, language),
        fonds=", ".join(each.text for each in _of_one_language(identity.keeping, language)),
        shelfmark=identity.shelfmark,
        years=years_of(record.origin.date),
        dated=record.origin.date.original if record.origin.date else "",
        made_at=_name(record.origin.place, names, language),
        languages=tags,
        address=address,
        ark=ark,
        accessed=accessed,
    )


def named_in(record: Record) -> set[str]:
    """The authorities whose names a citation of this record needs."""
    named = [*_authors(record.contents), record.origin.place]
    return {one.authority_id for one in named if one and one.authority_id}


def key_of(holder_id: str, shelfmark: str, manuscript_id: str) -> str:
    """A key of lower-case ASCII letters, digits and hyphens: 'library-ms-or-14-m0000000001'.

    Every program takes these (BibTeX allows no more in a key that all of them can read); the
    identifier at its end makes it unique where holder and shelfmark have no Latin letters.
    """
    parts = (_slug(holder_id), _slug(shelfmark), _slug(manuscript_id))
    return "-".join(part for part in parts if part)


def years_of(statement: DateStatement | None) -> Years | None:
    """The Gregorian years that the statement touches; None where nothing can be computed."""
    if statement is None:
        return None
    try:
        reading = read(statement)
    except BadDate:
        # A statement that was kept though its calendar has no such day: the wording is cited.
        return None
    if reading is None:
        return None
    return Years(
        GREGORIAN.year_of(reading.earliest),
        GREGORIAN.year_of(reading.latest),
        statement.is_approximate,
        statement.is_uncertain,
    )


def years_text(years: Years, dash: str = "–") -> str:
    """The years as people write them: 'ca. 1101–1200', '100 BCE–1 BCE'."""
    ends = dict.fromkeys(
        str(year) if year > 0 else f"{1 - year} BCE" for year in (years.first, years.last)
    )
    return ("ca. " if years.is_circa else "") + dash.join(ends)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NO_KEY.sub("-", plain).strip("-")[:_KEY_PART_MAX].strip("-")


def _by_language(texts: Iterable[Text]) -> LanguageMap:
    found: LanguageMap = {}
    for text in texts:
        found.setdefault(text.language, []).append(text.text)
    return found


def _languages(identity: Identity) -> tuple[str, ...]:
    by_weight = sorted(identity.languages, key=lambda use: not use.is_main)
    return tuple(dict.fromkeys(use.tag for use in by_weight if use.tag != NONE))


def _titles(identity: Identity, kind: TitleKind) -> list[Text]:
    return [text for title in identity.titles if title.kind is kind for text in title.texts]


def _title(identity: Identity, language: str) -> str:
    every = [text for title in identity.titles for text in title.texts]
    preferred = _titles(identity, TitleKind.PREFERRED) or every
    return best_text(_by_language(preferred), language)[1] or identity.shelfmark


def _original_title(identity: Identity, tags: Sequence[str], shown: str) -> str:
    """The title in the main language and script of the book: 'ar-Latn' is no original of 'ar'."""
    if not tags:
        return ""
    for kind in (TitleKind.PREFERRED, TitleKind.ON_OBJECT, TitleKind.UNIFORM):
        for text in _titles(identity, kind):
            if _written(text.language) == _written(tags[0]):
                return "" if text.text == shown else text.text
    return ""


def _written(tag: str) -> tuple[str, str]:
    """The language of a tag, and its script where it is said (BCP 47)."""
    language, *more = tag.split("-")
    return language, next((each for each in more if len(each) == 4 and each.isalpha()), "")


def _authors(contents: Contents) -> list[Reference]:
    """Who wrote the text, if the book holds one; the authors of several wrote no book together."""
    works = [*contents.works, *(work for part in contents.parts for work in part.works)]
    whole = [work for work in works if work.level == 1]
    if len(whole) != 1:
        return []
    return [one.person for one in whole[0].contributors if _is_author(one) and one.person]


def _is_author(one: Contribution) -> bool:
    return one.role is WorkRole.AUTHOR and one.person is not None and one.person.certainty in _SURE


def _name(one: Reference | None, names: Mapping[str, LanguageMap], language: str) -> str:
    if one is None:
        return ""
    known = best_text(names.get(one.authority_id or "", {}), language)[1]
    return known or (one.name.text if one.name else "")


def _holder_place(keeping: Keeping | None, language: str) -> str:
    if keeping is None:
        return ""
    places = (best_text(_by_language(each), language)[1]
              for each in (keeping.settlement, keeping.country))  # fmt: skip
    return ", ".join(place for place in places if place)


def _of_one_language(keeping: Keeping | None, language: str) -> list[Text]:
    """The fonds from the largest to the smallest, in the language that serves the reader best."""
    fonds = keeping.fonds if keeping else ()
    best = best_text(_by_language(fonds), language)[0]
    return [text for text in fonds if text.language == best]
