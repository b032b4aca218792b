"""One manuscript as a IIIF manifest (Presentation 3.0, 5.2), from the record alone.

Plain structures in, plain structures out: nothing here reads a database, a clock or a pixel.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from catalog.codicology.labels import LeafKind
from catalog.handling.in_force import UNRESTRICTED, Handling
from catalog.language import NONE, LanguageMap
from catalog.manuscripts import Holder, Manuscript
from catalog.pages import PageRow
from catalog.uris import Uris
from iiif.content_search.services import services_of
from iiif.presentation import language, shown
from iiif.presentation.canvas import Node, canvas_of, thumbnail
from iiif.presentation.handling import may_state_rights, metadata, required_statement
from iiif.presentation.openings import unpaired
from iiif.presentation.restricted import context_of
from iiif.presentation.shown import NOTHING, Shown

CONTEXT = "http://iiif.io/api/presentation/3/context.json"

# The only addresses that `rights` may hold without an extension (3.1, rights).
_RIGHTS = re.compile(r"http://(creativecommons|rightsstatements)\.org/")
_BINDING = frozenset({LeafKind.COVER, LeafKind.SPINE})


def manifest_of(
    uris: Uris,
    manuscript: Manuscript,
    pages: Sequence[PageRow],
    handling: Handling = UNRESTRICTED,
    known: Shown = NOTHING,
) -> Node:
    """The manifest of a manuscript with its holder loaded; `pages` in reading order, never none.

    `handling` is what custodians ask of it: it is said, and kept. `known` is what was released of
    its conservation.
    """
    unbound = unpaired(pages)
    manifest: Node = {
        "@context": context_of(pages, CONTEXT),
        "id": uris.manifest(manuscript.id),
        "type": "Manifest",
        "label": name_of(manuscript.titles, manuscript.shelfmark),
    }
    if manuscript.summary:
        manifest["summary"] = language.plain_map(manuscript.summary)
    manifest["metadata"] = [
        *_metadata(manuscript, handling),
        *shown.metadata(known),
        *metadata(handling.policies, pages),
    ]
    manifest["viewingDirection"] = manuscript.viewing_direction.value
    manifest["behavior"] = ["individuals" if unbound is None else "paged"]
    if manuscript.rights and _is_stated(manuscript.rights, handling):
        manifest["rights"] = manuscript.rights
    statement = required_statement(manuscript.required_statement, handling.policies, pages)
    if statement is not None:
        manifest["requiredStatement"] = statement
    if manuscript.holder.homepage:
        manifest["provider"] = [_provider(manuscript.holder, manuscript.holder.homepage)]
    manifest["homepage"] = _homepages(uris, manuscript.id)
    if others := shown.see_also(uris, manuscript.id, known):
        manifest["seeAlso"] = others
    manifest["service"] = services_of(uris, manuscript.id)
    manifest["partOf"] = [
        {"id": uris.collection(), "type": "Collection", "label": language.COLLECTION}
    ]
    small = thumbnail_of(uris, known.current(pages), handling)
    if small is not None:
        manifest["thumbnail"] = [small]
    if ranges := shown.structures(uris, manuscript.id, pages, known):
        manifest["structures"] = ranges
    manifest["items"] = [
        canvas_of(
            uris,
            manuscript.id,
            page,
            is_unpaired=unbound is not None and page.canvas_id in unbound,
            handling=handling,
            known=known,
        )
        for page in pages
    ]
    return manifest


def name_of(titles: LanguageMap, shelfmark: str) -> LanguageMap:
    """What a manuscript is called: its titles, or its shelfmark when it has none."""
    return language.plain_map(titles) or language.without_language(shelfmark)


def thumbnail_of(
    uris: Uris, pages: Sequence[PageRow], handling: Handling = UNRESTRICTED
) -> Node | None:
    """The thumbnail of the first side that has a picture, in reading order.

    Where its custodians do not allow that, the binding stands for the book, or the next side that
    may.
    """
    pictured = [page for page in pages if page.image_id]
    allowed = [page for page in pictured if handling.may_stand_for(page.canvas_id)]
    if allowed and allowed[0] is not pictured[0]:
        allowed.sort(key=lambda page: page.leaf_kind not in _BINDING)
    for page in allowed:
        if page.image_id and page.image_width and page.image_height:
            is_uncut = handling.is_uncut(page.canvas_id)
            size = page.image_width, page.image_height
            return thumbnail(uris, page.image_id, *size, is_uncut=is_uncut)
    return None


def _is_stated(rights: str, handling: Handling) -> bool:
    return may_state_rights(handling) and _RIGHTS.match(rights) is not None


def _metadata(manuscript: Manuscript, handling: Handling) -> list[Node]:
    entries: list[tuple[LanguageMap, LanguageMap]] = []
    if manuscript.is_sample:
        entries.append((language.SAMPLE_LABEL, language.SAMPLE))
    entries.append((language.SHELFMARK, language.without_language(manuscript.shelfmark)))
    entries.append((language.HOLDER, language.plain_map(manuscript.holder.names)))
    for label, text in (
        (language.DATE, manuscript.date_text),
        (language.PLACE, manuscript.place_text),
        (language.MATERIAL, manuscript.material_text),
    ):
        if text:
            entries.append((label, language.without_language(text)))
    if manuscript.languages:
        entries.append((language.WRITTEN_IN, language.language_names(manuscript.languages)))
    if manuscript.rights and not _is_stated(manuscript.rights, handling):
        entries.append((language.RIGHTS, {NONE: [_link(manuscript.rights)]}))
    return [{"label": label, "value": value} for label, value in entries]


def _link(address: str) -> str:
    escaped = html.escape(address)
    return f'<a href="{escaped}">{escaped}</a>'


def _provider(holder: Holder, homepage: str) -> Node:
    return {
        "id": homepage,
        "type": "Agent",
        "label": holder.names,
        "homepage": [
            {"id": homepage, "type": "Text", "label": holder.names, "format": "text/html"}
        ],
    }


def _homepages(uris: Uris, manuscript_id: str) -> list[Node]:
    return [
        {
            "id": f"{uris.manuscript(manuscript_id)}?lang={tag}",
            "type": "Text",
            "label": {tag: language.HOMEPAGE[tag]},
            "format": "text/html",
            "language": [tag],
        }
        for tag in language.LANGUAGES
    ]
