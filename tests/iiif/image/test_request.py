"""Image requests: grammar, bounds, canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.errors import BadImageRequest, TooLarge
from iiif.image.geometry import Geometry, Limits
from iiif.image.request import ImageRequest, decode_part, parse

PAGE = Geometry(6001, 8802, ((102, 150), (188, 276), (376, 551), (751, 1101), (6001, 8802)))
LIMITS = Limits(60_000_000)


def read(path: str, version: int = 3, page: Geometry = PAGE) -> ImageRequest:
    return parse([decode_part(part) for part in path.split("/")], version, page, LIMITS)


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("full/max/0/default.jpg", "full/max/0/default.jpg"),
        ("0,0,6001,8802/6001,/0.0/color.jpg", "full/max/0/default.jpg"),
        ("pct:0,0,100,100/pct:100/360/default.png", "full/max/0/default.png"),
        ("square/max/!0/gray.webp", "0,1400,6001,6001/max/!0/gray.webp"),
        ("full/!1024,1024/0/default.jpg", "full/698,1024/0/default.jpg"),
        ("full/751,/0/default.jpg", "full/751,1101/0/default.jpg"),
        ("full/,551/0/default.jpg", "full/376,551/0/default.jpg"),
        ("full/pct:12.5/0/default.jpg", "full/750,1100/0/default.jpg"),
        ("full/!150,150/0/default.jpg", "full/102,150/0/default.jpg"),
        ("5632,8704,9999,9999/max/22.50/bitonal.png", "5632,8704,369,98/max/22.5/bitonal.png"),
        ("0,8192,4096,610/512,/0/default.jpg", "0,8192,4096,610/512,77/0/default.jpg"),
        ("0,0,100,100/^200,/.5/default.jpg", "0,0,100,100/^200,200/0.5/default.jpg"),
        ("0,0,100,100/%5E200,/090/default.jpg", "0,0,100,100/^200,200/90/default.jpg"),
        ("0,0,100,100/^50,50/0/default.jpg", "0,0,100,100/50,50/0/default.jpg"),
        ("0,0,100,100/^max/0/default.jpg", "0,0,100,100/^max/0/default.jpg"),
        ("0,0,100,100/!200,300/0/default.jpg", "0,0,100,100/max/0/default.jpg"),
        ("0,0,100,100/^!200,300/0/default.jpg", "0,0,100,100/^200,200/0/default.jpg"),
    ],
)
def test_version_3_has_its_canonical_form(asked: str, canonical: str) -> None:
    assert read(asked).canonical == canonical


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("full/full/0/default.jpg", "full/full/0/default.jpg"),
        ("full/max/0/color.jpg", "full/full/0/default.jpg"),
        ("0,0,512,512/512,512/0/default.jpg", "0,0,512,512/full/0/default.jpg"),
        ("0,0,1024,1024/512,512/0/default.jpg", "0,0,1024,1024/512,/0/default.jpg"),
        ("0,0,1024,1024/512,500/0/default.jpg", "0,0,1024,1024/512,500/0/default.jpg"),
        ("0,8192,4096,610/512,77/0/default.jpg", "0,8192,4096,610/512,/0/default.jpg"),
        ("full/,551/0/default.jpg", "full/376,/0/default.jpg"),
        ("0,0,100,100/200,/0/default.jpg", "0,0,100,100/200,/0/default.jpg"),
    ],
)
def test_version_2_has_its_canonical_form(asked: str, canonical: str) -> None:
    assert read(asked, 2).canonical == canonical


@pytest.mark.parametrize(
    "asked",
    [
        "ful/max/0/default.jpg",
        "1,2,3/max/0/default.jpg",
        "-1,0,3,3/max/0/default.jpg",
        "٣,0,3,3/max/0/default.jpg",
        "0,0,0,10/max/0/default.jpg",
        "6001,0,1,1/max/0/default.jpg",
        "pct:100,0,1,1/max/0/default.jpg",
        "pct:0,0,0.0001,1/max/0/default.jpg",
        "pct:1e9,0,1,1/max/0/default.jpg",
        "99999999999,0,1,1/max/0/default.jpg",
        "full/full/0/default.jpg",
        "full/,/0/default.jpg",
        "full/0,/0/default.jpg",
        "full/0,0/0/default.jpg",
        "full/!0,5/0/default.jpg",
        "full/pct:0/0/default.jpg",
        "full/pct:100.1/0/default.jpg",
        "full/6002,/0/default.jpg",
        "full/,8803/0/default.jpg",
        "0,0,10,10/5,11/0/default.jpg",
        "full/^/0/default.jpg",
        "full/!^10,10/0/default.jpg",
        "full/max/361/default.jpg",
        "full/max/-1/default.jpg",
        "full/max/1./default.jpg",
        "full/max/!/default.jpg",
        "full/max/!!0/default.jpg",
        "full/max/0/native.jpg",
        "full/max/0/default",
        "full/max/0/default.gif",
        "full/max/0/.jpg",
        "full/max/0/default.jpg\n",
        "full/max/%zz/default.jpg",
        "full/max/%ff/default.jpg",
        "full/max/0%2Fdefault/default.jpg",
    ],
)
def test_what_breaks_the_grammar_or_the_bounds_is_refused(asked: str) -> None:
    with pytest.raises(BadImageRequest):
        read(asked)


def test_version_2_knows_no_sign_for_enlarging_and_needs_none() -> None:
    with pytest.raises(BadImageRequest):
        read("0,0,10,10/^20,/0/default.jpg", 2)
    assert read("0,0,10,10/20,/0/default.jpg", 2).width == 20


@pytest.mark.parametrize("size", ["^8000,", "^pct:200", "^16384,1"])
def test_a_size_beyond_the_limits_is_too_large(size: str) -> None:
    with pytest.raises(TooLarge):
        read(f"full/{size}/0/default.jpg")


def test_max_and_best_fit_keep_within_the_limits_instead_of_failing() -> None:
    page = Geometry(20_000, 10_000)
    biggest = read("full/max/0/default.jpg", page=page)
    assert (biggest.width, biggest.height) == (10_954, 5_477)
    fitted = read("full/^!16000,16000/0/default.jpg", page=page)
    assert (fitted.width, fitted.height) == (biggest.width, biggest.height)
    with pytest.raises(TooLarge):
        read("full/full/0/default.jpg", 2, page)


@pytest.mark.parametrize(
    ("asked", "is_allowed"),
    [
        ("full/^6000,6000/0/default.png", True),
        ("full/^6000,6000/90/default.png", True),
        ("full/^5400,5400/45/default.png", True),
        ("full/^6000,6000/45/default.png", False),
        ("full/^6000,6000/!0.5/default.jpg", True),
        ("full/^16000,3000/90/default.webp", True),
        ("full/^16000,3000/5/default.webp", False),
        ("full/max/45/default.jpg", False),
        ("full/^3800,3800/45/default.webp", True),
        ("full/^5400,5400/45/default.webp", False),
    ],
)
def test_the_limits_bind_the_picture_as_it_is_once_turned(asked: str, is_allowed: bool) -> None:
    page = Geometry(7000, 7000)
    if is_allowed:
        assert read(asked, page=page).width > 0
    else:
        with pytest.raises(TooLarge):
            read(asked, page=page)


@pytest.mark.parametrize("asked", ["full/20000,10000/0/default.jpg", "full/full/0/default.jpg"])
def test_the_full_size_is_bound_as_well_though_it_is_advertised(asked: str) -> None:
    page = Geometry(20_000, 10_000, ((313, 157), (20_000, 10_000)))
    with pytest.raises(TooLarge):
        read(asked, 2, page)


def test_what_stands_ready_may_be_had_whatever_the_limits() -> None:
    shape, tight = Geometry(2000, 1000, ((250, 125), (500, 250), (2000, 1000))), Limits(1000)
    for path in ("full/500,250/0/default.jpg", "512,0,512,512/512,512/0/default.jpg"):
        assert parse(path.split("/"), 3, shape, tight).entry is not None
    for path in ("full/500,250/0/gray.jpg", "512,0,512,512/512,512/90/default.jpg"):
        with pytest.raises(TooLarge):
            parse(path.split("/"), 3, shape, tight)


def test_percent_encoding_is_undone_once() -> None:
    assert decode_part("a%2Fb%252F") == "a/b%2F"


numbers = st.one_of(st.integers(0, 9000).map(str), st.sampled_from(["0.5", "33.333", ".25"]))
regions = st.one_of(
    st.sampled_from(["full", "square"]),
    st.tuples(*[st.integers(0, 9000)] * 4).map(lambda box: ",".join(map(str, box))),
    st.tuples(*[numbers] * 4).map(lambda box: "pct:" + ",".join(box)),
)
sizes = st.builds(
    str.__add__,
    st.sampled_from(["", "^", "!", "^!"]),
    st.one_of(
        st.sampled_from(["max", "full"]),
        numbers.map(lambda number: f"pct:{number}"),
        st.tuples(st.integers(0, 9000), st.integers(0, 9000)).map(lambda s: f"{s[0]},{s[1]}"),
        st.integers(0, 9000).map(lambda width: f"{width},"),
        st.integers(0, 9000).map(lambda height: f",{height}"),
    ),
)
turns = st.builds(str.__add__, st.sampled_from(["", "!"]), numbers)
lasts = st.sampled_from(["default.jpg", "color.png", "gray.webp", "bitonal.jpg"])
pages = st.builds(
    lambda width, height: Geometry(
        width, height, tuple(Geometry(width, height).level_size(2**k) for k in range(15, -1, -1))
    ),
    st.integers(1, 9000),
    st.integers(1, 9000),
)


@given(pages, regions, sizes, turns, lasts, st.sampled_from([2, 3]))
def test_the_canonical_form_of_a_canonical_form_is_itself(
    page: Geometry, region: str, size: str, turn: str, last: str, version: int
) -> None:
    try:
        first = parse([region, size, turn, last], version, page, LIMITS)
    except (BadImageRequest, TooLarge):
        return
    assert 0 <= first.box.x < first.box.x + first.box.width <= page.width
    assert 0 <= first.box.y < first.box.y + first.box.height <= page.height
    assert first.width >= 1
    assert first.height >= 1
    again = parse(first.canonical.split("/"), version, page, LIMITS)
    assert again == first


@given(st.lists(st.text(max_size=40), min_size=4, max_size=4), st.sampled_from([2, 3]))
def test_whatever_is_asked_is_understood_or_refused(parts: list[str], version: int) -> None:
    try:
        parse(parts, version, PAGE, LIMITS)
    except (BadImageRequest, TooLarge) as refusal:
        assert len(str(refusal)) < 300  # noqa: PT017
