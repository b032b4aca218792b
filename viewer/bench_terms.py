"""The words for damage on the bench: in nine groups, each with a letter, a hatch and a colour.

Nobody tells thirty-nine colours apart, and some people none: a region carries the hatch and the
letter of its group, and its colour only helps. The letters are the same in every language, as
they stand on drawings that travel.
"""

from collections.abc import Mapping
from typing import Any, Final

from catalog.vocabulary.terms import terms

GROUPS: Final = (
    "loss", "shape", "water", "living", "media", "surface", "binding", "repair", "other",
)  # fmt: skip
LETTERS: Final[Mapping[str, str]] = dict(zip(GROUPS, "ABCDEFGHK", strict=True))
_MEMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "loss": ("tear", "loss", "crack", "split", "brittle", "trimmed", "cut", "burn", "vandal"),
    "shape": ("crease", "cockling", "distortion"),
    "water": ("stain", "tideline", "water"),
    "living": ("insect", "rodent", "mould"),
    "media": (
        "flaking", "lifting", "friable", "fading", "igi", "igi_halo", "cu_green", "bleed",
        "offset", "smudge", "tarnish",
    ),
    "surface": (
        "discolour", "yellowing", "foxing", "dirt", "abrasion", "accretion", "acid",
    ),
    "binding": ("detached", "sewing", "flap_dmg", "doubl_lift", "leather"),
    "repair": ("old_repair", "tape"),
}  # fmt: skip
_GROUP_OF: Final = {f"dmg.{name}": group for group, names in _MEMBERS.items() for name in names}
# What is looked at first on an Islamic binding; every other part can be added from the list.
FIRST_COMPONENTS: Final = (
    "component.board_upper", "component.board_lower", "component.envelope_flap",
    "component.fore_edge_flap", "component.spine", "component.doublure",
    "component.covering_material", "component.sewing", "component.endband",
    "component.textblock", "component.edges",
)  # fmt: skip


def group_of(term: str) -> str:
    """Return the group of a term of damage; 'other' for terms that no group has yet."""
    return _GROUP_OF.get(term, "other")


def damage_terms(language: str) -> list[dict[str, Any]]:
    """List the terms of damage in one language, group by group, in the order of the legend."""
    found = [
        {"key": term.key, "label": label_of(term.labels, language), "group": group_of(term.key)}
        for term in terms("dmg")
    ]
    return sorted(found, key=lambda term: GROUPS.index(term["group"]))


def labels_in(name: str, language: str) -> dict[str, str]:
    """Return what the terms of a vocabulary are called in one language, by key."""
    return {term.key: label_of(term.labels, language) for term in terms(name)}


def label_of(labels: Mapping[str, Any], language: str) -> str:
    """Return the label in the language, else in English."""
    found = labels.get(language) or labels["en"]
    return str(found if isinstance(found, str) else found[0])
