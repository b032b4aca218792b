"""The one seam with iiif-prezi3: plain structures are held against its models before they are kept.

What is served is our own structure, so that the order of properties is ours; prezi3 says whether
the types are right. It drops what it does not know without a word, so everything that went in
must come out again. One append to one of its lists would check the whole list anew (600 canvases:
3.4 s instead of 0.2 s), so a document goes through in one piece.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pydantic import AnyUrl, ValidationError

from iiif.presentation.errors import BadDocument

_KINDS = frozenset({"Manifest", "Collection"})
# prezi3 3.1.1 takes no digit in a language tag, though BCP 47 has them (ar-001, es-419).
_TAG_WITH_DIGIT = re.compile(r"(?=[A-Za-z-]*\d)[A-Za-z]{2,3}(-[A-Za-z0-9]+)+")
# What the specification allows and prezi3 3.1.1 has no field for: no loss of ours.
_GAPS = re.compile(
    r".*\.(rendering|seeAlso)\[\d+\]\.language"
    r"|\$\.viewingDirection"
    r"|\$\.structures\[\d+\](\.items\[\d+\])*\.(metadata|summary|requiredStatement|rights"
    r"|navDate|provider|homepage|seeAlso|partOf|viewingDirection|start)"
)
_LETTERS = str.maketrans("0123456789", "abcdefghij")


def check_types(document: dict[str, Any]) -> None:
    """Hold a whole Manifest or Collection (with its `@context`) against prezi3's model.

    Raises:
        BadDocument: a property has the wrong type, or prezi3 does not know it.
    """
    kind = str(document.get("type"))
    if kind not in _KINDS:
        raise BadDocument(f"{kind!r} is neither a Manifest nor a Collection.")
    # The context belongs to the document and not to the model: Collection has no field for it.
    given = {name: value for name, value in document.items() if name != "@context"}
    text = json.dumps(_spelt_for_prezi3(given), ensure_ascii=False)
    try:
        parsed = _model(kind).model_validate_json(text)
    except ValidationError as error:
        raise BadDocument(f"{document.get('id')}: {_first(error)}") from error
    returned = parsed.model_dump(mode="json", by_alias=True, exclude_none=True)
    lost = [where for where in losses(json.loads(text), returned) if not _GAPS.fullmatch(where)]
    if lost:
        raise BadDocument(f"{document.get('id')}: iiif-prezi3 does not know {lost[0]}.")


@cache
def _model(kind: str) -> Any:
    # Imported when the first document is made: it takes a third of a second and brings an HTTP
    # client and an image library, which a server that hands out kept bytes never needs.
    import iiif_prezi3

    return getattr(iiif_prezi3, kind)


def losses(given: Any, returned: Any, where: str = "$") -> Iterator[str]:
    """The places (JSON paths) whose value in `given` is missing or different in `returned`."""
    if isinstance(given, dict):
        for name, value in given.items():
            if not isinstance(returned, dict) or name not in returned:
                yield f"{where}.{name}"
            else:
                yield from losses(value, returned[name], f"{where}.{name}")
    elif isinstance(given, list):
        if not isinstance(returned, list) or len(given) != len(returned):
            yield where
        else:
            for index, (one, other) in enumerate(zip(given, returned, strict=True)):
                yield from losses(one, other, f"{where}[{index}]")
    elif given != returned and not _is_same_uri(given, returned):
        yield where


def _is_same_uri(given: Any, returned: Any) -> bool:
    # Its URIs come back normalised: 'https://example.org' with a slash at the end.
    if not isinstance(given, str) or not isinstance(returned, str):
        return False
    try:
        return str(AnyUrl(given)) == returned
    except ValidationError:
        return False


def _spelt_for_prezi3(value: Any) -> Any:
    if isinstance(value, dict):
        return {_spelt_name(name): _spelt_for_prezi3(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_spelt_for_prezi3(inner) for inner in value]
    return value


@lru_cache(maxsize=1024)
def _spelt_name(name: str) -> str:
    return name.translate(_LETTERS) if _TAG_WITH_DIGIT.fullmatch(name) else name


def _first(error: ValidationError) -> str:
    one = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in one["loc"])
    return f"{place}: {one['msg']}"
