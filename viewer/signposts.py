"""Typed links around a manuscript (Signposting; RFC 8288) and the same as a set (RFC 9264).

A program that finds the page finds by them, without reading it: what to cite, of which kind it is,
where the descriptions for programs are, and the manifests. Each of those leads back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from catalog.arks.names import TEST_NAAN
from catalog.uris import Uris
from iiif.presentation.two.negotiation import JSON_LD_2, JSON_LD_3

LINKSET: Final = "application/linkset+json"
_TYPES: Final = ("https://schema.org/Manuscript", "https://schema.org/AboutPage")
_TEI: Final = "application/tei+xml"
_LINKED_ART: Final = 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"'


@dataclass(frozen=True, slots=True)
class Link:
    """Where something is, and of which media type; '' where that says nothing."""

    href: str
    kind: str = ""

    @property
    def node(self) -> dict[str, str]:
        """The link as RFC 9264 has a target (4.2.3)."""
        return {"href": self.href} | ({"type": self.kind} if self.kind else {})


@dataclass(frozen=True, slots=True)
class Signposts:
    """The links of one page by relation; `linkset` is where they all stand as a document."""

    page: str
    linkset: str
    links: Mapping[str, Sequence[Link]]

    @property
    def header(self) -> str:
        """The value of the Link header (RFC 8288, section 3)."""
        shown = {**self.links, "linkset": (Link(self.linkset, LINKSET),)}
        return ", ".join(
            _written(relation, link) for relation, links in shown.items() for link in links
        )

    @property
    def document(self) -> dict[str, Any]:
        """The set of links: those of the page, and those that lead back to it."""
        own: dict[str, Any] = {"anchor": self.page}
        own |= {relation: [one.node for one in links] for relation, links in self.links.items()}
        return {"linkset": [own, *self._back()]}

    def _back(self) -> Iterator[dict[str, Any]]:
        home = [Link(self.page, "text/html").node]
        for relation, back in (("describedby", "describes"), ("item", "collection")):
            for link in self.links.get(relation, ()):
                yield {"anchor": link.href, back: home}


def signposts(
    uris: Uris, manuscript_id: str, *, rights: str | None, has_record: bool, has_pages: bool
) -> Signposts:
    """Return the links of a manuscript that the public may read; `rights` only if they are told."""
    page, manifest = uris.manuscript(manuscript_id), uris.manifest(manuscript_id)
    links: dict[str, Sequence[Link]] = {
        # A number that everybody may use for tests promises nothing (RFC 8574, 3: the link is to
        # be persistent).
        "cite-as": (Link(page if uris.naan == TEST_NAAN else uris.ark(manuscript_id)),),
        "type": tuple(Link(each) for each in _TYPES),
        "describedby": tuple(_descriptions(uris, manuscript_id, has_record=has_record)),
    }
    if has_pages:
        links["item"] = (Link(manifest, JSON_LD_3), Link(uris.older(manifest), JSON_LD_2))
    if rights:
        links["license"] = (Link(rights),)
    links["collection"] = (Link(uris.collection(), JSON_LD_3),)
    return Signposts(page, uris.linkset(manuscript_id), links)


def _descriptions(uris: Uris, manuscript_id: str, *, has_record: bool) -> Iterator[Link]:
    if has_record:
        yield Link(uris.tei(manuscript_id), _TEI)
        yield Link(uris.linked_art(manuscript_id), _LINKED_ART)
    yield Link(uris.csl(manuscript_id), "application/vnd.citationstyles.csl+json")
    yield Link(uris.bibtex(manuscript_id), "application/x-bibtex")
    yield Link(uris.ris(manuscript_id), "application/x-research-info-systems")


def _written(relation: str, link: Link) -> str:
    kind = link.kind.replace('"', '\\"')
    return f'<{link.href}>; rel="{relation}"' + (f'; type="{kind}"' if kind else "")
