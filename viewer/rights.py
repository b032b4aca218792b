"""What a rights address means, in words a reader knows."""

import re
from dataclasses import dataclass

from viewer.languages import Translator

_LICENCE = re.compile(
    r"https?://creativecommons\.org/licenses/(?P<terms>[a-z-]+)/(?P<version>[\d.]+)/.*"
)
_STATEMENT = re.compile(r"https?://rightsstatements\.org/vocab/(?P<name>[A-Za-z-]+)/1\.0/.*")
_PUBLIC_DOMAIN = {"zero": "rights-cc0", "mark": "rights-pdm"}


@dataclass(frozen=True, slots=True)
class Rights:
    """The address of a licence or statement, and its name."""

    address: str
    name: str


def rights_of(address: str, t: Translator) -> Rights:
    """Name a rights address: Creative Commons, RightsStatements.org, or else the address itself."""
    if licence := _LICENCE.match(address):
        return Rights(address, f"CC {licence['terms'].upper()} {licence['version']}")
    for mark, key in _PUBLIC_DOMAIN.items():
        if f"creativecommons.org/publicdomain/{mark}/" in address:
            return Rights(address, t(key))
    if statement := _STATEMENT.match(address):
        key = f"rights-{statement['name'].lower()}"
        if t.has(key):
            return Rights(address, t(key))
    return Rights(address, address)


def offered_rights(t: Translator) -> list[tuple[str, str]]:
    """List what a depositor may choose from: address and name."""
    return [(address, rights_of(address, t).name) for address in _OFFERED]


_OFFERED = (
    "http://creativecommons.org/publicdomain/mark/1.0/",
    "http://creativecommons.org/publicdomain/zero/1.0/",
    "http://creativecommons.org/licenses/by/4.0/",
    "http://creativecommons.org/licenses/by-sa/4.0/",
    "http://creativecommons.org/licenses/by-nc/4.0/",
    "http://creativecommons.org/licenses/by-nc-nd/4.0/",
    "http://rightsstatements.org/vocab/InC/1.0/",
    "http://rightsstatements.org/vocab/InC-EDU/1.0/",
    "http://rightsstatements.org/vocab/InC-NC/1.0/",
    "http://rightsstatements.org/vocab/NoC-CR/1.0/",
    "http://rightsstatements.org/vocab/NoC-NC/1.0/",
    "http://rightsstatements.org/vocab/NoC-OKLR/1.0/",
    "http://rightsstatements.org/vocab/NKC/1.0/",
    "http://rightsstatements.org/vocab/CNE/1.0/",
    "http://rightsstatements.org/vocab/UND/1.0/",
)
