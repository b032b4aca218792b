import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings

from catalog.record.differences import differences
from catalog.record.merging import three_way
from tests.catalog.record.documents import a_document, any_document

many = settings(max_examples=120, deadline=None)


def changed(change: Any) -> dict[str, Any]:
    document = copy.deepcopy(a_document())
    change(document)
    return document


def words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


def test_two_languages_of_one_title_are_merged() -> None:
    base = a_document()
    mine = changed(lambda d: d["identity"]["titles"][0]["texts"].append(
        {"text": "Шипа", "language": "kk"}))  # fmt: skip
    theirs = changed(lambda d: d["identity"]["titles"][0]["texts"][1].update(text="Healing"))

    merged = three_way(base, mine, theirs)

    assert merged.conflicts == ()
    assert [text["text"] for text in merged.document["identity"]["titles"][0]["texts"]] == [
        "كتاب الشفاء", "Healing", "Шипа",
    ]  # fmt: skip


def test_the_same_words_changed_by_both_are_a_conflict_with_all_three() -> None:
    base = a_document()
    mine = changed(lambda d: d["identity"].update(shelfmark="MS 1"))
    theirs = changed(lambda d: d["identity"].update(shelfmark="MS 2"))

    merged = three_way(base, mine, theirs)

    (conflict,) = merged.conflicts
    assert (conflict.path, conflict.base, conflict.mine, conflict.theirs) == (
        "identity.shelfmark", "MS Or. 42", "MS 1", "MS 2",
    )  # fmt: skip
    assert merged.document["identity"]["shelfmark"] == "MS 2"


def test_a_date_is_never_made_of_two_halves() -> None:
    mine = changed(lambda d: d["origin"]["date"].update(calendar="julian"))
    theirs = changed(lambda d: d["origin"]["date"].update(start={"year": 1153}))

    (conflict,) = three_way(a_document(), mine, theirs).conflicts

    assert conflict.path == "origin.date"


def test_an_item_removed_by_one_and_changed_by_the_other_stays_as_a_conflict() -> None:
    mine = changed(lambda d: d["physical"]["hands"][1].update(note=[{"text": "A third hand"}]))
    theirs = changed(lambda d: d["physical"]["hands"].pop(1))

    for one, other in ((mine, theirs), (theirs, mine)):
        merged = three_way(a_document(), one, other)
        assert [conflict.path for conflict in merged.conflicts] == ["physical.hands[h2]"]
        assert "A third hand" in words(merged.document)


def test_an_item_removed_by_one_and_left_by_the_other_is_gone() -> None:
    mine = changed(lambda d: d["physical"]["hands"].pop(0))
    theirs = changed(lambda d: d["physical"]["hands"].append({"id": "h3"}))

    merged = three_way(a_document(), mine, theirs)

    assert [hand["id"] for hand in merged.document["physical"]["hands"]] == ["h2", "h3"]
    assert merged.conflicts == ()


def test_an_order_changed_by_one_holds_for_what_the_other_added() -> None:
    mine = changed(lambda d: d["physical"]["hands"].reverse())
    theirs = changed(lambda d: d["physical"]["hands"].insert(1, {"id": "h9"}))

    for one, other in ((mine, theirs), (theirs, mine)):
        merged = three_way(a_document(), one, other)
        assert [hand["id"] for hand in merged.document["physical"]["hands"]] == ["h2", "h1", "h9"]
        assert merged.conflicts == ()


@many
@given(any_document, any_document)
def test_who_changed_nothing_gets_what_the_other_has(
    base: dict[str, Any], changed: dict[str, Any]
) -> None:
    assert three_way(base, changed, base).document == changed
    assert three_way(base, base, changed).document == changed
    assert not three_way(base, changed, base).conflicts
    assert not three_way(base, base, changed).conflicts


@many
@given(any_document, any_document)
def test_who_changed_the_same_have_no_conflict(base: dict[str, Any], both: dict[str, Any]) -> None:
    merged = three_way(base, both, copy.deepcopy(both))

    assert merged.document == both
    assert not merged.conflicts


@many
@given(any_document, any_document, any_document)
def test_no_words_of_either_are_lost(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    before = copy.deepcopy((base, mine, theirs))

    merged = three_way(base, mine, theirs)

    kept = set(words(merged.document))
    for conflict in merged.conflicts:
        kept |= set(words([conflict.mine, conflict.theirs]))
    assert (set(words(mine)) | set(words(theirs))) - set(words(base)) <= kept
    assert (base, mine, theirs) == before


@many
@given(any_document, any_document)
def test_there_are_differences_exactly_where_something_differs(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    assert differences(old, old) == ()
    assert bool(differences(old, new)) == (old != new)


def test_a_difference_names_the_field_and_both_values() -> None:
    new = changed(lambda d: d["physical"]["hands"][0]["note"][0].update(text="A bold hand"))
    new["physical"]["hands"].append({"id": "h3"})
    new.pop("origin")

    found = {(d.path, d.kind): (d.old, d.new) for d in differences(a_document(), new)}

    assert found == {
        ("physical.hands[h1].note[en].text", "changed"): ("A steady hand", "A bold hand"),
        ("physical.hands[h3]", "added"): (None, {"id": "h3"}),
        ("origin.date", "removed"): (a_document()["origin"]["date"], None),
    }


def test_a_changed_order_is_one_difference() -> None:
    new = changed(lambda d: d["physical"]["hands"].reverse())

    (difference,) = differences(a_document(), new)

    assert (difference.path, difference.old, difference.new) == (
        "physical.hands", ["h1", "h2"], ["h2", "h1"],
    )  # fmt: skip
