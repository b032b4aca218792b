"""What a manuscript says of itself to the programs of the web: search engines, previews, robots.

One set of facts, told three times: as schema.org in the page, as Open Graph for the small card that
is shown where somebody passes the address on, and as typed links (Signposting). All of it is for
everybody, whoever is asking: what one reader may see more stands in none of them.

A card is cut to shape by others, kept by others, and written over by others. So there is a picture
on it only where neither a custodian nor a rule of access asks anything of the page it shows.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from catalog import cards
from catalog.access.tables import TierInForce
from catalog.cards import ManuscriptCard
from catalog.handling.in_force import Handling, in_force
from catalog.handling.rules import Rule
from catalog.images import Image
from catalog.language import NONE, LanguageMap
from catalog.manuscripts import Manuscript
from catalog.standing_rules import WHOLE
from catalog.uris import Uris
from iiif.presentation.handling import may_state_rights
from storage.tile_pyramid import whole_sizes
from viewer.signposts import Signposts, signposts

Node = dict[str, Any]

# On a card a page is cut, written over, shown without its note, and copied.
_NOT_ON_A_CARD: Final = frozenset(
    {
        Rule.NOT_CUT,
        Rule.NOT_COVERED,
        Rule.NOT_AS_THUMBNAIL,
        Rule.NOT_FOR_DOWNLOAD,
        Rule.NOT_FOR_REUSE,
        Rule.ONLY_WITH_NOTE,
    }
)
# Long side of the picture on a card, in pixels: previews ask for no more.
_CARD_PX: Final = 1200
_LOCALES: Final = {"en": "en_GB", "kk": "kk_KZ", "ru": "ru_RU", "ar": "ar_AR"}


@dataclass(frozen=True, slots=True)
class CardPicture:
    """The picture on a card: a whole page that stands ready, with its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WebFace:
    """The three tellings; `locales` are those of the page and of its other languages."""

    schema: Node
    picture: CardPicture | None
    signposts: Signposts
    locales: tuple[str, ...]


def web_face(
    session: Session, uris: Uris, manuscript: Manuscript, language: str, *, has_record: bool
) -> WebFace:
    """Return what everybody may be told of a manuscript that the public may read.

    `language` is that of the page; `has_record`: there is TEI and Linked Art of it.
    """
    handling = in_force(session, manuscript.id)
    found = cards.chosen(session, [manuscript.id])
    picture = _picture(session, uris, found[0], handling) if found else None
    rights = manuscript.rights if may_state_rights(handling) else None
    has_pages = bool(found and found[0].pages)
    links = signposts(
        uris, manuscript.id, rights=rights, has_record=has_record, has_pages=has_pages
    )
    others = [locale for tag, locale in _LOCALES.items() if tag != language]
    return WebFace(
        schema=_schema(uris, manuscript, handling, picture, rights, has_pages=has_pages),
        picture=picture,
        signposts=links,
        locales=(_LOCALES[language], *others),
    )


def _picture(
    session: Session, uris: Uris, card: ManuscriptCard, handling: Handling
) -> CardPicture | None:
    image_id = card.cover_image_id
    if image_id is None or not card.cover_width_px or not card.cover_height_px:
        return None
    canvas_id = session.scalar(select(Image.canvas_id).where(Image.id == image_id))
    # The cover of a book of which everybody gets small pictures is no image of that name.
    if canvas_id is None or _NOT_ON_A_CARD & handling.rules_of(canvas_id):
        return None
    restricted = select(TierInForce.tier).where(
        TierInForce.manuscript_id == card.id,
        or_(TierInForce.canvas_id == canvas_id, TierInForce.canvas_id == WHOLE),
    )
    if session.execute(restricted.limit(1)).first() is not None:
        return None
    sizes = whole_sizes(card.cover_width_px, card.cover_height_px)
    fitting = [size for size in sizes if max(size) <= _CARD_PX] or [min(sizes)]
    width, height = max(fitting)
    address = uris.image_request(image_id, f"full/{width},{height}/0/default.jpg")
    return CardPicture(address, width, height)


def _schema(
    uris: Uris,
    manuscript: Manuscript,
    handling: Handling,
    picture: CardPicture | None,
    rights: str | None,
    *,
    has_pages: bool,
) -> Node:
    page = uris.manuscript(manuscript.id)
    holder: Node = {"@type": "ArchiveOrganization", "name": _said(manuscript.holder.names)}
    if manuscript.holder.homepage:
        holder["url"] = manuscript.holder.homepage
    node: Node = {
        "@context": "https://schema.org",
        "@type": ["Manuscript", "ArchiveComponent"],
        "@id": page,
        "url": page,
        "name": _said(manuscript.titles) if manuscript.titles else manuscript.shelfmark,
        "identifier": [
            _named("shelfmark", manuscript.shelfmark),
            _named("ark", str(uris.ark_name(manuscript.id))),
        ],
        "holdingArchive": holder,
        "dateModified": manuscript.changed_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": uris.dcat(), "url": uris.home()},
    }
    told = {
        "inLanguage": list(manuscript.languages),
        "description": _said(manuscript.summary or {}),
        "temporalCoverage": manuscript.date_text,
        "material": manuscript.material_text,
        "locationCreated": manuscript.place_text
        and {"@type": "Place", "name": manuscript.place_text},
        "license": rights,
        "creditText": _said((manuscript.required_statement or {}).get("value", {})),
        # The custodians' own words stand beside everything that is told of the book.
        "conditionsOfAccess": [_word(note.text, note.language) for note in handling.notes],
        "thumbnailUrl": picture.address if picture else None,
        "associatedMedia": _manifests(uris, manuscript.id) if has_pages else None,
    }
    return node | {name: value for name, value in told.items() if value}


def _named(scheme: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _manifests(uris: Uris, manuscript_id: str) -> list[Node]:
    address = uris.manifest(manuscript_id)
    return [
        {
            "@type": "MediaObject",
            "contentUrl": each,
            "encodingFormat": "application/ld+json",
            "name": f"IIIF Presentation API {version}",
        }
        for each, version in ((address, "3.0"), (uris.older(address), "2.1"))
    ]


def _said(texts: LanguageMap) -> Any:
    """Return a language map as schema.org has texts: with their languages, one alone or a list."""
    found = [_word(text, tag) for tag, several in texts.items() for text in several]
    return found[0] if len(found) == 1 else found


def _word(text: str, language: str) -> str | Node:
    return text if language == NONE else {"@language": language, "@value": text}


def described(lines: Sequence[str], longest: int = 300) -> str:
    """Return a few lines as one, for the text of a card: cut at a word, at most `longest`."""
    text = " ".join(" ".join(lines).split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0] + "…"
