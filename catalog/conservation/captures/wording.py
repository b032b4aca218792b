"""What a photograph is called as a layer of its page: 'After treatment, 2027'."""

from __future__ import annotations

from catalog.conservation.captures.tables import Light, Phase
from catalog.language import LanguageMap
from catalog.vocabulary.terms import LABEL_LANGUAGES, find

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NANOMETRES = {"en": "nm", "kk": "нм", "ru": "нм", "ar": "نانومتر"}


def labels_of(phase: Phase, light: Light, band_nm: int | None, year: int) -> LanguageMap:
    """The label in the four languages; the light is named unless it is the normal one."""
    return {
        language: [_label(language, phase, light, band_nm, year)] for language in LABEL_LANGUAGES
    }


def _label(language: str, phase: Phase, light: Light, band_nm: int | None, year: int) -> str:
    parts = [_word(f"capture_phase.{phase.value}", language), str(year)]
    if light is not Light.NORMAL:
        wave = f" {band_nm} {_NANOMETRES[language]}" if band_nm else ""
        parts.insert(0, _word(f"capture_light.{light.value}", language) + wave)
    text = ("، " if language == "ar" else ", ").join(parts)
    return text.translate(_ARABIC_DIGITS) if language == "ar" else text


def _word(key: str, language: str) -> str:
    term = find(key)
    assert term is not None, key
    return term.labels[language][0]
