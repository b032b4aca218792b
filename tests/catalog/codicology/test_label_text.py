import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.codicology.folios import parse_label
from catalog.errors import AmbiguousLabel, BadFolioLabel


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("12v", "12v"),
        ("012V", "12v"),
        ("f. 12 verso", "12v"),
        ("fol. 7r", "7r"),
        ("f12v", "12v"),
        ("folio 3 recto", "3r"),
        ("verso 12", "12v"),
        ("12_v", "12v"),
        ("12-v", "12v"),
        ("[12v]", "12v"),
        ("fol. 12v°", "12v"),
        ("12º r", "12r"),
        ("12 vº", "12v"),
        ("12bis r", "12bis r"),
        ("12bisr", "12bis r"),
        ("12a-v", "12a-v"),
        ("12av", "12a-v"),
        ("12a verso", "12a-v"),
        ("Bl. 12v", "12v"),
        ("0r", "0r"),
    ],
)
def test_a_leaf_is_read_however_it_is_cited_in_latin_letters(text: str, printed: str) -> None:
    assert str(parse_label(text)) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("١٢ ظهر", "12v"),
        ("١٢ظ", "12v"),
        ("وجه ١٢", "12r"),
        ("ورقة ١٢ وجه", "12r"),
        ("ق ١٢ و", "12r"),
        ("۱۲پ", "12v"),
        ("برگ ۱۲ ر", "12r"),
        ("١٢\u200f ظَهْر", "12v"),
        ("л. 12 об.", "12v"),
        ("Л. 12об", "12v"),
        ("лист 12 оборот", "12v"),
        ("лицевая сторона л. 12", "12r"),
        ("л. 12а об.", "12a-v"),
        ("12аоб", "12a-v"),
        ("12-п. сырты", "12v"),
        ("12 парақ, алды", "12r"),
        ("דף 12 ע״ב", "12v"),
        ('12 ע"א', "12r"),
    ],
)
def test_a_leaf_is_read_in_the_languages_of_the_house_and_of_its_books(
    text: str, printed: str
) -> None:
    assert str(parse_label(text)) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("i r", "i r"),
        ("ir", "i r"),
        ("f. ii verso", "ii v"),
        ("iv r", "iv r"),
        ("ivv", "iv v"),
        ("Ⅱ r".lower(), "ii r"),
        ("front flyleaf 3v", "iii v"),
        ("flyleaf, back, i r", "back flyleaf i r"),
        ("p. 15", "p. 15"),
        ("page 15a", "p. 15a"),
        ("с. 15", "p. 15"),
        ("стр. 15", "p. 15"),
        ("15-бет", "p. 15"),
        ("ص ١٥", "p. 15"),
        ("seq. 0012", "seq. 12"),
        ("image 12", "seq. 12"),
        ("insert 1", "insert 1"),
        ("insert 2 recto", "insert 2 r"),
        ("insert", "insert"),
        ("Front Cover", "front cover"),
        ("upper board", "front cover"),
        ("inside front cover", "front cover inside"),
        ("front pastedown", "front cover inside"),
        ("back cover", "back cover"),
        ("back cover, inside", "back cover inside"),
        ("lower cover outside", "back cover"),
        ("الغلاف الأمامي", "front cover"),
        ("Артқы мұқаба", "back cover"),
        ("верхняя крышка", "front cover"),
        ("flap", "flap"),
        ("spine", "spine"),
        ("корешок", "spine"),
        ("fore-edge", "fore-edge"),
        ("top edge", "head edge"),
        ("colour chart", "colour chart"),
        ("ColorChecker", "colour chart"),
        ("color target 2", "colour chart 2"),
        ("object 3", "object 3"),
    ],
)
def test_what_is_not_a_numbered_leaf_has_its_names_too(text: str, printed: str) -> None:
    assert str(parse_label(text)) == printed


@pytest.mark.parametrize(
    ("text", "why", "candidates"),
    [
        ("12", "bare_number", ("12r", "12v", "p. 12", "seq. 12")),
        ("f. 12", "no_side", ("12r", "12v")),
        ("л. 12", "no_side", ("12r", "12v")),
        ("12bis", "no_side", ("12bis r", "12bis v")),
        ("12c", "no_side", ("12c-r", "12c-v")),
        ("12a", "letter", ("12r", "12a-r", "12a-v")),
        ("12b", "letter", ("12v", "12b-r", "12b-v")),
        ("ورقة ١٢ أ", "letter", ("12r", "12a-r", "12a-v")),
        ("л. 12б", "letter", ("12v", "12b-r", "12b-v")),
        ("iv", "roman", ("i v", "iv r", "iv v")),
        ("v", "roman", ("v r", "v v")),
        ("ii", "roman", ("ii r", "ii v")),
        ("XII r", "roman", ("xii r", "12r")),
        ("flyleaf ii r", "which_end", ("ii r", "back flyleaf ii r")),
        ("cover", "which_cover", ("front cover", "back cover")),
        ("cover inside", "which_cover", ("front cover inside", "back cover inside")),
        ("12v-13r", "opening", ("12v", "13r")),
        ("ff. 12 verso – 13 recto", "opening", ("12v", "13r")),
    ],
)
def test_what_may_mean_two_sides_is_asked_and_never_guessed(
    text: str, why: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousLabel) as asked:
        parse_label(text)

    assert (asked.value.why, asked.value.candidates) == (why, candidates)
    assert " or ".join(candidates) in str(asked.value)
    assert all(str(parse_label(candidate)) == candidate for candidate in candidates)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "v12",
        "12v?",
        "12²v",
        "12½",
        "12-13",
        "1r 1r",
        "1r 2r 3r",
        "MS42 012v",
        "p. iv",
        "p. 12 v",
        "seq. 3a",
        "front",
        "spine inside",
        "front cover 2",
        "title page",
        "<b>12v</b>",
        "9999999v",
        "1" * 5000,
        "12v" + " " * 80,
        "insert 1 b",
        "flyleaf",
        "flyleaf 200 r",
        "12zzv",
    ],
)
def test_what_names_no_side_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadFolioLabel, match=r"^The label .*: (write|check) ") as refused:
        parse_label(text)

    assert len(str(refused.value)) < 200


def test_digits_of_two_scripts_in_one_number_are_refused() -> None:
    with pytest.raises(BadFolioLabel, match="digits of two scripts"):
        parse_label("1٢v")


@given(
    st.text(max_size=70)
    | st.from_regex(r"(f\. ?|p|л|ق)?[0-9]{1,4} ?[a-zа-яأ-ي]{0,5}", fullmatch=True)
)
@example("v")
@example("r")
@example("insert r")
def test_any_text_is_a_label_or_a_clear_refusal(text: str) -> None:
    try:
        label = parse_label(text)
    except (AmbiguousLabel, BadFolioLabel):
        return
    assert parse_label(str(label)) == label
