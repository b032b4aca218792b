"""Rows of a catalogue of any size, made by counting: the same number gives the same book."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from catalog.codicology.label_text import parse_label
from catalog.identifiers import Kind, mint
from catalog.record.checking import dump, read_record
from catalog.record.published import columns_of

HOLDERS = 40
SIDES_MEAN = 67
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_SCRIPTS = ("script.kufic", "script.naskh", "script.muhaqqaq", "script.nastaliq", "script.maghribi")
_TITLES = (
    ("القرآن الكريم", "Qur'an", "Құран", "Коран"),
    ("الإنجيل", "Gospels", "Інжіл", "Евангелие"),
    ("تفسير الجلالين", "Commentary of the two Jalals", "Тәпсір", "Толкование"),
    ("ديوان الحكمة", "Book of Wisdom", "Диуани хикмет", "Книга мудрости"),
)
_SYLLABLES = (
    "با", "سي", "نو", "را", "مي", "دو", "قا", "لي", "شو", "ها", "طي", "فو", "زا", "كي", "جو", "عا",
)  # fmt: skip


@dataclass(frozen=True)
class Book:
    """Rows of one book by table name, in an order that foreign keys allow."""

    id: str
    rows: dict[str, list[dict[str, Any]]]
    sides: int


def holders() -> list[dict[str, Any]]:
    """The institutions, as rows."""
    return [
        {"id": f"library-{number}", "names": {"en": [f"Library {number}"]}, "homepage": None}
        for number in range(HOLDERS)
    ]


def books(count: int, first_row: int = 1) -> Iterator[Book]:
    """`count` books of 67 sides on average; every hundredth has 600."""
    leaf = side = first_row
    for number in range(1, count + 1):
        dice = random.Random(number)
        sides = 600 if number % 100 == 1 else 2 * dice.randint(11, 51)
        made = _book(number, sides, dice, leaf, side)
        leaf, side = leaf + sides // 2, side + sides
        yield made


def scribe(number: int) -> str:
    """The name of a scribe of the book with this number: two invented words that few books have."""
    dice = random.Random(-number)
    words = ("".join(dice.choice(_SYLLABLES) for _ in range(3)) for _ in range(2))
    return " بن ".join(words)


def _book(number: int, sides: int, dice: random.Random, leaf: int, side: int) -> Book:
    manuscript_id = mint(Kind.MANUSCRIPT, dice.randrange)
    at = BEGAN + timedelta(minutes=number)
    record = read_record(_document(number, sides, dice))
    rows: dict[str, list[dict[str, Any]]] = {
        "manuscripts": [
            {
                **columns_of(record),
                "id": manuscript_id,
                "is_sample": False,
                "is_withheld": False,
                "state": "published",
                "created_at": at,
                "changed_at": at,
            }
        ],
        "leaves": [], "sides": [], "canvases": [], "images": [],
        "revisions": [
            {
                "number": number, "object_kind": "manuscript", "object_id": manuscript_id,
                "change": "create", "at": at, "summary": "Made by counting.",
            }
        ],
        "record_revisions": [
            {
                "number": number, "manuscript_id": manuscript_id, "document": dump(record),
                "by": "the generator", "at": at, "message": "Made by counting.",
            }
        ],
    }  # fmt: skip
    for index in range(sides):
        label = parse_label(f"{index // 2 + 1}{'rv'[index % 2]}")
        if index % 2 == 0:
            rows["leaves"].append(
                {
                    "id": leaf + index // 2, "manuscript_id": manuscript_id,
                    "position": label.leaf_key, "label": label.leaf_text, "kind": label.kind,
                }
            )  # fmt: skip
        canvas_id, image_id = mint(Kind.CANVAS, dice.randrange), mint(Kind.IMAGE, dice.randrange)
        rows["sides"].append(
            {
                "id": side + index, "leaf_id": leaf + index // 2, "manuscript_id": manuscript_id,
                "face": label.face, "label": str(label), "position": label.sort_key,
            }
        )  # fmt: skip
        rows["canvases"].append(
            {
                "id": canvas_id, "side_id": side + index, "manuscript_id": manuscript_id,
                "width_px": 3000, "height_px": 4000,
            }
        )  # fmt: skip
        rows["images"].append(_image(image_id, manuscript_id, canvas_id, at))
    return Book(manuscript_id, rows, sides)


def _image(image_id: str, manuscript_id: str, canvas_id: str, at: datetime) -> dict[str, Any]:
    return {
        "id": image_id, "manuscript_id": manuscript_id, "canvas_id": canvas_id,
        "deposit_id": None, "original_name": f"{image_id}.tif", "format": "image/tiff",
        "size_bytes": 36_000_000, "sha256": image_id.ljust(64, "0"),
        "sha512": image_id.ljust(128, "0"), "width_px": 3000, "height_px": 4000,
        "tiles_etag": image_id, "tiles_bytes": 4_000_000, "technical": {}, "warnings": [],
        "is_withheld": False, "registered_at": at,
    }  # fmt: skip


def _document(number: int, sides: int, dice: random.Random) -> dict[str, Any]:
    arabic, english, kazakh, russian = dice.choice(_TITLES)
    year = dice.randint(420, 1300)
    texts = [
        {"text": arabic, "language": "ar"},
        {"text": f"{english}, copy {number}", "language": "en"},
        {"text": kazakh, "language": "kk"},
        {"text": russian, "language": "ru"},
    ]
    return {
        "identity": {
            "shelfmark": f"MS {number}",
            "holder_id": f"library-{number % HOLDERS}",
            "titles": [{"id": "t1", "texts": texts}],
            "languages": [{"id": "l1", "tag": "ar", "is_main": True}],
            "viewing_direction": "right-to-left",
            "summary": [{"text": f"A book of {sides} sides. " * 12, "language": "en"}],
        },
        "contents": {
            "works": [
                {
                    "id": f"w{item}",
                    "titles": [{"text": f"{arabic} {item}", "language": "ar"}],
                    "quotations": [
                        {
                            "id": f"q{item}",
                            "texts": [{"text": "بسم الله الرحمن الرحيم " * 4, "language": "ar"}],
                        }
                    ],
                }
                for item in range(dice.randint(1, 8))
            ]
        },
        "physical": {
            "supports": [{"id": "s1", "material": {"key": "support.paper"}}],
            "extent": {"leaves": sides // 2, "weight_g": 2000},
            "dimensions": [{"id": "d1", "height_mm": 396, "width_mm": 320}],
            "hands": [
                {
                    "id": f"h{item}",
                    "script": {"key": dice.choice(_SCRIPTS)},
                    "scribe": {"name": {"text": scribe(number), "language": "ar"}},
                    "note": [{"text": "Clear, sloping. " * 10, "language": "en"}],
                }
                for item in range(3)
            ],
        },
        "origin": {
            "date": {
                "original": f"{year} AH",
                "calendar": "hijri",
                "start": {"year": year},
            }
        },
        "provenance": {
            "marks": [
                {
                    "id": f"m{item}",
                    "kind": "seal",
                    "transcription": [{"text": "وقف لله", "language": "ar"}],
                }
                for item in range(dice.randint(0, 4))
            ]
        },
    }
