"""history: origin, provenance and acquisition (TEI P5, 11.8)."""

from __future__ import annotations

from typing import Final

from catalog.record.provenance import EventKind
from catalog.tei.reading.book import Book
from catalog.tei.reading.claims import add_assertion, add_inference, add_source
from catalog.tei.reading.dating import add_date, date_of
from catalog.tei.reading.desk import Desk, Rules, child, children, fill
from catalog.tei.reading.ledger import Holder
from catalog.tei.reading.prose import is_prose
from catalog.tei.reading.values import certainty, reference, to_name_note, to_reference
from catalog.xml.safe import Element, local_name

# MARC relators, and the words that catalogues write instead.
_GIVERS: Final = frozenset({"dnr", "donor", "sll", "seller", "giver", "vendor"})
_RECEIVERS: Final = frozenset(
    {"fmo", "own", "owner", "buyer", "receiver", "recipient", "former owner"}
)
_SPANS: Final = ("when", "notBefore", "notAfter", "from", "to", "when-custom", "notBefore-custom")


def add_history(desk: Desk, element: Element, book: Book) -> None:
    """The making of the book, what happened to it, and a summary of both."""
    provenance = book.provenance
    if is_prose(element):
        desk.add(provenance, "summary", element, {*children(element)})
    for part in children(element):
        name = local_name(part)
        if name == "origin":
            add_origin(desk, part, book.origin)
        elif desk.own and part.get("type") in {"inference", "assertion"}:
            _add_claims(desk, part, provenance)
        elif name in {"provenance", "acquisition"}:
            _add_event(desk, part, book.events)
        else:
            for one in children(part) if desk.own else [part]:
                desk.add(provenance, "summary", one)
    if desk.own:
        book.events.sort(key=lambda event: int(event.pop("_n", "") or 0))


def _add_claims(desk: Desk, element: Element, provenance: Holder) -> None:
    if element.get("type") == "inference":
        add_inference(desk, element, provenance)
    else:
        for note in children(element, "note"):
            add_assertion(desk, note)


def add_origin(desk: Desk, element: Element, origin: Holder) -> None:
    """Date, place, patron and words of the making; @when on the element itself counts too."""
    if is_prose(element) and not desk.own:
        desk.add(origin, "note", element)
        for one in element.iter():
            name = local_name(one)
            if name in {"origDate", "date"} and "date" not in origin:
                _add_date(desk, one, origin)
            elif name in {"origPlace", "placeName"} and "place" not in origin:
                _add_place(desk, one, origin)
            elif name == "persName":
                _add_patron(desk, one, origin)
    else:
        fill(desk, element, origin, _ORIGIN)
    if not desk.own:
        _add_span(desk, element, origin)


def add_made_in_head(desk: Desk, head: Element, origin: Holder) -> None:
    """Date and place of origin, where the head of the description gives them."""
    for part in children(head, "origDate", "origPlace"):
        (_add_date if local_name(part) == "origDate" else _add_place)(desk, part, origin)


def _add_date(desk: Desk, element: Element, origin: Holder) -> None:
    """The first date; of a further one the words, and the year where the first has none."""
    is_placed = desk.is_placed(element)
    made = date_of(desk, element)
    if "date" not in origin and made is not None:
        origin["date"] = made
        return
    if not is_placed:
        desk.add(origin, "note", element)
    first, second = origin.get("date", {}), made or {}
    is_one_year = second.get("calendar") == "gregorian" and "end" not in second
    if (
        "start" not in first
        and is_one_year
        and not second.get("start", {"is_century": True}).get("is_century")
    ):
        first |= {"stated_calendar": "gregorian", "stated_year": second["start"]["year"]}


def _add_place(desk: Desk, element: Element, origin: Holder) -> None:
    if "place" in origin:
        if not desk.is_placed(element):
            desk.add(origin, "note", element)
        return
    if (made := reference(desk, element)) is not None:
        origin["place"] = made


def _add_patron(desk: Desk, element: Element, origin: Holder) -> None:
    role = (element.get("role") or "").lower()
    if role in {"pat", "patron"} and "patron" not in origin:
        if (made := reference(desk, element)) is not None:
            origin["patron"] = made
    elif not desk.is_placed(element):
        desk.add(origin, "note", element)


