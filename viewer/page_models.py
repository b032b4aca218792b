"""The record as pages show it: text that knows its language, pictures that exist, facts."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.arks.names import TEST_NAAN
from catalog.cards import ManuscriptCard
from catalog.codicology.labels import Face, LeafKind
from catalog.directions import ViewingDirection
from catalog.handling.in_force import UNRESTRICTED, Handling
from catalog.handling.rules import Rule
from catalog.language import NONE, best_text, direction_of
from catalog.manuscripts import Manuscript
from catalog.pages import PageRow
from catalog.uris import Uris
from iiif.presentation.language import language_names
from iiif.presentation.openings import unpaired
from storage.tile_pyramid import whole_sizes
from viewer.access_views import NOTHING_CLOSED, ClosedView, closed_view, note_of
from viewer.citations import Footnote, footnote
from viewer.frame import local
from viewer.handling_views import (
    UNASKED,
    CustodianNote,
    HandlingView,
    handling_view,
    notes_by_canvas,
)
from viewer.languages import Translator
from viewer.rights import Rights, rights_of

LanguageMap = Mapping[str, list[str]]

# Long sides, in CSS pixels, that a picture must fill; the next larger stored size is taken.
_THUMB, _COVER, _HERO = 150, 400, 1024

# A label made of English words, perhaps with a number (Arabic or Roman) and a side.
_WORDED = re.compile(
    r"(p|seq|front cover|front cover inside|back cover|back cover inside|flap|spine|fore-edge|"
    r"head edge|tail edge|insert|colour chart|ruler|object|back flyleaf)"
    r"\.?(?: ([0-9]+[a-z]*|[ivxl]+))?(?: ([rv]))?"
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a known or unknown language (`language` is None where the record does not say)."""

    text: str
    language: str | None = None

    @property
    def direction(self) -> str:
        """'rtl' or 'ltr' by the language, or 'auto': the browser looks at the letters."""
        return direction_of(self.language) if self.language else "auto"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that lies ready in the tile archive: no request for it is ever drawn anew."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a leaf: canvas identifier, folio label, its pixels, its address in the reader.

    `stands_alone`: it faces no other side in the open book (as the manifest says 'non-paged').
    `image_id` is None while no photograph of it may be shown. What its custodians ask:
    `is_uncut`: shown whole, no region of it is linked to; `is_no_thumbnail`: a quiet mark stands
    where a small picture would; `may_cover`: an overlay may be drawn over it unasked;
    `may_download`: a large picture in one piece may be offered; `notes` stand beside it.
    """

    id: str
    label: str
    face: Face
    kind: LeafKind
    stands_alone: bool
    width: int
    height: int
    address: str
    image_id: str | None
    image_size: tuple[int, int]
    picture: Picture | None
    is_uncut: bool = False
    is_no_thumbnail: bool = False
    may_cover: bool = True
    may_download: bool = True
    notes: tuple[CustodianNote, ...] = ()
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the key facts; `address` makes its values a link."""

    label: str
    values: tuple[Text, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What must be shown with the images (IIIF Presentation 3.0, requiredStatement)."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses around one manuscript. `page` and `manifest` are whole, for copying and citing."""

    page: str
    manifest: str
    manifest_path: str
    reader: str
    mirador: str
    drag: str
    bibtex: str
    ris: str
    csl: str
    record: str
    tei: str
    ark: str


@dataclass(frozen=True, slots=True)
class ManuscriptPage:
    """Everything the pages of one manuscript say, in one language of the interface.

    `is_ark_registered`: the number in `ark` is the library's own, and not the one for tests.
    """

    id: str
    title: Text
    original_titles: tuple[Text, ...]
    shelfmark: str
    holder: Text
    facts: tuple[Fact, ...]
    summary: tuple[Text, ...]
    rights: Rights | None
    statement: Statement | None
    direction: ViewingDirection
    is_sample: bool
    changed_at: dt.datetime
    folios: tuple[SideView, ...]
    hero: tuple[SideView, ...]
    citation: Footnote
    ark: str
    is_ark_registered: bool
    links: Links
    handling: HandlingView = UNASKED
    closed: ClosedView = NOTHING_CLOSED

    @property
    def turns_right_to_left(self) -> bool:
        """Whether the book is read from right to left, whatever the language around it."""
        return self.direction is ViewingDirection.RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Card:
    """One manuscript on the shelf."""

    title: Text
    shelfmark: str
    holder: Text
    address: str
    cover: Picture | None
    pages: int
    is_sample: bool


def said(texts: LanguageMap | None, language: str) -> Text:
    """Return the text of a language map that serves a reader of `language` best."""
    found, text = best_text(dict(texts or {}), language)
    return Text(text, None if found == NONE else found)


def all_said(texts: LanguageMap, language: str) -> tuple[Text, ...]:
    """Return every text of the language that serves best, paragraph by paragraph."""
    first = said(texts, language)
    return tuple(Text(text, first.language) for text in texts.get(first.language or NONE, ()))


def other_titles(
    titles: LanguageMap, shown: Text, own: Sequence[str]
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return the titles beside the one shown: those in the object's own languages, and the rest."""
    others = [
        Text(text, None if tag == NONE else tag)
        for tag, texts in titles.items()
        for text in texts
        if text != shown.text
    ]
    spoken = {tag.partition("-")[0] for tag in own}
    is_own = [bool(text.language) and _primary(text.language) in spoken for text in others]
    return (
        tuple(text for text, own_one in zip(others, is_own, strict=True) if own_one),
        tuple(text for text, own_one in zip(others, is_own, strict=True) if not own_one),
    )


def _primary(tag: str | None) -> str:
    return (tag or "").partition("-")[0]


def picture_of(
    uris: Uris, image_id: str | None, width: int | None, height: int | None, longest: int
) -> Picture | None:
    """Return the smallest stored size of at least `longest` px, or the largest stored."""
    if image_id is None or not width or not height:
        return None
    sizes = whole_sizes(width, height)
    w, h = next((size for size in sizes if max(size) >= longest), sizes[-1])
    address = local(uris.image_request(image_id, f"full/{w},{h}/0/default.jpg"))
    return Picture(address, w, h)


def side_views(
    uris: Uris,
    manuscript_id: str,
    rows: Sequence[PageRow],
    t: Translator,
    handling: Handling = UNRESTRICTED,
) -> tuple[SideView, ...]:
    """Return the sides in reading order, each with its thumbnail if its custodians allow one."""
    alone = unpaired(rows)
    notes, beside = notes_by_canvas(handling, rows, t.language.code)
    rules = {row.canvas_id: handling.rules_of(row.canvas_id) for row in rows}
    return tuple(
        SideView(
            id=row.canvas_id,
            label=label_in(row.side_label, t),
            face=row.face,
            kind=row.leaf_kind,
            stands_alone=alone is None or row.canvas_id in alone,
            width=row.width_px,
            height=row.height_px,
            address=local(uris.reader(manuscript_id, row.canvas_id)),
            image_id=row.image_id,
            image_size=(row.image_width or 0, row.image_height or 0),
            picture=None
            if Rule.NOT_AS_THUMBNAIL in rules[row.canvas_id]
            else picture_of(uris, row.image_id, row.image_width, row.image_height, _THUMB),
            is_uncut=Rule.NOT_CUT in rules[row.canvas_id],
            is_no_thumbnail=Rule.NOT_AS_THUMBNAIL in rules[row.canvas_id],
            may_cover=Rule.NOT_COVERED not in rules[row.canvas_id],
            may_download=Rule.NOT_FOR_DOWNLOAD not in rules[row.canvas_id],
            notes=tuple(notes[number] for number in beside.get(row.canvas_id, ())),
            closed=" ".join(note_of(row, t)),
        )
        for row in rows
    )


def label_in(label: str, t: Translator) -> str:
    """Return a folio label for reading: what is a word in it is said in the language of the page.

    '12v' is the same for scholars everywhere and stays; 'front cover' does not.
    """
    worded = _WORDED.fullmatch(label)
    if worded is None:
        return label
    words, number, side = worded.groups()
    return " ".join(part for part in (t(f"label-{words.replace(' ', '-')}"), number, side) if part)


def enlarged(uris: Uris, side: SideView, longest: int = _HERO) -> SideView:
    """Return the same side with a larger picture."""
    picture = picture_of(uris, side.image_id, *side.image_size, longest)
    if picture is not None and side.closed:
        # The small picture of a page takes the room that the whole one would: spreads stay even.
        sizes = whole_sizes(side.width, side.height)
        width, height = next((size for size in sizes if max(size) >= longest), sizes[-1])
        picture = replace(picture, width=width, height=height)
    return replace(side, picture=picture)


def first_opening(sides: Sequence[SideView]) -> tuple[SideView, ...]:
    """Return what stands for the book: its first opening of two leaves, else its first picture.

    The verso and the recto that faces it are shown together and whole, as the open book would be.
    """
    shown = [side for side in sides if side.picture]
    for one, other in pairwise(shown):
        is_leaf = one.kind is LeafKind.LEAF and other.kind is LeafKind.LEAF
        if is_leaf and (one.face, other.face) == (Face.VERSO, Face.RECTO):
            return one, other
    return tuple(shown[:1])


def manuscript_page(
    manuscript: Manuscript,
    rows: Sequence[PageRow],
    uris: Uris,
    t: Translator,
    at: dt.datetime,
    handling: Handling = UNRESTRICTED,
) -> ManuscriptPage:
    """Put one manuscript together for a reader of the language of `t`; `at` dates the citation.

    `handling` is what its custodians ask.
    """
    language = t.language.code
    title = said(manuscript.titles, language)
    holder = said(manuscript.holder.names, language)
    originals, translations = other_titles(manuscript.titles, title, manuscript.languages)
    sides = side_views(uris, manuscript.id, rows, t, handling)
    page, manifest = uris.manuscript(manuscript.id), uris.manifest(manuscript.id)
    statement = manuscript.required_statement
    return ManuscriptPage(
        id=manuscript.id,
        title=title,
        original_titles=originals,
        shelfmark=manuscript.shelfmark,
        holder=holder,
        facts=_facts(manuscript, holder, translations, t),
        summary=all_said(manuscript.summary, language) if manuscript.summary else (),
        rights=rights_of(manuscript.rights, t) if manuscript.rights else None,
        statement=Statement(said(statement["label"], language), said(statement["value"], language))
        if statement
        else None,
        direction=manuscript.viewing_direction,
        is_sample=manuscript.is_sample,
        changed_at=manuscript.changed_at,
        folios=sides,
        hero=tuple(enlarged(uris, side) for side in first_opening(sides)),
        citation=footnote(
            manuscript, title.text, holder.text, page, str(uris.ark_name(manuscript.id)), at
        ),
        ark=str(uris.ark_name(manuscript.id)),
        is_ark_registered=uris.naan != TEST_NAAN,
        links=Links(
            page=page,
            manifest=manifest,
            manifest_path=local(manifest),
            reader=local(uris.reader(manuscript.id)),
            mirador=local(uris.mirador(manuscript.id)),
            # The convention of IIIF drag and drop: a link that carries the manifest in its query.
            drag=f"{page}?manifest={manifest}",
            bibtex=local(uris.bibtex(manuscript.id)),
            ris=local(uris.ris(manuscript.id)),
            csl=local(uris.csl(manuscript.id)),
            record=f"{local(page)}/record.json",
            tei=local(uris.tei(manuscript.id)),
            ark=uris.ark(manuscript.id),
        ),
        handling=handling_view(handling, rows, t),
        closed=closed_view(rows, t),
    )


def _facts(
    manuscript: Manuscript, holder: Text, titles: tuple[Text, ...], t: Translator
) -> tuple[Fact, ...]:
    proposed = (Text(t("direction-proposed")),) if manuscript.is_direction_proposed else ()
    spoken = language_names(manuscript.languages)[t.language.code]
    facts = [
        Fact(t("fact-holder"), (holder,), manuscript.holder.homepage),
        Fact(t("fact-titles"), titles),
        Fact(t("fact-date"), _plain(manuscript.date_text)),
        Fact(t("fact-place"), _plain(manuscript.place_text)),
        Fact(t("fact-material"), _plain(manuscript.material_text)),
        Fact(t("fact-languages"), tuple(Text(name) for name in spoken)),
        Fact(
            t("fact-direction"),
            (Text(t(f"direction-{manuscript.viewing_direction}")), *proposed),
        ),
    ]
    return tuple(fact for fact in facts if fact.values)


def _plain(text: str | None) -> tuple[Text, ...]:
    return (Text(text),) if text else ()


def card(row: ManuscriptCard, uris: Uris, language: str) -> Card:
    """Return one manuscript as it lies on the shelf."""
    return Card(
        title=said(row.titles, language),
        shelfmark=row.shelfmark,
        holder=said(row.holder_names, language),
        address=local(uris.manuscript(row.id)),
        cover=picture_of(uris, row.cover_image_id, row.cover_width_px, row.cover_height_px, _COVER),
        pages=row.pages,
        is_sample=row.is_sample,
    )
