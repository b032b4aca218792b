"""Walking through XML by names without namespaces."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.xml.safe import Element, local_name


def children(element: Element, *names: str) -> list[Element]:
    """The children with one of these names; all elements where none is given."""
    return [one for one in element if (local_name(one) in names if names else local_name(one))]


def child(element: Element, *names: str) -> Element | None:
    """The first child with one of these names."""
    return next((one for one in element if local_name(one) in names), None)


def below(element: Element, *names: str) -> Iterator[Element]:
    """Every element below with one of these names, in document order."""
    return (one for one in element.iter() if local_name(one) in names)


def text_in(element: Element) -> str:
    """All text within, without that of comments."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)
