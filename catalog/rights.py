"""What others may do with the images, as a URI that machines understand.

IIIF Presentation 3.0 (section 3.2, rights) wants the URI of a Creative Commons licence or of a
RightsStatements.org statement, written with http as those bodies define it, or one added by
extension. Accepted here: those two in any common spelling (https, the human-readable page,
'CC BY 4.0'), set right; and an absolute http or https address on any other host, as it is.
The second is wide on purpose: communities speak about sacred books through labels of
their own (such as those of Local Contexts), and a fixed list would silence them.
"""

from __future__ import annotations

import re

from catalog.errors import BadAddress, BadRightsUri
from catalog.uris import check_web_address

_CC = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?P<path>licenses/(?:by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)/(?:1\.0|2\.0|2\.1|2\.5|3\.0|4\.0)"
    r"(?:/(?!deed|legalcode)[a-z]{2,4})?|publicdomain/(?:zero|mark)/1\.0)"
    r"/?(?:deed(?:\.[\w-]+)?|legalcode(?:\.[\w-]+)?)?/?",
    re.IGNORECASE,
)
_CC_SHORT = re.compile(
    r"cc[ -]?(?P<terms>by(?:-(?:sa|nd|nc|nc-sa|nc-nd))?)[ -](?P<version>[1-4]\.[015])",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"https?://(?:www\.)?rightsstatements\.org/(?:vocab|page|data)/(?P<name>[A-Za-z-]+)/1\.0/?(?:\?.*)?",
    re.IGNORECASE,
)
_STATEMENT_NAMES = {
    name.lower(): name
    for name in (
        "InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU", "NoC-CR", "NoC-NC", "NoC-OKLR",
        "NoC-US", "CNE", "UND", "NKC",
    )
}  # fmt: skip
_SHORTHANDS = {
    "cc0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "cc0 1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "public domain mark": "http://creativecommons.org/publicdomain/mark/1.0/",
    "public domain mark 1.0": "http://creativecommons.org/publicdomain/mark/1.0/",
}


def check_rights(value: object, field: str = "rights") -> str:
    """The rights URI in the spelling that the body behind it defines.

    Raises:
        BadRightsUri: it is no such URI; the sentence begins with `field`.
    """
    text = str(value).strip()
    mended = _mended(text)
    if mended is not None:
        return mended
    try:
        check_web_address(text, field)
    except BadAddress:
        raise _refusal(value, field) from None
    if re.match(r"https?://(www\.)?(creativecommons|rightsstatements)\.org(/|$)", text, re.I):
        raise _refusal(value, field)
    return text


def _mended(text: str) -> str | None:
    if text.lower() in _SHORTHANDS:
        return _SHORTHANDS[text.lower()]
    if licence := _CC.fullmatch(text):
        return f"http://creativecommons.org/{licence['path'].lower()}/"
    if short := _CC_SHORT.fullmatch(text):
        return check_rights(
            f"http://creativecommons.org/licenses/{short['terms'].lower()}/{short['version']}/"
        )
    statement = _STATEMENT.fullmatch(text)
    if statement and statement["name"].lower() in _STATEMENT_NAMES:
        return (
            f"http://rightsstatements.org/vocab/{_STATEMENT_NAMES[statement['name'].lower()]}/1.0/"
        )
    return None


def _refusal(value: object, field: str) -> BadRightsUri:
    return BadRightsUri(
        f"{field} is {value!r}: write the address of a statement of rightsstatements.org or of a "
        "Creative Commons licence, such as 'http://rightsstatements.org/vocab/NoC-US/1.0/'.",
        field=field,
        value=value,
    )
