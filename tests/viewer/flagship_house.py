"""The flagship on the shelf of an assembled house, published with its authorities."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from catalog import manuscripts
from catalog.authorities import authorities
from catalog.authorities.content import read_content
from catalog.codicology.folios import ensure_canvas, ensure_side
from catalog.codicology.label_text import parse_label
from catalog.descriptions import Description
from catalog.identifiers import Kind, mint
from catalog.pages import pages_of
from catalog.record import drafts, workflow
from catalog.record.checking import item_id
from tests.catalog.provenance import flagship
from tests.factories import an_image
from tests.iiif.image.shelved import Collection
from viewer.assembly import House
from viewer.work import keep_manifest

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def _named(kind: str, **names: str) -> dict[str, Any]:
    listed = [{"text": text, "language": tag, "is_preferred": True} for tag, text in names.items()]
    return {"kind": kind, "names": listed}


AUTHORITIES: dict[str, dict[str, Any]] = {
    flagship.PLACE_TURKISTAN: {
        **_named("place", en="Turkistan", kk="Түркістан", ru="Туркестан", ar="تركستان"),
        "latitude": 43.29733,
        "longitude": 68.27089,
        "is_sensitive": True,
    },
    flagship.PLACE_ALMATY: {
        **_named("place", en="Almaty", kk="Алматы", ru="Алматы", ar="ألماتي"),
        "latitude": 43.238,
        "longitude": 76.889,
    },
    flagship.LIBRARY: _named(
        "body",
        en="National Library of Kazakhstan",
        kk="ҚР Ұлттық кітапханасы",
        ru="Национальная библиотека РК",
        ar="المكتبة الوطنية لجمهورية كازاخستان",
    ),
}
HOLDER = {
    "id": "national-library-rk",
    "name": {
        "en": "National Library of Kazakhstan",
        "kk": "ҚР Ұлттық кітапханасы",
        "ru": "Национальная библиотека РК",
        "ar": "المكتبة الوطنية لجمهورية كازاخستان",
    },
}


SIDES = ("1r", "1v", "2r")


def shelve_flagship(house: House, *, at: datetime = AT) -> str:
    """Make it, describe it, publish it; its identifier."""
    house.vault.root.ensure()
    described = Description.from_mapping(
        {"shelfmark": "NLRK-Q12", "titles": {"en": "Quran"}, "holder": HOLDER, "languages": ["ar"]}
    )
    with house.sessions.begin() as session:
        for authority_id, content in AUTHORITIES.items():
            authorities.create(
                session,
                house.vault.root,
                read_content(content),
                new_id=authority_id,
                by="A. Cataloguer",
                at=at,
                is_distinct=True,
            )
        made = manuscripts.create(session, described, new_id=mint(Kind.MANUSCRIPT), at=at)
        for label in SIDES:
            side = ensure_side(session, made.id, parse_label(label))
            ensure_canvas(session, side, 600, 800, mint(Kind.CANVAS))
        draft = drafts.open_draft(session, made.id, by="A. Cataloguer", at=at)
        drafts.save(
            session,
            made.id,
            flagship.mapping(),
            edition=draft.edition,
            by="A. Cataloguer",
            at=at,
            new_id=item_id,
        )
        workflow.publish(
            session,
            house.vault.root,
            made.id,
            by="A. Curator",
            message="Published.",
            at=at,
            new_id=mint,
            after=keep_manifest(house.uris),
        )
        return made.id


def photograph_flagship(house: House, manuscript_id: str, scratch: Path) -> None:
    """A plain picture of each side, tiled as ingest does it: no drawing stands for a page."""
    collection = Collection(house.vault.blobs, scratch)
    with house.sessions.begin() as session:
        for number, page in enumerate(pages_of(session, manuscript_id)):
            image_id = mint(Kind.IMAGE)
            collection.add(Image.new("RGB", (600, 800), (200, 180, 150 + number)), image_id)
            an_image(
                session,
                manuscript_id,
                page.canvas_id,
                AT,
                image_id=image_id,
                original_name=f"{page.side_label}.tif",
                width_px=600,
                height_px=800,
            )
