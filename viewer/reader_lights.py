"""The lights of the reader: each kind of released photograph, and the pages that have one."""

from typing import Any

from sqlalchemy.orm import Session

from catalog.conservation.captures.released import ReleasedCapture
from catalog.conservation.captures.tables import Light
from catalog.pages import pages_of
from catalog.uris import Uris
from catalog.vocabulary.terms import find
from iiif.presentation.shown import Shown, photographs
from viewer.frame import local
from viewer.languages import Translator


def lights(session: Session, uris: Uris, manuscript_id: str, t: Translator) -> list[dict[str, Any]]:
    """Return every light but that of the page as it is now, each with the pages that have it.

    Of several photographs of a page by one light the newest counts.
    """
    known = Shown(photographs(session, manuscript_id))
    if not known.captures:
        return []
    found: dict[str, dict[str, Any]] = {}
    for page in pages_of(session, manuscript_id):
        for layer in known.layers(page)[1:]:
            if layer.capture is None or layer.capture.is_of_today:
                continue
            key = _key(layer.capture)
            light = found.setdefault(
                key, {"key": key, "label": _label(layer.capture, t), "pages": {}}
            )
            light["pages"].setdefault(
                page.canvas_id,
                {
                    "service": local(uris.image(layer.image_id)),
                    "width": layer.width,
                    "height": layer.height,
                },
            )
    return sorted(found.values(), key=lambda light: str(light["key"]))


def _key(capture: ReleasedCapture) -> str:
    if capture.light is Light.NORMAL:
        return capture.phase.value.replace("_", "-")
    band = f"-{capture.band_nm}" if capture.band_nm else ""
    return f"{capture.light.value.replace('_', '-')}{band}"


def _label(capture: ReleasedCapture, t: Translator) -> str:
    if capture.light is Light.NORMAL:
        return _word(f"capture_phase.{capture.phase.value}", t)
    word = _word(f"capture_light.{capture.light.value}", t)
    return t("light-band", light=word, nm=str(capture.band_nm)) if capture.band_nm else word


def _word(key: str, t: Translator) -> str:
    term = find(key)
    return term.labels[t.language.code][0] if term else key
