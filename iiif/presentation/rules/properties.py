"""Which property and which behavior may stand on which type (Presentation 3.0, Appendix A)."""

TYPES = frozenset(
    {"Collection", "Manifest", "Canvas", "Range", "AnnotationPage", "Annotation"}
    | {"AnnotationCollection"}
)

_ONLY_ON: dict[str, frozenset[str]] = {
    "navDate": frozenset({"Collection", "Manifest", "Canvas", "Range"}),
    "placeholderCanvas": frozenset({"Collection", "Manifest", "Canvas", "Range"}),
    "accompanyingCanvas": frozenset({"Collection", "Manifest", "Canvas", "Range"}),
    "viewingDirection": frozenset({"Collection", "Manifest", "Range"}),
    "height": frozenset({"Canvas", "content"}),
    "width": frozenset({"Canvas", "content"}),
    "duration": frozenset({"Canvas", "content"}),
    "format": frozenset({"content"}),
    "language": frozenset({"content"}),
    "timeMode": frozenset({"Annotation"}),
    "start": frozenset({"Manifest", "Range"}),
    "supplementary": frozenset({"Range"}),
    "services": frozenset({"Collection", "Manifest"}),
    "items": frozenset({"Collection", "Manifest", "Canvas", "Range", "AnnotationPage"}),
    "structures": frozenset({"Manifest"}),
    "annotations": frozenset({"Collection", "Manifest", "Canvas", "Range", "content"}),
    "logo": frozenset({"Agent"}),
}

_ANYWHERE = frozenset(
    [
        "id",
        "type",
        "label",
        "metadata",
        "summary",
        "requiredStatement",
        "rights",
        "provider",
        "thumbnail",
        "profile",
        "behavior",
        "homepage",
        "rendering",
        "service",
        "seeAlso",
        "partOf",
    ]
)

# Of the Web Annotation Data Model, which section 2.2 brings in.
_WEB_ANNOTATION: dict[str, frozenset[str]] = {
    "Annotation": frozenset(
        [
            "body",
            "target",
            "motivation",
            "bodyValue",
            "created",
            "creator",
            "modified",
            "generated",
            "generator",
            "audience",
            "canonical",
            "via",
            "stylesheet",
            "timeMode",
        ]
    ),
    "AnnotationPage": frozenset({"next", "prev", "startIndex"}),
    "AnnotationCollection": frozenset({"first", "last", "total", "next", "prev"}),
}

VIEWING_DIRECTIONS = frozenset({"left-to-right", "right-to-left", "top-to-bottom", "bottom-to-top"})

BEHAVIORS: dict[str, frozenset[str]] = {
    "auto-advance": frozenset({"Collection", "Manifest", "Canvas", "Range"}),
    "no-auto-advance": frozenset({"Collection", "Manifest", "Canvas", "Range"}),
    "repeat": frozenset({"Collection", "Manifest"}),
    "no-repeat": frozenset({"Collection", "Manifest"}),
    "unordered": frozenset({"Collection", "Manifest", "Range"}),
    "individuals": frozenset({"Collection", "Manifest", "Range"}),
    "continuous": frozenset({"Collection", "Manifest", "Range"}),
    "paged": frozenset({"Collection", "Manifest", "Range"}),
    "facing-pages": frozenset({"Canvas"}),
    "non-paged": frozenset({"Canvas"}),
    "multi-part": frozenset({"Collection"}),
    "together": frozenset({"Collection"}),
    "sequence": frozenset({"Range"}),
    "thumbnail-nav": frozenset({"Range"}),
    "no-nav": frozenset({"Range"}),
    "hidden": frozenset({"AnnotationCollection", "AnnotationPage", "Annotation"}),
}

DISJOINT: tuple[frozenset[str], ...] = (
    frozenset({"auto-advance", "no-auto-advance"}),
    frozenset({"repeat", "no-repeat"}),
    frozenset({"unordered", "individuals", "continuous", "paged"}),
    frozenset({"paged", "facing-pages", "non-paged"}),
    frozenset({"multi-part", "together"}),
    frozenset({"sequence", "thumbnail-nav", "no-nav"}),
)

_KNOWN = _ANYWHERE | frozenset(_ONLY_ON) | frozenset().union(*_WEB_ANNOTATION.values())
_BY_SMALL_LETTERS = {name.lower(): name for name in _KNOWN}


def is_out_of_place(name: str, kind: str) -> bool:
    """True when the specification defines `name` and forbids it on resources of type `kind`."""
    return name in _ONLY_ON and kind not in _ONLY_ON[name] and not _is_web_annotation(name, kind)


def is_known(name: str, kind: str) -> bool:
    """True when the specification or the Web Annotation model defines `name` for `kind`."""
    return name in _ANYWHERE or name in _ONLY_ON or _is_web_annotation(name, kind)


def meant_by(name: str) -> str | None:
    """The property that `name` misspells (`viewingdirection`), None when there is none."""
    right = _BY_SMALL_LETTERS.get(name.lower())
    return right if right != name else None


def _is_web_annotation(name: str, kind: str) -> bool:
    return name in _WEB_ANNOTATION.get(kind, frozenset())
