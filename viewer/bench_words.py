"""The sentences of the bench that its scripts say, in one language at a time."""

from functools import cache
from typing import Final

from viewer.languages import Translator

# What both pages say: saving, the passes over the book, signing (bench_script.ftl).
WORDS: Final = (
    "bench-all-told", "bench-assessors", "bench-circumstances", "bench-clash-later",
    "bench-clash-mine", "bench-clash-take", "bench-clash-theirs", "bench-clash-title",
    "bench-clash-what", "bench-close", "bench-component-add", "bench-component-examined",
    "bench-component-no_damage", "bench-component-not_examined", "bench-component-note",
    "bench-components", "bench-components-lead", "bench-decide", "bench-draw-damage",
    "bench-fit-no", "bench-fit-yes", "bench-fit-yes_with_conditions", "bench-fitness",
    "bench-give-up", "bench-grade-copper_green", "bench-grade-copper_green-1",
    "bench-grade-copper_green-2", "bench-grade-copper_green-3", "bench-grade-copper_green-4",
    "bench-grade-ink_corrosion", "bench-grade-ink_corrosion-1", "bench-grade-ink_corrosion-2",
    "bench-grade-ink_corrosion-3", "bench-grade-ink_corrosion-4", "bench-grade-overall",
    "bench-grade-overall-1", "bench-grade-overall-2", "bench-grade-overall-3",
    "bench-grade-overall-4", "bench-grade-stability", "bench-grade-stability-1",
    "bench-grade-stability-2", "bench-grade-stability-3", "bench-grades",
    "bench-humidity-percent", "bench-in-scope", "bench-index", "bench-interpreted",
    "bench-interpreted-hint", "bench-light-lux", "bench-loading", "bench-look",
    "bench-method-ir", "bench-method-magnifier", "bench-method-microscope",
    "bench-method-naked_eye", "bench-method-ph", "bench-method-raking",
    "bench-method-thickness", "bench-method-touch", "bench-method-transmitted",
    "bench-method-uv", "bench-methods", "bench-missing", "bench-missing-more",
    "bench-missing-parts", "bench-next-check", "bench-next-check-on", "bench-no-collation",
    "bench-no-damage", "bench-no-photograph", "bench-no-sides", "bench-not-said",
    "bench-nothing-missing", "bench-observations", "bench-observed", "bench-observed-hint",
    "bench-open", "bench-outcome-examined", "bench-outcome-no_damage",
    "bench-outcome-not_examined", "bench-outcome-open", "bench-page-alt", "bench-part-grades",
    "bench-part-looking", "bench-part-next", "bench-part-record", "bench-part-scope",
    "bench-part-words", "bench-pass-components", "bench-pass-quires", "bench-pass-whole",
    "bench-place", "bench-priority", "bench-priority-0", "bench-priority-1", "bench-priority-2",
    "bench-priority-3", "bench-priority-4", "bench-progress", "bench-purpose", "bench-quire",
    "bench-quire-outside", "bench-quire-unknown", "bench-reason", "bench-reason-away",
    "bench-reason-fragile", "bench-reason-hidden", "bench-reason-missing", "bench-reason-stuck",
    "bench-reason-title", "bench-reason-unphotographed", "bench-recommendation",
    "bench-recommendation-add", "bench-recommendation-remove", "bench-recommendations",
    "bench-redo", "bench-same-as-last", "bench-scope", "bench-scope-components",
    "bench-scope-leaves", "bench-scope-parts", "bench-scope-quires", "bench-scope-sides",
    "bench-scope-sides-hint", "bench-scope-sides-wrong", "bench-scope-which",
    "bench-scope-whole", "bench-see-map", "bench-side", "bench-side-after", "bench-side-before",
    "bench-sides", "bench-sign-in", "bench-sign-offline", "bench-sign-unsent",
    "bench-state-clash", "bench-state-memory", "bench-state-other-person", "bench-state-others",
    "bench-state-refused", "bench-state-saved", "bench-state-sending", "bench-state-signed-out",
    "bench-state-waiting", "bench-taken-back", "bench-temperature-c", "bench-text-language",
    "bench-text-more", "bench-told", "bench-told-one", "bench-try-again", "bench-undo",
    "bench-use-exhibition", "bench-use-imaging", "bench-use-loan", "bench-use-reading_room",
)  # fmt: skip
# What only the damage map says (bench_map.ftl).
MAP_WORDS: Final = (
    "bench-activity", "bench-activity-active", "bench-activity-inactive",
    "bench-activity-unknown", "bench-add", "bench-add-shape", "bench-by-numbers",
    "bench-canvas-id", "bench-cause", "bench-change", "bench-change-gone", "bench-change-grown",
    "bench-change-new", "bench-change-not_examined", "bench-change-proposed",
    "bench-change-reduced", "bench-change-term", "bench-change-treated",
    "bench-change-unchanged", "bench-changed-meanwhile", "bench-choose-term", "bench-component",
    "bench-count", "bench-erased", "bench-extent", "bench-extent-isolated",
    "bench-extent-local", "bench-extent-whole", "bench-extent-widespread",
    "bench-group-binding", "bench-group-living", "bench-group-loss", "bench-group-media",
    "bench-group-other", "bench-group-repair", "bench-group-shape", "bench-group-surface",
    "bench-group-water", "bench-how-freehand", "bench-how-point", "bench-how-polygon",
    "bench-how-rectangle", "bench-layer", "bench-legend-points", "bench-list",
    "bench-list-empty", "bench-list-title",
    "bench-list-unknown", "bench-marked-no-damage", "bench-materials", "bench-measure",
    "bench-region", "bench-region-area", "bench-region-no-scale", "bench-region-numbers",
    "bench-region-point", "bench-region-remove", "bench-region-tolerance",
    "bench-region-tolerance-mm", "bench-remove", "bench-removed", "bench-same", "bench-same-as",
    "bench-same-none", "bench-same-of", "bench-severity", "bench-severity-0",
    "bench-severity-1", "bench-severity-2", "bench-severity-3", "bench-severity-4",
    "bench-severity-is", "bench-shape", "bench-still-there", "bench-target", "bench-term",
    "bench-terms-first", "bench-terms-none", "bench-terms-search", "bench-terms-title",
    "bench-to-list", "bench-tool-freehand", "bench-tool-pan", "bench-tool-point",
    "bench-tool-polygon", "bench-tool-rectangle", "bench-whole-side", "bench-words",
    "bench-words-hint",
)  # fmt: skip
_SLOTS: Final = (
    "count", "label", "quire", "number", "why", "by", "total", "area", "share", "tolerance",
    "term", "severity", "date",
)  # fmt: skip


@cache
def bench_words(t: Translator) -> dict[str, str]:
    """Return every sentence of the scripts, with the names of its values in braces."""
    slots = {name: f"{{{name}}}" for name in _SLOTS}
    return {key: t(key, **slots) for key in (*WORDS, *MAP_WORDS)}
