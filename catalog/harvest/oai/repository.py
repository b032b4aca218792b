"""The repository as OAI-PMH sees it: its name, its address, and the names of its items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from catalog.identifiers import Kind, is_valid
from catalog.uris import Uris

# A namespace of the oai-identifier scheme is a domain name (OAI guidelines, "oai-identifier").
_DOMAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9\-]*(\.[A-Za-z][A-Za-z0-9\-]*)+")


@dataclass(frozen=True, slots=True)
class Repository:
    """What every answer needs: `base` is the address that was asked, `contact` a mail address."""

    uris: Uris
    base: str
    contact: str

    @property
    def host(self) -> str:
        """The name of the machine in the public address."""
        return urlsplit(self.uris.base).hostname or ""

    @property
    def is_domain(self) -> bool:
        """Whether identifiers follow the oai-identifier scheme, which asks for a domain name."""
        return _DOMAIN.fullmatch(self.host) is not None

    def identifier(self, book_id: str) -> str:
        """The identifier of an item, the same for every harvester."""
        return f"oai:{self.host}:{book_id}"

    def book_of(self, identifier: str) -> str | None:
        """The book that an identifier names; None if it cannot be one of ours."""
        beginning = f"oai:{self.host}:"
        book_id = identifier.removeprefix(beginning)
        if not identifier.startswith(beginning) or not is_valid(book_id):
            return None
        return book_id if book_id.startswith(Kind.MANUSCRIPT.value) else None


def contact_of(stated: str, uris: Uris) -> str:
    """Whom a harvester may write to: as the settings say, or the postmaster of the machine.

    Every domain that takes mail has that one (RFC 5321, section 4.5.1).
    """
    host = urlsplit(uris.base).hostname or "localhost"
    return stated or f"postmaster@{host if '.' in host else f'{host}.localdomain'}"
