"""Folios as a conservator writes them, '9r-31v, 40r': which sides they are, and back again."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from catalog.errors import BadRecord

_COMMA = re.compile(r"[,;،؛\n]+")
# Minus, and the dashes that do not break, too: texts are copied from everywhere.
_DASH = re.compile(r"\s*(?:\.\.|[-\u2010-\u2015\u2212])\s*")
# A comma parts sides; a space does too where no label of the book has one.
_LEAF = re.compile(r"[0-9]+")


class BadFolios(BadRecord):
    """Folios that the book has not, or that are not written as folios are."""

    def __init__(self, key: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, key=key, **values)


def sides_in(text: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return the canvases that `text` names, each once, in reading order.

    `labels` are the folio labels by canvas, in reading order. '9' stands for both sides of leaf 9,
    '9r-31v' for all sides from the one to the other.

    Raises:
        BadFolios: one of them is not in the book, or a range runs backwards.
    """
    order = list(labels)
    places = {_plain(label): place for place, label in enumerate(labels.values())}
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in _COMMA.split(text))):
        if _plain(part) in places:
            found.add(places[_plain(part)])
            continue
        ends = _DASH.split(part)
        if len(ends) > 2:
            raise _unknown(part)
        first, last = _ends(ends[0], places)[0], _ends(ends[-1], places)[1]
        if last < first:
            raise BadFolios(
                "backwards",
                f"{part!r} runs backwards: write the side that comes first in the book first.",
                folios=part,
            )
        found.update(range(first, last + 1))
    return tuple(order[place] for place in sorted(found))


def folios_of(canvas_ids: Collection[str], labels: Mapping[str, str]) -> str:
    """Write sides as ranges in reading order: '9r-31v, 40r'; those of other books are left out."""
    places = [place for place, canvas in enumerate(labels) if canvas in canvas_ids]
    said = list(labels.values())
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return ", ".join(_run(said, first, last) for first, last in runs)


def _run(said: Sequence[str], first: int, last: int) -> str:
    return said[first] if first == last else f"{said[first]}-{said[last]}"


def _ends(name: str, places: Mapping[str, int]) -> tuple[int, int]:
    plain = _plain(name)
    if plain in places:
        return places[plain], places[plain]
    if _LEAF.fullmatch(plain):
        both = [places[side] for side in (f"{plain}r", f"{plain}v") if side in places]
        if both:
            return both[0], both[-1]
    raise _unknown(name)


def _unknown(name: str) -> BadFolios:
    return BadFolios(
        "unknown",
        f"The book has no folio {name!r}: write sides such as 9r, ranges such as 9r-31v, "
        "with commas between them.",
        folio=name,
    )


def _plain(label: str) -> str:
    # Whoever writes on a tablet gets capitals, and 'f. 12v' is how folios are cited; whoever writes
    # from right to left has other digits, and marks that nobody sees.
    shown = (each for each in label.lower() if unicodedata.category(each) != "Cf")
    digits = (str(unicodedata.decimal(each, each)) for each in shown)
    return re.sub(r"^ff?\.", "", re.sub(r"\s+", "", "".join(digits)))
