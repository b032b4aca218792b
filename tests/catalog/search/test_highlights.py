"""What was found is marked in the spelling of the original, and lines of pages are found too."""

from __future__ import annotations

from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.identifiers import Kind, mint
from catalog.search.facets import Facet, Has
from catalog.search.highlights import PASSAGES_MAX
from catalog.search.index import drop_lines, index_lines
from catalog.search.reindexing import reindex
from storage.database import session_factory
from tests.catalog.search.small_shelf import SmallShelf

LINES = [
    {"number": 1, "text": "بِسْمِ اللَّهِ الرَّحْمٰنِ", "language": "ar", "direction": "rtl"},
    {"number": 2, "text": "الرَّحِيمِ وبه نستعين", "language": "ar", "direction": "rtl"},
]


def test_a_vocalised_word_is_marked_whole_for_a_latin_spelling(shelf: SmallShelf) -> None:
    shelf.add("quran", "ar|القُرْآن الكريم", notes=note("ru|На полях Корана пометы."))

    assert shelf.marked("quran", "quran") == [("title", "القُرْآن"), ("note", "Корана")]
    (title, _) = shelf.passages("quran", "quran")
    assert (title.language, title.direction) == ("ar", "rtl")
    assert "".join(piece.text for piece in title.pieces) == "القُرْآن الكريم"


def test_a_row_is_marked_as_one_piece(shelf: SmallShelf) -> None:
    shelf.add("kings", "en|The Book of Kings, in verse")

    assert shelf.marked('"book of kings"', "kings") == [("title", "Book of Kings")]
    assert shelf.marked("book kings", "kings") == [("title", "Book"), ("title", "Kings")]


def test_a_long_text_is_cut_at_words_around_what_is_marked(shelf: SmallShelf) -> None:
    long = f"{'many words before it ' * 40}healing{' and many more after it' * 40}"
    shelf.add("long", "en|A book", notes=note(f"en|{long}"))

    (passage,) = shelf.passages("healing", "long")
    told = "".join(piece.text for piece in passage.pieces)
    assert passage.is_cut_before
    assert passage.is_cut_after
    assert len(told) <= 250
    assert told in long
    assert f" {told} " in long


def test_a_book_shows_a_few_passages_and_every_word_first(shelf: SmallShelf) -> None:
    notes = [{"id": f"n{place}", "texts": [{"text": f"healing {place}"}]} for place in range(9)]
    shelf.add("many", "en|A book", notes=[*notes, {"id": "last", "texts": [{"text": "leather"}]}])

    passages = shelf.passages("healing leather", "many")
    assert len(passages) == PASSAGES_MAX
    assert ("note", "leather") in shelf.marked("healing leather", "many")


def test_the_name_by_which_an_authority_was_found_is_shown(shelf: SmallShelf) -> None:
    avicenna = shelf.authority("person", "ar|ابن سينا", "en|Avicenna")
    works = [{"id": "w1", "contributors": [{"id": "c1", "person": {"authority_id": avicenna}}]}]
    shelf.add("canon", "ar|القانون", contents={"works": works})

    assert ("person", "Avicenna") in shelf.marked("avicenna", "canon")


def test_lines_of_a_page_are_found_and_a_verse_over_two_of_them(shelf: SmallShelf) -> None:
    canvas_id = written(shelf)

    assert shelf.ask("رحمن") == ["book"]
    assert shelf.ask('"الرحمن الرحيم"') == ["book"]
    assert shelf.ask("text:نستعين") == ["book"]
    assert shelf.ask("title:نستعين") == []
    (passage,) = shelf.passages("نستعين", "book")
    assert (passage.canvas_id, passage.line, passage.direction) == (canvas_id, 2, "rtl")
    assert [piece.text for piece in passage.pieces if piece.is_marked] == ["نستعين"]
    assert shelf.ask(chosen={Facet.HAS: (Has.TRANSCRIPTION.value,)}) == ["book"]


def test_lines_come_and_go_and_are_found_by_nobody_while_the_book_is_withheld(
    shelf: SmallShelf,
) -> None:
    canvas_id = written(shelf)

    shelf.withhold("book")
    assert shelf.ask("نستعين") == []
    shelf.withhold("book", is_withheld=False)
    assert shelf.ask("نستعين") == ["book"]
    drop_lines(shelf.session, shelf.ids["book"], canvas_id)
    assert shelf.ask("نستعين") == []
    assert shelf.answer().facets[Facet.HAS] == []


def test_an_index_made_again_finds_the_same(shelf: SmallShelf) -> None:
    written(shelf)
    shelf.add("other", "en|Quran")
    before = [shelf.ask(typed) for typed in ("نستعين", "quran", '"الرحمن الرحيم"', "")]
    shelf.session.commit()

    seen: list[str] = []
    sessions = session_factory(shelf.session.get_bind().engine)
    made = reindex(sessions, lambda step, done, of: seen.append(f"{step} {done}/{of}"))
    assert (made.books, made.pages) == (2, 1)
    assert seen == ["books 2/2", "pages 1/1"]
    assert [shelf.ask(typed) for typed in ("نستعين", "quran", '"الرحمن الرحيم"', "")] == before


def written(shelf: SmallShelf) -> str:
    """A book with two lines on its first page; the id of the canvas."""
    manuscript_id = shelf.add("book", "en|A book")
    side = ensure_side(shelf.session, manuscript_id, parse_label("1r"))
    canvas = ensure_canvas(shelf.session, side, 3000, 4000, mint(Kind.CANVAS))
    index_lines(shelf.session, manuscript_id, canvas.id, LINES)
    return canvas.id


def note(told: str) -> list[dict[str, object]]:
    language, _, words = told.partition("|")
    return [{"id": "n1", "texts": [{"text": words, "language": language}]}]
