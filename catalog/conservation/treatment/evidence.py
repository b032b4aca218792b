"""Whether the photographs of a step show every side before and after: a pure rule and its facts.

A step without photographs of what it changed cannot be judged by anybody later (AIC Commentary
27; conservation.md 2.15, invariant 2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from catalog.conservation.treatment.neighbours import Shot
from catalog.conservation.treatment.step_content import Evidence

# A survey, a digitisation or a loan report shows a side before as well as a picture made for it.
AFTER = frozenset({"after"})
DURING = frozenset({"during"})


def uncovered(
    sides: Sequence[str], evidence: Evidence, shots: Mapping[str, Shot]
) -> dict[str, tuple[str, ...]]:
    """The sides that no photograph shows, by moment ('before', 'after'); empty when all is there.

    A step that touches no side (a board, a box) needs one photograph of each moment all the same,
    and then the side is ''.
    """
    found = {}
    for moment, ids in (("before", evidence.before), ("after", evidence.after)):
        shown = _shown(moment, ids, shots)
        missing = tuple(side for side in sides if side not in shown)
        if not sides and not shown:
            missing = ("",)
        if missing:
            found[moment] = missing
    return found


def _shown(moment: str, ids: Collection[str], shots: Mapping[str, Shot]) -> frozenset[str]:
    return frozenset(
        shot.canvas_id
        for shot in (shots[one] for one in ids if one in shots)
        if not shot.is_rejected
        and (shot.phase in AFTER if moment == "after" else shot.phase not in AFTER | DURING)
    )
