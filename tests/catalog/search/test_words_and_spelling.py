"""Words keep their place in the original; keys bring scripts together and keep words apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.folding import fold
from catalog.search.spelling import keys_asked, keys_of
from catalog.search.words import words_in

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("القُرْآن الكريم Qurʾān al-karīm Құран Коран קוראן ﷺ \u200c-'\""),
    ),
    max_size=60,
)


def meet(one: str, other: str) -> bool:
    """Whether somebody who types one finds the other by its spelling."""
    asked, kept = keys_asked(one), keys_of(other)
    return bool(set(asked.full) & set(kept.full) or set(asked.bare) & set(kept.bare))


@given(TEXTS)
@settings(deadline=None)
def test_every_word_is_the_fold_of_its_own_piece_and_pieces_come_in_order(text: str) -> None:
    words = words_in(text)

    assert all(word.folded in fold(text[word.start : word.end]) for word in words)
    assert all(text[word.start : word.end] == word.written for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@given(TEXTS)
@settings(deadline=None)
def test_a_text_that_folds_to_something_has_words_and_the_other_way_round(text: str) -> None:
    assert bool(words_in(text)) == bool(fold(text))


@given(TEXTS)
@settings(deadline=None)
def test_a_folded_word_is_found_again_when_it_is_asked_for(text: str) -> None:
    for word in words_in(text):
        assert word.folded in [each.folded for each in words_in(word.written)]


def test_a_vocalised_word_is_one_piece() -> None:
    (first, second) = words_in("القُرْآنُ الكَرِيمُ")

    assert (first.folded, first.written) == ("قران", "القُرْآنُ")
    assert second.written == "الكَرِيمُ"


def test_a_hebrew_abbreviation_is_one_word_whatever_sign_it_has() -> None:
    assert [word.folded for word in words_in('רמב"ם כתב "ספר"')] == ["רמבמ", "כתב", "ספר"]
    assert [word.folded for word in words_in("רמב״ם")] == ["רמבמ"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qurʾān", "القُرْآن"), ("quran", "קוראן"), ("Құран", "Коран"), ("Корана", "Qur'an"),
        ("والقرآن", "Quran"), ("Хусейн", "حسين"), ("Ḥusayn", "حسین"), ("Husain", "Hossein"),
        ("Uthman", "عثمان"), ("Осман", "ʿUthmān"), ("Шахнаме", "شاهنامه"), ("Šāhnāma", "شاهنامه"),
        ("Firdawsi", "فردوسی"), ("Фирдоуси", "Firdawsī"), ("Haggadah", "הגדה"), ("חומש", "חמש"),
        ("Khurasan", "خراسان"), ("Хорасан", "خراسان"), ("Джалал", "جلال"), ("Жалал", "Jalal"),
        ("Ramadan", "رمضان"), ("Рамазан", "رمضان"), ("الخيرات", "Khayrāt"), ("Muhammad", "محمد"),
        ("Мұхаммед", "محمد"), ("Ibrahim", "إبراهيم"), ("السيوطي", "Suyuti"),
        ("الحاشية", "Ḥāšiya"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quran", "قرن"), ("Qurʾān", "قرن"), ("قرن", "Quran"), ("Коран", "корона"),
        ("corner", "Koran"), ("Mahmud", "محمد"), ("Maḥmūd", "محمد"), ("Muhammad", "محمود"),
        ("Hasan", "حسين"), ("حسن", "Husayn"), ("Torah", "طبري"), ("ابن", "Sina"), ("Ali", "علي"),
        ("taste", "تفسير"), ("harvest", "حافظ"),
    ],
)  # fmt: skip
def test_words_that_are_not_one_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other)


@given(TEXTS)
@settings(deadline=None)
def test_no_word_asks_for_more_than_is_bounded(text: str) -> None:
    for word in words_in(text):
        asked = keys_asked(word.written)
        assert len(asked.full) <= 200
        assert len(asked.bare) <= 200
