"""Rules on single values: URIs, language maps, language tags, sizes, rights, dates.

Each function notes what is wrong with one value at one place; none looks at the rest of the
document.
"""

import re
from typing import Any
from xml.parsers import expat

from iiif.presentation.rules.findings import Findings

# RFC 3986: the characters a URI may hold; anything else must be percent-encoded (6.1).
_HTTP_URI = re.compile(r"https?://[^/?#\s]+[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
# RFC 5646, 2.1. Languages of four letters and more are in the grammar and none is registered.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
    r"|x(-[a-z0-9]{1,8})+",
    re.IGNORECASE | re.ASCII,
)
_DATE_TIME = re.compile(
    r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
)
_COMMONS = re.compile(
    r"http://creativecommons\.org/(licenses/[a-z-]+/\d\.\d(/[a-z-]+)?|publicdomain/[a-z]+/1\.0)/"
)
_STATEMENTS = re.compile(r"http://rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/")
_SHOWN_TAGS = frozenset({"a", "b", "br", "i", "img", "p", "small", "span", "sub", "sup"})


def is_http_uri(value: object) -> bool:
    """True for an absolute HTTP(S) URI in which special characters are encoded."""
    return isinstance(value, str) and _HTTP_URI.fullmatch(value) is not None


def is_one_of(value: object, allowed: frozenset[str] | set[str]) -> bool:
    """Whether `value` is one of these words; parsed JSON may hold anything, lists too."""
    return isinstance(value, str) and value in allowed


def check_http_uri(found: Findings, value: object, where: str) -> None:
    """`id` of resources that this specification defines (3.2, id)."""
    if not isinstance(value, str):
        found.must("id-not-a-string", where, "The id must be a string.", "3.2 id")
    elif not is_http_uri(value):
        found.must("id-not-http", where, f"{value!r} is no HTTP(S) URI.", "3.2 id, 6.1")


def check_uri(found: Findings, value: object, where: str) -> None:
    """`id` of things outside the specification, which may have other schemes (3.2, id)."""
    if not isinstance(value, str) or not _SCHEME.fullmatch(value):
        found.must("id-not-a-uri", where, f"{value!r} is no URI.", "3.2 id")


def is_positive_integer(value: object) -> bool:
    """True for 1, 2, 3 …; JSON's true is not a number."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def is_positive_number(value: object) -> bool:
    """True for a number above zero, as `duration` wants it."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def is_language_tag(value: object) -> bool:
    """True for a well-formed BCP 47 tag such as `ar`, `kk-Cyrl`, `es-419`."""
    return isinstance(value, str) and _TAG.fullmatch(value) is not None


def check_language_map(found: Findings, value: Any, where: str, *, markup: bool = False) -> None:
    """A JSON object from language tag (or `none`) to a list of strings (4.4).

    `markup` tells that minimal HTML is allowed here (4.5).
    """
    if not isinstance(value, dict):
        found.must("language-map-not-an-object", where, "Text must be a language map.", "4.4")
        return
    if not value:
        found.must("language-map-empty", where, "The language map has no entry.", "3.1 label")
    for tag, texts in value.items():
        if tag != "none" and not is_language_tag(tag):
            found.must("language-tag", where, f"{tag!r} is no BCP 47 language tag.", "4.4")
        _check_texts(found, texts, f"{where}.{tag}", markup=markup)


def _check_texts(found: Findings, texts: Any, where: str, *, markup: bool) -> None:
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        found.must("language-map-values", where, "Each entry must be an array of strings.", "4.4")
        return
    if not texts or not all(text.strip() for text in texts):
        found.must("language-map-blank", where, "The entry has no text.", "3.1 label")
    for text in texts:
        if len(text) > 1 and text[0] == "<" and text[-1] == ">":
            _check_markup(found, text, where, allowed=markup)


def _check_markup(found: Findings, text: str, where: str, *, allowed: bool) -> None:
    if not allowed:
        found.must("markup-not-allowed", where, "HTML must not stand in this property.", "4.5")
        return
    tags = _tags(text)
    if tags is None:
        found.must("markup-not-well-formed", where, "The HTML is not well-formed XML.", "4.5")
    elif tags - _SHOWN_TAGS:
        names = ", ".join(sorted(tags - _SHOWN_TAGS))
        found.should("markup-not-shown", where, f"Viewers remove the tags {names}.", "4.5")


def _tags(text: str) -> set[str] | None:
    """The names of the elements in `text`; None when it is not well-formed XML or has a DTD."""
    tags: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = lambda name, _: tags.add(name)
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        return None
    return tags


def _refuse_document_type(*_: object) -> None:
    """Stop at a document type: it could declare entities that swell without end."""
    raise expat.ExpatError("a document type")


def check_label_and_value(found: Findings, pair: Any, where: str) -> None:
    """An entry of `metadata`, or `requiredStatement` (3.1)."""
    if not isinstance(pair, dict) or "label" not in pair or "value" not in pair:
        found.must("label-and-value", where, "Both label and value must be there.", "3.1 metadata")
        return
    check_language_map(found, pair["label"], f"{where}.label")
    check_language_map(found, pair["value"], f"{where}.value", markup=True)


def check_rights(found: Findings, value: Any, where: str, *, extended: bool) -> None:
    """A licence or rights statement URI (3.1, rights); an `extended` document may have others."""
    if not isinstance(value, str):
        found.must("rights-not-a-string", where, "rights must be one string.", "3.1 rights")
    elif _COMMONS.fullmatch(value) or _STATEMENTS.fullmatch(value):
        return
    elif re.match(r"https?://(www\.)?(creativecommons|rightsstatements)\.org/", value):
        found.must(
            "rights-uri", where, f"{value!r} is not the URI its owner defined.", "3.1 rights"
        )
    elif not extended or not is_http_uri(value):
        found.must("rights-unknown", where, f"{value!r} is in no allowed set.", "3.1 rights")


def check_nav_date(found: Findings, value: Any, where: str) -> None:
    """An XSD dateTime with its time zone (3.1, navDate)."""
    if not isinstance(value, str) or not _DATE_TIME.fullmatch(value):
        found.must("nav-date", where, "navDate must be a dateTime with zone.", "3.1 navDate")
