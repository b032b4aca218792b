"""Manifests of partners, written for these tests."""

from __future__ import annotations

import json
from typing import Any

PARTNER = "https://partner.example"
ADDRESS = f"{PARTNER}/iiif/book/manifest"
IMAGES = "https://images.partner.example"


def version_3(address: str = ADDRESS, images: str = IMAGES, **more: Any) -> dict[str, Any]:
    return {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": address,
        "type": "Manifest",
        "label": {"ar": ["مصحف"], "en": ["<b>A Quran</b>"]},
        "provider": [{"id": PARTNER, "type": "Agent", "label": {"en": ["The partner"]}}],
        "rights": "http://rightsstatements.org/vocab/NoC-US/1.0/",
        "requiredStatement": {"label": {"en": ["By"]}, "value": {"en": ["Photo: the partner"]}},
        "viewingDirection": "right-to-left",
        "items": [_canvas(address, images, number) for number in (1, 2)],
        **more,
    }


def _canvas(address: str, images: str, number: int) -> dict[str, Any]:
    canvas = f"{address}/canvas/{number}"
    service = f"{images}/iiif/3/{number}"
    return {
        "id": canvas,
        "type": "Canvas",
        "label": {"none": [f"{number}r"]},
        "width": 600,
        "height": 900,
        "items": [
            {
                "id": f"{canvas}/page",
                "type": "AnnotationPage",
                "items": [
                    {
                        "id": f"{canvas}/painting",
                        "type": "Annotation",
                        "motivation": "painting",
                        "target": canvas,
                        "body": {
                            "id": f"{service}/full/max/0/default.jpg",
                            "type": "Image",
                            "format": "image/jpeg",
                            "width": 600,
                            "height": 900,
                        },
                    }
                ],
            }
        ],
    }


def version_2(**more: Any) -> dict[str, Any]:
    return {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@id": ADDRESS,
        "@type": "sc:Manifest",
        "label": [{"@value": "Коран", "@language": "ru"}, {"@value": "Құран", "@language": "kk"}],
        "attribution": "The partner",
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
        "metadata": [{"label": "Holding Institution", "value": "The partner's library"}],
        "sequences": [
            {
                "@type": "sc:Sequence",
                "viewingDirection": "right-to-left",
                "canvases": [
                    {
                        "@id": f"{ADDRESS}/canvas/1",
                        "@type": "sc:Canvas",
                        "label": "1v",
                        "images": [
                            {
                                "resource": {
                                    "@id": "https://static.example/1.jpg",
                                    "@type": "dctypes:Image",
                                    "service": {
                                        "@context": "http://iiif.io/api/image/2/context.json",
                                        "@id": f"{IMAGES}/iiif/2/1",
                                    },
                                }
                            }
                        ],
                    }
                ],
            }
        ],
        **more,
    }


def as_bytes(manifest: object) -> bytes:
    return json.dumps(manifest, ensure_ascii=False).encode()
