"""Two invented records: a Quran with all that a record may hold, a leaf with almost nothing."""

from __future__ import annotations

from typing import Any

from catalog.record.document import Record

RECORD_URI = "https://books.example.org/manuscripts/m0000000001"
HOLDER = "National Library of Example"
LABELS = {
    "a0000000001": ("Maḥmūd ibn ʿAlī", ("https://viaf.org/viaf/0000000001",)),
    "a0000000002": ("Turkistan", ()),
    "a0000000003": ("al-Qurʾān", ("https://www.wikidata.org/entity/Q0",)),
}


def text(words: str, language: str = "en") -> dict[str, str]:
    return {"text": words, "language": language}


def hijri(year: int, month: int | None = None, **more: Any) -> dict[str, Any]:
    start = {"year": year} | ({} if month is None else {"month": month})
    return {"calendar": "hijri", "start": start, **more}


RAMADAN_548 = hijri(548, 9, original="رمضان ٥٤٨", original_language="ar", method="colophon")
PRESS = {"kind": "press", "citation": "A newspaper, 2025", "url": "https://news.example.org/1"}

QURAN = Record.model_validate({
    "identity": {
        "shelfmark": "Q 12",
        "holder_id": "nlx",
        "identifiers": [
            {
                "id": "id1", "kind": "former_shelfmark", "value": "Inv. 7",
                "issued_by": {"name": text("Madrasa library")}, "note": [text("label on f. 1r")],
            },
            {"id": "id2", "kind": "uri", "value": "https://old.example.org/7"},
        ],
        "titles": [
            {"id": "t1", "texts": [text("القرآن الكريم", "ar"), text("Quran")]},
        ],
        "keeping": {
            "country": [text("Exampleland")], "settlement": [text("Exampleton")],
            "institution": [text("Ministry of Books")],
            "fonds": [text("Main collection"), text("Qurans")],
        },
        "summary": [text("A large Quran <in Kufic> & gold.")],
        "languages": [
            {"id": "l1", "tag": "ar", "is_main": True, "note": [text("classical")]},
            {"id": "l2", "tag": "fa"},
        ],
        "viewing_direction": "right-to-left",
        "rights": "http://rightsstatements.org/vocab/NoC-OKLR/1.0/",
        "required_statement": {"label": [text("Attribution")], "value": [text("The library")]},
    },
    "contents": {
        "summary": [text("The whole text."), text("النص كامل", "ar")],
        "works": [
            {
                "id": "w1", "work": {"authority_id": "a0000000003"},
                "titles": [text("القرآن", "ar")], "languages": ["ar", "fa"],
                "locus": {"start": "1v", "end": "385r"},
                "contributors": [
                    {"id": "p1", "role": "translator", "person": {"name": text("Unknown")}}
                ],
                "subjects": [{"key": "subject.quran"}],
                "quotations": [
                    {
                        "id": "q1", "place": "incipit", "locus": {"start": "1v"},
                        "texts": [text("بسم الله الرحمن الرحيم", "ar")],
                        "translation": [text("In the name of God")],
                    },
                    {"id": "q2", "place": "explicit", "texts": [text("من الجنة والناس", "ar")]},
                    {"id": "q3", "place": "colophon", "texts": [text("في رمضان سنة ٥٤٨", "ar")]},
                ],
                "filiation": [text("copied from another")],
                "bibliography": [{"id": "r2", "citation": [text("On the text")]}],
            },
            {"id": "w4", "level": 2, "titles": [text("al-Fātiḥa", "ar-Latn")]},
        ],
        "parts": [
            {
                "id": "part1", "label": [text("Main part")], "former_shelfmark": "Inv. 7a",
                "locus": {"start": "1", "end": "380"}, "date": RAMADAN_548,
                "place": {"authority_id": "a0000000002", "certainty": "possible"},
                "works": [{"id": "w2", "titles": [text("Prayer")]}, {"id": "w3"}],
                "summary": [text("Prayers after the text")],
                "physical": {
                    "extent": {"leaves": 5},
                    "hands": [{"id": "h2", "note": [text("another hand")]}],
                },
                "bindings": [{"id": "b2", "tradition": "other", "note": [text("a wrapper")]}],
                "events": [{"id": "e3", "kind": "other", "note": [text("added later")]}],
                "bibliography": [{"id": "r3", "citation": [text("On the part")]}],
            },
            {"id": "part2", "level": 2, "label": [text("A leaf of it")]},
        ],
    },
    "physical": {
        "form": {"key": "form.codex"},
        "supports": [
            {
                "id": "s1", "material": {"key": "support.parchment"}, "certainty": "probable",
                "colour": [text("cream")], "note": [text("not tested")],
            },
            {"id": "s2", "material": {"key": "support.paper"}, "certainty": "possible"},
        ],
        "extent": {"leaves": 385, "pages": 770, "weight_g": 5400, "note": [text("ff. 1–385")]},
        "dimensions": [
            {"id": "d1", "of": "leaf", "height_mm": 396, "width_mm": 320, "tolerance_mm": 1},
            {"id": "d2", "of": "written", "height_mm": 250.5},
        ],
        "foliations": [
            {"id": "f1", "name": "Pencil", "is_cited": True, "position": [text("top left")]}
        ],
        "collation": {
            "quires": [
                {"number": 1, "leaves": 8}, {"number": 2, "leaves": 8},
                {"number": 3, "leaves": 8, "details": [{"place": 3, "mode": "missing"}]},
            ],
            "formula": "I8 (8), II8 (16), III8-1",
            "catchwords": [text("on each verso")], "note": [text("tight sewing")],
        },
        "layouts": [
            {
                "id": "y1", "columns": 1, "lines_min": 12, "lines_max": 13,
                "ruling": {"key": "ruling.mistara"}, "locus": {"start": "1v"},
            }
        ],
        "hands": [
            {
                "id": "h1", "scribe": {"authority_id": "a0000000001"}, "date": RAMADAN_548,
                "script": {"key": "script.kufic", "texts": [text("a bold Kufic")]},
                "inks": [{"key": "ink.carbon"}, {"key": "ink.gold"}],
                "vocalisation": [text("red dots")],
            }
        ],
        "decorations": [
            {
                "id": "o1", "kind": {"key": "decoration.medallion"},
                "materials": [{"key": "ink.gold"}], "locus": {"start": "1v", "end": "2r"},
            }
        ],
        "additions": [
            {
                "id": "a1", "kind": {"key": "addition.correction"}, "date": hijri(700),
                "transcription": [text("صح", "ar")], "translation": [text("correct")],
            }
        ],
        "condition": [text("Good, but for the edges.")],
        "music_notation": [text("Signs of recitation.")],
        "accompanying": [text("A letter of 1936.")],
        "notes": [
            {"id": "n1", "texts": [text("Kept flat.")]},
            {"id": "n3", "heading": [text("Printing type")], "texts": [text("none")]},
        ],
    },
    "bindings": [
        {
            "id": "b1", "date": hijri(11, is_approximate=True) | {
                "start": {"year": 11, "is_century": True}
            },
            "place": {"name": text("Bukhara")},
            "components": [
                {
                    "id": "c1", "type": {"key": "component.envelope_flap"},
                    "materials": [{"key": "binding_material.goatskin"}],
                    "techniques": [{"key": "technique.blind_tooling"}],
                    "originality": "original", "dimensions": {"height_mm": 100},
                },
                {"id": "c2", "type": {"key": "component.doublure"}, "presence": "missing"},
            ],
            "condition": [text("The flap is loose.")],
        }
    ],
    "origin": {
        "date": RAMADAN_548, "place": {"authority_id": "a0000000002", "certainty": "possible"},
        "patron": {"name": text("Amir")}, "note": [text("by its script")],
    },
    "provenance": {
        "marks": [
            {
                "id": "m1", "kind": "seal", "shape": {"key": "seal_shape.oval"},
                "transcription": [text("عبده القاضي محمد", "ar")], "legibility": "probable",
                "height_mm": 18, "width_mm": 14, "date": hijri(1081), "locus": {"start": "1r"},
            },
            {"id": "m2", "kind": "waqf_note", "transcription": [text("وقف", "ar")]},
        ],
        "inferences": [
            {
                "id": "i1", "mark_id": "m1", "claim": "ownership", "certainty": "possible",
                "agent": {"name": text("Judge Muhammad")}, "argument": [text("the seal names him")],
                "by": "A. Cataloguer",
            }
        ],
        "events": [
            {
                "id": "e1", "kind": "transfer_of_custody", "certainty": "probable",
                "date": {"calendar": "gregorian", "start": {"year": 1936}},
                "place": {"name": text("Almaty")}, "evidence": ["i1"], "custody_moved": "yes",
                "sources": [PRESS], "is_gap_before": True,
            },
            {"id": "e2", "kind": "acquisition", "receiver": {"name": text("The library")}},
        ],
        "summary": [text("Brought from Turkistan.")],
        "is_inalienable": True,
    },
    "assertions": [
        {
            "id": "x1", "about": "support", "term": {"key": "support.paper"},
            "texts": [text("пергаментная бумага", "ru")], "sources": [PRESS],
            "asserted_by": "A newspaper", "asserted_on": "2025-11-20",
        },
        {"id": "x2", "about": "support", "term": {"key": "support.parchment"}},
        {
            "id": "x3", "about": "date", "certainty": "disputed",
            "date": {"calendar": "gregorian", "start": {"year": 12, "is_century": True}},
        },
        {"id": "x4", "about": "moved", "texts": [text("in 1936 to Almaty")]},
        {"id": "x5", "about": "title", "texts": [text("Othman's Quran")], "standing": "superseded"},
        {"id": "x6", "about": "title", "texts": [text("a rumour")], "standing": "rejected"},
        {"id": "x7", "about": "extent", "texts": [text("770 pages")], "sources": [PRESS]},
    ],
    "bibliography": [
        {
            "id": "r1", "citation": [text("A Handlist (Almaty, 1999)")], "locus": "no. 12",
            "url": "https://doi.example.org/10.1/1",
        }
    ],
    "administration": {
        "record_history": [text("Described in 2025.")],
        "access": [text("By appointment.")],
        "custodial_history": [text("Moved to the new store in 2001.")],
        "surrogates": [text("Microfilm 12.")],
        "note": [text("Not for loan.")],
    },
    "notes": [{"id": "n2", "texts": [text("Examined in 2025.")], "locus": {"start": "12 verso"}}],
})  # fmt: skip

LEAF = Record.model_validate({
    "identity": {
        "shelfmark": "Frag. 3",
        "holder_id": "nlx",
        "titles": [{"texts": [text("Leaf of a Gospel")]}],
    }
})  # fmt: skip
