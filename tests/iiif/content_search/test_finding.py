"""What is found in a book: by the catalogue's folding, in the order of pages, each in its place."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from catalog.handling.policies import PolicyDraft, set_policy
from catalog.handling.rules import Rule
from tests.iiif.content_search.searched import BASMALA, DALAIL, URIS, Searched, Seeker

HEALING = "The book of healing begins"
NOTE = "A note on healing herbs."


@pytest.mark.parametrize(
    "typed",
    ["دلائل الخيرات", "dalail al-khayrat", '"دلائل الخيرات"', "الخيرات دلائل", "khayrāt", "دلایل"],
)
def test_a_vocalised_line_is_found_by_what_people_type(book: Searched, typed: str) -> None:
    with book.client() as client:
        seeker = Seeker(book, client)
        assert DALAIL in seeker.texts(typed)
        hit = next(one for one in seeker.newer(typed)["items"] if one["body"]["value"] == DALAIL)
    canvas = URIS.canvas(book.id, book.canvases["1v"])
    assert hit["target"] == f"{canvas}#xywh=100,140,800,50"
    assert hit["body"]["textDirection"] == "rtl"


def test_words_must_stand_on_one_line_and_a_row_in_its_order(one: Seeker) -> None:
    assert one.texts("book healing") == [HEALING, "The Book of Healing"]
    assert one.texts("book ends begins") == []
    assert one.texts('"book of healing"') == [HEALING, "The Book of Healing"]
    assert one.texts('"healing of book"') == []


def test_other_signs_are_no_signs(one: Seeker) -> None:
    assert one.texts("-healing begins") == [HEALING]
    assert one.texts("title:healing") == []
    assert one.texts("heal* begins") == [HEALING]


def test_lines_come_in_the_order_of_pages_and_the_whole_book_last(one: Seeker) -> None:
    one.book.write("1r", "healing of the first page", language="en")
    found = one.texts("healing")
    assert found[:2] == ["healing of the first page", HEALING]
    assert set(found[2:]) == {NOTE, "The Book of Healing"}


def test_what_is_marked_is_what_stands_in_the_original_and_neighbours_are_one(one: Seeker) -> None:
    assert one.marked("dalail khayrat") == ["دَلَائِلِ الْخَيْرَاتِ"]
    assert one.marked("book ends") == ["ends", "book"]
    hit = one.elder("dalail khayrat")["hits"][0]
    assert hit["before"] + hit["match"] + hit["after"] == DALAIL


def test_a_key_is_tried_only_where_the_text_has_no_nearer_word(one: Seeker) -> None:
    # 'Dalail' stands in a Latin line now, so lines are taken at their word; titles are not lines.
    one.book.write("1r", "here the Dalail begins", language="en")
    assert one.texts("dalail") == ["here the Dalail begins"]


def test_motivations_choose_among_lines_descriptions_and_notes(one: Seeker) -> None:
    lines = one.texts("healing", motivation="painting")
    assert lines == one.texts("healing", motivation="supplementing") == [HEALING]
    others = one.texts("healing", motivation="non-painting")
    assert others == one.texts("healing", motivation="describing")
    assert set(others) == {NOTE, "The Book of Healing"}
    assert one.texts("healing", motivation="describing painting") == [HEALING, *others]
    assert one.texts("healing", motivation="linking") == []
    assert [each["motivation"] for each in one.newer("healing")["items"]] == [
        ["supplementing"], ["describing"], ["describing"],
    ]  # fmt: skip


def test_without_a_word_everything_answers(one: Seeker) -> None:
    lines = one.texts(motivation="painting")
    assert lines == [BASMALA, DALAIL, HEALING, "and so it ends, the book"]
    assert lines == one.texts("", motivation="painting") == one.texts("  ", motivation="painting")
    assert set(lines) < set(one.texts())
    assert "annotations" not in one.newer()


@pytest.mark.parametrize("typed", ["***", '""', "!?", "َ", "-"])
def test_signs_without_a_word_find_nothing(one: Seeker, typed: str) -> None:
    assert one.texts(typed) == []


def test_a_description_lies_where_the_record_says(one: Seeker) -> None:
    canvas_id = one.book.canvases["2r"]
    locus = {"canvas_id": canvas_id, "region": "10,20,300,400"}
    quoted = {"id": "q1", "texts": [{"text": "written by the poor servant", "language": "en"}]}
    one.book.describe(
        contents={"works": [{"id": "w1", "quotations": [{**quoted, "locus": locus}]}]},
        notes=[{"id": "n1", "texts": [{"text": "poor paper", "language": "en"}]}],
    )
    found = {each["body"]["value"]: each for each in one.newer("poor")["items"]}
    canvas = URIS.canvas(one.book.id, canvas_id)
    assert found["written by the poor servant"]["target"] == f"{canvas}#xywh=10,20,300,400"
    assert found["written by the poor servant"]["label"]["en"] == ["Written in it"]
    assert found["poor paper"]["target"] == {"id": URIS.manifest(one.book.id), "type": "Manifest"}
    older = {each["resource"]["chars"]: each["on"] for each in one.elder("poor")["resources"]}
    assert older["written by the poor servant"] == f"{canvas}#xywh=10,20,300,400"
    whole = URIS.older(URIS.manifest(one.book.id))
    assert older["poor paper"] == f"{whole}#xywh=0,0,0,0"


def test_what_is_said_of_many_places_is_found_at_each(one: Seeker) -> None:
    places = [{"canvas_id": one.book.canvases[label]} for label in ("2r", "1r")]
    one.book.describe(
        notes=[
            {"id": f"n{number}", "texts": [{"text": "a seal", "language": "en"}], "locus": place}
            for number, place in enumerate(places)
        ]
    )
    found = one.newer("seal")["items"]
    assert [each["target"] for each in found] == [
        URIS.canvas(one.book.id, one.book.canvases[label]) for label in ("1r", "2r")
    ]
    assert len({each["id"] for each in found}) == 2


def test_a_long_description_is_cut_around_what_was_found(one: Seeker) -> None:
    long = f"{'many words before it ' * 40}saffron{' and many more after it' * 40}"
    one.book.describe(notes=[{"id": "n1", "texts": [{"text": long, "language": "en"}]}])
    (told,) = one.texts("saffron")
    assert len(told) <= 420
    assert f" {told} " in long
    assert one.marked("saffron") == ["saffron"]


def test_a_line_without_a_place_is_on_its_canvas(one: Seeker) -> None:
    one.book.write("1r", "nowhere in particular", language="en", placed=False)
    canvas = URIS.canvas(one.book.id, one.book.canvases["1r"])
    assert one.newer("nowhere")["items"][0]["target"] == canvas
    assert one.elder("nowhere")["resources"][0]["on"] == f"{canvas}#xywh=0,0,0,0"


def test_over_a_side_that_custodians_want_uncovered_nothing_is_marked(one: Seeker) -> None:
    rule = PolicyDraft(
        rules=frozenset({Rule.NOT_COVERED}), canvas_ids=(), note=(), custodian="The house"
    )
    with one.book.sessions.begin() as session:
        set_policy(session, one.book.id, rule, seen=0, by="Maryam", at=one.book.at)
    canvas = URIS.canvas(one.book.id, one.book.canvases["1v"])
    assert one.newer("الرحمن")["items"][0]["target"] == canvas
    assert one.elder("الرحمن")["resources"][0]["on"] == f"{canvas}#xywh=0,0,0,0"


def test_an_annotation_has_the_name_it_has_on_its_page(one: Seeker) -> None:
    address = URIS.transcribed_canvas(one.book.id, one.book.canvases["1v"])
    listed = {each["id"]: each for each in one.client.get(address).json()["items"]}
    for hit in one.newer("الخيرات", motivation="painting")["items"]:
        assert listed[hit["id"]] == hit


@pytest.mark.parametrize("version", [2, 1])
def test_the_answer_is_what_the_golden_file_says(
    one: Seeker, golden: Callable[[str, str], None], version: int
) -> None:
    told = (one.newer if version == 2 else one.elder)("دلائل الخيرات", date="x")
    golden(f"version-{version}.json", json.dumps(told, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("version", [2, 1])
def test_completed_words_are_what_the_golden_file_says(
    one: Seeker, golden: Callable[[str, str], None], version: int
) -> None:
    address = URIS.content_autocomplete(one.book.id)
    address = address if version == 2 else URIS.older(address)
    told = one.client.get(address, params={"q": "الر", "user": "x"}).json()
    golden(f"terms-{version}.json", json.dumps(told, ensure_ascii=False, indent=2) + "\n")
