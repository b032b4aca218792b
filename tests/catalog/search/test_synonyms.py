"""The list of spellings: versioned, in force at once, kept in the vault and made again from it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete

from catalog.identifiers import Kind, mint
from catalog.search import synonyms
from catalog.search.errors import BadSynonyms, SynonymsChanged, SynonymsNotFound
from catalog.search.synonym_content import SynonymContent, read_content, seeds
from catalog.search.synonym_tables import (
    SynonymChange,
    SynonymGroup,
    SynonymRevision,
    SynonymSpelling,
)
from tests.catalog.search.invented import AT, text
from tests.catalog.search.small_shelf import SmallShelf


def group(*spellings: str) -> SynonymContent:
    return read_content({"spellings": [text(each) for each in spellings]})


def create(shelf: SmallShelf, *spellings: str, seed: str | None = None) -> SynonymGroup:
    return synonyms.create(
        shelf.session, shelf.root, group(*spellings), new_id=mint(Kind.SYNONYMS), by="Aigerim",
        at=AT, seed=seed,
    )  # fmt: skip


def test_the_list_of_the_release_has_every_word_it_says() -> None:
    assert len(seeds()) >= 60
    assert all(len(content.folded) >= 2 for content in seeds().values())
    languages = {one.language for each in seeds().values() for one in each.spellings}
    assert {"ar", "fa", "kk", "ru", "en", "he"} <= languages


def test_a_new_group_is_in_force_at_once_and_a_row_of_words_is_one_spelling(
    shelf: SmallShelf,
) -> None:
    shelf.add("robe", "ar|كتاب الأقمشة")
    assert shelf.ask("cloth") == []

    create(shelf, "en|cloth", "ar|الأقمشة", "en|woven stuff")
    assert shelf.ask("cloth") == ["robe"]
    assert shelf.ask("woven stuff") == ["robe"]
    assert shelf.ask('"woven stuff"') == ["robe"]
    assert shelf.ask("woven") == []


def test_every_change_says_who_and_when_and_can_be_undone(shelf: SmallShelf) -> None:
    shelf.add("robe", "ar|كتاب الأقمشة")
    made = create(shelf, "en|cloth", "ar|الأقمشة")
    later = AT + timedelta(days=1)

    synonyms.save(
        shelf.session, shelf.root, made.id, group("en|cloth", "en|garment"), edition=1, by="Bolat",
        at=later,
    )  # fmt: skip
    assert shelf.ask("cloth") == []
    synonyms.undo(shelf.session, shelf.root, made.id, edition=2, by="Aigerim", at=later)
    assert shelf.ask("cloth") == ["robe"]
    synonyms.remove(shelf.session, shelf.root, made.id, edition=3, by="Bolat", at=later)
    assert shelf.ask("cloth") == []
    synonyms.undo(shelf.session, shelf.root, made.id, edition=4, by="Aigerim", at=later)
    assert shelf.ask("cloth") == ["robe"]

    told = [(one.edition, one.change, one.by) for one in synonyms.history(shelf.session, made.id)]
    assert told == [
        (5, SynonymChange.RESTORE, "Aigerim"),
        (4, SynonymChange.DELETE, "Bolat"),
        (3, SynonymChange.RESTORE, "Aigerim"),
        (2, SynonymChange.EDIT, "Bolat"),
        (1, SynonymChange.CREATE, "Aigerim"),
    ]


def test_a_group_of_the_release_holds_until_another_stands_in_its_place(shelf: SmallShelf) -> None:
    shelf.add("torah", "he|תורה")
    assert shelf.ask("pentateuch") == ["torah"]

    made = create(shelf, "en|Torah", "ru|Тора", seed="torah")
    assert shelf.ask("pentateuch") == []
    assert [one.id for one in synonyms.listed(shelf.session) if one.seed == "torah"] == [made.id]
    synonyms.remove(shelf.session, shelf.root, made.id, edition=1, by="A", at=AT)
    assert shelf.ask("pentateuch") == []
    assert "torah" not in {one.seed for one in synonyms.listed(shelf.session)}


def test_two_who_change_a_group_at_once_do_not_overwrite_each_other(shelf: SmallShelf) -> None:
    made = create(shelf, "en|cloth", "ar|الأقمشة")
    content = group("en|cloth", "en|garment")
    synonyms.save(shelf.session, shelf.root, made.id, content, edition=1, by="B", at=AT)

    with pytest.raises(SynonymsChanged, match="B changed"):
        synonyms.save(shelf.session, shelf.root, made.id, content, edition=1, by="C", at=AT)
    create(shelf, "en|one", "en|two", seed="torah")
    with pytest.raises(SynonymsChanged):
        create(shelf, "en|three", "en|four", seed="torah")


def test_what_cannot_be_a_group_is_refused_with_a_sentence(shelf: SmallShelf) -> None:
    for told in (["one"], [], ["a", "!"], ["a"] * 100):
        with pytest.raises(BadSynonyms):
            read_content({"spellings": [{"text": each} for each in told]})
    with pytest.raises(SynonymsNotFound):
        synonyms.find(shelf.session, "ynothing")
    with pytest.raises(SynonymsNotFound):
        create(shelf, "en|a", "en|b", seed="no such key")
    made = create(shelf, "en|cloth", "ar|الأقمشة")
    with pytest.raises(BadSynonyms):
        synonyms.undo(shelf.session, shelf.root, made.id, edition=1, by="A", at=AT)


def test_the_vault_has_every_edition_and_the_rows_come_back_from_it(shelf: SmallShelf) -> None:
    made = create(shelf, "en|cloth", "ar|الأقمشة")
    synonyms.save(
        shelf.session, shelf.root, made.id, group("en|cloth", "kk|мата"), edition=1, by="B", at=AT
    )
    told = json.loads(shelf.root.object(synonyms.object_id(made.id)).read(synonyms.FILE_NAME))
    assert told == synonyms.document_of(shelf.session, made.id)

    for table in (SynonymSpelling, SynonymRevision, SynonymGroup):
        shelf.session.execute(delete(table))
    shelf.session.expunge_all()
    synonyms.restore(shelf.session, told)
    assert synonyms.document_of(shelf.session, made.id) == told
    assert "мата" in synonyms.spelled_alike(shelf.session, ["cloth"])["cloth"]
