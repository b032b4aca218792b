"""One manuscript with a full record, for tests of the pages that describe, compare and publish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from catalog import manuscripts
from catalog.descriptions import Description
from catalog.identifiers import Kind, mint
from catalog.record import drafts, workflow
from catalog.record.checking import dump, item_id, read_record, with_ids
from catalog.record.published import record_from
from viewer.assembly import House
from viewer.work import keep_manifest

DESCRIPTION = {
    "shelfmark": "MS Or. 14",
    "titles": {"kk": ["Құран"], "ar": ["مصحف"], "en": ["Qur'an"]},
    "holder": {"id": "library", "name": {"en": "The library", "ar": "المكتبة"}},
    "languages": ["ar"],
    "viewing_direction": "right-to-left",
}

SECTIONS: dict[str, Any] = {
    "physical": {
        "supports": [{"material": {"key": "support.paper"}, "certainty": "probable"}],
        "dimensions": [{"of": "leaf", "height_mm": 320, "width_mm": 240.5}],
        "extent": {"leaves": 385},
        "hands": [
            {
                "id": "h1",
                "scribe": {"name": {"text": "محمد بن أحمد", "language": "ar"}},
                "locus": {"start": "1v", "end": "384r"},
                "note": [
                    {"text": "A large hand.", "language": "en"},
                    {"text": "خط كبير", "language": "ar"},
                ],
            }
        ],
        "collation": {"quires": [{"number": 1, "leaves": 8}, {"number": 2, "leaves": 8}]},
    },
    "contents": {
        "works": [
            {
                "titles": [{"text": "القرآن الكريم", "language": "ar"}],
                "quotations": [
                    {"place": "incipit", "texts": [{"text": "بسم الله", "language": "ar"}]}
                ],
            }
        ]
    },
    "origin": {
        "date": {
            "original": "رمضان ٥٤٨",
            "original_language": "ar",
            "calendar": "hijri",
            "start": {"year": 548, "month": 9},
        }
    },
    "bindings": [
        {
            "components": [{"type": {"key": "component.envelope_flap"}}],
            "note": [{"text": "<b>Restored</b> \u202ein 1985", "language": "en"}],
        }
    ],
}


def document(**changes: Any) -> dict[str, Any]:
    """A whole record as plain JSON."""
    made = dump(record_from(Description.from_mapping(DESCRIPTION)))
    return dump(read_record(with_ids({**made, **SECTIONS, **changes}, item_id)))


def begin(house: House, at: datetime, *, published: bool = True) -> str:
    """Put the manuscript into the house, published once unless told otherwise; its identifier."""
    manuscript_id = mint(Kind.MANUSCRIPT)
    described = Description.from_mapping(DESCRIPTION)
    with house.sessions.begin() as session:
        manuscripts.create(session, described, new_id=manuscript_id, at=at)
        drafts.start(session, manuscript_id, read_record(document()), by="Somebody", at=at)
        if published:
            publish(house, session, manuscript_id, at, "First")
    return manuscript_id


def publish(house: House, session: Any, manuscript_id: str, at: datetime, message: str) -> None:
    """Publish the open draft."""
    house.vault.root.ensure()
    workflow.publish(
        session, house.vault.root, manuscript_id, by="Curator", message=message, at=at,
        new_id=mint, after=keep_manifest(house.uris),
    )  # fmt: skip