def _add_event(desk: Desk, element: Element, events: list[Holder]) -> None:
    """An episode; words of a catalogue do not say whether title or custody passed."""
    made = desk.item(element, "event")
    said = (element.get("type") or "").replace("-", "_")
    if local_name(element) == "acquisition":
        made["kind"] = EventKind.ACQUISITION.value
    else:
        made["kind"] = said if said in set(EventKind) else EventKind.OTHER.value
    if desk.own:
        made["_n"] = element.get("n")
        fill(desk, element, made, _EVENT)
    else:
        _read_episode(desk, element, made)
    if (sure := certainty(element)) is not None:
        made["certainty"] = sure
    if desk.own or len(made) > 2:
        events.append(made)


def _read_episode(desk: Desk, element: Element, made: Holder) -> None:
    _add_span(desk, element, made)
    if is_prose(element) or child(element, "p") is None:
        desk.add(made, "note", element)
    else:
        for part in children(element):
            desk.add(made, "note", part)
    for one in element.iter():
        if local_name(one) == "date":
            _add_first_date(desk, one, made)
        elif local_name(one) in {"persName", "orgName", "name"}:
            _add_party(desk, one, made)


def _add_first_date(desk: Desk, element: Element, made: Holder) -> None:
    if "date" not in made and (date := date_of(desk, element)) is not None:
        made["date"] = date


def _add_party(desk: Desk, element: Element, made: Holder) -> None:
    """Who gave and who received, where a role says so."""
    role = (element.get("role") or "").lower()
    # A former owner did not receive what a library acquired.
    receivers = frozenset() if made["kind"] == EventKind.ACQUISITION.value else _RECEIVERS
    field = "giver" if role in _GIVERS else "receiver" if role in receivers else ""
    if field and field not in made and (named := reference(desk, element)) is not None:
        made[field] = named


def _add_span(desk: Desk, element: Element, item: Holder) -> None:
    """The date that the attributes of the whole element say."""
    if "date" not in item and any(element.get(one) for one in _SPANS):
        date = date_of(desk, element, has_words=False)
        if date is not None:
            item["date"] = date


def _add_side(desk: Desk, element: Element, item: Holder) -> None:
    if (made := reference(desk, element)) is not None:
        item["giver" if element.get("role") == "giver" else "receiver"] = made


def _add_transfer(desk: Desk, element: Element, item: Holder) -> None:
    for part in desk.words(element).text.split("; "):
        what, _, moved = part.partition(" moved: ")
        if what in {"title", "custody"} and moved in {"yes", "no", "unknown"}:
            item[f"{what}_moved"] = moved
    desk.place(element, item)


def _add_gap(desk: Desk, element: Element, item: Holder) -> None:
    item["is_gap_before"] = True
    desk.place(element, item)


def _add_evidence(desk: Desk, element: Element, item: Holder) -> None:
    item["evidence"] = [
        (one.get("target") or "").removeprefix("#inference-") for one in children(element, "ref")
    ]
    desk.place(element, item)


def _add_date_source(desk: Desk, element: Element, item: Holder) -> None:
    item.setdefault("date", {})["source"] = desk.words(element).text
    desk.place(element, item["date"])


def _add_date_note(desk: Desk, element: Element, item: Holder) -> None:
    item.setdefault("date", {})["note"] = desk.words(element).text
    desk.place(element, item["date"])


def _ignore(desk: Desk, element: Element, item: Holder) -> None:
    """Words that the writer makes of other values."""
    desk.place(element, item.get("date", item))


def _add_claim(desk: Desk, element: Element, item: Holder) -> None:
    if desk.own:
        add_assertion(desk, element)
    else:
        desk.add(item, "note", element)


_ORIGIN: Final = Rules(
    {
        "origDate": _add_date, "date": _add_date, "origPlace": _add_place,
        "placeName": _add_place, "persName": _add_patron, "note@assertion": _add_claim,
        "note@tolerance": _ignore, "note@date": _add_date_note, "bibl@date": _add_date_source,
        "note@place": to_name_note("place"), "note@patron": to_name_note("patron"),
    },
    copies=frozenset({"persName", "origDate", "origPlace", "placeName"}),
)  # fmt: skip
_EVENT: Final = Rules(
    {
        "label": _ignore, "date": add_date, "name": _add_side, "placeName": to_reference("place"),
        "note@transfer": _add_transfer, "note@gap": _add_gap, "note@evidence": _add_evidence,
        "note@giver": to_name_note("giver"), "note@receiver": to_name_note("receiver"),
        "note@place": to_name_note("place"), "bibl": add_source,
    }
)  # fmt: skip
