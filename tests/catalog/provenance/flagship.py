"""The Quran of Almaty as the press tells it: facts that conflict, each with who says so.

The shelfmark and the citations' wording are invented; the conflicts are not (reference:
conservation, fact 5 and 2.12). Reused by the journeys.
"""

from __future__ import annotations

from typing import Any

from catalog.record.document import Record

PLACE_TURKISTAN = "ah8qjqc4d0f"
PLACE_ALMATY = "ach8pvgrxnh"
LIBRARY = "a7k0qn4gc5v"


def _text(text: str, language: str) -> dict[str, str]:
    return {"text": text, "language": language}


def _press(citation: str, seen_on: str) -> dict[str, str]:
    return {"kind": "press", "citation": citation, "seen_on": seen_on}


KAZPRAVDA = _press("Kazakhstanskaya Pravda, report on the Quran of the National Library", "2026-11")
EURONEWS = _press("Euronews, 21 January 2026, report on restoration in Almaty", "2026-01-21")
CATALOGUE = {"kind": "catalogue", "citation": "Inventory card of the library"}


def mapping() -> dict[str, Any]:
    """The record as an editor would send it."""
    return {
        "identity": {
            "shelfmark": "NLRK-Q12",
            "holder_id": "national-library-rk",
            "titles": [
                {
                    "id": "t1",
                    "texts": [
                        _text("القرآن الكريم", "ar"),
                        _text("Құран", "kk"),
                        _text("Коран", "ru"),
                        _text("Quran", "en"),
                    ],
                }
            ],
            "languages": [{"id": "l1", "tag": "ar", "is_main": True}],
            "viewing_direction": "right-to-left",
        },
        "physical": {
            "extent": {"pages": 770, "leaves": 385, "weight_g": 5400},
            "dimensions": [{"id": "d1", "of": "leaf", "height_mm": 396, "width_mm": 320}],
            "hands": [
                {
                    "id": "h1",
                    "script": {"texts": [_text("Kufic", "en"), _text("كوفي", "ar")]},
                    "inks": [
                        {"texts": [_text("black", "en"), _text("أسود", "ar")]},
                        {"texts": [_text("red", "en"), _text("أحمر", "ar")]},
                        {"texts": [_text("gold", "en"), _text("ذهبي", "ar")]},
                    ],
                }
            ],
            "decorations": [
                {"id": "o1", "kind": {"texts": [_text("gold medallions", "en")]}},
            ],
        },
        "origin": {"date": COLOPHON},
        "provenance": PROVENANCE,
        "assertions": ASSERTIONS,
    }


COLOPHON: dict[str, Any] = {
    "original": "رمضان ٥٤٨",
    "original_language": "ar",
    "calendar": "hijri",
    "start": {"year": 548, "month": 9},
    "method": "colophon",
}

PROVENANCE: dict[str, Any] = {
    "marks": [
        {
            "id": "seal1",
            "kind": "seal",
            "transcription": [_text("عبده القاضي ن", "ar")],
            "locus": {"start": "1r"},
        }
    ],
    "inferences": [
        {
            "id": "inf1",
            "mark_id": "seal1",
            "claim": "ownership",
            "agent": {"name": _text("Judge N", "en")},
            "certainty": "possible",
            "argument": [_text("Such a seal may mark an inventory as well.", "en")],
        }
    ],
    "events": [
        {
            "id": "owned",
            "kind": "gift",
            "receiver": {"name": _text("Judge N", "en")},
            "title_moved": "yes",
            "custody_moved": "yes",
            "certainty": "probable",
            "evidence": ["inf1"],
        },
        {
            "id": "find",
            "kind": "find",
            "place": {"authority_id": PLACE_TURKISTAN, "name": _text("Turkistan", "en")},
            "custody_moved": "yes",
            "sources": [KAZPRAVDA],
        },
        {
            "id": "moved1936",
            "kind": "transfer_of_custody",
            "date": {
                "original": "1936",
                "calendar": "gregorian",
                "start": {"year": 1936},
            },
            "place": {"authority_id": PLACE_ALMATY, "name": _text("Almaty", "en")},
            "receiver": {
                "authority_id": LIBRARY,
                "name": _text("National Library of Kazakhstan", "en"),
            },
            "title_moved": "unknown",
            "custody_moved": "yes",
            "certainty": "certain",
            "sources": [KAZPRAVDA],
        },
    ],
}

ASSERTIONS: list[dict[str, Any]] = [
    {
        "id": "s1",
        "about": "support",
        "texts": [_text("parchment", "en"), _text("пергамент", "ru"), _text("رق", "ar")],
        "certainty": "possible",
        "sources": [EURONEWS],
    },
    {
        "id": "s2",
        "about": "support",
        "texts": [_text("heavy paper", "en"), _text("пергаментная бумага", "ru")],
        "certainty": "possible",
        "sources": [KAZPRAVDA],
    },
    {
        "id": "s3",
        "about": "date",
        "date": {
            "original": "XII ғ.",
            "original_language": "kk",
            "calendar": "gregorian",
            "start": {"year": 12, "is_century": True},
        },
        "certainty": "probable",
        "sources": [EURONEWS],
    },
    {
        "id": "s4",
        "about": "extent",
        "texts": [_text("770 pages", "en"), _text("770 бет", "kk"), _text("770 صفحة", "ar")],
        "certainty": "probable",
        "sources": [KAZPRAVDA],
    },
    {
        "id": "s5",
        "about": "found_at",
        "reference": {"authority_id": PLACE_TURKISTAN, "name": _text("Turkistan", "en")},
        "certainty": "probable",
        "sources": [KAZPRAVDA],
    },
    {
        "id": "s6",
        "about": "moved",
        "texts": [_text("Brought to Almaty in 1936", "en")],
        "certainty": "certain",
        "sources": [KAZPRAVDA],
    },
    {
        "id": "s7",
        "about": "legal_title",
        "texts": [_text("Property of the National Library", "en")],
        "certainty": "possible",
        "sources": [CATALOGUE],
    },
    {
        "id": "s8",
        "about": "legal_title",
        "texts": [_text("No document shows who owned it before 1970", "en")],
        "certainty": "probable",
        "sources": [EURONEWS],
    },
    {
        "id": "s9",
        "about": "support",
        "texts": [_text("papyrus", "en")],
        "certainty": "possible",
        "standing": "rejected",
        "sources": [EURONEWS],
    },
]


def record() -> Record:
    """The record, checked."""
    return Record.model_validate(mapping())
