"""What the scripts of the bench are given: addresses, words, sides, vocabularies."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sqlalchemy.orm import Session

from catalog.accounts.permissions import Person
from catalog.conservation.condition.grades import SCALES, Fit, Use
from catalog.conservation.condition.models import Method, ScopeKind
from catalog.conservation.condition.quires import sides_by_quire
from catalog.conservation.condition.tables import Activity, Assessment, Change, Extent
from catalog.paths import (
    ASSESSMENT_API_PATH,
    OBSERVATION_API_PATH,
    REGION_API_PATH,
)
from catalog.uris import Uris
from viewer.bench_terms import FIRST_COMPONENTS, GROUPS, LETTERS, damage_terms, labels_in
from viewer.bench_words import bench_words
from viewer.drawing_words import drawing_words
from viewer.frame import local
from viewer.languages import LANGUAGES, Translator
from viewer.page_models import SideView


def assessment_config(
    uris: Uris,
    row: Assessment,
    sides: Sequence[SideView],
    person: Person,
    t: Translator,
    *,
    may_write: bool,
) -> dict[str, Any]:
    """Return what the passes of an assessment need; the book itself comes from the API."""
    language = t.language.code
    return _config(uris, row, person, t, may_write=may_write) | {
        "components": labels_in("component", language),
        "firstComponents": list(FIRST_COMPONENTS),
        "scales": [
            {"id": one.id, "name": one.grades, "steps": list(range(one.lowest, one.highest + 1))}
            for one in SCALES.values()
            if one.grades != "priority"
        ],
        "uses": [one.value for one in Use],
        "fits": [one.value for one in Fit],
        "methods": [one.value for one in Method],
        "scopes": [one.value for one in ScopeKind],
        "sides": [_side(uris, side) for side in sides],
    }


def map_config(
    session: Session,
    uris: Uris,
    row: Assessment,
    sides: Sequence[SideView],
    person: Person,
    t: Translator,
    *,
    may_write: bool,
) -> dict[str, Any]:
    """Return what the damage map needs for every side of the book."""
    address = local(uris.damage_map(row.manuscript_id, row.id))
    quires = {
        canvas_id: quire.label
        for quire in sides_by_quire(session, row.manuscript_id)
        for canvas_id in quire.canvas_ids
        if quire.number is not None
    }
    config = _config(uris, row, person, t, may_write=may_write)
    return config | {
        "words": config["words"] | drawing_words(t),
        "scale": f"{address}/scale",
        "sides": [_side(uris, side) | {"quire": quires.get(side.id, "")} for side in sides],
    }


def _config(
    uris: Uris, row: Assessment, person: Person, t: Translator, *, may_write: bool
) -> dict[str, Any]:
    manuscript_id = row.manuscript_id
    bench = local(uris.bench(manuscript_id))
    return {
        "id": row.id,
        "number": row.number,
        "manuscript": manuscript_id,
        "previous": row.previous_id,
        "person": person.id or "operator",
        "mayWrite": may_write,
        "language": t.language.code,
        "languages": [[code, one.name] for code, one in LANGUAGES.items()],
        "words": bench_words(t),
        "terms": damage_terms(t.language.code),
        "causes": labels_in("cause", t.language.code),
        "groups": [{"name": name, "letter": LETTERS[name]} for name in GROUPS],
        "activities": [one.value for one in Activity],
        "extents": [one.value for one in Extent],
        "changes": [one.value for one in Change],
        "api": {
            "assessment": ASSESSMENT_API_PATH.format(assessment_id=row.id),
            "observation": OBSERVATION_API_PATH.format(observation_id="ID"),
            "region": REGION_API_PATH.format(region_id="ID"),
        },
        "page": local(uris.assessment(manuscript_id, row.id)),
        "map": local(uris.damage_map(manuscript_id, row.id)),
        "who": f"{bench}/who",
        "signIn": f"{local(uris.sign_in())}?next={quote(bench)}",
    }


def _side(uris: Uris, side: SideView) -> dict[str, Any]:
    service = local(uris.image(side.image_id)) if side.image_id else None
    return {
        "id": side.id,
        "label": side.label,
        "size": [side.width, side.height],
        "image": list(side.image_size),
        "service": service,
        "mayCover": side.may_cover,
        "maySmall": not side.is_no_thumbnail,
    }
